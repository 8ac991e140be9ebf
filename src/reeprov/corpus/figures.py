"""Figures of different documents beside each other: equal ones, and those that contradict.

Only the same measure in the same words, nearly the same value of the same named source, its total that is a part
elsewhere, and ranks with what excludes them are called conflicts.  One number of two different measures is reported
apart, and is none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Any

from ..model.noun import NamedTuple
from .measured import (
    about,
    clause_of,
    is_known,
    is_largest,
    is_round,
    is_telling,
    keys,
    may_be_of_one_time,
    may_be_one_thing,
    near,
    of_different_countries,
    one_measure,
    one_named_source,
    one_topic,
    overlap,
    source_of,
    swapped,
    value,
)
from .parts import totals_and_parts
from .wording import countries, stems

Row = Mapping[str, Any]

CONFLICT, DECLARED, AGREE = "conflict", "conflict that the text itself names", "agree"
OTHER, UNSAID = "same number, other measure", "same number"

_TON = re.compile(r"\b(?<!metric )tons?\b", re.IGNORECASE)
_TONNE = re.compile(r"\btonnes?\b", re.IGNORECASE)
_DIFFERENT = stems("higher lower larger smaller greater fewer exceeds contrast contradicts disputes выше ниже")
_SHORT_TON = 0.90718474
_RARE = 50  # documents with one figure; a figure that more of them have says nothing about any two
_SHARED = 3  # figures that two documents share, which chance does not explain
_EXACT = 2  # of them that are neither ranks nor whole per cents
_BESIDE = 60  # code points between a rank and the amount that goes with it


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
    counts = Counter(hash(key) for row in figures() for key in keys(row))
    found: list[Row] = []
    before: Row | None = None
    for row in figures():
        if is_known(row):
            beside = before is not None and is_largest(before)
            if beside or row["source"] or is_largest(row) or any(counts[hash(key)] > 1 for key in keys(row)):
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
    known = [row for row in figures if is_known(row)]
    same = {frozenset(pair) for pair in copied}
    related = {frozenset(row["document"] for row in found[0]) for found in in_common(known)}
    found: dict[tuple[str, int, str, int], Pair] = {}
    groups = _groups(known)
    for pair in (*_beside_ranks(known, issued), *_ranks_and_shares(groups, issued), *_compared(groups, issued)):
        one, other = sorted((pair.first, pair.second), key=lambda row: (row["document"], row["start"]))
        documents = frozenset((one["document"], other["document"]))
        if len(documents) == 2 and documents not in same:
            by_chance = pair.relation in (OTHER, UNSAID) or (pair.relation == AGREE and not is_telling(one))
            if by_chance and documents not in related and not one_topic(one, other):
                continue  # "three types" are in any two texts
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
        if len(found) >= _SHARED and sum(not is_round(rows[0]) for rows in found) >= _EXACT:
            yield tuple(sorted(found, key=lambda rows: rows[0]["start"]))


def _groups(known: Iterable[Row]) -> dict[tuple[object, ...], list[Row]]:
    """Key → the figures that have it, where there are several, and not so many that it says nothing about any two."""
    groups: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in known:
        for key in keys(row):
            groups[key].append(row)
    return {key: group for key, group in groups.items() if 1 < len(group) <= _RARE}


def _compared(groups: Mapping[tuple[object, ...], list[Row]], issued: Mapping[str, str | None]) -> Iterator[Pair]:
    """Figures of one value, one measure, or one source and unit."""
    for (kind, *_), group in groups.items():
        if kind == "source":
            for whole, total in totals_and_parts(group, issued):
                yield Pair(
                    CONFLICT, whole, total, "one named source; the total of one document is a part of more in the other"
                )
        if kind != "world":
            for one, other in combinations(group, 2):
                if pair := _compare(one, other, issued):
                    yield pair


def _compare(one: Row, other: Row, issued: Mapping[str, str | None]) -> Pair | None:
    if value(one) == value(other):
        return Pair(*_equal(one, other))
    if overlap(one, other) or one["unit"] != other["unit"] or one["target"] != other["target"]:
        return None
    if not may_be_of_one_time(one, other, issued):
        return None
    if one_named_source(one, other) and near(one, other) and may_be_one_thing(one, other):
        return Pair(CONFLICT, one, other, "one named source, values that nearly agree")
    if one_measure(one, other):
        return Pair(CONFLICT, one, other, "one measure, values that exclude each other")
    return None


def _equal(one: Row, other: Row) -> tuple[str, Row, Row, str]:
    words = about(one), about(other)
    common = words[0] & words[1]
    stated = bool(one["measure"] and other["measure"])
    if of_different_countries(one, other):
        return OTHER, one, other, "one value, of different countries"
    clauses = (stems(clause_of(row)) - stems(row["text"]) for row in (one, other))
    if swapped(*clauses) or (not common and (stated or min(map(len, words)) > 1)):
        return OTHER, one, other, "one value, measured things that are named differently"
    if common and (stated or len(common) > 1) and countries(clause_of(one)) == countries(clause_of(other)):
        return AGREE, one, other, "one value of one measure"
    return UNSAID, one, other, "one value; what it measures is not said in both"


def _beside_ranks(known: Sequence[Row], issued: Mapping[str, str | None]) -> Iterator[Pair]:
    """One rank of one thing, and beside it two amounts: they cannot both be what ranks there."""
    groups: defaultdict[tuple[object, ...], list[tuple[Row, Row]]] = defaultdict(list)
    for row, following in pairwise(sorted(known, key=lambda row: (row["document"], row["start"]))):
        beside = row["document"] == following["document"] and 0 <= following["start"] - row["end"] <= _BESIDE
        owners = countries(clause_of(row)) if beside and is_largest(row) else None
        if owners and following["kind"] == "amount" and row["sentence"] == following["sentence"]:
            groups[row["lo"], following["unit"], owners].append((row, following))
    for group in groups.values():
        if len(group) > _RARE:
            continue
        for (rank, amount), (other_rank, other_amount) in combinations(group, 2):
            common = stems(rank["measure"] or "") & stems(other_rank["measure"] or "")
            if common and not overlap(amount, other_amount) and may_be_of_one_time(amount, other_amount, issued):
                yield Pair(CONFLICT, amount, other_amount, "one rank of one thing, with another amount beside it")


def _ranks_and_shares(
    groups: Mapping[tuple[object, ...], list[Row]], issued: Mapping[str, str | None]
) -> Iterator[Pair]:
    """The k-th largest of all has at most a k-th of the whole."""
    for (kind, *_), group in groups.items():
        if kind != "world":
            continue
        for rank, share in product(filter(is_largest, group), group):
            if share["kind"] != "share" or not share["lo"] or rank["lo"] < 2:
                continue
            common = stems(clause_of(rank)) & stems(clause_of(share))
            one_thing = stems(rank["measure"]) <= stems(share["measure"]) and len(common) > 1
            one_owner = countries(clause_of(rank)) == countries(clause_of(share))
            most = 1 / rank["lo"]
            too_much = share["lo"] >= most and not share["lo"] == share["hi"] == most
            if one_thing and one_owner and too_much and may_be_of_one_time(rank, share, issued):
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
                and row["source"] and other["source"] and source_of(row) != source_of(other)
                and stems(other["sentence"]) & _DIFFERENT and not overlap(row, other)
                and (stems(clause_of(row)) & stems(clause_of(other))) - _DIFFERENT
            ):  # fmt: skip
                yield Pair(DECLARED, row, other, "two named sources, of which the text says that they differ")


def _note(one: Row, other: Row) -> str:
    """A word about tons, which in America are short ones, beside tonnes."""
    for tons, tonnes in ((one, other), (other, one)):
        if tons["unit"] == "t" and _TON.search(tons["text"]) and _TONNE.search(tonnes["text"]):
            return f"tons may be short ones: {tons['lo'] * _SHORT_TON:,.0f} tonnes instead of {tons['lo']:,.0f}"
    return ""
