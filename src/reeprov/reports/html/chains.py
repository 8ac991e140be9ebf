"""The chain of a claim, drawn and told: both say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.claim import Chain, Reach, Step
from ...model.dossier import Dossier
from ...model.noun import NamedTuple
from ...model.resolution import Resolution
from ...model.support import Presence, Support
from ...model.upstream import Turn, farthest, way
from .markup import link, text

WORDS = {
    Reach.ORIGIN: "followed to its origin",
    Reach.SNAPSHOT: "followed to a copy of the source",
    Reach.RECORD: "source identified, not opened",
    Reach.ENTRY: "source named, not fully identified",
    Reach.ATTRIBUTION: "a speaker, no reference",
    Reach.BROKEN: "broken: a reference leads nowhere",
    Reach.NONE: "without any source",
}
_BOX = 22  # height
_ROW = 34
_GAP = 26
_LETTER = 6.6
_LONGEST = 40
_MOST_STEPS = 6


class Stop(NamedTuple):
    """A stop of a chain: what it is, what it is called, where it stands in the page."""

    kind: str
    name: str
    target: str | None = None


def stops(dossier: Dossier, step: Step, prefix: str) -> Iterator[Stop]:
    """The stops of one cite, behind the claim: the key, the entry, the record, what that names."""
    yield Stop("key", f"[{step.key}]", f"#{prefix}m{step.marker}")
    if step.entry is None:
        yield Stop("broken", "no such entry")
        return
    entry = dossier.document.entries[step.entry]
    if step.entry < len(dossier.resolutions):
        yield Stop(
            step.reach.value, described(dossier.resolutions[step.entry]) or entry.text, f"#{prefix}e{step.entry}"
        )
        yield from _farthest(dossier, step.entry, f"#{prefix}e{step.entry}")
    else:
        yield Stop("entry", entry.text, f"#{prefix}e{step.entry}")


def _farthest(dossier: Dossier, entry: int, target: str) -> Iterator[Stop]:
    """The longest way upstream from the page of an entry, as far as a drawing has room for it."""
    first = dossier.opened[entry] if dossier.opened else None
    turns = farthest(dossier.stages, first) if first is not None else ()
    for turn in turns[:_MOST_STEPS]:
        yield Stop("origin", f"names {turn.upstream.name}", target)
    if len(turns) > _MOST_STEPS:
        yield Stop("origin", f"and {len(turns) - _MOST_STEPS} more", target)
    if turns and turns[-1].end == "circle":
        yield Stop("broken", "a circle", target)


def named(dossier: Dossier, entry: int, followed: set[int]) -> str:
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
        yield _named(turn)
    yield "</li></ul>" * (level + 1)


_ENDS = {"circle": "; a circle, cut here", "again": "; followed elsewhere in this list", "": ""}


def _named(turn: Turn) -> str:
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


def described(resolution: Resolution) -> str:
    """Outlet and day of a record, as far as they are known."""
    record = resolution.record
    return ", ".join(part for part in (record.container_title, str(record.issued or "")) if part)


def told(dossier: Dossier, chain: Chain, prefix: str) -> str:
    """The chain as a list."""
    if not chain.steps:
        return f"<p>{WORDS[chain.reach].capitalize()}.</p>"
    items = []
    for step in chain.steps:
        way = stops(dossier, step, prefix)
        names = [link(stop.target, text(stop.name)) if stop.target else text(stop.name) for stop in way]
        items.append(f"<li>This claim → {' → '.join(names)}</li>")
    return f"<ol>{''.join(items)}</ol>"


SAYS = {
    Presence.FOUND: "stands there",
    Presence.ALTERED: "stands there in other words",
    Presence.ABSENT: "does not stand there",
    Presence.UNKNOWN: "was not found, which says nothing",
}


def seen(dossier: Dossier, supports: Sequence[Support]) -> str:
    """What was looked for in the sources, as a list."""
    items = []
    for one in supports:
        key = text(f"[{dossier.document.entries[one.entry].key}]")
        words = f"{key}: {one.kind} “{text(one.text)}” {SAYS[one.presence]}"
        if one.stage is not None:
            words += f", upstream: {text(dossier.stages[one.stage].name)}"
        note = f" ({text(one.note)})" if one.note else ""
        excerpt = f"<blockquote>{text(one.excerpt)}</blockquote>" if one.excerpt else ""
        if one.hint:
            excerpt = f"<p>The nearest passage, which proves nothing: <q>{text(one.hint.text)}</q></p>"
        items.append(f'<li class="{one.presence.value}">{words}{note}{excerpt}</li>')
    return f'<p>In the pages of the sources:</p><ul class="small">{"".join(items)}</ul>' if items else ""


def drawn(dossier: Dossier, chain: Chain, prefix: str) -> str:
    """The chain as a drawing; empty where there is nothing to draw."""
    if not chain.steps:
        return ""
    rows = [list(stops(dossier, step, prefix)) for step in chain.steps]
    shapes = []
    width = 0.0
    first = _size("claim")
    for at, row in enumerate(rows):
        y = at * _ROW + 2
        x = first
        shapes.append(f'<path d="M{first:.0f} 13H{first + 10:.0f}V{y + 11}H{first + _GAP:.0f}"/>')
        for stop in row:
            x += _GAP
            name = stop.name if len(stop.name) <= _LONGEST else stop.name[: _LONGEST - 1] + "…"
            size = _size(name)
            if stop is not row[0]:
                shapes.append(f'<path d="M{x - _GAP:.0f} {y + 11}h{_GAP}"/>')
            shapes.append(_box(stop.kind, name, x, y, size))
            x += size
        width = max(width, x)
    height = (len(rows) - 1) * _ROW + _BOX + 4
    # A keyboard must reach what can be scrolled.
    return (
        '<div class="draw" tabindex="0" role="group" aria-label="Drawing">'
        f'<svg class="chain" viewBox="0 0 {width + 2:.0f} {height}" width="{width + 2:.0f}" height="{height}" '
        f'aria-hidden="true" focusable="false">{"".join(shapes)}{_box("claim", "claim", 1, 2, first - 1)}</svg></div>'
    )


def _size(name: str) -> float:
    return len(name) * _LETTER + 16


def _box(kind: str, name: str, x: float, y: float, size: float) -> str:
    return (
        f'<g class="{kind}"><rect x="{x:.0f}" y="{y}" width="{size:.0f}" height="{_BOX}" rx="4"/>'
        f'<text x="{x + 8:.0f}" y="{y + 15}">{text(name)}</text></g>'
    )
