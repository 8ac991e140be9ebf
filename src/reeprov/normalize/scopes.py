"""Which markers answer to which source lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

from ..model.citation import Entry, Marker, SourceList
from ..model.document import Document
from ..model.noun import NamedTuple


class Scope(NamedTuple):
    """Source lists that share one set of keys, and the markers that answer to them.

    A book whose chapters start again at [1] has one scope for each chapter; any other document has one, or two where it
    keeps footnotes beside a list.
    """

    lists: tuple[SourceList, ...]
    markers: tuple[Marker, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all its lists, in the order of the document."""
        return tuple(entry for sources in self.lists for entry in sources.entries)

    @property
    def keys(self) -> frozenset[str]:
        """Every key that a cite of this scope may use."""
        return frozenset(entry.key for sources in self.lists for entry in sources.entries)

    @property
    def cited(self) -> frozenset[str]:
        """Every key that a cite of this scope does use."""
        return frozenset(cite.key for marker in self.markers for cite in marker.cites)


def scopes(document: Document) -> tuple[Scope, ...]:
    """The scopes of a document; none where it has no source list.

    Footnotes and other lists are told apart, for `[^1]` and `[1]` may stand side by side; beside footnotes alone a
    number in brackets may be anything.
    """
    notes = tuple(sources for sources in document.source_lists if sources.form == "footnote")
    lists = tuple(sources for sources in document.source_lists if sources.form != "footnote")
    if not notes:
        return _chapters(lists, document.markers)
    return (
        *_chapters(lists, tuple(marker for marker in document.markers if marker.form != "footnote")),
        *_chapters(notes, tuple(marker for marker in document.markers if marker.form == "footnote")),
    )


def _chapters(lists: Sequence[SourceList], markers: Sequence[Marker]) -> tuple[Scope, ...]:
    """A list that uses a key again starts a chapter if cites stand before it; others go with the list before."""
    if len(lists) < 2:
        return tuple(Scope((sources,), tuple(markers)) for sources in lists)
    starts = [marker.span.start for marker in markers]
    # A list closes its chapter, unless the document opens with one.
    opens = bool(starts) and lists[0].span.start <= starts[0]
    borders = [sources.span.start for sources in lists[1:]] if opens else [sources.span.end for sources in lists[:-1]]
    chapters: list[tuple[list[SourceList], list[Marker]]] = []
    seen: set[str] = set()
    first = 0
    for sources, border in zip(lists, (*borders, inf), strict=True):
        end = bisect_left(starts, border, first)
        own = markers[first:end]
        keys = {entry.key for entry in sources.entries}
        if not chapters or (own and chapters[-1][1] and not seen.isdisjoint(keys)):
            chapters.append(([], []))
            seen = set()
        chapters[-1][0].append(sources)
        chapters[-1][1].extend(own)
        seen |= keys
        first = end
    return tuple(Scope(tuple(chapter), tuple(share)) for chapter, share in chapters)
