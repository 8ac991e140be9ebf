"""What a document itself says about which findings to accept."""

from __future__ import annotations

from .noun import NamedTuple
from .text import Span


class Comment(NamedTuple):
    """A comment such as `<!-- reeprov-disable RP101 -- lost in the move -->`.

    Attributes:
        span: the whole comment with its marks.
        verb: what stands behind `reeprov-`: "disable", "enable", "disable-line", "disable-next-line", "disable-file".
        selectors: codes, their beginnings or names as written; empty: all rules.
        reason: what stands behind `--`, or None.
    """

    span: Span
    verb: str
    selectors: tuple[str, ...]
    reason: str | None


class Idle(NamedTuple):
    """A comment, or one of its selectors, that accepts nothing.

    Attributes:
        selector: the one that it is about; None for the whole comment.
        why: in words, for people.
    """

    comment: Comment
    selector: str | None
    why: str
