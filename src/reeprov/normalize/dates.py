"""Dates as people write them, and what they can mean.

The policy: dots and dashes put the day first; a year in front is followed by the month; slashes allow both orders
while both numbers can be a month.  What is partial stays partial, what no calendar has (31.02.2025) is found and has
no reading, and version numbers, addresses of machines, identifiers and decimals are not dates.

Every pattern is bounded, and starts at a digit (or before 年 for Chinese numerals); so the scan is linear.
"""

from __future__ import annotations

import re

from ..model.citation import PartialDate
from ..model.text import Span
from .calendar import FIRST_YEAR, LAST_YEAR, DateWords, FoundDate, readings_of
from .patterns import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


# A two-digit year up to the pivot belongs to this century.
_PIVOT = 69
_ROMAN = {
    numeral: month
    for month, numeral in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
# Abbreviated months that are everyday words too: they want a full stop or a day in front.
_EVERYDAY = frozenset({"out", "set", "ago", "list", "lip", "sty", "лист", "сер", "вер", "лип"})
_LINKS = frozenset({"de", "del", "of", "do", "di", "من"})

# What stands between a month's name and the number behind it; a full stop may stand alone.
_BLANKS = " \t\n\r\u00a0\u2009\u202f,"
_BEFORE_NUMBER = frozenset(_BLANKS + ".")
# What can stand between the numbers of a date; empty: the text ends.
_SEPARATORS = frozenset("-./\u2010\u2011\u2013\u2014")
_NUMBER = lazy(r"\d\d*+")  # written so that `re` looks for the digit before it tries to match
_DASH = r"[-\u2010\u2011\u2013\u2014]"
_WORD = r"[^\W\d_]{1,16}"
# Two words for the Levant's "كانون الثاني", which may stand beside "يناير", but never "febrero de".
_MONTH = rf"({_WORD}(?:\s(?!(?:de|del|of|do|di)\s){_WORD})?(?:/{_WORD})?)"
# Between the days of a range: a dash, or a word.
_TO = rf"(?:\s?{_DASH}\s?|\s(?:to|bis(?:\szum)?|au|al|ao|a|po|do|по|до|إلى)\s)"

_FULL = lazy(
    r"(\d{4})([-./\u2010\u2011])(\d{1,2})\2(\d{1,2})(?!\d)(T\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
# A blank before the year alone (26.02. 2025) is a slip, or stands for what nobody sees.
_TRIPLE = lazy(
    rf"(?:(\d{{1,2}})\.?{_DASH})?(\d{{1,2}})([-./\u2010\u2011])(\s?)(\d{{1,2}})\3"
    r"(?:\4|\s(?<=\d\d\.\d\d\.\s)(?=\d{4}))(\d{4}|\d{2})(?!\d)"
)
_LONG_RANGE = lazy(rf"(\d{{1,2}})\.(\d{{1,2}})\.?\s?{_DASH}\s?\d{{1,2}}\.\d{{1,2}}\.(\d{{4}})(?!\d)")
_YEAR_MONTH = lazy(r"(\d{4})([-./])(\d{2})(?!\d)")
_MONTH_YEAR = lazy(r"(\d{1,2})([./-])(\d{4})(?!\d)")
_DAY_WORD = lazy(
    rf"(\d{{1,2}})(?:\.?{_TO}\d{{1,2}})?(?:st|nd|rd|th|er|ère|\.?[º°ª]|-?(?:го|е|ше|є)(?![^\W\d_]))?\.?"
    rf"(?:\s{{0,2}}|[-/])(?:(?:de|of|do|di|من)\s)?{_MONTH}\.?"
    rf"(?:\s?{_DASH}\s?\d{{1,2}}\.?\s{_WORD}\.?)?"
    rf",?(?:\s{{0,2}}|[-/])(?:(?:de|del|of|do|di)\s)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YEAR_WORD = lazy(
    rf"(\d{{4}})(?:[.,]?\s{{0,2}}(?:{_DASH}\s)?|-)(?:(\d{{1,2}})\.?\s(?:(?:de|do|di)\s)?)?{_MONTH}(\.?)"
    rf"(?:(?:\s|-)(\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]))?",
    re.IGNORECASE,
)
_AFTER_MONTH = lazy(
    rf"(\d{{1,2}})(?:\s?{_DASH}\s?(?:{_WORD}\.?\s)?\d{{1,2}})?(?:st|nd|rd|th)?(?:,\s?|\s)(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_CJK = lazy(r"(\d{4})\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})(?:\s?[日号號]?\s?[-–—~～至]\s?\d{1,2})?\s?[日号號])?)?")
