"""Places in a text: spans in code points, rows and columns for people."""

from __future__ import annotations

from bisect import bisect_right

from .noun import NamedTuple


class Span(NamedTuple):
    """A half-open range of Unicode code points, 0-based: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class Location(NamedTuple):
    """A place as people count: row and column from 1, the column in code points."""

    row: int
    column: int


class Lines:
    """The table of line starts of one text; turns offsets into locations.

    A line ends at LF, CR LF or a lone CR, as in editors.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        starts = [0]
        if "\r" in text:
            position = 0
            for line in text.replace("\r\n", "\0\n").replace("\r", "\n").split("\n")[:-1]:
                position += len(line) + 1
                starts.append(position)
        else:
            position = text.find("\n")
            while position >= 0:
                starts.append(position + 1)
                position = text.find("\n", position + 1)
        self._starts = starts

    def locate(self, offset: int) -> Location:
        """The location of a code-point offset."""
        row = bisect_right(self._starts, offset)
        return Location(row, offset - self._starts[row - 1] + 1)

    def line(self, row: int) -> Span:
        """The span of a row (from 1), without its line end."""
        start = self._starts[row - 1]
        end = self._starts[row] if row < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)
