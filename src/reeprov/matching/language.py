"""The language of a title: too little text for statistics, but frequent words tell."""

from __future__ import annotations

from collections.abc import Iterable

from ..languages import lexicons
from ..normalize.scripts import languages_of

# Letters by which neighbours are told; what has letters of both is a third language, such as Belarusian or Kazakh.
_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэё")


def language_of(words: Iterable[str]) -> str | None:
    """The one language (ISO 639-1) whose frequent words a title has most of, by its words in small letters.

    None where there are none, or as many of another language; a script without blanks between words is its language.
    """
    found = set(words)
    allowed = languages_of(" ".join(found))
    if allowed[:1] in (("zh",), ("ja",), ("ko",), ("ar",)):
        return allowed[0]
    ukrainian, russian = (not letters.isdisjoint("".join(found)) for letters in (_UKRAINIAN, _RUSSIAN))
    if ukrainian or russian:
        return "uk" if not russian else None if ukrainian else "ru"
    counts = sorted((len(found & lexicon.stop_words), lexicon.code) for lexicon in lexicons())
    return counts[-1][1] if counts[-1][0] > counts[-2][0] else None
