"""Where in a document an entry is pointed at, and what number a key is."""

from __future__ import annotations

from ..model.citation import Entry, SourceList
from ..model.document import Document
from ..model.text import Span


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
