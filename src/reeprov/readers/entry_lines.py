"""Entries out of the lines of a layout's prose, and out of the items of its markup."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..model.citation import Entry, Link
from ..model.document import BlockKind
from ..model.text import Span
from ..normalize.patterns import lazy
from .boilerplate import is_boilerplate, visible
from .entry_keys import FIRST, KEY_FORMS, RAISED, SUPERSCRIPT, KeyForm
from .interface import Item, Layout
from .labels import is_label
from .lines import Line, lines_of, trimmed

# `[1][2] text` where an entry should begin.
STRAY = lazy(r"(?:\[\d{1,4}\]){2,}+|(?:【\d{1,4}】){2,}+|(?:［\d{1,4}］){2,}+")
UNDERLINE = lazy(r"[\s\0]*+[=\-~^\"'#*_+.]{3,}+[\s\0]*+\Z")
_ADDRESS = lazy(r"(?:https?://|www\.|doi:|DOI )")

# How many lines may stand between a label and the first key.
INTRODUCTION = 6
# How many lines of an entry may look like the text behind the list.
LONGEST_DETOUR = 3


class EntryLines:
    """The lines of a layout, as entries are read from them.

    Attributes:
        starts: where each line begins; `headings` where those do that are headings.
        item_starts: where each item of the markup begins.
        strays: where `[1][2] text` stands in the place of an entry, as far as lines were read.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.prose = layout.prose
        self.headings = {block.span.start for block in layout.blocks if block.kind is BlockKind.HEADING}
        self._heads = _raised(layout)
        self.lines = list(lines_of(layout.prose, layout.in_columns))
        self.starts = [line.start for line in self.lines]
        self.item_starts = [item.span.start for item in layout.items]
        self._link_starts = [link.span.start for link in layout.links]
        self.strays: list[int] = []

    def entry_of(self, item: Item) -> Entry:
        """The entry that an item of the markup is."""
        body = trimmed(self.prose, item.body)
        span = trimmed(self.prose, item.span, keep_start=item.kind != "item")
        links = self.links(item.span)
        end = min(links[-1].span.end, item.span.end) if links else 0  # marks that close a link are not visible
        return Entry(
            item.key, Span(span.start, max(span.end, body.end, end)), body, self.text(body), item.links + links
        )

    def entries_from(self, at: int) -> tuple[str, list[Entry]] | None:
        """The entries from a line on, in the form that the first of them has."""
        lines = self.lines
        while at < len(lines) and UNDERLINE.match(self.prose[lines[at].start : lines[at].end]):
            at += 1
        form = self._form_at(at)
        for _ in range(INTRODUCTION):  # "There are various discussions: …"
            if form is not None or at >= len(lines) or self.ends_list(lines[at]):
                break
            at += 1
            form = self._form_at(at)
            if form is not None and form.bare:
                return None
        if form is None:
            return None
        entries: list[Entry] = []
        head: re.Match[str] | None = None
        first = last = at
        stray = False  # behind `[1][2] text`, until the next key: neither entry nor part of one
        for number in range(at, len(lines)):
            line = lines[number]
            if STRAY.match(self.prose, line.start):
                self.strays.append(line.start)
                stray = True
                continue
            match = self.match(form, line)
            if match is not None and form.bare and head is not None and line.indent > lines[first].indent + 1:
                match = None  # a numbered list within an entry
            if match is not None:
                stray = False
                if head is not None:
                    entries.append(self.entry(head, lines[first].start, lines[last].end))
                head, first, last = match, number, number
                continue
            if head is None or not (self.continues(lines, first, last, number) or self._resumes(form, head, number)):
                break
            if not stray:
                last = number
        if head is not None:
            entries.append(self.entry(head, lines[first].start, lines[last].end))
        if self.layout.renumbers and form.name == "dot" and len({entry.key for entry in entries}) == 1:
            entries = _counted(entries)
        return form.name, entries

    def match(self, form: KeyForm, line: Line) -> re.Match[str] | None:
        """The key of a form at the beginning of a line."""
        if self._heads[line.start] not in FIRST or line.start in self.headings:
            return None
        return form.pattern.match(self._heads, line.start, line.end)

    def entry(self, head: re.Match[str], start: int, end: int) -> Entry:
        """The entry with this key that reaches from one place to another."""
        number = _number(head)
        key = head[1] if number is None else str(number)
        body = trimmed(self.prose, Span(head.end(), max(end, head.end())))
        span = Span(start, max(body.end, head.start(1) + len(head[1]) + 1))
        return Entry(key, span, body, self.text(body), self.links(span))

    def continues(self, lines: Sequence[Line], first: int, last: int, number: int) -> bool:
        """Whether a line without a key belongs to the entry above it."""
        line, head, before = lines[number], lines[first], lines[last]
        if self.ends_list(line):
            return False
        piece = self.prose[line.start : line.end]
        if line.indent > head.indent:
            return True
        if line.number > before.number + 1:
            return bool(_ADDRESS.match(piece.lstrip("\0 \t"))) and line.number == before.number + 2
        return len(piece) <= 200 or bool(_ADDRESS.match(piece))

    def ends_list(self, line: Line) -> bool:
        """Whether a line is surely behind a list: a heading, a label, a definition, what sites print at the foot."""
        if line.start in self.headings or self._is_defined(line.start):
            return True
        piece = self.prose[line.start : line.end]
        return is_label(piece) or is_boilerplate(visible(piece))

    def links(self, span: Span) -> tuple[Link, ...]:
        """The hyperlinks that begin within a span."""
        links = self.layout.links
        at = bisect_left(self._link_starts, span.start)
        found = []
        while at < len(links) and links[at].span.start < span.end:
            found.append(links[at])
            at += 1
        return tuple(found)

    def text(self, span: Span) -> str:
        """What people see of a span, on one line."""
        return visible(self.prose[span.start : span.end])

    def _form_at(self, at: int) -> KeyForm | None:
        if at >= len(self.lines):
            return None
        line = self.lines[at]
        return next((form for form in KEY_FORMS if self.match(form, line)), None)

    def _is_defined(self, offset: int) -> bool:
        """Whether a place lies in a footnote or a definition of the markup."""
        at = bisect_right(self.item_starts, offset) - 1
        return at >= 0 and self.layout.items[at].kind != "item" and offset < self.layout.items[at].span.end

    def _resumes(self, form: KeyForm, head: re.Match[str], number: int) -> bool:
        """Whether a paragraph that looks like the list's end is part of an entry: the next key soon follows it."""
        number_above = _number(head)
        if number_above is None:
            return False
        for line in self.lines[number : number + LONGEST_DETOUR + 1]:
            match = self.match(form, line)
            if match is not None:
                return _number(match) == number_above + 1
            if self.ends_list(line):
                return False
        return False


def _number(head: re.Match[str]) -> int | None:
    """The number that the key of an entry is, or None."""
    digits = head[1].translate(SUPERSCRIPT)
    return int(digits) if digits.isdecimal() else None


def _counted(entries: Sequence[Entry]) -> list[Entry]:
    """`1.` before each entry: readers see 1, 2, 3."""
    return [entry._replace(key=str(number)) for number, entry in enumerate(entries, int(entries[0].key))]


def _raised(layout: Layout) -> str:
    """The prose, with raised digits where markup sets a number apart: `<sup>1</sup>`, and a link that is a number."""
    prose = layout.prose
    spans = [*layout.superscripts, *(link.text for link in layout.links)]
    parts = []
    position = 0
    for start, end in sorted(span for span in spans if span.end - span.start < 4):
        number = prose[start:end]
        if start >= position and number.isascii() and number.isdigit():
            parts += [prose[position:start], number.translate(RAISED)]
            position = end
    return "".join([*parts, prose[position:]]) if parts else prose
