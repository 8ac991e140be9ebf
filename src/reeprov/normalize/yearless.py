"""Days whose year stands elsewhere: "Hume (2021) ‘Copper’, Financial Times, 7 May"."""

from __future__ import annotations

import re

from ..model.text import Span
from .calendar import DateWords, FoundDate, readings_of
from .patterns import lazy

_WORD = r"[^\W\d_]{3,16}"
_DAY_MONTH = lazy(
    rf"(?<=,[ ])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ ](?:de[ ])?(?P<month>{_WORD})"
    rf"|(?P<month_first>{_WORD})\.?[ ](?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?)(?=[.,;]|[ ]*(?:[\x01(\[]|\Z))",
    re.IGNORECASE,
)


def find_yearless(text: str, start: int, year: int, words: DateWords) -> FoundDate | None:
    """The first day behind `start` that is written without a year, in this year; None where there is none.

    It must stand between commas and stops, as a field of its own does.
    """
    for match in _DAY_MONTH.finditer(text, start):
        month = words.months.get((match["month"] or match["month_first"]).casefold())
        readings = readings_of(year, month, int(match["day"] or match["day_last"])) if month else ()
        if readings:
            return FoundDate(Span(*match.span()), match[0], readings, "worded")
    return None
