"""All findings of a run as one JSON document: `reeprov schema findings` describes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.dossier import Report
from .interface import Style
from .rows import document_row, finding_row, notice_row, tool, write

if TYPE_CHECKING:
    from . import wire


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the document in one piece."""
    findings: wire.Findings = {
        "schema": "reeprov/findings/1",
        "tool": tool(),
        "documents": [document_row(audited) for audited in report.documents],
        "findings": [finding_row(finding) for finding in report.findings],
        "notices": [notice_row(notice) for notice in report.notices],
    }
    yield write(findings)
