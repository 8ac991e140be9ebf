"""Places in the units that other programs count in: bytes of UTF-8, code units of UTF-16."""

from __future__ import annotations

from typing import Literal

from ..model.text import Lines


class Positions:
    """The rows and columns of one text, both from 0, columns in code units of an encoding.

    LSP counts "utf-16" code units from 0; rdjson counts bytes of "utf-8" from 1.  Offsets that rise are cheap however
    long their line is: each is counted from the one before it.
    """

    __slots__ = ("_encoding", "_last", "_lines", "_size", "_text")

    def __init__(self, text: str, lines: Lines, unit: Literal["utf-8", "utf-16"]) -> None:
        self._text = text
        self._lines = lines
        self._encoding, self._size = ("utf-8", 1) if unit == "utf-8" else ("utf-16-le", 2)
        self._last = (0, 0, 0)  # a line's start, an offset in it, the code units between the two

    def at(self, offset: int) -> tuple[int, int]:
        """The row and column of a code-point offset."""
        row, column = self._lines.locate(offset)
        start = offset - column + 1
        line, before, units = self._last
        if line != start or before > offset:
            before, units = start, 0
        units += len(self._text[before:offset].encode(self._encoding, "surrogatepass")) // self._size
        self._last = (start, offset, units)
        return row - 1, units
