"""Documents that are the same article: candidates by MinHash and banding, each verified by containment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ..errors import UsageError
from ..model.noun import NamedTuple
from .shingles import unpacked

LEAST = 0.5  # of the shorter one's runs of five words that both have
_FEWEST = 20  # runs that a document must have to be told from others
_BANDS, _ROWS = (
    42,
    3,
)  # two documents that share a third of their runs meet in some band four times of five, a half always
_BATCH = 2_000
_CROWD = 50  # in one band: in a larger crowd each is compared with the first of it only


class Copy(NamedTuple):
    """Two documents with a common text; `containment` is the share of the shorter one that both have."""

    first: str
    second: str
    containment: float


def copies(documents: Iterable[tuple[str, bytes]]) -> list[Copy]:
    """The pairs of near copies among (document, shingles), in order of names."""
    known = [(name, data) for name, data in sorted(documents) if len(data) >= 4 * _FEWEST]
    found = []
    for one, other in sorted(_candidates([data for _, data in known])):
        share = containment(known[one][1], known[other][1])
        if share >= LEAST:
            found.append(Copy(known[one][0], known[other][0], share))
    return found


def containment(one: bytes, other: bytes) -> float:
    """The share of the shorter text's runs that the other has too."""
    first, second = set(unpacked(one)), set(unpacked(other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _candidates(known: Sequence[bytes]) -> set[tuple[int, int]]:
    bands: list[defaultdict[tuple[int, ...], list[int]]] = [defaultdict(list) for _ in range(_BANDS)]
    for at, signature in enumerate(_signatures(known)):
        for number, band in enumerate(bands):
            band[tuple(signature[number * _ROWS : (number + 1) * _ROWS])].append(at)
    pairs: set[tuple[int, int]] = set()
    for band in bands:
        for crowd in band.values():
            if len(crowd) > _CROWD:
                pairs |= {(crowd[0], other) for other in crowd[1:]}
            elif len(crowd) > 1:
                pairs |= set(combinations(crowd, 2))
    return pairs


def _signatures(known: Sequence[bytes]) -> Iterator[list[int]]:
    try:
        from rensa import RMinHash
    except ImportError:
        raise UsageError("copies are looked for with an extra: pip install 'reeprov[corpus]'") from None
    for at in range(0, len(known), _BATCH):
        hashes = [unpacked(data) for data in known[at : at + _BATCH]]
        matrix = RMinHash.digest_matrix_from_token_hash_sets(hashes, _BANDS * _ROWS, 42)
        yield from matrix.to_rows()
