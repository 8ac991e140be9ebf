"""One line a finding: `path:row:column: RP101 message`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from .interface import Style
from .screen import clean, one_line, paint

_COLORS = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield one line for each finding."""
    for finding in report.findings:
        row, column = finding.location
        path = paint(one_line(finding.path), "bold", color=style.color)
        code = paint(finding.code, _COLORS[finding.severity.value], color=style.color)
        yield f"{path}:{row}:{column}: {code} {clean(finding.problem.message)}\n"
