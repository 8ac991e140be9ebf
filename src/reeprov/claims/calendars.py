"""Reckoning with dates that may be partial: so many months back, the last Tuesday, this year's May."""

from __future__ import annotations

from datetime import date, timedelta

from ..model.citation import PartialDate


def shifted(day: PartialDate, number: float, unit: str) -> str | None:
    """The TIMEX3 value so many units from a day (`-1.5`, "Y"): as coarse as the unit, months where half years count.

    None where the day is too partial for it, or no calendar has the result.
    """
    if unit == "10Y":
        number, unit = number * 10, "Y"
    if unit == "100Y":
        number, unit = number * 100, "Y"
    if unit == "Y" and number == int(number):
        return _year(day.year + int(number))
    if unit in "YMQ":
        if day.month is None:
            return _year(day.year + int(number)) if unit == "Y" else None
        months = day.year * 12 + day.month - 1 + round(number * {"Y": 12, "M": 1, "Q": 3}[unit])
        if not 1000 <= months // 12 <= 2999:
            return None
        if unit == "Q":
            return f"{months // 12:04}-Q{months % 12 // 3 + 1}"
        return f"{months // 12:04}-{months % 12 + 1:02}"
    whole = _day(day)
    if whole is None or abs(number) > 100_000:
        return None
    try:
        there = whole + timedelta(days=round(number * (7 if unit == "W" else 1)))
    except OverflowError:
        return None
    if unit == "W":
        year, week, _ = there.isocalendar()
        return f"{year:04}-W{week:02}"
    return there.isoformat()


def weekday_near(day: PartialDate, weekday: int, direction: int) -> str | None:
    """The nearest such weekday (1 is Monday) before the day or on it (-1), or behind it (1)."""
    whole = _day(day)
    if whole is None:
        return None
    distance = (weekday - whole.isoweekday()) % 7
    if direction < 0:
        distance = -((whole.isoweekday() - weekday) % 7)
    elif distance == 0:
        distance = 7
    return (whole + timedelta(days=distance)).isoformat()


def weekday_of(day: PartialDate) -> int | None:
    """1 (Monday) … 7 of a whole date, else None."""
    whole = _day(day)
    return whole.isoweekday() if whole else None


def month_near(day: PartialDate, month: int, direction: int) -> int:
    """The year of the nearest such month, the present one counted, back (-1) or ahead (1)."""
    now = day.month
    if now is None:
        return day.year
    if direction < 0:
        return day.year if month <= now else day.year - 1
    return day.year if month >= now else day.year + 1


def _year(year: int) -> str | None:
    return f"{year:04}" if 1 <= year <= 2999 else None


def _day(day: PartialDate) -> date | None:
    if day.month is None or day.day is None:
        return None
    try:
        return date(day.year, day.month, day.day)
    except ValueError:
        return None
