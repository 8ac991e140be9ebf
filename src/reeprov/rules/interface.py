"""What a rule is: a module whose docstring is its manual, four constants, and one generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum

from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Problem, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Needs(IntEnum):
    """How much of a dossier a rule looks at.

    `REFERENCES` are markers and source lists; `FIELDS` and `RECORDS` are what becomes of the lists' entries.  A
    document without references has none of these, and may be passed over after a glance; not so where a rule wants
    the `PROSE`, the `CLAIMS` in it, or the `CHECKS`, which are comparisons of the document with itself.  `FINDINGS` are
    those of all other rules: the run comes to it last, and nothing more of the document is read for it.
    """

    FINDINGS = -1
    REFERENCES = 0
    PROSE = 1
    FIELDS = 2
    RECORDS = 3
    CLAIMS = 4
    CHECKS = 5


class Rule(Protocol):
    """A module under `rules/`.

    Its docstring begins with one line of summary and is the page that `reeprov rule` prints.

    It may also have `concerns(document: Document) -> bool`: whether the document can have such a problem at all, told
    at a glance, before the document is carried further than its references.
    """

    CODE: str
    NAME: str
    DEFAULT: Severity
    NEEDS: Needs

    def check(self, dossier: Dossier) -> Iterator[Problem]:
        """Yield each problem, in the order of the document."""


def concerns(rule: Rule, document: Document) -> bool:
    """Whether a document can have a rule's problem at all, as far as the rule tells that at a glance."""
    glance: Callable[[Document], bool] | None = getattr(rule, "concerns", None)
    return glance is None or glance(document)
