"""Words and numbers in the text of a source, each with its place there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import takewhile

from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .names import alike, romanize
from .numbers import located_numbers

# Stress marks, soft hyphens and signs of no width stand within words; a per cent sign is a word.
_WORD = lazy(
    r"[%％]|[Pp][Ee][Rr][ \u00a0\u202f][Cc][Ee][Nn][Tt]\b"
    r"|[^\W_]++(?:[’'ʼ\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]++[^\W_]++)*"
)
# Who quotes leaves out accents of Latin letters, stress marks and what cannot be seen; "й" and "ї" are other letters.
_LEFT_OUT = lazy(r"(?<=[a-z])[\u0300-\u036f]++|[\u00ad\u0301\u200b-\u200d\u2060\ufeff]")
_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]++")
_HAS_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff]")
# "[w]e" is "we"; words in brackets are the author's, and an ellipsis leaves some out.
_ONE_LETTER = lazy(r"\[(\w)\]")
_GAP = lazy(r"\[[^\[\]]{0,80}\]|…|\.[ \u00a0]?\.[ \u00a0]?\.")
# “We are open,” he said, “to all”; «Мы открыты, — сказал он, — для всех»: so many words may part what was said, and
# marks on either side show that they are none of it.
_LONGEST_ASIDE = 12
_FIRST = 2  # words of a part by which it is found
_MOST_TRIED = 50
_ASIDE = lazy(r"[\"“”„«»‘]|[,.!?…](?:['’]|[’'\s]*[—–-])")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))
_LONGEST = 400_000
_LONGEST_QUOTED = 300  # words
_AROUND = 60  # code points
_NEARLY = 80  # of 100
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
                words_only = [word for part in parts for word in part]
                return self._interrupted(words_only) or self._nearly(words_only)
            first, behind = first if number else at, at + len(part)
        return Found(Span(self._spans[first].start, self._spans[behind - 1].end))

    def number(self, value: float, digits: int) -> Span | None:
        """Where a number of so many significant digits stands in digits, as it is or as one that is rounded to it."""
        return place_of(value, digits, self._numbers)

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

    def _interrupted(self, words: Sequence[str]) -> Found | None:
        """The words with what the source says of their speaker between them, once or several times."""
        start = f" {' '.join(words[:_FIRST])} "
        at = -1
        for _ in range(_MOST_TRIED):
            at = self._joined.find(start, at + 1)
            if at < 0:
                return None
            first = bisect_left(self._starts, at + 1)
            behind = self._followed(words, first)
            if behind:
                return Found(Span(self._spans[first].start, self._spans[behind - 1].end))
        return None

    def _followed(self, words: Sequence[str], at: int) -> int | None:
        """The index of the word behind the last of `words`, which begin at a word and may be interrupted."""
        done = 0
        while True:
            alike = self._alike(words[done:], at)
            if done + alike == len(words):
                return at + alike
            while alike and not self._is_marked(at + alike):
                alike -= 1
            done, at = done + alike, at + alike
            rest = words[done : done + _FIRST]
            further = range(at + 1, at + 1 + _LONGEST_ASIDE)
            on = next((here for here in further if self._words[here : here + len(rest)] == rest), None)
            if not alike or on is None or not self._is_marked(on):
                return None
            at = on

    def _alike(self, words: Sequence[str], at: int) -> int:
        """How many of `words` stand in a row from a word on."""
        given = self._words[at : at + len(words)]
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, given, strict=False)))

    def _is_marked(self, at: int) -> bool:
        """Whether marks show that a word is another's than the one before it."""
        if at >= len(self._spans):
            return False
        return _ASIDE.search(self.text, self._spans[at - 1].end, self._spans[at].start) is not None

    def _nearly(self, words: Sequence[str]) -> Found | None:
        """The words that are nearly these, where most of them are there at all."""
        known = set(self._words)
        if len(words) < _FEWEST_NEARLY or sum(word in known for word in words) < _SHARED * len(words):
            return None
        from rapidfuzz.fuzz import partial_ratio_alignment

        best = partial_ratio_alignment(" ".join(words), self._joined, score_cutoff=_NEARLY)
        if best is None:
            return None
        first = min(self._at(best.dest_start), len(self._words) - 1)
        behind = max(self._at(best.dest_end), first + 1)
        span = Span(self._spans[first].start, self._spans[behind - 1].end)
        return Found(span, _difference(words, self._words[first:behind]))

    def _at(self, place: int) -> int:
        """The index of the first word whose middle comes behind a place in `_joined`."""
        return bisect_left(range(len(self._words)), place, key=lambda at: self._starts[at] + len(self._words[at]) // 2)


def place_of(value: float, digits: int, numbers: Iterable[tuple[float, Span]]) -> Span | None:
    """The place of a number among others, else of the first that is rounded to it."""
    rounded = None
    for other, span in numbers:
        if other == value:
            return span
        if rounded is None and digits and float(f"{other:.{digits}g}") == value:
            rounded = span
    return rounded


def _pattern(text: str) -> re.Pattern[str]:
    return _CJK if _HAS_CJK.search(text) else _WORD


def _folded(text: str) -> list[str]:
    return [_fold(match[0]) for match in _pattern(text).finditer(text)]


def _fold(word: str) -> str:
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).casefold()
        word = unicodedata.normalize("NFKC", _LEFT_OUT.sub("", letters)).replace("ё", "е")
    return "percent" if word == "%" else word.lower().replace(" ", "")


def _difference(words: Sequence[str], given: Sequence[str]) -> str:
    """What only one of two wordings has, in words."""
    parts = []
    for told, mine, other in (("the source lacks", words, given), ("it has", given, words)):
        rest = Counter(mine) - Counter(other)
        if rest:
            shown = list(rest)[:_MOST_SHOWN]
            parts.append(f"{told} “{' '.join(shown)}{' …' if len(rest) > len(shown) else ''}”")
    return "; ".join(parts) or "the words come in another order"
