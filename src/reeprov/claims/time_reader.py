"""What is needed to read the times of one document, and what comes of it before it is a time."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from ..languages.statements.interface import NumberWords, TimeWords
from ..model.citation import PartialDate
from ..model.noun import NamedTuple, Table
from ..model.text import Span
from .words import Words

BLANKS = " \t\n\u00a0\u202f"


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


def looks_ahead(reader: Reader, sentence: Span | None) -> bool:
    """Whether a sentence speaks of what is to come."""
    if sentence is None:
        return False
    first, behind = reader.words.within(sentence)
    return not reader.known.future.isdisjoint(reader.words.low[first:behind])
