"""The lines of a prose, and what stands around a place in them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy

_LINE = lazy(r"[^\n]+")


class Line(NamedTuple):
    """A line that holds something; `start` is behind the indentation."""

    start: int
    end: int
    indent: int
    number: int  # of the line in the prose, blank ones counted


def lines_of(prose: str) -> Iterator[Line]:
    """The lines of a prose that hold something."""
    number = position = 0
    for match in _LINE.finditer(prose):
        start, end = match.span()
        number += prose.count("\n", position, start)
        position = start
        piece = match[0]
        rest = piece.lstrip(" \t\0\r\f\u00a0\ufeff")
        if rest:
            begin = end - len(rest)
            yield Line(begin, end, begin - start, number)


def stands_first(prose: str, offset: int) -> bool:
    """Whether nothing but white space comes before it in its line (looking back a little way)."""
    _, newline, before = prose[max(0, offset - 200) : offset].rpartition("\n")
    return bool(newline or offset <= 200) and not before.strip(" \t\0")


def trimmed(prose: str, span: Span, keep_start: bool = False) -> Span:
    """A span without the white space and markup at its ends; an empty one stays where it begins."""
    piece = prose[span.start : span.end]
    end = span.start + len(piece.rstrip(" \t\0\r\n\u00a0"))
    if keep_start:
        return Span(span.start, max(span.start, end))
    start = span.end - len(piece.lstrip(" \t\0\r\n\u00a0"))
    return Span(start, end) if start < end else Span(span.start, span.start)
