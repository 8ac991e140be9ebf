"""Places in a document that links lead to, by the names that the markup gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_FEWEST = 2


def series(anchor: str) -> str:
    """What the anchors of one list share: "cite_note-" of `cite_note-7`."""
    return "".join(character for character in anchor if not character.isdecimal())


def number(anchor: str) -> str:
    """What tells an anchor from the others of its series."""
    return "".join(filter(str.isdecimal, anchor))


def lists_of(anchors: Iterable[str], cited: Iterable[str]) -> frozenset[str]:
    """The series that are lists: two or more of each are cited, and at most every second is not."""
    cites = Counter(map(series, cited))
    found = Counter(each for each in map(series, anchors) if each in cites)
    return frozenset(each for each, count in cites.items() if count >= _FEWEST and found[each] <= 2 * count)
