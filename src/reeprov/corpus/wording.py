"""What two passages have in common: words by their stems, names, places, times.  It compares, and explains nothing."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from ..languages.ascii_words import runs_of_letters
from ..languages.statements.interface import each
from ..matching.places import places_of

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[^.!?…] )[«“\"(]?([^\W\d_][\w-]{2,})")
_OWNED = re.compile(r"['’]s\b")
_KEPT = 20_000  # passages whose words are remembered: each is compared with many
# Words that say nothing about what is meant, as their stems.
_SMALL = each(
    "the and for with from that this these those its their his her our has have had was were are been being will would "
    "could may might can not but yet about than more most less least over under into only just also even such some any "
    "all each both other another which who whom whose when where while what how there then now still already per cent "
    "percent million billion trillion thousand hundred total estimated estimate figure number world global worldwide "
    "different year annually yearly according said say tonne ton one two three "
    "что как его для при или так это все был была было были более менее около свыше почти лишь только также уже еще "
    "ещё млн млрд тыс тонн год года году мир мира который котор"
)
# Capitalised words that name nobody: of the calendar, before names, at the beginning of a quotation.
_NOBODY = each(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday President Prime Minister Chancellor Secretary Governor Senator General Former "
    "The This That These Those There Then They"
)


@lru_cache(_KEPT)
def stems(text: str) -> frozenset[str]:
    """The words of a passage that say what it is about, without their commonest endings."""
    return frozenset(_words(text))


def shared(one: str, other: str) -> frozenset[str]:
    """The words that two passages have in common; "road map" is "roadmap"."""
    first, second = stems(one), stems(other)
    return (first & second) | (_joined(one) & second) | (first & _joined(other))


@lru_cache(_KEPT)
def names(text: str) -> frozenset[str]:
    """Capitalised words inside a sentence: whom or what it is about."""
    return frozenset(match[1] for match in _NAME.finditer(text) if match[1][0].isupper()) - _NOBODY


@lru_cache(_KEPT)
def countries(text: str) -> frozenset[str]:
    """The countries of the places that a passage names: "Beijing" is China, "the Russian Federation" Russia."""
    return frozenset(countries_in_order(text))


@lru_cache(_KEPT)
def countries_in_order(text: str) -> tuple[str, ...]:
    """The same, each once, as the passage names them."""
    return tuple(dict.fromkeys(code.rpartition("/")[2] for code in places_of(_OWNED.sub("", text))))


@lru_cache(_KEPT)
def without_countries(text: str) -> str:
    """A passage without the names of places."""
    text = _OWNED.sub("", text)
    for name in places_of(text).values():
        text = text.replace(name, " ")
    return text


def may_be_one_time(one: str, other: str) -> bool:
    """Whether two values of times can mean one: `XXXX-11-04` and `2025-11-04`, `2025-12` and `XXXX-12-01`."""
    return all(
        first == second or "XXXX" in (first, second)
        for first, second in zip(one.split("-"), other.split("-"), strict=False)
    )


def commonest(prose: str, most: int = 8) -> list[str]:
    """The words that a text has most often, as their stems: what it is about."""
    counts = Counter[str]()
    low = prose.lower()
    words = runs_of_letters(low)
    for word, count in Counter(_WORD.findall(low) if words is None else words).most_common(20 * most):
        if stem := _told_by(word):
            counts[stem] += count
    return [stem for stem, count in counts.most_common(most) if count > 1]


def _words(text: str) -> list[str]:
    return [stem for word in _WORD.findall(text.lower()) if (stem := _told_by(word))]


@lru_cache(_KEPT)
def _told_by(word: str) -> str:
    """The stem of a word that says what is meant; nothing for one that does not."""
    if len(word) <= 2 or word in _SMALL:
        return ""
    stem = _stem(word)
    return "" if stem in _SMALL else stem


@lru_cache(_KEPT)
def _joined(text: str) -> frozenset[str]:
    return frozenset(one + other for one, other in pairwise(_words(text)))


def _stem(word: str) -> str:
    if not word.isascii():
        return word[:-2] if len(word) > 5 else word
    if word.endswith(("isation", "isations")):
        word = word.replace("isation", "ization")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word[-1] == "s" and word[-2] not in "su" and len(word) > 3 else word
