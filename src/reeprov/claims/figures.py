"""Figures: number × range × approximator × bound × unit × rate × rank × counted noun × target year.

What is a date, a marker, a name ("G20", "Su-57", "Africa News 24") or a label ("article 5") is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ..languages.statements import statement_words
from ..languages.statements.interface import NumberWords
from ..model.claim import Figure, Time
from ..model.text import Span
from .amounts import amount, stands_free
from .numerals import number_at
from .parsed_figures import Parsed
from .worded_figures import one_and_half, parts_of, rank_of, ratio_of, share_of, single
from .words import Words

_NEAR = 60  # code points between a figure and the time that it holds for
_BESIDE = 20  # where it is surely the time of that figure
_COMPARED = frozenset({"than", "against", "versus", "чем", "против"})


def find_figures(
    words: Words,
    sentences: Sequence[Span],
    bounds: Sequence[tuple[int, int]],
    times: Sequence[Time],
    language: str,
) -> tuple[Figure, ...]:
    """The figures of the sentences, in order.

    `bounds` are the first word of each sentence and the one behind its last; `times` are those of the document.
    """
    statement = statement_words(language)
    if statement is None:
        return ()
    known = statement.numbers
    candidates = _beginnings(words, language, known)
    dates = [time for time in times if time.kind == "DATE" and time.offset is None]
    date_starts = [time.span.start for time in dates]
    figures: list[Figure] = []
    next_date = next_candidate = free = 0
    for sentence, (first, behind) in zip(sentences, bounds, strict=True):
        while next_candidate < len(candidates) and candidates[next_candidate] < behind:
            at = candidates[next_candidate]
            next_candidate += 1
            if at < max(first, free):
                continue
            start, end = words.starts[at], words.ends[at]
            while next_date < len(dates) and dates[next_date].span.end <= start:
                next_date += 1
            if (
                next_date < len(dates)
                and dates[next_date].span.start < end
                and any(letter.isdecimal() for letter in dates[next_date].text)
            ):
                free = words.within(Span(start, dates[next_date].span.end))[1]
                continue
            parsed = _figure(words, at, first, behind, known)
            if parsed is not None:
                nearest = bisect_left(date_starts, max(sentence.start, parsed.start - _NEAR))
                farthest = bisect_left(date_starts, min(sentence.end, parsed.end + _NEAR), nearest)
                before = figures[-1].span.end if figures else 0
                figures.append(_made(words, parsed, dates[nearest:farthest], known, before))
                free = parsed.behind
    return tuple(figures)


def _beginnings(words: Words, language: str, known: NumberWords) -> list[int]:
    """The words that a figure can begin with."""
    starts, behind_articles = _starts(language)
    hyphened = [word for word in words.places if "-" in word and _counts(*word.partition("-"), known)]
    found = words.indexes(starts.intersection(words.places).union(words.numbers, hyphened))
    articles = [at for at in words.among(known.articles) if words.following[at] in behind_articles]
    return sorted({*found, *articles}) if articles else found


def _counts(head: str, hyphen: str, tail: str, known: NumberWords) -> bool:
    """Whether words with a hyphen are a number: "third-largest", "two-thirds"."""
    return head in known.ordinals or (head in known.cardinals and tail in known.fractions)


@cache
def _starts(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words in letters that a figure can begin with, and those of which one must follow an article."""
    statement = statement_words(language)
    if statement is None:
        return frozenset(), frozenset()
    known = statement.numbers
    starts = known.cardinals.keys() | known.vague.keys() | known.singles.keys() | known.ordinals.keys()
    starts |= known.scales.keys() | known.fractions.keys() | {"half"}
    return frozenset(starts), frozenset(known.units.keys() | known.scales.keys() | known.fractions.keys())


def _figure(words: Words, at: int, first: int, behind: int, known: NumberWords) -> Parsed | None:
    word = words.low[at]
    if word in known.ordinals or "-" in word or word.isdecimal():
        rank = rank_of(words, at, behind, known)
        if rank is not None:
            return rank
    if word in known.fractions or word in known.articles:
        fraction = share_of(words, at, behind, known)
        if fraction is not None:
            return fraction
    if word in known.singles:
        return single(words, at, behind, known)
    if word in known.articles and at + 1 < behind:
        duration = one_and_half(words, at, known)
        if duration is not None:
            return duration
    parts = parts_of(words, at, behind, known)
    if parts is not None:
        return parts
    number = number_at(words, at, known)
    if number is None:
        return None
    ratio = ratio_of(words, number, first, behind, known)
    if ratio is not None and not number.digits:
        return ratio  # "one in five": "one" alone would be no number
    if not stands_free(words, number, first, known):
        return None
    return ratio or amount(words, number, first, behind, known)


def _made(words: Words, parsed: Parsed, near: Sequence[Time], known: NumberWords, behind: int) -> Figure:
    """The figure; `near` are the dates close to it, in the same sentence, in which the one before ends at `behind`."""
    unit = parsed.unit.code if parsed.unit else "1"
    if parsed.rate:
        unit = f"{unit}/{parsed.rate}"
    span = Span(parsed.start, parsed.end)
    text = " ".join(words.view[span.start : span.end].split())
    target = next(
        (
            time.value
            for time in near
            if time.modifier in ("ON_OR_BEFORE", "BEFORE")
            and 0 <= time.span.start - span.end <= 40
            and time.value[:1] == "2"
        ),
        None,
    )
    period = _period(words.view, span, near, known, behind) if target is None else None
    return Figure(
        span, text, _finite(parsed.lo), _finite(parsed.hi), unit, parsed.kind, parsed.relation, parsed.approximate,
        parsed.measure, period, target,
    )  # fmt: skip


def _period(view: str, span: Span, near: Sequence[Time], known: NumberWords, behind: int) -> str | None:
    """The time that a figure holds for: right behind it, else the last one before it, else the first one behind it.

    One that stands right behind the figure before, which ends at `behind`, is that one's; what follows "than" or "from"
    is the time of something else.
    """
    before, following = None, None
    for time in near:
        if not _is_day(time.value):
            continue
        if time.span.end <= span.start:
            taken = 0 < behind <= time.span.start and _joins(view[behind : time.span.start])
            before = None if taken else time
        elif time.span.start - span.end < _NEAR:
            following = time
            break
    gap = view[span.end : following.span.start] if following else ""
    if following and _joins(gap):
        return following.value
    if before:
        return before.value
    compared = _COMPARED | known.from_ if any(map(str.isdecimal, gap)) else _COMPARED
    return following.value if following and compared.isdisjoint(gap.lower().split()) else None


def _joins(gap: str) -> bool:
    """Whether nothing but a few words stands between a figure and a time behind it: "in", "at the end of"."""
    return len(gap) <= _BESIDE and gap.replace(" ", "").isalpha()


def _finite(value: float | None) -> float | None:
    """The value as it was written in decimals: 0.25, not 0.25000000000000006."""
    if value is None or (abs(value) < 1e11 and value == int(value)):
        return value
    return float(f"{value:.12g}")


def _is_day(value: str) -> bool:
    return value[:4].isdecimal() and value[:2] in ("19", "20")
