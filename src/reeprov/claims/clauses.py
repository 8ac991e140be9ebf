"""Where a sentence falls into clauses that can be true or false by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.statements.interface import ClauseWords
from ..model.claim import Attribution, AttributionKind, Figure, Quotation, QuotationKind
from ..model.text import Span
from .words import Words

_EDGE = " \t\n\r\u00a0.,;:!?…—–-"
_FEWEST_WORDS = 3
# How many words a clause behind "and" may have before its verb.
_TO_VERB = 8


def clauses(
    words: Words,
    sentence: Span,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    figures: Sequence[Figure],
    known: ClauseWords,
) -> list[Span]:
    """The clauses of a sentence, in order, without the words that say who says so; at least one.

    `attributions`, `quotations` and `figures` are the sentence's own.
    """
    first, behind = words.within(sentence)
    starts = [sentence.start]
    quoted = [one.span for one in quotations if one.parent is None and one.kind is QuotationKind.SPEECH]
    figure_starts = {figure.span.start for figure in figures}
    cue_starts = {attribution.span.start for attribution in attributions}
    ends = words.ends
    for at in range(first + 1, behind):
        start, word = words.starts[at], words.low[at]
        if start - ends[at - 1] == 1 and word != "and" and words.view[start - 1] in " \n":
            continue  # nothing but a blank: the plain case
        gap = words.gap(at - 1)
        parted = bool(gap.strip(" \n\u00a0\"“”'’«»)("))
        if not parted and not (word == "and" and words.phrase(at + 1, at + 2) == "that"):
            continue
        if any(span.start < start < span.end for span in quoted):
            continue
        if _begins(words, at, first, behind, known, gap, figure_starts, cue_starts):
            starts.append(start)
    spans = []
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        span = _without_cue(words, Span(start, end), attributions)
        if span is not None:
            spans.append(span)
    return spans or [trimmed(words.view, sentence) or sentence]


def _begins(
    words: Words,
    at: int,
    first: int,
    behind: int,
    known: ClauseWords,
    gap: str,
    figure_starts: set[int],
    cue_starts: set[int],
) -> bool:
    """Whether a clause begins with a word that stands behind punctuation (or is the "and" of "and that")."""
    word = words.low[at]
    if ";" in gap or (word == "and" and words.phrase(at + 1, at + 2) == "that"):
        return True
    if word in known.relatives:
        return not any(
            "," in words.gap(here) and not words.low[here + 1].endswith(known.participle)
            for here in range(at, behind - 1)
        )
    if word.endswith(known.participle) and len(word) > 4 and word not in known.not_participles:
        return words.low[at - 1] not in ("and", "or") and not words.gap(at).strip()
    if words.starts[at] in figure_starts and "," in gap:
        return word not in ("one", "a", "an") and any(_is_verb(before, known) for before in words.low[first:at])
    if word in known.behind_comma and "," in gap:
        return at + 3 < behind
    if word in known.joining and "," in gap:
        stop = min(behind, at + _TO_VERB)
        return any(_is_verb(words.low[here], known) for here in range(at + 1, stop))
    return words.starts[at] in cue_starts and word.endswith(known.participle)


def _is_verb(word: str, known: ClauseWords) -> bool:
    return (
        word in known.past
        or word in known.present
        or word in known.possible
        or (word.endswith(known.past_ending) and len(word) > 4)
    )


def has_past(words: Words, span: Span, known: ClauseWords) -> bool:
    """Whether a clause speaks of what was or has been."""
    first, behind = words.within(span)
    return any(
        word in known.past or (word.endswith(known.past_ending) and len(word) > 4) for word in words.low[first:behind]
    )


def _without_cue(words: Words, span: Span, attributions: Sequence[Attribution]) -> Span | None:
    """A clause from what was said on, where "X said that" or "according to X" stands before it; trimmed."""
    start, end = span
    for attribution in attributions:
        content = attribution.content[0] if attribution.content else None
        if content is None or attribution.kind is AttributionKind.DIRECT:
            continue
        leads = attribution.cue.endswith("that") or attribution.cue.casefold().startswith(("according", "in the"))
        if not leads:
            continue
        if start <= attribution.span.start and attribution.span.end <= content.start < end:
            start = content.start
        elif attribution.cue.casefold().startswith("according") and content.end <= attribution.span.start < end:
            end = min(end, max(content.end, start))
    rest = trimmed(words.view, Span(start, end))
    if rest is None:
        return None
    first, behind = words.within(rest)
    return rest if behind - first >= _FEWEST_WORDS else None


def trimmed(view: str, span: Span) -> Span | None:
    """A span without the blanks, the markers and the punctuation at its edges; None where nothing is left."""
    start, end = span
    while start < end and view[start] in _EDGE:
        start += 1
    while end > start and view[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None
