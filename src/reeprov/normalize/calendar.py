"""What dates are made of: the words that they are written with, what was found, and the days that there are."""

from __future__ import annotations

from ..model.citation import PartialDate
from ..model.noun import NamedTuple
from ..model.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_YEAR, LAST_YEAR = 1900, 2099
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateWords(NamedTuple):
    """The words that dates are written with, case-folded and without end punctuation.

    Attributes:
        months: name, inflected form or abbreviation → 1 … 12.
        seasons: name → any number.
        no_date: what stands for a missing date.
        year_words: what may follow a year ("г", "р", "年").
    """

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    no_date: tuple[str, ...]
    year_words: frozenset[str]


class FoundDate(NamedTuple):
    """A date in a text.

    Attributes:
        text: as written: `text[span.start:span.end]`.
        readings: none where it is impossible, one as a rule, two (day first, then month first) for some slashes.
            A range reads as its first day, a season as its year.
        style: "iso" (Y-m-d), "dotted", "slashed", "dashed", "worded", "cjk", "season" or "year" (nothing but
            a year: it may be any number; the caller decides).
    """

    span: Span
    text: str
    readings: tuple[PartialDate, ...]
    style: str


def readings_of(year: int, month: int | None, day: int | None) -> tuple[PartialDate, ...]:
    """The date if the calendar has it."""
    if not 1000 <= year <= 2199:
        return ()
    if month is None:
        return (PartialDate(year),)
    if not 1 <= month <= 12:
        return ()
    if day is None:
        return (PartialDate(year, month),)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 28 if month == 2 and not leap else _DAYS[month - 1]
    return (PartialDate(year, month, day),) if 1 <= day <= last else ()
