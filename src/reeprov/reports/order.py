"""What services want of findings: the worst first, paths from the folder of the project."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.finding import Finding, Notice, Severity

_WORST_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2, Severity.OFF: 3}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, those of one severity in their order: services show only so many of them."""
    return sorted(findings, key=lambda finding: _WORST_FIRST[finding.severity])


def relative(path: str, folder: str) -> str:
    """A path as from a folder, where it lies below it; with slashes, without a `./` before it."""
    path = path.replace("\\", "/") if _is_windows(folder) else path
    base = folder.replace("\\", "/").rstrip("/") + "/" if _is_windows(folder) else folder.rstrip("/") + "/"
    if folder and path.startswith(base):
        path = path[len(base) :]
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def explained(notice: Notice) -> str:
    """What a notice says, with its path."""
    return f"{notice.path}: {notice.message}" if notice.path else notice.message


def _is_windows(folder: str) -> bool:
    return folder[1:3] == ":\\"
