"""The records of all entries as CSL-JSON, for reference managers and citation processors."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from ..resolvers import to_csl
from .interface import Style
from .rows import write


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the list in one piece; a source that several entries describe is in it once."""
    items: dict[str, object] = {}
    for audited in report.documents:
        for resolution in audited.dossier.resolutions if audited.dossier else ():
            items.setdefault(resolution.record.id, to_csl(resolution.record, resolution))
    yield write(list(items.values()))
