"""Plain text: paragraphs are lines, or groups of lines where the text is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model.document import Block, BlockKind
from ..model.text import Span
from ..normalize.patterns import lazy
from ..suppressions import find_comments
from .interface import Layout

MEDIA_TYPE = "text/plain"

# Nobody wraps prose wider than this; a text with longer lines has one paragraph a line.
WIDEST_WRAP = 110

_LINE = lazy(r"[^\n]+")
_RULE = lazy(r"[\s=\-~_*^#\"'`.:+]++\Z")
_VISIBLE = lazy(r"[^\n]")
_ANY_LINE = lazy(r"[^\n]*+\n?")
_LITERAL = lazy(r"``(?=\S)[^`]{1,300}+``|`(?=\S)[^`\n]{1,100}+`(?!_)")
_LITERAL_BLOCK = lazy(r"^([ \t]*+)([^\n]*?)::[^\n]{0,20}+[ \t]*+\n(?:[ \t]*+\n)++(?=[ \t])", re.MULTILINE)
_CODE_DIRECTIVES = (".. code", ".. sourcecode", ".. parsed-literal", ".. math", ".. highlight")
_BULLET = lazy(r"[ \t]*+(?:[-*•+–]|#\.|\(?\d{1,3}[.)]|\[[^\]\s]{1,20}\]:?)[ \t]")


def detects(text: str) -> bool:
    """Never sure: plain text is what remains."""
    return False


def lay_out(text: str) -> Layout:
    """The layout of a plain text."""
    prose = text.replace("\0", " ")
    if "\r" in prose:
        prose = prose.replace("\r\n", "\0\n").replace("\r", "\n")
    prose, left_out = _without_literals(prose)
    prose = blanked(prose, [comment.span for comment in find_comments(text, MEDIA_TYPE, left_out)])
    return Layout(prose=prose, blocks=paragraphs(prose), left_out=left_out)


def _without_literals(prose: str) -> tuple[str, tuple[tuple[Span, str], ...]]:
    """Blank what plain text marks as code: `x`, ``x``, and the indented lines behind a line that ends in `::`."""
    found = []
    if "`" in prose:
        found += [(Span(*match.span()), "literal") for match in _LITERAL.finditer(prose)]
    if "::" in prose:
        found += [(span, "literal block") for span in _literal_blocks(prose)]
    found.sort()
    return blanked(prose, [span for span, _ in found]), tuple(found)


def blanked(prose: str, spans: Iterable[Span]) -> str:
    """The prose with NUL in these spans, but for line ends; of two that overlap the first counts."""
    parts = []
    position = 0
    for span in sorted(spans):
        if span.start >= position:
            parts += [prose[position : span.start], _VISIBLE.sub("\0", prose[span.start : span.end])]
            position = span.end
    return "".join([*parts, prose[position:]]) if parts else prose


def _literal_blocks(prose: str) -> Iterator[Span]:
    position = 0
    while match := _LITERAL_BLOCK.search(prose, position):
        if match[2].startswith("..") and not match[2].startswith(_CODE_DIRECTIVES):
            position = match.end()  # a note or a picture: its text is prose
            continue
        indent = len(match[1])
        start = end = match.end()
        for line in _ANY_LINE.finditer(prose, start):
            content = line[0].lstrip(" \t")
            if content.strip() and len(line[0]) - len(content) <= indent:
                break
            end = line.end()
            if end == len(prose):
                break
        yield Span(start, end)
        position = max(end, match.end())


def paragraphs(prose: str) -> tuple[Block, ...]:
    """The blocks of a text without markup."""
    lines = [Span(*match.span()) for match in _LINE.finditer(prose)]
    wrapped = all(line.end - line.start <= WIDEST_WRAP for line in lines)
    blocks: list[Block] = []
    start = end = -1
    for line in lines:
        content = _trimmed(prose, line)
        if content.start >= content.end:
            continue
        if start >= 0 and not (wrapped and line.start == end + 1 and not _BULLET.match(prose, line.start)):
            blocks.append(_block(prose, start, end))
            start = -1
        if start < 0:
            start = line.start
        end = line.end
    if start >= 0:
        blocks.append(_block(prose, start, end))
    return tuple(blocks)


def _block(prose: str, start: int, end: int) -> Block:
    span = _trimmed(prose, Span(start, end))
    kind = BlockKind.ITEM if _BULLET.match(prose, start) else BlockKind.PARAGRAPH
    first, _, rest = prose[span.start : span.end].partition("\n")
    if _RULE.match(prose, span.start, span.end) or (rest and len(first) < 80 and _RULE.fullmatch(rest)):
        kind = BlockKind.HEADING
    return Block(kind, span)


def _trimmed(prose: str, span: Span) -> Span:
    piece = prose[span.start : span.end]
    return Span(
        span.start + len(piece) - len(piece.lstrip(" \t\0\r\n\f\v\u00a0\ufeff")),
        span.end - len(piece) + len(piece.rstrip(" \t\0\r\n\f\v\u00a0")),
    )
