"""HTML and XHTML, read in one linear pass over the source, so that every character keeps its place.

Elements are followed as far as reading them needs: what is read by people and what is not, where a line ends, which
list an item is in.  No tree is built.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ..model.citation import Link
from ..model.document import Block, BlockKind
from ..model.text import Span
from .html_metadata import Collector
from .html_tokens import MARKUP, RAW_TEXT, attributes, declaration_end, decode_in_place, raw_text_end
from .interface import Item, Layout

MEDIA_TYPE = "text/html"
SUFFIXES = (".html", ".htm", ".xhtml")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
# Each ends a line and leaves a blank one.
_BLOCKS = _HEADINGS | _names(
    "address article aside blockquote body center details dialog dir "
    "div dl fieldset figcaption figure footer form header hgroup "
    "html legend listing main menu nav ol optgroup p pre search section summary table tbody tfoot thead ul"
)
# Each ends a line.
_LINES = _names("caption dd dt li option td th tr")
_KINDS = dict.fromkeys(_HEADINGS, BlockKind.HEADING)
_KINDS |= dict.fromkeys(("li", "dd", "dt"), BlockKind.ITEM)
_KINDS |= dict.fromkeys(("td", "th", "caption"), BlockKind.TABLE)

# Never read; the reason is for the coverage line, and empty where nobody would miss it.
_UNREAD = {
    "head": "",
    "template": "",
    "noscript": "",
    "svg": "",
    "math": "mathematics",
    "object": "",
    "audio": "",
    "video": "",
    "canvas": "",
    "rp": "",
    "rt": "",
    "select": "",
    "button": "",
    "code": "code",
    "pre": "code",
    "listing": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "var": "code",
    "nav": "navigation",
}
# Read only where they turn out to hold sources or most of the text.
_DOUBTFUL = frozenset(("footer", "aside", "form", "header"))
# Within these they belong to the text: who is quoted, the head of an article.
_OWN: dict[str, frozenset[str]] = {
    "footer": frozenset(("blockquote",)),
    "aside": frozenset(),
    "form": frozenset(),
    "header": frozenset(("article", "main", "section", "blockquote")),
}
_UNREAD_CLASSES = _names(
    "mw-editsection mw-cite-backlink mw-jump-link printfooter catlinks headerlink backrefs sr-only visually-hidden "
    "screen-reader-text"
)
_DOUBTFUL_CLASSES = _names(
    "share sharing social related breadcrumb breadcrumbs advert "
    "advertisement newsletter subscribe comments cookie cookies menu "
    "sidebar navbar pagination toc contents"
)
_IN_HEAD = _names("html head title meta link base script style noscript template")
# What a start tag closes, and the element within which it looks for it.
_SIBLINGS = {
    "li": (frozenset(("li",)), frozenset(("ol", "ul", "menu", "dir"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "td": (frozenset(("td", "th", "caption")), frozenset(("table",))),
    "th": (frozenset(("td", "th", "caption")), frozenset(("table",))),
    "tr": (frozenset(("tr", "caption")), frozenset(("table",))),
    "tbody": (frozenset(("thead", "tbody", "tfoot", "caption")), frozenset(("table",))),
    "tfoot": (frozenset(("thead", "tbody", "tfoot", "caption")), frozenset(("table",))),
    "option": (frozenset(("option",)), frozenset(("select",))),
}
_SIBLINGS |= dict.fromkeys(_HEADINGS, (_HEADINGS, _BLOCKS - _HEADINGS | _LINES))
_TABLE_PARTS = _names("table thead tbody tfoot tr td th caption")
_CELLS = frozenset(("td", "th", "caption", "template"))
_TELLING = frozenset(("meta", "html", "time"))
_ANCHORED = frozenset(("li", "p", "div", "dd", "dt", "tr", "td", "aside"))
_HOSTS = frozenset(("li", "p", "dd", "dt", "td"))

_FOLLOWED = _BLOCKS | _LINES | RAW_TEXT | _TELLING | _VOID | _UNREAD.keys() | {"a", "sup"}

# An element that lies deeper than this above its end tag is not looked for: it keeps broken pages linear.
_REACH = 100

_MOST_TITLES = 20

_EDGES = " \t\0\r\n\f\v\u00a0\u200b\ufeff"
_ARROWS = _names("^ ↑ ↩ ↵ ⏎ ⤴ ⇑ ↖ « ↩︎ ^^ back")
_BACK_TARGETS = ("#cite_ref", "#fnref")
_BACK_WORDS = ("backref", "backlink", "footnote-back", "reversefootnote")
_VISIBLE_KEY = re.compile(
    r"[\s\0]*+(?:[\[【［]([^\[\]\n【】［］]{1,60}+)[\]】］]|[(（]?(\d{1,4})\0{0,200}+[)）.:]?)[.:]?(?=[\s\0]|\Z)"
)
_GAP = re.compile(r"[\s\0]*+")
_CITING = re.compile(r"[\[(【［]?\s*([^\s\[\]()【】［］]{1,40})\s*[\])】］]?")
_PREFORMATTED_LINES = re.compile(r"[^\n]*[^\s\0][^\n]*(?:\n[^\n]*[^\s\0][^\n]*)*+")


def detects(text: str) -> bool:
    """Whether a text is a page, or a piece of one: tags throughout and no sign of Markdown."""
    head = _LEADING.sub("", text[:20_000])
    if _PAGE.match(head):
        return True
    return bool(_PIECE.match(head)) and len(_ENDS.findall(head)) >= 3 and not _MARKDOWN.search(head)


_LEADING = re.compile(r"\A(?:[\s\ufeff]++|<\?xml[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->)*+")
_PAGE = re.compile(r"<(?:!doctype\s+html\b|html\b|head\b|body\b|title\b|meta\b)", re.IGNORECASE)
_PIECE = re.compile(r"<(?:article|section|main|header|div|h[1-6]|p|ol|ul|dl|table|blockquote)\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:p|div|li|td|h[1-6]|section|article|dd)>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |```|~~~|[-*+] |\[[^\]\n]{1,60}\]: )|\]\((?:https?:|#|/|\.)", re.MULTILINE)


def lay_out(text: str) -> Layout:
    """The layout of a page.  One that is all `<pre>` (old RFCs, mail archives) is read; otherwise `<pre>` is code."""
    page = _Page(text)
    page.read()
    if page.preformatted > 2_000 and page.preformatted > 2 * page.visible:
        page = _Page(text, keep_preformatted=True)
        page.read()
    return page.layout()


class _Item:
    """An item in the making.

    Attributes:
        number: what a reader of the page sees before it; None where nothing stands there.
        list: the identity of the list that it is in.
        body: where its text begins; `end` where it ends.
    """

    __slots__ = ("anchors", "body", "end", "list", "name", "number", "start")

    def __init__(self, name: str, start: int, body: int, number: str | None, in_list: int) -> None:
        self.name = name
        self.start = start
        self.body = body
        self.end = body
        self.number = number
        self.list = in_list
        self.anchors: list[str] = []


class _Numbering:
    """The numbers of one `<ol>`."""

    __slots__ = ("items", "next", "step", "style", "unknown")

    def __init__(self, values: dict[str, str]) -> None:
        start = _integer(values.get("start", ""))
        self.step = -1 if "reversed" in values else 1
        self.next = 1 if start is None else start
        self.unknown = start is None and self.step < 0
        self.style = values.get("type", "1")
        self.items: list[_Item] = []

    def take(self, value: str | None) -> str:
        given = _integer(value or "")
        if given is not None:
            self.next = given
        number = _styled(self.next, self.style)
        self.next += self.step
        return number

    def close(self) -> None:
        """A list that counts down to 1 knows its numbers when it ends."""
        if self.unknown:
            for at, item in enumerate(self.items):
                item.number = _styled(len(self.items) - at, self.style)


class _Element:
    """An open element."""

    __slots__ = ("foreign", "item", "kind", "list", "name", "numbering", "own", "preformatted", "start", "term")

    def __init__(self, name: str, start: int, parent: _Element | None) -> None:
        self.name = name
        self.start = start
        self.kind: BlockKind = parent.kind if parent else BlockKind.PARAGRAPH
        self.item: _Item | None = parent.item if parent else None  # of a list, that anchors in here belong to
        self.preformatted: bool = parent.preformatted if parent else False
        self.foreign: bool = parent.foreign if parent else False
        self.own: _Item | None = None
        self.term: _Item | None = None  # the last <dt>, which waits for its <dd>
        self.numbering: _Numbering | None = None
        self.list = -1


class _Page:
    def __init__(self, text: str, keep_preformatted: bool = False) -> None:
        self.text = text
        self.keep_preformatted = keep_preformatted
        self.metadata = Collector(text)
        self.pieces: list[str] = []
        self.done = 0  # how much of the prose stands in `pieces`
        self.blank_line = True  # nothing visible since the last line end
        self.raw_blocks: list[tuple[BlockKind, int, int, bool]] = []
        self.block_start = 0
        self.block_filled = False
        self.stack = [_Element("", 0, None)]
        self.unread = 0  # the height of the stack where the part begins that is not read; 0: it is read
        self.unread_name = ""
        self.reason = ""
        self.unread_from = 0
        self.left_out: list[tuple[Span, str]] = []
        self.doubtful: list[tuple[int, int, str]] = []
        self.doubts: list[tuple[int, int, str]] = []
        self.raw_links: list[tuple[int, int, int, int, str, bool]] = []
        self.link: tuple[int, int, str, bool, int] | None = None
        self.raised: list[Span] = []
        self.headings: list[Span] = []
        self.superscript: tuple[int, int] | None = None
        self.items: list[_Item] = []
        self.lists = 0
        self.visible = 0
        self.preformatted = 0
        self.judged: dict[str, tuple[dict[str, str], str | None, str | None]] = {"": ({}, None, None)}

    # -- one pass -----------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Go through the text once."""
        text = self.text
        search = MARKUP.search
        position = 0
        while match := search(text, position):
            start, end = match.span()
            if position < start and not self.unread:
                self.write(position, start)
            slash, name, short, exact = match.groups()
            if name is None:
                position = declaration_end(text, start, self.stack[-1].foreign)
                continue
            position = end
            name = name.lower()
            idle = name not in _FOLLOWED and name != self.unread_name and self.unread_name != "head"
            if idle and (slash or self.unread or not (short or exact)):
                continue  # most tags of a page: they change nothing that we follow
            if slash:
                self.end_tag(name, start, end)
                continue
            content = short if short is not None else exact
            self.start_tag(name, content, start, end)
            if name in RAW_TEXT and not self.stack[-1].foreign:
                position = raw_text_end(text, end, name)
                self.metadata.raw_text(name, content, end, position)
        if position < len(text) and not self.unread:
            self.write(position, len(text))
        self.close_to(1, len(text))
        self.end_block(len(text))
        self.end_link(len(text), len(text))
        self.pieces.append("\0" * (len(text) - self.done))

    def write(self, start: int, end: int) -> None:
        """Text that people read."""
        piece = self.text[start:end]
        if "&" in piece:
            piece = decode_in_place(piece)
        preformatted = self.stack[-1].preformatted
        if "\n" in piece or "\r" in piece:
            if preformatted:
                piece = piece.replace("\r\n", "\0\n").replace("\r", "\n")
            else:
                piece = piece.replace("\n", " ").replace("\r", " ")
        if start > self.done:
            self.pieces.append("\0" * (start - self.done))
        self.pieces.append(piece)
        self.done = end
        if not piece.isspace():
            self.blank_line = False
            self.block_filled = True
            self.visible += end - start

    def line_end(self, at: int, hard: bool = False) -> None:
        """A line ends at the `<` of a tag; an empty one only where a paragraph ends (`hard`)."""
        if at < self.done or self.unread or (self.blank_line and not hard):
            return
        self.pieces.append("\0" * (at - self.done) + "\n")
        self.done = at + 1
        self.blank_line = True

    def end_block(self, at: int) -> None:
        """The text since the last boundary is a block."""
        if self.block_filled:
            top = self.stack[-1]
            self.raw_blocks.append((top.kind, self.block_start, at, top.preformatted))
            self.block_filled = False

    def start_tag(self, name: str, source: str, start: int, end: int) -> None:
        source = source.strip()
        values, unread, doubtful = self.judged.get(source) or self.judge(source)
        stack = self.stack
        if values and (name in _TELLING or "itemprop" in values):
            self.metadata.tag(name, values, any(element.name == "header" for element in stack[-6:]))
        if self.unread_name == "head" and name not in _IN_HEAD:
            self.end_tag("head", start, start)
        elif self.unread and stack[-1].foreign and name in _BLOCKS:
            self.close_to(self.unread, start)
        if name in _BLOCKS or name in _LINES:
            self.block_start_tag(name, values, start, end)
        elif name == "br":
            self.line_end(start)
        elif name == "hr":
            self.close_paragraph(start)
            self.end_block(start)
            self.line_end(start, hard=True)
            self.block_start = end
        elif name == "a":
            self.end_link(start, start)
            self.anchor(values)
            if "href" in values and not self.unread and not unread:
                back = values["href"].startswith(_BACK_TARGETS) or "doc-backlink" in values.get("role", "")
                back = back or any(word in values.get("class", "") for word in _BACK_WORDS)
                self.link = (start, end, _address(values["href"]), back, len(stack))
        elif name == "sup":
            self.anchor(values)
            if not self.unread and self.superscript is None:
                self.superscript = (end, len(stack))
        elif "id" in values:
            self.anchor(values)
        reason = _UNREAD.get(name)
        if name == "pre" and self.keep_preformatted:
            reason = None
            stack[-1].preformatted = True
        if unread is not None and name not in ("html", "body", "main", "article"):
            reason = unread
        if name in _VOID:
            return
        if reason is not None or (self.unread and name == self.unread_name):
            self.leave_unread(name, reason, source, start, end)
            return
        if self.unread:
            return
        if doubtful is not None and stack[-1].name == name and stack[-1].start == start:
            self.doubts.append((len(stack), start, doubtful))
        elif name in _DOUBTFUL and not any(element.name in _OWN[name] for element in stack[-3:-1]):
            self.doubts.append((len(stack), start, name))

    def leave_unread(self, name: str, reason: str | None, source: str, start: int, end: int) -> None:
        """From here to the end of this element nothing is read."""
        stack = self.stack
        if stack[-1].start != start or stack[-1].name != name:
            if source.endswith("/") and name in ("svg", "math"):
                return
            stack.append(_Element(name, start, stack[-1]))
        if name in ("svg", "math"):
            stack[-1].foreign = True
        if not self.unread and reason is not None:
            self.unread = len(stack)
            self.unread_name = name
            self.unread_from = end
            self.reason = reason

    def judge(self, source: str) -> tuple[dict[str, str], str | None, str | None]:
        """The attributes of a tag and what they say: not read at all, or doubtful, and why."""
        values = attributes(source)
        unread = doubtful = None
        if "hidden" in values and values["hidden"].lower() != "until-found":
            unread = "hidden"
        if values.get("aria-hidden", "").strip().lower() == "true":
            unread = "hidden"
        if "style" in values and "display:none" in values["style"].replace(" ", "").lower():
            unread = "hidden"
        role = values.get("role", "").strip().lower()
        if role in ("navigation", "menu", "menubar", "search"):
            unread = "navigation"
        elif role in ("contentinfo", "complementary", "banner"):
            doubtful = {"contentinfo": "footer", "complementary": "aside", "banner": "header"}[role]
        if "class" in values or "id" in values:
            words = values.get("class", "").lower().split()
            if not _UNREAD_CLASSES.isdisjoint(words):
                unread = ""
            words += values.get("id", "").lower().split()
            if words and not _DOUBTFUL_CLASSES.isdisjoint(re.split(r"[\s_-]+", " ".join(words))):
                doubtful = doubtful or "boilerplate"
        verdict = (values, unread, doubtful)
        self.judged[source] = verdict
        return verdict

    def block_start_tag(self, name: str, values: dict[str, str], start: int, end: int) -> None:
        if name in _BLOCKS and name not in ("html", "body"):
            self.close_paragraph(start)
        if name in _SIBLINGS:
            self.close_sibling(name, start)
        stack = self.stack
        if name in ("html", "body"):
            return
        self.end_block(start)
        self.line_end(start, hard=name in _BLOCKS)
        self.block_start = end
        parent = stack[-1]
        element = _Element(name, start, parent)
        if name in _KINDS and (name not in ("dd", "dt", "li") or parent.kind is not BlockKind.HEADING):
            element.kind = _KINDS[name]
        elif name == "table":
            element.kind = BlockKind.PARAGRAPH
        stack.append(element)
        if self.unread:
            return
        if name == "ol":
            element.numbering = _Numbering(values)
        elif name in _ANCHORED and ("id" in values or name == "li" or (name == "dd" and parent.term)):
            self.open_item(element, parent, values, start, end)

    def open_item(self, element: _Element, parent: _Element, values: dict[str, str], start: int, end: int) -> None:
        """An element that a cite may point at."""
        if parent.list < 0:
            parent.list = self.lists
            self.lists += 1
        anchor = values.get("id", "")
        if element.name == "li" and parent.numbering is not None:
            item = _Item("li", start, end, parent.numbering.take(values.get("value")), parent.list)
            parent.numbering.items.append(item)
            element.own = element.item = item
        elif element.name == "dd" and parent.term is not None:
            item, parent.term = parent.term, None
            item.body = end
            element.own = item
            if anchor:
                item.anchors.append(anchor)
            return
        elif element.item is not None:
            element.item.anchors += [anchor] if anchor else []
            return
        elif anchor:
            item = _Item(element.name, start, end, None, parent.list)
            element.own = item
            if element.name == "dt":
                parent.term = item
        else:
            return
        if anchor:
            item.anchors.append(anchor)
        self.items.append(item)

    def anchor(self, values: dict[str, str]) -> None:
        """An id inside an item is a way to the item."""
        names = [values[key] for key in ("id", "name") if values.get(key)]
        if not names or self.unread:
            return
        top = self.stack[-1]
        item = top.item or top.own
        if item is None and top.name in _HOSTS and not self.block_filled:
            parent = self.stack[-2]
            if parent.list < 0:
                parent.list = self.lists
                self.lists += 1
            item = top.own = _Item(top.name, top.start, top.start, None, parent.list)
            item.body = self.block_start
            self.items.append(item)
        if item is not None and item.name not in ("div", "aside", "tr"):
            item.anchors += names

    def end_tag(self, name: str, start: int, end: int) -> None:
        stack = self.stack
        if name == "a":
            self.end_link(start, end)
        elif name == "sup":
            self.end_superscript(start, len(stack))
        elif name == "br":
            self.line_end(start)
            return
        if not (name in _BLOCKS or name in _LINES or name == self.unread_name or name in _UNREAD):
            return
        at = self.open_at(name)
        if at:
            self.close_to(at, start, end)
        if name in _BLOCKS or name in _LINES:
            self.end_block(start)
            self.line_end(start, hard=name in _BLOCKS)
            self.block_start = end

    def open_at(self, name: str) -> int:
        """The height of the innermost open element of that name; 0 where there is none in reach."""
        stack = self.stack
        names = _HEADINGS if name in _HEADINGS else (name,)
        barrier = name not in _TABLE_PARTS
        for at in range(len(stack) - 1, max(0, len(stack) - 1 - _REACH), -1):
            if stack[at].name in names:
                return at
            if barrier and stack[at].name in _CELLS:
                return 0
        return 0

    def close_paragraph(self, at: int) -> None:
        stack = self.stack
        if stack[-1].name == "p" or (
            len(stack) > 2 and stack[-2].name == "p" and stack[-1].name not in _BLOCKS | _CELLS
        ):
            self.close_to(self.open_at("p"), at)

    def close_sibling(self, name: str, at: int) -> None:
        """`<li>` ends the item before it; so do rows, cells, terms."""
        siblings, within = _SIBLINGS[name]
        stack = self.stack
        for height in range(len(stack) - 1, max(0, len(stack) - 1 - _REACH), -1):
            if stack[height].name in siblings:
                self.close_to(height, at)
                return
            if stack[height].name in within:
                return

    def close_to(self, height: int, start: int, end: int | None = None) -> None:
        """Close all elements down to a height; the tag that does it spans [start, end)."""
        stack = self.stack
        end = start if end is None else end
        if len(stack) > height:
            self.end_block(start)
        while len(stack) > height:
            element = stack.pop()
            if element.own is not None:
                element.own.end = start
            if element.numbering is not None:
                element.numbering.close()
            if element.name == "h1" and not self.unread and len(self.headings) < _MOST_TITLES:
                self.headings.append(Span(element.start, start))
            if len(stack) < self.unread:
                self.read_again(element, start, end)
            while self.doubts and self.doubts[-1][0] > len(stack):
                _, opened, why = self.doubts.pop()
                self.doubtful.append((opened, end, why))
        if self.link and self.link[4] > len(stack):
            self.end_link(start, start)
        if self.superscript and self.superscript[1] > len(stack):
            self.end_superscript(start, len(stack))

    def read_again(self, element: _Element, start: int, end: int) -> None:
        """The part that was not read ends."""
        if self.reason:
            self.left_out.append((Span(element.start, end), self.reason))
        if element.name in ("pre", "listing"):
            self.preformatted += start - self.unread_from
            self.raw_blocks.append((BlockKind.CODE, self.unread_from, start, False))
        elif self.reason in ("navigation", "hidden") and element.name in _BLOCKS:
            self.raw_blocks.append((BlockKind.BOILERPLATE, element.start, end, False))
        self.unread = 0
        self.unread_name = ""
        self.block_start = end

    def end_link(self, start: int, end: int) -> None:
        if self.link is not None:
            opened, inner, target, back, _ = self.link
            self.raw_links.append((opened, inner, start, end, target, back))
            self.link = None

    def end_superscript(self, at: int, height: int) -> None:
        if self.superscript is not None:
            self.raised.append(Span(self.superscript[0], at))
            self.superscript = None

    # -- what becomes of it -------------------------------------------------------------------------------------------

    def layout(self) -> Layout:
        """Everything in its final form."""
        prose = "".join(self.pieces)
        links, returns = self.split_links(prose)
        prose = _blanked(prose, returns)
        blocks = list(self.trimmed_blocks(prose))
        items = self.cited_items(prose, blocks, links)
        unwanted = self.unwanted(prose, blocks, links, items)
        prose = _blanked(prose, [span for span, _ in unwanted])
        gone = _Cover([span for span, _ in unwanted])
        blocks = [block for block in blocks if block.span.start not in gone]
        blocks += [Block(BlockKind.BOILERPLATE, span) for span, _ in unwanted]
        headings = [_visible(prose, span) for span in self.headings if span.start not in gone]
        about = self.metadata.result(headings)
        return Layout(
            prose=prose,
            blocks=tuple(sorted(blocks, key=lambda block: block.span)),
            links=tuple(link for link in links if link.span.start not in gone),
            items=_renumbered([item for item in items if item.span.start not in gone]),
            superscripts=tuple(_trimmed(prose, span) for span in self.raised if span.start not in gone),
            title=about.title,
            outlet=about.outlet,
            issued=about.issued,
            language=about.language,
            left_out=tuple(sorted([*(entry for entry in self.left_out if entry[0].start not in gone), *unwanted])),
        )

    def split_links(self, prose: str) -> tuple[list[Link], list[Span]]:
        """The links, and the places of arrows and letters by which an entry leads back to where it is cited."""
        links = []
        returns = []
        for start, inner, inner_end, end, target, back in self.raw_links:
            span = Span(start, end)
            text = _trimmed(prose, Span(inner, inner_end))
            if target.startswith("#") and (back or text.end - text.start < 60):
                words = _visible(prose, text)
                if words in _ARROWS or target.startswith("#cite_ref") or (back and len(words) < 3 and words.isalpha()):
                    returns.append(span)
                    continue
                if back:
                    continue
            links.append(Link(span, text, target))
        return links, returns

    def trimmed_blocks(self, prose: str) -> Iterator[Block]:
        """The blocks without the white space and the markup at their edges."""
        for kind, start, end, preformatted in self.raw_blocks:
            if kind is BlockKind.CODE or kind is BlockKind.BOILERPLATE:
                span = _trimmed(self.text, Span(start, end))
                if span.start < span.end:
                    yield Block(kind, span)
                continue
            pieces = [Span(start, end)]
            if preformatted:
                pieces = [Span(*match.span()) for match in _PREFORMATTED_LINES.finditer(prose, start, end)]
            for piece in pieces:
                span = _trimmed(prose, piece)
                if span.start < span.end:
                    yield Block(kind, span)

    def cited_items(self, prose: str, blocks: list[Block], links: list[Link]) -> list[Item]:
        """The items of numbered lists, and other elements that a cite points at."""
        cited: dict[str, str] = {}
        for link in links:
            if link.target.startswith("#") and (match := _CITING.fullmatch(_visible(prose, link.text)[:60])):
                cited.setdefault(_fragment(link.target), match[1])
        headings = [block.span.start for block in blocks if block.kind is BlockKind.HEADING]
        lines = _Lines(blocks)
        found = []
        following = len(prose) + 1
        for raw in sorted(self.items, key=lambda item: (item.start, -item.end), reverse=True):
            if raw.number is None:
                pointing = [anchor for anchor in raw.anchors if anchor in cited]
                at = bisect_left(headings, raw.start)
                holds_heading = at < len(headings) and headings[at] < raw.end
                if (
                    not pointing
                    or following < raw.end
                    or holds_heading
                    or (len(pointing) > 1 and raw.name in ("p", "td"))
                ):
                    continue
                key = cited[pointing[0]]
            else:
                key = raw.number
            following = raw.start
            body = lines.within(raw.body, raw.end)
            label = lines.within(raw.start, raw.body) if raw.name == "dt" and raw.body > raw.start else body
            written = _VISIBLE_KEY.match(prose, label.start, label.end)
            if written and (raw.number is None or written[1]):
                key = (written[1] or written[2]).replace("\0", "").strip() or key
                if written.end() > body.start:
                    body = Span(_GAP.match(prose, written.end(), body.end).end(), body.end)  # type: ignore[union-attr]
            found.append(
                Item(key, Span(raw.start, max(body.end, raw.body)), body, raw.list, anchors=tuple(raw.anchors))
            )
        return found[::-1]

    def unwanted(self, prose: str, blocks: list[Block], links: list[Link], items: list[Item]) -> list[tuple[Span, str]]:
        """The doubtful parts that hold neither sources nor a good part of the text, outermost only."""
        if not self.doubtful:
            return []
        starts = [block.span.start for block in blocks]
        amount = [0]
        for block in blocks:
            read = block.kind is not BlockKind.CODE and block.kind is not BlockKind.BOILERPLATE
            amount.append(amount[-1] + (block.span.end - block.span.start if read else 0))
        cites = {_fragment(link.target) for link in links if link.target.startswith("#")}
        witnesses = [item.span.start for item in items if not cites.isdisjoint(item.anchors)]
        witnesses += [block.span.start for block in blocks if _may_be_label(block) and is_label(prose, block.span)]
        witnesses.sort()
        titles = [span.start for span in self.headings]
        found: list[tuple[Span, str]] = []
        for start, end, why in sorted(self.doubtful, key=lambda part: (part[0], -part[1])):
            if found and start < found[-1][0].end:
                continue
            at = bisect_left(witnesses, start)
            if why != "navigation" and at < len(witnesses) and witnesses[at] < end:
                continue
            at = bisect_left(titles, start)
            if at < len(titles) and titles[at] < end:
                continue
            share = amount[bisect_left(starts, end)] - amount[bisect_left(starts, start)]
            if share * 5 > amount[-1] * 2:
                continue
            found.append((Span(start, end), why))
        return found


