"""Figures of different documents beside each other: equal ones, those that contradict, what a common origin leaves.

Only the same measure in the same words, or the same named source for nearly the same value, is called a conflict.
One number of two different measures is reported apart, and is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import Any

from ..model.noun import NamedTuple

Row = Mapping[str, Any]

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = {"a", "an", "the", "of", "all", "in", "its", "their", "world", "total", "estimated", "different"}
_OWNER = re.compile(r"^\S+['’]s\s+")
_NAME = re.compile(r"(?<=[^.!?] )[^\W\d_a-z][\w-]{2,}")
_RARE = 50  # documents with one figure; a figure that more of them have says nothing about any two
_SHARED = 3  # figures that two documents share, which chance does not explain
_NEAR = 0.05
_SAID_NOTHING = ("duration",)


class Pair(NamedTuple):
    """Two figures of different documents, and what they are to each other.

    Attributes:
        relation: "conflict", "agree", "same number" or "same number, other measure".
    """

    relation: str
    first: Row
    second: Row
    why: str


class Fingerprint(NamedTuple):
    """Two documents with several telling figures in common: probably of one origin, until shown otherwise."""

    first: str
    second: str
    figures: tuple[str, ...]


def pairs(figures: Iterable[Row], copied: Iterable[tuple[str, str]] = ()) -> list[Pair]:
    """What figures of different documents are to each other.  Copies repeat each other, which says nothing."""
    known = [row for row in figures if row["kind"] not in _SAID_NOTHING and row["lo"] is not None]
    same = {frozenset(pair) for pair in copied}
    found: dict[tuple[str, int, str, int], Pair] = {}
    for group in _groups(known):
        for one, other in combinations(group, 2):
            apart = one["document"] != other["document"] and frozenset((one["document"], other["document"])) not in same
            if apart and (pair := _compare(one, other)):
                found.setdefault((one["document"], one["start"], other["document"], other["start"]), pair)
    return [found[key] for key in sorted(found)]


def fingerprints(figures: Iterable[Row], copied: Iterable[tuple[str, str]] = ()) -> list[Fingerprint]:
    """Documents that share telling figures without being copies."""
    having: defaultdict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
    for row in figures:
        if _telling(row):
            having[_value(row)][row["document"]] = row["text"]
    same = {frozenset(pair) for pair in copied}
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for documents in having.values():
        if 1 < len(documents) <= _RARE:
            for pair in combinations(sorted(documents), 2):
                if frozenset(pair) not in same:
                    shared[pair].append(documents[pair[0]])
    return [
        Fingerprint(*pair, tuple(sorted(set(found)))) for pair, found in sorted(shared.items()) if len(found) >= _SHARED
    ]


def _groups(known: Iterable[Row]) -> Iterable[list[Row]]:
    """Figures that may have to do with each other: one value, one measure, or one source and unit."""
    groups: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in known:
        if _telling(row) or row["measure"]:
            groups["value", *_value(row)].append(row)
        if row["measure"] and row["unit"] != "1":
            groups["measure", row["unit"], row["period"], row["target"], _words(row["measure"])].append(row)
        if row["source"] and row["unit"] != "1":
            groups["source", row["unit"], _source(row)].append(row)
    return (group for group in groups.values() if 1 < len(group) <= _RARE)


def _compare(one: Row, other: Row) -> Pair | None:
    measures = _words(one["measure"] or ""), _words(other["measure"] or "")
    if _value(one) == _value(other):
        if not all(measures):
            return Pair("same number", one, other, "one value; what it measures is not said in both")
        if not measures[0] & measures[1]:
            return Pair(
                "same number, other measure", one, other, "one value, measured things that are named differently"
            )
        return Pair("agree", one, other, "one value of one measure")
    if _overlap(one, other) or one["unit"] != other["unit"] or one["target"] != other["target"]:
        return None
    alike = len(measures[0]) > 1 and measures[0] == measures[1] and _names(one) & _names(other)
    if alike and one["kind"] == other["kind"] and one["period"] == other["period"]:
        return Pair("conflict", one, other, "one measure, values that exclude each other")
    sources = _source(one), _source(other)
    if sources[0] and sources[0] == sources[1] and _near(one, other):
        return Pair("conflict", one, other, "one named source, values that nearly agree")
    return None


def _value(row: Row) -> tuple[object, ...]:
    return row["kind"], row["unit"], row["lo"], row["hi"], row["relation"]


def _telling(row: Row) -> bool:
    """Whether two texts hardly have this figure by chance: two digits or more, not a small count; or a high rank."""
    if row["kind"] in _SAID_NOTHING or row["lo"] is None:
        return False
    digits = re.sub(r"\D", "", row["text"]).strip("0")
    return row["kind"] == "rank" or (len(digits) >= 2 and row["kind"] != "count")


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 1) - _EMPTY


def _source(row: Row) -> frozenset[str]:
    """Who said it, whosever he is: "Russia's Ministry" is "the Ministry"."""
    return _words(_OWNER.sub("", row["source"] or ""))


def _names(row: Row) -> set[str]:
    """Capitalised words inside a sentence: whom or what it is about."""
    return set(_NAME.findall(row["sentence"])) - set(row["text"].split())


def _overlap(one: Row, other: Row) -> bool:
    return all(a["hi"] is None or b["lo"] <= a["hi"] for a, b in ((one, other), (other, one)))


def _near(one: Row, other: Row) -> bool:
    ends = [row[end] for row, end in product((one, other), ("lo", "hi"))]
    return None not in ends and min(ends) > 0 and max(ends) / min(ends) <= 1 + _NEAR
