"""What copies are found by: the runs of five words of a text, each as a 32-bit number."""

from __future__ import annotations

import re
from array import array
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 5


def shingles(prose: str) -> bytes:
    """The distinct runs of five words as sorted 32-bit numbers of this machine; case and punctuation do not count."""
    words = _WORD.findall(prose.replace("\0", "").lower())
    runs = zip(*(words[at:] for at in range(_RUN)), strict=False)
    return array("I", sorted({crc32(" ".join(run).encode("utf-8", "replace")) for run in runs})).tobytes()


def unpacked(data: bytes) -> array[int]:
    """The numbers of `shingles`."""
    return array("I", data)
