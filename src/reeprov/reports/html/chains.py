"""The chain of a claim, drawn and told: both say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.claim import Reach, Step
from ...model.dossier import Dossier
from ...model.noun import NamedTuple
from ...model.resolution import Resolution
from ...model.upstream import farthest
from ..screen import cut, width
from .markup import link, text

WORDS = {
    Reach.ORIGIN: "followed to its origin",
    Reach.SNAPSHOT: "followed to a copy of the source",
    Reach.RECORD: "source identified, not read",
    Reach.ENTRY: "source named, not fully identified",
    Reach.ATTRIBUTION: "a speaker, no reference",
    Reach.BROKEN: "broken: a reference leads nowhere",
    Reach.NONE: "without any source",
}
_BOX = 22  # height
_ROW = 34
_GAP = 26
_LETTER = 6.9
_LONGEST = 40
_MOST_STEPS = 6


class Stop(NamedTuple):
    """A stop of a chain: what it is, what it is called, where it stands in the page."""

    kind: str
    name: str
    target: str | None = None


def ways(dossier: Dossier, at: int, prefix: str) -> list[list[Stop]]:
    """The ways from a claim: to who is said to have said it, and by each cite as far as it leads."""
    claim, chain = dossier.claims[at], dossier.chains[at]
    speakers = [dossier.attributions[index].source for index in claim.attributions]
    names = dict.fromkeys(speaker.text for speaker in speakers if speaker)
    cites = {(step.key, step.entry): step for step in reversed(chain.steps)}  # each source once, by its first marker
    return [
        *([Stop("speaker", f"said by {name}")] for name in names),
        *(list(_stops(dossier, step, prefix)) for step in reversed(cites.values())),
    ]


def _stops(dossier: Dossier, step: Step, prefix: str) -> Iterator[Stop]:
    """The stops of one cite, behind the claim: the key, the entry, the record, what that names."""
    yield Stop("key", f"[{step.key}]", f"#{prefix}m{step.marker}")
    if step.entry is None:
        yield Stop("broken", "no such entry")
        return
    target = f"#{prefix}e{step.entry}"
    entry = dossier.document.entries[step.entry]
    if step.entry < len(dossier.resolutions):
        yield Stop(step.reach.value, described(dossier.resolutions[step.entry]) or entry.text, target)
        yield from _farthest(dossier, step.entry, target)
    else:
        yield Stop("entry", entry.text, target)


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


def described(resolution: Resolution) -> str:
    """Outlet and day of a record, as far as they are known."""
    record = resolution.record
    return ", ".join(part for part in (record.container_title, str(record.issued or "")) if part)


def told(rows: Sequence[Sequence[Stop]]) -> str:
    """The ways from a claim as a list; empty where there is none."""
    items = []
    for row in rows:
        names = [link(stop.target, text(stop.name)) if stop.target else text(stop.name) for stop in row]
        items.append(f"<li>This claim → {' → '.join(names)}</li>")
    return f"<ol>{''.join(items)}</ol>" if items else ""


def drawn(rows: Sequence[Sequence[Stop]]) -> str:
    """The ways from a claim as a drawing; empty where there is none."""
    if not rows:
        return ""
    shapes = []
    longest = 0.0
    first = _size("claim")
    for at, row in enumerate(rows):
        y = at * _ROW + 2
        x = first
        shapes.append(f'<path d="M{first:.0f} 13H{first + 10:.0f}V{y + 11}H{first + _GAP:.0f}"/>')
        for stop in row:
            x += _GAP
            name = cut(stop.name, _LONGEST)
            size = _size(name)
            if stop is not row[0]:
                shapes.append(f'<path d="M{x - _GAP:.0f} {y + 11}h{_GAP}"/>')
            shapes.append(_box(stop.kind, name, x, y, size))
            x += size
        longest = max(longest, x)
    height = (len(rows) - 1) * _ROW + _BOX + 4
    # A keyboard must reach what can be scrolled.
    return (
        '<div class="draw" tabindex="0" role="group" aria-label="Drawing">'
        f'<svg class="chain" viewBox="0 0 {longest + 2:.0f} {height}" width="{longest + 2:.0f}" height="{height}" '
        f'aria-hidden="true" focusable="false">{"".join(shapes)}{_box("claim", "claim", 1, 2, first - 1)}</svg></div>'
    )


def _size(name: str) -> float:
    return width(name) * _LETTER + 16


def _box(kind: str, name: str, x: float, y: float, size: float) -> str:
    return (
        f'<g class="{kind}"><rect x="{x:.0f}" y="{y}" width="{size:.0f}" height="{_BOX}" rx="4"/>'
        f'<text x="{x + 8:.0f}" y="{y + 15}">{text(name)}</text></g>'
    )
