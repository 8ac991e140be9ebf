"""One lexicon for each language that reeprov reads; what readers want of them all together is joined here, once.

The language modules are loaded on first use: a run that needs no words pays for none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import chain
from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .interface import Lexicon

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "tr", "zh", "ja", "ar")

_LATIN = ("en", "de", "fr", "es", "it", "pt", "pl", "tr")
_CYRILLIC = ("ru", "uk")
_DETECT_LENGTH = 4096
_FEWEST_LETTERS = 40
_FEWEST_STOP_WORDS = 3


@cache
def lexicon(code: str) -> Lexicon | None:
    """The lexicon of an ISO 639-1 code, or None where there is none."""
    if code not in LANGUAGES:
        return None
    found: Lexicon = import_module(f".{code}", __name__).LEXICON
    return found


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """All lexicons, in the order of `LANGUAGES`."""
    return tuple(found for code in LANGUAGES if (found := lexicon(code)) is not None)


def _joined(words: Callable[[Lexicon], Iterable[str]]) -> Callable[[], frozenset[str]]:
    """A function that joins a field of all lexicons when it is first called."""
    return cache(lambda: frozenset(chain.from_iterable(map(words, lexicons()))))


# The fields of all languages together, by the names that `Lexicon` gives them.
list_labels = _joined(lambda lexicon: lexicon.list_labels)
note_labels = _joined(lambda lexicon: lexicon.note_labels)
accessed_words = _joined(lambda lexicon: lexicon.accessed_words)
archived_words = _joined(lambda lexicon: lexicon.archived_words)
published_words = _joined(lambda lexicon: lexicon.published_words)
from_words = _joined(lambda lexicon: lexicon.from_words)
year_words = _joined(lambda lexicon: lexicon.year_words)
boilerplate = _joined(lambda lexicon: lexicon.boilerplate)


@cache
def months() -> Mapping[str, int]:
    """Month names of all languages → 1 … 12.  No name means two months (a test keeps it so)."""
    joined: dict[str, int] = {}
    for each in lexicons():
        joined.update(each.months)
    return MappingProxyType(joined)


@cache
def seasons() -> Mapping[str, int]:
    """Season names of all languages → 21 (spring) … 24 (winter)."""
    joined: dict[str, int] = {}
    for each in lexicons():
        joined.update(each.seasons)
    return MappingProxyType(joined)


@cache
def boilerplate_starts() -> tuple[str, ...]:
    """Beginnings of lines of pages that are no prose, as `str.startswith` takes them."""
    return tuple(sorted(set(chain.from_iterable(lexicon.boilerplate_starts for lexicon in lexicons()))))


@cache
def no_date() -> tuple[str, ...]:
    """What stands for a missing date, as `str.startswith` takes it."""
    return tuple(sorted(set(chain.from_iterable(lexicon.no_date for lexicon in lexicons()))))


@cache
def reading_times() -> tuple[str, ...]:
    """The words of a reading time, without the number."""
    return tuple(sorted(set(chain.from_iterable(lexicon.reading_time for lexicon in lexicons()))))


def detect(text: str) -> str:
    """The language of a text by its script and its stop words, or "und".

    Only the first few kilobytes count.  Too little text, a tie, or an unknown script is "und": nothing is guessed.
    """
    from .ascii_words import runs_of_letters  # only now, as all modules of this package

    sample = text[:_DETECT_LENGTH].casefold()
    if (words := runs_of_letters(sample)) is not None:
        return _by_stop_words(words, _LATIN) if sum(map(len, words)) >= _FEWEST_LETTERS else "und"
    characters = set(sample)  # a text has few different ones: each is looked at once
    words = sample.translate({ord(character): " " for character in characters if not character.isalpha()}).split()
    latin = cyrillic = arabic = han = kana = letters = 0
    for character in characters:
        if not character.isalpha():
            continue
        count = sample.count(character)
        letters += count
        if character < "\u0250":
            latin += count
        elif "\u0400" <= character < "\u0530":
            cyrillic += count
        elif "\u0600" <= character < "\u0780":
            arabic += count
        elif "\u3041" <= character <= "\u30ff":
            kana += count
        elif "\u3400" <= character <= "\u9fff":
            han += count
    # A Chinese or Japanese letter says about as much as three of an alphabet.
    if 3 * (han + kana) + letters - han - kana < _FEWEST_LETTERS:
        return "und"
    if 2 * (han + kana) > letters:
        return "ja" if 20 * kana > han + kana else "zh" if kana == 0 else "und"
    if 2 * latin > letters:
        return _by_stop_words(words, _LATIN)
    if 2 * cyrillic > letters:
        return _by_stop_words(words, _CYRILLIC)
    if 2 * arabic > letters:
        return _by_stop_words(words, ("ar",))
    return "und"


def _by_stop_words(words: list[str], codes: tuple[str, ...]) -> str:
    """The one language whose stop words clearly occur most, or "und"."""
    having = Counter(words)
    counts = []
    for code in codes:
        known = lexicon(code)
        stop_words = known.stop_words if known else frozenset()
        counts.append((sum(having[word] for word in stop_words & having.keys()), code))
    counts.sort(reverse=True)
    best, code = counts[0]
    second = counts[1][0] if len(counts) > 1 else 0
    clear = best >= _FEWEST_STOP_WORDS and 12 * best >= len(words) and 5 * best >= 6 * second and best > second
    return code if clear else "und"
