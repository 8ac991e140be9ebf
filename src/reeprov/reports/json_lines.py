"""One finding a line, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from .interface import Style
from .rows import finding_row, write


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield one line for each finding."""
    for finding in report.findings:
        yield write(finding_row(finding), indent=None)
