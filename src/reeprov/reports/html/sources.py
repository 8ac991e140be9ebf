"""The entries of a document's list: who each is, what came of asking for it, and what its page names in turn."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.dossier import Dossier
from ...model.resolution import Ambiguous, Resolution, Resolved
from ...model.text import Lines
from ...model.upstream import Turn, told_round, way
from ...resolvers import status
from .markup import apart, link, text


def sources(dossier: Dossier, prefix: str) -> Iterator[str]:
    """Yield the entries, and the circles that their pages are on."""
    document = dossier.document
    if not document.entries:
        return
    lines = Lines(document.text)
    cited: dict[int, list[int]] = {}
    for chain in dossier.chains:
        for step in chain.steps:
            if step.entry is not None:
                cited.setdefault(step.entry, []).append(step.marker)
    followed = {stage for stage in dossier.opened if stage is not None}
    yield '<h3>Sources</h3>\n<ol class="sources">\n'
    for at, entry in enumerate(document.entries):
        yield f'<li id="{prefix}e{at}"><p dir="auto"><b>[{text(entry.key)}]</b> {text(entry.text)}</p>\n'
        if at < len(dossier.resolutions):
            yield from _record(dossier.resolutions[at])
        if at < len(dossier.visits) and (visit := dossier.visits[at]):
            words = f"{visit.verdict.value.replace('_', ' ')}: {visit.evidence}"
            when = visit.time.replace("T", " ").replace("Z", " UTC")
            yield f'<p class="small">{text(words)}, {text(when)}</p>\n'
        yield _named(dossier, at, followed)
        back = [
            link(f"#{prefix}m{marker}", f"row {lines.locate(document.markers[marker].span.start).row}")
            for marker in dict.fromkeys(cited.get(at, ()))
        ]
        places = f"Cited in {', '.join(back)}." if back else "Cited in no claim."
        yield f'<p class="small">{places}</p></li>\n'
    yield "</ol>\n"
    if dossier.circles:
        yield "<h3>Circles</h3>\n<p>These pages name each other all the way round: none is an origin.</p>\n<ul>\n"
        for circle in dossier.circles:
            yield f"<li>{text(told_round(circle, dossier.stages))}</li>\n"
        yield "</ul>\n"


def _record(resolution: Resolution) -> Iterator[str]:
    record = resolution.record
    name = status(resolution)
    known = [
        apart(each) for each in (record.container_title, record.issued, record.original_title or record.title) if each
    ]
    yield f'<p><span class="status {text(name)}">{text(name)}</span> {" · ".join(known)}</p>\n'
    if isinstance(resolution, Ambiguous):
        names = ", ".join(outlet.id for outlet in resolution.candidates)
        yield f"<p>Several outlets bear the name: {text(names)}</p>\n"
    elif not isinstance(resolution, Resolved):
        yield f"<p>{text(resolution.reason)}</p>\n"
    for address, words in ((record.url, "address"), (record.archive_url, "archived copy")):
        if address:
            yield f"<p>{words}: {link(address, text(address), rel='noreferrer')}</p>\n"
    notes = [f"<li>{text(one.field)}: {text(one.note)}</li>" for one in record.evidence if one.note]
    if notes:
        yield f'<details><summary>Evidence</summary><ul class="small">{"".join(notes)}</ul></details>\n'


def _named(dossier: Dossier, entry: int, followed: set[int]) -> str:
    """What the page of an entry names, and what those name, as nested lists; pages in `followed` are told elsewhere."""
    first = dossier.opened[entry] if dossier.opened else None
    items = "" if first is None else "".join(_nested(way(dossier.stages, first, followed)))
    return f"<p>Its page names:</p>{items}" if items else ""


def _nested(turns: Iterator[Turn]) -> Iterator[str]:
    level = -1
    for turn in turns:
        for _ in range(level - turn.level):
            yield "</li></ul>"
        yield '<ul class="small"><li>' if turn.level > level else "</li><li>"
        level = turn.level
        yield _turn(turn)
    yield "</li></ul>" * (level + 1)


_ENDS = {"circle": "; a circle, cut here", "again": "; followed elsewhere in this list", "": ""}


def _turn(turn: Turn) -> str:
    """What a page names, where that is, and the words."""
    one = turn.upstream
    shown = link(one.url, text(one.name), rel="noreferrer") if one.url else text(one.name)
    if turn.stage and turn.stage.snapshot:
        state = f": {text(turn.stage.name)}"
    elif turn.stage:
        state = f" ({text(turn.stage.visit.verdict.value.replace('_', ' '))})"
    else:
        state = f" (not opened: {text(one.note)})" if one.note else ""
    excerpt = f"<blockquote>{text(one.excerpt)}</blockquote>" if one.excerpt != one.name else ""
    return f"{shown}{state}{_ENDS[turn.end]}{excerpt}"
