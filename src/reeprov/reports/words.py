"""What audit reports say in words: what a document is, what was read of it, what a cite leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.claim import Reach, Step
from ..model.document import Document
from ..model.dossier import Audited, Dossier, Report
from ..model.resolution import Resolution
from ..model.upstream import farthest
from ..resolvers import status
from .screen import clean

_REACH_WORDS = {
    Reach.ORIGIN: "traced to the origin",
    Reach.SNAPSHOT: "traced to a kept copy of the source",
    Reach.RECORD: "with a source that is identified and was not read",
    Reach.ENTRY: "with an entry that is not fully identified",
    Reach.ATTRIBUTION: "with a speaker and no reference",
    Reach.BROKEN: "broken: a reference leads nowhere",
    Reach.NONE: "without any source",
}


def described(document: Document) -> Iterator[str]:
    """What the document says of itself."""
    issued = str(document.issued.date) if document.issued and document.issued.date else None
    known = [clean(part) for part in (document.title, document.outlet, issued) if part]
    if known:
        yield " · ".join(known)


def coverage(audited: Audited, dossier: Dossier | None) -> Iterator[str]:
    """What was read: markers, source lists and what they were found by, and what was left out."""
    counts = [count(audited.markers, "marker")]
    if dossier:
        counts += [count(len(dossier.sentences), "sentence"), count(len(dossier.claims), "claim")]
    yield f"read as {audited.media_type}: {', '.join(counts)}"
    for sources in audited.source_lists:
        named = f"“{clean(sources.heading)}”" if sources.heading else "no heading"
        place = f"rows {sources.row}-{sources.end_row}"
        yield f"source list: {named}, {place}, {count(sources.entries, 'entry')}, found by its {sources.found_by}"
    if not audited.source_lists:
        yield "source list: none found"
    if dossier and dossier.document.left_out:
        reasons = Counter(reason for _, reason in dossier.document.left_out)
        yield f"not read as prose: {', '.join(f'{clean(reason)} ({number})' for reason, number in reasons.items())}"


def reaches(dossier: Dossier) -> str:
    """How many claims get how far."""
    counts = Counter(chain.reach for chain in dossier.chains)
    return "; ".join(f"{counts[reach]} {_REACH_WORDS[reach]}" for reach in Reach if counts[reach])


def led_to(step: Step, dossier: Dossier) -> tuple[str, str]:
    """What a cite leads to, and behind it in brackets how sure that is, where it is not."""
    key = f"[{clean(step.key)}]"
    if step.entry is None:
        return f"{key} → {'no such entry' if dossier.document.source_lists else 'there is no source list'}", ""
    if step.entry >= len(dossier.resolutions):
        return f"{key} → {clean(dossier.document.entries[step.entry].text)}", ""
    resolution = dossier.resolutions[step.entry]
    first = dossier.opened[step.entry] if dossier.opened else None
    turns = farthest(dossier.stages, first) if first is not None else ()
    names = "".join(f" → {clean(turn.upstream.name)}" for turn in turns)
    return f"{key} → {_named(resolution)}{names}", f" ({status(resolution)})" if step.reach is Reach.ENTRY else ""


def _named(resolution: Resolution) -> str:
    record = resolution.record
    known = [record.container_title, str(record.issued) if record.issued else None]
    known.append(f"“{record.title}”" if record.title else record.url)
    return clean(", ".join(part for part in known if part)) or "an entry that says neither outlet, title nor date"


def told_of_run(report: Report) -> Iterator[str]:
    """What was passed over, and what is said of no document that was named."""
    if report.passed_over:
        yield f"{count(report.passed_over, 'file')} of other kinds passed over"
    paths = {audited.path for audited in report.documents}
    for notice in report.notices:
        if notice.path not in paths:
            yield f"{clean(notice.path) + ': ' if notice.path else ''}{clean(notice.message)}"
    yield from map(clean, report.network)


def count(number: int, noun: str) -> str:
    """1 entry, 2 entries."""
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun}"
