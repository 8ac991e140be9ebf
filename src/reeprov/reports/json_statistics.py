"""How often each rule was broken, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from .interface import Style
from .rows import statistics_rows, write


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield a list of one object for each rule."""
    yield write(statistics_rows(report))
