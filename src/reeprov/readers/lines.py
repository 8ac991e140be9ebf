"""The lines of a prose, and what stands around a place in them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy

_LINE = lazy(r"[^\n]+")
_BLANKS = " \t\0\r\f\u00a0\ufeff"
_BULLET = lazy(r"(?:[-*•–·▪‣]|#\.)[ \t\0\u00a0]++(?=.)")


class Line(NamedTuple):
    """A line that holds something.

    Attributes:
        start: behind the indentation, and behind the bullet of a list.
        indent: how far it is indented; 0 throughout where the format has no columns.
        number: which line of the prose it is, blank ones counted.
    """

    start: int
    end: int
    indent: int
    number: int


def lines_of(prose: str, in_columns: bool = True) -> Iterator[Line]:
    """The lines of a prose that hold something; `in_columns` says whether where they begin means anything."""
    number = position = 0
    for match in _LINE.finditer(prose):
        start, end = match.span()
        number += prose.count("\n", position, start)
        position = start
        piece = match[0]
        rest = piece.lstrip(_BLANKS)
        if rest:
            begin = end - len(rest)
            bullet = _BULLET.match(prose, begin, end)
            yield Line(bullet.end() if bullet else begin, end, begin - start if in_columns else 0, number)


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
