"""The audit report as Markdown, for a pull request, a wiki or notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from ..model.claim import Claim
from ..model.dossier import Audited, Dossier, Report
from ..model.record import Record
from ..model.text import Lines
from ..model.upstream import told_round
from ..resolvers import status
from .interface import Style
from .markdown import HEAD, counted, escaped, finding_row
from .order import relative
from .screen import visible
from .table import reasons
from .words import count, coverage, described, led_to, reaches, told_of_run

# What an address keeps as it is; the rest is written as `%7C`, and breaks no link and no table.
_OF_ADDRESSES = ";/?:@&=+$,#%!~*'()[]"


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the report: each document, then the run."""
    for audited in report.documents:
        yield f"## {escaped(visible(relative(audited.path, style.folder)))}\n"
        yield from _document(audited, report, style)
        yield "\n"
    yield "## The run\n"
    yield from _items(_run(report))


def _document(audited: Audited, report: Report, style: Style) -> Iterator[str]:
    notices = [notice.message for notice in report.notices if notice.path == audited.path]
    if not audited.read:
        yield f"\n**Not read:** {escaped('; '.join(notices)) or 'no reason known'}\n"
        return
    dossier = audited.dossier
    yield f"\n**{counted(audited.findings)}**\n"
    yield from _items([*(described(dossier.document) if dossier else ()), *coverage(audited, dossier)])
    if audited.findings:
        yield f"\n### Findings\n{HEAD}"
        yield from (finding_row(finding, style) for finding in audited.findings)
    if notices:
        yield "\n### Could not be checked\n"
        yield from _items(notices)
    if dossier and dossier.resolutions:
        yield from _sources(dossier, style)
    if dossier and dossier.claims:
        yield from _claims(dossier)
    if dossier and dossier.circles:
        yield "\n### Circles: pages that name each other all the way round, so that none is an origin\n"
        yield from _items(told_round(circle, dossier.stages) for circle in dossier.circles)


def _sources(dossier: Dossier, style: Style) -> Iterator[str]:
    yield "\n### Sources\n\n| key | status | outlet | date | title | notes |\n|---|---|---|---|---|---|\n"
    for entry, found in zip(dossier.document.entries, dossier.resolutions, strict=True):
        record = found.record
        notes = "<br>".join(map(escaped, reasons(found, everything=bool(style.verbose))))
        issued = str(record.issued or "no date")
        cells = (
            escaped(entry.key),
            status(found),
            escaped(record.container_title or "no outlet"),
            issued,
            _title(record),
        )
        yield f"| {' | '.join(cells)} | {notes} |\n"


def _title(record: Record) -> str:
    """The title, which leads to the address."""
    words = escaped(record.title or record.url or "no title")
    is_link = record.url is not None and record.url.startswith(("http://", "https://"))
    return f"[{words}](<{quote(record.url or '', _OF_ADDRESSES, errors='replace')}>)" if is_link else words


def _claims(dossier: Dossier) -> Iterator[str]:
    yield "\n### Claims, and how far each can be followed\n\n| row | reach | claim | chain |\n|---|---|---|---|\n"
    lines = Lines(dossier.document.text)
    for claim, chain in zip(dossier.claims, dossier.chains, strict=True):
        steps = [*_speakers(claim, dossier), *dict.fromkeys("".join(led_to(step, dossier)) for step in chain.steps)]
        row = lines.locate(claim.span.start).row
        yield f"| {row} | {chain.reach.value} | {escaped(claim.text)} | {'<br>'.join(map(escaped, steps))} |\n"
    yield f"\n{reaches(dossier)}\n"


def _speakers(claim: Claim, dossier: Dossier) -> Iterator[str]:
    for attribution in map(dossier.attributions.__getitem__, claim.attributions):
        if attribution.source:
            yield f"said by {attribution.source.text}"


def _run(report: Report) -> Iterator[str]:
    read = sum(audited.read for audited in report.documents)
    yield f"{count(read, 'document')} read: {counted(report.findings)}"
    if unread := len(report.documents) - read:
        yield f"{count(unread, 'document')} could not be read"
    yield from told_of_run(report)
    yield from (f"not checked: {words}" for words in report.not_checked)


def _items(lines: Iterable[str]) -> Iterator[str]:
    """Lines as a list, with a blank line before it."""
    yield "\n"
    yield from (f"- {escaped(line)}\n" for line in lines)
