"""Figures of different documents beside each other: equal ones, and those that contradict.

Only the same measure in the same words, nearly the same value of the same named source, and ranks with what excludes
them are called conflicts.  One number of two different measures is reported apart, and is none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Any

from ..model.noun import NamedTuple
from .wording import countries, may_be_one_time, names, stems, without_countries

Row = Mapping[str, Any]

CONFLICT, DECLARED, AGREE = "conflict", "conflict that the text itself names", "agree"
OTHER, UNSAID = "same number, other measure", "same number"

_LARGEST = re.compile(r"largest|biggest|greatest|крупнейш|наибольш", re.IGNORECASE)
_WORLD = re.compile(r"\b(?:world|global|worldwide|мир\w{0,3}|миров\w{1,3})\b", re.IGNORECASE)
_TON = re.compile(r"\btons?\b", re.IGNORECASE)
_TONNE = re.compile(r"\btonnes?\b", re.IGNORECASE)
_DIFFERENT = stems("higher lower larger smaller greater fewer exceeds contrast contradicts disputes выше ниже")
_SHORT_TON = 0.90718474
_RARE = 50  # documents with one figure; a figure that more of them have says nothing about any two
_SHARED = 3  # figures that two documents share, which chance does not explain
_NEAR = 0.05
_BESIDE = 60  # code points between a rank and the amount that goes with it
_MONTHS = 12  # between two documents that give no time: later, another value is no contradiction
_SAID_NOTHING = ("duration",)


class Pair(NamedTuple):
    """Two figures, and what they are to each other.

    Attributes:
        relation: `CONFLICT`, `DECLARED` (both in one document), `AGREE`, `OTHER` or `UNSAID`: one number, where what
            it measures is not said in both.
        why: what that rests on.
        note: what else should be known, or nothing.
    """

    relation: str
    first: Row
    second: Row
    why: str
    note: str = ""


def comparable(figures: Callable[[], Iterable[Row]]) -> list[Row]:
    """Of the rows of the table, those that have to do with some other one: most figures of a large corpus have not."""
    counts = Counter(hash(key) for row in figures() for key in _keys(row))
    found: list[Row] = []
    before: Row | None = None
    for row in figures():
        if _is_known(row):
            beside = before is not None and _is_largest(before)
            if beside or row["source"] or _is_largest(row) or any(counts[hash(key)] > 1 for key in _keys(row)):
                found.append(row)
        before = row
    return found


def pairs(
    figures: Iterable[Row],
    copied: Iterable[tuple[str, str]] = (),
    issued: Mapping[str, str | None] = {},
) -> list[Pair]:
    """What figures are to each other.  Copies repeat each other, which says nothing.

    Args:
        figures: rows of the table.
        copied: documents that are copies of each other.
        issued: document → its date.
    """
    known = [row for row in figures if _is_known(row)]
    same = {frozenset(pair) for pair in copied}
    related = {frozenset(row["document"] for row in found[0]) for found in in_common(known)}
    found: dict[tuple[str, int, str, int], Pair] = {}
    groups = _groups(known)
    for pair in (*_compared(groups, issued), *_beside_ranks(known, issued), *_ranks_and_shares(groups, issued)):
        one, other = sorted((pair.first, pair.second), key=lambda row: (row["document"], row["start"]))
        documents = frozenset((one["document"], other["document"]))
        if len(documents) == 2 and documents not in same:
            if pair.relation in (OTHER, UNSAID) and documents not in related and not _one_topic(one, other):
                continue  # a number that two texts have by chance
            key = (one["document"], one["start"], other["document"], other["start"])
            found.setdefault(key, pair._replace(first=one, second=other, note=_note(one, other)))
    return [*_declared(known), *(found[key] for key in sorted(found))]


def in_common(figures: Iterable[Row]) -> Iterator[tuple[tuple[Row, Row], ...]]:
    """For two documents, the telling figures that both have, where there are more than chance explains."""
    having: defaultdict[tuple[object, ...], dict[str, Row]] = defaultdict(dict)
    for row in figures:
        if is_telling(row):
            having[value(row)].setdefault(row["document"], row)
    shared: defaultdict[tuple[str, str], list[tuple[Row, Row]]] = defaultdict(list)
    for rows in having.values():
        if 1 < len(rows) <= _RARE:
            for one, other in combinations(sorted(rows), 2):
                shared[one, other].append((rows[one], rows[other]))
    for _, found in sorted(shared.items()):
        if len(found) >= _SHARED:
            yield tuple(sorted(found, key=lambda rows: rows[0]["start"]))


def value(row: Row) -> tuple[object, ...]:
    """What two figures must have in common to be one number."""
    return row["kind"], row["unit"], row["lo"], row["hi"], row["relation"]


def is_telling(row: Row) -> bool:
    """Whether two texts hardly have this figure by chance: two digits or more, three of a count; or a rank."""
    if row["kind"] in _SAID_NOTHING or row["lo"] is None:
        return False
    digits = re.sub(r"\D", "", row["text"]).strip("0")
    return row["kind"] == "rank" or len(digits) >= (3 if row["kind"] == "count" else 2)


def one_named_source(one: Row, other: Row) -> bool:
    """Whether both figures come from one source that is named, and not by a single word."""
    named = _source(one)
    lands = countries(one["source"] or ""), countries(other["source"] or "")
    return len(named) > 1 and named == _source(other) and (not all(lands) or lands[0] == lands[1])


def _source(row: Row) -> frozenset[str]:
    """Who said it, whosever he is: "Russia's Ministry" and "the Ministry of Russia" are "the Ministry"."""
    return stems(without_countries(row["source"] or ""))


def _groups(known: Iterable[Row]) -> dict[tuple[object, ...], list[Row]]:
    """Key → the figures that have it, where there are several, and not so many that it says nothing about any two."""
    groups: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in known:
        for key in _keys(row):
            groups[key].append(row)
    return {key: group for key, group in groups.items() if 1 < len(group) <= _RARE}


def _is_known(row: Row) -> bool:
    return row["kind"] not in _SAID_NOTHING and row["lo"] is not None


def _keys(row: Row) -> Iterator[tuple[object, ...]]:
    """By what figures may have to do with each other: one value, one measure, one source and unit, a world's share."""
    if not _is_known(row):
        return
    if is_telling(row) or row["measure"]:
        yield "value", *value(row)
    if row["measure"] and row["unit"] != "1":
        yield "measure", row["unit"], row["period"], row["target"], stems(row["measure"])
    if row["source"] and row["unit"] != "1":
        yield "source", row["unit"], _source(row)
    if (_is_largest(row) or row["kind"] == "share") and row["measure"] and not row["target"]:
        clause = _clause(row)
        for country in countries(clause) if _WORLD.search(clause) else ():
            for word in stems(row["measure"]):
                yield "world", country, word


