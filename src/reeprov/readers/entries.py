"""Source lists and their entries: one grammar for all formats, over the lines of a layout's prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from .. import languages
from ..model.citation import Entry, SourceList
from ..model.document import Block, BlockKind
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .anchors import lists_of, series
from .boilerplate import is_boilerplate, visible
from .entry_keys import KEY_FORMS, RAISED, KeyForm
from .entry_lines import STRAY, UNDERLINE, EntryLines
from .interface import Layout
from .labels import is_label, is_notes
from .lines import stands_first, trimmed
from .names_and_years import Head, mentions, names_of, read_head
from .surroundings import is_power

_BARE = frozenset({"item", *(form.name for form in KEY_FORMS if form.bare)})
_ENTRY_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))
_LONGEST_BLOCK = 1_000  # of what may be an entry without a key
_TITLE = 3  # words that may be one
_LAST_HEADINGS = 3  # of a document, which may stand over its sources
_FIRST_KEYS = frozenset("01aA")
_CITING = lazy(r"[\[(［【]?\d{1,4}[\])］】]?|[*†‡§]{1,3}|\[[A-Za-z]{1,2}\]")
_BRACKETED = lazy(r"\[(\d{1,6})\]")
_CITED = lazy(r"[\[［【][\s\0]*+(\d{1,6})(?=[\s\0]*+[\]］】,;:†–—-])")
_SOURCE_LIKE = lazy(r"\d{4}|https?://|[«“„\"]")
_SHORT_LINE = lazy(r"^[^\n]{2,90}$", re.MULTILINE)


# How many lists of names and years one document may have.
MOST_LISTS_BY_NAME = 20


class Sources(NamedTuple):
    """What was found.

    Attributes:
        strays: where `[1][2] text` stands in the place of an entry.
    """

    lists: tuple[SourceList, ...]
    strays: tuple[int, ...] = ()


def find_source_lists(layout: Layout) -> Sources:
    """All source lists of a layout, in order."""
    return _Finder(layout).find()


class _Finder:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.prose = layout.prose
        self.entries = EntryLines(layout)
        self.lines = self.entries.lines
        self.starts = self.entries.starts
        self.tried_by_name = 0

    def find(self) -> Sources:
        lists = [*self._marked_up()]
        lists += self._labelled(tuple(lists))
        lists += self._anchored(lists)
        if not lists:
            lists += self._trailing()
        if not lists:
            lists += self._under_another_heading()
        if not lists:
            lists += self._labelled((), without_keys=True)
        if not lists:
            lists += self._notes()
        lists.sort(key=lambda sources: sources.span)
        return Sources(tuple(lists), tuple(self.entries.strays))

    def _marked_up(self) -> Iterator[SourceList]:
        """Footnote and reference definitions of the markup."""
        kinds = dict.fromkeys(item.kind for item in self.layout.items if item.kind != "item")
        for kind in kinds:
            items = [item for item in self.layout.items if item.kind == kind]
            if kind == "definition":
                items = [item for item in items if item.key.isdigit()]
                if not any(item.key in self.bracketed for item in items) and not (
                    items and self._heading_before(items[0].span.start)
                ):
                    items = []  # `[text][1]` is a link, and its definition no entry
            if items:
                entries = tuple(self.entries.entry_of(item) for item in items)
                span = Span(entries[0].span.start, entries[-1].span.end)
                yield SourceList(self._heading_before(span.start), span, kind, "definitions", entries)

    @cached_property
    def bracketed(self) -> frozenset[str]:
        """Numbers that stand alone in brackets, within a line."""
        matches = _BRACKETED.finditer(self.prose)
        return frozenset(match[1] for match in matches if not stands_first(self.prose, match.start()))

    @cached_property
    def cited(self) -> dict[str, int]:
        """Numbers that stand as cites do, in brackets, raised, or linked, within a line → the first place of each."""
        prose = self.prose
        places = [(match.start(), match[1]) for match in _CITED.finditer(prose)]
        spans = [span for span in self.layout.superscripts if not is_power(prose, span.start)]
        spans += [link.text for link in self.layout.links if link.target.startswith("#")]  # others bring their source
        places += [(span.start, prose[span.start : span.end]) for span in spans if span.end - span.start < 5]
        found: dict[str, int] = {}
        for start, number in sorted(places):
            if number.isdecimal() and number not in found and not stands_first(prose, start):
                found[number] = start
        return found

    def _heading_before(self, offset: int) -> str | None:
        at = bisect_left(self.starts, offset) - 1
        if at < 0:
            return None
        line = self.lines[at]
        piece = self.prose[line.start : line.end]
        return visible(piece) if is_label(piece) else None

    def _labelled(self, known: Sequence[SourceList], without_keys: bool = False) -> Iterator[SourceList]:
        taken = -1
        for match in _SHORT_LINE.finditer(self.prose):
            if match.start() < taken or not is_label(match[0]) or not self._stands_apart(match):
                continue
            at = bisect_left(self.starts, match.end())
            if without_keys:
                found = self._by_place(match)
            else:
                found = self._numbered_items(match.end()) or self.entries.entries_from(at) or self._by_name(at)
            if found and is_notes(match[0]) and found[0] in _BARE and not self._is_cited(found[1]):
                continue  # "Notes" may stand over anything; sources are cited
            if not found or any(
                sources.span.overlaps(Span(found[1][0].span.start, found[1][-1].span.end)) for sources in known
            ):
                continue
            form, entries = found
            start = match.start() + len(match[0]) - len(match[0].lstrip(" \t\0"))
            heading = visible(match[0])
            taken = entries[-1].span.end
            found_by = "heading" if start in self.entries.headings else "label"
            yield SourceList(heading, Span(start, taken), form, found_by, tuple(entries))

    def _is_cited(self, entries: Sequence[Entry]) -> bool:
        """Whether anything in the text can point at these entries by number."""
        if self.layout.superscripts or any(entry.key in self.cited for entry in entries):
            return True
        return any(f"({entry.key})" in self.prose or entry.key.translate(RAISED) in self.prose for entry in entries[:3])

    def _stands_apart(self, line: re.Match[str]) -> bool:
        """A label is no last word of a paragraph: it ends in a colon, or a blank line or markup sets it off."""
        words = line[0].rstrip(" \t\0")
        if words.endswith((":", "：")):
            return True
        if words.endswith((".", ",", ";")):
            return False
        above = self.prose[max(0, line.start() - 200) : max(0, line.start() - 1)].rpartition("\n")[2]
        return not above.strip(" \t\0") or "\0" in line[0]

    def _numbered_items(self, label_end: int) -> tuple[str, list[Entry]] | None:
        """The `<ol>` right behind a label."""
        items = self.layout.items
        at = bisect_left(self.entries.item_starts, label_end)
        if at == len(items) or items[at].kind != "item" or items[at].list < 0:
            return None
        if self.prose[label_end : items[at].span.start].strip(" \t\n\0"):
            return None
        first = items[at].list
        found = []
        while at < len(items) and items[at].kind == "item":
            if items[at].list == first:
                found.append(self.entries.entry_of(items[at]))
            elif items[at].span.start >= found[-1].span.end:
                break  # another list; what begins within an item is a list in it
            at += 1
        return "item", found

    def _by_name(self, at: int) -> tuple[str, list[Entry]] | None:
        """The entries from a line on, each beginning with a name, where the text before cites by name and year."""
        lines = self.lines
        while at < len(lines) and UNDERLINE.match(self.prose[lines[at].start : lines[at].end]):
            at += 1
        heads: list[tuple[Head, int]] = []
        last = at
        for number in range(at, len(lines)):
            if self.entries.ends_list(lines[number]):
                break
            head = read_head(self.prose, lines[number].start, lines[number].end)
            if head is not None and lines[number].indent <= lines[at].indent:
                heads.append((head, number))
            elif not heads or not self.entries.continues(lines, heads[-1][1], last, number):
                break
            last = number
        keys = {head.key for head, _ in heads}
        if len(heads) < 2 or self.tried_by_name == MOST_LISTS_BY_NAME:
            return None
        self.tried_by_name += 1  # each try reads all the text before
        if not self._is_cited_by_name(keys, lines[at].start):
            return None
        entries = []
        for (head, number), following in zip(heads, [*(number for _, number in heads[1:]), last + 1], strict=True):
            body = trimmed(self.prose, Span(head.start, lines[following - 1].end))
            span = Span(lines[number].start, body.end)
            entries.append(Entry(head.key, span, body, self.entries.text(body), self.entries.links(span)))
        return "author-date", entries

    def _by_place(self, label: re.Match[str]) -> tuple[str, list[Entry]] | None:
        """The blocks behind a label where none has a key and the text cites by number: the first is [1]."""
        cited = {int(number) for number in self.cited if len(number) < 4}
        if 1 not in cited or is_notes(label[0]):
            return None
        entries: list[Entry] = []
        for kind, span in self.layout.blocks[bisect_left(self.layout.blocks, label.end(), key=_start_of) :]:
            line = self.lines[min(bisect_left(self.starts, span.start), len(self.lines) - 1)]
            if not entries and UNDERLINE.match(self.prose[span.start : span.end]):
                continue
            if kind not in _ENTRY_KINDS or self.entries.ends_list(line) or span.end - span.start > _LONGEST_BLOCK:
                break
            body = trimmed(self.prose, Span(max(span.start, min(line.start, span.end)), span.end))
            links = self.entries.links(span)
            entries.append(Entry(str(len(entries) + 1), body, body, self.entries.text(body), links))
        while entries and not _names_a_source(entries[-1]):
            entries.pop()
        both = len(cited.intersection(range(1, len(entries) + 1)))
        return ("unkeyed", entries) if both > 1 and 2 * both >= max(len(entries), len(cited)) else None

    def _under_another_heading(self) -> Iterator[SourceList]:
        """Numbered sources under one of the last headings, which is no label that we know, where most are cited.

        In a language that we know the labels of, it is a list of events or steps.
        """
        cited = set(self.cited)
        if len(cited) < 2:
            return
        for start in sorted(self.entries.headings)[-_LAST_HEADINGS:]:
            at = min(bisect_left(self.starts, start), len(self.lines) - 1)
            found = self._numbered_items(self.lines[at].end) or self.entries.entries_from(at + 1)
            if found is None:
                continue
            form, entries = found
            both = len(cited.intersection(entry.key for entry in entries))
            if both < 2 or 2 * both < max(len(entries), len(cited)):
                continue
            if not all(_names_a_source(entry) and len(entry.text.split()) > _TITLE for entry in entries):
                continue
            if languages.detect(self.prose[:start]) != "und":
                continue
            heading = visible(self.prose[start : self.lines[at].end])
            yield SourceList(heading, Span(start, entries[-1].span.end), form, "heading", tuple(entries))
            return

    def _is_cited_by_name(self, keys: set[str], before: int) -> bool:
        """Whether at least two entries, or a third of them, are cited: a bibliography may name one by chance."""
        names = names_of(keys)
        cited = {cite.key for mention in mentions(self.prose, keys, names, before) for cite in mention.cites} & keys
        return len(cited) >= min(2, len(keys)) or 3 * len(cited) >= len(keys) > 0

    def _anchored(self, known: Sequence[SourceList]) -> Iterator[SourceList]:
        """What links in the text lead to by number, wherever it stands: notes at the foot, a list without a label."""
        cites = {
            link.target[1:]: words
            for link in self.layout.links
            if link.target.startswith("#")
            and link.target != "#"
            and _CITING.fullmatch(words := visible(self.prose[link.text.start : link.text.end]))
            and not stands_first(self.prose, link.text.start)  # the key of an entry, which leads back
        }
        targets = frozenset(cites)
        taken = {entry.span.start for sources in known for entry in sources.entries}
        anchored = [item for item in self.layout.items if item.kind == "item" and item.anchors]
        anchors = [anchor for item in anchored for anchor in item.anchors]
        lists = lists_of(anchors, targets.intersection(anchors))
        entries = [
            self.entries.entry_of(item)
            for item in anchored
            if targets.intersection(item.anchors) or any(series(anchor) in lists for anchor in item.anchors)
        ]
        entries = [entry for entry in entries if entry.span.start not in taken]
        plain = not self.layout.superscripts and all(words.isdecimal() for words in cites.values())
        if plain and 2 * sum(map(_names_a_source, entries)) < len(entries):
            return  # "see chapter 2": sections are called by their numbers, too
        if entries:
            span = Span(entries[0].span.start, entries[-1].span.end)
            yield SourceList(self._heading_before(span.start), span, "item", "anchors", tuple(entries))

    def _trailing(self) -> Iterator[SourceList]:
        """No label at all, but a block of consecutive keys in brackets where the text ends."""
        if not self.cited:
            return  # nothing in the text points at it: a menu, a log
        starting = [number for number, line in enumerate(self.lines) if self.prose[line.start] in "[【［"]
        for form in KEY_FORMS:
            if form.bare:
                continue
            heads = [number for number in starting if self.entries.match(form, self.lines[number])]
            if len(heads) < 2:
                continue
            start = self._first_of_run(form, heads)
            found = self.entries.entries_from(start)
            if found is None or not _make_a_list(found[1]):
                continue
            end = bisect_left(self.starts, found[1][-1].span.end)
            rest = [line for line in self.lines[end:] if not is_boilerplate(visible(self.prose[line.start : line.end]))]
            if not any(entry.key in self.cited for entry in found[1]):
                continue  # a menu, a log: nothing in the text points at it
            if not any(_names_a_source(entry) or len(entry.text.split()) >= _TITLE for entry in found[1]):
                continue  # a table of samples
            if len(rest) > 3 or sum(line.end - line.start for line in rest) > 400:
                continue
            yield SourceList(
                None, Span(found[1][0].span.start, found[1][-1].span.end), found[0], "position", tuple(found[1])
            )
            return

    def _notes(self) -> Iterator[SourceList]:
        """No label and no block, but notes between the paragraphs: `[1] …` alone for cites further up."""
        if not self.cited:
            return
        form = next(form for form in KEY_FORMS if form.name == "bracket")
        entries = []
        for number, line in enumerate(self.lines):
            match = self.entries.match(form, line)
            if match is None or not match[1].isdigit() or STRAY.match(self.prose, line.start):
                continue
            apart = number == 0 or line.number > self.lines[number - 1].number + 1
            if apart and self.cited.get(match[1], line.start) < line.start:
                last = number
                while last + 1 < len(self.lines) and self.entries.continues(self.lines, number, last, last + 1):
                    last += 1
                entries.append(self.entries.entry(match, line.start, self.lines[last].end))
        if _make_a_list(entries) and len({entry.key for entry in entries}) == len(entries):
            yield SourceList(
                None, Span(entries[0].span.start, entries[-1].span.end), form.name, "position", tuple(entries)
            )

    def _first_of_run(self, form: KeyForm, heads: Sequence[int]) -> int:
        """Where the last run of keys begins that count up, or that stand line by line."""
        keys = []
        for number in heads:
            match = self.entries.match(form, self.lines[number])
            keys.append(match[1] if match else "")
        at = len(heads) - 1
        while at > 0 and keys[at].isdigit() and keys[at - 1].isdigit():
            counts_up = 0 <= int(keys[at]) - int(keys[at - 1]) <= 2
            if not counts_up and self.lines[heads[at]].number != self.lines[heads[at - 1]].number + 1:
                break
            at -= 1
        return heads[at]


def _make_a_list(entries: Sequence[Entry]) -> bool:
    """Whether entries without a label are enough for a list: of one that does not begin with the first key, three."""
    return len(entries) > (1 if entries and entries[0].key in _FIRST_KEYS else 2)


def _names_a_source(entry: Entry) -> bool:
    """Whether there is a year, an address or a quotation in an entry."""
    leads_away = any(not link.target.startswith("#") for link in entry.links)
    return leads_away or _SOURCE_LIKE.search(entry.text) is not None


def _start_of(block: Block) -> int:
    return block.span.start


def blocks_without_lists(prose: str, blocks: Sequence[Block], lists: Sequence[SourceList]) -> tuple[Block, ...]:
    """The blocks, or parts of blocks, that lie in no source list; notes take only their own place."""
    spans: list[Span] = []
    for sources in lists:
        spans += (
            [sources.span] if sources.found_by in ("heading", "label") else [entry.span for entry in sources.entries]
        )
    spans.sort()
    ends = [span.end for span in spans]
    kept = []
    for block in blocks:
        at = bisect_left(ends, block.span.start + 1)
        if at == len(spans) or spans[at].start >= block.span.end:
            kept.append(block)
            continue
        start, end = block.span
        while at < len(spans) and spans[at].start < end:
            kept.append(Block(block.kind, trimmed(prose, Span(start, max(start, spans[at].start)))))
            start = spans[at].end
            at += 1
        kept.append(Block(block.kind, trimmed(prose, Span(min(start, end), end))))
    return tuple(block for block in kept if block.span.start < block.span.end)
