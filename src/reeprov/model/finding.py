"""What a run reports: findings about documents, notices about the run itself."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

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


class Problem(NamedTuple):
    """What a rule found, before the run adds the rule's name and the place in rows and columns.

    Attributes:
        key: the cite's or entry's key, wherever the problem is about one.
        related: other places that explain it, each with a few words.
        hint: what a person can do about it.
    """

    span: Span
    message: str
    key: str | None = None
    confidence: Confidence = Confidence.HIGH
    related: tuple[tuple[Span, str], ...] = ()
    hint: str | None = None


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


class Notice(NamedTuple):
    """A condition of the run itself.

    Attributes:
        fatal: whether it kept the check from being done (exit status 2).
    """

    code: str
    message: str
    path: str | None = None
    fatal: bool = True
