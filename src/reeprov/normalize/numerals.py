"""Dates of East Asia: in Chinese numerals (二〇二五年二月二十六日), and in the years of an era (令和7年2月26日)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.text import Span
from .calendar import FIRST_YEAR, LAST_YEAR, FoundDate, readings_of
from .patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMERAL = "〇零○一二三四五六七八九"
_CJK_NUMERALS = lazy(
    rf"(?<![{_NUMERAL}])([{_NUMERAL}]{{4}})年(?:([一二三四五六七八九十]{{1,2}})月(?:([一二三四五六七八九十廿卅]{{1,3}})[日号號])?)?"
)


# The year before the first one of an era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
_SMALL = "[一二三四五六七八九十廿卅]{1,4}"
_ERA = lazy(
    rf"({'|'.join(_ERAS)})[ ]?(\d{{1,3}}|元|{_SMALL})年"
    rf"(?:[ ]?(\d{{1,2}}|{_SMALL})月(?:[ ]?(\d{{1,2}}|{_SMALL})[日号號])?)?"
)


def find_in_numerals(text: str) -> Iterable[FoundDate]:
    """Dates in Chinese numerals: 二〇二五年二月二十六日."""
    for match in _CJK_NUMERALS.finditer(text):
        year = int("".join(str(max(0, _NUMERAL.index(numeral) - 2)) for numeral in match[1]))
        month, day = (_small(part) if part else None for part in (match[2], match[3]))
        if month or FIRST_YEAR <= year <= LAST_YEAR:
            style = "cjk" if month else "year"
            yield FoundDate(Span(*match.span()), match[0], readings_of(year, month, day), style)


def find_eras(text: str) -> Iterable[FoundDate]:
    """Dates in the years of an era: 令和7年2月26日 · 平成三十年 · 民國113年5月20日."""
    for match in _ERA.finditer(text):
        number, month, day = (
            None if not part else int(part) if part.isdecimal() else 1 if part == "元" else _small(part)
            for part in match.groups()[1:]
        )
        year = _ERAS[match[1]] + (number or 0)
        yield FoundDate(Span(*match.span()), match[0], readings_of(year, month, day), "cjk")


def _small(numerals: str) -> int:
    """A number below 100 in Chinese numerals; 0 where it is none."""
    numerals = numerals.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = numerals.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    number = _NUMERAL.index(ones) - 2 if ones else 0
    return number + 10 * (_NUMERAL.index(tens) - 2 if tens else 1) if ten else number
