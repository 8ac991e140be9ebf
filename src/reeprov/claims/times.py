"""Times: dates, bare months and weekdays against the date of the document, "N units ago", durations, references.

The grammar is our own: a search for dates in running text reads "20-25 %" as a year.  What is partial stays partial,
and without a date of the document a month stays `XXXX-05`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..languages import lexicon, months
from ..languages.statements import statement_words
from ..languages.statements.interface import NumberWords, TimeWords
from ..model.citation import PartialDate
from ..model.claim import Time
from ..model.text import Span
from ..normalize.calendar import DateWords, FoundDate, readings_of
from ..normalize.dates import find_dates
from ..normalize.patterns import lazy
from .calendars import month_near, shifted, weekday_near
from .numerals import Number, number_at
from .words import Words

_DECADE = lazy(r"['’]?s(?!\w)|-?(?:е|х)(?!\w)")
_CENTURIES = frozenset({"century", "centuries", "век", "века", "веке"})
_BLANKS = " \t\n\u00a0\u202f"
_UNITS_IN = {"D": "D", "W": "W", "M": "M", "Y": "Y", "10Y": "Y", "100Y": "Y", "Q": "M"}
_TIMES_IN = {"10Y": 10, "100Y": 100, "Q": 3}


class _Found(NamedTuple):
    """A time before what stands in front of it was looked at: words `first` … `behind - 1`, up to the place `end`."""

    first: int
    behind: int
    end: int
    kind: str
    value: str
    anchored: bool = False
    offset: str | None = None


class _Reader(NamedTuple):
    """What is needed to read the times of one document; `issued` is its day, `months` are names → 1 … 12."""

    words: Words
    known: TimeWords
    numbers: NumberWords
    months: Mapping[str, int]
    issued: PartialDate | None
    lengths: Mapping[str, tuple[int, ...]]


def find_times(
    words: Words, sentences: Sequence[Span], language: str, dates: DateWords, issued: PartialDate | None
) -> tuple[Time, ...]:
    """Every time of the whole text, source lists included, in order, none overlapping another.

    Languages without words of their own have their dates in numbers read, and no more.
    """
    calendar = find_dates(words.view, dates)
    known = statement_words(language)
    if known is None:
        return tuple(
            Time(date.span, date.text, "DATE", str(date.readings[0]))
            for date in calendar
            if len(date.readings) == 1 and date.style != "year"
        )
    reader = _Reader(words, known.times, known.numbers, _months(language), issued, _lengths(language))
    starts = _starts(language)
    low = words.low
    articles = known.numbers.articles
    behind_articles = known.times.units.keys() | known.numbers.scales.keys() | {"half"}
    times: list[Time] = []
    upcoming = iter(calendar)
    date = next(upcoming, None)
    sentence = free = behind = 0
    for at, word in enumerate(low):
        if at < behind or not (
            word in starts
            or word[0].isdecimal()
            or (word in articles and at + 1 < len(low) and low[at + 1] in behind_articles)
        ):
            continue
        start = words.starts[at]
        while date is not None and date.span.end <= start:
            date = next(upcoming, None)
        found = None
        if date is not None and date.span.start < words.ends[at]:
            found = _calendar_date(reader, date, at)
            if found is None and date.style != "year":
                continue
        if found is None:
            while sentence < len(sentences) and sentences[sentence].end <= start:
                sentence += 1
            inside = sentence < len(sentences) and sentences[sentence].start <= start
            found = _at(reader, at, sentences[sentence] if inside else None)
        if found is not None:
            times.append(_made(reader, found, free))
            free, behind = times[-1].span.end, found.behind
    return tuple(times)


@cache
def _lengths(language: str) -> Mapping[str, tuple[int, ...]]:
    """The first word of each phrase → how many words such phrases have, the longest first."""
    known = statement_words(language)
    lengths: dict[str, set[int]] = {}
    if known is not None:
        for phrase in (*known.times.references, *known.times.sets):
            lengths.setdefault(phrase.partition(" ")[0], set()).add(phrase.count(" ") + 1)
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


@cache
def _starts(language: str) -> frozenset[str]:
    """The words that a time can begin with."""
    known = statement_words(language)
    if known is None:
        return frozenset()
    words = _lengths(language).keys() | known.times.weekdays.keys() | known.times.shifts.keys()
    words |= known.numbers.cardinals.keys() | {"half", "полгода"} | known.times.units.keys()
    words |= known.numbers.ordinals.keys()
    return frozenset(words | months().keys())


def _months(language: str) -> Mapping[str, int]:
    own = lexicon(language)
    return own.months if own else {}


def _calendar_date(reader: _Reader, date: FoundDate, at: int) -> _Found | None:
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
            return _Found(at, words.within(Span(end, decade.end()))[1], decade.end(), "DATE", value[:3] + "X")
        if not _is_year(reader, at, behind):
            return None
        if date.text[4:5] in "-–/" and len(date.text) > 6:  # "2019-2020", "2024/25"
            value = f"{value}/{date.text[-4:] if date.text[-4:].isdecimal() else value[:2] + date.text[-2:]}"
    return _Found(at, behind, end, "DATE", value)


def _is_year(reader: _Reader, at: int, behind: int) -> bool:
    """Whether four digits are a year: behind a word that asks for one, or before nothing that they could count."""
    words, numbers = reader.words, reader.numbers
    previous = words.low[at - 1] if at else ""
    follower = words.low[behind] if behind < len(words.low) else ""
    gap = words.gap(behind - 1) if behind else ""
    if (
        follower in numbers.units
        and not gap.strip(_BLANKS)
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
    return not (plural and not gap.strip(_BLANKS))


def _at(reader: _Reader, at: int, sentence: Span | None) -> _Found | None:
    """The time that begins with a word, without what is said in front of it."""
    words, known = reader.words, reader.known
    word = words.low[at]
    for count in reader.lengths.get(word, ()):
        phrase = word if count == 1 else words.phrase(at, at + count)
        if phrase in known.references:
            return _reference(reader, at, count, known.references[phrase])
        if phrase in known.sets and not (phrase == "daily" and words.is_capital(at)):
            return _Found(at, at + count, words.ends[at + count - 1], "SET", known.sets[phrase])
    if word in known.weekdays:
        return _weekday(reader, at, at + 1, 0, sentence)
    if word in known.shifts:
        return _shifted(reader, at, sentence)
    if word in reader.months:
        return _month(reader, at, sentence)
    if word in reader.numbers.ordinals or word[0].isdecimal():
        century = _decade(reader, at) or _century(reader, at) or _day_and_month(reader, at, sentence)
        if century is not None:
            return century
    return _counted(reader, at)


def _reference(reader: _Reader, at: int, count: int, value: str) -> _Found | None:
    words = reader.words
    end = words.ends[at + count - 1]
    if words.low[at] == "earlier" and at and words.low[at - 1] in reader.known.units:
        return None
    if (
        words.low[at + count - 1] in reader.known.shifts
        and words.phrase(at + count, at + count + 1) in reader.known.units
    ):
        return None  # «в прошлом году»
    if value[0] not in "-0123456789":
        return _Found(at, at + count, end, "DATE", value)
    day = shifted(reader.issued, int(value), "D") if reader.issued else None
    fallback = "PAST_REF" if value[0] == "-" else "PRESENT_REF" if value == "0" else "FUTURE_REF"
    return _Found(at, at + count, end, "DATE", day or fallback, day is not None)


def _weekday(reader: _Reader, at: int, behind: int, shift: int, sentence: Span | None) -> _Found | None:
    """A weekday: the last one before the day of the document, the next one where the sentence looks ahead."""
    words = reader.words
    weekday = reader.known.weekdays[words.low[behind - 1]]
    if not words.is_capital(behind - 1) and words.low[behind - 1].isascii():
        return None
    value = f"XXXX-WXX-{weekday}"
    day = None
    if reader.issued is not None:
        direction = 1 if shift > 0 or (shift == 0 and _looks_ahead(reader, sentence)) else -1
        day = weekday_near(reader.issued, weekday, direction)
    return _Found(at, behind, words.ends[behind - 1], "DATE", day or value, day is not None)


def _shifted(reader: _Reader, at: int, sentence: Span | None) -> _Found | None:
    """As in "last month", "this year", "next Tuesday", "last May", "the past three years"."""
    words, known = reader.words, reader.known
    shift = known.shifts[words.low[at]]
    if at + 1 >= len(words.low) or words.gap(at).strip(_BLANKS):
        return None
    word = words.low[at + 1]
    if word in known.weekdays:
        return _weekday(reader, at, at + 2, shift or -1 if shift else 0, sentence)
    if word in reader.months and words.is_capital(at + 1) and reader.issued is not None and shift:
        issued = reader.issued
        month = reader.months[word]
        year = month_near(issued, month, shift)
        if issued.month == month:
            year += shift
        return _Found(at, at + 2, words.ends[at + 1], "DATE", f"{year:04}-{month:02}", anchored=True)
    if word in known.units:
        unit = known.units[word]
        value = shifted(reader.issued, shift, unit) if reader.issued else None
        reference = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[shift + 1]
        if word.endswith("s") and word.isascii():
            return None
        offset = f"{'-' if shift < 0 else ''}P{abs(shift) * _TIMES_IN.get(unit, 1)}{_UNITS_IN[unit]}"
        return _Found(
            at, at + 2, words.ends[at + 1], "DATE", value or reference, value is not None, offset if shift else None
        )
    number = number_at(words, at + 1, reader.numbers)
    if number is not None and number.behind < len(words.low) and words.low[number.behind] in known.units:
        unit = known.units[words.low[number.behind]]
        return _Found(at, number.behind + 1, words.ends[number.behind], "DURATION", _duration(number.value, unit))
    return None


def _month(reader: _Reader, at: int, sentence: Span | None) -> _Found | None:
    """A month without a year, a day behind it or none: "November 4", "in May"."""
    words, known = reader.words, reader.known
    word = words.low[at]
    month = reader.months[word]
    if not words.is_capital(at) and word.isascii():
        return None
    if (
        at + 1 < len(words.low)
        and words.low[at + 1].isdecimal()
        and len(words.low[at + 1]) <= 2
        and len(words.gap(at)) < 4
    ):
        day = int(words.low[at + 1])
        behind, end = at + 2, words.ends[at + 1]
        if words.phrase(behind, behind + 1) in ("st", "nd", "rd", "th") and not words.gap(at + 1):
            behind, end = behind + 1, words.ends[behind]
        if readings_of(2024, month, day):
            return _of_month(reader, at, behind, end, month, day, sentence)
    previous = words.low[at - 1] if at else ""
    led = previous in known.leads or previous in known.modifiers or previous in ("of", "early", "late", "mid", "this")
    if word in known.doubtful and not led:
        return None
    if (
        not led
        and word.isascii()
        and (words.view[words.ends[at] : words.ends[at] + 1] in ("'", "’") or not words.is_capital(at))
    ):
        return None
    return _of_month(reader, at, at + 1, words.ends[at], month, None, sentence)


def _day_and_month(reader: _Reader, at: int, sentence: Span | None) -> _Found | None:
    """As in "4 November", "5 июня", "the 4th of November"."""
    words = reader.words
    if not words.low[at].isdecimal() or len(words.low[at]) > 2:
        return None
    behind = at + 1
    for extra in ("st", "nd", "rd", "th", "of", "го"):
        if words.phrase(behind, behind + 1) == extra:
            behind += 1
    name = words.phrase(behind, behind + 1)
    month = reader.months.get(name)
    day = int(words.low[at])
    if (
        month is None
        or len(words.gap(behind - 1)) > 3
        or words.gap(behind - 1).strip(_BLANKS)
        or not readings_of(2024, month, day)
    ):
        return None
    if name.isascii() and not words.is_capital(behind):
        return None
    return _of_month(reader, at, behind + 1, words.ends[behind], month, day, sentence)


def _of_month(
    reader: _Reader, at: int, behind: int, end: int, month: int, day: int | None, sentence: Span | None
) -> _Found:
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    if reader.issued is None:
        return _Found(at, behind, end, "DATE", "XXXX" + tail)
    ahead = _looks_ahead(reader, sentence) or reader.words.phrase(at - 1, at) in ("by", "к", "until", "till")
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
    return _Found(at, behind, end, "DATE", f"{year:04}{tail}", anchored=True)


def _decade(reader: _Reader, at: int) -> _Found | None:
    words = reader.words
    word = words.low[at]
    decade = _DECADE.match(words.view, words.ends[at]) if len(word) == 4 and word[:2] in ("18", "19", "20") else None
    if decade is None or word[3] != "0":
        return None
    return _Found(at, words.within(Span(words.ends[at], decade.end()))[1], decade.end(), "DATE", word[:3] + "X")


def _century(reader: _Reader, at: int) -> _Found | None:
    words = reader.words
    word = words.low[at]
    number = reader.numbers.ordinals.get(word)
    behind = at + 1
    if (
        number is None
        and word.isdecimal()
        and len(word) < 3
        and words.phrase(behind, behind + 1) in ("st", "nd", "rd", "th")
    ):
        number, behind = int(word), behind + 1
    if number is None or words.phrase(behind, behind + 1) not in _CENTURIES:
        return None
    return _Found(at, behind + 1, words.ends[behind], "DATE", f"{number - 1:02}XX")


def _counted(reader: _Reader, at: int) -> _Found | None:
    """A number of days, weeks, months or years: a duration, or counted back from now where "ago" follows."""
    words, known, numbers = reader.words, reader.known, reader.numbers
    if words.low[at] == "полгода":
        number, unit_at = Number(0.5, at, at, digits=False), at
        unit = "Y"
    else:
        if words.low[at] in numbers.articles or (words.low[at] in known.units and not words.low[at].isascii()):
            here = at + 1 if words.low[at] in numbers.articles else at
            if words.phrase(here, here + 1) in known.units:
                number = Number(1.0, at, here, digits=False)
            else:
                return None
        elif words.low[at] == "half" and words.phrase(at + 1, at + 2) in numbers.articles:
            number = Number(0.5, at, at + 2, digits=False)
        else:
            read = number_at(words, at, numbers)
            if read is None or abs(read.value) > 100_000:
                return None
            number = read
        unit_at = number.behind
        if (
            unit_at >= len(words.low)
            or words.low[unit_at] not in known.units
            or words.gap(unit_at - 1).strip(" \n\u00a0-‑")
        ):
            return None
        unit = known.units[words.low[unit_at]]
    if words.view[words.starts[at] - 1 : words.starts[at]] in ("$", "€", "£"):
        return None
    value, behind = number.value, unit_at + 1
    for half in numbers.half:
        if tuple(words.low[behind : behind + len(half)]) == half:
            value, behind = value + 0.5, behind + len(half)
    end = words.ends[behind - 1]
    length = _duration(value, unit)
    if words.phrase(behind, behind + 1) in known.ago and not words.gap(behind - 1).strip(_BLANKS):
        there = shifted(reader.issued, -value, unit) if reader.issued else None
        return _Found(at, behind + 1, words.ends[behind], "DATE", there or "PAST_REF", there is not None, f"-{length}")
    single = words.low[at] in numbers.articles or (number.behind == unit_at == at and words.low[at] != "полгода")
    if single and value == 1:
        return None  # "a year" is a rate or nothing
    return _Found(at, behind, end, "DURATION", length)


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


def _looks_ahead(reader: _Reader, sentence: Span | None) -> bool:
    if sentence is None:
        return False
    first, behind = reader.words.within(sentence)
    return not reader.known.future.isdisjoint(reader.words.low[first:behind])


def _made(reader: _Reader, found: _Found, free: int) -> Time:
    """The time with what belongs to it in front: "by", "before", "only"."""
    words, known = reader.words, reader.known
    first, modifier = found.first, None
    for _ in range(2):
        if first == 0 or words.starts[first - 1] < free or words.gap(first - 1).strip(_BLANKS):
            break
        word = words.low[first - 1]
        if word in known.modifiers and modifier is None and found.kind != "SET" and not found.value.endswith("_REF"):
            modifier = known.modifiers[word]
            if word in ("by", "к") and len(found.value) == 7:
                modifier = "BEFORE"  # whether the month itself is in is not said
            if found.kind == "DURATION" and modifier != "APPROX":
                modifier = None
            first -= 1
        elif word in known.leads and found.kind == "DATE" and found.offset is not None:
            first -= 1
        else:
            break
    start = min(words.starts[first], found.end)
    span = Span(start, found.end)
    anchor = str(reader.issued) if found.anchored else None
    text = " ".join(words.view[start : found.end].split())
    return Time(span, text, found.kind, found.value, modifier, anchor, found.offset)