class _Lines:
    """The blocks that are read, by place."""

    def __init__(self, blocks: list[Block]) -> None:
        spans = [block.span for block in blocks if block.kind not in (BlockKind.CODE, BlockKind.BOILERPLATE)]
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]

    def within(self, start: int, end: int) -> Span:
        """From the first to the last character that is read of a part made of whole blocks."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return Span(self.starts[first], self.ends[last - 1]) if first < last else Span(start, start)


class _Cover:
    """Whether a place lies in one of several spans, which follow each other."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self.spans[at].end


def is_label(prose: str, span: Span) -> bool:
    """Whether a heading says that sources follow."""
    from .. import languages

    words = _visible(prose, span).casefold().strip(" :.：")
    return words in languages.list_labels()


def _may_be_label(block: Block) -> bool:
    return block.span.end - block.span.start < 80 and block.kind in (
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
    )


def _renumbered(items: list[Item]) -> tuple[Item, ...]:
    """Lists counted from 0 in the order in which they appear."""
    order: dict[int, int] = {}
    return tuple(item._replace(list=order.setdefault(item.list, len(order))) for item in items)


def _blanked(prose: str, spans: list[Span]) -> str:
    """The prose with NUL for all of each span but its first place, where a line may end; spans are in order."""
    if not spans:
        return prose
    pieces = []
    done = 0
    for start, end in spans:
        pieces += [prose[done : start + 1], "\0" * (end - start - 1)]
        done = end
    return "".join(pieces) + prose[done:]


def _trimmed(prose: str, span: Span) -> Span:
    piece = prose[span.start : span.end]
    end = span.start + len(piece.rstrip(_EDGES))
    start = span.end - len(piece.lstrip(_EDGES))
    return Span(start, end) if start < end else Span(span.start, span.start)


def _visible(prose: str, span: Span) -> str:
    return " ".join(prose[span.start : span.end].replace("\0", "").split())


def _address(target: str) -> str:
    """A target as a browser takes it: without white space around it and line ends within."""
    return target.strip(" \t\r\n\f").replace("\n", "").replace("\r", "").replace("\t", "")


def _fragment(target: str) -> str:
    if "%" in target:
        from urllib.parse import unquote

        return unquote(target[1:])
    return target[1:]


def _integer(value: str) -> int | None:
    digits = value.strip()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    return sign * int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _styled(number: int, style: str) -> str:
    """A list number as `<ol type>` has it shown."""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < number < 4000:
        numeral = ""
        for value, letters in _ROMAN:
            numeral += letters * (number // value)
            number %= value
        return numeral if style == "i" else numeral.upper()
    return str(number)


_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
