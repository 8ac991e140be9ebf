"""The report of a corpus: what only many documents together can tell, in lines for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..reports.screen import one_line
from . import figures
from .copies import copies
from .store import table

_MOST = 20  # of a kind; the tables have them all
_LEANING = 0.5  # of the documents that cite: what so many lean on is worth a word


def lines(folder: str) -> Iterator[str]:
    """The report, line by line."""
    documents = {row["document"]: row for row in _rows(folder, "documents", ["document", "path", "shingles"])}
    paths = {document: one_line(row["path"]) for document, row in documents.items()}
    same = copies((document, row["shingles"] or b"") for document, row in documents.items())
    copied = [(copy.first, copy.second) for copy in same]
    yield f"{len(documents)} documents"
    yield from _section(
        "Copies", [f"{paths[one.first]} and {paths[one.second]}: {one.containment:.0%} of the shorter" for one in same]
    )
    found = list(_rows(folder, "figures"))
    prints = figures.fingerprints(found, copied)
    yield from _section(
        "Probably one origin: figures in common, and no text",
        [f"{paths[one.first]} and {paths[one.second]}: {', '.join(map(one_line, one.figures))}" for one in prints],
    )
    records = [row for row in _rows(folder, "records") if row["status"] == "identified"]
    yield from _section("Sources that meet", _meeting(records, paths))
    beside = figures.pairs(found, copied)
    for relation in ("conflict", "same number, other measure", "same number", "agree"):
        yield from _section(
            f"Figures: {relation}", [_beside(pair, paths) for pair in beside if pair.relation == relation]
        )
    yield from _section("Outlets by how often they are cited", _outlets(_rows(folder, "records", ["outlet", "status"])))


def _rows(folder: str, name: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    for batch in table(folder, name, columns):
        yield from batch.to_pylist()


def _section(title: str, found: list[str]) -> Iterator[str]:
    if found:
        yield ""
        yield f"{title} ({len(found)})"
        yield from (f"  {line}" for line in found[:_MOST])
        if len(found) > _MOST:
            yield f"  and {len(found) - _MOST} more"


def _beside(pair: figures.Pair, paths: dict[str, str]) -> str:
    """Both figures with their sentences."""
    sides = (
        f"{paths[row['document']]}: {one_line(row['text'])} — {one_line(row['sentence'])}"
        for row in (pair.first, pair.second)
    )
    return f"{pair.why}\n" + "\n".join(f"    {side}" for side in sides)


def _meeting(records: Iterable[dict[str, Any]], paths: dict[str, str]) -> list[str]:
    """Records that several documents cite; those that most of all lean on are said to be such."""
    citing: defaultdict[str, set[str]] = defaultdict(set)
    titles: dict[str, str] = {}
    for row in records:
        citing[row["record"]].add(row["document"])
        titles[row["record"]] = (
            f"{row['outlet'] or '?'}: {row['title'] or row['url'] or '?'} ({row['issued'] or 'undated'})"
        )
    everybody = set().union(*citing.values())
    found = []
    for record, documents in sorted(citing.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(documents) > 1:
            leaning = len(everybody) > 2 and len(documents) > _LEANING * len(everybody)
            words = f"{len(documents)} documents{', most of those that cite' if leaning else ''}"
            names = ", ".join(sorted(paths[document] for document in documents)[:5])
            found.append(f"{one_line(titles[record])}: {words}: {names}")
    return found


def _outlets(records: Iterable[dict[str, Any]]) -> list[str]:
    cited, well = Counter[str](), Counter[str]()
    for row in records:
        name = row["outlet"] or "(no outlet)"
        cited[name] += 1
        well[name] += row["status"] == "identified"
    ranked = sorted(cited.items(), key=lambda item: (-item[1], item[0]))
    return [f"{one_line(name)}: {count} entries, {well[name]} of them identified" for name, count in ranked]
