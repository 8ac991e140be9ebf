"""Who is said to dominate a field, in documents on one topic: "China dominates", "the market is dominated by China".

A field is seldom named where its leader is ("this area"), so that the topic is the document's: its commonest words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from ..matching.places import places_of
from .events import Event
from .wording import countries

Row = Mapping[str, Any]

LEAD = "same leader"

_DOMINATES = re.compile(
    r"\b(?P<active>dominat(?:es|ed|ing)|доминиру(?:ет|ют)|лидиру(?:ет|ют))\b(?P<by> by\b)?", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|never|no longer|не|не будет)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NEAR = 60  # code points between a leader and the verb
_COMMON = 2  # of the commonest words of two documents
_RARE = 50  # documents with one leader and one of these words


def leads(claims: Iterable[Row], topics: Mapping[str, Iterable[str]], copied: Iterable[tuple[str, str]]) -> list[Event]:
    """Statements of different documents on one topic by which the same country leads, one for two documents.

    Args:
        claims: rows of the table.
        topics: document → its commonest words.
        copied: documents that are copies of each other.
    """
    same = {frozenset(pair) for pair in copied}
    groups: defaultdict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in claims:
        for country, verb in _leaders(row["text"]):
            for word in topics[row["document"]]:
                if countries(word.capitalize()):
                    continue
                groups[country, word].setdefault(row["document"], {**row, "sentence": row["text"], "text": verb})
    words: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for (country, word), rows in groups.items():
        if len(rows) <= _RARE:
            for pair in combinations(sorted(rows), 2):
                if frozenset(pair) not in same:
                    words[country, *pair].append(word)
    return [
        Event(LEAD, groups[country, common[0]][one], groups[country, common[0]][other], tuple(sorted(common)))
        for (country, one, other), common in sorted(words.items())
        if len(common) >= _COMMON
    ]


def _leaders(text: str) -> Iterator[tuple[str, str]]:
    """The countries that are said to dominate something, each with the verb."""
    for match in _DOMINATES.finditer(text):
        before, behind = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        if _DENIED.search(before):
            continue
        found = list(places_of(behind if match["by"] else before))
        if found:
            yield found[0 if match["by"] else -1].rpartition("/")[2], match[0]
