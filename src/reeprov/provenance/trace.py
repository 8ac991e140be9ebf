"""The chain of each claim: claim → marker → entry → record, as far as it goes."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.citation import Marker
from ..model.claim import Attribution, Chain, Claim, Reach, Step
from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Confidence
from ..model.resolution import Resolution, Resolved
from ..model.text import Span
from ..model.upstream import leads_on
from ..normalize.scopes import scopes

# Worst first; a broken step decides for its whole chain, whatever the others reach.
_RANKS = tuple(reversed(Reach))


def trace(
    document: Document,
    claims: Sequence[Claim],
    resolutions: Sequence[Resolution],
    attributions: Sequence[Attribution] = (),
    seen: Sequence[Reach | None] = (),
) -> tuple[Chain, ...]:
    """The chains of `claims`, parallel to them; of a claim without a reference the chain is that somebody says so.

    `resolutions` run parallel to the document's entries; without them every chain ends at its entry.  `seen` says of
    each entry how far the network leads behind it: to a snapshot of its page, to the origin that this names, or
    nowhere.  A key that two entries bear leads to the first of them, in the chapter whose list answers for the marker.
    """
    targets = _targets(document)
    chains = []
    for claim in claims:
        steps = []
        for index in claim.markers:
            marker = document.markers[index]
            for cite in marker.cites:
                entry = targets.get((marker.span, cite.key))
                steps.append(Step(index, cite.key, entry, _reach(document, marker, entry, resolutions, seen)))
        spoken = any(attributions[index].source is not None for index in claim.attributions)
        chains.append(Chain(_whole(steps, spoken), tuple(steps)))
    return tuple(chains)


def reached(dossier: Dossier) -> tuple[Reach | None, ...]:
    """How far the network leads behind each entry: to what its page names, unless that is a circle; to the page."""
    found: list[Reach | None] = []
    for at, snapshots in enumerate(dossier.snapshots):
        first = dossier.opened[at] if dossier.opened else None
        leads = first is not None and leads_on(dossier.stages, first)
        found.append(Reach.ORIGIN if leads else Reach.SNAPSHOT if snapshots else None)
    return tuple(found)


def _targets(document: Document) -> dict[tuple[Span, str], int]:
    """A marker's place and a key → the index of the entry that answers."""
    indexes = {entry.span: index for index, entry in reversed(list(enumerate(document.entries)))}
    targets = {}
    for scope in scopes(document):
        entries = {entry.key: indexes[entry.span] for entry in reversed(scope.entries)}
        for marker in scope.markers:
            targets.update({(marker.span, cite.key): entries[cite.key] for cite in marker.cites if cite.key in entries})
    return targets


def _reach(
    document: Document,
    marker: Marker,
    entry: int | None,
    resolutions: Sequence[Resolution],
    seen: Sequence[Reach | None],
) -> Reach:
    if entry is None:
        if marker.url is not None and not document.source_lists:
            return Reach.ENTRY  # it brings its own address and needs no list
        return Reach.NONE if marker.confidence is Confidence.LOW else Reach.BROKEN
    reach = seen[entry] if entry < len(seen) else None
    if reach is not None:
        return reach
    if entry < len(resolutions) and isinstance(resolutions[entry], Resolved):
        return Reach.RECORD
    return Reach.ENTRY


def _whole(steps: Sequence[Step], spoken: bool) -> Reach:
    reaches = [step.reach for step in steps]
    if Reach.BROKEN in reaches:
        return Reach.BROKEN
    return max(reaches, key=_RANKS.index, default=Reach.NONE if not spoken else Reach.ATTRIBUTION)
