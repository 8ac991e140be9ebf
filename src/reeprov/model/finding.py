"""What a run reports: findings about documents, notices about the run itself."""

from __future__ import annotations

from enum import Enum

from .noun import NamedTuple
from .text import Location, Span


class Severity(Enum):
    """How bad it is.  `OFF` is a rule's default when it must be asked for by its full code."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class Confidence(Enum):
    """How sure it is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Edit(NamedTuple):
    """A change of the text: what stands in the span becomes `text`; an empty span is where something is put in."""

    span: Span
    text: str


class Fix(NamedTuple):
    """What can be done about a problem without a person's help.

    Attributes:
        title: what it does, as an order: "write “Current” in Latin letters".
        safe: whether the document says the same as before; what is not safe takes something away.
        edits: all of them or none; in order, not overlapping.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...]


class Problem(NamedTuple):
    """What a rule found, before the run adds the rule's name and the place in rows and columns.

    Attributes:
        key: the cite's or entry's key, wherever the problem is about one.
        related: other places that explain it, each with a few words.
        hint: what a person can do about it.
        fix: what reeprov can do about it.
    """

    span: Span
    message: str
    key: str | None = None
    confidence: Confidence = Confidence.HIGH
    related: tuple[tuple[Span, str], ...] = ()
    hint: str | None = None
    fix: Fix | None = None


class Finding(NamedTuple):
    """A rule's problem at its place in a document.

    Attributes:
        fingerprint: 16 hex digits that stay while the prose around the place does; no line number goes into it.
    """

    code: str
    name: str
    severity: Severity
    path: str
    problem: Problem
    location: Location
    end_location: Location
    fingerprint: str


class Suppressed(NamedTuple):
    """A finding that somebody has accepted; it does not count.

    Attributes:
        by: "comment" in the document itself, or "baseline".
        reason: why, as the comment says it, or None.
    """

    finding: Finding
    by: str
    reason: str | None = None


class Notice(NamedTuple):
    """A condition of the run itself.

    Attributes:
        fatal: whether it kept the check from being done (exit status 2).
    """

    code: str
    message: str
    path: str | None = None
    fatal: bool = True
