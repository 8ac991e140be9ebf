"""Which markers answer to which source lists, and where in a document an entry is pointed at."""

from __future__ import annotations

from typing import NamedTuple

from ..model.citation import Entry, Marker, SourceList
from ..model.document import Document
from ..model.text import Span


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

    Footnotes and other lists are told apart, for `[^1]` and `[1]` may stand side by side.
    """
    notes = tuple(sources for sources in document.source_lists if sources.form == "footnote")
    lists = tuple(sources for sources in document.source_lists if sources.form != "footnote")
    if not notes or not lists:
        return _chapters(document.source_lists, document.markers)
    return (
        *_chapters(lists, tuple(marker for marker in document.markers if marker.form != "footnote")),
        *_chapters(notes, tuple(marker for marker in document.markers if marker.form == "footnote")),
    )


def _chapters(lists: tuple[SourceList, ...], markers: tuple[Marker, ...]) -> tuple[Scope, ...]:
    """A list that uses a key again starts a chapter if cites stand before it; others go with the list before."""
    # A list closes its chapter, unless the document opens with one.
    opens = bool(lists and markers) and lists[0].span.start <= markers[0].span.start
    chapters: list[Scope] = []
    rest = markers
    for count, sources in enumerate(lists):
        end = (
            len(rest)
            if count + 1 == len(lists)
            else _before(rest, lists[count + 1].span.start if opens else sources.span.end)
        )
        own, rest = rest[:end], rest[end:]
        last = chapters[-1] if chapters else None
        if last is None or (own and last.markers and last.keys & {entry.key for entry in sources.entries}):
            chapters.append(Scope((sources,), own))
        else:
            chapters[-1] = Scope((*last.lists, sources), last.markers + own)
    return tuple(chapters)


def _before(markers: tuple[Marker, ...], place: int) -> int:
    """How many of the markers stand before a place."""
    return sum(marker.span.start < place for marker in markers)


def number(key: str) -> int | None:
    """The number that a key is, or None; a key of more than nine digits is a name."""
    return int(key) if key.isdecimal() and len(key) < 10 else None


def key_span(document: Document, entry: Entry) -> Span:
    """Where an entry's key stands, or the beginning of the entry where the markup does the numbering."""
    start, end = entry.span.start, entry.body.start
    if document.prose[start:end].replace("\0", "").strip():
        while document.text[end - 1].isspace():
            end -= 1
        return Span(start, end)
    line_end = document.prose.find("\n", entry.body.start, entry.span.end)
    return Span(start, line_end if line_end > start else max(entry.span.end, start))


def heading_span(sources: SourceList) -> Span:
    """Where the reader sees that a list begins: its heading, or its first entry's beginning."""
    return Span(sources.span.start, sources.span.start + len(sources.heading or ""))
