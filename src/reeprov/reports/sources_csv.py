"""The sources of all documents as a table for spreadsheets: one row an entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..model.dossier import Dossier, Report
from ..resolvers import status
from .interface import Style
from .screen import visible

COLUMNS = ("document", "key", "outlet", "title", "date", "url", "status", "digest", "archive_url")
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the table row by row, quoted as RFC 4180 has it."""
    yield _row(COLUMNS)
    for audited in report.documents:
        if audited.dossier:
            yield from map(_row, _entries(audited.path, audited.dossier))


def _entries(path: str, dossier: Dossier) -> Iterator[tuple[str, ...]]:
    for at, (entry, resolution) in enumerate(zip(dossier.document.entries, dossier.resolutions, strict=True)):
        record = resolution.record
        copies = dossier.snapshots[at] if at < len(dossier.snapshots) else ()
        digest = next((copy.digest for copy in copies if copy.digest), None)
        archive = record.archive_url or next((copy.url for copy in copies if copy.archive), None)
        known = (record.container_title, record.title, record.issued, record.url, status(resolution), digest, archive)
        yield (path, entry.key, *(str(each) if each else "" for each in known))


def _row(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet carries out."""
    cell = visible(" ".join(cell.split()))
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
