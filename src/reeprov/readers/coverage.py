"""What of a document was not taken for a reference, and why: brackets that hold something, counted by reason."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from math import inf

from ..model.document import Document
from ..model.text import Span
from ..normalize.patterns import lazy

_BRACKETS = lazy(r"\[([^\[\]\n]{0,60})\]")
_CALLOUT = lazy(r"![A-Za-z]{2,20}")
# What readers call what they leave out → what people call it.
_REASONS = {
    "Code": "in code",
    "CodeBlock": "in code",
    "Image": "in pictures",
    "MetadataBlock": "in front matter",
    "literal": "in code",
    "literal block": "in code",
    "code": "in code",
    "pre": "in code",
    "listing": "in code",
}


def left_out(document: Document) -> tuple[tuple[str, int], ...]:
    """Why brackets are no references, each reason with how many there are; in entries they are not counted."""
    taken = sorted([marker.span for marker in document.markers] + [entry.span for entry in document.entries])
    hidden = sorted(document.left_out)
    links = sorted(link.span for link in document.links)
    counts: Counter[str] = Counter()
    for match in _BRACKETS.finditer(document.text):
        start = match.start()
        if _around(taken, start) is None:
            counts[_reason(document, match[1], start, hidden, links)] += 1
    return tuple(counts.most_common())


def _reason(document: Document, inside: str, start: int, hidden: list[tuple[Span, str]], links: list[Span]) -> str:
    at = bisect_right(hidden, start, key=lambda pair: pair[0].start) - 1
    if at >= 0 and start < hidden[at][0].end:
        why = hidden[at][1]
        return _REASONS.get(why, f"in what is no prose ({why})")
    if inside in (" ", "x", "X"):
        return "of task lists"
    if _CALLOUT.fullmatch(inside):
        return "that name callouts"
    if _around(links, start) is not None:
        return "of links"
    if document.text[start - 1 : start] == "\\":
        return "that are escaped"
    if document.prose[start : start + 1] != "[":
        return "in markup"
    return "with a number that cites nothing" if inside[:1].isdigit() else "with words"


def _around(spans: list[Span], offset: int) -> Span | None:
    """The span that holds an offset."""
    at = bisect_right(spans, (offset, inf)) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None
