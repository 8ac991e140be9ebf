"""One claim and its chain as a tree: what it cites, what stands there, who that is, where the trail ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ..model.claim import Reach, Step
from ..model.dossier import Dossier
from ..model.resolution import Ambiguous, Resolved
from ..model.support import Support
from ..model.text import Lines
from ..model.upstream import way
from .interface import Style
from .screen import clean, cut, paint

# A line and what hangs below it.
Branch: TypeAlias = "tuple[str, list[Branch]]"

_ENDS = {
    Reach.ORIGIN: "the source names where it has it from",
    Reach.SNAPSHOT: "a copy of the source was seen",
    Reach.RECORD: "the trail ends here: the source is identified and was not read",
    Reach.ENTRY: "the trail ends here: the source is named and not fully identified",
}


def trees(dossier: Dossier, claims: Sequence[int], style: Style) -> Iterator[str]:
    """Yield the trees of some claims of a document, line by line; `claims` are their indexes."""
    lines = Lines(dossier.document.text)
    for number, at in enumerate(claims):
        claim = dossier.claims[at]
        row = lines.locate(claim.span.start).row
        yield "\n" if number else ""
        yield paint(f"{clean(dossier.document.path)}:{row}  {clean(claim.text)}", "bold", color=style.color) + "\n"
        for line in _drawn(_branches(dossier, at, lines), ""):
            yield cut(line, style.width) + "\n"


def _branches(dossier: Dossier, at: int, lines: Lines) -> list[Branch]:
    claim, chain = dossier.claims[at], dossier.chains[at]
    speakers: list[Branch] = []
    for index in claim.attributions:
        attribution = dossier.attributions[index]
        if attribution.source:
            speakers.append((f"said by {clean(attribution.source.text)} (“{clean(attribution.cue)}”)", []))
    supports = [support for support in dossier.supports if support.claim == at]
    cites = [_cite(dossier, step, lines, supports) for step in chain.steps]
    return [*speakers, *cites] or [("the trail ends here: no source is given", [])]


def _cite(dossier: Dossier, step: Step, lines: Lines, supports: Sequence[Support]) -> Branch:
    place = lines.locate(dossier.document.markers[step.marker].span.start)
    head = f"[{clean(step.key)}] at {place.row}:{place.column}"
    if step.entry is None:
        return head, [("the trail ends here: the list has no such entry", [])]
    entry = dossier.document.entries[step.entry]
    row = lines.locate(entry.span.start).row
    below = list(_record(dossier, step.entry, step.reach))
    below += _upstream(dossier, step.entry)
    below += [_seen(dossier, support) for support in supports if support.entry == step.entry]
    return head, [(f"entry in row {row}: {clean(entry.text)}", below)]


_TURNS = {
    "circle": "a circle: the way has been there before and is cut here",
    "again": "followed above",
}


def _upstream(dossier: Dossier, entry: int) -> list[Branch]:
    """What the page of an entry names as its sources, and what those name, as far as they were followed."""
    first = dossier.opened[entry] if dossier.opened else None
    found: list[Branch] = []
    if first is None:
        return found
    levels = [found]  # where what is found on each level hangs
    for turn in way(dossier.stages, first):
        one = turn.upstream
        below: list[Branch] = [(clean(one.excerpt), [])] if one.excerpt and one.excerpt != one.name else []
        if turn.stage:
            visit = turn.stage.visit
            state = f"{visit.verdict.value.replace('_', ' ')}: {visit.evidence}"
            shown = turn.stage.name if turn.stage.snapshot else state
            below.append((f"at {clean(turn.stage.url)}: {clean(shown)}", []))
        elif one.url:
            below.append((f"at {clean(one.url)}, not opened ({clean(one.note)})", []))
        if turn.end:
            below.append((_TURNS[turn.end], []))
        del levels[turn.level + 1 :]
        levels[turn.level].append((f"it has it from {clean(one.name)}", below))
        levels.append(below)
    return found


def _seen(dossier: Dossier, support: Support) -> Branch:
    words = f"{support.kind} “{clean(support.text)}”: {support.presence.value}"
    if support.stage is not None:
        words += f" upstream, at {clean(dossier.stages[support.stage].url)}"
    if support.note:
        words += f" ({clean(support.note)})"
    if support.hint:
        return words, [(f"the nearest passage, which proves nothing: {clean(support.hint.text)}", [])]
    return words, [(clean(support.excerpt), [])] if support.excerpt else []


def _record(dossier: Dossier, at: int, reach: Reach) -> Iterator[Branch]:
    if at >= len(dossier.resolutions):
        return
    resolution = dossier.resolutions[at]
    record = resolution.record
    known = [record.container_title, record.issued, record.original_title or record.title]
    evidence: list[Branch] = [(f"{one.field}: {clean(one.note)}", []) for one in record.evidence if one.note]
    if isinstance(resolution, Resolved):
        head = "identified: "
    elif isinstance(resolution, Ambiguous):
        head = f"one of {', '.join(outlet.id for outlet in resolution.candidates)}: "
    else:
        head = f"not identified ({clean(resolution.reason)}): "
    visit = dossier.visits[at] if at < len(dossier.visits) else None
    if visit:
        evidence.append((f"{visit.verdict.value.replace('_', ' ')}: {clean(visit.evidence)}", []))
    yield (
        head + " · ".join(clean(str(each)) for each in known if each),
        [*evidence, (_ENDS.get(reach, reach.value), [])],
    )


def _drawn(branches: Sequence[Branch], indent: str) -> Iterator[str]:
    for number, (words, below) in enumerate(branches):
        last = number == len(branches) - 1
        yield f"{indent}{'└─ ' if last else '├─ '}{words}"
        yield from _drawn(below, indent + ("   " if last else "│  "))
