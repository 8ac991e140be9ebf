"""The graph as PROV-JSON (W3C member submission): who says what, and what was verified, never mixed.

Bundle `asserted` holds what the documents say, attributed to their outlets; bundle `verified` holds what reeprov saw.
Nodes become entities, outlets and speakers agents.  `cito:cites`, which PROV does not know, is an influence of that
type; a quotation is a derivation of type `prov:Quotation`.  Records are written one by one: memory does not grow with
the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from .. import __version__
from ..model.dossier import Edge, Graph, Node, Report
from ..normalize.patterns import lazy
from .interface import Style
from .rows import escaped

PREFIXES = {
    "reeprov": "urn:reeprov:",
    "dcterms": "http://purl.org/dc/terms/",
    "cito": "http://purl.org/spar/cito/",
}
# Who stated it → the bundle that it stands in.
BUNDLES = {"author": "reeprov:asserted", "reeprov": "reeprov:verified"}
TOOL = "reeprov:tool"

_PLAIN = lazy(r"[A-Za-z0-9/_.-]*+")

AGENTS = {"outlet": "prov:Organization", "speaker": "prov:Person"}

# Relation → PROV-JSON's name of it, the roles of its two ends, its subtype.
RELATIONS: dict[str, tuple[str, str, str, str | None]] = {
    "prov:wasAttributedTo": ("wasAttributedTo", "prov:entity", "prov:agent", None),
    "prov:wasDerivedFrom": ("wasDerivedFrom", "prov:generatedEntity", "prov:usedEntity", None),
    "prov:wasQuotedFrom": ("wasDerivedFrom", "prov:generatedEntity", "prov:usedEntity", "prov:Quotation"),
    "prov:specializationOf": ("specializationOf", "prov:specificEntity", "prov:generalEntity", None),
    "prov:alternateOf": ("alternateOf", "prov:alternate1", "prov:alternate2", None),
    "cito:cites": ("wasInfluencedBy", "prov:influencee", "prov:influencer", "cito:cites"),
}
ATTRIBUTES = {"title": "dcterms:title", "issued": "dcterms:issued", "url": "dcterms:identifier"}


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the document record by record."""
    outlets = sorted({edge.target for edge in _of_documents(report.graph)})
    yield (
        '{\n"prefix": '
        + _json(PREFIXES)
        + ',\n"entity": '
        + _json({name: _typed("Bundle") for name in BUNDLES.values()})
    )
    agents = {qualified(outlet): _typed("Organization") for outlet in outlets}
    agents[TOOL] = {**_typed("SoftwareAgent"), "dcterms:title": "reeprov", "dcterms:hasVersion": __version__}
    yield ',\n"agent": ' + _json(agents)
    said = [(BUNDLES["author"], qualified(outlet)) for outlet in outlets] + [(BUNDLES["reeprov"], TOOL)]
    attributed = {f"_:b{at}": {"prov:entity": who, "prov:agent": agent} for at, (who, agent) in enumerate(said)}
    yield ',\n"wasAttributedTo": ' + _json(attributed) + ',\n"bundle": {'
    for at, (stated_by, bundle) in enumerate(BUNDLES.items()):
        yield ("," if at else "") + f"\n{_json(bundle)}: " + "{"
        yield from _bundle(report.graph, stated_by)
        yield "}"
    yield "\n}}\n"


def _of_documents(graph: Graph) -> Iterator[Edge]:
    """The edges that say which outlet a document is of."""
    documents = {node.id for node in graph.nodes if node.kind == "document"}
    return (edge for edge in graph.edges if edge.relation == "prov:wasAttributedTo" and edge.source in documents)


def _bundle(graph: Graph, stated_by: str) -> Iterator[str]:
    """The nodes that a bundle's relations speak of, then its relations, by their kind."""
    edges: dict[str, list[Edge]] = {}
    mentioned: set[str] = set()
    for edge in graph.edges:
        if edge.stated_by == stated_by:
            edges.setdefault(RELATIONS[edge.relation][0], []).append(edge)
            mentioned.update((edge.source, edge.target))
    nodes = [node for node in graph.nodes if node.id in mentioned]
    members: list[tuple[str, Iterable[str]]] = [
        ("entity", (_node(node) for node in nodes if node.kind not in AGENTS)),
        ("agent", (_node(node) for node in nodes if node.kind in AGENTS)),
        *((name, _relations(name, edges[name])) for name in sorted(edges)),
    ]
    separator = "\n"
    for name, records in members:
        before = f'{separator}"{name}": ' + "{\n"
        for record in records:
            yield before + record
            before = separator = ",\n"
        if before == ",\n":
            yield "}"


def _node(node: Node) -> str:
    return f'"{qualified(node.id)}": {_json(_attributes(node))}'


def _relations(name: str, edges: Iterable[Edge]) -> Iterator[str]:
    """The relations of a kind, written without an encoder: qualified names have nothing in them to escape."""
    for number, edge in enumerate(edges, 1):
        _, source, target, subtype = RELATIONS[edge.relation]
        kind = f', "prov:type": {_json(_qualified_name(subtype))}' if subtype else ""
        ends = f'"{source}": "{qualified(edge.source)}", "{target}": "{qualified(edge.target)}"'
        yield f'"_:{name}{number}": {{{ends}{kind}}}'


def _attributes(node: Node) -> dict[str, object]:
    kind = AGENTS.get(node.kind, f"reeprov:{node.kind}")
    found: dict[str, object] = {"prov:type": _qualified_name(kind)}
    for name, value in node.attributes:
        found[ATTRIBUTES.get(name, f"reeprov:{name}")] = value
    return found


def _typed(kind: str) -> dict[str, object]:
    return {"prov:type": _qualified_name(f"prov:{kind}")}


def _qualified_name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def qualified(node_id: str) -> str:
    """The qualified name of a node: letters, digits and a few signs, all others percent-encoded."""
    kind, _, rest = node_id.partition(":")
    if not _PLAIN.fullmatch(rest):
        from urllib.parse import quote

        rest = quote(rest, safe="/-_.", errors="surrogatepass")
    return f"reeprov:{kind}/{rest}"


# `dumps` makes a new encoder for each call that does not want ASCII.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def _json(value: object) -> str:
    return escaped(_encode(value))
