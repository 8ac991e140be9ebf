"""What a figure measures, of whom, when and by whose word: what two rows of the table `figures` are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from .wording import countries, countries_in_order, may_be_one_time, names, stems, without_countries

Row = Mapping[str, Any]

_LARGEST = re.compile(r"largest|biggest|greatest|крупнейш|наибольш", re.IGNORECASE)
_RANK = re.compile(r"\b\w{1,20}[- ](?:largest|biggest|greatest)\b", re.IGNORECASE)
_WORLD = re.compile(r"\b(?:world|global|worldwide|мир\w{0,3}|миров\w{1,3})\b", re.IGNORECASE)
# Words that say no more than that there is so much of something; of the rest, so many letters tell them apart.
_LIGHT = stems(
    "hold holding has sits stands amounts totals totalling reaches comes accounts owns possesses boasts equals makes "
    "country nation known overall current currently metric massive huge vast whopping roughly nearly almost measured"
)
_LETTERS = 6
# What rose or fell does so again and again: without a time two changes are two events.
_RISEN = stems(
    "rose rise risen fell fall fallen dropped grew grown increased decreased declined gained added lost shrank climbed "
    "slipped jumped raised raises lifted lowered reduced cut doubled halved выросли снизились упали"
)
_NOT = re.compile(r"\b(?:not?|never|without|only|не|нет|без|лишь|только)\b", re.IGNORECASE)
# One of several, of which two texts need not mean the same: "a mine", "another mine".
_ONE_OF_SEVERAL = re.compile(r"\b(?:an?|another|other|each|every|кажд[^\W\d_]+|друг[^\W\d_]+)\b", re.IGNORECASE)
_CHANGES = frozenset(word[:_LETTERS] for word in _RISEN)
_SAID_NOTHING = ("duration",)
_BARE = re.compile(r"[\W\d_]+(?:(?:to|and|or|до|и)\b[\W\d_]*)?")  # a number and nothing else
_OF_A_YEAR = re.compile(r"(?:\W*(?:19|20)\d\d)+ [A-ZА-ЯЁ]")  # "2008 James", of whose work it is
_YEAR = re.compile(r"(?:19|20)\d\d\b(?![,.]\d)")
_NEAR = 0.05
_SWAPPED = 2
_MONTHS = 3  # between two documents that give no time: later, another value is no contradiction


def is_known(row: Row) -> bool:
    """Whether it can be compared at all: a number of nothing, as 3.124, may be a version, a section or a code."""
    if row["kind"] in _SAID_NOTHING or row["lo"] is None:
        return False
    counts_nothing = (not row["measure"] and _BARE.fullmatch(row["text"])) or _OF_A_YEAR.match(row["text"])
    return row["kind"] != "count" or not counts_nothing


def value(row: Row) -> tuple[object, ...]:
    """What two figures must have in common to be one number."""
    return row["kind"], row["unit"], row["lo"], row["hi"], row["relation"]


def is_telling(row: Row) -> bool:
    """Whether two texts hardly have this figure by chance: of two digits, of three if counted, no year; or a rank."""
    digits = re.sub(r"\D", "", row["text"]).strip("0")
    counted = row["kind"] == "count"
    return (
        is_known(row)
        and (row["kind"] == "rank" or len(digits) >= (3 if counted else 2))
        and not (counted and _YEAR.match(row["text"]))
    )


def is_round(row: Row) -> bool:
    """Whether it is a rank or a share in whole per cents, of which there are few."""
    percent = (row["lo"] or 0) * 100
    return bool(row["kind"] == "rank" or (row["kind"] == "share" and abs(percent - round(percent)) < 1e-9))


def is_largest(row: Row) -> bool:
    """Whether it is a rank by size: "fifth-largest"."""
    return row["kind"] == "rank" and bool(_LARGEST.search(row["text"]))


def keys(row: Row) -> Iterator[tuple[object, ...]]:
    """By what figures may have to do with each other: one value, one measure, one source, the world's whole."""
    if not is_known(row):
        return
    if is_telling(row) or row["measure"]:
        yield "value", *value(row)
    if row["unit"] != "1" or _is_told_exactly(row):
        words = said(row)
        if len(words) > 1:
            yield "measure", row["unit"], row["period"], row["target"], words
    if row["unit"] != "1" and row["source"]:
        yield "source", row["unit"], source_of(row)
    if (is_largest(row) or row["kind"] == "share") and row["measure"] and not row["target"]:
        clause = clause_of(row)
        for country in countries(clause) if _WORLD.search(clause) else ():
            for word in stems(row["measure"]):
                yield "world", country, word


