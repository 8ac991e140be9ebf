"""The graph of a run: what the authors say, and what was seen, each relation with who states it.

Nodes: `document`, `claim`, `quotation`, `figure`, `name`, `speaker`, `entry`, `record`, `outlet`, `snapshot`, and
`passage`, a place in the text of one.  The author states:

    document  prov:wasAttributedTo   outlet     the one that it names as its own
    claim     prov:wasDerivedFrom    document   the claim stands in it
    claim     cito:cites             entry      by a cite in its sentence
    entry     prov:specializationOf  record     the entry describes this source
    record    prov:wasAttributedTo   outlet     which issued it
    claim     prov:wasDerivedFrom    quotation  it repeats these words; so for a `figure` and a `name` that were found
    quotation prov:wasAttributedTo   speaker    whose words they are

and reeprov, of what it saw itself:

    snapshot  prov:specializationOf  record     the page as it read at one moment
    snapshot  prov:alternateOf       snapshot   a copy of it in an archive
    quotation prov:wasQuotedFrom     snapshot   the words stand there, to the letter
    passage   prov:wasQuotedFrom     snapshot   what stands at this place of it
    quotation prov:alternateOf       passage    the same words there; so for a `figure` and a `name` of a claim
    passage   cito:cites             snapshot   it names this page as where it has it from
    passage   cito:cites             outlet     the same, where the page was not opened

A record is one node however many documents cite it: chains of different documents meet there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.claim import Quotation, QuotationKind
from ..model.digest import digest
from ..model.dossier import Audited, Dossier, Edge, Graph, Node
from ..model.record import Record
from ..model.snapshot import Snapshot
from ..model.support import Presence
from ..model.text import Span
from ..model.upstream import Stage

_AUTHOR = "author"
_REEPROV = "reeprov"


def graph(documents: Iterable[Audited]) -> Graph:
    """The graph of the documents whose dossiers were kept; the same documents give the same graph in the same order."""
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    for audited in documents:
        if audited.dossier is not None:
            _add(nodes, edges, audited.sha256 or audited.path, audited.dossier)
    return Graph(tuple(nodes.values()), tuple(edges))


def _add(nodes: dict[str, Node], edges: dict[Edge, None], name: str, dossier: Dossier) -> None:
    document = dossier.document
    document_id = f"document:{name}"
    _node(nodes, document_id, "document", [("path", document.path), ("title", document.title)])
    for at, entry in enumerate(document.entries):
        entry_id = f"{document_id}/entry/{at}"
        _node(nodes, entry_id, "entry", [("key", entry.key), ("text", entry.text)])
        if at < len(dossier.resolutions):
            record_id = _record(nodes, edges, dossier.resolutions[at].record)
            edges[Edge(entry_id, "prov:specializationOf", record_id, _AUTHOR)] = None
            if at < len(dossier.snapshots):
                _snapshots(nodes, edges, record_id, dossier.snapshots[at])
    _way(nodes, edges, dossier.stages)
    if document.outlet:
        outlet_id = f"outlet:{document.outlet}"
        _node(nodes, outlet_id, "outlet", [("name", document.outlet)])
        edges[Edge(document_id, "prov:wasAttributedTo", outlet_id, _AUTHOR)] = None
    quoted_from = _quoted_from(dossier)
    for index, claim in enumerate(dossier.claims):
        claim_id = f"{document_id}/claim/{claim.id}"
        _node(nodes, claim_id, "claim", [("text", claim.text)])
        edges[Edge(claim_id, "prov:wasDerivedFrom", document_id, _AUTHOR)] = None
        if index < len(dossier.chains):
            for step in dossier.chains[index].steps:
                if step.entry is not None:
                    edges[Edge(claim_id, "cito:cites", f"{document_id}/entry/{step.entry}", _AUTHOR)] = None
        for at in claim.quotations:
            quotation = dossier.quotations[at]
            speaker = _speaker(dossier, quotation)
            if quotation.kind is not QuotationKind.SPEECH or not (speaker or quotation.span in quoted_from):
                continue
            quotation_id = f"{document_id}/quotation/{at}"
            _node(nodes, quotation_id, "quotation", [("text", quotation.text)])
            edges[Edge(claim_id, "prov:wasDerivedFrom", quotation_id, _AUTHOR)] = None
            if speaker:
                speaker_id = f"speaker:{digest(speaker.casefold())}"
                _node(nodes, speaker_id, "speaker", [("name", speaker)])
                edges[Edge(quotation_id, "prov:wasAttributedTo", speaker_id, _AUTHOR)] = None
            for seen in quoted_from.get(quotation.span, ()):
                edges[Edge(quotation_id, "prov:wasQuotedFrom", f"snapshot:{seen}", _REEPROV)] = None
    _evidence(nodes, edges, document_id, dossier)


def _evidence(nodes: dict[str, Node], edges: dict[Edge, None], document_id: str, dossier: Dossier) -> None:
    """Where something of a claim was found: its place in the document, and the one in the page of a source."""
    for one in dossier.supports:
        if one.presence is Presence.FOUND and one.found and f"snapshot:{one.digest}" in nodes:
            passage = _passage(nodes, edges, one.digest, one.found, one.excerpt)
            if one.kind == "quotation":
                quoted = next(at for at, each in enumerate(dossier.quotations) if each.span == one.span)
                thing = f"{document_id}/quotation/{quoted}"
            else:
                thing = f"{document_id}/{one.kind}/{one.span.start}-{one.span.end}"
                _node(nodes, thing, one.kind, [("text", one.text)])
                claim_id = f"{document_id}/claim/{dossier.claims[one.claim].id}"
                edges[Edge(claim_id, "prov:wasDerivedFrom", thing, _AUTHOR)] = None
            edges[Edge(thing, "prov:alternateOf", passage, _REEPROV)] = None


def _way(nodes: dict[str, Node], edges: dict[Edge, None], stages: Sequence[Stage]) -> None:
    """What the pages of sources name as theirs, as far as the words were seen."""
    pages = [_seen(nodes, stage.snapshot) if stage.snapshot else None for stage in stages]
    for page, stage in zip(pages, stages, strict=True):
        for one in stage.upstream:
            target = pages[one.stage] if one.stage is not None else None
            if target is None and one.outlet:
                target = f"outlet:{one.outlet.id}"
                _node(nodes, target, "outlet", [("name", one.outlet.name)])
            if page and target and one.span:
                passage = _passage(nodes, edges, one.digest, one.span, one.excerpt)
                edges[Edge(passage, "cito:cites", target, _REEPROV)] = None


def _passage(nodes: dict[str, Node], edges: dict[Edge, None], seen: str, span: Span, excerpt: str) -> str:
    """The node of a place in the text of a page."""
    name = f"passage:{seen}/{span.start}-{span.end}"
    _node(nodes, name, "passage", [("excerpt", excerpt), ("start", str(span.start)), ("end", str(span.end))])
    edges[Edge(name, "prov:wasQuotedFrom", f"snapshot:{seen}", _REEPROV)] = None
    return name


def _seen(nodes: dict[str, Node], snapshot: Snapshot) -> str:
    """The node of a state of a page."""
    name = f"snapshot:{snapshot.digest or digest(snapshot.url)}"
    known = [("url", snapshot.url), ("time", snapshot.time or None), ("archive", snapshot.archive)]
    _node(nodes, name, "snapshot", known)
    return name


def _snapshots(nodes: dict[str, Node], edges: dict[Edge, None], record_id: str, snapshots: Sequence[Snapshot]) -> None:
    """The states of a record's page, our own and the archives'."""
    ids = []
    for snapshot in snapshots:
        snapshot_id = _seen(nodes, snapshot)
        edges[Edge(snapshot_id, "prov:specializationOf", record_id, _REEPROV)] = None
        ids.append(snapshot_id)
    for copy_id in ids[1:]:
        edges[Edge(copy_id, "prov:alternateOf", ids[0], _REEPROV)] = None


def _quoted_from(dossier: Dossier) -> dict[Span, list[str]]:
    """A quotation's place → the digests of the snapshots in which its very words stand."""
    found: dict[Span, list[str]] = {}
    for one in dossier.supports:
        if one.kind == "quotation" and one.presence is Presence.FOUND and one.found:
            found.setdefault(one.span, []).append(one.digest)
    return found


def _speaker(dossier: Dossier, quotation: Quotation) -> str | None:
    if quotation.attribution is None:
        return None
    source = dossier.attributions[quotation.attribution].source
    return source.text if source else None


def _record(nodes: dict[str, Node], edges: dict[Edge, None], record: Record) -> str:
    record_id = f"record:{record.id}"
    if record_id not in nodes:
        issued = str(record.issued) if record.issued else None
        _node(nodes, record_id, "record", [("title", record.title), ("issued", issued), ("url", record.url)])
        if record.outlet:
            outlet_id = f"outlet:{record.outlet.id}"
            _node(nodes, outlet_id, "outlet", [("name", record.outlet.name)])
            edges[Edge(record_id, "prov:wasAttributedTo", outlet_id, _AUTHOR)] = None
    return record_id


def _node(nodes: dict[str, Node], node_id: str, kind: str, attributes: Sequence[tuple[str, str | None]]) -> None:
    known = tuple((name, value) for name, value in attributes if value is not None)
    nodes.setdefault(node_id, Node(node_id, kind, known))
