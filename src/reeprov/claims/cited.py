"""The entries that markers cite, with what was read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.citation import Entry, Fields
from ..model.dossier import Dossier


def cited(dossier: Dossier, markers: Iterable[int]) -> Iterator[tuple[Entry, Fields]]:
    """The entries that some markers cite; nothing where their fields were not read."""
    entries = dossier.document.entries
    if len(dossier.fields) != len(entries):
        return
    keys = {entry.key: index for index, entry in reversed(list(enumerate(entries)))}
    for marker in markers:
        for cite in dossier.document.markers[marker].cites:
            if cite.key in keys:
                yield entries[keys[cite.key]], dossier.fields[keys[cite.key]]
