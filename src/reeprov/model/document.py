"""The prose under audit with its exact text."""

from __future__ import annotations

from enum import Enum

from .citation import Dated, Entry, Link, Marker, SourceList
from .noun import NamedTuple
from .text import Span


class BlockKind(Enum):
    """What a block of a document is, as far as reading it goes."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    METADATA = "metadata"  # title line, byline, date line, dateline paragraph head, front matter
    BOILERPLATE = "boilerplate"  # of the page, not of the article


class Block(NamedTuple):
    """A paragraph, heading, list item …; blocks follow each other and do not overlap."""

    kind: BlockKind
    span: Span


class Document(NamedTuple):
    """The prose under audit.

    Attributes:
        path: as given, with forward slashes; "-" or the given name for standard input.
        text: as decoded, newlines untouched, without a BOM.
        prose: as long as `text`; markup and code are NUL, logical lines end in LF, entities are decoded in place.
        encoding: the codec that read it; empty where the text was taken out of a file that is none (docx, pdf): offsets
            are those of that text, and it cannot be written back.
        issued: the publication date of the document itself; `title` and `outlet` likewise, where it gives them.
        language: ISO 639-1, "und" where unknown.
        links: all hyperlinks of the markup.
    """

    path: str
    media_type: str
    encoding: str
    text: str
    prose: str
    language: str = "und"
    title: str | None = None
    outlet: str | None = None
    issued: Dated | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    source_lists: tuple[SourceList, ...] = ()
    markers: tuple[Marker, ...] = ()
    left_out: tuple[tuple[Span, str], ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all source lists, in the order of the document."""
        return tuple(entry for sources in self.source_lists for entry in sources.entries)

    def visible(self, span: Span) -> str:
        """The visible text of a span: markup removed, white space folded."""
        return " ".join(self.prose[span.start : span.end].replace("\0", "").split())
