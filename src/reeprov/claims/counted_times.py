"""Times that are counted: "three years ago", "next month", durations."""

from __future__ import annotations

from ..model.text import Span
from .calendar_times import weekday
from .calendars import month_near, shifted
from .numerals import Number, number_at
from .time_reader import BLANKS, FoundTime, Reader

_UNITS_IN = {"D": "D", "W": "W", "M": "M", "Y": "Y", "10Y": "Y", "100Y": "Y", "Q": "M"}
_TIMES_IN = {"10Y": 10, "100Y": 100, "Q": 3}


def shifted_time(reader: Reader, at: int, sentence: Span | None) -> FoundTime | None:
    """As in "last month", "this year", "next Tuesday", "last May", "the past three years"."""
    words, known = reader.words, reader.known
    shift = known.shifts[words.low[at]]
    if at + 1 >= len(words.low) or words.gap(at).strip(BLANKS):
        return None
    word = words.low[at + 1]
    if word in known.weekdays:
        return weekday(reader, at, at + 2, shift or -1 if shift else 0, sentence)
    if word in reader.months and words.capitals[at + 1] and reader.issued is not None and shift:
        issued = reader.issued
        month = reader.months[word]
        year = month_near(issued, month, shift)
        if issued.month == month:
            year += shift
        return FoundTime(at, at + 2, words.ends[at + 1], "DATE", f"{year:04}-{month:02}", anchored=True)
    if word in known.units:
        unit = known.units[word]
        value = shifted(reader.issued, shift, unit) if reader.issued else None
        reference = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[shift + 1]
        if word.endswith("s") and word.isascii():
            return None
        offset = f"{'-' if shift < 0 else ''}P{abs(shift) * _TIMES_IN.get(unit, 1)}{_UNITS_IN[unit]}"
        return FoundTime(
            at, at + 2, words.ends[at + 1], "DATE", value or reference, value is not None, offset if shift else None
        )
    number = number_at(words, at + 1, reader.numbers)
    if number is not None and number.behind < len(words.low) and words.low[number.behind] in known.units:
        unit = known.units[words.low[number.behind]]
        return FoundTime(at, number.behind + 1, words.ends[number.behind], "DURATION", _duration(number.value, unit))
    return None


def counted(reader: Reader, at: int) -> FoundTime | None:
    """A number of days, weeks, months or years: a duration, or counted back from now where "ago" follows."""
    words, known, numbers = reader.words, reader.known, reader.numbers
    if words.low[at] == "полгода":
        number, unit_at = Number(0.5, at, at, digits=False), at
        unit = "Y"
    else:
        if words.low[at] in numbers.articles or (words.low[at] in known.units and not words.low[at].isascii()):
            here = at + 1 if words.low[at] in numbers.articles else at
            if words.word(here) in known.units:
                number = Number(1.0, at, here, digits=False)
            else:
                return None
        elif words.low[at] == "half" and words.word(at + 1) in numbers.articles:
            number = Number(0.5, at, at + 2, digits=False)
        else:
            if words.following[at] not in reader.counting:
                return None
            read = number_at(words, at, numbers)
            if read is None or abs(read.value) > 100_000:
                return None
            number = read
        unit_at = number.behind
        if (
            unit_at >= len(words.low)
            or words.low[unit_at] not in known.units
            or words.gaps[unit_at - 1].strip(" \n\u00a0-‑")
        ):
            return None
        unit = known.units[words.low[unit_at]]
    if words.view[words.starts[at] - 1 : words.starts[at]] in ("$", "€", "£"):
        return None
    value, behind = number.value, unit_at + 1
    if half := words.length(behind, numbers.half):
        value, behind = value + 0.5, behind + half
    end = words.ends[behind - 1]
    length = _duration(value, unit)
    if words.word(behind) in known.ago and not words.gaps[behind - 1].strip(BLANKS):
        if words.low[behind] in known.since_then:
            return FoundTime(at, behind + 1, words.ends[behind], "DATE", "PAST_REF")
        there = shifted(reader.issued, -value, unit) if reader.issued else None
        return FoundTime(
            at, behind + 1, words.ends[behind], "DATE", there or "PAST_REF", there is not None, f"-{length}"
        )
    single = words.low[at] in numbers.articles or (number.behind == unit_at == at and words.low[at] != "полгода")
    if single and value == 1:
        return None  # "a year" is a rate or nothing
    return FoundTime(at, behind, end, "DURATION", length)


def _duration(value: float, unit: str) -> str:
    """An ISO 8601 duration: P1Y6M, P30Y, P2W."""
    value *= _TIMES_IN.get(unit, 1)
    letter = _UNITS_IN[unit]
    whole = int(value)
    if value == whole or letter in "DW":
        return f"P{value:g}{letter}" if value != whole else f"P{whole}{letter}"
    if letter == "M":
        return f"P{whole}M15D" if whole else "P15D"
    months = round((value - whole) * 12)
    return f"P{whole}Y{months}M" if whole else f"P{months}M"