def _compared(groups: Mapping[tuple[object, ...], list[Row]], issued: Mapping[str, str | None]) -> Iterator[Pair]:
    """Figures of one value, one measure, or one source and unit."""
    for (kind, *_), group in groups.items():
        if kind != "world":
            for one, other in combinations(group, 2):
                if pair := _compare(one, other, issued):
                    yield pair


def _compare(one: Row, other: Row, issued: Mapping[str, str | None]) -> Pair | None:
    if value(one) == value(other):
        return Pair(*_equal(one, other))
    if _overlap(one, other) or one["unit"] != other["unit"] or one["target"] != other["target"]:
        return None
    if not _may_be_one_time(one, other, issued):
        return None
    measures = stems(one["measure"] or ""), stems(other["measure"] or "")
    alike = len(measures[0]) > 1 and measures[0] == measures[1] and _one_subject(one, other)
    if alike and one["kind"] == other["kind"] and one["period"] == other["period"]:
        return Pair(CONFLICT, one, other, "one measure, values that exclude each other")
    about = (_about(one) & _about(other)) - _source(one)
    if one_named_source(one, other) and len(about) > 1 and _near(one, other):
        return Pair(CONFLICT, one, other, "one named source, values that nearly agree")
    return None


def _equal(one: Row, other: Row) -> tuple[str, Row, Row, str]:
    about = _about(one), _about(other)
    common = about[0] & about[1]
    stated = bool(one["measure"] and other["measure"])
    if common and (stated or len(common) > 1):
        return AGREE, one, other, "one value of one measure"
    if not common and (stated or min(map(len, about)) > 1):
        return OTHER, one, other, "one value, measured things that are named differently"
    return UNSAID, one, other, "one value; what it measures is not said in both"


def _beside_ranks(known: Sequence[Row], issued: Mapping[str, str | None]) -> Iterator[Pair]:
    """One rank of one thing, and beside it two amounts: they cannot both be what ranks there."""
    groups: defaultdict[tuple[object, ...], list[tuple[Row, Row]]] = defaultdict(list)
    for row, following in pairwise(sorted(known, key=lambda row: (row["document"], row["start"]))):
        beside = row["document"] == following["document"] and 0 <= following["start"] - row["end"] <= _BESIDE
        if beside and _is_largest(row) and following["kind"] == "amount" and row["sentence"] == following["sentence"]:
            groups[row["lo"], following["unit"], countries(_clause(row))].append((row, following))
    for group in groups.values():
        if len(group) > _RARE:
            continue
        for (rank, amount), (other_rank, other_amount) in combinations(group, 2):
            common = stems(rank["measure"] or "") & stems(other_rank["measure"] or "")
            if common and not _overlap(amount, other_amount) and _may_be_one_time(amount, other_amount, issued):
                yield Pair(CONFLICT, amount, other_amount, "one rank of one thing, with another amount beside it")


