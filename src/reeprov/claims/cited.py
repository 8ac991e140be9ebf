"""Claims: to begin with, every sentence that cites something."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.claim import Claim
from ..model.digest import digest
from ..model.document import Document
from ..model.text import Span


def find_claims(document: Document, sentences: Sequence[Span]) -> tuple[Claim, ...]:
    """Every sentence with at least one cite, in order; `sentences` are `segment`'s."""
    cited: list[tuple[Span, tuple[int, ...]]] = []
    markers = document.markers
    first = 0
    for sentence in sentences:
        while first < len(markers) and markers[first].span.end <= sentence.start:
            first += 1
        last = first
        while last < len(markers) and markers[last].span.start < sentence.end:
            last += 1
        own = tuple(index for index in range(first, last) if markers[index].cites)
        if own:
            cited.append((sentence, own))
    occurrences: dict[str, int] = {}
    claims = []
    for sentence, own in cited:
        words = _words(document, sentence, own)
        occurrence = occurrences.get(words, 0)
        occurrences[words] = occurrence + 1
        claims.append(Claim(digest(words, str(occurrence)), sentence, document.visible(sentence), own))
    return tuple(claims)


def _words(document: Document, sentence: Span, own: Sequence[int]) -> str:
    """The letters and digits of a sentence without its markers: what stays when a list is renumbered."""
    pieces = []
    start = sentence.start
    for index in own:
        span = document.markers[index].span
        pieces.append(document.prose[start : span.start])
        start = span.end
    pieces.append(document.prose[start : sentence.end])
    return "".join(letter for letter in "".join(pieces).casefold() if letter.isalnum())
