"""All that was read, as one JSON document: `reeprov schema dossier` describes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.dossier import Report
from .dossier_rows import dossier_row, graph_row
from .interface import Style
from .rows import tool, write

if TYPE_CHECKING:
    from . import wire


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the document in one piece; documents that could not be read are not in it."""
    dossiers: wire.Dossiers = {
        "schema": "reeprov/dossier/1",
        "tool": tool(),
        "documents": [dossier_row(audited, audited.dossier) for audited in report.documents if audited.dossier],
        "graph": graph_row(report.graph),
    }
    yield write(dossiers)
