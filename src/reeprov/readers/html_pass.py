"""One pass over the source of a page, from which every character keeps its place.

Elements are followed as far as reading them needs: what is read by people and what is not, where a line ends, which
list an item is in.  No tree is built.
"""

from __future__ import annotations

from ..model.document import BlockKind
from ..model.text import Span
from .html_elements import (
    ANCHORED,
    BLOCKS,
    DOUBTFUL,
    FOLLOWED,
    IN_HEAD,
    KINDS,
    LINES,
    SIBLINGS,
    TELLING,
    UNREAD,
    VOID,
    Verdict,
    address,
    judge,
    leads_back,
)
from .html_items import Numbering, RawItem
from .html_metadata import Collector
from .html_stack import Element, height_of, name_item, open_item, paragraph_height, sibling_height
from .html_tokens import MARKUP, RAW_TEXT, declaration_end, raw_text_end

_MOST_TITLES = 20

_ENDING_LINES = BLOCKS | LINES


class Pass:
    """What the pass meets.

    Attributes:
        pieces: the prose so far; it is `done` characters long, and character references are still in it.
        blocks: kind, start, end, and whether white space in it is as written.
        links: start, start and end of the visible text, end, target, whether it says of itself that it leads back.
        left_out: spans that are not read, and why.
        doubtful: spans that may not be worth reading, and why.
        headings: the `<h1>`s.
        visible, preformatted: how many characters are read, how many are not because they stand in `<pre>`.
    """

    def __init__(self, text: str, keep_preformatted: bool = False) -> None:
        self.text = text
        self.keep_preformatted = keep_preformatted
        self.metadata = Collector(text)
        self.pieces: list[str] = []
        self.done = 0
        self.blocks: list[tuple[BlockKind, int, int, bool]] = []
        self.links: list[tuple[int, int, int, int, str, bool]] = []
        self.left_out: list[tuple[Span, str]] = []
        self.doubtful: list[tuple[int, int, str]] = []
        self.raised: list[Span] = []
        self.headings: list[Span] = []
        self.items: list[RawItem] = []
        self.visible = 0
        self.preformatted = 0

        self._flowing = text.replace("\n", " ").replace("\r", " ")
        self._lined = text.replace("\r\n", "\0\n").replace("\r", "\n") if keep_preformatted else ""
        self._stack = [Element("", -1, None)]
        self._blank_line = True  # nothing visible since the last line end
        self._block_start = 0
        self._block_filled = False
        # The part that is not read: the height of the stack where it begins (0: no such part), its element, why.
        self._unread = 0
        self._unread_name = ""
        self._unread_from = 0
        self._reason = ""
        self._link: tuple[int, int, str, bool, int] | None = None  # as in `links`, and the height of the stack
        self._superscript: tuple[int, int] | None = None  # where it begins, the height of the stack
        self._judged: dict[str, Verdict] = {}

    def read(self) -> None:
        """Go through the text once."""
        text = self.text
        position = 0
        while position < len(text):
            position = self._read_tags(position)
        self._close_to(1, len(text))
        self._end_block(len(text))
        self._end_link(len(text), len(text))
        self.pieces.append("\0" * (len(text) - self.done))

    def _read_tags(self, position: int) -> int:
        """Go on to the first thing that no tag is part of (a comment, a script); returns where it ends."""
        text = self.text
        judged = self._judged
        for match in MARKUP.finditer(text, position):
            start, end = match.span()
            if position < start and not self._unread:
                self._write(position, start)
            slash, name, short, exact = match.groups()
            if name is None:
                return declaration_end(text, start, self._stack[-1].foreign)
            position = end
            if name not in FOLLOWED:
                name = name.lower()
            source = short or exact or ""
            if name not in FOLLOWED and name != self._unread_name and self._unread_name != "head":
                # Most tags of a page: they change nothing, unless they are hidden or have an id.
                if slash or not source or self._unread:
                    continue
                verdict = judged.get(source)
                if verdict is None:
                    verdict = judged[source] = judge(source)
                if not verdict[3]:
                    continue
            if slash:
                self._end_tag(name, start, end)
                continue
            self._start_tag(name, source, start, end)
            if name in RAW_TEXT and not self._stack[-1].foreign:
                position = raw_text_end(text, end, name)
                self.metadata.raw_text(name, source, end, position)
                return position
        if position < len(text) and not self._unread:
            self._write(position, len(text))
        return len(text)

    # -- text ---------------------------------------------------------------------------------------------------------

    def _write(self, start: int, end: int) -> None:
        """Text that people read."""
        piece = (self._lined if self._stack[-1].preformatted else self._flowing)[start:end]
        if start > self.done:
            self.pieces.append("\0" * (start - self.done))
        self.pieces.append(piece)
        self.done = end
        if not piece.isspace():
            self._blank_line = False
            self._block_filled = True
            self.visible += end - start

    def _end_line(self, at: int, hard: bool = False) -> None:
        """A line ends at the `<` of a tag; an empty one only where a paragraph ends (`hard`)."""
        if at < self.done or self._unread or (self._blank_line and not hard):
            return
        self.pieces.append("\0" * (at - self.done) + "\n")
        self.done = at + 1
        self._blank_line = True

    def _end_block(self, at: int) -> None:
        """The text since the last boundary is a block."""
        if self._block_filled:
            top = self._stack[-1]
            self.blocks.append((top.kind, self._block_start, at, top.preformatted))
            self._block_filled = False

    # -- start tags ---------------------------------------------------------------------------------------------------

    def _start_tag(self, name: str, source: str, start: int, end: int) -> None:
        verdict = self._judged.get(source)
        if verdict is None:
            verdict = self._judged[source] = judge(source)
        values, unread, doubtful, _ = verdict
        stack = self._stack
        if values and (name in TELLING or "itemprop" in values):
            in_header = name == "time" and any(element.name == "header" for element in stack[-6:])
            self.metadata.tag(name, values, in_header)
        if self._unread_name == "head" and name not in IN_HEAD:
            self._end_tag("head", start, start)
        elif self._unread and stack[-1].foreign and name in BLOCKS:
            self._close_to(self._unread, start)
        opened = None
        if name in _ENDING_LINES:
            opened = self._open_block(name, values, start, end)
        elif name == "br":
            self._end_line(start)
        elif name == "hr":
            self._close_to(paragraph_height(self._stack), start)
            self._end_block(start)
            self._end_line(start, hard=True)
            self._block_start = end
        elif name == "a":
            self._end_link(start, start)
            self._anchor(values)
            if "href" in values and not self._unread and not unread:
                self._link = (start, end, address(values["href"]), leads_back(values), len(stack))
        elif name == "sup":
            self._anchor(values)
            if not self._unread and self._superscript is None:
                self._superscript = (end, len(stack))
        elif "id" in values:
            self._anchor(values)
        if name in VOID:
            return
        reason = UNREAD.get(name)
        if name == "pre" and self.keep_preformatted:
            reason = None
            stack[-1].preformatted = True
        if unread is not None and name not in ("html", "body", "main", "article"):
            reason = unread
        if reason is not None or (self._unread and name == self._unread_name):
            if opened is None and name in ("svg", "math") and source.rstrip().endswith("/"):
                return
            self._leave_unread(opened or self._push(name, start), reason, end)
        elif opened is not None and not self._unread:
            if doubtful is not None:
                opened.doubt = doubtful
            elif name in DOUBTFUL and not any(element.name in DOUBTFUL[name] for element in stack[-3:-1]):
                opened.doubt = name

    def _push(self, name: str, start: int) -> Element:
        element = Element(name, start, self._stack[-1])
        self._stack.append(element)
        return element

    def _leave_unread(self, element: Element, reason: str | None, end: int) -> None:
        """From here to the end of this element nothing is read."""
        if element.name in ("svg", "math"):
            element.foreign = True
        if not self._unread and reason is not None:
            self._unread = len(self._stack)
            self._unread_name = element.name
            self._unread_from = end
            self._reason = reason

    def _open_block(self, name: str, values: dict[str, str], start: int, end: int) -> Element | None:
        """A block or a line begins; `<html>` and `<body>` are not followed."""
        if name in ("html", "body"):
            return None
        if name in BLOCKS:
            self._close_to(paragraph_height(self._stack), start)
        if name in SIBLINGS:
            self._close_to(sibling_height(self._stack, name), start)
        self._end_block(start)
        self._end_line(start, hard=name in BLOCKS)
        self._block_start = end
        parent = self._stack[-1]
        element = self._push(name, start)
        if name in KINDS and (name not in ("dd", "dt", "li") or parent.kind is not BlockKind.HEADING):
            element.kind = KINDS[name]
        elif name == "table":
            element.kind = BlockKind.PARAGRAPH
        if not self._unread:
            if name == "ol":
                element.numbering = Numbering(values)
            elif name in ANCHORED and ("id" in values or name == "li" or (name == "dd" and parent.term)):
                self._keep(open_item(element, parent, values, end))
        return element

    def _anchor(self, values: dict[str, str]) -> None:
        if not self._unread and ("id" in values or "name" in values):
            self._keep(name_item(self._stack, values, None if self._block_filled else self._block_start))

    def _keep(self, item: RawItem | None) -> None:
        if item is not None:
            self.items.append(item)

    # -- end tags -----------------------------------------------------------------------------------------------------

    def _end_tag(self, name: str, start: int, end: int) -> None:
        if name == "a":
            self._end_link(start, end)
        elif name == "sup":
            self._end_superscript(start)
        elif name == "br":
            self._end_line(start)
            return
        if name not in _ENDING_LINES and not self._unread:
            return  # nothing else is open where the page is read
        self._close_to(height_of(self._stack, name), start, end)
        if name in _ENDING_LINES:
            self._end_block(start)
            self._end_line(start, hard=name in BLOCKS)
            self._block_start = end

    def _close_to(self, height: int, start: int, end: int | None = None) -> None:
        """Close all elements down to a height (above the root); the tag that does it spans [start, end)."""
        stack = self._stack
        if height >= len(stack):
            return
        end = start if end is None else end
        while len(stack) > height:
            if stack[-1].name in _ENDING_LINES:
                self._end_block(start)
            element = stack.pop()
            if element.own is not None:
                element.own.end = start
            if element.numbering is not None:
                element.numbering.close()
            if element.name == "h1" and not self._unread and len(self.headings) < _MOST_TITLES:
                self.headings.append(Span(element.start, start))
            if len(stack) < self._unread:
                self._read_again(element, start, end)
            if element.doubt is not None:
                self.doubtful.append((element.start, end, element.doubt))
        if self._link and self._link[4] > len(stack):
            self._end_link(start, start)
        if self._superscript and self._superscript[1] > len(stack):
            self._end_superscript(start)

    def _read_again(self, element: Element, start: int, end: int) -> None:
        """The part that was not read ends."""
        if self._reason:
            self.left_out.append((Span(element.start, end), self._reason))
        if element.name in ("pre", "listing"):
            self.preformatted += start - self._unread_from
            self.blocks.append((BlockKind.CODE, self._unread_from, start, False))
        elif self._reason in ("navigation", "hidden") and element.name in BLOCKS:
            self.blocks.append((BlockKind.BOILERPLATE, element.start, end, False))
        self._unread = 0
        self._unread_name = ""
        if not self._block_filled:
            self._block_start = end

    def _end_link(self, start: int, end: int) -> None:
        if self._link is not None:
            opened, inner, target, back, _ = self._link
            self.links.append((opened, inner, start, end, target, back))
            self._link = None

    def _end_superscript(self, at: int) -> None:
        if self._superscript is not None:
            self.raised.append(Span(self._superscript[0], at))
            self._superscript = None
