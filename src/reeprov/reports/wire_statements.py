"""The shapes of our JSON for what a text says: markers, entries, statements, claims and what they rest on.

They are promises as those of `wire` are.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

# Python 3.11's own TypedDict does not tell pydantic which keys may be left out.
from typing_extensions import TypedDict

ConfidenceName: TypeAlias = Literal["high", "medium", "low"]
ReachName: TypeAlias = Literal["origin", "snapshot", "record", "entry", "attribution", "broken", "none"]
UrlStatus: TypeAlias = Literal["address", "placeholder", "none"]


class Range(TypedDict):
    """A half-open range of code points, from 0."""

    start: int
    end: int


class MarkerRow(Range):
    """A marker and the keys that it cites; ranges are expanded."""

    text: str
    keys: list[str]


class EntryRow(Range):
    """An entry as written; its date in ISO 8601, partial where it is partial, null where it is open."""

    key: str
    text: str
    outlet: str | None
    title: str | None
    date: str | None
    url: str | None
    url_status: UrlStatus


class SourceRow(Range):
    """Who is said to have said it: the name and where it stands; `mention` are the words at the cue itself."""

    text: str
    mention: Range
    role: str | None
    organisation: str | None
    confidence: ConfidenceName


class AttributionRow(Range):
    """The span of a cue, who is said to have said it, and what."""

    cue: str
    kind: Literal["direct", "indirect", "document", "agentless", "anonymous"]
    source: SourceRow | None
    content: list[Range]
    medium: str | None
    confidence: ConfidenceName
    markers: list[int]


class QuotationRow(Range):
    """A quotation with its marks; `text` stands between them, `parent` is the index of the one around it."""

    text: str
    kind: Literal["speech", "term", "title"]
    attribution: int | None
    parent: int | None


class FigureRow(Range):
    """A number in `unit` (SI, UCUM, ISO 4217, `1` for shares and counts), from `lo` to `hi`; null is without end."""

    text: str
    lo: float | None
    hi: float | None
    unit: str
    kind: Literal["share", "count", "rank", "duration", "money", "rate", "amount", "ratio", "change"]
    relation: Literal["=", "<", "<=", ">", ">="]
    approximate: bool
    measure: str | None
    period: str | None
    target: str | None


class TimeRow(Range):
    """A time; `value` and `modifier` are TIMEX3's, `offset` is counted from `anchor`."""

    text: str
    kind: Literal["DATE", "DURATION", "SET"]
    value: str
    modifier: Literal["BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "APPROX"] | None
    anchor: str | None
    offset: str | None


class ScopeRow(TypedDict):
    """How much of the text a claim's cites answer for, and which rule chose it; each span lies within the next."""

    clause: Range
    sentence: Range
    context: Range
    rule: Literal["sentence", "clause-before", "clause-after", "sentence-end", "none"]


class CheckRow(TypedDict):
    """A comparison of the document with itself."""

    id: str
    result: Literal["passed", "failed", "unknown"]
    message: str
    evidence: list[Range]


class StepRow(TypedDict):
    """One cite followed as far as it goes; `marker` and `entry` are indexes into the lists of the document."""

    marker: int
    key: str
    entry: int | None
    reach: ReachName


class ChainRow(TypedDict):
    """What a claim rests on, and how far that was followed."""

    reach: ReachName
    steps: list[StepRow]


class HintRow(Range):
    """The passage of a source that shares most with a claim: where to look first, and proof of nothing."""

    text: str


class SupportRow(Range):
    """Something of a claim that was looked for in a source; `found` is its place in the text with that digest.

    `stage` is null for the page of the entry itself, else the index of a page upstream of it, on which it stands.
    """

    entry: int
    kind: Literal["quotation", "figure", "name"]
    text: str
    presence: Literal["found", "altered", "absent", "unknown"]
    digest: str
    found: Range | None
    excerpt: str
    note: str
    hint: HintRow | None
    stage: int | None


class ClaimRow(Range):
    """A claim; `markers`, `attributions`, … are indexes into those of the document."""

    id: str
    text: str
    markers: list[int]
    attributions: list[int]
    quotations: list[int]
    figures: list[int]
    times: list[int]
    scope: ScopeRow | None
    chain: ChainRow
    supports: list[SupportRow]