def _ranks_and_shares(
    groups: Mapping[tuple[object, ...], list[Row]], issued: Mapping[str, str | None]
) -> Iterator[Pair]:
    """The k-th largest of all has at most a k-th of the whole."""
    for (kind, *_), group in groups.items():
        if kind != "world":
            continue
        for rank, share in product(filter(_is_largest, group), group):
            if share["kind"] != "share" or not share["lo"] or rank["lo"] < 2:
                continue
            about = stems(_clause(rank)) & stems(_clause(share))
            one_thing = stems(rank["measure"]) <= stems(share["measure"]) and len(about) > 1
            one_owner = countries(_clause(rank)) == countries(_clause(share))
            most = 1 / rank["lo"]
            too_much = share["lo"] >= most and not share["lo"] == share["hi"] == most
            if one_thing and one_owner and too_much and _may_be_one_time(rank, share, issued):
                why = f"number {rank['lo']:.0f} has at most {most:.0%} of the whole"
                yield Pair(CONFLICT, rank, share, why)


def _declared(known: Iterable[Row]) -> Iterator[Pair]:
    """Two sources in neighbouring sentences, of which the second says that it differs: "claims higher figures"."""
    ordered = sorted(known, key=lambda row: (row["document"], row["start"]))
    for at, row in enumerate(ordered):
        for other in ordered[at + 1 : at + 4]:
            if (
                row["document"] == other["document"]
                and row["unit"] == other["unit"] != "1"
                and row["sentence"] != other["sentence"]
                and row["source"] and other["source"] and _source(row) != _source(other)
                and stems(other["sentence"]) & _DIFFERENT and not _overlap(row, other)
                and (stems(_clause(row)) & stems(_clause(other))) - _DIFFERENT
            ):  # fmt: skip
                yield Pair(DECLARED, row, other, "two named sources, of which the text says that they differ")


def _is_largest(row: Row) -> bool:
    return row["kind"] == "rank" and bool(_LARGEST.search(row["text"]))


def _clause(row: Row) -> str:
    clause: str = row.get("clause") or row["sentence"]
    return clause


def _about(row: Row) -> frozenset[str]:
    """What it measures, or where that is not said, the other words around it."""
    return stems(row["measure"]) if row["measure"] else stems(_clause(row)) - stems(row["text"])


def _one_topic(one: Row, other: Row) -> bool:
    """Whether two sentences have a name or a country, and some words besides, in common."""
    sentences = one["sentence"], other["sentence"]
    named = names(sentences[0]) & names(sentences[1]) or countries(sentences[0]) & countries(sentences[1])
    common = stems(sentences[0]) & stems(sentences[1])
    return bool(named) and len(common - stems(" ".join((*named, one["text"])))) > 1


def _one_subject(one: Row, other: Row) -> bool:
    """Whether both name the same countries and the same others, of either at least one: "at Atacama" is only a part."""
    clauses = _clause(one), _clause(other)
    places = countries(clauses[0]), countries(clauses[1])
    others = [
        names(without_countries(clause)) - names(row["source"] or "")
        for clause, row in zip(clauses, (one, other), strict=True)
    ]
    return places[0] == places[1] and others[0] == others[1] and bool(places[0] or others[0])


def _may_be_one_time(one: Row, other: Row, issued: Mapping[str, str | None]) -> bool:
    """Whether two figures can be of one time, by their sentences or else by the dates of their documents."""
    first, second = one.get("when") or (), other.get("when") or ()
    if first or second:
        return any(may_be_one_time(each, another) for each, another in product(first, second))
    months = [_months(issued.get(row["document"])) for row in (one, other)]
    return None in months or abs(months[0] - months[1]) <= _MONTHS  # type: ignore[operator]  # both are known


def _months(day: str | None) -> int | None:
    if day is None:
        return None
    year, month = (*map(int, day.split("-")), 6)[:2]
    return year * 12 + month


def _overlap(one: Row, other: Row) -> bool:
    return all(a["hi"] is None or b["lo"] <= a["hi"] for a, b in ((one, other), (other, one)))


def _near(one: Row, other: Row) -> bool:
    ends = [row[end] for row, end in product((one, other), ("lo", "hi"))]
    return None not in ends and min(ends) > 0 and max(ends) / min(ends) <= 1 + _NEAR


def _note(one: Row, other: Row) -> str:
    """A word about tons, which in America are short ones, beside tonnes."""
    for tons, tonnes in ((one, other), (other, one)):
        if tons["unit"] == "t" and _TON.search(tons["text"]) and _TONNE.search(tonnes["text"]):
            return f"tons may be short ones: {tons['lo'] * _SHORT_TON:,.0f} tonnes instead of {tons['lo']:,.0f}"
    return ""
