"""How well markers are held against entries, by this project and by peers, on the same documents in one run.

    python bench/linking.py [--corpora FOLDER] [--peers FOLDER]

FOLDER of the corpora holds `peps/` (plain text with `truth.json`) and `research-reports/`; FOLDER of the peers holds
their commands, which are looked for on the PATH too.  A peer that is not there is said to be missing.  All run offline.

    pip install starbuck touchneedle rumdl
    npm install @ietf-tools/idnits markdownlint-cli2

Each peer is run on the documents as they are, and "helped", on copies that a person has brought into the form in which
it succeeds.  Two of them want the list under a heading `References`.  Linters of Markdown know links and no citations:
their entries become definitions, `[1]: address`, and `[1]` is such a link.  idnits knows keys that are names, in the
sections of an Internet-Draft.  rumdl never reports a number that has no definition.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LONGEST_RUN = 60  # seconds for one document
OFFLINE = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "ALL_PROXY": ""}


class Linked(NamedTuple):
    """What a tool says of one document: keys of its list, uncited ones, dangling ones; None where it read nothing."""

    entries: frozenset[str]
    uncited: frozenset[str]
    dangling: frozenset[str]


class Truth(NamedTuple):
    """A document, and what is true of it."""

    path: Path
    entries: int
    uncited: frozenset[str]


Tool = Callable[[list[Path]], dict[Path, Linked]]


def reeprov(paths: list[Path]) -> dict[Path, Linked]:
    """This project, as it stands."""
    from reeprov.audit import run
    from reeprov.readers.interface import Input
    from reeprov.settings import Settings

    inputs = [Input(str(path), path.read_bytes()) for path in paths]
    report = run(inputs, Settings(select=("RP1",)), keep_dossiers=True)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in report.findings:
        found[finding.path, finding.code].add(finding.problem.key or "")
    linked = {}
    for audited in report.documents:
        if audited.source_lists:
            dossier = audited.dossier
            keys = frozenset(entry.key for entry in dossier.document.entries) if dossier else frozenset()
            uncited, dangling = found[audited.path, "RP102"], found[audited.path, "RP101"]
            linked[Path(audited.path)] = Linked(keys, frozenset(uncited), frozenset(dangling))
    return linked


def touchneedle(command: str) -> Tool:
    """Entries, and the cites that it has for each, from its JSON."""

    def link(paths: list[Path]) -> dict[Path, Linked]:
        linked = {}
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out.json"
            for path in paths:
                out.unlink(missing_ok=True)
                document = Path(folder) / "document.md"  # it reads no other suffix
                shutil.copy(path, document)
                _run([command, "check", str(document), "--offline", "--json", str(out), "--out", f"{folder}/out.md"])
                if out.exists():
                    data = json.loads(out.read_text(encoding="utf-8"))
                    linked[path] = _read_touchneedle(data)
        return linked

    return link


def _read_touchneedle(data: dict[str, Any]) -> Linked:
    numbers = {str(row["number"]): row["cited_by"] for row in data["references"] if row.get("number")}
    cited = {str(row["number"]) for row in data["citations"] if row.get("number")}
    uncited = frozenset(number for number, cites in numbers.items() if not cites)
    return Linked(frozenset(numbers), uncited, frozenset(cited - numbers.keys()))


def starbuck(command: str) -> Tool:
    """Its references, the missing and the uncited; it has no way to stay offline, so that its proxy leads nowhere."""

    def link(paths: list[Path]) -> dict[Path, Linked]:
        linked = {}
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder) / "document.md"
            for number, path in enumerate(paths):
                shutil.copy(path, document)
                out = Path(folder) / str(number)
                _run([command, "check", str(document), "--to", "", "--out", str(out), "--quiet"])
                for file in out.glob("*.json"):
                    data = json.loads(file.read_text(encoding="utf-8"))
                    uncited, missing = _keys(data["uncited"]), _keys(data["missing"])
                    linked[path] = Linked(_keys(data["references"]) | uncited, uncited, missing)
        return linked

    return link


def _keys(rows: list[Any]) -> frozenset[str]:
    return frozenset(str(row.get("key")) if isinstance(row, dict) else str(row) for row in rows)


def idnits(command: str) -> Tool:
    """The checker of Internet-Drafts, plain text as RFCs are; it names keys that are not used, or not there."""

    def link(paths: list[Path]) -> dict[Path, Linked]:
        linked = {}
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder) / "draft-somebody-on-something-00.txt"
            for path in paths:
                shutil.copy(path, document)
                printed = _run([command, "--offline", "-o", "json", str(document)])
                try:
                    rows = json.loads(printed[printed.index("{") : printed.rindex("}") + 1])["nits"]
                except ValueError:
                    continue
                said = {code: _named(rows, code) for code in ("REFERENCE_NOT_USED", _MISSING)}
                if any(said.values()) or "[REF" in document.read_text(encoding="utf-8"):
                    linked[path] = Linked(frozenset(), said["REFERENCE_NOT_USED"], said[_MISSING])
        return linked

    return link


_MISSING = "REFERENCE_MISSING_IN_REFERENCE_SECTION"


def _named(rows: list[Any], code: str) -> frozenset[str]:
    said = " ".join(row["desc"] for row in rows if row["code"] == code)
    return frozenset(part.partition("]")[0].removeprefix("REF") for part in said.split("[")[1:])


def linter(command: str, arguments: list[str], settings: tuple[str, str]) -> Tool:
    """A linter of Markdown: the references without a definition and the definitions without a use that it reports.

    `settings` is the name and the text of the file by which `[1]` alone counts as a reference.
    """

    def link(paths: list[Path]) -> dict[Path, Linked]:
        linked = {}
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder) / "document.md"
            (Path(folder) / settings[0]).write_text(settings[1], encoding="utf-8")
            for path in paths:
                shutil.copy(path, document)
                lines = _run([command, *arguments, "document.md"], folder).splitlines()
                undefined = frozenset(match[1] for line in lines if (match := _UNDEFINED.search(line)))
                unused = frozenset(match[1] for line in lines if (match := _UNUSED.search(line)))
                if undefined or unused:
                    linked[path] = Linked(frozenset(), unused, undefined)
        return linked

    return link


# How the two linters say it.
_UNDEFINED = re.compile(r"MD052.*(?:definition: \"|Reference ')(.+?)(?:\"\]|' not found)")
_UNUSED = re.compile(r"MD053.*(?:definition: \"|reference: \[)(.+?)(?:\"\]|\])")


def helped(tool: Tool, rewritten: Callable[[Path], str]) -> Tool:
    """A tool that is given the documents as a person has written them for it."""

    def link(paths: list[Path]) -> dict[Path, Linked]:
        with tempfile.TemporaryDirectory() as folder:
            copies = {}
            for path in paths:
                copy = copies[path] = Path(folder) / path.with_suffix(".md").name
                copy.write_text(rewritten(path), encoding="utf-8")
            linked = tool(list(copies.values()))
            return {path: linked[copy] for path, copy in copies.items() if copy in linked}

    return link


def _with_heading(path: Path) -> str:
    """A document whose lists stand under `## References`."""
    from reeprov import read

    document = read(str(path))
    text = document.text
    for sources in reversed(document.source_lists):
        rest = re.sub(r"\A[^\n]*\n(?:[=~-]+[ \t]*\n)?", "", text[sources.span.start :]) if sources.heading else None
        body = text[sources.span.start :] if rest is None else rest
        text = f"{text[: sources.span.start]}\n## References\n\n{body}"
    return text


def _with_definitions(path: Path) -> str:
    """A document whose entries are definitions of links."""
    from reeprov import read

    document = read(str(path))
    text = document.text
    for entry in sorted(document.entries, key=lambda entry: entry.span, reverse=True):
        text = f"{text[: entry.span.start]}\n[{entry.key}]: https://source.test/{entry.key}\n{text[entry.span.end :]}"
    return text


def _as_draft(path: Path) -> str:
    """A document as the second section of an Internet-Draft, its keys with letters."""
    text = _with_heading(path).replace("## References", "3.  References\n\n3.1.  Normative References")
    return DRAFT + re.sub(r"\[(\d{1,4})\]", r"[REF\1]", text)


DRAFT = """
Internet-Draft                                                   Example

                       Something Of Somebody
                   draft-somebody-on-something-00

