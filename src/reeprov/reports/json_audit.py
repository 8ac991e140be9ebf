"""The audit report as one JSON document: findings, dossiers and what was not checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.dossier import Report
from .dossier_rows import dossier_row, graph_row
from .interface import Style
from .rows import document_row, finding_row, notice_row, tool, write

if TYPE_CHECKING:
    from . import wire


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the document in one piece."""
    audit: wire.Audit = {
        "schema": "reeprov/audit/1",
        "tool": tool(),
        "documents": [document_row(audited) for audited in report.documents],
        "findings": [finding_row(finding) for finding in report.findings],
        "notices": [notice_row(notice) for notice in report.notices],
        "not_checked": list(report.not_checked),
        "network": list(report.network),
        "dossiers": [dossier_row(audited, audited.dossier) for audited in report.documents if audited.dossier],
        "graph": graph_row(report.graph),
    }
    yield write(audit)
