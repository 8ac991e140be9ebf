"""Markdown (CommonMark with footnotes, tables and front matter), parsed by pyromark with exact positions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from ..model.citation import Link
from ..model.document import Block, BlockKind
from ..model.text import Span
from ..normalize.patterns import lazy
from .groups import read_group
from .interface import Item, Layout, Reference
from .labels import is_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEDIA_TYPE = "text/markdown"

_SIGNS = lazy(r"^#{1,6} \S|^\[\^?[^\]\n]{1,60}\]: |\]\((?:https?:|#|/|\.)|^(?:```|~~~)|^\*\*\S|^> \S", re.MULTILINE)
_HOLDS_SIGN = ("# ", "]: ", "](", "```", "~~~", "**", "> ")  # one of these is in each of the signs
_DRAWING = lazy(r"[\u2500-\u257f][^\n]{0,40}[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\u0600-\u06ff]")
_RESTRUCTURED = lazy(r"^\.\. [\w[|_]|::$|^[=~^\"]{4,}$", re.MULTILINE)
_NUMERIC = lazy(r"\[?\\?\[?\^?\d{1,4}(?:\\?\])?\]?")
_BREAK = lazy(r"<br\b|</?(?:p|div|li|ul|ol|tr|table|h[1-6]|summary|details|dt|dd|center)\b", re.IGNORECASE)
_LOCAL_LINK = lazy(r"<a\b[^>]{0,300}?\bhref\s?=\s?[\"']?#([^\"'\s>]{1,200})", re.IGNORECASE)
_LINK_END = lazy(r"</a\s?>", re.IGNORECASE)
_SUP = lazy(r"<(/?)sup\b", re.IGNORECASE)
_LONE_RETURN = lazy(r"\r(?!\n)")
_SCALAR = lazy(r"^([A-Za-z_]{2,20})[ \t]*[:=][ \t]*([\"']?)(\S[^\n]{0,300}?)\2[ \t]*\r?$", re.MULTILINE)
# Headings and lists that are written in tags; of other tags in Markdown only what is not between them is read.
_IN_TAGS = lazy(r"\s{0,3}<(?:ol|h[1-6])\b", re.IGNORECASE)
_UNREAD_TAG = lazy(r"\s*<(?:pre|script|style|textarea|!|\?)", re.IGNORECASE)
_TAG = lazy(r"<[^<>]{1,300}>")
_CITE_IN_TAGS = lazy(
    r"\[(\d{1,4}(?:[ ]?[,;–-][ ]?\d{1,4}){0,20}+)\]|<sup\b[^<>]{0,200}>(?:<a\b[^<>]{0,300}>)?(\d{1,4})[ ]?</",
    re.IGNORECASE,
)
_LONGEST_LABEL = 400  # with its tags
_ORDINAL = lazy(r"\d{1,9}[.)]")
# Between dollar signs, but not from one price to the next: formulas have signs that prices and addresses have not.
_MATH = lazy(r"\$\$[^$]{1,2000}+\$\$|\$(?=[^\s$])[^$\n]{1,200}+(?<=\S)\$(?!\d)")
# Pandoc writes the sources that `[@key]` cites as divisions with the key behind "ref-".
_DIVISION = lazy(r"^:{3,20}[ \t]*(?:\{#ref-([^\s}]{1,100})[^}\n]{0,200}\}[ \t]*)?$", re.MULTILINE)
_FORMULA = lazy(r"[\\^{}]|_\w")

_TEXTUAL = {
    "Paragraph": BlockKind.PARAGRAPH,
    "Heading": BlockKind.HEADING,
    "Item": BlockKind.ITEM,
    "TableCell": BlockKind.TABLE,
    "TableHead": BlockKind.TABLE,
    "CodeBlock": BlockKind.CODE,
    "HtmlBlock": BlockKind.CODE,
    "MetadataBlock": BlockKind.METADATA,
    "DefinitionListTitle": BlockKind.ITEM,
    "DefinitionListDefinition": BlockKind.ITEM,
}


def detects(text: str) -> bool:
    """Whether a text has two signs of Markdown, and none of reStructuredText, in its first 20,000 characters."""
    head = text[:20_000]
    if not any(map(head.__contains__, _HOLDS_SIGN)):
        return False
    signs = islice(_SIGNS.finditer(head), 2)
    return sum(1 for _ in signs) == 2 and not _RESTRUCTURED.search(head)


def lay_out(text: str) -> Layout:
    """The layout of a Markdown text."""
    return _Builder(_LONE_RETURN.sub("\n", text) if "\r" in text else text).build()


class _Builder:
    """Copies what people read from the parser's events into the prose; the rest stays NUL."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[tuple[int, int, str | None]] = []  # None: as the text has it
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.items: list[Item] = []
        self.superscripts: list[Span] = []
        self.notes: list[Span] = []
        self.answers: list[Reference] = []
        self.left_out: list[tuple[Span, str]] = []
        self.metadata: dict[str, str] = {}
        self.tagged_lists = False
        self.definitions = _reference_definitions(text) if "]:" in text else []

    def build(self) -> Layout:
        self._walk(_events(self.text))
        self._definitions()
        self._divisions()
        prose = self._prose()
        blocks = tuple(_trim(prose, block) for block in self._disjoint())
        return Layout(
            prose=prose,
            blocks=tuple(block for block in blocks if block.span.start < block.span.end),
            links=tuple(sorted(self.links)),
            items=tuple(sorted(self.items, key=lambda item: item.span)),
            superscripts=tuple(self.superscripts),
            notes=tuple(self.notes),
            answers=tuple(self.answers),
            left_out=tuple(self.left_out),
            title=self._first("title"),
            outlet=self._first("outlet", "publication", "publisher", "site", "site_name"),
            issued=self._first("date", "published", "issued", "publishdate", "pubdate"),
            language=(self._first("lang", "language") or "")[:2].lower() or None,
            renumbers=True,
        )

    def _first(self, *names: str) -> str | None:
        return next((value for name in names if (value := self.metadata.get(name))), None)

    def _walk(self, events: Iterable[tuple[Any, int, int]]) -> None:
        text = self.text
        hidden = 0  # inside an image, a code block or metadata
        opened: list[int] = []  # where what is hidden began
        open_links: list[tuple[int, str]] = []  # where the pieces of a link begin, and its target
        sup_open: int | None = None
        tagged = 0  # so far tags have been read
        tag_open: tuple[int, int, str] | None = None  # a link in tags: where it and its text begin, and its target
        tag_links: list[Link] = []
        for event, start, end in events:
            if type(event) is str:
                continue  # soft and hard breaks (source line ends are copied anyway), rules
            [kind] = event
            value = event[kind]
            if kind == "Text":
                if not hidden:
                    self._show(start, end, value, open_links[-1][0] if open_links else 0)
            elif kind == "Start":
                name = value if isinstance(value, str) else next(iter(value))
                if name in ("Image", "CodeBlock", "MetadataBlock") and not self._is_drawn_prose(
                    name, value, start, end
                ):
                    hidden += 1
                    opened.append(start)
                    self.left_out.append((Span(start, end), name))
                if name == "MetadataBlock":
                    self._metadata(text[start:end])
                if name == "Link":
                    open_links.append((len(self.pieces), value[name]["dest_url"]))
                elif name == "FootnoteDefinition":
                    self._footnote(start, end, value[name])
                elif name == "Item":
                    self._item_marker(start, end)
                block = _TEXTUAL.get(name)
                if name == "HtmlBlock" and _IN_TAGS.match(text, start, end):
                    self._tags(start, end)
                    tagged = end
                elif name == "HtmlBlock" and self._is_label_in_tags(start, end):
                    self.blocks.append(Block(BlockKind.HEADING, Span(start, end)))
                elif block is not None:
                    self.blocks.append(Block(block, Span(start, end)))
                    if name == "HtmlBlock":
                        self._answers(start, end)
            elif kind == "End":
                name = value if isinstance(value, str) else next(iter(value))
                if opened and opened[-1] == start and name in ("Image", "CodeBlock", "MetadataBlock"):
                    hidden -= 1
                    opened.pop()
                elif name == "Link" and open_links:
                    self._link(start, end, *open_links.pop(), hidden)
            elif kind == "FootnoteReference":
                self.notes.append(Span(start, end))
                self.pieces.append((start, end, None))
            elif kind in ("InlineHtml", "Html") and start >= tagged:
                for match in _BREAK.finditer(text, start, end):
                    self.pieces.append((match.start(), match.start() + 1, "\n"))
                if kind == "InlineHtml" and (sup := _SUP.match(text, start, end)):
                    if not sup[1]:
                        sup_open = end
                    elif sup_open is not None:
                        self.superscripts.append(Span(sup_open, start))
                        sup_open = None
                elif kind == "InlineHtml" and (link := _LOCAL_LINK.match(text, start, end)):
                    tag_open = (start, end, f"#{link[1]}")
                elif tag_open and _LINK_END.match(text, start, end):
                    tag_links.append(Link(Span(tag_open[0], end), Span(tag_open[1], start), tag_open[2]))
                    tag_open = None
            elif kind == "Code":
                self.left_out.append((Span(start, end), "Code"))
        if self.tagged_lists:  # only lists in tags have places that such links lead to
            self.links += tag_links

    def _show(self, start: int, end: int, visible: str, first: int) -> None:
        """Keep a piece; one that goes on where the last ended becomes part of it, unless that is before `first`."""
        pieces = self.pieces
        if visible != self.text[start:end]:
            pieces.append((start, end, visible))
        elif len(pieces) > first and pieces[-1][1] == start and pieces[-1][2] is None:
            pieces[-1] = (pieces[-1][0], end, None)
        else:
            pieces.append((start, end, None))

    def _metadata(self, block: str) -> None:
        """The plain scalars of a front matter; what needs a parser of YAML says nothing that we ask."""
        for match in _SCALAR.finditer(block):
            self.metadata.setdefault(match[1].lower(), match[3] if match[2] else match[3].partition(" #")[0].strip())

    def _is_drawn_prose(self, name: str, value: Any, start: int, end: int) -> bool:
        """A fence without a language around a tree or an outline drawn in prose: people read it, and it cites."""
        if name != "CodeBlock" or value.get(name, value) not in ({"Fenced": ""}, {"Fenced": "text"}):
            return False
        return _DRAWING.search(self.text, start, end) is not None

    def _link(self, start: int, end: int, first: int, target: str, hidden: int) -> None:
        text = self.text
        if hidden or text.startswith("<", start):
            self.links.append(Link(Span(start, end), Span(start + 1, end - 1), text[start + 1 : end - 1]))
            return
        pieces = self.pieces[first:]
        inner = Span(pieces[0][0], pieces[-1][1]) if pieces else Span(start + 1, start + 1)
        if not text.startswith("[", start):
            self.links.append(Link(Span(start, end), inner, text[start:end]))  # a bare address
            return
        visible = "".join(text[low:high] if shown is None else shown for low, high, shown in pieces)
        if text[end - 1] == "]" and _NUMERIC.fullmatch(visible):
            # `[1]` and `[1][2]` with definitions: to Markdown links, to readers cites.
            del self.pieces[first:]
            self.pieces.append((start, end, None))
            return
        written = self._target(inner.end, end)
        self.links.append(Link(Span(start, end), inner, target if written is None else written))

    def _target(self, start: int, end: int) -> str | None:
        """The target of an inline link as it is written, without a title; None where a definition gives it."""
        tail = self.text[start:end]
        opening = tail.find("](")
        if opening < 0 or not tail.endswith(")"):
            return None
        inside = tail[opening + 2 : -1].strip()
        if inside.startswith("<"):
            return inside[1:].partition(">")[0]
        return inside.split(None, 1)[0] if inside else ""

    def _footnote(self, start: int, end: int, label: str) -> None:
        head = self.text.find("]:", start, end)
        body = Span(head + 2 if head >= 0 else start, end)
        self.items.append(Item(label, Span(start, end), body, -1, kind="footnote"))

    def _tags(self, start: int, end: int) -> None:
        """A stretch of HTML, as in a page."""
        from .html import lay_out

        def moved(span: Span) -> Span:
            return Span(start + span.start, start + span.end)

        inner = lay_out(self.text[start:end])
        self.tagged_lists = self.tagged_lists or bool(inner.items)
        self.pieces.append((start, end, inner.prose))
        self.blocks += [Block(block.kind, moved(block.span)) for block in inner.blocks]
        self.links += [Link(moved(link.span), moved(link.text), link.target) for link in inner.links]
        self.items += [
            item._replace(span=moved(item.span), body=moved(item.body), list=start + item.list) for item in inner.items
        ]

    def _is_label_in_tags(self, start: int, end: int) -> bool:
        """Whether tags hold nothing but the label of a list, as `<summary>Sources</summary>` does; then it is shown."""
        if end - start > _LONGEST_LABEL:
            return False
        words = _TAG.sub(lambda tag: "\0" * len(tag[0]), self.text[start:end])
        label = words.strip("\0 \t\r\n")
        if not label or "\0" in label or "\n" in label or not is_label(label):
            return False
        at = start + words.index(label)
        self.pieces.append((at, at + len(label), None))
        return True

    def _answers(self, start: int, end: int) -> None:
        """What looks like cites between tags, which are not read as prose: too much else stands there."""
        if _UNREAD_TAG.match(self.text, start, end):
            return
        for match in _CITE_IN_TAGS.finditer(self.text, start, end):
            place = Span(*match.span(match.lastindex or 0))
            group = read_group(self.text[place.start : place.end], place.start)
            if group is not None and group.cites:
                self.answers.append(Reference(place, "bracket" if match[1] else "superscript", group.cites))

    def _item_marker(self, start: int, end: int) -> None:
        if match := _ORDINAL.match(self.text, start, end):
            self.pieces.append((start, match.end(), None))

    def _definitions(self) -> None:
        for label, span, target in self.definitions:
            head = self.text.find("]:", span.start, span.end)
            body = Span(head + 2 if head >= 0 else span.start, span.end)
            found = self.text.find(target, body.start, body.end) if target else -1
            place = Span(found, found + len(target)) if found >= 0 else Span(body.start, body.start)
            title = self.text[place.end : body.end].strip(" \t\r\n>\"'()")
            if title and (at := self.text.find(title, place.end, body.end)) >= 0:
                self.pieces.append((at, at + len(title), None))
            self.items.append(Item(label, span, body, -1, kind="definition", links=(Link(body, place, target),)))

    def _divisions(self) -> None:
        if "{#ref-" not in self.text:
            return
        opened: re.Match[str] | None = None
        for match in _DIVISION.finditer(self.text):
            if opened and not match[1]:
                body = Span(opened.end(), match.start())
                self.items.append(Item(opened[1], Span(opened.start(), match.end()), body, -1, kind="bibitem"))
            opened = match if match[1] else None

    def _prose(self) -> str:
        """Line ends as in the source, the pieces where they stand, NUL everywhere else."""
        parts: list[str] = []
        blank = _blank(self.text)
        position = 0
        self.pieces.sort(key=_place)
        for start, end, visible in self.pieces:
            if start < position:
                continue
            if start > position:
                parts.append(blank[position:start])
            parts.append(self.text[start:end] if visible is None else visible[: end - start].ljust(end - start, "\0"))
            position = end
        parts.append(blank[position:])
        return _MATH.sub(self._without_formula, "".join(parts)) if "$" in self.text else "".join(parts)

    def _without_formula(self, match: re.Match[str]) -> str:
        formula = _FORMULA.search(match[0]) and "://" not in match[0]
        return _blank(match[0]) if formula else match[0]

    def _disjoint(self) -> list[Block]:
        """Blocks in order; one that holds others keeps only what comes before the first of them."""
        blocks: list[Block] = []
        ordered = sorted(self.blocks, key=lambda block: (block.span.start, -block.span.end))
        for number, block in enumerate(ordered):
            following = ordered[number + 1].span.start if number + 1 < len(ordered) else block.span.end
            end = min(block.span.end, following) if following < block.span.end else block.span.end
            kind = block.kind
            if blocks and blocks[-1].span.end == block.span.start and blocks[-1].kind is BlockKind.ITEM:
                kind = BlockKind.ITEM if kind is BlockKind.PARAGRAPH else kind
            blocks.append(Block(kind, Span(block.span.start, end)))
        return blocks


