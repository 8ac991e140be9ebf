"""A document compared with itself: dates with each other, cites with the list, quotations with what they repeat.

What a comparison finds is `passed`, `failed`, or `unknown` where the document alone does not tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ..languages.statements import statement_words
from ..model.citation import Entry, PartialDate
from ..model.claim import AttributionKind, Check, CheckResult, Quotation, QuotationKind, Time
from ..model.dossier import Dossier
from ..model.text import Span
from ..normalize.outlets import fold_outlet
from .calendars import weekday_of

PASSED, FAILED, UNKNOWN = CheckResult.PASSED, CheckResult.FAILED, CheckResult.UNKNOWN
# How far from its cue, in code points, a medium is named.
_REACH = 400
# How far, in days, a time that is told in months or years may be off.
_SLACK = {"Y": 120, "M": 20, "W": 5, "D": 2}


def examine(dossier: Dossier) -> tuple[Check, ...]:
    """All comparisons that the document gives occasion for."""
    return (
        *_document_date(dossier),
        *_weekdays(dossier),
        *_ago(dossier),
        *_deadlines(dossier),
        *_orders(dossier),
        *_sources_before(dossier),
        *_linked(dossier),
        *_addresses(dossier),
        *_in_order(dossier),
        *_repeated(dossier),
        *_media(dossier),
    )


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
    for claim in dossier.claims:
        for time in (dossier.times[index] for index in claim.times):
            if time.offset is None or not time.offset.startswith("-P"):
                continue
            for entry, source in _cited(dossier, claim.markers):
                day = dossier.fields[source].date
                if day is None or day.date is None:
                    continue
                if issued is None or issued.date is None:
                    yield Check(
                        "relative-time-and-source-date", UNKNOWN,
                        f"“{time.text}”: [{entry.key}] is from {day.date}, the document has no date", (time.span,
                        day.span),
                    )  # fmt: skip
                    continue
                yield _elapsed(time, entry, day.date, issued.date, (time.span, day.span, issued.span))


def _elapsed(time: Time, entry: Entry, source: PartialDate, issued: PartialDate, evidence: tuple[Span, ...]) -> Check:
    name = "relative-time-and-source-date"
    stated = _days(time.offset or "")
    if source.month is None or issued.month is None or stated is None:
        return Check(name, UNKNOWN, f"[{entry.key}] is from {source}, too partial to compare", evidence)
    elapsed = (_date(issued) - _date(source)).days
    slack = _SLACK[(time.offset or "")[-1]] + (0 if source.day and issued.day else 31)
    words = f"“{time.text}”, and [{entry.key}] of {source} is {elapsed} days older than the document of {issued}"
    return Check(name, PASSED if abs(elapsed - stated) <= slack else FAILED, words, evidence)


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


def _cited(dossier: Dossier, markers: tuple[int, ...]) -> Iterator[tuple[Entry, int]]:
    """The entries that some markers cite, with their indexes."""
    entries = dossier.document.entries
    if len(dossier.fields) != len(entries):
        return
    keys = {entry.key: index for index, entry in reversed(list(enumerate(entries)))}
    for marker in markers:
        for cite in dossier.document.markers[marker].cites:
            if cite.key in keys:
                yield entries[keys[cite.key]], keys[cite.key]


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


def _linked(dossier: Dossier) -> Iterator[Check]:
    document = dossier.document
    if not document.source_lists:
        return
    keys = {entry.key for entry in document.entries}
    dangling = [marker for marker in document.markers if any(cite.key not in keys for cite in marker.cites)]
    cited = {cite.key for marker in document.markers for cite in marker.cites}
    uncited = [entry for entry in document.entries if entry.key not in cited]
    numbers = len(cited)
    words = f"{len(document.markers)} markers with {numbers} keys, {len(document.entries)} entries: "
    words += f"{len(dangling)} markers dangle, {len(uncited)} entries are not cited"
    evidence = (*(marker.span for marker in dangling), *(entry.span for entry in uncited))
    yield Check("markers-and-entries", FAILED if evidence else PASSED, words, evidence)


def _addresses(dossier: Dossier) -> Iterator[Check]:
    if not dossier.fields:
        return
    counts = dict.fromkeys(("address", "placeholder", "none"), 0)
    for fields in dossier.fields:
        counts[fields.url_status] += 1
    words = (
        f"of {len(dossier.fields)} entries {counts['address']} have an address, {counts['placeholder']} a placeholder"
    )
    entries = dossier.document.entries
    without = [
        entry.span
        for entry, fields in zip(entries, dossier.fields, strict=True)
        if fields.url_status != "address" and not fields.identifiers
    ]
    yield Check("entries-reachable", FAILED if without else PASSED, words, tuple(without))


def _in_order(dossier: Dossier) -> Iterator[Check]:
    firsts: dict[int, Span] = {}
    for marker in dossier.document.markers:
        for cite in marker.cites:
            if not (cite.key.isdecimal() and len(cite.key) < 6):
                return
            firsts.setdefault(int(cite.key), marker.span)
    if len(firsts) < 2 or not dossier.document.source_lists:
        return
    numbers = list(firsts)
    fallen = [firsts[after] for before, after in pairwise(numbers) if after < before]
    words = "first cited in the order " + " ".join(map(str, numbers[:40]))
    evidence = tuple(fallen) or (firsts[numbers[0]], firsts[numbers[-1]])
    yield Check("order-of-first-cites", FAILED if fallen else PASSED, words, evidence)


def _repeated(dossier: Dossier) -> Iterator[Check]:
    """Words that somebody is said to have said, without a name: they are in what the text quotes, or they are not."""
    spoken = [quote for quote in dossier.quotations if quote.kind is QuotationKind.SPEECH and quote.parent is None]
    inner = [quote for quote in dossier.quotations if quote.parent is not None]
    if not spoken:
        return
    for quote in dossier.quotations:
        if quote.parent is not None or quote.attribution is None or len(quote.text.split()) > 6:
            continue
        attribution = dossier.attributions[quote.attribution]
        if attribution.kind is not AttributionKind.AGENTLESS or attribution.cue.casefold().startswith("it "):
            continue
        earlier = [one for one in spoken if one.span.end <= quote.span.start]
        if not earlier:
            continue
        folded = quote.text.casefold()
        found = next((one for one in earlier if folded in one.text.casefold()), None)
        if found is not None:
            inside = next(
                (one for one in inner if one.text.casefold() == folded and found.span.contains(one.span)), found
            )
            yield Check(
                "repeated-words", PASSED, f"“{quote.text}” is in what was quoted before", (quote.span, inside.span)
            )
            continue
        near = _nearest(quote, [one for one in inner if one.span.end <= quote.span.start])
        words = f"“{quote.text}” is in nothing that was quoted before" + (
            f"; the nearest is “{near.text}”" if near else ""
        )
        yield Check("repeated-words", FAILED, words, (quote.span, *((near.span,) if near else ())))


def _nearest(quote: Quotation, others: list[Quotation]) -> Quotation | None:
    """The one that shares most words with it."""
    own = set(quote.text.casefold().split())
    shared = [(len(own & set(one.text.casefold().split())), one) for one in others]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def _media(dossier: Dossier) -> Iterator[Check]:
    """The medium that the text names ("in an interview with …") beside the outlet of the source that it cites."""
    entries = dossier.document.entries
    if len(dossier.fields) != len(entries):
        return
    for attribution in dossier.attributions:
        if attribution.medium is None or not attribution.markers:
            continue
        title = _title_in(attribution.medium, dossier.quotations, attribution.span)
        if title is None:
            continue
        for entry, source in _cited(dossier, attribution.markers):
            outlet = dossier.fields[source].outlet
            if outlet is None:
                continue
            same = fold_outlet(outlet.text) == fold_outlet(title.text)
            words = f"the text names “{title.text}”, [{entry.key}] is {outlet.text}"
            yield Check(
                "medium-and-outlet", PASSED if same else FAILED, words + ("" if same else ": second-hand"),
                (title.span, outlet.span),
            )  # fmt: skip


def _title_in(medium: str, quotations: Sequence[Quotation], cue: Span) -> Quotation | None:
    """The title in a medium's name, looked for near the cue."""
    at = bisect_left(quotations, cue.start - _REACH, key=lambda quote: quote.span.start)
    while at < len(quotations) and quotations[at].span.start < cue.end + _REACH:
        if quotations[at].kind is QuotationKind.TITLE and quotations[at].text in medium:
            return quotations[at]
        at += 1
    return None
