"""What the documents of a corpus lean on: outlets, records that many cite, lonely sources, dead links.

Each function reads its tables once or twice and keeps counts, so that memory grows with the sources and not with what
is said about them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model.noun import NamedTuple
from ..normalize.urls import host_of, same_address

Row = Mapping[str, Any]
Table = Callable[[], Iterable[Row]]

_LEANING = 0.5  # of the documents that cite: what so many lean on is worth a word
_FEWEST = 3  # citing documents, below which "most" says nothing
_MOST = 1_000  # sources on which claims rest alone that are shown
_EXAMPLES = 20  # claims of one of them
_ALIVE, _GONE = ("alive", "moved"), ("gone", "soft_404")


class Outlet(NamedTuple):
    """An outlet, how often and how well it is cited.

    Attributes:
        entries: how many name it; `documents` in how many documents.
        identified: entries of which outlet, title and date are known; `addressed` those that have an address.
    """

    name: str
    entries: int
    documents: int
    identified: int
    addressed: int


class Shared(NamedTuple):
    """A source that several documents cite; `leading` where most of those that cite do."""

    record: Row
    documents: tuple[str, ...]
    leading: bool


class Rot(NamedTuple):
    """How the addresses of an outlet's articles of one year fared: asked for, gone, and of unknown fate."""

    outlet: str
    year: str
    asked: int
    gone: int
    unknown: int


class Dead(NamedTuple):
    """An address that led nowhere, by a record that has it, and the documents that cite it."""

    record: Row
    documents: tuple[str, ...]


class Alone(NamedTuple):
    """A source on which so many claims rest that have no other; some of them."""

    record: Row
    resting: int
    claims: tuple[Row, ...]


class Claims(NamedTuple):
    """How many claims there are, how many cite anything, how many rest on one source, and on how many such sources."""

    all: int
    citing: int
    alone: int
    lonely: int


def outlet_of(record: Row) -> str:
    """The outlet of a record, or the host of its address where none is known; empty where there is neither."""
    return record["outlet"] or (host_of(record["url"] or "") or "").removeprefix("www.")


def outlets(records: Table) -> list[Outlet]:
    """Outlets, the most cited first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for row in records():
        name = outlet_of(row)
        documents[name].add(row["document"])
        counts[name].update(
            entries=1, identified=int(row["status"] == "identified"), addressed=int(row["url"] is not None)
        )
    found = [
        Outlet(name, count["entries"], len(documents[name]), count["identified"], count["addressed"])
        for name, count in counts.items()
    ]
    return sorted(found, key=lambda outlet: (-outlet.entries, outlet.name))


def shared_records(records: Table) -> list[Shared]:
    """Sources that several documents cite, the most cited first: there their chains meet."""
    citing: defaultdict[str, set[str]] = defaultdict(set)
    for row in records():
        if source := _source(row):
            citing[source].add(row["document"])
    everybody = len(set().union(*citing.values()))
    several = {source: documents for source, documents in citing.items() if len(documents) > 1}
    first: dict[str, Row] = {}
    for row in records() if several else ():
        if (source := _source(row)) in several:
            first.setdefault(source, row)
    found = [
        Shared(first[source], tuple(sorted(documents)), _leads(len(documents), everybody))
        for source, documents in several.items()
    ]
    return sorted(found, key=lambda one: (-len(one.documents), one.record["record"]))


def _source(record: Row) -> str:
    """What two records of one source have in common: the address of a page, else who they are where that is known."""
    address = same_address(record["url"] or "")
    if any(sign in address for sign in "/?#"):  # a front page is no source: it says of two articles nothing in common
        return address
    return record["record"] if record["status"] == "identified" else ""


def _leads(citing: int, everybody: int) -> bool:
    return everybody >= _FEWEST and citing > _LEANING * everybody


def rot(records: Table, verdicts: Mapping[str, str]) -> list[Rot]:
    """Of addresses that were asked for, how many led nowhere, by outlet and year; where most did, first."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: set[str] = set()
    for row in records() if verdicts else ():
        verdict = verdicts.get(row["url"])
        if verdict and row["url"] not in seen:
            seen.add(row["url"])
            fate = "alive" if verdict in _ALIVE else "gone" if verdict in _GONE else "unknown"
            counts[outlet_of(row), (row["issued"] or "")[:4]][fate] += 1
    found = [Rot(*where, count.total(), count["gone"], count["unknown"]) for where, count in counts.items()]
    return sorted(found, key=lambda one: (-one.gone, -one.asked, one.outlet, one.year))


def dead(records: Table, verdicts: Mapping[str, str]) -> list[Dead]:
    """The addresses that led nowhere, the most cited first."""
    gone = {url for url, verdict in verdicts.items() if verdict in _GONE}
    first: dict[str, Row] = {}
    citing: defaultdict[str, set[str]] = defaultdict(set)
    for row in records() if gone else ():
        if row["url"] in gone:
            first.setdefault(row["url"], row)
            citing[row["url"]].add(row["document"])
    found = [Dead(row, tuple(sorted(citing[url]))) for url, row in first.items()]
    return sorted(found, key=lambda one: (-len(one.documents), one.record["url"]))


def alone(claims: Table, records: Table) -> tuple[list[Alone], Claims]:
    """The sources on which most claims rest alone, and how many claims there are of what kind."""
    source_of = {row["record"]: _source(row) or row["record"] for row in records()}
    resting = Counter[str]()
    total = citing = 0
    for row in claims():
        total += 1
        citing += bool(row["cites"])
        if source := _only(row, source_of):
            resting[source] += 1
    most = dict(sorted(resting.items(), key=lambda item: (-item[1], item[0]))[:_MOST])
    examples: defaultdict[str, list[Row]] = defaultdict(list)
    for row in claims() if most else ():
        source = _only(row, source_of)
        if source in most and len(examples[source]) < _EXAMPLES:
            examples[source].append(row)
    first: dict[str, Row] = {}
    for row in records() if most else ():
        if (source := source_of[row["record"]]) in most:
            first.setdefault(source, row)
    found = [Alone(first[source], count, tuple(examples[source])) for source, count in most.items()]
    return found, Claims(total, citing, resting.total(), len(resting))


def _only(claim: Row, source_of: Mapping[str, str]) -> str:
    """The one source that a claim rests on; empty where it rests on none or on several."""
    sources = {source_of[record] for record in claim["records"] or ()}
    return sources.pop() if len(sources) == 1 else ""
