"""Diagnostics for reviewdog: columns are bytes of UTF-8, from 1."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Audited, Report
from ..model.finding import Finding, Notice
from ..model.text import Lines, Span
from ..normalize.positions import Positions
from .interface import HOME, Style, rule_page
from .order import relative
from .rows import write
from .screen import clean, visible

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the document in one piece."""
    diagnostics = [row for audited in report.documents for row in _rows(audited, style)]
    diagnostics += [_notice(notice, notice.path, style) for notice in report.notices if notice.path]
    yield write({"source": {"name": "reeprov", "url": HOME}, "diagnostics": diagnostics})


def _notice(notice: Notice, path: str, style: Style) -> dict[str, object]:
    return {
        "message": clean(notice.message),
        "location": {"path": visible(relative(path, style.folder))},
        "severity": "ERROR" if notice.fatal else "INFO",
        "code": {"value": notice.code, "url": rule_page(notice.code)},
    }


def _rows(audited: Audited, style: Style) -> Iterator[dict[str, object]]:
    positions = None
    if audited.findings and audited.dossier:
        text = audited.dossier.document.text
        positions = Positions(text, Lines(text), "utf-8")
    path = visible(relative(audited.path, style.folder))
    for finding in audited.findings:
        yield _row(finding, path, positions)


def _row(finding: Finding, path: str, positions: Positions | None) -> dict[str, object]:
    problem = finding.problem
    row: dict[str, object] = {
        "message": clean(problem.message),
        "location": {"path": path, "range": _range(problem.span, positions, finding)},
        "severity": _SEVERITIES[finding.severity.value],
        "code": {"value": finding.code, "url": rule_page(finding.code)},
    }
    if positions is None:
        return row
    if problem.fix and len(problem.fix.edits) == 1:  # each suggestion is taken alone: a fix of several would be halved
        (edit,) = problem.fix.edits
        row["suggestions"] = [{"range": _range(edit.span, positions, finding), "text": edit.text}]
    if problem.related:
        row["related_locations"] = [
            {"message": clean(words), "location": {"path": path, "range": _range(span, positions, finding)}}
            for span, words in problem.related
        ]
    return row


def _range(span: Span, positions: Positions | None, finding: Finding) -> dict[str, object]:
    """A span in bytes; in whole lines where the text is not at hand."""
    if positions is None:
        return {"start": {"line": finding.location.row}, "end": {"line": finding.end_location.row}}
    (row, column), (end_row, end_column) = positions.at(span.start), positions.at(span.end)
    return {
        "start": {"line": row + 1, "column": column + 1},
        "end": {"line": end_row + 1, "column": end_column + 1},
    }
