"""Times that the calendar names: dates, years, decades, centuries, bare months, weekdays."""

from __future__ import annotations

from ..model.text import Span
from ..normalize.calendar import FoundDate, readings_of
from ..normalize.patterns import lazy
from .calendars import month_near, weekday_near
from .time_reader import BLANKS, FoundTime, Reader, looks_ahead

_DECADE = lazy(r"['’]?s(?!\w)|-?(?:е|х)(?!\w)")
ORDINAL_ENDS = ("st", "nd", "rd", "th")
_TO_MONTH = (*ORDINAL_ENDS, "of", "го")  # what may stand between a day and its month, in this order
_UNTIL = lazy(r"\d{4}[-–/](\d{4}|\d{2})(?!\d)")
# Centuries are counted in Roman numerals, at times in Cyrillic letters that look so.
ROMAN = {
    "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21,
    "хх": 20,
}  # fmt: skip
CENTURIES = frozenset({"century", "centuries", "век", "века", "веке"})


def calendar_date(reader: Reader, date: FoundDate, at: int) -> FoundTime | None:
    """A date with a year in it, or a year alone where it is one and no amount."""
    words = reader.words
    if len(date.readings) != 1:
        return None
    end = date.span.end
    behind = max(at + 1, words.within(Span(words.starts[at], end))[1])
    value = str(date.readings[0])
    if words.view[end - 1] == ".":
        end -= 1
    if date.style == "year":
        if decade := _DECADE.match(words.view, end):
            return FoundTime(at, words.within(Span(end, decade.end()))[1], decade.end(), "DATE", value[:3] + "X")
        if not _is_year(reader, at, behind):
            return None
        if until := _UNTIL.match(date.text):  # "2019-2020", "2024/25"
            value = f"{value}/{value[: 4 - len(until[1])]}{until[1]}"
    return FoundTime(at, behind, end, "DATE", value)


def _is_year(reader: Reader, at: int, behind: int) -> bool:
    """Whether four digits are a year: behind a word that asks for one, or before nothing that they could count."""
    words, numbers = reader.words, reader.numbers
    previous = words.low[at - 1] if at else ""
    follower = words.low[behind] if behind < len(words.low) else ""
    gap = words.gap(behind - 1) if behind else ""
    if (
        follower in numbers.units
        and not gap.strip(BLANKS)
        and follower not in ("year", "года", "год", "m", "t", "т", "м")
    ):
        return False
    sign = words.view[words.ends[behind - 1] : words.ends[behind - 1] + 2].strip()[:1]
    if sign in ("%", "°", "$", "€", "₽") or words.view[words.starts[at] - 1 : words.starts[at]] in ("$", "€", "£", "#"):
        return False
    if previous in numbers.years or previous in reader.known.modifiers or previous in reader.known.leads:
        return True
    if previous in numbers.hedges or previous in numbers.inner or previous in numbers.labels:
        return False
    if follower in numbers.scales or (previous and words.phrase(at - 2, at) in numbers.hedges):
        return False
    plural = follower in numbers.plurals or (
        len(follower) > 3 and follower.endswith("s") and follower not in numbers.uncounted
    )
    return not (plural and not gap.strip(BLANKS))


def weekday(reader: Reader, at: int, behind: int, shift: int, sentence: Span | None) -> FoundTime | None:
    """A weekday: the last one before the day of the document, the next one where the sentence looks ahead."""
    words = reader.words
    weekday = reader.known.weekdays[words.low[behind - 1]]
    if not words.capitals[behind - 1] and words.low[behind - 1].isascii():
        return None
    value = f"XXXX-WXX-{weekday}"
    day = None
    if reader.issued is not None:
        direction = 1 if shift > 0 or (shift == 0 and looks_ahead(reader, at, behind, sentence)) else -1
        day = weekday_near(reader.issued, weekday, direction)
    end = words.ends[behind - 1] - 2 * words.low[behind - 1].endswith(("'s", "’s"))
    return FoundTime(at, behind, end, "DATE", day or value, day is not None)


