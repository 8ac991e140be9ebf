"""The shapes of our JSON.  They are promises: a later version may add keys, it never renames or drops one.

Only the JSON Schemas are made from these types.  What is printed is written as plain dicts and held to them by tests.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias

# Python 3.11's own TypedDict does not tell pydantic which keys may be left out.
from typing_extensions import TypedDict

from .wire_statements import (
    AttributionRow,
    CheckRow,
    ClaimRow,
    ConfidenceName,
    EntryRow,
    FigureRow,
    MarkerRow,
    QuotationRow,
    Range,
    ReachName,
    TimeRow,
)

SeverityName: TypeAlias = Literal["error", "warning", "note"]
UpstreamKind: TypeAlias = Literal["attribution", "entry"]
StatedBy: TypeAlias = Literal["author", "reeprov"]


class Tool(TypedDict):
    """What wrote the file."""

    name: Literal["reeprov"]
    version: str


class Place(TypedDict):
    """A place as people count: from 1, the column in code points."""

    row: int
    column: int


class SourceListSummary(TypedDict):
    """A source list: its heading, its rows, how many entries it has, how their keys are written, what found it."""

    heading: str | None
    row: int
    end_row: int
    entries: int
    form: str
    found_by: str


class CheckedDocument(TypedDict):
    """What was read of a document; `left_out` is why brackets are no references, each reason with their number.

    It is null where nobody asked for it with `--verbose`, for it takes a second look.
    """

    path: str
    media_type: str | None
    read: bool
    markers: int
    entries: int
    source_list: list[SourceListSummary]
    left_out: dict[str, int] | None


class EditRow(TypedDict):
    """A change of the text: code points from 0, end exclusive, and what takes their place."""

    start: int
    end: int
    text: str


class FixRow(TypedDict):
    """What reeprov can do about a finding; what is not safe takes something away."""

    title: str
    safe: bool
    edits: list[EditRow]


class FindingRow(TypedDict):
    """A finding at its place."""

    code: str
    name: str
    severity: SeverityName
    confidence: ConfidenceName
    key: str | None
    message: str
    path: str
    location: Place
    end_location: Place
    fingerprint: str
    url: str
    fix: FixRow | None


class NoticeRow(TypedDict):
    """A condition of the run itself."""

    code: str
    message: str
    path: str | None
    fatal: bool


class StatisticsRow(TypedDict):
    """What `check --statistics --output-format json` prints of each rule; `fixable` counts safe fixes."""

    code: str
    name: str
    count: int
    fixable: int


class Findings(TypedDict):
    """What `check --output-format json` prints."""

    schema: Literal["reeprov/findings/1"]
    tool: Tool
    documents: list[CheckedDocument]
    findings: list[FindingRow]
    notices: list[NoticeRow]


class EvidenceRow(TypedDict):
    """Why a field of the record reads as it does."""

    field: str
    value: str
    source: str
    confidence: ConfidenceName
    note: str | None
    rivals: list[str]


class PlaceRow(TypedDict):
    """A list that was looked at: how many articles of the day it has; null where it could not be read.

    `whole` says whether it has all of that day.
    """

    kind: str
    url: str
    found: int | None
    whole: bool
    trouble: str | None


class CandidateRow(TypedDict):
    """An article that may be the source, and how near its title is to the entry's (0 to 1)."""

    title: str
    url: str
    score: float
    agrees: list[str]
    forbids: list[str]
    issued: str | None


class SearchRow(TypedDict):
    """What came of looking for a source that no address leads to; the likeliest candidate stands first."""

    reason: str
    scorer: str | None
    places: list[PlaceRow]
    candidates: list[CandidateRow]


LocationStatus: TypeAlias = Literal["not-asked", "located", "ambiguous", "not-found"]


class LocationRow(TypedDict):
    """Whether the source was looked for, and where it is."""

    status: LocationStatus
    url: str | None
    verdict: NotRequired[str]
    evidence: NotRequired[str]
    asked: NotRequired[str]
    search: NotRequired[SearchRow]


class SnapshotRow(TypedDict):
    """A state of the page: as we saw it (with the digest of its prose) or as an archive keeps it."""

    url: str
    time: str | None
    digest: str | None
    archive: str | None


class UpstreamRow(TypedDict):
    """What a page names as its own source, and where in the text with that digest.

    `found` is null for a line that is left out of that text; `stage` is the index of the page at `url` among the
    document's stages, null where it was not opened, and `note` says why; `home` is whether it is the document itself,
    or its outlet where no address is given.
    """

    name: str
    kind: UpstreamKind
    outlet_id: str | None
    digest: str
    found: Range | None
    excerpt: str
    url: str | None
    stage: int | None
    note: str
    home: bool


class StageRow(TypedDict):
    """A page on the way to the origins: that of `entries` at depth 0, one more for each page that names the next."""

    url: str
    entries: list[int]
    depth: int
    verdict: str
    outlet_id: str | None
    title: str | None
    digest: str | None
    upstream: list[UpstreamRow]


class CircleRow(TypedDict):
    """Pages, by their indexes among the stages, each naming the next and the last naming the first.

    `sure` where each gives the address of the next; otherwise some only name its outlet.  `home` where the document
    stands between the last and the first: it cites this and is named by that.
    """

    stages: list[int]
    sure: bool
    home: bool


class RecordRow(TypedDict):
    """The canonical record of the entry with this key; `csl` is an item of CSL-JSON."""

    key: str
    status: Literal["identified", "partial", "ambiguous", "unknown"]
    confidence: ConfidenceName
    csl: dict[str, Any]
    outlet_id: str | None
    location: LocationRow
    evidence: list[EvidenceRow]
    snapshots: list[SnapshotRow]


class DossierDocument(TypedDict):
    """All that was read of a document; `records` run parallel to `entries`."""

    path: str
    sha256: str | None
    title: str | None
    outlet: str | None
    issued: str | None
    language: str
    markers: list[MarkerRow]
    entries: list[EntryRow]
    sentences: list[Range]
    attributions: list[AttributionRow]
    quotations: list[QuotationRow]
    figures: list[FigureRow]
    times: list[TimeRow]
    claims: list[ClaimRow]
    checks: list[CheckRow]
    coverage: dict[ReachName, int]
    stages: list[StageRow]
    circles: list[CircleRow]
    records: list[RecordRow]


class NodeRow(TypedDict):
    """A node of the provenance graph."""

    id: str
    kind: str
    attributes: dict[str, str]


class EdgeRow(TypedDict):
    """A relation, named as PROV or CiTO name it."""

    source: str
    relation: str
    target: str
    stated_by: StatedBy


class GraphRow(TypedDict):
    """The provenance graph of the run."""

    nodes: list[NodeRow]
    edges: list[EdgeRow]


class Dossiers(TypedDict):
    """What `dump --format json` prints."""

    schema: Literal["reeprov/dossier/1"]
    tool: Tool
    documents: list[DossierDocument]
    graph: GraphRow


class Audit(TypedDict):
    """What `audit --output-format json` prints: the findings and the dossiers of one run."""

    schema: Literal["reeprov/audit/1"]
    tool: Tool
    documents: list[CheckedDocument]
    findings: list[FindingRow]
    notices: list[NoticeRow]
    not_checked: list[str]
    network: list[str]
    dossiers: list[DossierDocument]
    graph: GraphRow
