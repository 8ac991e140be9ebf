"""The entries that markers cite, with what was read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.citation import Entry, Fields
from ..model.dossier import Dossier


class Cited:
    """The entries of a dossier by the markers that cite them; none where their fields were not read."""

    def __init__(self, dossier: Dossier) -> None:
        self._markers = dossier.document.markers
        entries = dossier.document.entries
        read = zip(entries, dossier.fields, strict=True) if len(dossier.fields) == len(entries) else ()
        self._entries: dict[str, tuple[Entry, Fields]] = {}
        for entry, fields in read:
            self._entries.setdefault(entry.key, (entry, fields))

    def by(self, markers: Iterable[int]) -> Iterator[tuple[Entry, Fields]]:
        """The entries that some markers cite, in the order of their cites."""
        for marker in markers:
            for cite in self._markers[marker].cites:
                if cite.key in self._entries:
                    yield self._entries[cite.key]
