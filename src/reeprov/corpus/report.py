"""The report of a corpus: what only many documents together can tell, in lines for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ..model.dossier import Report
from ..model.noun import NamedTuple
from ..reports.screen import one_line
from .circles import Citation
from .compare import Comparison, Row
from .events import Event
from .figures import AGREE, CONFLICT, DECLARED, OTHER, UNSAID, Pair
from .leaning import outlet_of
from .origins import Origin
from .wording import stems

_MOST = 20  # of a kind; the tables have them all
_MOST_NAMES = 5

_Sides = TypeVar("_Sides", Event, Origin)
_Side = tuple[str, str, str, frozenset[str]]  # what is said of it, its article, its text, the words around it

RELATIONS = (CONFLICT, DECLARED, OTHER, UNSAID, AGREE)


def lines(found: Comparison, report: Report) -> Iterator[str]:
    """The report, line by line."""
    yield summary(found)
    copies = (
        f"{_path(found, article)}, and the same in {_count(len(documents), 'other')}: "
        + ", ".join(_path(found, document) for document in documents[:_MOST_NAMES])
        for article, documents in copy_groups(found)
    )
    yield from _section("Copies", copies)
    yield from _section(
        "Probably one origin, and no common text", (_origin(found, one) for one in once(found, found.origins))
    )
    ways = (" → ".join(_path(found, step.document) for step in (*way, way[0])) for way in round_trips(found))
    yield from _section("Circles of citation", ways)
    entries = (
        f"{_path(found, one.second.document)}: [{one_line(one.first.entry['key'])}] and "
        f"[{one_line(one.second.entry['key'])}]: {one.why}"
        for one in found.one_source
    )
    yield from _section("Sources of one document that are one", entries)
    for relation in RELATIONS:
        beside = (_beside(found, group) for group in groups(found, relation))
        yield from _section(f"Figures: {relation}", beside)
    events = (
        f"{one.relation}: words in common: {', '.join(one.words)}\n{_sides(found, (one.first, one.second))}"
        for one in once(found, found.events)
    )
    yield from _section("Times and leaders: agree", events)
    shared = (
        f"{described(one.record)}: {len(one.documents)} documents{', most of those that cite' if one.leading else ''}: "
        f"{_paths(found, one.documents)}"
        for one in found.shared
    )
    yield from _section("Sources that meet", shared)
    alone = (f"{described(one.record)}: {_count(one.resting, 'claim')}" for one in found.alone)
    yield from _section("Sources on which claims rest alone", alone, found.claims.lonely)
    outlets = (
        f"{one_line(one.name or '(no outlet)')}: {_count(one.entries, 'entry')} in "
        f"{_count(one.documents, 'document')}, {one.identified} identified, {one.addressed} with an address"
        for one in found.outlets
    )
    yield from _section("Outlets by how often they are cited", outlets)
    rot = (
        f"{one_line(one.outlet or '(no outlet)')} {one.year or '(no year)'}: {one.gone} of {one.asked} gone"
        + (f", {one.unknown} not to be told" if one.unknown else "")
        for one in found.rot
    )
    yield from _section("Link rot by outlet and year", rot)
    dead = (f"{one_line(one.record['url'])}: {_paths(found, one.documents)}" for one in found.dead)
    yield from _section("Addresses that lead nowhere, and where they are cited", dead)
    findings = (
        f"{one_line(one.path)}:{one.location.row}:{one.location.column}: {one.severity.value}[{one.code}] "
        f"{one_line(one.problem.message)}"
        for one in report.findings
    )
    yield from _section("Findings", findings)


def summary(found: Comparison) -> str:
    """How many documents there are, and how much of what they say rests on what, in one line."""
    read = [document for document, row in found.documents.items() if row["read"]]
    articles = len({found.article_of[document] for document in read})
    claims = found.claims
    words = [f"{_count(len(found.documents), 'document')}, {articles} of them independent by text"]
    words += [f"{len(found.documents) - len(read)} not read"] if len(read) < len(found.documents) else []
    words += [f"{_count(claims.all, 'claim')}, {claims.citing} with a cite, {claims.alone} on one source alone"]
    return "; ".join(words)


class Group(NamedTuple):
    """Figures that are all to each other what is said of them, and what else should be known.

    Attributes:
        sides: rows of the table, one of those that are copies of each other; `copies` are how many more there are.
    """

    why: str
    notes: tuple[str, ...]
    sides: tuple[Row, ...]
    copies: int


def groups(found: Comparison, relation: str) -> list[Group]:
    """The pairs of one relation, those that are of one kind and meet in a figure put together."""
    leader: dict[_Side, _Side] = {}

    def find(side: _Side) -> _Side:
        while leader.setdefault(side, side) != side:
            leader[side] = side = leader[leader[side]]
        return side

    def ends(pair: Pair) -> tuple[_Side, _Side]:
        first, second = (
            (pair.why, found.article_of[row["document"]], row["text"], stems(row["sentence"]))
            for row in (pair.first, pair.second)
        )
        return first, second

    chosen = [pair for pair in found.pairs if pair.relation == relation]
    for pair in chosen:
        first, second = map(find, ends(pair))
        leader[second] = first
    together: defaultdict[_Side, list[Pair]] = defaultdict(list)
    for pair in chosen:
        together[find(ends(pair)[0])].append(pair)
    return [_group(found, pairs, [end for pair in pairs for end in ends(pair)]) for pairs in together.values()]


def _group(found: Comparison, pairs: Sequence[Pair], ends: Sequence[_Side]) -> Group:
    """The figures of these pairs, two by their places, several by their values."""
    rows = [row for pair in pairs for row in (pair.first, pair.second)]
    sides: dict[_Side, Row] = {}
    for end, row in zip(ends, rows, strict=True):
        sides.setdefault(end, row)
    copies = len({(row["document"], row["start"]) for row in rows}) - len(sides)
    by_value = len(sides) > 2
    ordered = sorted(
        sides.values(), key=lambda row: (by_value and row["lo"], found.path(row["document"]), row["start"])
    )
    notes = dict.fromkeys(pair.note for pair in pairs if pair.note)
    return Group(pairs[0].why, tuple(notes), tuple(ordered), copies)


def once(found: Comparison, pairs: Iterable[_Sides]) -> list[_Sides]:
    """The pairs without those that say the same of copies."""
    told: dict[tuple[object, ...], _Sides] = {}
    for pair in pairs:
        told.setdefault(_articles(found, pair), pair)
    return list(told.values())


def _articles(found: Comparison, pair: Event | Origin) -> tuple[object, ...]:
    """What two documents are to each other, and whose articles they are."""
    first, second = (found.article_of[row["document"]] for row in (pair.first, pair.second))
    return pair[0], first, second


def copy_groups(found: Comparison) -> list[tuple[str, list[str]]]:
    """The oldest document of each article of which there are copies, and these, in the order of their paths."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(found.documents, key=found.path):
        if found.article_of[document] != document:
            groups[found.article_of[document]].append(document)
    return sorted(groups.items(), key=lambda item: found.path(item[0]))