Abstract

   The text of somebody.

1.  Introduction

   It follows.

2.  Text

"""


def _run(command: list[str], folder: str | None = None) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST_RUN, check=False, env=OFFLINE, cwd=folder
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout + done.stderr


def peps(folder: Path) -> Iterator[Truth]:
    """Plain text whose footnotes were checked with docutils."""
    rows = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for name, row in sorted(rows.items()):
        yield Truth(folder / "text" / name, row["entries"], frozenset(row["unused"]))


def reports(path: Path, folder: Path) -> Iterator[Truth]:
    """Research reports as they were written; each of their entries is cited."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = folder / f"{row['id']:03}.md"
        document.write_text(row["text"], encoding="utf-8")
        yield Truth(document, len(row["entries"]), frozenset())


def score(name: str, tool: Tool, corpus: list[Truth]) -> str:
    """One row of the table."""
    begin = time.perf_counter()
    linked = tool([truth.path for truth in corpus])
    elapsed = time.perf_counter() - begin
    whole = hits = reported = dangling = 0
    for truth in corpus:
        if (found := linked.get(truth.path)) is not None:
            whole += len(found.entries) == truth.entries
            hits += len(found.uncited & truth.uncited)
            reported += len(found.uncited)
            dangling += len(found.dangling)
    true = sum(len(truth.uncited) for truth in corpus)
    precision = f"{hits / reported:7.1%}" if reported else "      –"
    recall = f"{hits / true:7.1%}" if true else "      –"
    counts = f"{len(linked):5} {whole:6} {precision} {recall} {reported - hits:6} {dangling:9}"
    return f"  {name:25} {counts} {elapsed:8.1f}"


