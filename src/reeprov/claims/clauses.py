"""Where a sentence falls into clauses that can be true or false by themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, count, pairwise

from ..languages.statements.interface import ClauseWords
from ..model.claim import Attribution, AttributionKind, Figure, Quotation, QuotationKind
from ..model.text import Span
from .words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

_EDGE = " \t\n\r\u00a0.,;:!?…—–-"
_PLAIN = " \n\u00a0\"“”'’«»)("  # what parts no clauses
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 4  # "need", "shed" are no past forms
# How many words a clause behind "and" may have before its verb.
_TO_VERB = 8


# A clause: its span, its first word, and the one behind its last.
Part: TypeAlias = tuple[Span, int, int]


class Clauses:
    """The clauses of the sentences of one text."""

    def __init__(self, words: Words, known: ClauseWords) -> None:
        self.words = words
        self.known = known
        # The words that speak of what was, and those that stand behind punctuation or begin "and that".
        ending = known.past_ending
        past = [word for word in words.places if word.endswith(ending) and len(word) > _FEWEST_LETTERS]
        self.past = known.past.intersection(words.places).union(past)
        parting = {gap for gap in set(words.gaps) if gap.strip(_PLAIN)}
        self.parted = list(compress(count(1), map(parting.__contains__, words.gaps)))
        if ands := [at for at in words.places.get("and", ()) if words.following[at] == "that"]:
            self.parted = sorted({*self.parted, *ands})

    def of(
        self,
        sentence: Span,
        first: int,
        behind: int,
        attributions: Sequence[Attribution],
        quotations: Sequence[Quotation],
        figures: Sequence[Figure],
    ) -> list[Part]:
        """The clauses of a sentence, in order, without the words that say who says so; at least one.

        The sentence has the words `first` … `behind - 1`; `attributions`, `quotations` and `figures` are its own.
        """
        words, known, parted = self.words, self.known, self.parted
        here, stop = bisect_right(parted, first), bisect_left(parted, behind)
        if here == stop and not attributions:
            return [(trimmed(words.view, *sentence) or sentence, first, behind)]
        cuts = [first]
        if here < stop:
            quoted = [one.span for one in quotations if one.parent is None and one.kind is QuotationKind.SPEECH]
            figure_starts = {figure.span.start for figure in figures}
            cue_starts = {attribution.span.start for attribution in attributions}
            for at in parted[here:stop]:
                start = words.starts[at]
                if quoted and any(span.start < start < span.end for span in quoted):
                    continue
                if _begins(words, at, first, behind, known, words.gaps[at - 1], figure_starts, cue_starts):
                    cuts.append(at)
        cuts.append(behind)
        leading = [attribution for attribution in attributions if _leads(attribution)]
        parts = []
        for at, until in pairwise(cuts):
            start = sentence.start if at == first else words.starts[at]
            end = sentence.end if until == behind else words.starts[until]
            if leading:
                start, end = _without_cue(start, end, leading)
            span = trimmed(words.view, start, end)
            if span is not None:
                own = words.within(span) if leading else (at, until)
                if own[1] - own[0] >= _FEWEST_WORDS:
                    parts.append((span, *own))
        return parts or [(trimmed(words.view, *sentence) or sentence, first, behind)]

    def has_past(self, first: int, behind: int) -> bool:
        """Whether some words speak of what was or has been."""
        return not self.past.isdisjoint(self.words.low[first:behind])


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
    if ";" in gap or (word == "and" and words.word(at + 1) == "that"):
        return True
    if word in known.relatives:
        return not any(
            "," in words.gaps[here] and not words.low[here + 1].endswith(known.participle)
            for here in range(at, behind - 1)
        )
    if word.endswith(known.participle) and len(word) > 4 and word not in known.not_participles:
        return words.low[at - 1] not in ("and", "or") and not words.gaps[at].strip()
    if words.starts[at] in figure_starts and "," in gap:
        return word not in ("one", "a", "an") and any(_is_verb(before, known) for before in words.low[first:at])
    if word in known.behind_comma and "," in gap:
        return at + 3 < behind
    if word in known.joining and "," in gap:
        stop = min(behind, at + _TO_VERB)
        return any(_is_verb(words.low[here], known) for here in range(at + 1, stop))
    return words.starts[at] in cue_starts and word.endswith(known.participle)


def _is_verb(word: str, known: ClauseWords) -> bool:
    return word in known.present or word in known.possible or _is_past(word, known)


def _is_past(word: str, known: ClauseWords) -> bool:
    return word in known.past or (word.endswith(known.past_ending) and len(word) > _FEWEST_LETTERS)


def _leads(attribution: Attribution) -> bool:
    """Whether the words that say who says so lead to a clause, and are none themselves."""
    if not attribution.content or attribution.kind is AttributionKind.DIRECT:
        return False
    return attribution.cue.endswith("that") or attribution.cue.casefold().startswith(("according", "in the"))


def _without_cue(start: int, end: int, attributions: Sequence[Attribution]) -> tuple[int, int]:
    """Where a clause begins and ends without "X said that" or "according to X"."""
    for attribution in attributions:
        content = attribution.content[0]
        if start <= attribution.span.start and attribution.span.end <= content.start < end:
            start = content.start
        elif attribution.cue.casefold().startswith("according") and content.end <= attribution.span.start < end:
            end = min(end, max(content.end, start))
    return start, end


def trimmed(view: str, start: int, end: int) -> Span | None:
    """A span without the blanks, the markers and the punctuation at its edges; None where nothing is left."""
    text = view[start:end].rstrip(_EDGE)
    start += len(text) - len(text := text.lstrip(_EDGE))
    return Span(start, start + len(text)) if text else None