_CJK_SEASON = lazy(r"[春夏秋冬][季天]?")
_YEAR = lazy(r"\d{4}")
_TO_YEAR = 120  # more than stands between a day and its year
_YEAR_TAIL = lazy(rf"\s?({_WORD})(?!\w)\.?")
_RANGE_MARKS = frozenset("-\u2013/")
_YEAR_RANGE = lazy(r"[-\u2013/](?:\d{4}|\d{2})(?!\d)")
_PIECE = lazy(r"[^\s«»\"“”„()\[\]‘’'\0]++")
_BEFORE_NO_DATE = lazy(r"(?:\A|[(\[,.（，。、])\s*+")
_LONGEST_NO_DATE = 24
_JOIN = lazy(r"\s?[-\u2013]\s?|\u2014")


def find_dates(text: str, words: DateWords) -> tuple[FoundDate, ...]:
    """Every date in a text, in order, none overlapping another.  Addresses should be masked with NUL before."""
    found: list[FoundDate] = []
    free = 0  # where the previous date ends
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        if start < free or end - start > 4 or not (text[start - 1 : start] == " " or _may_start(text, start)):
            continue
        date = _at(text, start, end, free, words)
        if date is not None:
            found.append(date)
            free = date.span.end
    if "年" in text:
        from .numerals import find_eras, find_in_numerals  # few texts need them

        taken = {date.span.end for date in found}
        found += [date for date in (*find_in_numerals(text), *find_eras(text)) if date.span.end not in taken]
        found.sort()
    return tuple(_joined(text, found)) if len(found) > 1 else tuple(found)


def find_no_date(text: str, words: DateWords) -> Span | None:
    """Where a text says in a place of its own that there is no date ("n.d.", "б. г."), or None."""
    for before in _BEFORE_NO_DATE.finditer(text):
        start = before.end()
        said = text[start : start + _LONGEST_NO_DATE].lower()
        if said.startswith(words.no_date):
            end = start + max(len(phrase) for phrase in words.no_date if said.startswith(phrase))
            if not text[end : end + 1].isalnum():
                return Span(start, end + text.startswith(".", end))
    return None


