"""Titles compared by their letters: what two languages share once both are romanised."""

from __future__ import annotations

from collections.abc import Sequence

from ..normalize.titles import fold_title
from .names import romanize, sound, words_of
from .numbers import numbers_of

_LONGEST = 300


class Lexical:
    """Shared words, names and numbers by their sound; orders candidates for a person, and decides nothing.

    Titles of one language that are the same but for case and punctuation score 1.
    """

    name = "lexical"
    lead = 0.0
    further = 0.0

    def bar(self, candidate: str) -> float | None:
        """None: letters are not enough to decide by."""
        return None

    def scores(self, title: str, candidates: Sequence[str]) -> Sequence[float]:
        """A score for each candidate, 0 to 1."""
        from rapidfuzz.fuzz import token_set_ratio

        mine = _Traits(title)
        found = []
        for candidate in candidates:
            theirs = _Traits(candidate)
            if mine.folded and mine.folded == theirs.folded:
                found.append(1.0)
                continue
            sounds = _shared(mine.sounds, theirs.sounds)
            grams = _shared(mine.grams, theirs.grams)
            numbers = _shared(mine.numbers, theirs.numbers)
            letters = token_set_ratio(mine.roman, theirs.roman) / 100
            found.append(min(0.999, 0.35 * sounds + 0.3 * grams + 0.2 * numbers + 0.15 * letters))
        return found

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]] | None:
        """None: letters do not tell what a name means."""
        return None


class _Traits:
    def __init__(self, title: str) -> None:
        title = title[:_LONGEST]
        self.folded = fold_title(title)
        words = [romanize(word) for word in words_of(title)]
        self.roman = " ".join(words)
        keys = [sound(word) for word in words]
        self.sounds = {key for key in keys if len(key) > 1}
        self.grams = {f"{key}_"[i : i + 3] for key in keys if len(key) > 2 for i in range(len(key) - 1)}
        self.numbers = set(numbers_of(title))


def _shared(ones: set[str] | set[float], others: set[str] | set[float]) -> float:
    """Dice's coefficient; 0 where one has none."""
    return 2 * len(ones & others) / (len(ones) + len(others)) if ones and others else 0.0
