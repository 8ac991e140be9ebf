"""What a rule is: a module whose docstring is its manual, four constants, and one generator."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Protocol

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity


class Needs(IntEnum):
    """How much of a dossier a rule looks at.

    `REFERENCES` are markers and source lists; `FIELDS` and `RECORDS` are what becomes of the lists' entries.  A
    document without references has none of these, and may be passed over after a glance; not so where a rule wants
    the `PROSE`, or the `CLAIMS` in it.  `FINDINGS` are those of all other rules: the run comes to it last, and
    nothing more of the document is read for it.
    """

    FINDINGS = -1
    REFERENCES = 0
    PROSE = 1
    FIELDS = 2
    RECORDS = 3
    CLAIMS = 4


class Rule(Protocol):
    """A module under `rules/`.

    Its docstring begins with one line of summary and is the page that `reeprov rule` prints.
    """

    CODE: str
    NAME: str
    DEFAULT: Severity
    NEEDS: Needs

    def check(self, dossier: Dossier) -> Iterator[Problem]:
        """Yield each problem, in the order of the document."""
