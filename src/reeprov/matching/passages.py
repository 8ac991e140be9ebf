"""Words and numbers in the text of a source, each with its place there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .names import alike, romanize
from .numbers import located_numbers

# Stress marks, soft hyphens and signs of no width stand within words.
_WORD = lazy(r"[^\W_]++(?:[’'ʼ\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]++[^\W_]++)*")
# Who quotes leaves out accents of Latin letters, stress marks and what cannot be seen; "й" and "ї" are other letters.
_LEFT_OUT = lazy(r"(?<=[a-z])[\u0300-\u036f]++|[\u00ad\u0301\u200b-\u200d\u2060\ufeff]")
_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]++")
_HAS_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff]")
# "[w]e" is "we"; words in brackets are the author's, and an ellipsis leaves some out.
_ONE_LETTER = lazy(r"\[(\w)\]")
_GAP = lazy(r"\[[^\[\]]{0,80}\]|…|\.\.\.")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))
_LONGEST = 400_000
_LONGEST_QUOTED = 300  # words
_AROUND = 60  # code points
_NEARLY = 85  # of 100
_FEWEST_NEARLY = 5  # words
_SHARED = 0.6
_MOST_NAMED = 20_000
_MOST_SHOWN = 6


class Found(NamedTuple):
    """Where words stand, and how what stands there differs from what was looked for; empty where it does not."""

    span: Span
    difference: str = ""


class Passages:
    """A text to look things up in; all of it is read once."""

    def __init__(self, text: str) -> None:
        self.text = text[:_LONGEST]

    def quoted(self, words: str) -> Found | None:
        """Where a quotation stands, parts between ellipses in their order; nearly so is said, and None is nowhere."""
        parts = [part for piece in _GAP.split(_ONE_LETTER.sub(r"\1", words)) if (part := _folded(piece))]
        if not parts or sum(map(len, parts)) > _LONGEST_QUOTED:
            return None
        first = behind = 0
        for number, part in enumerate(parts):
            at = self._find(part, behind)
            if at is None:
                return self._nearly([word for part in parts for word in part])
            first, behind = first if number else at, at + len(part)
        return Found(Span(self._spans[first].start, self._spans[behind - 1].end))

    def number(self, value: float, digits: int) -> Span | None:
        """Where a number stands, as it is or as one that is rounded to it; `digits` are its significant ones."""
        rounded = None
        for other, span in self._numbers:
            if other == value:
                return span
            if rounded is None and digits and float(f"{other:.{digits}g}") == value:
                rounded = span
        return rounded

    def name(self, words: Sequence[str]) -> Span | None:
        """Where the last word of a name stands, in whatever script."""
        wanted = romanize(words[-1]) if words else ""
        if len(wanted) < 3:
            return None
        for written, span in self._capitals:
            if alike(wanted, written):
                return span
        return None

    def around(self, span: Span) -> str:
        """The words at a place and some around them, on one line."""
        start, end = max(0, span.start - _AROUND), min(len(self.text), span.end + _AROUND)
        words = " ".join(self.text[start:end].split())
        return f"{'…' if start else ''}{words}{'…' if end < len(self.text) else ''}"

    @cached_property
    def _spans(self) -> list[Span]:
        return [Span(*match.span()) for match in _pattern(self.text).finditer(self.text)]

    @cached_property
    def _words(self) -> list[str]:
        return [_fold(self.text[span.start : span.end]) for span in self._spans]

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self._words)} "

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in `_joined`."""
        starts, at = [], 1
        for word in self._words:
            starts.append(at)
            at += len(word) + 1
        return starts

    @cached_property
    def _numbers(self) -> tuple[tuple[float, Span], ...]:
        return located_numbers(self.text)

    @cached_property
    def _capitals(self) -> list[tuple[str, Span]]:
        """The first place of each word with a capital, romanised."""
        places: dict[str, Span] = {}
        for span in self._spans:
            word = self.text[span.start : span.end]
            if not word[0].islower() and word[0].isalpha():
                places.setdefault(word, span)
        return [(romanize(word), span) for word, span in list(places.items())[:_MOST_NAMED]]

    def _find(self, words: Sequence[str], behind: int) -> int | None:
        """The index of the word at which `words` stand in a row, from the word `behind` on."""
        if behind >= len(self._starts):
            return None
        at = self._joined.find(f" {' '.join(words)} ", self._starts[behind] - 1)
        return None if at < 0 else bisect_left(self._starts, at + 1)

    def _nearly(self, words: Sequence[str]) -> Found | None:
        """The words that are nearly these, where most of them are there at all."""
        known = set(self._words)
        if len(words) < _FEWEST_NEARLY or sum(word in known for word in words) < _SHARED * len(words):
            return None
        from rapidfuzz.fuzz import partial_ratio_alignment

        best = partial_ratio_alignment(" ".join(words), self._joined, score_cutoff=_NEARLY)
        if best is None:
            return None
        first = max(0, bisect_right(self._starts, best.dest_start) - 1)
        last = max(first, bisect_left(self._starts, best.dest_end) - 1)
        given = self._words[first : last + 1]
        return Found(Span(self._spans[first].start, self._spans[last].end), _difference(words, given))


def _pattern(text: str) -> re.Pattern[str]:
    return _CJK if _HAS_CJK.search(text) else _WORD


def _folded(text: str) -> list[str]:
    return [_fold(match[0]) for match in _pattern(text).finditer(text)]


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).casefold()
    return unicodedata.normalize("NFKC", _LEFT_OUT.sub("", letters)).replace("ё", "е")


def _difference(words: Sequence[str], given: Sequence[str]) -> str:
    """What only one of two wordings has, in words."""
    parts = []
    for told, mine, other in (("the source lacks", words, given), ("it has", given, words)):
        rest = Counter(mine) - Counter(other)
        if rest:
            shown = list(rest)[:_MOST_SHOWN]
            parts.append(f"{told} “{' '.join(shown)}{' …' if len(rest) > len(shown) else ''}”")
    return "; ".join(parts) or "the words come in another order"
