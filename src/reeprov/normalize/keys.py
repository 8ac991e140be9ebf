"""Where keys are written in a text, and the edits that write others in their place.

Every function gives None where it cannot be sure: a key that the markup counts and nobody wrote, a marker that is
spelt in an unknown way, a number in brackets that was not read as a marker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..model.citation import Cite, Entry, Marker
from ..model.document import Document
from ..model.finding import Edit
from ..model.text import Span
from .patterns import lazy
from .scopes import Scope

# Formats in which an entry is some lines of the text, so that it can be moved or deleted with them.
_OF_LINES = frozenset({"text/plain", "text/markdown"})

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RANGE = lazy(r"(\D*+)(\d{1,9})(\s*+\D\s*+)(\d{1,9})(\D*+)", re.ASCII)
_IN_BRACKETS = lazy(r"\[[^\[\]\n]{1,80}\]")
_NUMBER = lazy(r"\d+", re.ASCII)
_LINE_END = lazy(r"[\r\n]|\Z")
_INDENT = lazy(r"[ \t]*+(?:[-*+][ \t]++)?")


class Keys:
    """The keys of one scope of a document, in its list and in its cites."""

    def __init__(self, document: Document, scope: Scope) -> None:
        self.document = document
        self.scope = scope

    def rename(self, names: Mapping[str, str]) -> tuple[Edit, ...] | None:
        """The edits that give entries other keys (old → new), and every cite of them."""
        if any(sources.found_by == "definitions" for sources in self.scope.lists):
            return None  # links of the text go by these labels too
        entries = [entry for entry in self.scope.entries if entry.key in names]
        heads = [_rename_head(self.document, entry, names[entry.key]) for entry in entries]
        cites = self.rename_cites(names)
        known = [edit for edit in heads if edit is not None]
        return None if cites is None or len(known) < len(heads) else tuple(sorted((*known, *cites)))

    def rename_cites(self, names: Mapping[str, str]) -> tuple[Edit, ...] | None:
        """The edits that let the cites call their entries by other keys (old → new)."""
        if not self._unread.isdisjoint(names):
            return None
        edits: list[Edit] = []
        markers = {marker.span: marker for key in names for marker in self._citing.get(key, ())}
        for marker in markers.values():
            found = cite_edits(self.document, marker, names)
            if found is None:
                return None
            edits += found
        return tuple(sorted(edits))

    def without(self, entry: Entry) -> Edit | None:
        """The edit that deletes an entry with its lines; None where the entries below would take over its number."""
        span = self._lines_of(entry)
        if span is None or _rename_head(self.document, entry, entry.key) is None:
            return None
        text, (start, end) = self.document.text, span
        if end < len(text):
            end += 2 if text.startswith("\r\n", end) else 1
        elif start:  # the last line of all: the line end before it goes
            start -= 2 if text.endswith("\r\n", 0, start) else 1
        return Edit(Span(start, end), "")

    def reorder(self, order: Sequence[Entry]) -> tuple[Edit, ...] | None:
        """The edits that bring the entries of a list into an order and number them so, together with their cites.

        The keys stay where they are, the entries move.
        """
        slots = self.scope.entries
        places = [self._lines_of(entry) for entry in slots]
        spans = [span for span in places if span is not None]
        if len(self.scope.lists) != 1 or len(spans) < len(slots) or len(self.scope.keys) < len(slots):
            return None
        cites = self.rename_cites(
            {entry.key: slot.key for entry, slot in zip(order, slots, strict=True) if entry.key != slot.key}
        )
        if cites is None or any(self.scope.lists[0].span.overlaps(edit.span) for edit in cites):
            return None
        home = dict(zip(slots, spans, strict=True))
        edits = []
        for slot, entry in zip(slots, order, strict=True):
            if slot is entry:
                continue
            head = _rename_head(self.document, entry, slot.key)
            if head is None:
                return None
            start, end = home[entry]
            text = self.document.text
            edits.append(Edit(home[slot], text[start : head.span.start] + head.text + text[head.span.end : end]))
        return tuple(sorted((*edits, *cites)))

    @cached_property
    def _citing(self) -> Mapping[str, list[Marker]]:
        """Key → the markers that cite it."""
        found: dict[str, list[Marker]] = {}
        for marker in self.scope.markers:
            for key in {cite.key for cite in marker.cites}:
                found.setdefault(key, []).append(marker)
        return found

    @cached_property
    def _unread(self) -> frozenset[str]:
        """The numbers in brackets that are neither part of a marker nor of an entry's key: they could be cites."""
        known = sorted(
            [marker.span for marker in self.document.markers]
            + [Span(entry.span.start, entry.body.start + 1) for entry in self.document.entries]
        )
        found: set[str] = set()
        at = 0
        for match in _IN_BRACKETS.finditer(self.document.text):
            span = Span(*match.span())
            while at < len(known) and known[at].end <= span.start:
                at += 1
            if at == len(known) or not known[at].overlaps(span):
                found.update(_NUMBER.findall(match[0]))
        return frozenset(found)

    @cached_property
    def _taken(self) -> Sequence[Span]:
        """Where entries and markers stand, in order."""
        document = self.document
        return sorted([entry.span for entry in document.entries] + [marker.span for marker in document.markers])

    def _lines_of(self, entry: Entry) -> Span | None:
        """The lines that an entry takes up, without the last line end; None where something else stands in them."""
        if self.document.media_type not in _OF_LINES:
            return None
        text = self.document.text
        before = text.rfind("\n", 0, entry.span.start) + 1
        before = max(before, text.rfind("\r", before, entry.span.start) + 1)
        indent = _INDENT.match(text, before)
        if indent is None or indent.end() < entry.span.start:
            return None
        end = _LINE_END.search(text, entry.span.end)
        span = Span(before, end.start() if end else len(text))
        first = max(0, bisect_left(self._taken, Span(span.start, 0)) - 1)
        last = bisect_left(self._taken, Span(span.end, 0))
        shared = any(span.overlaps(other) and not entry.span.contains(other) for other in self._taken[first:last])
        return None if shared else span


