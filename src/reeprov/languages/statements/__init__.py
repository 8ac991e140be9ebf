"""The words of statements, loaded only where statements are read."""

from __future__ import annotations

from functools import cache
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .interface import StatementWords

LANGUAGES = ("en", "ru")


@cache
def statement_words(code: str) -> StatementWords | None:
    """The words of an ISO 639-1 code, or None where there are none."""
    if code not in LANGUAGES:
        return None
    found: StatementWords = import_module(f".{code}", __name__).WORDS
    return found
