"""AsciiDoc: bibliographies, cross references to them and footnotes as Asciidoctor understands them.

`<<gof>>` cites `* [[[gof]]] …` or `* [[[gof,2]]] …`; a `footnote:[…]` is a cite and its entry at once.  What the
format prints as it stands (listings, literal and passed-through blocks) is not read; the rest is read as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ..model.citation import Cite, Link
from ..model.document import Block, BlockKind
from ..model.text import Span
from ..normalize.patterns import lazy
from . import plaintext
from .interface import Item, Layout, Reference

MEDIA_TYPE = "text/asciidoc"

_LINE = lazy(r"([^\n]*+)(?:\n|\Z)")
# What opens a block and closes it again: `----`, `....`, `++++`, `////`, a fence.
_FENCE = lazy(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[ \t]*+\r?\Z|(`{3,})\w{0,30}[ \t]*+\r?\Z")
_FENCES = {"-": "listing", ".": "literal block", "+": "passed through", "/": "comment", "`": "listing"}
_HEADING = lazy(r"(={1,6}|\#{1,6})[ \t]++(?=\S)")
_UNREAD = (
    ("comment", lazy(r"//(?!/)")),
    ("attribute", lazy(r":!?\w[\w-]{0,60}!?:(?:\s|\Z)")),
    ("directive", lazy(r"(?:include|ifdef|ifndef|ifeval|endif|image|video|audio|toc)::")),
    ("block attributes", lazy(r"\[(?:\[[^\[\]\n]{1,200}+\]|[^\[\]\n]{0,200}+)\][ \t]*+\r?\Z")),
    ("delimiter", lazy(r"(?:={4,}|\*{4,}|_{4,}|--|\|={3,}|<<<|'{3,})[ \t]*+\r?\Z")),
)
_LIST_ITEM = lazy(r"[ \t]*+(?:[*.-]{1,6}|\d{1,4}\.|<\.>|<\d{1,3}>)[ \t]|[ \t]*+\S[^\n]{0,200}?::(?:[ \t]|\r?\Z)")

_TOKEN = lazy(
    r"\\(?:<<|\[\[|footnote|https?:)"
    r"|(?P<code>``[^`\n](?:[^`\n]|`(?!`)){0,300}+``|`[^`\n]{1,300}+`)"
    r"|(?P<formula>\b(?:stem|latexmath|asciimath):\[(?:[^\]\\]|\\.){0,500}+\])"
    r"|(?P<raw>\+\+\+[^\n]{1,500}?\+\+\+|\bpass:[a-z,]{0,10}\[[^\]]{0,500}+\])"
    r"|\[\[\[(?P<entry>[^\[\],\s][^\[\],]{0,100}?)(?:,(?P<label>[^\[\]]{0,60}))?\]\]\]"
    r"|(?P<anchor>\[\[[^\[\]\n]{1,200}+\]\])"
    r"|<<(?P<cite>[^<>,\n]{1,200}+)(?:,(?P<named>[^<>]{0,200}+))?>>"
    r"|\bxref:(?P<xref>[^\s\[\]]{1,200}+)\[(?P<xtext>[^\]]{0,200}+)\]"
    r"|\bfootnote(?:ref)?:(?P<note>[\w-]{0,60})\["
    r"|(?:\blink:|(?=https?://|mailto:))(?P<target>[^\s\[\]<>]{1,2000}+)\[(?P<text>[^\[\]]{0,500}+)\]"
    r"|(?P<picture>\b(?:image|icon|kbd|btn|menu|indexterm2?|cite|citenp):[^\s\[\]:]{0,300}+\[[^\]\n]{0,300}+\])"
    r"|\^(?P<raised>[^\s^]{1,30}+)\^"
)
_ANCHORS = lazy(r"\[\[([^\[\],\n]{1,100}+)|\[\#([\w:.-]{1,100}+)|\[[^\[\]\n]{0,100}?\bid=[\"']?([\w:.-]{1,100}+)")
_TITLE = lazy(r"^=[ \t]++(\S[^\n]{0,300}+)", re.MULTILINE)
_VISIBLE = lazy(r"[^\n]")

# How far into its line the key of an entry can stand.
DEEPEST_ITEM = 40

_BRACKETS = lazy(r"(?<!\\)[\[\]]|\n[ \t]*\n")


def detects(text: str) -> bool:
    """Never: what has another name keeps its signs as they are."""
    return False


def lay_out(text: str) -> Layout:
    """The layout of a text in AsciiDoc."""
    return _Pass(text).lay_out()


class _Pass:
    def __init__(self, text: str) -> None:
        self.text = text
        # From here on only blanked, and what is blanked stays as long as it was.
        self.prose = text.replace("\0", " ").replace("\r\n", "\0\n").replace("\r", "\n")
        self.left_out: list[tuple[Span, str]] = []
        self.hidden: list[Span] = []
        self.links: list[Link] = []
        self.items: list[Item] = []
        self.cites: list[tuple[Span, str, Span]] = []  # place, target, and the text that it brings along
        self.references: list[Reference] = []
        self.superscripts: list[Span] = []
        self.headings: dict[int, str] = {}  # where its text begins → its text
        self.notes = 0

    def lay_out(self) -> Layout:
        self._lines()
        self._blank()
        self._inline()
        self._blank()
        self._cites()
        title = _TITLE.search(self.prose, 0, 2_000)
        return Layout(
            prose=self.prose,
            blocks=tuple(self._blocks()),
            links=tuple(sorted(self.links)),
            items=tuple(sorted(self.items, key=lambda item: item.span)),
            superscripts=tuple(self.superscripts),
            references=tuple(sorted(self.references)),
            title=title[1].replace("\0", "").strip() if title else None,
            left_out=tuple(sorted(self.left_out)),
        )

    def _leave_out(self, span: Span, why: str) -> None:
        self.left_out.append((span, why))
        self.hidden.append(span)

    def _blank(self) -> None:
        """NUL over all that was hidden since the last time."""
        parts = []
        position = 0
        for span in sorted(self.hidden):
            if span.end > position:
                start = max(span.start, position)
                parts += [self.prose[position:start], _VISIBLE.sub("\0", self.prose[start : span.end])]
                position = span.end
        self.prose = "".join([*parts, self.prose[position:]])
        self.hidden.clear()

    # Line by line

    def _lines(self) -> None:
        """Hide the blocks that are printed as they stand and the lines that are not printed at all."""
        fence: tuple[str, int] | None = None  # what closes the open block, and where it began
        literal = blank = True  # at the start of a paragraph an indentation makes it a literal one
        for match in _LINE.finditer(self.prose):
            line, span = match[1].rstrip("\0"), Span(*match.span(1))
            if fence is not None:
                if line.rstrip() == fence[0]:
                    self._leave_out(Span(fence[1], span.end), _FENCES[fence[0][0]])
                    fence = None
                continue
            if not line.strip():
                blank = True
                continue
            first, blank = blank, False
            if opening := _FENCE.match(line):
                fence = (opening[1] or opening[2], span.start)
                continue
            if line[0] in " \t":
                literal = (literal or first) and not _LIST_ITEM.match(line)
                if literal and (first or self._follows_literal(span.start)):
                    self._leave_out(span, "literal paragraph")
                continue
            literal = False
            if heading := _HEADING.match(line):
                self.hidden.append(Span(span.start, span.start + heading.end()))
                self.headings[span.start + heading.end()] = line[heading.end() :].strip()
            elif why := next((why for why, pattern in _UNREAD if pattern.match(line)), None):
                self._leave_out(span, why)
                blank = True  # a paragraph begins behind it
        if fence is not None:
            self._leave_out(Span(fence[1], len(self.prose)), _FENCES[fence[0][0]])

    def _follows_literal(self, start: int) -> bool:
        return bool(self.left_out) and self.left_out[-1][0].end == start - 1 and self.left_out[-1][1].startswith("lit")

    # Within the lines

    def _inline(self) -> None:
        position = 0
        while match := _TOKEN.search(self.prose, position):
            position = self._token(match)

    def _token(self, match: re.Match[str]) -> int:
        """Record what is read of a construct; where the next one may begin."""
        kind, span = match.lastgroup, Span(*match.span())
        if kind is None:
            self.hidden.append(Span(span.start, span.start + 1))  # the backslash
        elif kind in ("code", "formula", "raw", "picture", "anchor"):
            self._leave_out(span, {"raw": "passed through", "picture": "macro"}.get(kind, kind))
        elif match["entry"]:
            self._entry(match["entry"].strip(), span)
        elif match["cite"]:
            self.cites.append((span, match["cite"].strip().removeprefix("#"), Span(*match.span("named"))))
        elif match["xref"]:
            self.cites.append((span, match["xref"].removeprefix("#"), Span(*match.span("xtext"))))
        elif match["note"] is not None:
            return self._footnote(match)
        elif match["target"]:
            self._link(match)
        else:
            self.superscripts.append(Span(*match.span("raised")))
            self.hidden += [Span(span.start, span.start + 1), Span(span.end - 1, span.end)]
        return span.end

    def _link(self, match: re.Match[str]) -> None:
        place = Span(*match.span("text"))
        if place.start == place.end:
            place = Span(*match.span("target"))
        self.links.append(Link(Span(*match.span()), place, match["target"]))
        self.hidden += [Span(match.start(), place.start), Span(place.end, match.end())]

    def _entry(self, key: str, anchor: Span) -> None:
        """An item of a bibliography: to the end of its paragraph."""
        start = self.prose.rfind("\n", max(0, anchor.start - DEEPEST_ITEM), anchor.start) + 1
        if (not start and anchor.start > DEEPEST_ITEM) or self.prose[start : anchor.start].strip(" \t\0*-."):
            self._leave_out(anchor, "anchor")
            return
        end = start
        for line in _LINE.finditer(self.prose, start):
            text = line[1].strip(" \t\0")
            if not text or (line.start() > start and (_LIST_ITEM.match(line[1]) or "[[[" in line[1][:20])):
                break
            end = line.end(1)
        self.hidden.append(Span(start, anchor.end))
        self.items.append(Item(key, Span(start, end), Span(anchor.end, end), -1, kind="bibitem"))

    def _footnote(self, match: re.Match[str]) -> int:
        """`footnote:[text]`, `footnote:id[text]`, and `footnote:id[]`, which cites it again."""
        start, body = match.span()
        end = self.closings.get(body - 1)
        if end is None:
            return body
        text, name = self.prose[body:end], match["note"]
        if match[0].startswith("footnoteref"):
            name, _, rest = text.partition(",")
            body = body + len(name) + 1 if rest else end
        key = name.strip()
        if not key:
            self.notes += 1
            key = str(self.notes)
        head = Span(start, max(start + 1, match.end()))
        self.references.append(Reference(head, "footnote", (Cite(key, head),)))
        self.hidden += [Span(start, body), Span(end, end + 1)]
        if body < end:
            self.items.append(Item(key, Span(start, end), Span(body, end), -1, kind="footnote"))
        return body

    @cached_property
    def closings(self) -> dict[int, int]:
        """Where each bracket closes, if it does so in its paragraph; the text of a footnote may hold others."""
        found: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACKETS.finditer(self.prose):
            if match[0] == "[":
                opened.append(match.start())
            elif match[0] != "]":
                opened.clear()
            elif opened:
                found[opened.pop()] = match.start()
        return found

    # The document as a whole

    def _cites(self) -> None:
        """Tell cross references to entries from those to chapters, figures and other files."""
        entries = {item.key for item in self.items if item.kind == "bibitem"}
        known = {part for found in _ANCHORS.findall(self.text) for part in found if part}
        known |= set(self.headings.values())
        complete = bool(entries) and not any(
            why == "directive" and self.text.startswith("include::", span.start) for span, why in self.left_out
        )
        for span, key, text in self.cites:
            named = 0 <= text.start < text.end
            # An unknown target is a lost entry only where everything that it could be is in this file.
            lost = complete and not named and key not in known and key[:1] != "_" and not set(key) & set("#/. ")
            if key in entries or lost:
                self.references.append(Reference(span, "anchor", (Cite(key, span),)))
                self.hidden.append(span)
                continue
            shown = text if named else Span(span.start + 2, span.end - 2) if self.prose[span.start] == "<" else span
            self.links.append(Link(span, shown, f"#{key}"))
            self.hidden += [Span(span.start, shown.start), Span(shown.end, span.end)]
        self._blank()

    def _blocks(self) -> Iterator[Block]:
        for block in plaintext.paragraphs(self.prose):
            start, end = block.span
            if start not in self.headings:
                yield Block(BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind, block.span)
                continue
            cut = self.prose.find("\n", start, end)
            yield Block(BlockKind.HEADING, Span(start, end if cut < 0 else cut))
            if 0 <= cut < end - 1:
                rest = self.prose[cut:end]
                yield Block(BlockKind.PARAGRAPH, Span(cut + len(rest) - len(rest.lstrip(" \t\0\n")), end))
