"""A document with all that is known about it, and the report of a whole run."""

from __future__ import annotations

from .citation import Fields
from .document import Document
from .finding import Finding, Notice, Suppressed
from .noun import NamedTuple
from .resolution import Resolution
from .suppression import Idle
from .text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:  # a check of references needs none of them
    from .claim import Attribution, Chain, Check, Claim, Figure, Quotation, Time
    from .locked import Locked
    from .page import PageRecord
    from .relation import Relation
    from .search import Search
    from .snapshot import Snapshot, Visit
    from .support import Support
    from .upstream import Circle, Stage


class Dossier(NamedTuple):
    """All that a rule may look at.

    `fields`, `resolutions`, `searches`, `visits`, `snapshots`, `pages`, `locked` and `drifts` run parallel to
    `document.entries`, `chains` to `claims`; they are empty where nobody asked for them.

    Attributes:
        searches: what came of looking for the sources that no address leads to; None where nothing was looked for.
        visits: what the network said about each entry's address; None where it has none.
        snapshots: the states of each entry's page that are known, our own first.
        pages: what each entry's page says about itself; None where there is none to read.
        sought: the indexes of entries of whose pages an archive was asked for a copy, and answered.
        locked: each entry's row in the lock file, or None where it has none; None where there is no lock.
        drifts: how each entry's page differs from what was locked, a line each; empty where it does not.
        stages: the pages on the way to the origins, those of the entries first.
        opened: the index of each entry's page among the stages, None where it has none; parallel to the entries.
        circles: pages among the stages that name each other all the way round.
        supports: what was looked for in the sources' pages, in the order of the claims.
        relations: what other documents are to this one, where many were compared.
        idle: comments that accept findings and met none; known when all other rules have run.
    """

    document: Document
    fields: tuple[Fields, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    sentences: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    chains: tuple[Chain, ...] = ()
    searches: tuple[Search | None, ...] = ()
    visits: tuple[Visit | None, ...] = ()
    snapshots: tuple[tuple[Snapshot, ...], ...] = ()
    pages: tuple[PageRecord | None, ...] = ()
    sought: frozenset[int] = frozenset()
    locked: tuple[Locked | None, ...] | None = None
    drifts: tuple[tuple[str, ...], ...] = ()
    stages: tuple[Stage, ...] = ()
    opened: tuple[int | None, ...] = ()
    circles: tuple[Circle, ...] = ()
    supports: tuple[Support, ...] = ()
    relations: tuple[Relation, ...] = ()
    idle: tuple[Idle, ...] = ()

    def stage(self, entry: int) -> Stage | None:
        """The page of an entry, where it was opened."""
        at = self.opened[entry] if self.opened else None
        return None if at is None else self.stages[at]


class ListSummary(NamedTuple):
    """A source list as the JSON report names it: its heading, its rows, what found it."""

    heading: str | None
    row: int
    end_row: int
    entries: int
    form: str
    found_by: str


class Audited(NamedTuple):
    """One input after the run.

    Attributes:
        read: whether the document could be read; if not, a notice says why.
        dossier: kept where the report needs it, else None.
        sha256: of the bytes as they lay on disk; None where nobody asked for it.
        suppressed: findings that a comment of the document or the baseline accepts; they are not among `findings`.
        left_out: why brackets are no references, each reason with their number; None where nobody asked for it.
    """

    path: str
    media_type: str | None
    read: bool
    markers: int = 0
    source_lists: tuple[ListSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    dossier: Dossier | None = None
    sha256: str | None = None
    suppressed: tuple[Suppressed, ...] = ()
    left_out: tuple[tuple[str, int], ...] | None = None

    @property
    def entries(self) -> int:
        """How many entries its source lists hold."""
        return sum(sources.entries for sources in self.source_lists)


class Node(NamedTuple):
    """A node of the provenance graph; `attributes` are (name, value) pairs."""

    id: str
    kind: str
    attributes: tuple[tuple[str, str], ...] = ()


class Edge(NamedTuple):
    """A relation of the provenance graph, named as PROV or CiTO name it.

    Attributes:
        stated_by: "author" for what the document asserts, "reeprov" for what was verified.
    """

    source: str
    relation: str
    target: str
    stated_by: str


class Graph(NamedTuple):
    """The provenance graph of a run."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


class Report(NamedTuple):
    """What an output receives.

    Attributes:
        passed_over: files of other kinds that lay in walked folders.
        not_checked: what this run did not look at, in words.
        network: what was asked of the network, and what was opened for it, in words.
    """

    documents: tuple[Audited, ...]
    notices: tuple[Notice, ...] = ()
    graph: Graph = Graph()
    passed_over: int = 0
    not_checked: tuple[str, ...] = ()
    network: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents, in their order."""
        return tuple(finding for audited in self.documents for finding in audited.findings)

    @property
    def suppressed(self) -> tuple[Suppressed, ...]:
        """The findings of all documents that were accepted, in their order."""
        return tuple(accepted for audited in self.documents for accepted in audited.suppressed)
