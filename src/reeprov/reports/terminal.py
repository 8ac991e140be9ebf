"""The audit report for people: what was read, what is wrong, what each claim rests on, what stayed unchecked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.claim import Chain, Claim, Reach, Step
from ..model.document import Document
from ..model.dossier import Audited, Dossier, Report
from ..model.finding import Finding
from ..model.resolution import Resolution
from ..model.text import Lines
from ..model.upstream import farthest, told_round
from ..resolvers import status
from . import full, table
from .interface import Style
from .screen import clean, cut, one_line, paint, width

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
_REACH_WORDS = {
    Reach.ORIGIN: "traced to the origin",
    Reach.SNAPSHOT: "traced to a kept copy of the source",
    Reach.RECORD: "with a source that is identified and was not read",
    Reach.ENTRY: "with an entry that is not fully identified",
    Reach.ATTRIBUTION: "with a speaker and no reference",
    Reach.BROKEN: "broken: a reference leads nowhere",
    Reach.NONE: "without any source",
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
        yield from _described(dossier.document)
    yield from _coverage(audited, dossier)
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
            yield from _reaches(dossier)
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
        paint(_count(counts[severity], severity), _SEVERITY_COLORS[severity], color=style.color)
        for severity in _SEVERITIES
        if counts[severity]
    ]
    return ", ".join(parts) or paint("no findings", "green", color=style.color)


def _described(document: Document) -> Iterator[str]:
    """What the document says of itself."""
    issued = str(document.issued.date) if document.issued and document.issued.date else None
    known = [clean(part) for part in (document.title, document.outlet, issued) if part]
    if known:
        yield f"  {' · '.join(known)}"


def _coverage(audited: Audited, dossier: Dossier | None) -> Iterator[str]:
    """What was read: markers, source lists and what they were found by, and what was left out."""
    counts = [_count(audited.markers, "marker")]
    if dossier:
        counts += [
            _count(len(dossier.sentences), "sentence"),
            _count(len(dossier.claims), "claim"),
        ]
    yield f"  read as {audited.media_type}: {', '.join(counts)}"
    for sources in audited.source_lists:
        named = f"“{clean(sources.heading)}”" if sources.heading else "no heading"
        place = f"rows {sources.row}-{sources.end_row}"
        yield f"  source list: {named}, {place}, {_count(sources.entries, 'entry')}, found by its {sources.found_by}"
    if not audited.source_lists:
        yield "  source list: none found"
    if dossier and dossier.document.left_out:
        reasons = Counter(reason for _, reason in dossier.document.left_out)
        yield f"  not read as prose: {', '.join(f'{clean(reason)} ({number})' for reason, number in reasons.items())}"


def _claim(claim: Claim, chain: Chain, dossier: Dossier, lines: Lines, style: Style) -> Iterator[str]:
    row = lines.locate(claim.span.start).row
    size = len(str(lines.locate(dossier.claims[-1].span.start).row))
    reach = paint(chain.reach.value.ljust(_REACH_WIDTH), _REACH_COLORS[chain.reach], color=style.color)
    indent = size + _REACH_WIDTH + 6
    room = max(_LEAST_TEXT, style.width - indent)
    yield f"  {row:>{size}}  {reach}  {cut(clean(claim.text), room)}"
    # One source may be cited twice in a claim.
    for line in dict.fromkeys(_step(step, dossier, room) for step in chain.steps):
        yield f"{' ' * indent}{line}"


def _step(step: Step, dossier: Dossier, room: int) -> str:
    key = f"[{clean(step.key)}]"
    if step.entry is None:
        return f"{key} → no such entry" if dossier.document.source_lists else f"{key} → there is no source list"
    if step.entry >= len(dossier.resolutions):
        return cut(f"{key} → {clean(dossier.document.entries[step.entry].text)}", room)
    resolution = dossier.resolutions[step.entry]
    word = "" if step.reach is not Reach.ENTRY else f" ({status(resolution)})"
    first = dossier.opened[step.entry] if dossier.opened else None
    turns = farthest(dossier.stages, first) if first is not None else ()
    names = "".join(f" → {clean(turn.upstream.name)}" for turn in turns)
    return cut(f"{key} → {_named(resolution)}{names}", room - width(word)) + word


def _named(resolution: Resolution) -> str:
    record = resolution.record
    known = [record.container_title, str(record.issued) if record.issued else None]
    known.append(f"“{record.title}”" if record.title else record.url)
    return clean(", ".join(part for part in known if part)) or "an entry that says neither outlet, title nor date"


def _reaches(dossier: Dossier) -> Iterator[str]:
    """How many claims get how far."""
    counts = Counter(chain.reach for chain in dossier.chains)
    parts = [f"{counts[reach]} {_REACH_WORDS[reach]}" for reach in Reach if counts[reach]]
    yield f"  {'; '.join(parts)}"


def _run(report: Report, style: Style) -> Iterator[str]:
    read = sum(audited.read for audited in report.documents)
    yield f"{_count(read, 'document')} read: {_verdict(report.findings, style)}"
    unread = len(report.documents) - read
    if unread:
        yield paint(f"{_count(unread, 'document')} could not be read", "bold red", color=style.color)
    if report.passed_over:
        yield f"{_count(report.passed_over, 'file')} of other kinds passed over"
    paths = {audited.path for audited in report.documents}
    for notice in report.notices:
        if notice.path not in paths:
            yield f"{clean(notice.path) + ': ' if notice.path else ''}{clean(notice.message)}"
    for words in report.network:
        yield clean(words)
    if report.not_checked:
        yield paint("Not checked", "bold", color=style.color)
        for words in report.not_checked:
            yield f"  {clean(words)}"


def _count(number: int, noun: str) -> str:
    """1 entry, 2 entries."""
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun}"
