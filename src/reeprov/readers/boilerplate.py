"""Lines that belong to the page and not to the article."""

from __future__ import annotations

from .. import languages
from ..normalize.patterns import lazy

_NUMBER = lazy(r"\d{1,3}")
_LONGEST = 160


def visible(piece: str) -> str:
    """The visible text of a piece of prose: markup removed, white space folded."""
    return " ".join(piece.replace("\0", "").split())


def is_boilerplate(line: str) -> bool:
    """Whether a line, as people see it, is of the page: "Advertisement", "More from …", "3 min read"."""
    folded = line.casefold().strip(" .:!|·•")
    if not folded or len(folded) > _LONGEST:
        return False
    if folded in languages.boilerplate() or folded.startswith(languages.boilerplate_starts()):
        return True
    return len(folded) < 40 and _NUMBER.search(folded) is not None and _is_reading_time(folded)


def _is_reading_time(folded: str) -> bool:
    return any(words in folded for words in languages.reading_times())