def _may_start(text: str, start: int) -> bool:
    """Whether the number at `start` stands free enough of what is before it."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha():
        return "\u2e80" <= before <= "\ua4cf"  # those scripts put no spaces
    if before in "_@#№=&%$€£¥₽+~^\\*":
        return before == "*" or (before == "_" and not text[start - 2 : start - 1].isalnum())
    if before in "./:-,\u2010\u2011'’":
        further = text[start - 2 : start - 1]
        if before == "/":
            return further.isspace()
        if before in "-\u2010\u2011":
            return not further.isalnum()
        return not further.isdigit()
    return True


def _may_end(text: str, end: int) -> bool:
    """Whether a date may end at `end`: no letter, digit, path or further number is glued to it."""
    after = text[end : end + 1]
    if after.isalnum():
        return "\u2e80" <= after <= "\ua4cf"
    if not after or after not in "_/\\.:,-%\u2010\u2011@°":
        return True
    further = text[end + 1 : end + 2]
    if after in "_%@°":
        return after == "_" and not further.isalnum()
    return not (further.isalnum() if after in "/\\-" else further.isdigit())


def _at(text: str, start: int, end: int, floor: int, words: DateWords) -> FoundDate | None:
    """The date whose first number is `text[start:end]`; a month in front of it counts from `floor` on."""
    if end - start == 4:
        return _year_first(text, start, floor, words)
    if end - start > 2:
        return None
    if found := _day_first(text, start, end, words):
        return found
    if text[start - 1 : start] in _BEFORE_NUMBER and (match := _AFTER_MONTH.match(text, start)):
        found = _month_first(text, start, floor, words, match)
    return found or _numeric_month(text, start, end, words)


def _day_first(text: str, start: int, end: int, words: DateWords) -> FoundDate | None:
    after = text[end : end + 1]
    if after in _SEPARATORS:  # of what can follow, look only for what does: most numbers are no days
        if found := _day_first_in_numbers(text, start, after, words):
            return found
    elif not after.isspace() and not after.isalpha() and after not in "º°ª":
        return None
    if _YEAR.search(text, end, end + _TO_YEAR) and (match := _DAY_WORD.match(text, start)):
        month = _month(match[2], words) or _ROMAN.get(match[2])
        day = int(match[1])
        if month and day <= 31:
            return _made(text, start, match.end(), "worded", readings_of(int(match[3]), month, day), words)
    return None


def _day_first_in_numbers(text: str, start: int, after: str, words: DateWords) -> FoundDate | None:
    if match := _TRIPLE.match(text, start):
        return _triple(text, match, words)
    if after == "." and (match := _LONG_RANGE.match(text, start)):
        readings = readings_of(int(match[3]), int(match[2]), int(match[1]))
        return _made(text, start, match.end(), "dotted", readings, words)
    return None


def _triple(text: str, match: re.Match[str], words: DateWords) -> FoundDate | None:
    """Three numbers, the year last: 06.09.2023, 06-09-2023, 06/09/2023."""
    range_start, first, mark, gap, second, last = match.groups()
    day, month, year = int(first), int(second), int(last)
    short = len(last) == 2
    if short:
        if mark not in "./" or gap or (mark == "." and not len(first) == len(second) == 2):
            return None
        year += 2000 if year < _PIVOT else 1900
    if gap and mark != ".":
        return None
    if mark == ".":
        style, readings = "dotted", readings_of(year, month, int(range_start) if range_start else day)
    else:
        if range_start:
            return None
        style = "slashed" if mark == "/" else "dashed"
        readings = readings_of(year, month, day)
        if mark == "/" or not readings:
            readings += tuple(other for other in readings_of(year, day, month) if other not in readings)
        if not readings and (style == "dashed" and max(day, month) > 31):
            return None
    if not readings and not gap and match[0][-5].isspace():
        return None
    # Short numbers and years far away are more often a version, a case number or a telephone than a wrong date.
    if not readings and (short or (mark != "." and not FIRST_YEAR <= year <= LAST_YEAR and year not in (0, 9999))):
        return None
    return _made(text, match.start(), match.end(), style, readings, words)


def _numeric_month(text: str, start: int, end: int, words: DateWords) -> FoundDate | None:
    """A month and a year in numbers: 02/2025, 02.2025."""
    match = _MONTH_YEAR.match(text, start) if text[end : end + 1] in _SEPARATORS else None
    if not match or not 1 <= int(match[1]) <= 12 or not FIRST_YEAR <= int(match[3]) <= LAST_YEAR:
        return None
    if len(match[1]) == 1 and match[2] != "/":
        return None
    style = {"/": "slashed", ".": "dotted", "-": "dashed"}[match[2]]
    return _made(text, start, match.end(), style, (PartialDate(int(match[3]), int(match[1])),), words)


def _year_first(text: str, start: int, floor: int, words: DateWords) -> FoundDate | None:
    after = text[start + 4 : start + 5]
    if after in _SEPARATORS and (match := _FULL.match(text, start)):
        style = {".": "dotted", "/": "slashed"}.get(match[2], "iso")
        if match[5] and style != "iso":
            return None
        readings = readings_of(int(match[1]), int(match[3]), int(match[4]))
        if not readings and not (len(match[3]) == len(match[4]) == 2):
            return None
        return _made(text, start, match.end(), style, readings, words)
    if (
        "年" in text[start + 4 : start + 6]
        and (match := _CJK.match(text, start))
        and (match[2] or FIRST_YEAR <= int(match[1]) <= LAST_YEAR)
    ):
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is None and (season := _CJK_SEASON.match(text, match.end())):
            return FoundDate(Span(start, season.end()), text[start : season.end()], (PartialDate(year or 0),), "season")
        style = "cjk" if month else "year"
        readings = readings_of(year or 0, month, day)
        return FoundDate(Span(start, match.end()), text[start : match.end()], readings, style)
    year = int(text[start : start + 4])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if found := _month_first(text, start, floor, words):
        return found
    if after in _SEPARATORS and (match := _YEAR_MONTH.match(text, start)) and 1 <= int(match[3]) <= 12:
        style = {".": "dotted", "/": "slashed"}.get(match[2], "iso")
        return _made(text, start, match.end(), style, (PartialDate(year, int(match[3])),), words)
    may_go_on = after in _SEPARATORS or after == "," or after.isspace() or after.isalpha()
    if may_go_on and (match := _YEAR_WORD.match(text, start)) and (found := _year_word(text, match, year, words)):
        return found
    return _bare_year(text, start, year, words)


def _year_word(text: str, match: re.Match[str], year: int, words: DateWords) -> FoundDate | None:
    """A year, then a month in words, with a day before or behind it or none: 2025, February 26 · 2025. 25 фев."""
    month = _month(match[3], words)
    if not month:
        return None
    if match[2]:
        end = match.end(4)
        if re.match(r",?\s?\d{4}", text[end : end + 8]):
            return None  # the year belongs to what is before: 2025. 25 Feb 2024
        return _made(text, match.start(), end, "worded", readings_of(year, month, int(match[2])), words)
    if match[5] and not re.match(r",?\s\d{4}(?!\d)", text[match.end() : match.end() + 8]):
        return _made(text, match.start(), match.end(), "worded", readings_of(year, month, int(match[5])), words)
    end = match.end(4)
    rest = text[end : end + 2].lstrip()
    if match[5] or (rest and rest[0].isalnum()) or match[3].casefold() in _EVERYDAY:
        return None
    return _made(text, match.start(), end, "worded", (PartialDate(year, month),), words)


def _month_first(
    text: str, start: int, floor: int, words: DateWords, day: re.Match[str] | None = None
) -> FoundDate | None:
    """A month or a season in front of a number: February 26, 2025 · февраль 2025 · Spring 2024.

    `day` is the number with the year behind it, where it is not itself the year.
    """
    if text[start - 1 : start] not in _BEFORE_NUMBER:
        return None
    head = max(floor, start - 40)
    before = text[head:start]
    stripped = before.rstrip(_BLANKS)
    if not stripped or len(before) - len(stripped) > 3 or (len(before) == len(stripped) and stripped[-1] != "."):
        return None
    if not (stripped[-1].isalpha() or stripped[-1] == "."):
        return None
    written = stripped.rpartition(" ")[2]
    last = written.rstrip(".")
    if last.isalpha() and last < "\u0590":  # the plain case, told at a glance
        folded = last.casefold()
        month = words.months.get(folded)
        if month and folded not in _EVERYDAY:
            return _behind_month(text, start - len(before) + len(stripped) - len(written), start, month, words, day)
        if not month and folded not in words.seasons and folded not in _LINKS:
            return None
    pieces = [(piece.start(), piece.group()) for piece in _PIECE.finditer(stripped)]
    if not pieces:
        return None
    if pieces[-1][1].casefold() in _LINKS:
        pieces.pop()
    for count in (2, 1):
        if len(pieces) < count:
            continue
        name = " ".join(piece for _, piece in pieces[-count:])
        at = head + pieces[-count][0]
        bare = name.rstrip(".").casefold()
        month = words.months.get(bare) or _first_of(bare, words)
        if month:
            if bare in _EVERYDAY and not name.endswith("."):
                return None
            return _behind_month(text, at, start, month, words, day)
        if bare in words.seasons and len(text) >= start + 4 and text[start : start + 4].isdigit():
            return _made(
                text, at, _years_end(text, start), "season", (PartialDate(int(text[start : start + 4])),), words
            )
    return None


def _behind_month(
    text: str, at: int, start: int, month: int, words: DateWords, day: re.Match[str] | None
) -> FoundDate | None:
    """What stands behind a month's name that begins at `at`: a year, or a day and a year."""
    if day is None:
        return _made(text, at, start + 4, "worded", (PartialDate(int(text[start : start + 4]), month),), words)
    if int(day[1]) > 31:
        return None
    return _made(text, at, day.end(), "worded", readings_of(int(day[2]), month, int(day[1])), words)


