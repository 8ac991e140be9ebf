"""What another document is to this one, as only comparing many shows."""

from __future__ import annotations

from enum import Enum

from .noun import NamedTuple
from .text import Location, Span


class Tie(Enum):
    """What ties two documents."""

    COPY = "same article"
    TAKEN = "taken into"
    DOCUMENT = "same primary document"
    SOURCE = "same named source"
    FIGURES = "figures in common"
    ENTRIES = "two sources that are one"
    CIRCLE = "circle of citation"
    CONFLICT = "conflict"


class Relation(NamedTuple):
    """What another document is to the one that a rule looks at.

    Attributes:
        span: what it is about here; empty, at the beginning, where it is the whole document.
        location, end_location: the same in rows and columns.
        text: how that reads here; `other_text` how its counterpart reads there.
        other: the path of the other document.
        why: what it rests on, in words.
        more: how many further documents are the same to this one.
        key: of the entry that it is about, or None.
        sure: whether it can hardly be otherwise.
    """

    tie: Tie
    span: Span
    location: Location
    end_location: Location
    text: str
    other: str
    other_text: str
    why: str
    more: int = 0
    key: str | None = None
    sure: bool = False

    @property
    def further(self) -> str:
        """A word about further documents that are the same to this one, to be put behind a message."""
        others = "1 other document" if self.more == 1 else f"{self.more} other documents"
        return f" (and {others})" if self.more else ""
