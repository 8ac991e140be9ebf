"""Dossiers and the graph as plain dicts: the shapes of `wire`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from ..model.citation import Entry, Fields
from ..model.claim import Reach
from ..model.dossier import Audited, Dossier, Graph
from ..model.finding import Confidence
from ..model.record import Evidence
from ..model.resolution import Resolved
from ..model.search import Outcome
from ..model.support import by_claim
from ..resolvers import status, to_csl
from .screen import visible
from .statement_rows import attribution_row, check_row, claim_row, figure_row, quotation_row, span_row, time_row

if TYPE_CHECKING:
    from ..model.search import Search
    from ..model.snapshot import Snapshot, Visit
    from ..model.upstream import Upstream
    from . import wire, wire_statements


def dossier_row(audited: Audited, dossier: Dossier) -> wire.DossierDocument:
    """All that was read of a document."""
    document = dossier.document
    entries = document.entries
    supports = by_claim(dossier.supports)
    return {
        "path": visible(audited.path),
        "sha256": audited.sha256,
        "title": document.title,
        "outlet": document.outlet,
        "issued": str(document.issued.date) if document.issued and document.issued.date else None,
        "language": document.language,
        "markers": [
            {
                "start": marker.span.start,
                "end": marker.span.end,
                "text": marker.text,
                "keys": [cite.key for cite in marker.cites],
            }
            for marker in document.markers
        ],
        "entries": [entry_row(entry, fields) for entry, fields in zip(entries, dossier.fields, strict=True)],
        "sentences": [span_row(sentence) for sentence in dossier.sentences],
        "attributions": [attribution_row(attribution) for attribution in dossier.attributions],
        "quotations": [quotation_row(quotation) for quotation in dossier.quotations],
        "figures": [figure_row(figure) for figure in dossier.figures],
        "times": [time_row(time) for time in dossier.times],
        "claims": [
            claim_row(claim, chain, supports.get(at, ()))
            for at, (claim, chain) in enumerate(zip(dossier.claims, dossier.chains, strict=True))
        ],
        "checks": [check_row(check) for check in dossier.checks],
        "coverage": _coverage(dossier),
        "stages": [_stage_row(dossier, at) for at in range(len(dossier.stages))],
        "circles": [
            {"stages": list(circle.stages), "sure": circle.sure, "home": circle.is_home} for circle in dossier.circles
        ],
        "records": [record_row(dossier, at) for at in range(len(dossier.resolutions))],
    }


def _coverage(dossier: Dossier) -> dict[wire_statements.ReachName, int]:
    """How many claims get how far, the farthest first; what none gets to is left out."""
    counts = Counter(chain.reach for chain in dossier.chains)
    return {reach.value: counts[reach] for reach in Reach if counts[reach]}


def entry_row(entry: Entry, fields: Fields) -> wire_statements.EntryRow:
    """An entry as written."""
    date = fields.date.date if fields.date else None
    return {
        "key": entry.key,
        "start": entry.span.start,
        "end": entry.span.end,
        "text": entry.text,
        "outlet": fields.outlet.text if fields.outlet else None,
        "title": fields.title.text if fields.title else None,
        "date": str(date) if date else None,
        "url": fields.url.text if fields.url and fields.url_status == "address" else None,
        "url_status": cast("wire_statements.UrlStatus", fields.url_status),
    }


def record_row(dossier: Dossier, at: int) -> wire.RecordRow:
    """The record behind an entry, and where the network has it."""
    resolution = dossier.resolutions[at]
    visit = dossier.visits[at] if dossier.visits else None
    snapshots = dossier.snapshots[at] if dossier.snapshots else ()
    record = resolution.record
    confidence = resolution.confidence if isinstance(resolution, Resolved) else Confidence.LOW
    return {
        "key": dossier.document.entries[at].key,
        "status": status(resolution),
        "confidence": confidence.value,
        "csl": to_csl(record, resolution),
        "outlet_id": record.outlet.id if record.outlet else None,
        "location": _location_row(visit, dossier.searches[at] if dossier.searches else None),
        "evidence": [_evidence_row(evidence) for evidence in record.evidence],
        "snapshots": [_snapshot_row(snapshot) for snapshot in snapshots],
    }


def _location_row(visit: Visit | None, search: Search | None) -> wire.LocationRow:
    """Where the page is; one of which nothing could be learnt counts as not asked for."""
    if visit is None:
        outcome = "not-asked" if search is None or search.outcome is Outcome.NOT_SEARCHED else search.outcome.value
        unseen: wire.LocationRow = {"status": cast("wire.LocationStatus", outcome), "url": None}
        return {**unseen, "search": _search_row(search)} if search else unseen
    found = visit.verdict.has_page
    lost = visit.verdict.value in ("gone", "soft_404")
    row: wire.LocationRow = {
        "status": "located" if found else "not-found" if lost else "not-asked",
        "url": visit.final_url if found else None,
        "verdict": visit.verdict.value.replace("_", "-"),
        "evidence": visit.evidence,
        "asked": visit.time,
    }
    return {**row, "search": _search_row(search)} if search else row


def _search_row(search: Search) -> wire.SearchRow:
    """What came of looking for a source without an address."""
    places: list[wire.PlaceRow] = [
        {
            "kind": place.kind,
            "url": place.url,
            "found": place.found,
            "whole": place.is_whole,
            "trouble": place.trouble or None,
        }
        for place in search.places
    ]
    candidates: list[wire.CandidateRow] = [
        {
            "title": one.title,
            "url": one.url,
            "score": one.score,
            "agrees": list(one.agrees),
            "forbids": list(one.forbids),
            "issued": one.day or None,
        }
        for one in search.candidates
    ]
    return {"reason": search.reason, "scorer": search.scorer or None, "places": places, "candidates": candidates}


def _snapshot_row(snapshot: Snapshot) -> wire.SnapshotRow:
    return {
        "url": snapshot.url,
        "time": snapshot.time or None,
        "digest": snapshot.digest,
        "archive": snapshot.archive,
    }


def _stage_row(dossier: Dossier, at: int) -> wire.StageRow:
    stage = dossier.stages[at]
    snapshot = stage.snapshot
    return {
        "url": stage.url,
        "entries": [entry for entry, opened in enumerate(dossier.opened) if opened == at],
        "depth": stage.depth,
        "verdict": stage.visit.verdict.value.replace("_", "-"),
        "outlet_id": stage.outlet.id if stage.outlet else None,
        "title": snapshot.title if snapshot else None,
        "digest": snapshot.digest if snapshot else None,
        "upstream": [_upstream_row(one) for one in stage.upstream],
    }


def _upstream_row(upstream: Upstream) -> wire.UpstreamRow:
    return {
        "name": upstream.name,
        "kind": cast("wire.UpstreamKind", upstream.kind),
        "outlet_id": upstream.outlet.id if upstream.outlet else None,
        "digest": upstream.digest,
        "found": span_row(upstream.span) if upstream.span else None,
        "excerpt": upstream.excerpt,
        "url": upstream.url,
        "stage": upstream.stage,
        "note": upstream.note,
        "home": upstream.is_home,
    }


def graph_row(graph: Graph) -> wire.GraphRow:
    """The provenance graph."""
    return {
        "nodes": [{"id": node.id, "kind": node.kind, "attributes": dict(node.attributes)} for node in graph.nodes],
        "edges": [
            {
                "source": edge.source,
                "relation": edge.relation,
                "target": edge.target,
                "stated_by": cast("wire.StatedBy", edge.stated_by),
            }
            for edge in graph.edges
        ],
    }


def _evidence_row(evidence: Evidence) -> wire.EvidenceRow:
    return {
        "field": evidence.field,
        "value": evidence.value,
        "source": evidence.source,
        "confidence": evidence.confidence.value,
        "note": evidence.note,
        "rivals": list(evidence.rivals),
    }
