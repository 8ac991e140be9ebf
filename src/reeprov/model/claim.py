"""What a text says and who says it: claims, what they are made of, and the chains that lead to their sources."""

from __future__ import annotations

from enum import Enum

from .finding import Confidence
from .noun import NamedTuple
from .text import Span


class Reach(Enum):
    """How far the chain behind a claim gets, best first."""

    ORIGIN = "origin"
    SNAPSHOT = "snapshot"
    RECORD = "record"
    ENTRY = "entry"
    ATTRIBUTION = "attribution"
    BROKEN = "broken"
    NONE = "none"


class AttributionKind(Enum):
    """How a text says who said it."""

    DIRECT = "direct"  # in quotation marks
    INDIRECT = "indirect"
    DOCUMENT = "document"  # a decree, a report, a directive says it
    AGENTLESS = "agentless"  # "is estimated", "it turns out": nobody is named
    ANONYMOUS = "anonymous"  # "analysts say", "perceived by many"


class Source(NamedTuple):
    """Who is said to have said it.

    Attributes:
        text: the name as best known: of a pronoun or "the official", the name that it stands for.
        span: where that name stands.
        mention: the words at the cue itself ("He", "the official"); the same as `span` where the name stands there.
        role, organisation: as written beside the name ("Kremlin spokesman", "Foreign Intelligence Service").
        confidence: how sure it is that the mention means this name.
    """

    text: str
    span: Span
    mention: Span
    role: str | None = None
    organisation: str | None = None
    confidence: Confidence = Confidence.HIGH


class Attribution(NamedTuple):
    """Who is said to have said what.

    Attributes:
        span: the cue, what says that it was said: "stated that", "according to", "is estimated".
        cue: its words.
        source: None where the text names nobody.
        content: what was said; empty where it is not in the sentence.
        medium: where it was said, as written ('interview with the magazine "National Defense"').
        markers: indexes into the document's markers.
    """

    span: Span
    cue: str
    kind: AttributionKind
    source: Source | None = None
    content: tuple[Span, ...] = ()
    medium: str | None = None
    confidence: Confidence = Confidence.HIGH
    markers: tuple[int, ...] = ()


class QuotationKind(Enum):
    """What quotation marks are there for."""

    SPEECH = "speech"
    TERM = "term"  # a word that the author holds at arm's length, or somebody's single word
    TITLE = "title"


class Quotation(NamedTuple):
    """Words repeated from another text.

    Attributes:
        span: marks included; `text` is what stands between them.
        attribution: index into the attributions, or None.
        parent: index of the quotation that this one stands in, or None.
    """

    span: Span
    text: str
    kind: QuotationKind
    attribution: int | None = None
    parent: int | None = None


class Figure(NamedTuple):
    """A number with its unit, approximator, measure and time.

    Attributes:
        lo, hi: the range that it allows, in `unit`: "20-25%" is 0.2 to 0.25, "less than 1 %" 0 to 0.01, "over 5 t" 5
            to None.
        unit: SI or UCUM: `t`, `t/a`, `a`, `Cel`, currencies by their ISO 4217 code, `1` for shares and counts.
        kind: "share", "count", "rank", "duration", "money", "rate", "amount", "ratio", "change".
        relation: "=", "<", "<=", ">" or ">=".
        approximate: whether the text says so ("about", "an estimated").
        measure: what was measured, as written ("the world's reserves"), or what was counted ("types").
        period: the time that it holds for, a TIMEX3 value, or None.
        target: the year of a plan ("by 2030"), or None.
    """

    span: Span
    text: str
    lo: float | None
    hi: float | None
    unit: str
    kind: str
    relation: str = "="
    approximate: bool = False
    measure: str | None = None
    period: str | None = None
    target: str | None = None


class Time(NamedTuple):
    """A time in the text.

    Attributes:
        kind: "DATE", "DURATION" or "SET", as in TimeML.
        value: TIMEX3: `2023-09`, `XXXX-11-04`, `PRESENT_REF`, `PAST_REF`, `P30Y`.
        modifier: `BEFORE`, `AFTER`, `ON_OR_BEFORE`, `ON_OR_AFTER`, `APPROX` or None.
        anchor: the date of the document that it was reckoned from, or None.
        offset: how far from there, an ISO 8601 duration (`-P1Y6M`), or None.
    """

    span: Span
    text: str
    kind: str
    value: str
    modifier: str | None = None
    anchor: str | None = None
    offset: str | None = None


class Scope(NamedTuple):
    """How much of the text a claim's cites answer for: three spans, each within the next.

    Attributes:
        context: with the sentences before that say who is meant.
        rule: what chose the clause: "sentence" (it is all of it), "clause-before" (the marker stands behind it),
            "clause-after" (the marker points forward), "sentence-end" (it stands at the end and may mean all), "none"
            (no cite).
    """

    clause: Span
    sentence: Span
    context: Span
    rule: str


class Claim(NamedTuple):
    """A checkable statement of the document.

    Attributes:
        id: deterministic: 16 hex digits from the claim's own words and its occurrence.
        markers, attributions, quotations, figures, times: indexes into those of the document.
    """

    id: str
    span: Span
    text: str
    markers: tuple[int, ...] = ()
    attributions: tuple[int, ...] = ()
    quotations: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    scope: Scope | None = None


class Statements(NamedTuple):
    """All that was read in the prose of one document, each in the order of the text."""

    sentences: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()


class CheckResult(Enum):
    """What came of a check: as it should be, not so, or not to be told from the document."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Check(NamedTuple):
    """A comparison of the document with itself.

    Attributes:
        id: which comparison ("relative-time-and-source-date").
        message: what was compared and what came of it, in a sentence.
        evidence: the places that were compared.
    """

    id: str
    result: CheckResult
    message: str
    evidence: tuple[Span, ...] = ()


class Step(NamedTuple):
    """One cite of a claim followed as far as it goes: marker → entry → record.

    Attributes:
        marker: index into the document's markers.
        key: what the cite points at.
        entry: index into the document's entries, or None where the cite dangles.
        reach: how far this step gets.
    """

    marker: int
    key: str
    entry: int | None
    reach: Reach


class Chain(NamedTuple):
    """Everything that a claim rests on.  `reach` is the best of its steps, but `BROKEN` wherever one is broken."""

    reach: Reach
    steps: tuple[Step, ...]
