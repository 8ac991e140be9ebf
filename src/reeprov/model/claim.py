"""Claims and the chains that lead from them to their sources."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from .text import Span


class Reach(Enum):
    """How far the chain behind a claim gets, best first."""

    ORIGIN = "origin"
    SNAPSHOT = "snapshot"
    RECORD = "record"
    ENTRY = "entry"
    ATTRIBUTION = "attribution"
    BROKEN = "broken"
    NONE = "none"


class Claim(NamedTuple):
    """A checkable statement of the document.

    Attributes:
        id: deterministic: 16 hex digits from the claim's own words and its occurrence.
        markers: indexes into the document's markers.
    """

    id: str
    span: Span
    text: str
    markers: tuple[int, ...] = ()


class Step(NamedTuple):
    """One cite of a claim followed as far as it goes: marker → entry → record.

    Attributes:
        marker: index into the document's markers.
        key: what the cite points at.
        entry: index into the document's entries, or None where the cite dangles.
        reach: how far this step gets.
    """

    marker: int
    key: str
    entry: int | None
    reach: Reach


class Chain(NamedTuple):
    """Everything that a claim rests on.  `reach` is the best of its steps, but `BROKEN` wherever one is broken."""

    reach: Reach
    steps: tuple[Step, ...]
