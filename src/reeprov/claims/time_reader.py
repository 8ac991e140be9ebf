"""What is needed to read the times of one document, and what comes of it before it is a time."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from ..languages.statements.interface import NumberWords, TimeWords
from ..model.citation import PartialDate
from ..model.noun import NamedTuple, Table
from ..model.text import Span
from .words import Words

BLANKS = " \t\n\u00a0\u202f"
_FARTHEST = 20  # words that may tell whether a time is to come
_PART_OF = frozenset({"the", "end", "of", "early", "mid", "late", "концу", "началу", "середине"})  # "by the end of May"
_BREAKS = frozenset({"that", "said", "says", "что"})


class FoundTime(NamedTuple):
    """A time before what stands in front of it was looked at: words `first` … `behind - 1`, up to the place `end`."""

    first: int
    behind: int
    end: int
    kind: str
    value: str
    anchored: bool = False
    offset: str | None = None


class Reader(Table):
    """What is needed to read the times of one document.

    Attributes:
        months: names → 1 … 12.
        issued: the day of the document.
        lengths: the first word of each phrase → how many words such phrases have, the longest first.
        counting: the words that may follow the first word of a number of days or years.
    """

    words: Words
    known: TimeWords
    numbers: NumberWords
    months: Mapping[str, int]
    issued: PartialDate | None
    lengths: Mapping[str, tuple[int, ...]]
    counting: AbstractSet[str]


def looks_ahead(reader: Reader, at: int, behind: int, sentence: Span | None) -> bool:
    """Whether what is said with the time in the words `at` … `behind - 1` is to come, or it is a deadline itself.

    That is told by the words around it up to the next comma: "It will open in May, the mayor said on Monday." A comma
    behind a time that opens the sentence parts nothing: "In May, it will open."
    """
    words, known = reader.words, reader.known
    if words.word(at - 1) in known.weekdays:  # "on Monday, January 27"
        at -= 1
    lead = at - 1
    while words.word(lead) in _PART_OF:
        lead -= 1
    if known.modifiers.get(words.word(lead)) == "ON_OR_BEFORE":
        return True
    if sentence is None:
        return False
    first, last = words.within(sentence)
    start, stop = max(first, at - _FARTHEST), min(last, behind + _FARTHEST)
    while at > start and not words.gaps[at - 1].strip(BLANKS) and words.low[at - 1] not in _BREAKS:
        at -= 1
    opens = known.leads.union(known.modifiers).issuperset(words.low[first:at])
    if opens and behind < stop and words.gaps[behind - 1].strip(BLANKS) == ",":
        behind += 1
    while behind < stop and not words.gaps[behind - 1].strip(BLANKS) and words.low[behind] not in _BREAKS:
        behind += 1
    near = words.low[at:behind]
    return not (known.future.isdisjoint(near) and known.future.isdisjoint(map(" ".join, pairwise(near))))
