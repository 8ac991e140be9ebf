"""Commands to a GitHub runner, which shows them at the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.dossier import Report
from ..model.finding import Finding, Notice
from .interface import Style
from .order import relative, worst_first
from .screen import clean, visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# A step shows that many annotations of each kind; the rest is in its log only.
SHOWN = 10


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield a command for each notice and finding, the worst first, and a word where not all will be shown."""
    findings = worst_first(report.findings)
    kinds = Counter(_COMMANDS[finding.severity.value] for finding in findings)
    for notice in sorted(report.notices, key=lambda notice: not notice.fatal):
        kinds["error" if notice.fatal else "notice"] += 1
        yield _notice(notice, style)
    for finding in findings:
        yield _finding(finding, style)
    if max(kinds.values(), default=0) > SHOWN:
        counts = ", ".join(f"{kinds[kind]} {kind}s" for kind in _COMMANDS.values() if kinds[kind])
        yield f"GitHub shows {SHOWN} annotations of a kind for each step; this log has all: {counts}.\n"


def _finding(finding: Finding, style: Style) -> str:
    problem = finding.problem
    row, column = finding.location
    end_row, end_column = finding.end_location
    place: dict[str, object] = {
        "title": f"{finding.code} {finding.name}",
        "file": visible(relative(finding.path, style.folder)),
        "line": row,
        "endLine": end_row,
    }
    if row == end_row:  # columns are refused where a place has several lines
        place |= {"col": column, "endColumn": end_column}
    words = clean(problem.message) + (f"\nhelp: {clean(problem.hint)}" if problem.hint else "")
    return command(_COMMANDS[finding.severity.value], place, words)


def _notice(notice: Notice, style: Style) -> str:
    place: dict[str, object] = {"title": notice.code}
    if notice.path:
        place["file"] = visible(relative(notice.path, style.folder))
    return command("error" if notice.fatal else "notice", place, clean(notice.message))


def command(name: str, properties: dict[str, object], message: str) -> str:
    """A command as GitHub's own toolkit writes it."""
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
