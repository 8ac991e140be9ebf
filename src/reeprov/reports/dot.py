"""The graph in Graphviz's language: `reeprov dump --format dot article.md | dot -Tsvg`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Node, Report
from .interface import Style
from .screen import clean

# Kind of node → shape; those of one kind look alike.
SHAPES = {
    "document": "note",
    "claim": "box",
    "entry": "cds",
    "record": "folder",
    "snapshot": "component",
    "outlet": "house",
    "speaker": "ellipse",
    "passage": "note",
}
# What names a node best, first that it has.
LABELS = ("key", "title", "name", "text", "excerpt", "path", "url")
_LONGEST = 60


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the graph line by line; what was verified is drawn bold, the authors' word dashed."""
    yield "digraph provenance {\n  rankdir=LR;\n  node [fontname=sans];\n"
    for node in report.graph.nodes:
        yield f"  {_quoted(node.id)} [label={_quoted(label(node))}, shape={SHAPES.get(node.kind, 'box')}];\n"
    for edge in report.graph.edges:
        drawn = "bold" if edge.stated_by == "reeprov" else "dashed"
        name = edge.relation.partition(":")[2]
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [label={_quoted(name)}, style={drawn}];\n"
    yield "}\n"


def label(node: Node) -> str:
    """A node's kind and what it is called, cut where it is long."""
    attributes = dict(node.attributes)
    name = next((attributes[key] for key in LABELS if key in attributes), node.id)
    name = clean(name)
    return f"{node.kind}: {name if len(name) <= _LONGEST else name[: _LONGEST - 1] + '…'}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
