"""Times: dates, bare months and weekdays against the date of the document, "N units ago", durations, references.

The grammar is our own: a search for dates in running text reads "20-25 %" as a year.  What is partial stays partial,
and without a date of the document a month stays `XXXX-05`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ..languages import lexicon, months
from ..languages.statements import statement_words
from ..model.citation import PartialDate
from ..model.claim import Time
from ..model.text import Span
from ..normalize.calendar import DateWords
from ..normalize.dates import find_dates
from .calendar_times import (
    CENTURIES,
    ORDINAL_ENDS,
    ROMAN,
    bare_month,
    calendar_date,
    century,
    day_and_month,
    decade,
    weekday,
)
from .calendars import shifted
from .counted_times import counted, shifted_time
from .time_reader import BLANKS, FoundTime, Reader
from .words import Words


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
    reader = Reader(
        words=words, known=known.times, numbers=known.numbers, months=_months(language), issued=issued,
        lengths=_lengths(language), counting=_counting(language),
    )  # fmt: skip
    times: list[Time] = []
    upcoming = iter(calendar)
    date = next(upcoming, None)
    sentence = free = behind = 0
    for at in _beginnings(words, language):
        if at < behind:
            continue
        start = words.starts[at]
        while date is not None and date.span.end <= start:
            date = next(upcoming, None)
        found = None
        if date is not None and date.span.start < words.ends[at]:
            found = calendar_date(reader, date, at)
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


def _beginnings(words: Words, language: str) -> list[int]:
    """The words that a time can begin with."""
    alone, led = _starts(language)
    numbers = [word for word in words.numbers if word[0].isdecimal()]
    found = words.indexes(alone.intersection(words.places).union(numbers))
    leads = [at for at in words.among(frozenset(led)) if words.following[at] in led[words.low[at]]]
    return sorted({*found, *leads}) if leads else found


@cache
def _starts(language: str) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """The words that a time can begin with: those that may be all of it, and those that need one of certain others."""
    known = statement_words(language)
    if known is None:
        return frozenset(), {}
    times, numbers = known.times, known.numbers
    alone = times.weekdays.keys() | times.shifts.keys() | numbers.cardinals.keys() | months().keys()
    alone |= {"half", "полгода"} | {unit for unit in times.units if not unit.isascii()}  # «год назад»: it counts as one
    counted = times.units.keys() | numbers.scales.keys() | {"half"}
    led = {word: set(counted) for word in numbers.articles}
    led |= {word: set(CENTURIES) for word in numbers.ordinals.keys() | ROMAN.keys()}
    for phrase in (*times.references, *times.sets):
        word, _, rest = phrase.partition(" ")
        if rest:
            led.setdefault(word, set()).add(rest.partition(" ")[0])
        else:
            alone.add(word)
    return frozenset(alone), {word: frozenset(others) for word, others in led.items()}


@cache
def _counting(language: str) -> frozenset[str]:
    """The words that may follow the first word of a number of days or years."""
    known = statement_words(language)
    if known is None:
        return frozenset()
    numbers = known.numbers
    following = known.times.units.keys() | numbers.scales.keys() | numbers.cardinals.keys() | numbers.links
    return frozenset(following | numbers.and_ | {half[0] for half in numbers.half} | {"hundred"})


def _months(language: str) -> Mapping[str, int]:
    own = lexicon(language)
    return own.months if own else {}


def _at(reader: Reader, at: int, sentence: Span | None) -> FoundTime | None:
    """The time that begins with a word, without what is said in front of it."""
    words, known = reader.words, reader.known
    word, follower = words.low[at], words.following[at]
    for count in reader.lengths.get(word, ()):
        phrase = word if count == 1 else words.phrase(at, at + count)
        if phrase in known.references:
            return _reference(reader, at, count, known.references[phrase])
        if phrase in known.sets and not (phrase == "daily" and words.capitals[at]):
            return FoundTime(at, at + count, words.ends[at + count - 1], "SET", known.sets[phrase])
    if word in known.weekdays:
        return weekday(reader, at, at + 1, 0, sentence)
    if word in known.shifts:
        return shifted_time(reader, at, sentence)
    if word in reader.months:
        return bare_month(reader, at, sentence)
    if word[0].isdecimal():
        dated = decade(reader, at) if len(word) == 4 else day_and_month(reader, at, sentence)
        if dated is not None:
            return dated
    if follower in CENTURIES or follower in ORDINAL_ENDS:
        age = century(reader, at)
        if age is not None:
            return age
    return counted(reader, at)


def _reference(reader: Reader, at: int, count: int, value: str) -> FoundTime | None:
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
        return FoundTime(at, at + count, end, "DATE", value)
    day = shifted(reader.issued, int(value), "D") if reader.issued else None
    fallback = "PAST_REF" if value[0] == "-" else "PRESENT_REF" if value == "0" else "FUTURE_REF"
    return FoundTime(at, at + count, end, "DATE", day or fallback, day is not None)


def _made(reader: Reader, found: FoundTime, free: int) -> Time:
    """The time with what belongs to it in front: "by", "before", "only"."""
    words, known = reader.words, reader.known
    first, modifier = found.first, None
    for _ in range(2):
        if first == 0 or words.starts[first - 1] < free or words.gaps[first - 1].strip(BLANKS):
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