def _place(piece: tuple[int, int, str | None]) -> tuple[int, int]:
    return piece[:2]


def _blank(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return "\0" * len(text)
    return "\n".join("\0" * len(line) for line in text.split("\n"))


def _trim(prose: str, block: Block) -> Block:
    piece = prose[block.span.start : block.span.end]
    start = block.span.start + len(piece) - len(piece.lstrip(" \t\0\r\n"))
    return Block(block.kind, Span(start, max(start, block.span.end - len(piece) + len(piece.rstrip(" \t\0\r\n")))))


def _options() -> Any:
    from pyromark import Options

    return (
        Options.ENABLE_FOOTNOTES
        | Options.ENABLE_TABLES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )


def _events(text: str) -> Iterable[tuple[Any, int, int]]:
    """The parser's events with their places in code points (it counts UTF-8 bytes)."""
    from pyromark import events_with_range

    events = ((event, place["start"], place["end"]) for event, place in events_with_range(text, options=_options()))
    if text.isascii():
        return events
    found = list(events)
    points = _code_points(text, {place for _, start, end in found for place in (start, end)})
    return [(event, points[start], points[end]) for event, start, end in found]


def _reference_definitions(text: str) -> list[tuple[str, Span, str]]:
    from pyromark import reference_definitions

    found = reference_definitions(text, options=_options())
    rows = [(label, value["span"]["start"], value["span"]["end"], value["dest"]) for label, value in found.items()]
    if not text.isascii():
        points = _code_points(text, {place for row in rows for place in row[1:3]})
        rows = [(label, points[start], points[end], target) for label, start, end, target in rows]
    return [(label, Span(start, end), target) for label, start, end, target in sorted(rows, key=lambda row: row[1])]


def _code_points(text: str, places: set[int]) -> dict[int, int]:
    """Byte offsets of the text in UTF-8 → code-point offsets, in one pass."""
    data = text.encode("utf-8", "surrogatepass")
    points: dict[int, int] = {}
    byte = count = 0
    for place in sorted(places):
        count += len(data[byte:place].decode("utf-8", "surrogatepass"))
        byte = place
        points[place] = count
    return points
