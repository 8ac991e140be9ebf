"""What the documents of a corpus lean on: outlets, records that many cite, lonely sources, dead links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.noun import NamedTuple

Row = Mapping[str, Any]

_LEANING = 0.5  # of the documents that cite: what so many lean on is worth a word
_FEWEST = 3  # citing documents, below which "most" says nothing
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


class Alone(NamedTuple):
    """A source on which claims rest that have no other."""

    record: Row
    claims: tuple[Row, ...]


def outlets(records: Iterable[Row]) -> list[Outlet]:
    """Outlets, the most cited first."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in records:
        rows[row["outlet"] or ""].append(row)
    found = [
        Outlet(
            name,
            len(mine),
            len({row["document"] for row in mine}),
            sum(row["status"] == "identified" for row in mine),
            sum(row["url"] is not None for row in mine),
        )
        for name, mine in rows.items()
    ]
    return sorted(found, key=lambda outlet: (-outlet.entries, outlet.name))


def shared_records(records: Iterable[Row]) -> list[Shared]:
    """Identified sources that several documents cite, the most cited first: there their chains meet."""
    citing: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, Row] = {}
    for row in records:
        if row["status"] == "identified":
            citing[row["record"]].add(row["document"])
            first.setdefault(row["record"], row)
    everybody = len(set().union(*citing.values()))
    found = [
        Shared(first[record], tuple(sorted(documents)), _leads(len(documents), everybody))
        for record, documents in citing.items()
        if len(documents) > 1
    ]
    return sorted(found, key=lambda one: (-len(one.documents), one.record["record"]))


def _leads(citing: int, everybody: int) -> bool:
    return everybody >= _FEWEST and citing > _LEANING * everybody


def rot(records: Iterable[Row]) -> list[Rot]:
    """Of addresses that were asked for, how many led nowhere, by outlet and year; the most rotten first."""
    verdicts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, str]] = set()
    for row in records:
        if row["verdict"] and (address := (row["url"] or "", row["record"])) not in seen:
            seen.add(address)
            fate = "alive" if row["verdict"] in _ALIVE else "gone" if row["verdict"] in _GONE else "unknown"
            verdicts[row["outlet"] or "", (row["issued"] or "")[:4]][fate] += 1
    found = [
        Rot(outlet, year, counts.total(), counts["gone"], counts["unknown"])
        for (outlet, year), counts in verdicts.items()
    ]
    return sorted(found, key=lambda one: (-one.gone / one.asked, -one.asked, one.outlet, one.year))


def alone(claims: Iterable[Row], records: Iterable[Row]) -> list[Alone]:
    """Sources by the claims that rest on them and on nothing else, the most leaned on first."""
    resting: defaultdict[str, list[Row]] = defaultdict(list)
    for row in claims:
        if row["records"] and len(row["records"]) == 1:
            resting[row["records"][0]].append(row)
    first: dict[str, Row] = {}
    for row in records:
        first.setdefault(row["record"], row)
    found = [Alone(first[record], tuple(rows)) for record, rows in resting.items() if record in first]
    return sorted(found, key=lambda one: (-len(one.claims), one.record["record"]))
