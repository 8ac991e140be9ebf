"""The words of all languages in the shape that the date grammar wants them."""

from __future__ import annotations

from functools import cache

from .. import languages
from ..normalize.calendar import DateWords


@cache
def date_words() -> DateWords:
    """Months, seasons and the like of every language that we know."""
    return DateWords(languages.months(), languages.seasons(), languages.no_date(), languages.year_words())
