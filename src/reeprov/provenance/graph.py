"""The graph of a run.  All of it is the authors' word: nothing here was verified.

Nodes: `document`, `claim`, `entry`, `record`, `outlet`.  Relations, all stated by the author:

    document  prov:wasAttributedTo   outlet     the one that it names as its own
    claim     prov:wasDerivedFrom    document   the claim stands in it
    claim     cito:cites             entry      by a cite in its sentence
    entry     prov:specializationOf  record     the entry describes this source
    record    prov:wasAttributedTo   outlet     which issued it

A record is one node however many documents cite it: chains of different documents meet there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.dossier import Audited, Dossier, Edge, Graph, Node
from ..model.record import Record

_AUTHOR = "author"


def graph(documents: Iterable[Audited]) -> Graph:
    """The graph of the documents whose dossiers were kept; the same documents give the same graph in the same order."""
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    for audited in documents:
        if audited.dossier is not None:
            _add(nodes, edges, audited.sha256 or audited.path, audited.dossier)
    return Graph(tuple(nodes.values()), tuple(edges))


def _add(nodes: dict[str, Node], edges: dict[Edge, None], digest: str, dossier: Dossier) -> None:
    document = dossier.document
    document_id = f"document:{digest}"
    _node(nodes, document_id, "document", [("path", document.path), ("title", document.title)])
    for at, entry in enumerate(document.entries):
        entry_id = f"{document_id}/entry/{at}"
        _node(nodes, entry_id, "entry", [("key", entry.key), ("text", entry.text)])
        if at < len(dossier.resolutions):
            record_id = _record(nodes, edges, dossier.resolutions[at].record)
            edges[Edge(entry_id, "prov:specializationOf", record_id, _AUTHOR)] = None
    if document.outlet:
        outlet_id = f"outlet:{document.outlet}"
        _node(nodes, outlet_id, "outlet", [("name", document.outlet)])
        edges[Edge(document_id, "prov:wasAttributedTo", outlet_id, _AUTHOR)] = None
    for index, claim in enumerate(dossier.claims):
        claim_id = f"{document_id}/claim/{claim.id}"
        _node(nodes, claim_id, "claim", [("text", claim.text)])
        edges[Edge(claim_id, "prov:wasDerivedFrom", document_id, _AUTHOR)] = None
        if index < len(dossier.chains):
            for step in dossier.chains[index].steps:
                if step.entry is not None:
                    edges[Edge(claim_id, "cito:cites", f"{document_id}/entry/{step.entry}", _AUTHOR)] = None


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
