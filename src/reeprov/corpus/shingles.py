"""What copies are found by: the runs of five words of a text, each as a 32-bit number."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate, count
from operator import add
from zlib import crc32

from ..languages.ascii_words import runs_of_word_characters

_WORD = re.compile(r"\w+")
_RUN = 5


def shingles(prose: str) -> bytes:
    """The distinct runs of five words as sorted 32-bit numbers of this machine; case and punctuation do not count."""
    low = prose.replace("\0", "").lower()
    words = runs_of_word_characters(low)
    text = " ".join(_WORD.findall(low) if words is None else words).encode("utf-8", "replace")
    # Joined once, every run is a piece of it: from where a word begins to where the fourth behind it ends.
    lengths = list(accumulate(map(len, text.split(b" "))))
    starts, ends = map(add, [0, *lengths], count()), map(add, lengths[_RUN - 1 :], count(_RUN - 1))
    runs = map(text.__getitem__, map(slice, starts, ends))
    return array("I", sorted(set(map(crc32, runs)))).tobytes()


def unpacked(data: bytes) -> array[int]:
    """The numbers of `shingles`."""
    return array("I", data)