def _is_told_exactly(row: Row) -> bool:
    """Whether a share or a count says of what and when it is, with no change, opposite or other number ("aged 30")."""
    clause = clause_of(row)
    others = _YEAR.sub("", clause.replace(row["text"], "", 1))
    if not (row["measure"] and row["period"]) or any(map(str.isdecimal, others)):
        return False
    return not (_NOT.search(clause) or said(row) & _CHANGES)


def clause_of(row: Row) -> str:
    """What is said with this figure rather than with its neighbours."""
    clause: str = row.get("clause") or row["sentence"]
    return clause


def about(row: Row) -> frozenset[str]:
    """What it measures, or where that is not said, the other words around it."""
    return stems(row["measure"]) if row["measure"] else stems(clause_of(row)) - stems(row["text"])


def said(row: Row) -> frozenset[str]:
    """The words of its clause but for countries, ranks and light ones: "produced", "refined", "copper"."""
    clause = stems(without_countries(_RANK.sub(" ", clause_of(row)))) - stems(row["text"])
    return frozenset(word[:_LETTERS] for word in (clause | stems(row["measure"] or "")) - _LIGHT)


def source_of(row: Row) -> frozenset[str]:
    """Who said it, whosever he is: "Russia's Ministry" and "the Ministry of Russia" are "the Ministry"."""
    return stems(without_countries(row["source"] or ""))


def one_named_source(one: Row, other: Row) -> bool:
    """Whether both figures come from one source that is named, and not by a single word."""
    named = source_of(one)
    lands = countries(one["source"] or ""), countries(other["source"] or "")
    return len(named) > 1 and named == source_of(other) and (not all(lands) or lands[0] == lands[1])


def one_measure(one: Row, other: Row) -> bool:
    """Whether both measure the same thing of the same country in the same words."""
    measures = [stems(row["measure"]) for row in (one, other) if row["measure"]]
    clauses = clause_of(one), clause_of(other)
    places = tuple(map(countries_in_order, clauses))  # "Germany to China" is not "China to Germany"
    named = places[0] or names(without_countries(clauses[0]))
    if any(_ONE_OF_SEVERAL.search(clause_of(row).replace(row["text"], "", 1)) for row in (one, other)):
        return False
    return (
        one["kind"] == other["kind"]
        and one["period"] == other["period"]
        and len(said(one)) > 1
        and said(one) == said(other)
        and measures[0:1] == measures[-1:]
        and places[0] == places[1]
        and bool(named)
        and (bool(one.get("when")) or not said(one) & _CHANGES)
    )


def may_be_one_thing(one: Row, other: Row) -> bool:
    """Whether figures of one source may measure one thing: of one country, with words in common, and none swapped."""
    first, second = about(one) - source_of(one), about(other) - source_of(other)
    return len(first & second) > 1 and not swapped(first, second) and not of_different_countries(one, other)


def swapped(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two passages are alike but for a word or two: "the copper quota" and "the nickel quota".

    "Comes to" and "amounts to" are no such words.
    """
    alike = len(first & second) > _SWAPPED
    return alike and all(own - _LIGHT and len(own) <= _SWAPPED for own in (first - second, second - first))


def of_different_countries(one: Row, other: Row) -> bool:
    """Whether each names a country, and none that the other names."""
    places = countries(clause_of(one)), countries(clause_of(other))
    return all(places) and not places[0] & places[1]


def one_topic(one: Row, other: Row) -> bool:
    """Whether two sentences have a name or a country, and some words besides, in common."""
    sentences = one["sentence"], other["sentence"]
    named = names(sentences[0]) & names(sentences[1]) or countries(sentences[0]) & countries(sentences[1])
    common = stems(sentences[0]) & stems(sentences[1])
    return bool(named) and len(common - stems(" ".join((*named, one["text"])))) > 1


def may_be_of_one_time(one: Row, other: Row, issued: Mapping[str, str | None]) -> bool:
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


def overlap(one: Row, other: Row) -> bool:
    """Whether one value can be meant by both."""
    return all(a["hi"] is None or b["lo"] <= a["hi"] for a, b in ((one, other), (other, one)))


def near(one: Row, other: Row) -> bool:
    """Whether their values differ by some hundredths only."""
    ends = [row[end] for row, end in product((one, other), ("lo", "hi"))]
    return None not in ends and min(ends) > 0 and max(ends) / min(ends) <= 1 + _NEAR
