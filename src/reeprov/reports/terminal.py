"""The audit report for people: what was read, what is wrong, what each claim rests on, what stayed unchecked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.claim import Chain, Claim, Reach
from ..model.dossier import Audited, Dossier, Report
from ..model.finding import Finding
from ..model.text import Lines
from ..model.upstream import told_round
from . import full, table
from .interface import Style
from .screen import clean, cut, one_line, paint, width
from .words import count, coverage, described, led_to, reaches, told_of_run

_SEVERITIES = ("error", "warning", "note")
_SEVERITY_COLORS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_REACH_COLORS = {
    Reach.ORIGIN: "green",
    Reach.SNAPSHOT: "green",
    Reach.RECORD: "green",
    Reach.ENTRY: "yellow",
    Reach.ATTRIBUTION: "yellow",
    Reach.BROKEN: "bold red",
    Reach.NONE: "yellow",
}
_REACH_WIDTH = max(len(reach.value) for reach in Reach)
_LEAST_TEXT = 30


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the report: each document, then the run."""
    for audited in report.documents:
        yield from (line + "\n" for line in _document(audited, report, style))
        yield "\n"
    yield from (line + "\n" for line in _run(report, style))


def _document(audited: Audited, report: Report, style: Style) -> Iterator[str]:
    yield paint(one_line(audited.path), "bold", color=style.color)
    if not audited.read:
        reasons = [notice.message for notice in report.notices if notice.path == audited.path]
        yield paint(f"  not read: {clean('; '.join(reasons)) or 'no reason known'}", "bold red", color=style.color)
        return
    yield f"  {_verdict(audited.findings, style)}"
    dossier = audited.dossier
    if dossier:
        yield from (f"  {line}" for line in described(dossier.document))
    yield from (f"  {line}" for line in coverage(audited, dossier))
    lines = Lines(dossier.document.text) if dossier else None
    if audited.findings:
        yield from _heading("Findings", style)
        inner = style._replace(width=style.width - 2)
        for at, finding in enumerate(audited.findings):
            if at:
                yield ""
            for line in full.passage(finding, dossier.document if dossier else None, lines, inner):
                yield f"  {line}"
    yield from _undecided(audited, report, style)
    if dossier and lines:
        if dossier.resolutions:
            yield from _heading("Sources", style)
            yield from (line.rstrip("\n") for line in table.lines(dossier, style))
        if dossier.claims:
            yield from _heading("Claims, and how far each can be followed", style)
            broken_first = sorted(
                zip(dossier.claims, dossier.chains, strict=True), key=lambda pair: pair[1].reach is not Reach.BROKEN
            )
            for claim, chain in broken_first:
                yield from _claim(claim, chain, dossier, lines, style)
            yield f"  {reaches(dossier)}"
        yield from _circles(dossier, style)


def _circles(dossier: Dossier, style: Style) -> Iterator[str]:
    """The pages of sources that name each other all the way round."""
    if dossier.circles:
        yield from _heading("Circles: pages that name each other all the way round, so that none is an origin", style)
        for circle in dossier.circles:
            yield f"  {clean(told_round(circle, dossier.stages))}"


def _undecided(audited: Audited, report: Report, style: Style) -> Iterator[str]:
    """The notices about a document that was read."""
    words = [notice.message for notice in report.notices if notice.path == audited.path]
    if words:
        yield from _heading("Could not be checked", style)
        yield from (f"  {clean(message)}" for message in words)


def _heading(words: str, style: Style) -> Iterator[str]:
    yield ""
    yield f"  {paint(words, 'bold blue', color=style.color)}"


def _verdict(findings: Iterable[Finding], style: Style) -> str:
    """How many findings of each severity."""
    counts = Counter(finding.severity.value for finding in findings)
    parts = [
        paint(count(counts[severity], severity), _SEVERITY_COLORS[severity], color=style.color)
        for severity in _SEVERITIES
        if counts[severity]
    ]
    return ", ".join(parts) or paint("no findings", "green", color=style.color)


def _claim(claim: Claim, chain: Chain, dossier: Dossier, lines: Lines, style: Style) -> Iterator[str]:
    row = lines.locate(claim.span.start).row
    size = len(str(lines.locate(dossier.claims[-1].span.start).row))
    reach = paint(chain.reach.value.ljust(_REACH_WIDTH), _REACH_COLORS[chain.reach], color=style.color)
    indent = size + _REACH_WIDTH + 6
    room = max(_LEAST_TEXT, style.width - indent)
    yield f"  {row:>{size}}  {reach}  {cut(clean(claim.text), room)}"
    # One source may be cited twice in a claim.
    for words, state in dict.fromkeys(led_to(step, dossier) for step in chain.steps):
        yield f"{' ' * indent}{cut(words, room - width(state))}{state}"


def _run(report: Report, style: Style) -> Iterator[str]:
    read = sum(audited.read for audited in report.documents)
    yield f"{count(read, 'document')} read: {_verdict(report.findings, style)}"
    unread = len(report.documents) - read
    if unread:
        yield paint(f"{count(unread, 'document')} could not be read", "bold red", color=style.color)
    yield from told_of_run(report)
    if report.not_checked:
        yield paint("Not checked", "bold", color=style.color)
        for words in report.not_checked:
            yield f"  {clean(words)}"
