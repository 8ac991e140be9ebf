"""How often each rule was broken, the most frequent first; `[*]` where reeprov can mend some of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from .interface import Style
from .rows import statistics_rows


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield one line for each rule."""
    rows = statistics_rows(report)
    width = max((len(str(row["count"])) for row in rows), default=1)
    for row in rows:
        mark = "[*]" if row["fixable"] else "   "
        yield f"{row['count']:>{width}}  {row['code']}  {mark} {row['name']}\n"
