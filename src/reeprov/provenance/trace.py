"""The chain of each claim: claim → marker → entry → record, as far as it goes."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.claim import Chain, Claim, Reach, Step
from ..model.document import Document
from ..model.resolution import Resolution, Resolved

# Worst first; a broken step decides for its whole chain, whatever the others reach.
_RANKS = tuple(reversed(Reach))


def trace(document: Document, claims: Sequence[Claim], resolutions: Sequence[Resolution]) -> tuple[Chain, ...]:
    """The chains of `claims`, parallel to them.

    `resolutions` run parallel to the document's entries; without them every chain ends at its entry.  A key that two
    entries bear leads to the first of them.
    """
    entries: dict[str, int] = {}
    for index, entry in enumerate(document.entries):
        entries.setdefault(entry.key, index)
    chains = []
    for claim in claims:
        steps = tuple(
            Step(marker, cite.key, entries.get(cite.key), _reach(entries.get(cite.key), resolutions))
            for marker in claim.markers
            for cite in document.markers[marker].cites
        )
        chains.append(Chain(_whole(steps), steps))
    return tuple(chains)


def _reach(entry: int | None, resolutions: Sequence[Resolution]) -> Reach:
    if entry is None:
        return Reach.BROKEN
    if entry < len(resolutions) and isinstance(resolutions[entry], Resolved):
        return Reach.RECORD
    return Reach.ENTRY


def _whole(steps: Sequence[Step]) -> Reach:
    reaches = [step.reach for step in steps]
    if Reach.BROKEN in reaches:
        return Reach.BROKEN
    return max(reaches, key=_RANKS.index, default=Reach.NONE)
