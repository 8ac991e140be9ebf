"""What no source of a claim says, as the rules about sources walk it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.support import Presence, Support


def absent(dossier: Dossier, kind: str) -> Iterator[list[Support]]:
    """What was looked for in every source that its claim cites, and stands in none of them.

    Each is given once, with all the sources, in the order of the document.  Where one of the sources could not be
    looked at it may stand there, and nothing is given.
    """
    looked_for: defaultdict[tuple[int, int], list[Support]] = defaultdict(list)
    for one in dossier.supports:
        if one.kind == kind and one.stage is None:
            looked_for[one.span].append(one)
    for span in sorted(looked_for):
        found = looked_for[span]
        entries = {one.entry for one in found}
        cited = {step.entry for one in found for step in dossier.chains[one.claim].steps}
        if cited == entries and all(one.presence is Presence.ABSENT for one in found):
            yield found


def upstream(dossier: Dossier, found: list[Support]) -> str | None:
    """The page upstream of a source on which something stands after all, in words; None where there is none."""
    for one in dossier.supports:
        if one.stage is not None and one.span == found[0].span and one.presence is Presence.FOUND:
            key = dossier.document.entries[one.entry].key
            return f"it stands on a page that [{key}] leads to: {dossier.stages[one.stage].url}; cite that one"
    return None


def keys(dossier: Dossier, found: list[Support]) -> str:
    """The keys of the sources, as a reader would say them."""
    return ", ".join(dict.fromkeys(f"[{dossier.document.entries[one.entry].key}]" for one in found))
