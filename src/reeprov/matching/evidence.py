"""Numbers and names: what two titles must agree on to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .interface import Evidence, Scorer
from .names import Name, alike, names_of, romanize, stands_in, words_of
from .numbers import numbers_of
from .places import places_of, unlike

# Names that are translated (Cologne is Köln, the GOP Республиканская партия) are at least this much alike in meaning;
# a word that may be no name has been translated if it is a little like any.
_MEANT = 0.5
_MAYBE_MEANT = 0.4
_FEW = 4
_SHORT = 3


def compare(title: str, candidate: str, scorer: Scorer) -> Evidence:
    """What the numbers and names of two titles say.

    One title may leave out what the other gives: only where each has a number, or a name, that the other lacks are
    they forbidden to be one.
    """
    numbers, their_numbers = Counter(numbers_of(title)), Counter(numbers_of(candidate))
    agrees = [_shown(value) for value in numbers & their_numbers]
    lacking = [_shown(value) for value in numbers - their_numbers]
    added = [_shown(value) for value in their_numbers - numbers]
    forbids = [f"{', '.join(lacking)} in the title, {', '.join(added)} here"] if lacking and added else []

    places, their_places = places_of(title), places_of(candidate)
    words, their_words = words_of(title), words_of(candidate)
    elsewhere, abroad = unlike(places, their_places)
    elsewhere, abroad = _unheard(elsewhere, their_words), _unheard(abroad, words)
    agrees += [name for name in places.values() if name not in elsewhere]

    names, their_names = _but(names_of(title), places), _but(names_of(candidate), their_places)
    missing = _not_among(names, their_words)
    strange = _not_among(their_names, words)
    agrees += [name.text for name in names if name.sure and name not in missing]
    left, their_left = _unanswered(words, their_words), _unanswered(their_words, words)
    missing = _unmeant(missing, [*their_left, *(name.text for name in strange)], scorer)
    strange = _unmeant(strange, [*left, *(name.text for name in missing)], scorer)
    # A headline in which all words have capitals may miss any of them: it takes more than a word at a beginning.
    tellable = elsewhere or abroad or len(names) <= _FEW or any(name.sure for name in (*missing, *strange))
    gone, new = [*elsewhere, *(name.text for name in missing)], [*abroad, *(name.text for name in strange)]
    if gone and new and tellable:
        forbids.append(f"{gone[0]} in the title, {new[0]} here")
    sure = [name.text for name in (*missing, *strange) if name.sure]
    lacks = [*lacking, *added, *elsewhere, *abroad, *sure]
    return Evidence(*(tuple(dict.fromkeys(found)) for found in (agrees, lacks, forbids)))


def _unheard(places: Sequence[str], words: Sequence[str]) -> list[str]:
    """The places that do not sound like any of the words: a saint is no island."""
    romanized = [romanize(word) for word in words]
    return [
        place for place in places if not any(alike(romanize(word), one) for word in place.split() for one in romanized)
    ]


def _but(names: Sequence[Name], places: dict[str, str]) -> list[Name]:
    """The names that are not, or not only, of places."""
    known = {word for place in places.values() for word in romanize(place).replace("-", " ").split()}
    return [name for name in names if not known.issuperset(name.words) and (name.sure or len(name.text) > _SHORT)]


def _not_among(names: Sequence[Name], words: Sequence[str]) -> list[Name]:
    """The names that do not sound like any of the words."""
    romanized = [romanize(word) for word in words]
    return [name for name in names if not stands_in(name, romanized)]


def _unanswered(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that do not sound like any of the others."""
    romanized = [romanize(word) for word in others]
    return [word for word in words if len(word) > 2 and not any(alike(romanize(word), other) for other in romanized)]


def _unmeant(names: Sequence[Name], words: Sequence[str], scorer: Scorer) -> list[Name]:
    """The names that none of the words of the other title means."""
    if not names or not words:
        return list(names)
    likeness = scorer.likeness([name.text for name in names], words)
    if likeness is None:
        return [name for name in names if name.sure and len(name.text) > 3]
    least = [_MEANT if name.sure else _MAYBE_MEANT for name in names]
    return [name for name, row, bar in zip(names, likeness, least, strict=True) if max(row, default=0) < bar]


def _shown(value: float) -> str:
    return f"{value:.15g}"
