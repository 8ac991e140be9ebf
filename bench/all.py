"""Everything that is measured here, with the peers that are installed beside it, as one table.

    python bench/all.py [--only PART]... [--share PER CENT] [--output FOLDER]

Each part is a script of its own, of which the docstring says what is measured.  With `--output` the table is written as
`table.md` and `table.json` too.  `--share` takes so much of the sizes that take long (100 MB of small documents, 10,000
documents that become tables): the whole takes a quarter of an hour.  Figures hold for the machine that is named, which
should have nothing else to do; only ratios of one run are worth telling.

Peers are looked for beside this Python and on the PATH:

    pip install aiohttp blingfire newspaper4k nupunkt pysbd rumdl sentencex
    npm install linkinator markdownlint-cli2
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import claims
import corpus
import entries
import fetch
import markdown
import metadata
import read_html
import rows
import startup
from rows import Row

SMALL = 20_000  # documents of 5 kB: 100 MB
CORPUS = 10_000
# How they are asked for their version.
PROGRAMS = {
    "rumdl": "--version",
    "markdownlint-cli2": "--help",
    "lychee": "--version",
    "linkinator": "--version",
    "curl": "--version",
    "nginx": "-v",
}
PACKAGES = ("selectolax", "httpx", "aiohttp", "trafilatura", "htmldate", "newspaper4k", "sentencex", "nupunkt", "pysbd")


def small_documents(share: float) -> Iterator[Row]:
    """Files of 5 kB, each with cites and a source list; of the peers only one takes less than minutes for them."""
    dice = random.Random(SMALL)
    with tempfile.TemporaryDirectory() as folder:
        for at in range(round(SMALL * share)):
            Path(folder, f"{at}.md").write_text(corpus.document(dice), encoding="utf-8")
        yield from markdown.rows(folder, 2, "small documents", ["rumdl, 2 rules"])


def large_markdown(share: float) -> Iterator[Row]:
    with markdown.gathered() as folder:
        yield from markdown.rows(folder)


PARTS: dict[str, Callable[[float], Iterator[Row]]] = {
    "startup": lambda share: startup.rows(),
    "markdown": large_markdown,
    "small": small_documents,
    "html": lambda share: read_html.rows(),
    "metadata": lambda share: metadata.rows(),
    "entries": lambda share: entries.rows(),
    "claims": lambda share: claims.rows(),
    "fetch": lambda share: fetch.rows(),
    "copies": lambda share: corpus.copied(20_000),
    "corpus": lambda share: corpus.tabled(round(CORPUS * share)),
}


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--only", action="append", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    wanted.add_argument("--share", type=float, default=100, metavar="PERCENT")
    wanted.add_argument("--output", type=Path, metavar="FOLDER")
    options = wanted.parse_args()
    facts = rows.machine() | {"share of the long parts": f"{options.share:g} %", "versions": versions()}
    for name, fact in facts.items():
        print(f"{name}: {fact}")
    seen: list[Row] = []
    for part in options.only or PARTS:
        seen += rows.show(measured(part, options.share / 100))
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
        (options.output / "table.md").write_text(rows.markdown(seen, facts), encoding="utf-8")
        (options.output / "table.json").write_text(rows.encoded(seen, facts), encoding="utf-8")


def measured(part: str, share: float) -> Iterator[Row]:
    """The rows of a part; one that cannot be measured is a row that says why, and the others go on."""
    try:
        yield from PARTS[part](share)
    except (Exception, SystemExit) as error:
        yield Row(part, "–", None, "–", f"failed: {' '.join(str(error).split()) or type(error).__name__}")


def versions() -> str:
    """Those of the peers that are here; who is not has rows that say so."""
    found = []
    for name, flag in PROGRAMS.items():
        if path := rows.program(name):
            done = subprocess.run([path, flag], capture_output=True, text=True, check=False)
            if number := re.search(r"\d+(?:\.\d+)+", done.stdout + done.stderr):
                found.append(f"{name} {number[0]}")
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)


if __name__ == "__main__":
    main()
