"""For people: each finding with the prose around its place, the place underlined, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from ..model.dossier import Report
from ..model.finding import Finding
from ..model.text import Lines, Span
from .interface import Style
from .screen import clean, cut, head, one_line, paint, tail, width

_COLORS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
# How much of a line of prose, at most, is looked at on each side of the place.
_REACH = 400
_LEAST_WIDTH = 40


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield each finding as a passage of a few lines."""
    for audited in report.documents:
        document = audited.dossier.document if audited.dossier else None
        lines = Lines(document.text) if document and any(found.problem.related for found in audited.findings) else None
        for finding in audited.findings:
            yield "\n".join(passage(finding, document, lines, style)) + "\n\n"


def passage(finding: Finding, document: Document | None, lines: Lines | None, style: Style) -> Iterator[str]:
    """Yield the lines about one finding; `lines` are the document's, wanted where the finding has related places."""
    problem = finding.problem
    color = style.color
    hue = _COLORS[finding.severity.value]
    row, column = finding.location
    margin = " " * len(str(row))
    bar = paint("|", "blue", color=color)
    yield (
        f"{paint(f'{finding.severity.value}[{finding.code}]', hue, color=color)}"
        f" {paint(clean(problem.message), 'bold', color=color)}"
    )
    yield f"{margin}{paint('-->', 'blue', color=color)} {one_line(finding.path)}:{row}:{column}"
    if document is not None:
        before, place, after, under = excerpt(
            document.text, problem.span, max(_LEAST_WIDTH, style.width) - len(margin) - 3
        )
        yield f"{margin} {bar}"
        yield f"{paint(str(row), 'blue', color=color)} {bar} {before}{paint(place, hue, color=color)}{after}".rstrip()
        yield f"{margin} {bar} {' ' * width(before)}{paint('^' * under, hue, color=color)}"
    for span, words in problem.related:
        elsewhere = span != problem.span
        where = " at {}:{}".format(*lines.locate(span.start)) if lines and elsewhere else ""
        shown = f": {cut(clean(document.visible(span)), 60)}" if document and elsewhere else ""
        yield f"{margin} {paint('=', 'blue', color=color)} {clean(words)}{where}{shown}"
    if problem.hint:
        yield f"{margin} {paint('=', 'blue', color=color)} {paint('help', 'bold', color=color)}: {clean(problem.hint)}"
    if problem.confidence.value != "high":
        yield f"{margin} {paint('=', 'blue', color=color)} confidence: {problem.confidence.value}"


def excerpt(text: str, span: Span, columns: int) -> tuple[str, str, str, int]:
    """The line around a span, cut to `columns`.

    Returns what stands before, the span, what stands after, and how many columns to underline.

    A span that goes beyond its line is shown as far as the line goes.  Columns are counted in the order of the letters,
    as terminals without bidirectional text show them.
    """
    low = max(0, span.start - _REACH)
    high = min(len(text), span.end + _REACH)
    start = max(text.rfind("\n", low, span.start), text.rfind("\r", low, span.start)) + 1
    clipped_left = start == 0 and low > 0
    end = min((at for at in (text.find(mark, span.start, high) for mark in "\r\n") if at >= 0), default=high)
    before = clean(text[low if clipped_left else start : span.start])
    place = clean(text[span.start : max(span.start, min(span.end, end))])
    after = clean(text[min(span.end, end) : end])
    clipped_right = end == high < len(text)
    if not clipped_left:
        before = before.lstrip()
    after = after.rstrip()
    if width(place) > columns * 3 // 4:
        place, after, clipped_right = cut(place, columns * 3 // 4), "", False
    room = columns - width(place)
    left = min(width(before), max(room // 2, room - width(after)))
    if left < width(before) or clipped_left:
        before = "…" + tail(before, left - 1).lstrip()
    right = room - width(before)
    if right < width(after) or clipped_right:
        after = head(after, right - 1).rstrip() + "…"
    return before, place, after, max(1, width(place))
