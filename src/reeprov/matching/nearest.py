"""The passage of a text that shares most with some words: where a person would look first, and proof of nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from math import log

from ..languages import lexicons
from ..model.text import Span
from ..normalize.patterns import lazy
from .names import romanize, sound
from .numbers import located_numbers

_WORD = lazy(r"[^\W\d_]{2,40}+")
_END = lazy(r"[.!?…]{1,3}[\"»”’)]{0,3}[ \u00a0](?=[\"«“(]?[^\W\d_a-zа-яё])|\n")
_STEM = 5
_LONGEST = 400_000
_LONGEST_PASSAGE = 400
# So many words have to be shared, and so much of the weight of all.
_FEWEST = 2
_LEAST = 0.3


class Nearest:
    """A text to find passages in; all of it is read once.

    Words count by their first letters, names also by their sound in whatever script, numbers by their value, and each
    the more the fewer passages have it.
    """

    def __init__(self, text: str) -> None:
        self.text = text[:_LONGEST]

    def to(self, words: str) -> Span | None:
        """The sentence that shares most with `words`, None where none shares much; of several the first."""
        number = len(self._passages)
        total = 0.0
        scores: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        for traits in dict.fromkeys(tuple(traits) for _, traits in _traits(words[:_LONGEST_PASSAGE])):
            found = {at for trait in traits for at in self._having.get(trait, ())}
            weight = log(1 + number / max(1, len(found)))
            total += weight
            for at in found:
                scores[at] += weight
                shared[at] += 1
        best = max(scores, key=lambda at: (scores[at], -at), default=None)
        if best is None or shared[best] < _FEWEST or scores[best] < _LEAST * total:
            return None
        return self._passages[best]

    @cached_property
    def _passages(self) -> list[Span]:
        found, start = [], 0
        for end in (*(match.end() for match in _END.finditer(self.text)), len(self.text)):
            if self.text[start:end].strip():
                found.append(Span(start, start + len(self.text[start : min(end, start + _LONGEST_PASSAGE)].rstrip())))
            start = end
        return found

    @cached_property
    def _having(self) -> dict[str | float, list[int]]:
        """What a passage can have in common with others → the passages that have it."""
        having: defaultdict[str | float, list[int]] = defaultdict(list)
        for at, span in enumerate(self._passages):
            own = {trait for _, traits in _traits(self.text[span.start : span.end]) for trait in traits}
            for trait in own:
                having[trait].append(at)
        return having


def _traits(text: str) -> Iterator[tuple[str, list[str | float]]]:
    """Each word and each number of a text, with what others can share with it."""
    common = _common()
    for match in _WORD.finditer(text):
        word = match[0]
        if word.lower() in common:
            continue
        roman = romanize(word)
        traits: list[str | float] = [roman[:_STEM]]
        if word[0].isupper() and len(heard := sound(roman)) > 2:
            traits.append("~" + heard)
        yield word, traits
    for value, span in located_numbers(text):
        yield text[span.start : span.end], [value]


@cache
def _common() -> frozenset[str]:
    """The words that every text has."""
    return frozenset[str]().union(*(lexicon.stop_words for lexicon in lexicons()))
