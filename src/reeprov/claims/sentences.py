"""Sentences of the prose, each with the markers that stand behind its full stop.

Boundaries are sentencex's.  It sees one block at a time, without markup and without markers, so that `He denied it.[5]
She did not. [6] They agreed.` reads `He denied it. She did not. They agreed.`; each marker then goes to the sentence
before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..model.citation import Marker
from ..model.document import BlockKind, Document
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_BLANK = " \t\r\n\f\v\0\u00a0\u3000\ufeff"
_BULLET = lazy(r"[\s\0]*+(?:[-*•+–]|\(?\d{1,3}[.)])[ \t]++")
_STOPS = ".!?…。！？"
_CLOSING = "\"'”’»)]*_"
_SEEN = lazy(r"[^\0]++")
_PAIRED = "«“„‘'"
_STRAIGHT = dict.fromkeys(map(ord, "«»“”„‘’'"), '"')
_TOO_MANY = 20_000_000
_FIRST_WORD = lazy(r"[^\w]*+(\w++)")
# What sentencex reads when nothing is known of the language; it holds the full stops of all scripts.
_ANY_LANGUAGE = "en"


def segment(document: Document) -> tuple[Span, ...]:
    """The sentences of a document, in order, trimmed; headings, tables, code, metadata and source lists have none."""
    sentences: list[Span] = []
    first = 0
    markers = document.markers
    for span in _readable(document):
        while first < len(markers) and markers[first].span.end <= span.start:
            first += 1
        last = first
        while last < len(markers) and markers[last].span.start < span.end:
            last += 1
        sentences.extend(_split(document, span, markers[first:last]))
    return tuple(sentences)


def _readable(document: Document) -> Iterator[Span]:
    """The blocks that are prose, without their bullets."""
    for block in document.blocks:
        if block.kind not in _READ:
            continue
        start, end = block.span
        if block.kind is BlockKind.ITEM and (bullet := _BULLET.match(document.prose, start, end)):
            start = bullet.end()
        yield Span(start, end)


class _Clean(NamedTuple):
    """A text without its markers and its markup, in pieces: where each begins in it, and where in the document."""

    text: str
    starts: list[int]
    origins: list[int]

    def origin(self, at: int) -> int:
        """The place in the document of a letter."""
        if len(self.starts) == 1:
            return self.origins[0] + at
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]


def _split(document: Document, span: Span, markers: Sequence[Marker]) -> list[Span]:
    clean = _without_markers(document.prose, span, markers)
    sentences: list[Span] = []
    for start, end in _boundaries(document.language, clean.text):
        piece = clean.text[start:end].rstrip(_BLANK)
        if not (body := piece.lstrip(_BLANK)):
            continue
        first, last = start + len(piece) - len(body), start + len(piece) - 1
        sentences.append(Span(clean.origin(first), clean.origin(last) + 1))
    return _with_markers(sentences, markers)


def _without_markers(prose: str, span: Span, markers: Sequence[Marker]) -> _Clean:
    text = prose[span.start : span.end].replace("\n", " ")
    if not markers and "\0" not in text:
        return _Clean(text, [0], [span.start])
    pieces: list[str] = []
    origins: list[int] = []
    free = 0
    for marker in markers:
        start, end = max(marker.span.start, span.start) - span.start, min(marker.span.end, span.end) - span.start
        opens = _opens_sentence(text, start, end)
        stop = start
        while not opens and stop > free and text[stop - 1] in " \u00a0":
            stop -= 1
        _keep(text, free, stop, pieces, origins)
        if opens:
            # "It fell. [5] argues that …": the marker is a word of the second sentence, and its first.
            pieces.append("X")
            origins.append(start)
        free = end
    _keep(text, free, len(text), pieces, origins)
    starts = [0, *accumulate(map(len, pieces))]
    return _Clean("".join(pieces), starts[:-1], [span.start + origin for origin in origins])


def _keep(text: str, start: int, end: int, pieces: list[str], origins: list[int]) -> None:
    for match in _SEEN.finditer(text, start, end):
        pieces.append(match[0])
        origins.append(match.start())


def _opens_sentence(text: str, start: int, end: int) -> bool:
    """Whether a marker is followed by a lower-case word and preceded by nothing or by a full stop."""
    word = text[end : end + 40].lstrip(_BLANK)
    before = text[max(0, start - 40) : start].rstrip(_BLANK).rstrip(_CLOSING)
    return word[:1].islower() and (not before or before[-1] in _STOPS)


def _boundaries(language: str, text: str) -> list[tuple[int, int]]:
    import sentencex  # type: ignore[import-untyped]  # ships no types

    code = language if language != "und" else _ANY_LANGUAGE
    if len(text) * sum(map(text.count, _PAIRED)) > _TOO_MANY:
        # For each mark that is never closed sentencex looks through the rest of the text; straight ones it pairs.
        text = text.translate(_STRAIGHT)
    found: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(code, text):
        start, end = boundary["start_index"], boundary["end_index"]
        if found and _continues(text, found[-1][1], start, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _continues(text: str, before: int, start: int, end: int) -> bool:
    """Whether what follows a dot goes on in lower case (`т. е. это`): the dot was an abbreviation's."""
    if text[start : start + 1].isupper() or not text[max(0, before - 8) : before].rstrip(_BLANK).endswith("."):
        return False
    word = _FIRST_WORD.match(text, start, min(end, start + 60))
    return word is not None and word[1].islower()


def _with_markers(sentences: list[Span], markers: Sequence[Marker]) -> list[Span]:
    """Each marker that stands behind a sentence's end, before the next one's start, goes to the sentence before."""
    at = 0
    for marker in markers:
        while at + 1 < len(sentences) and sentences[at + 1].start <= marker.span.start:
            at += 1
        if not sentences:
            break
        start, end = sentences[at]
        if marker.span.end <= start:
            sentences[at] = Span(marker.span.start, end)
        elif marker.span.end > end:
            sentences[at] = Span(start, marker.span.end)
    return sentences
