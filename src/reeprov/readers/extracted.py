"""The text of a document that is none: what an extractor (`docx`, `pdf`) takes out of it, piece by piece.

Offsets, rows and columns of such a document are those of this text, for its file has none.
"""

from __future__ import annotations

from ..model.citation import Link
from ..model.document import Block, BlockKind
from ..model.text import Span
from ..normalize.patterns import lazy
from .interface import Item, Layout, Reference

_VISIBLE = lazy(r"[^\n]")


class Extract:
    """A text that grows at its end, with the layout that goes with it."""

    def __init__(self) -> None:
        self.length = 0
        self.links: list[Link] = []
        self.items: list[Item] = []
        self.references: list[Reference] = []
        self.superscripts: list[Span] = []
        self.left_out: list[tuple[Span, str]] = []
        self.title: str | None = None
        self._parts: list[str] = []
        self._prose: list[str] = []
        self._blocks: list[Block] = []

    def put(self, text: str, hidden: str | None = None) -> Span:
        """Add a piece; `hidden` says why it is no prose.  Returns its place."""
        text = text.replace("\0", " ").replace("\r", " ")
        span = Span(self.length, self.length + len(text))
        self.length = span.end
        self._parts.append(text)
        self._prose.append(_VISIBLE.sub("\0", text) if hidden else text)
        if hidden and text.strip():
            self.left_out.append((span, hidden))
        return span

    def end_block(self, start: int, kind: BlockKind, gap: str = "\n\n") -> None:
        """End a block that began at an offset; `gap` is what keeps it from the next one."""
        if start < self.length:
            self._blocks.append(Block(kind, Span(start, self.length)))
            self.put(gap)

    def finish(self) -> tuple[str, Layout]:
        """The text and its layout."""
        return "".join(self._parts), Layout(
            prose="".join(self._prose),
            blocks=tuple(self._blocks),
            links=tuple(sorted(self.links)),
            items=tuple(self.items),
            superscripts=tuple(self.superscripts),
            references=tuple(self.references),
            title=self.title,
            left_out=tuple(self.left_out),
        )
