"""The records of the entries as a table: one line an entry, and below it what was decided and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.dossier import Dossier, Report
from ..model.finding import Confidence
from ..model.record import Evidence, Record
from ..model.resolution import Ambiguous, Resolution, Resolved, Unresolved
from ..model.search import Search
from ..normalize.urls import host_of
from ..resolvers import status
from .interface import Style
from .screen import clean, cut, one_line, paint, width

COLORS = {"identified": "green", "partial": "yellow", "ambiguous": "yellow", "unknown": "red"}
_LEAST_TITLE = 20


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield a table for each document that has entries."""
    first = True
    for audited in report.documents:
        if audited.dossier is None or not audited.dossier.resolutions:
            continue
        if not first:
            yield "\n"
        first = False
        yield paint(one_line(audited.path), "bold", color=style.color) + "\n"
        yield from lines(audited.dossier, style)


def lines(dossier: Dossier, style: Style) -> Iterator[str]:
    """Yield the entries of a document: key, status, outlet, date, title, and why where the entry alone does not say."""
    pairs = list(zip(dossier.document.entries, dossier.resolutions, strict=True))
    rows = [
        (
            f"[{clean(cut(entry.key, 12))}]",
            status(found),
            clean(_outlet(found.record)),
            str(found.record.issued or "no date"),
        )
        for entry, found in pairs
    ]
    columns = [min(24, max((width(row[at]) for row in rows), default=0)) for at in range(4)]
    searches = dossier.searches or (None,) * len(pairs)
    for row, (_, found), search in zip(rows, pairs, searches, strict=True):
        cells = [
            cut(cell, size) + " " * (size - width(cut(cell, size))) for cell, size in zip(row, columns, strict=True)
        ]
        cells[1] = paint(cells[1], COLORS[row[1]], color=style.color)
        room = max(_LEAST_TITLE, style.width - sum(columns) - 10)
        title = cut(clean(found.record.title), room) if found.record.title else "no title"
        yield f"  {'  '.join(cells)}  {title}".rstrip() + "\n"
        for note in reasons(found, everything=bool(style.verbose)):
            yield paint(f"  {' ' * columns[0]}  {clean(note)}", "dim", color=style.color) + "\n"
        for line in candidates(search, room) if search and style.candidates else ():
            yield f"  {' ' * columns[0]}  {line}\n"


def _outlet(record: Record) -> str:
    """The outlet; else the site in brackets, which says more than nothing."""
    host = host_of(record.url) if record.url else None
    return record.container_title or (f"({host.removeprefix('www.')})" if host else "no outlet")


def candidates(search: Search, room: int) -> Iterator[str]:
    """Yield what came of a search: why, what was looked at, and each candidate by its number."""
    read = ", ".join(
        f"{place.kind} ({f'{place.found} articles' if place.found is not None else f'not read: {place.trouble}'})"
        for place in search.places
    )
    yield clean(f"{search.outcome.value}: {search.reason}{f'; looked at: {read}' if read else ''}")
    for number, one in enumerate(search.candidates, 1):
        yield f"{number}  {one.score:.2f}  {cut(clean(one.title), room)}"
        yield f"         {clean(one.url)}"
        said = "; ".join([*one.forbids, *([f"both have {', '.join(one.agrees)}"] if one.agrees else [])])
        if said:
            yield f"         {clean(said)}"


def reasons(found: Resolution, *, everything: bool) -> Sequence[str]:
    """Why the record reads as it does, where the entry alone does not say so; with `everything`, where it does too."""
    notes = []
    if isinstance(found, Ambiguous):
        notes.append(f"can be {', '.join(outlet.id for outlet in found.candidates)}: none is chosen")
    if isinstance(found, Unresolved) and not found.reason.startswith("no "):
        notes.append(found.reason)  # what is not there is seen in the row
    if isinstance(found, Resolved) and any(
        evidence.field == "container-title" and evidence.confidence is Confidence.LOW
        for evidence in found.record.evidence
    ):
        notes.append("the outlet is not in the registry")
    notes.extend(
        f"{evidence.value}: {evidence.note}"
        for evidence in found.record.evidence
        if evidence.note and (everything or _decides(evidence))
    )
    return notes


def _decides(evidence: Evidence) -> bool:
    """Whether the value was chosen by something other than the entry's plain words."""
    return (
        evidence.source in ("siblings", "domain", "address", "prose")
        or evidence.field == "original-title"
        or evidence.source == "search"
        or (evidence.field == "issued" and evidence.source == "registry")
    )
