"""A document compared with itself: dates with each other, cites with the list, quotations with what they repeat.

What a comparison finds is `passed`, `failed`, or `unknown` where the document alone does not tell.
"""

from __future__ import annotations

from ..model.claim import Check
from ..model.dossier import Dossier
from .date_checks import date_checks
from .figure_checks import figure_checks
from .list_checks import list_checks
from .word_checks import word_checks


def examine(dossier: Dossier) -> tuple[Check, ...]:
    """All comparisons that the document gives occasion for."""
    return (*date_checks(dossier), *list_checks(dossier), *word_checks(dossier), *figure_checks(dossier))
