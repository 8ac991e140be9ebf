"""What different documents date alike: the deadline that both give, the decree that both tell of.

Two texts tell of one official document where they name the same day for a document of one kind, a person or body in
common, and what it is about in words of which at least two are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from ..model.noun import NamedTuple
from .wording import countries, may_be_one_time, names, shared, stems

Row = Mapping[str, Any]

DOCUMENT, DEADLINE = "same primary document", "same deadline"

# Words for official documents, by kind: what one text calls a decree is another's directive.
_KINDS = {
    "decree": r"decrees?|directives?|edicts?|executive orders?|ordinances?|resolutions?|proclamations?"
    r"|указ\w{0,3}|распоряжени\w{1,2}|постановлени\w{1,2}|поручени\w{1,2}",
    "law": r"laws?|bills?|acts?|statutes?|закон\w{0,3}|законопроект\w{0,3}",
    "ruling": r"rulings?|verdicts?|judge?ments?|приговор\w{0,3}",
    "report": r"reports?|studies|study|surveys?|доклад\w{0,3}|отч[её]т\w{0,3}|исследовани\w{1,2}",
}
_KIND = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in _KINDS.items()), re.IGNORECASE)
_LIMITS = ("BEFORE", "ON_OR_BEFORE")
_RARE = 50  # passages with one day and one word; where there are more, it is no telling word
_OFFICES = stems("president minister government cabinet президент министр правительство")
_NEAR = 80  # code points between a document and its day
_COMMON = 2  # words that two passages must share


class Event(NamedTuple):
    """Two passages of different documents that say the same of one thing.

    Attributes:
        relation: `DOCUMENT` or `DEADLINE`; `leads.LEAD`.
        first, second: rows of the table `times`, or of `claims`.
        words: what the passages have in common.
    """

    relation: str
    first: Row
    second: Row
    words: tuple[str, ...]


def events(times: Iterable[Row], copied: Iterable[tuple[str, str]] = ()) -> list[Event]:
    """What documents that are no copies of each other date alike, each thing once for two documents."""
    same = {frozenset(pair) for pair in copied}
    groups: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in times:
        for relation, key in _keys(row):
            for word in stems(row["sentence"]):
                groups[relation, key, word].append(row)
    found: dict[tuple[str, str, str], Event] = {}
    for (relation, *_), group in groups.items():
        if len(group) <= _RARE:
            for one, other in combinations(sorted(group, key=lambda row: (row["document"], row["start"])), 2):
                pair = (relation, one["document"], other["document"])
                if pair in found or pair[1] == pair[2] or frozenset(pair[1:]) in same:
                    continue
                if words := _common(one, other, relation):
                    found[pair] = Event(relation, one, other, words)
    return [found[key] for key in sorted(found)]


def _keys(row: Row) -> Iterator[tuple[str, str]]:
    """By what a passage is looked for: the month of a deadline, the day and kind of a document."""
    _, _, rest = row["value"].partition("-")
    if "://" in row["sentence"]:
        return  # the head of a page or a mail rather than a sentence
    if row["modifier"] in _LIMITS and rest[:2].isdecimal():
        yield DEADLINE, rest[:2]
    if row["modifier"] is None and len(rest) == 5:
        at = row["sentence"].find(row["text"])
        beside = row["sentence"][max(0, at - _NEAR) : at + len(row["text"]) + _NEAR]
        for kind in {match.lastgroup for match in _KIND.finditer(beside)}:
            yield DOCUMENT, f"{rest} {kind}"


def _common(one: Row, other: Row, relation: str) -> tuple[str, ...]:
    """The words that show that both passages are about one thing; none where they are not."""
    if not may_be_one_time(one["value"], other["value"]):
        return ()
    words = shared(one["sentence"], other["sentence"])
    # "The directive requires": who gave it stands in the sentence before.
    before = relation == DEADLINE
    passages = [f"{row['before'] or ''} {row['sentence']}" if before else row["sentence"] for row in (one, other)]
    persons = names(passages[0]) & names(passages[1])
    places = countries(passages[0]) & countries(passages[1])
    words -= (
        stems(" ".join((*names(one["sentence"]), *names(other["sentence"]), one["text"], other["text"]))) | _OFFICES
    )
    words = frozenset(word for word in words if not _KIND.fullmatch(word))
    if len(words) >= _COMMON and (persons if relation == DOCUMENT else persons or places):
        return tuple(sorted(words))
    return ()
