"""What reading statements needs to know of a language: numbers and units, times, and who says what."""

from __future__ import annotations

from typing import NamedTuple


def each(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


class Unit(NamedTuple):
    """A unit as written.

    Attributes:
        code: SI, UCUM or ISO 4217 ("t", "m3", "RUB", "1").
        factor: how many of `code` it is.
        kind: of the figure: "share", "duration", "money" or "amount".
    """

    code: str
    factor: float = 1.0
    kind: str = "amount"


class NumberWords(NamedTuple):
    """The words that figures are written with, in lower case.

    Attributes:
        decimal_comma: whether a comma comes before the decimals.
        cardinals: "three" → 3, "полтора" → 1.5.
        scales: "million" → 1e6.
        vague: "dozens", "hundreds": at least so many.
        ordinals: "fifth" → 5.
        fractions: "half" → 0.5, "thirds" → 1/3.
        singles: "single" → 1, "dual" → 2: they count the noun behind them.
        units: word or symbol → `Unit`.
        hedges: what stands before a number, up to three words → (relation, whether approximate).
        inner: hedges that stay without effect on the value and belong to the figure ("only").
        rates: what stands behind an amount, up to two words → UCUM code of the time ("annually" → "a").
        links: words between a number and what it counts ("of").
        to: words between the ends of a range ("to"); `between` and `and_` for "between 5 and 7".
        articles: words that count as one before a unit or a scale ("a year and a half", "a million").
        half: what adds half a unit behind a number or a unit: ("and", "a", "half").
        labels: nouns that a number names, not counts ("article 5").
        places: what makes a rank of an ordinal before it ("place").
        superlatives: endings of words that make a rank of an ordinal before them.
        plurals: nouns that are counted without a plural ending.
        uncounted: words with a plural's ending that are none.
        counts_any: whether the noun behind a number has no ending to be known by.
        clock: what makes a time of day of a number before it.
        changes: verbs before "from 5 to 7" which make two figures of it.
        years: what makes a year of four digits behind it ("in").
    """

    decimal_comma: bool
    cardinals: dict[str, float]
    scales: dict[str, float]
    vague: dict[str, float]
    ordinals: dict[str, int]
    fractions: dict[str, float]
    singles: dict[str, int]
    units: dict[str, Unit]
    hedges: dict[str, tuple[str, bool]]
    inner: frozenset[str]
    rates: dict[str, str]
    links: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    and_: frozenset[str]
    from_: frozenset[str]
    articles: frozenset[str]
    half: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    places: frozenset[str]
    superlatives: tuple[str, ...]
    plurals: frozenset[str]
    uncounted: frozenset[str]
    counts_any: bool
    clock: frozenset[str]
    changes: frozenset[str]
    years: frozenset[str]


class TimeWords(NamedTuple):
    """The words that times are written with, in lower case.

    Attributes:
        references: phrases of up to three words → `PRESENT_REF`, `PAST_REF`, `FUTURE_REF` or an offset in days ("-1").
        sets: phrases of up to two words → `P1Y` …
        weekdays: → 1 (Monday) … 7.
        units: → "D", "W", "M", "Y", "10Y", "100Y".
        shifts: "last" → -1, "this" → 0, "next" → 1.
        ago: words behind a duration that count it back from now; `hence` forward, before ("in two years").
        modifiers: words before a time → its modifier.
        leads: other words before a time that belong to it ("in", "on").
        quarters: "first" … before "quarter" and "half".
        future: words of a sentence that speak of what is to come.
        doubtful: names of months that are everyday words; they want a capital and a lead ("May").
    """

    references: dict[str, str]
    sets: dict[str, str]
    weekdays: dict[str, int]
    units: dict[str, str]
    shifts: dict[str, int]
    ago: frozenset[str]
    modifiers: dict[str, str]
    leads: frozenset[str]
    future: frozenset[str]
    doubtful: frozenset[str]


class StatementWords(NamedTuple):
    """All of them, of one language; `code` is ISO 639-1."""

    code: str
    numbers: NumberWords
    times: TimeWords
