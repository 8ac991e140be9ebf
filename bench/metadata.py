"""How many pages a second become records, without a network, with peers beside it on the same pages in one run.

    python bench/metadata.py [ROUNDS]

The pages are those of the tests: built as 33 outlets build theirs, each with the title, day and outlet that it has;
what articles have besides is put into them: 10 kB of text, 100 links, 30 kB of scripts.
What each reader gets right stands beside its pace: title (the same words) and day.  Peers that are not installed are
left out: trafilatura, htmldate, newspaper4k.  Processor time of one thread.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from rows import Row, missing, show

from reeprov.fetch.charset import decode
from reeprov.normalize.titles import fold_title
from reeprov.resolvers.registry import Registry
from reeprov.resolvers.webpage import read_page, settled

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "resolvers" / "pages"
LEAST = 500


PARAGRAPH = "<p>The harbour authority said on Tuesday that the cranes stood still for the whole of the shift.</p>\n"
MENU = "".join(f'<li class="menu__item"><a href="/section/{at}">Section {at}</a></li>\n' for at in range(100))
SCRIPT = (
    "<script>window.state = {};"
    + "var cranes = [1, 2, 3]; if (cranes.length > 2) { run(cranes); }\n" * 460
    + "</script>"
)
FILLING = f"<nav><ul>{MENU}</ul></nav><div class='text'>{PARAGRAPH * 100}</div>{SCRIPT}"


class Sample(NamedTuple):
    """A page as decoded, and what it has."""

    page: str
    url: str
    title: str
    day: str


Found = tuple[str | None, str | None]


def samples() -> list[Sample]:
    rows = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    found = []
    for row in rows:
        page = decode((FOLDER / row["page"]).read_bytes(), None)[0]
        body, sign, rest = page.rpartition("</body>")
        found.append(
            Sample(f"{body or page}{FILLING}{sign}{rest if body else ''}", row["url"], row["title"], row["date"])
        )
    return found


def by_reeprov() -> Callable[[Sample], Found]:
    registry = Registry.load()

    def read(sample: Sample) -> Found:
        record = read_page(sample.page, sample.url)
        if record is None:
            return None, None
        record = settled(record, registry)
        return record.title.text if record.title else None, str(record.issued) if record.issued else None

    return read


def by_trafilatura() -> Callable[[Sample], Found]:
    import trafilatura

    def read(sample: Sample) -> Found:
        found = trafilatura.extract_metadata(sample.page, default_url=sample.url)
        return (found.title, found.date) if found else (None, None)

    return read


def by_htmldate() -> Callable[[Sample], Found]:
    import htmldate

    return lambda sample: (None, htmldate.find_date(sample.page, url=sample.url, original_date=True))


def by_newspaper() -> Callable[[Sample], Found]:
    import newspaper  # type: ignore[import-not-found]  # a peer, and no dependency of ours

    def read(sample: Sample) -> Found:
        found = newspaper.Article(sample.url)
        found.download(input_html=sample.page)
        try:
            found.parse()
        except ImportError:  # it wants a package of its own for some languages
            return None, None
        return found.title, f"{found.publish_date:%Y-%m-%d}" if found.publish_date else None

    return read


READERS: dict[str, tuple[str | None, Callable[[], Callable[[Sample], Found]]]] = {
    "reeprov": (None, by_reeprov),
    "trafilatura": ("trafilatura", by_trafilatura),
    "htmldate": ("htmldate", by_htmldate),
    "newspaper4k": ("newspaper", by_newspaper),
}


def rows(rounds: int = 20) -> Iterator[Row]:
    """Pages a second of each reader, and how many titles and days it has right."""
    pages = samples()
    size = sum(len(sample.page) for sample in pages) // len(pages)
    job = f"{len(pages)} pages become records, {size:,} characters each"
    for name, (module, make) in READERS.items():
        if module and not find_spec(module):
            yield missing(job, name, "pages/s")
            continue
        read = make()
        found = [read(sample) for sample in pages]  # loads what is loaded once
        begun = time.process_time()
        for _ in range(rounds):
            for sample in pages:
                read(sample)
        pace = rounds * len(pages) / (time.process_time() - begun)
        pairs = list(zip(found, pages, strict=True))
        titles = sum(fold_title(title or "") == fold_title(sample.title) for (title, _), sample in pairs)
        days = sum(day == sample.day for (_, day), sample in pairs)
        yield Row(job, name, pace, "pages/s", f"title {titles}/{len(pages)}, day {days}/{len(pages)}")


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:2])))
