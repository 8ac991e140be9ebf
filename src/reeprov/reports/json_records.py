"""One entry a line, as JSON: where it stands, what it says, its record."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from .dossier_rows import entry_row, record_row
from .interface import Style
from .rows import write
from .screen import visible


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield one line for each entry."""
    for audited in report.documents:
        dossier = audited.dossier
        if dossier is None:
            continue
        for at, (entry, fields) in enumerate(zip(dossier.document.entries, dossier.fields, strict=True)):
            path = visible(audited.path)
            row = {"path": path, "entry": entry_row(entry, fields), "record": record_row(dossier, at)}
            yield write(row, indent=None)
