"""The sentence vectors of titles, as a model gives them; what it has read is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# A vector is about 2 kB; so many are kept.
_KEPT = 50_000
_BATCH = 64
_LONGEST = 300


class Vectors:
    """The unit vectors of texts by a model, which is asked for each text once."""

    def __init__(self, model: Callable[[list[str]], NDArray[numpy.float32]]) -> None:
        self._model = model
        self._kept: dict[str, NDArray[numpy.float32]] = {}

    def of(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row for each text; at least one text is needed."""
        import numpy

        texts = [text[:_LONGEST] for text in texts]
        new = sorted({text for text in texts if text not in self._kept}, key=len)
        if len(self._kept) + len(new) > _KEPT:
            self._kept = {text: self._kept[text] for text in texts if text in self._kept}
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            self._kept.update(zip(batch, self._model(batch), strict=True))
        return numpy.stack([self._kept[text] for text in texts])


@contextmanager
def one_thread(variable: str) -> Iterator[None]:
    """Have a library that is loaded here, if it is not there yet, start without threads, which spin while they wait.

    `variable` is the name of the environment variable by which it is told; afterwards it is as it was.
    """
    known = os.environ.get(variable)
    os.environ.setdefault(variable, "1")
    try:
        yield
    finally:
        if known is None:
            del os.environ[variable]