def mutations(corpus: list[Truth]) -> Iterator[str]:
    """The table of faults put into these documents: how many of each kind, how many found, with how many others."""
    path = ROOT / "tests" / "mutations" / "mutants.py"
    spec = spec_from_file_location("mutants", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["mutants"] = module
    spec.loader.exec_module(module)
    verdicts = []
    for truth in corpus:
        text = truth.path.read_text(encoding="utf-8")
        verdicts += [module.judge(mutant, text) for mutant in module.mutants(truth.path.name, text)]
    for kind in module.KINDS:
        own = [verdict for verdict in verdicts if verdict.mutant.kind == kind]
        found = sum(verdict.found for verdict in own)
        others = sum(len(verdict.others) for verdict in own)
        yield f"  {kind:20} {len(own):5} {found:6} {found / max(1, len(own)):7.1%} {others:7}"


def tools(folder: str | None) -> Iterator[tuple[str, Tool | None]]:
    """Every tool by name; None for one that is not installed."""
    yield "reeprov", reeprov

    def find(command: str) -> str | None:
        return (shutil.which(command, path=folder) if folder else None) or shutil.which(command)

    rumdl = ["check", "--no-cache", "--config", ".rumdl.toml", "--enable", "MD052,MD053"]
    rumdl_settings = (".rumdl.toml", "[MD052]\nshortcut-syntax = true\n")
    markdownlint_settings = (".markdownlint.json", '{"MD052": {"shortcut_syntax": true}}')
    peers: list[tuple[str, Callable[[str], Tool], Callable[[Path], str]]] = [
        ("touchneedle", touchneedle, _with_heading),
        ("starbuck", starbuck, _with_heading),
        ("idnits", idnits, _as_draft),
        ("rumdl", lambda command: linter(command, rumdl, rumdl_settings), _with_definitions),
        (
            "markdownlint-cli2",
            lambda command: linter(command, ["--no-globs"], markdownlint_settings),
            _with_definitions,
        ),
    ]
    for name, make, rewritten in peers:
        command = find(name)
        tool = make(command) if command else None
        yield name, tool
        yield f"{name}, helped", helped(tool, rewritten) if tool else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--peers", help="a folder with the commands of the peers")
    options = parser.parse_args()
    if not options.corpora.is_dir():
        sys.exit(f"{options.corpora} is no folder: say with --corpora where the documents are")
    with tempfile.TemporaryDirectory() as folder:
        corpora = {
            "plain text with footnotes (PEPs)": list(peps(options.corpora / "peps")),
            "research reports": list(reports(options.corpora / "research-reports" / "reports.jsonl", Path(folder))),
        }
        for title, corpus in corpora.items():
            print(f"{title}: {len(corpus)} documents, {sum(len(truth.uncited) for truth in corpus)} uncited entries")
            print("  tool                       read  whole       P       R  false  dangling  seconds")
            for name, tool in tools(options.peers):
                print(score(name, tool, corpus) if tool else f"  {name:25} not installed", flush=True)
            print("  fault              mutants  found  recall  others")
            print(*mutations(corpus), sep="\n", flush=True)


if __name__ == "__main__":
    main()