def cite_edits(document: Document, marker: Marker, names: Mapping[str, str]) -> tuple[Edit, ...] | None:
    """The edits that let one marker call its entries by other keys (old → new)."""
    edits: list[Edit] = []
    for span, cites in _by_span(marker.cites):
        keys = [names.get(cite.key, cite.key) for cite in cites]
        if keys == [cite.key for cite in cites]:
            continue
        written = document.text[span.start : span.end]
        new = _spelt(written, cites[0].key, keys[0]) if len(cites) == 1 else _spelt_range(written, cites, keys)
        if new is None:
            return None
        edits.append(Edit(span, new))
    return tuple(edits)


def _by_span(cites: Sequence[Cite]) -> Iterator[tuple[Span, list[Cite]]]:
    """Cites that are written as one: `1-3` is three."""
    groups: dict[Span, list[Cite]] = {}
    for cite in cites:
        groups.setdefault(cite.span, []).append(cite)
    yield from groups.items()


def _rename_head(document: Document, entry: Entry, key: str) -> Edit | None:
    """The edit of the key that an entry begins with."""
    place = Span(entry.span.start, max(entry.span.start, entry.body.start))
    new = _spelt(document.text[place.start : place.end], entry.key, key)
    return None if new is None else Edit(place, new)


def _spelt(written: str, key: str, new: str) -> str | None:
    """What was written, with another key in it; None where the key does not stand there just once."""
    lowered = written.translate(_LOWERED)
    if not key.isdecimal():
        return written.replace(key, new) if written.count(key) == 1 else None
    found = list(_NUMBER.finditer(lowered))
    if len(found) != 1 or int(found[0][0]) != int(key):
        return None
    start, end = found[0].span()
    raised = lowered[start:end] != written[start:end]
    return written[:start] + (new.translate(_RAISED) if raised else new) + written[end:]


def _spelt_range(written: str, cites: Sequence[Cite], keys: Sequence[str]) -> str | None:
    """A range or list of numbers, spelt as the range was: `4-6` may become `3-5` or `1, 3-4`."""
    lowered = written.translate(_LOWERED)
    match = _RANGE.fullmatch(lowered)
    if match is None or not all(key.isdecimal() for key in keys):
        return None
    if (int(match[2]), int(match[4])) != (int(cites[0].key), int(cites[-1].key)):
        return None
    numbers = sorted(set(map(int, keys)))
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    parts = [str(low) if low == high else f"{low}{match[3]}{high}" for low, high in runs]
    if lowered != written:  # superscripts know no comma
        return None if len(parts) > 1 else parts[0].translate(_RAISED)
    return match[1] + ", ".join(parts) + match[5]