def round_trips(found: Comparison) -> list[tuple[Citation, ...]]:
    """Each circle of citation once, wherever it is entered."""
    told = {frozenset((step.document, step.cited) for step in way): way for way in reversed(found.circles)}
    return list(told.values())[::-1]


def described(record: Row) -> str:
    """A record in a line: outlet, title, day."""
    issued = record["issued"] or "undated"
    return one_line(f"{outlet_of(record) or '?'}: {record['title'] or record['url'] or '?'} ({issued})")


def _section(title: str, found: Iterable[str], total: int | None = None) -> Iterator[str]:
    """A title with how many there are, and the first of them."""
    known = list(found)
    count = len(known) if total is None else total
    if known:
        yield ""
        yield f"{title} ({count})"
        yield from (f"  {line}" for line in known[:_MOST])
        if count > _MOST:
            yield f"  and {count - _MOST} more"


def _origin(found: Comparison, origin: Origin) -> str:
    names = [_path(found, row["document"]) for row in (origin.first, origin.second)]
    return f"{names[0]} and {names[1]}: {origin.tie.value}: {one_line(origin.why)}"


def _beside(found: Comparison, group: Group) -> str:
    """All the figures with their sentences."""
    why = "; ".join((group.why, *group.notes))
    copies = f" (and {group.copies} more in copies)" if group.copies else ""
    more = len(group.sides) - _MOST_NAMES
    rest = f"\n    and {more} more" if more > 0 else ""
    return f"{why}{copies}\n{_sides(found, group.sides[:_MOST_NAMES])}{rest}"


def _sides(found: Comparison, rows: Iterable[Row]) -> str:
    return "\n".join(
        f"    {_path(found, row['document'])}:{row['row']}:{row['column']}: {one_line(row['text'])} — "
        f"{one_line(row['sentence'])}"
        for row in rows
    )


def _path(found: Comparison, document: str) -> str:
    return one_line(found.path(document))


def _paths(found: Comparison, documents: Iterable[str]) -> str:
    """The first of them, in their order."""
    return ", ".join(sorted(_path(found, document) for document in documents)[:_MOST_NAMES])


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
