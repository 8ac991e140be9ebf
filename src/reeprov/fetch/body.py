"""A body as it arrives: inflated and counted chunk by chunk, so that nothing grows beyond its limit."""

from __future__ import annotations

import zlib

from ..model.snapshot import Verdict
from .interface import ExchangeError

# What may be asked for; anything else that comes was not asked for, and is not opened.
ACCEPTED = b"gzip, identity"


class Body:
    """The bytes of an answer, at most `limit` of them."""

    def __init__(self, encoding: str, limit: int) -> None:
        wanted = encoding.strip().lower()
        if wanted not in ("", "identity", "gzip", "x-gzip"):
            raise ExchangeError(Verdict.UNKNOWN, f"answered in an encoding that was not asked for: {wanted[:40]}")
        self._inflater = None if wanted in ("", "identity") else zlib.decompressobj(31)
        self._limit = limit
        self._chunks: list[bytes] = []
        self.size = 0

    def add(self, data: bytes) -> None:
        """Take a chunk.

        Raises:
            ExchangeError: the body is larger than the limit, or is not what its encoding says.
        """
        while data:
            inflated, data = self._inflate(data)
            self.size += len(inflated)
            if self.size > self._limit:
                raise ExchangeError(Verdict.TOO_LARGE, f"larger than {self._limit:,} bytes")
            self._chunks.append(inflated)

    def _inflate(self, data: bytes) -> tuple[bytes, bytes]:
        """What comes out, and what is still to go in."""
        if self._inflater is None:
            return data, b""
        try:
            inflated = self._inflater.decompress(data, self._limit - self.size + 1)
        except zlib.error:
            raise ExchangeError(Verdict.UNKNOWN, "its compressed body is damaged") from None
        if self._inflater.eof:
            data = self._inflater.unused_data
            if data.startswith(b"\x1f\x8b"):
                self._inflater = zlib.decompressobj(31)  # a file of several parts
                return inflated, data
            return inflated, b""
        return inflated, self._inflater.unconsumed_tail

    @property
    def is_whole(self) -> bool:
        """Whether a compressed body came to its end."""
        return self._inflater is None or self._inflater.eof

    def whole(self) -> bytes:
        """All of it."""
        return b"".join(self._chunks)
