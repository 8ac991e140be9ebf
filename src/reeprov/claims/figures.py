"""Figures: number × range × approximator × bound × unit × rate × rank × counted noun × target year.

What is a date, a marker, a name ("G20", "Su-57", "Africa News 24") or a label ("article 5") is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..languages.statements.interface import NumberWords, Unit, each
from ..model.claim import Figure, Time
from ..model.text import Span
from ..normalize.patterns import lazy
from .numerals import Number, number_at
from .words import Words

_DASHES = "-–—−‐‑"
_BEFORE = lazy(r"(US\$|C\$|A\$|R\$|[$€£¥₽₴₹₺₩₸])?[ \u00a0]?([-−~≈±<>≤≥])?[ \u00a0]?(US\$|C\$|A\$|R\$|[$€£¥₽₴₹₺₩₸])?\Z")
_SIGN = lazy(r"[ \u00a0\u202f]?(%|％|‰|°[CF]|°С|℃|℉|°|€|\$|₽|£|₴|m²|km²|m³)")
_CURRENCIES = frozenset("$€£¥₽₴₹₺₩₸")
_ORDINAL_END = lazy(r"(?:st|nd|rd|th)\Z")
_LONGEST_HEDGE = 4
_NEAR = 60  # code points between a figure and the time that it holds for
_LONGEST_MEASURE = 8
_MEASURE_ENDS = each(
    "is are was were has have had will would could can may might that which who by to from since until with as but "
    "while "
    "when where after before on at than annually"
)


class _Parsed(NamedTuple):
    """A figure in the making: its words `first` … `behind - 1`, its places, what it is worth."""

    first: int
    behind: int
    start: int
    end: int
    lo: float | None
    hi: float | None
    unit: Unit | None
    bare: bool
    kind: str = "count"
    relation: str = "="
    approximate: bool = False
    measure: str | None = None
    rate: str | None = None


def find_figures(
    words: Words, sentences: Sequence[Span], times: Sequence[Time], known: NumberWords
) -> tuple[Figure, ...]:
    """The figures of the sentences, in order; `times` are those of the document, in order."""
    starts = known.cardinals.keys() | known.vague.keys() | known.singles.keys() | known.ordinals.keys()
    starts |= known.scales.keys() | known.fractions.keys() | {"half"}
    behind_articles = known.units.keys() | known.scales.keys() | known.fractions.keys()
    low = words.low
    candidates = [
        at
        for at, word in enumerate(low)
        if word in starts
        or not word[0].isalpha()
        or "-" in word
        or (word in known.articles and at + 1 < len(low) and low[at + 1] in behind_articles)
    ]
    dates = [time for time in times if time.kind == "DATE" and time.offset is None]
    figures: list[Figure] = []
    next_date = next_candidate = free = 0
    for sentence in sentences:
        first, behind = words.within(sentence)
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
                figures.append(_made(words, parsed, sentence, times, known))
                free = parsed.behind
    return tuple(figures)


def _figure(words: Words, at: int, first: int, behind: int, known: NumberWords) -> _Parsed | None:
    word = words.low[at]
    if (
        word in known.ordinals
        or (known.superlatives and "-" in word)
        or _ORDINAL_END.match(words.phrase(at + 1, at + 2))
    ):
        rank = _rank(words, at, behind, known)
        if rank is not None:
            return rank
    if word in known.fractions or word in known.articles:
        fraction = _fraction(words, at, behind, known)
        if fraction is not None:
            return fraction
    if word in known.singles:
        return _single(words, at, behind, known)
    if word in known.articles and at + 1 < behind:
        duration = _one_and_half(words, at, known)
        if duration is not None:
            return duration
    number = number_at(words, at, known)
    if number is None or not _stands_free(words, number, first, known):
        return None
    return _amount(words, number, first, behind, known)


def _amount(words: Words, number: Number, first: int, behind: int, known: NumberWords) -> _Parsed | None:
    """A number or a range with its unit or what it counts."""
    start = words.starts[number.first]
    view = words.view
    before = _BEFORE.search(view, max(0, start - 8), start)
    sign = before[2] if before else None
    money = (before[1] or before[3]) if before else None
    if sign in ("-", "−") and not money and words.view[start - 1] != sign:
        sign = None  # the bullet of an item, a dash
    if before and (money or sign):
        start = before.start() + (len(before[0]) - len(before[0].lstrip(" \u00a0")))
        if sign in ("-", "−") and view[before.start(2) - 1 : before.start(2)].strip():
            return None  # "A-10", "2-3" that is no range
    if sign in ("-", "−"):
        number = number._replace(value=-number.value)
    last, hi = number, number.value
    if number.digits or not number.vague:
        other = _range_end(words, number, behind, known, first)
        if other is not None:
            last = other
            hi = other.value
            if other.scale > 1 and number.scale == 1 and abs(number.value) < other.scale:
                number = number._replace(value=number.value * other.scale)
    lo = number.value
    unit: Unit | None = None
    end, after = words.ends[last.behind - 1], last.behind
    if not (money and words.phrase(after, after + 1) == "m"):
        unit, end, after = _unit(words, last, end, after, behind, known)
    if unit is None and money:
        unit = known.units.get(money.lower(), known.units.get(money[-1]))
        if words.phrase(after, after + 1) == "m" and not words.gap(after - 1).strip() and len(words.gap(after - 1)) < 2:
            lo, hi, end, after = lo * 1e6, hi * 1e6, words.ends[after], after + 1
    if last is not number and lo > hi:
        if unit is None:
            return None  # "3-2" is a score, "2025-1" a number
        lo, hi = hi, lo
    relation, approximate = "=", False
    if sign in ("~", "≈"):
        approximate = True
    elif sign in ("<", ">", "≤", "≥"):
        relation = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}[sign]
    parsed = _Parsed(number.first, after, start, end, lo, hi, unit, False, "count", relation, approximate)
    if unit is not None:
        parsed = parsed._replace(lo=lo * unit.factor, hi=hi * unit.factor, kind=unit.kind)
        if unit.kind == "duration" and words.phrase(after, after + 1) in ("old", "olds"):
            parsed = parsed._replace(measure="age")
    else:
        counted = _counted(words, parsed, number, behind, known)
        if counted is None:
            return None
        parsed = counted
    if number.vague:
        parsed = parsed._replace(hi=None, relation=">=", approximate=True)
    return _hedged(words, _rated(words, _halved(words, parsed, known), behind, known), first, known)


def _stands_free(words: Words, number: Number, first: int, known: NumberWords) -> bool:
    """Whether a number is a number: no part of a name, a label, a time of day, a version, a list."""
    view = words.view
    at, start, end = number.first, words.starts[number.first], words.ends[number.behind - 1]
    before = view[start - 1 : start]
    if before and (before in "_/#№@\\:" or (before in "-‐‑" and view[start - 2 : start - 1].isalnum())):
        return False
    if before in (".", ",") and view[start - 2 : start - 1].isalnum():
        return False
    after = view[end : end + 2]
    if after[:1] in (":", "/", "_", "@", "\\") and after[1:2].isalnum():
        return False
    if number.behind < len(words.low) and words.low[number.behind] in known.clock:
        return False
    if number.digits and after[:1].isalpha() and not _is_unit(words, number.behind, known):
        return False
    word = words.low[at]
    if word in ("one", "один", "одна", "одно", "одной", "одного", "одном", "одну") and number.behind == at + 1:
        return _is_unit(words, number.behind, known) and words.low[number.behind] not in ("day", "second", "день")
    if at > first:
        previous = words.low[at - 1]
        if previous in known.labels or previous.rstrip(".") in known.labels:
            return False
    return True


def _is_unit(words: Words, at: int, known: NumberWords) -> bool:
    return at < len(words.low) and (
        words.low[at] in known.units
        or words.low[at] in known.scales
        or words.phrase(at, at + 2) in known.units
        or words.low[at] in ("m", "k")
    )


def _named(words: Words, at: int, first: int) -> bool:
    """Whether a capitalised word stands right before a number, as in a name: "Africa News 24"."""
    return at - 1 > first and words.is_capital(at - 1) and not words.gap(at - 1).strip() and words.low[at - 1] != "i"


def _range_end(words: Words, number: Number, behind: int, known: NumberWords, first: int) -> Number | None:
    """The number that ends a range: "20-25", "5 to 7 million", "between 5 and 7"."""
    at = number.behind
    if at >= behind:
        return None
    gap = words.gap(at - 1)
    # A unit may stand between: "20% to 25%", "5 million tonnes to 7 million tonnes".
    sign = _SIGN.match(words.view, words.ends[at - 1])
    if sign:
        gap = words.view[sign.end() : words.starts[at]]
    dash = gap.strip(" \u00a0\u202f")
    if len(dash) == 1 and dash in _DASHES:
        if not (len(gap) == 1 or gap[0] in " \u00a0\u202f") or not words.is_digits(at):
            return None
        if len(gap) == 3 and dash == "-" and not sign:
            return None
        return number_at(words, at, known)
    if gap.strip():
        return None
    previous = words.low[number.first - 1] if number.first > first else ""
    word = words.low[at]
    if word in known.and_ and previous in known.between:
        return number_at(words, at + 1, known)
    if word in known.to and at + 1 < behind:
        if previous in known.from_ and not known.changes.isdisjoint(
            words.low[max(first, number.first - 9) : number.first]
        ):
            return None
        if word in ("or", "или") and not (not number.digits or previous in known.from_):
            return None
        return number_at(words, at + 1, known)
    return None


def _unit(
    words: Words, number: Number, end: int, after: int, behind: int, known: NumberWords
) -> tuple[Unit | None, int, int]:
    """The unit behind a number; else None, and the places as they were."""
    sign = _SIGN.match(words.view, end)
    if sign:
        unit = known.units.get(sign[1].lower())
        if unit is not None:
            follower = words.within(Span(words.starts[after - 1], sign.end()))[1]
            return unit, sign.end(), max(after, follower)
    if after >= behind or len(gap := words.gap(after - 1)) > 4 or gap.strip(" \u00a0\u202f\n-‑–."):
        return None, end, after
    for count in (2, 1):
        phrase = words.phrase(after, after + count)
        unit = known.units.get(phrase) or (
            known.units.get(phrase.rpartition("-")[0]) if "-" in phrase and count == 1 else None
        )
        if unit is None and "-" in phrase and count == 1:
            unit = known.units.get(phrase.partition("-")[0])  # "30-year-old"
        if unit is not None and after + count <= behind:
            if phrase in ("second", "quarter", "t", "real", "won", "rand") and gap != "-" and not number.digits:
                continue
            if phrase == "m" and gap and not number.digits:
                continue
            return unit, words.ends[after + count - 1], after + count
    # "tonnes" may come behind an adjective: "2,500 metric tonnes", "5 million US dollars".
    if (
        after + 1 < behind
        and not words.gap(after).strip()
        and words.low[after] in ("metric", "short", "long", "us", "u.s.", "american")
    ):
        unit = known.units.get(words.low[after + 1])
        if unit is not None:
            return unit, words.ends[after + 1], after + 2
    return None, end, after


def _halved(words: Words, parsed: _Parsed, known: NumberWords) -> _Parsed:
    """As in "a year and a half": half a unit more, behind the unit."""
    if parsed.unit is None or parsed.lo is None or parsed.lo != parsed.hi:
        return parsed
    for half in known.half:
        behind = parsed.behind + len(half)
        if tuple(words.low[parsed.behind : behind]) == half:
            value = parsed.lo + parsed.unit.factor / 2
            return parsed._replace(lo=value, hi=value, behind=behind, end=words.ends[behind - 1])
    return parsed


def _one_and_half(words: Words, at: int, known: NumberWords) -> _Parsed | None:
    """As in "a year and a half", "half a year", "a decade": an article that counts."""
    unit = known.units.get(words.low[at + 1]) if not words.gap(at).strip() else None
    if unit is None or unit.kind != "duration":
        return None
    plain = _Parsed(at, at + 2, words.starts[at], words.ends[at + 1], unit.factor, unit.factor, unit, False, unit.kind)
    halved = _halved(words, plain, known)
    if halved is not plain:
        return halved
    follows = words.phrase(at + 2, at + 3)
    return plain if follows in ("ago", "later", "earlier") else None


def _fraction(words: Words, at: int, behind: int, known: NumberWords) -> _Parsed | None:
    """As in "half of", "a third of", "three quarters of", "two-thirds": a share."""
    word = words.low[at]
    if word in known.articles:
        part = known.fractions.get(words.phrase(at + 1, at + 2))
        if part is None or words.phrase(at + 2, at + 3) not in known.links:
            return None
        last = at + 1
    else:
        part, last = known.fractions[word], at
        follows = words.phrase(at + 1, at + 2)
        if follows in known.articles or (
            known.links and follows not in known.links and follows not in ("the", "its", "all")
        ):
            return None
        if word not in ("half", "половина", "половину", "треть", "четверть", "трети", "четверти"):
            return None
    start = words.starts[at]
    first = at
    unit = Unit("1", 1.0, "share")
    parsed = _Parsed(first, last + 1, start, words.ends[last], part, part, unit, False, "share")
    return _hedged(words, parsed, max(0, at - _LONGEST_HEDGE), known)


def _single(words: Words, at: int, behind: int, known: NumberWords) -> _Parsed | None:
    """As in "a single operation", "dual purposes"."""
    value = float(known.singles[words.low[at]])
    if at + 1 >= behind or words.gap(at).strip() or not words.low[at + 1].isalpha():
        return None
    if value == 1:
        first = at - 1 if words.low[at - 1] in known.articles else at
        if known.articles and first == at:
            return None
        last = at + 1
    else:
        last = next((i for i in range(at + 1, min(at + 3, behind)) if _is_plural(words.low[i], known)), 0)
        if not last:
            return None
        first = at
    return _Parsed(
        first, last + 1, words.starts[first], words.ends[last], value, value, None, False, measure=words.low[last]
    )


def _rank(words: Words, at: int, behind: int, known: NumberWords) -> _Parsed | None:
    """As in "fifth-largest", "the third biggest", "5th place"."""
    word = words.low[at]
    head, hyphen, tail = word.partition("-")
    number = known.ordinals.get(head)
    last = at
    if number is None and word.isdecimal() and len(word) < 4 and _ORDINAL_END.match(words.phrase(at + 1, at + 2)):
        if words.gap(at):
            return None
        number, last = int(word), at + 1
    if number is None:
        return None
    if hyphen:
        if not tail.endswith(known.superlatives):
            return None
    else:
        following = words.phrase(last + 1, last + 2)
        if not following or words.gap(last).strip(" -\u2011"):
            return None
        if following in known.places or (following.endswith(known.superlatives) and len(following) > 4):
            last += 1
        elif following in ("most", "least", "по") and last + 2 < behind:
            last += 2
        else:
            return None
    if number == 1 and last == at + 1 and words.low[last] not in known.places:
        return None
    return _Parsed(
        at, last + 1, words.starts[at], words.ends[last], float(number), float(number), None, False, "rank",
        measure=_following(words, last + 1, behind),
    )  # fmt: skip


def _counted(words: Words, parsed: _Parsed, number: Number, behind: int, known: NumberWords) -> _Parsed | None:
    """A number without a unit: what it counts is a plural among the next words; otherwise it is a bare number."""
    at = parsed.behind
    is_year = (
        number.digits
        and number.scale == 1
        and parsed.lo is not None
        and 1900 <= parsed.lo <= 2099
        and (len(words.low[number.first]) == 4)
    )
    previous = words.low[number.first - 1] if number.first else ""
    if is_year and previous in known.years:
        return None
    if (
        _named(words, number.first, 0)
        and number.scale == 1
        and previous not in known.hedges
        and previous not in known.inner
    ):
        return None
    noun = -1
    if words.low[at : at + 1] and words.low[at] in known.links and number.scale == 1 and not number.vague:
        pass  # "15 of them"
    for here in range(at, min(at + 4, behind)):
        gap = words.gap(here - 1)
        if gap.strip(" \n\u00a0-") or (here == at and len(gap) > 4):
            break
        word = words.low[here]
        if here == at and word in known.links and (number.vague or number.scale > 1):
            continue
        if not word[0].isalpha() or word in _MEASURE_ENDS or word in known.links:
            break
        if _is_plural(word, known) or (known.counts_any and word not in known.uncounted and not words.is_capital(here)):
            noun = here
            break
        if word in known.uncounted:
            break
    if noun >= 0:
        if known.counts_any and len(words.low[noun]) < 3:
            return None
        return parsed._replace(behind=noun + 1, end=words.ends[noun], measure=_measure(words, noun, behind))
    if at < behind and words.is_capital(at) and not words.gap(at - 1).strip():
        return None  # "31 February", "5 Downing Street"
    if is_year or not (number.digits or number.scale > 1) or parsed.first == 0:
        return None
    if (
        number.digits
        and number.scale == 1
        and parsed.lo == parsed.hi
        and abs(parsed.lo or 0) < 10
        and float(parsed.lo or 0).is_integer()
    ):
        return None  # a lone "5" is a grade, a score, an item of a list
    return parsed._replace(bare=True)


def _is_plural(word: str, known: NumberWords) -> bool:
    return word in known.plurals or (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "is", "’s", "'s"))
        and word not in known.uncounted
    )


def _rated(words: Words, parsed: _Parsed, behind: int, known: NumberWords) -> _Parsed:
    """What comes each year: "2,500 tonnes of concentrate annually"; and of what it is an amount."""
    at = parsed.behind
    if (
        parsed.unit is not None
        and at < behind
        and words.low[at] in known.links
        and not words.view[parsed.end : words.starts[at]].strip()
    ):
        measure = _following(words, at, behind)
        parsed = parsed._replace(measure=measure)
    if parsed.kind == "duration":
        return parsed
    stop = min(behind, at + 6)
    for here in range(at, stop):
        if words.gap(here - 1).strip(" \n\u00a0"):
            break
        for count in (2, 1):
            rate = known.rates.get(words.phrase(here, here + count))
            if rate is not None and here + count <= behind:
                return parsed._replace(end=words.ends[here + count - 1], behind=here + count, rate=rate, kind="rate")
        if words.low[here] in _MEASURE_ENDS:
            break
    return parsed


def _hedged(words: Words, parsed: _Parsed, first: int, known: NumberWords) -> _Parsed:
    """The approximators and bounds in front, up to two of them."""
    at = parsed.first
    for _ in range(2):
        found = 0
        for count in range(min(_LONGEST_HEDGE, at - first), 0, -1):
            phrase = words.phrase(at - count, at)
            gap = words.view[words.ends[at - 1] : parsed.start]
            if gap.strip(" \n\u00a0"):
                break
            if phrase in known.hedges:
                relation, approximate = known.hedges[phrase]
                if relation != "=" or approximate:
                    parsed = _bounded(parsed, relation, approximate)
                found = count
                break
            if phrase in known.inner:
                found = count
                break
        if not found:
            break
        at -= found
        parsed = parsed._replace(first=at, start=words.starts[at])
    if at > first and words.low[at - 1] in known.between and parsed.lo != parsed.hi:
        parsed = parsed._replace(first=at - 1, start=words.starts[at - 1])
    return parsed


def _bounded(parsed: _Parsed, relation: str, approximate: bool) -> _Parsed:
    approximate = approximate or parsed.approximate
    if relation == "=" or parsed.relation != "=":
        return parsed._replace(approximate=approximate)
    if relation in ("<", "<="):
        lo = 0.0 if parsed.lo is not None and parsed.lo >= 0 and parsed.lo == parsed.hi else parsed.lo
        return parsed._replace(lo=lo, relation=relation, approximate=approximate)
    hi = None if parsed.lo == parsed.hi else parsed.hi
    return parsed._replace(hi=hi, relation=relation, approximate=approximate)


def _measure(words: Words, noun: int, behind: int) -> str:
    """What is counted, with what stands behind "of"."""
    more = _following(words, noun + 1, behind) if words.phrase(noun + 1, noun + 2) == "of" else None
    return f"{words.low[noun]} of {more}" if more else words.low[noun]


def _following(words: Words, at: int, behind: int) -> str | None:
    """The noun group that follows: up to punctuation or a verb."""
    if words.phrase(at, at + 1) == "of":
        at += 1
    last = at
    while last < min(behind, at + _LONGEST_MEASURE) and words.low[last] not in _MEASURE_ENDS:
        last += 1
        if words.gap(last - 1).strip(" \n\u00a0"):
            break
    return " ".join(words.view[words.starts[at] : words.ends[last - 1]].split()) if last > at else None


def _made(words: Words, parsed: _Parsed, sentence: Span, times: Sequence[Time], known: NumberWords) -> Figure:
    unit = parsed.unit.code if parsed.unit else "1"
    if parsed.rate:
        unit = f"{unit}/{parsed.rate}"
    span = Span(parsed.start, parsed.end)
    text = " ".join(words.view[span.start : span.end].split())
    around = Span(max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))
    near = [time for time in _around(times, around) if time.kind == "DATE" and time.offset is None]
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
    period = None
    if target is None:
        period = next(
            (time.value for time in near if _is_day(time.value) and abs(time.span.start - span.end) < 60), None
        )
    return Figure(
        span, text, _finite(parsed.lo), _finite(parsed.hi), unit, parsed.kind, parsed.relation, parsed.approximate,
        parsed.measure, period, target,
    )  # fmt: skip


def _finite(value: float | None) -> float | None:
    """The value as it was written in decimals: 0.25, not 0.25000000000000006."""
    return None if value is None else float(f"{value:.12g}")


def _is_day(value: str) -> bool:
    return value[:4].isdecimal() and value[:2] in ("19", "20")


def _around(times: Sequence[Time], sentence: Span) -> Iterator[Time]:
    from bisect import bisect_left

    at = bisect_left(times, sentence.start, key=lambda time: time.span.start)
    while at < len(times) and times[at].span.start < sentence.end:
        yield times[at]
        at += 1
