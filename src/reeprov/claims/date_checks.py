"""The dates of a document held against each other and against those of its sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from ..languages.statements import statement_words
from ..model.citation import Entry, PartialDate
from ..model.claim import Check, CheckResult, Time
from ..model.dossier import Dossier
from ..model.text import Span
from .calendars import weekday_of
from .cited import Cited

PASSED, FAILED, UNKNOWN = CheckResult.PASSED, CheckResult.FAILED, CheckResult.UNKNOWN
# How far, in days, a time that is told in months or years may be off.
_SLACK = {"Y": 120, "M": 20, "W": 5, "D": 2}


def date_checks(dossier: Dossier) -> Iterator[Check]:
    """The comparisons of dates, weekdays and deadlines."""
    yield from _document_date(dossier)
    yield from _weekdays(dossier)
    yield from _ago(dossier)
    yield from _deadlines(dossier)
    yield from _orders(dossier)
    yield from _sources_before(dossier)


def _issued(dossier: Dossier) -> PartialDate | None:
    return dossier.document.issued.date if dossier.document.issued else None


def _floor(dossier: Dossier) -> tuple[PartialDate, Span] | None:
    """The latest day that the document looks back on: of a source, or in the prose; it cannot be older."""
    days = [(fields.date.date, fields.date.span) for fields in dossier.fields if fields.date and fields.date.date]
    days += [
        (PartialDate.parse(time.value), time.span)
        for time in dossier.times
        if time.kind == "DATE" and time.modifier is None and _is_whole(time.value) and time.anchor is None
        and not _looks_ahead(dossier, time)
    ]  # fmt: skip
    return max(days, key=lambda day: day[0].earliest, default=None)


def _is_whole(value: str) -> bool:
    return len(value) == 10 and value[:4].isdecimal() and value[5:7].isdecimal() and value[8:].isdecimal()


def _looks_ahead(dossier: Dossier, time: Time) -> bool:
    known = statement_words(dossier.document.language)
    at = bisect_right(dossier.sentences, time.span.start, key=lambda span: span.start) - 1
    if known is None or at < 0 or not (sentence := dossier.sentences[at]).contains(time.span):
        return False
    words = dossier.document.prose[sentence.start : sentence.end].lower().split()
    return not known.times.future.isdisjoint(words)


def _document_date(dossier: Dossier) -> Iterator[Check]:
    issued = dossier.document.issued
    if issued is not None and issued.date is not None:
        yield Check("document-date", PASSED, f"the document is from {issued.date}", (issued.span,))
        return
    floor = _floor(dossier)
    if floor is None:
        yield Check("document-date", UNKNOWN, "nothing in the document tells its date")
    else:
        yield Check("document-date", UNKNOWN, f"the document has no date; it is not older than {floor[0]}", (floor[1],))


def _weekdays(dossier: Dossier) -> Iterator[Check]:
    """A weekday beside its date, and a weekday that is reckoned from the date of the document."""
    known = statement_words(dossier.document.language)
    if known is None:
        return
    issued = dossier.document.issued
    text = dossier.document.prose
    previous: Time | None = None
    for at, time in enumerate(dossier.times):
        weekday = known.times.weekdays.get(time.text.split()[-1].lower())
        if weekday is None:
            previous = time
            continue
        following = dossier.times[at + 1] if at + 1 < len(dossier.times) else None
        beside = following if following is not None and _beside(text, time.span, following.span) else None
        if beside is None and previous is not None and _beside(text, previous.span, time.span):
            beside = previous
        if beside is not None and _is_whole(beside.value) and beside.anchor is None:
            true = weekday_of(PartialDate.parse(beside.value))
            if true is None:
                continue
            name = next(name for name, number in known.times.weekdays.items() if number == true)
            result = PASSED if true == weekday else FAILED
            said = time.text if result is PASSED else f"no {time.text} but a {name.capitalize()}"
            yield Check("weekday-and-date", result, f"{beside.value} is {said}", (time.span, beside.span))
        elif beside is None and time.anchor is not None and issued is not None and _is_whole(time.value):
            yield Check(
                "weekday-and-date", PASSED, f"{time.text} before or after {time.anchor} is {time.value}",
                (time.span, issued.span),
            )  # fmt: skip


def _beside(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    return (
        first.end <= second.start
        and len(gap) <= 8
        and not gap.replace("\0", "").strip(" ,(").removeprefix("the").strip()
    )


def _ago(dossier: Dossier) -> Iterator[Check]:
    """As in "only a year and a half ago [5]": against the date of the cited source and that of the document."""
    issued = dossier.document.issued
    cited = Cited(dossier)
    compared: set[Span] = set()
    for claim in dossier.claims:
        for time in (dossier.times[index] for index in claim.times):
            if time.offset is None or not time.offset.startswith("-P"):
                continue
            for entry, fields in cited.by(claim.markers):
                day = fields.date
                if day is None or day.date is None:
                    continue
                compared.add(time.span)
                if issued is None or issued.date is None:
                    yield Check(
                        "relative-time-and-source-date", UNKNOWN,
                        f"“{time.text}”: [{entry.key}] is from {day.date}, the document has no date", (time.span,
                        day.span),
                    )  # fmt: skip
                    continue
                yield _elapsed(time, entry, day.date, issued.date, (time.span, day.span, issued.span))
    for time in dossier.times:
        if time.offset and time.anchor and issued and time.kind == "DATE" and time.span not in compared:
            words = f"“{time.text}” is {time.value}, reckoned from {time.anchor}; no source says whether it was then"
            yield Check("relative-time", UNKNOWN, words, (time.span, issued.span))


def _elapsed(time: Time, entry: Entry, source: PartialDate, issued: PartialDate, evidence: tuple[Span, ...]) -> Check:
    name = "relative-time-and-source-date"
    stated = _days(time.offset or "")
    if source.month is None or issued.month is None or stated is None:
        return Check(name, UNKNOWN, f"[{entry.key}] is from {source}, too partial to compare", evidence)
    elapsed = (_date(issued) - _date(source)).days
    slack = _SLACK[(time.offset or "")[-1]] + (0 if source.day and issued.day else 31)
    words = f"“{time.text}”, and [{entry.key}] of {source} is {elapsed} days older than the document of {issued}"
    if elapsed < stated - slack:
        return Check(name, UNKNOWN, f"{words}: it may look back", evidence)
    return Check(name, PASSED if elapsed <= stated + slack else FAILED, words, evidence)


def _date(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _days(offset: str) -> float | None:
    """The days of a duration that we wrote: -P1Y6M, -P2W."""
    total, number = 0.0, ""
    for letter in offset.removeprefix("-").removeprefix("P"):
        if letter.isdecimal() or letter == ".":
            number += letter
        elif letter in _SLACK and number:
            total, number = total + float(number) * {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}[letter], ""
        else:
            return None
    return total


def _deadlines(dossier: Dossier) -> Iterator[Check]:
    """What is to be done by some day lies ahead of the document."""
    issued = _issued(dossier)
    floor = _floor(dossier)
    for time in dossier.times:
        if (
            time.modifier not in ("ON_OR_BEFORE", "BEFORE")
            or time.kind != "DATE"
            or not time.text.lower().startswith(("by ", "к "))
        ):
            continue
        name = "target-year-ahead" if len(time.value) == 4 else "deadline-ahead"
        if not time.value[:4].isdecimal() or time.value[5:6] in ("W", "Q"):
            yield Check(
                name, UNKNOWN, f"“{time.text}”: the year is not said, nor the date of the document", (time.span,)
            )
            continue
        target = PartialDate.parse(time.value)
        known = issued or (floor[0] if floor else None)
        if known is None:
            yield Check(name, UNKNOWN, f"“{time.text}”: the document has no date", (time.span,))
            continue
        ahead = target.latest >= known.earliest
        since = f"the document of {issued}" if issued else f"{known}, before which the document was not written"
        sure = issued is not None or time.value > str(known)
        result = PASSED if ahead and sure else UNKNOWN if ahead else FAILED
        yield Check(name, result, f"“{time.text}” lies {'after' if ahead else 'before'} {since}", (time.span,))


def _orders(dossier: Dossier) -> Iterator[Check]:
    """Which of two numbers is the day, where a date alone would allow both."""
    dated = [fields.date for fields in dossier.fields if fields.date and _numbers(fields.date.text)]
    open_dates = [one for one in dated if max(_numbers(one.text)) <= 12]
    if not open_dates:
        return
    first = [one for one in dated if _numbers(one.text)[0] > 12]
    second = [one for one in dated if _numbers(one.text)[1] > 12]
    evidence = tuple(one.span for one in (*first, *second, *open_dates))
    if first and not second:
        yield Check("day-month-order", PASSED, f"day first, as {len(first)} other dates of the list show", evidence)
    elif second and not first:
        yield Check("day-month-order", PASSED, f"month first, as {len(second)} other dates of the list show", evidence)
    else:
        yield Check("day-month-order", UNKNOWN, "no other date of the list shows which number is the day", evidence)


def _numbers(text: str) -> tuple[int, ...]:
    """Day and month of 06.09.2023 as written; nothing for other dates."""
    parts = text.replace("/", ".").split(".")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[0]) <= 2:
        return int(parts[0]), int(parts[1])
    return ()


def _sources_before(dossier: Dossier) -> Iterator[Check]:
    issued = dossier.document.issued
    dated = [fields.date for fields in dossier.fields if fields.date and fields.date.date]
    if issued is None or issued.date is None or not dated:
        return
    latest = issued.date.latest
    later = [one for one in dated if one.date is not None and one.date.earliest > latest]
    words = (
        f"{len(dated) - len(later)} of {len(dated)} dated sources are not younger than the document of {issued.date}"
    )
    evidence = (issued.span, *(one.span for one in later))
    yield Check("sources-before-document", FAILED if later else PASSED, words, evidence)
