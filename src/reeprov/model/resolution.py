"""What came of looking for the record behind an entry.  Not knowing is a value."""

from __future__ import annotations

from .finding import Confidence
from .noun import NamedTuple
from .record import Outlet, Record


class Resolved(NamedTuple):
    """Outlet, title and date are all known."""

    record: Record
    confidence: Confidence = Confidence.HIGH


class Ambiguous(NamedTuple):
    """Several outlets bear the name; none is chosen."""

    record: Record
    candidates: tuple[Outlet, ...]


class Unresolved(NamedTuple):
    """Something is missing; `record` holds what is known.

    Attributes:
        missing: the CSL variables that nothing gave ("container-title", "title", "issued").
        reason: in words, for people.
    """

    record: Record
    missing: tuple[str, ...]
    reason: str


Resolution = Resolved | Ambiguous | Unresolved