def _bare_year(text: str, start: int, year: int, words: DateWords) -> FoundDate | None:
    return _made(text, start, _years_end(text, start), "year", (PartialDate(year),), words)


def _years_end(text: str, start: int) -> int:
    """Where the year at `start` ends, or the span of years: 2019-2020, 2024/25."""
    match = _YEAR_RANGE.match(text, start + 4) if text[start + 4 : start + 5] in _RANGE_MARKS else None
    if match and (len(match[0]) == 5 or int(match[0][1:]) == (int(text[start : start + 4]) + 1) % 100):
        return match.end()
    return start + 4


def _month(name: str, words: DateWords) -> int | None:
    """The month that a name means; of two words or of two names with a slash, as Arabic has them, either may do."""
    folded = name.casefold()
    return words.months.get(folded) or _first_of(folded, words)


def _first_of(name: str, words: DateWords) -> int | None:
    """The first month of "january–february" or "شباط/فبراير"; both parts must be months."""
    parts = [part.rstrip(".") for part in re.split(r"[-/\u2013\u2014]", name)]
    if len(parts) == 2 and parts[1] in words.months:
        return words.months.get(parts[0])
    return None


def _made(
    text: str, start: int, end: int, style: str, readings: tuple[PartialDate, ...], words: DateWords
) -> FoundDate | None:
    """The date with the word for "year" that may follow it, if it may end there."""
    follows = text[end : end + 2].strip()[:1].isalpha()
    if follows and (tail := _YEAR_TAIL.match(text, end)) and tail[1].casefold() in words.year_words:
        end = tail.end()
    elif not _may_end(text, end):
        return None
    return FoundDate(Span(start, end), text[start:end], readings, style)


def _joined(text: str, found: list[FoundDate]) -> Iterable[FoundDate]:
    """Ranges made one: two dates of one precision with a dash between them read as the first."""
    previous = found[0]
    for date in found[1:]:
        gap = text[previous.span.end : date.span.start]
        alike = [len(reading.parts) for reading in previous.readings] == [
            len(reading.parts) for reading in date.readings
        ]
        if len(gap) <= 3 and alike and _JOIN.fullmatch(gap):
            span = Span(previous.span.start, date.span.end)
            previous = FoundDate(span, text[span.start : span.end], previous.readings, previous.style)
        else:
            yield previous
            previous = date
    yield previous
