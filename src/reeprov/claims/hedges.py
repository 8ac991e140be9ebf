"""What stands around a number and says how it is meant: approximators, bounds, rates."""

from __future__ import annotations

from ..languages.statements.interface import NumberWords
from .measures import MEASURE_ENDS, noun_group
from .parsed_figures import Parsed
from .words import Words

_LONGEST_HEDGE = 4
_AGO = frozenset({"ago", "earlier", "later"})  # behind "a year", which then is no rate
_TO_CHANGE = 9  # words from a verb of change to what it comes to


def rated(words: Words, parsed: Parsed, behind: int, known: NumberWords) -> Parsed:
    """What comes each year: "2,500 tonnes of concentrate annually"; and of what it is an amount."""
    at = parsed.behind
    if parsed.unit is not None and at < behind and words.gaps[at - 1] == "/":
        rate = known.rates.get(f"/{words.low[at]}")
        if rate is not None:
            parsed = parsed._replace(end=words.ends[at], behind=at + 1, rate=rate, kind="rate")
        return parsed
    if (
        parsed.unit is not None
        and at < behind
        and words.low[at] in known.links
        and not words.view[parsed.end : words.starts[at]].strip()
    ):
        measure = noun_group(words, at, behind)
        parsed = parsed._replace(measure=measure)
    if parsed.kind == "duration":
        return parsed
    stop = min(behind, at + 6)
    for here in range(at, stop):
        if words.gaps[here - 1].strip(" \n\u00a0") or words.is_digits(here):
            break
        for count in (2, 1):
            rate = known.rates.get(words.phrase(here, here + count))
            if rate is not None and here + count <= behind and words.word(here + count) not in _AGO:
                return parsed._replace(end=words.ends[here + count - 1], behind=here + count, rate=rate, kind="rate")
        if words.low[here] in MEASURE_ENDS:
            break
    return parsed


def hedged(words: Words, parsed: Parsed, first: int, known: NumberWords) -> Parsed:
    """The approximators and bounds in front, up to two of them."""
    at = parsed.first
    for _ in range(2):
        found = 0
        if at <= first or words.low[at - 1] not in known.hedge_ends:
            break
        for count in range(min(_LONGEST_HEDGE, at - first), 0, -1):
            phrase = words.phrase(at - count, at)
            gap = words.view[words.ends[at - 1] : parsed.start]
            if gap.strip(" \n\u00a0"):
                break
            if phrase in known.hedges:
                if phrase in known.to and _is_end(words, max(first, at - _TO_CHANGE), at, known):
                    return parsed  # so much it is, no bound
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


def _is_end(words: Words, start: int, at: int, known: NumberWords) -> bool:
    """Whether a change ends at a number: «вырос до 7 %», «с 5 тонн в мае до 7 тонн»."""
    if not known.changes.isdisjoint(words.low[start:at]):
        return True
    return any(words.low[here] in known.from_ and words.is_digits(here + 1) for here in range(start, at - 1))


def _bounded(parsed: Parsed, relation: str, approximate: bool) -> Parsed:
    approximate = approximate or parsed.approximate
    if relation == "=" or parsed.relation != "=":
        return parsed._replace(approximate=approximate)
    if relation in ("<", "<="):
        lo = 0.0 if parsed.lo is not None and parsed.lo >= 0 and parsed.lo == parsed.hi else parsed.lo
        return parsed._replace(lo=lo, relation=relation, approximate=approximate)
    hi = None if parsed.lo == parsed.hi else parsed.hi
    return parsed._replace(hi=hi, relation=relation, approximate=approximate)