def bare_month(reader: Reader, at: int, sentence: Span | None) -> FoundTime | None:
    """A month without a year, a day behind it or none: "November 4", "in May"."""
    words, known = reader.words, reader.known
    word = words.low[at]
    month = reader.months[word]
    if not words.capitals[at] and word.isascii():
        return None
    if (
        at + 1 < len(words.low)
        and words.low[at + 1].isdecimal()
        and len(words.low[at + 1]) <= 2
        and len(words.gap(at)) < 4
    ):
        day = int(words.low[at + 1])
        behind, end = at + 2, words.ends[at + 1]
        if words.word(behind) in ORDINAL_ENDS and not words.gap(at + 1):
            behind, end = behind + 1, words.ends[behind]
        if readings_of(2024, month, day):
            return _of_month(reader, at, behind, end, month, day, sentence)
    previous = words.low[at - 1] if at else ""
    if previous.isdecimal() and len(previous) <= 2 and not words.gaps[at - 1].strip(BLANKS):
        return None  # "30 February": a day that no calendar has
    led = previous in known.leads or previous in known.modifiers or previous in ("of", "early", "late", "mid", "this")
    if word in known.doubtful and not led:
        return None
    if (
        not led
        and word.isascii()
        and (words.view[words.ends[at] : words.ends[at] + 1] in ("'", "’") or not words.capitals[at])
    ):
        return None
    return _of_month(reader, at, at + 1, words.ends[at], month, None, sentence)


def day_and_month(reader: Reader, at: int, sentence: Span | None) -> FoundTime | None:
    """As in "4 November", "5 июня", "the 4th of November"."""
    words = reader.words
    if len(words.low[at]) > 2 or not words.low[at].isdecimal():
        return None
    if words.following[at] not in reader.months and words.following[at] not in _TO_MONTH:
        return None
    behind = at + 1
    if words.following[at] in _TO_MONTH:
        for extra in _TO_MONTH:
            behind += words.word(behind) == extra
    name = words.word(behind)
    month = reader.months.get(name)
    day = int(words.low[at])
    if (
        month is None
        or len(words.gap(behind - 1)) > 3
        or words.gap(behind - 1).strip(BLANKS)
        or not readings_of(2024, month, day)
    ):
        return None
    if name.isascii() and not words.capitals[behind]:
        return None
    return _of_month(reader, at, behind + 1, words.ends[behind], month, day, sentence)


def _of_month(
    reader: Reader, at: int, behind: int, end: int, month: int, day: int | None, sentence: Span | None
) -> FoundTime:
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    if reader.issued is None:
        return FoundTime(at, behind, end, "DATE", "XXXX" + tail)
    ahead = looks_ahead(reader, at, behind, sentence)
    year = month_near(reader.issued, month, 1 if ahead else -1)
    if (
        day
        and month == reader.issued.month
        and reader.issued.day
        and (day > reader.issued.day) != ahead
        and day != reader.issued.day
    ):
        year += 1 if ahead else -1
    if day and not ahead and (not reader.issued.day or year < reader.issued.year - 1):
        year = reader.issued.year
    return FoundTime(at, behind, end, "DATE", f"{year:04}{tail}", anchored=True)


def decade(reader: Reader, at: int) -> FoundTime | None:
    """As in "the 1990s"."""
    words = reader.words
    word = words.low[at]
    if word[:2] not in ("18", "19", "20") or word[3:] != "0":
        return None
    decade = _DECADE.match(words.view, words.ends[at])
    if decade is None:
        return None
    return FoundTime(at, words.within(Span(words.ends[at], decade.end()))[1], decade.end(), "DATE", word[:3] + "X")


def century(reader: Reader, at: int) -> FoundTime | None:
    """As in "the 19th century"."""
    words = reader.words
    word = words.low[at]
    number = reader.numbers.ordinals.get(word) or ROMAN.get(word)
    behind = at + 1
    if number is None and word.isdecimal() and len(word) < 3 and words.word(behind) in ORDINAL_ENDS:
        number, behind = int(word), behind + 1
    if number is None or words.word(behind) not in CENTURIES:
        return None
    return FoundTime(at, behind + 1, words.ends[behind], "DATE", f"{number - 1:02}XX")
