"""Documents that are the same article: candidates by MinHash and banding, each verified by containment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ..errors import UsageError
from ..model.noun import NamedTuple
from .shingles import unpacked

LEAST = 0.5  # of the runs of five words of one of them that both have
_FEWEST = 20  # runs that a document must have to be told from others
_BANDS, _ROWS = (
    42,
    3,
)  # two documents that share a third of their runs meet in some band four times of five, a half always
_BATCH = 2_000
_CROWD = 50  # in one band: in a larger crowd each is compared with the first of it only


class Copy(NamedTuple):
    """Two documents with a common text, and how much of each that is."""

    first: str
    second: str
    of_first: float
    of_second: float


def copies(documents: Iterable[tuple[str, bytes]]) -> list[Copy]:
    """The pairs of near copies among (document, shingles), in the order that the documents are given in."""
    known = [(name, data) for name, data in documents if len(data) >= 4 * _FEWEST]
    found = []
    for one, other in sorted(_candidates([data for _, data in known])):
        first, second = set(unpacked(known[one][1])), set(unpacked(known[other][1]))
        common = len(first & second)
        copy = Copy(known[one][0], known[other][0], common / len(first), common / len(second))
        if max(copy.of_first, copy.of_second) >= LEAST:
            found.append(copy)
    return found


def originals(found: Iterable[Copy]) -> dict[str, tuple[str, float]]:
    """Document → the one that it is a copy of, and how much of it stands there; of pairs the older one is the first.

    A longer text that has taken in an older one is no copy, as most of it is its own: then the older one is told.
    """
    told: dict[str, tuple[str, float]] = {}
    leader: dict[str, str] = {}
    for copy in found:
        taken = (copy.second, copy.first, copy.of_second), (copy.first, copy.second, copy.of_first)
        document, original, share = taken[copy.of_second < LEAST]
        if document not in told and last(leader, original) != document:
            told[document] = original, share
            leader[document] = original
    return told


def articles(found: Iterable[Copy]) -> dict[str, str]:
    """Document → the oldest one of its article, for those that are copies.

    Of an older text and a longer one that took it in each counts: most of the longer one is its own.
    """
    leader: dict[str, str] = {}
    for copy in found:
        if copy.of_second >= LEAST:
            leader.setdefault(copy.second, copy.first)
    return {document: last(leader, document) for document in list(leader)}


def last(leader: dict[str, str], document: str) -> str:
    """Where a document leads to in the end; the way there becomes shorter."""
    while document in leader:
        following = leader[document]
        leader[document] = leader.get(following, following)
        document = following
    return document


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
