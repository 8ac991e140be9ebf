"""GitLab's code quality report: one issue a finding, on its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.digest import digest
from ..model.dossier import Report
from .interface import Style
from .order import relative
from .rows import write
from .screen import clean, visible

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the list in one piece; what could not be read is in it too, or it would look clean."""
    rows = [
        _row(
            finding.code, clean(finding.problem.message), _SEVERITIES[finding.severity.value],
            _path(finding.path, style), finding.location.row, finding.end_location.row, finding.fingerprint,
        )
        for finding in report.findings
    ]  # fmt: skip
    for notice in report.notices:
        if notice.fatal and notice.path:
            path = _path(notice.path, style)
            identity = digest(notice.code, path)
            rows.append(_row(notice.code, clean(notice.message), "critical", path, 1, 1, identity))
    yield write(list(_apart(rows)))


def _row(code: str, text: str, severity: str, path: str, row: int, end_row: int, identity: str) -> dict[str, object]:
    return {
        "description": text or code,  # an empty one is refused
        "check_name": code,
        "fingerprint": identity,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": row, "end": end_row}},
    }


def _path(path: str, style: Style) -> str:
    return visible(relative(path, style.folder)).lstrip("/")


def _apart(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """The rows, those that share a fingerprint told apart by a number: GitLab shows one issue for each."""
    seen: Counter[object] = Counter()
    for row in rows:
        identity = row["fingerprint"]
        seen[identity] += 1
        yield row if seen[identity] == 1 else {**row, "fingerprint": f"{identity}-{seen[identity]}"}
