"""Numbers and names: what two titles must agree on to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

from ..model.noun import NamedTuple
from .chinese import is_east_asian, is_pinyin
from .interface import Evidence, Scorer
from .names import Name, alike, in_pinyin, names_of, resembles, romanize, stands_in, words_of
from .numbers import numbers_of, tells_time
from .offices import is_of_office, says_office
from .persons import personhood
from .places import places_of, unlike

# A name that is translated (Cologne is Köln, the GOP Республиканская партия) is at least this much alike in meaning.
_MEANT = 0.5
# Places are more alike to each other than names are: Brazil and Portugal .6, a country and its adjective .67 and more.
_MEANT_PLACE = 0.65
# One name stands where the other title has another: by how much nearer the candidate comes when it gives way, less
# this for what the two may mean, and for each that may be no name.  Fitted on the half of the pairs that `--fit` of
# bench/titles.py takes, with other names than those that it swaps in.
_ANOTHER = -0.04
_MEANING = 0.2
_UNSURE = 0.1
_TRIED = 2
# Two words are names of persons from this sum of their personhoods; so alike in meaning, they may be one name that is
# translated (the Pacific is Тихий).  What is this far from a person is a common word that opens a title.  Fitted on
# pairs with other names and sentences than those of bench/title_vetoes.py.
_PERSONS = 0.06
_TRANSLATED = 0.6
_COMMON = -0.03
_SHORT = 3


def compare(title: str, candidate: str, scorer: Scorer) -> Evidence:
    """What the numbers and names of two titles say.

    One title may leave out what the other gives: only where each has a number, or a name, that the other lacks are
    they forbidden to be one.
    """
    numbers, their_numbers = Counter(numbers_of(title)), Counter(numbers_of(candidate))
    if tells_time(title) or tells_time(candidate):
        _drop_halves_of_the_day(numbers, their_numbers)
    agrees = [_shown(value) for value in numbers & their_numbers]
    lacking = [_shown(value) for value in numbers - their_numbers]
    added = [_shown(value) for value in their_numbers - numbers]
    forbids = [f"{', '.join(lacking)} in the title, {', '.join(added)} here"] if lacking and added else []

    places, their_places = places_of(title), places_of(candidate)
    words, their_words = words_of(title), words_of(candidate)
    elsewhere, abroad = unlike(places, their_places)
    elsewhere, abroad = _unsaid(elsewhere, their_words, abroad, scorer), _unsaid(abroad, words, elsewhere, scorer)
    agrees += [name for name in places.values() if name not in elsewhere]

    names, their_names = _but(names_of(title), places), _but(names_of(candidate), their_places)
    # Neither an office nor its place is another than the name of who holds it.
    if by_office := says_office(title, candidate):
        names = [name for name in names if not is_of_office(name, title)]
    if their_by_office := says_office(candidate, title):
        their_names = [name for name in their_names if not is_of_office(name, candidate)]
    missing = _not_among(names, their_words, their_names)
    strange = _not_among(their_names, words, names)
    # Only of a name in pinyin is it known what its characters sound like: 岸田 may be Kishida.
    if not (missing and all(is_pinyin(name.words) for name in missing)):
        strange = [name for name in strange if not (name.is_spelled and is_east_asian(name.text))]
    agrees += [name.text for name in names if name.sure and name not in missing]
    left, their_left = _unanswered(words, their_words), _unanswered(their_words, words)
    gone = _apart(missing, [*their_left, *(name.text for name in strange)], scorer)
    new = _apart(strange, [*left, *(name.text for name in missing)], scorer)
    lacks = [*lacking, *added, *elsewhere, *abroad]
    lacks += [name.text for name in (*gone, *new) if name.sure and name.meant < _MEANT]
    if not (by_office and not abroad):
        gone = [*map(_Apart, elsewhere), *gone]
    if not (their_by_office and not elsewhere):
        new = [*map(_Apart, abroad), *new]
    pair = _another(title, candidate, gone, new, scorer)
    if not pair and len(missing) == len(names):
        pair = _another_person(_unlike_any(missing, strange), _unlike_any(strange, missing), scorer)
    if pair:
        forbids.append(f"{pair[0]} in the title, {pair[1]} here")
    return Evidence(*(tuple(dict.fromkeys(found)) for found in (agrees, lacks, forbids)))


def _unsaid(places: Sequence[str], words: Sequence[str], others: Sequence[str], scorer: Scorer) -> list[str]:
    """The places that none of the words sounds like (a saint is no island) or means (French is الفرنسية).

    The words of `others`, which are other places, mean those.
    """
    romanized = [romanize(word) for word in words]
    unheard = [
        place for place in places if not any(alike(romanize(word), one) for word in place.split() for one in romanized)
    ]
    known = {word for other in others for word in other.split()}
    words = [word for word in words if word not in known]
    likeness = scorer.likeness(unheard, words) if unheard and words else None
    if likeness is None:
        return unheard
    return [place for place, row in zip(unheard, likeness, strict=True) if max(row) < _MEANT_PLACE]


class _Apart(NamedTuple):
    """A name that only one of two titles has.

    Attributes:
        text: as written.
        meant: how much any word of the other title means it, 0 to 1.
        sure: whether it is surely a name.
    """

    text: str
    meant: float = 0.0
    sure: bool = True


def _another(
    title: str, candidate: str, gone: list[_Apart], new: list[_Apart], scorer: Scorer
) -> tuple[str, str] | None:
    """A name of the title and the other one that the candidate has in its place; None where there are none.

    What is another name keeps the candidate from the title: without it, and more so with the title's own name in its
    place, it comes nearer.  The translation of a name, or a word that is none, brought it near.
    """
    doubt = {name: _MEANING * name.meant + _UNSURE * (not name.sure) for name in (*gone, *new)}
    pairs = list(product(*(sorted(names, key=doubt.__getitem__)[:_TRIED] for names in (gone, new))))
    if not pairs:
        return None
    put = [candidate.replace(theirs.text, mine.text, 1) for mine, theirs in pairs]
    cut = [" ".join(candidate.replace(theirs.text, "", 1).split()) for _, theirs in pairs]
    likeness = scorer.likeness([title], [candidate, *put, *cut])
    if likeness is None:
        return pairs[0][0].text, pairs[0][1].text
    whole, *changed = likeness[0]
    for (mine, theirs), with_mine, without in zip(pairs, changed, changed[len(pairs) :], strict=False):
        nearer = with_mine + without - 2 * whole
        unsure = _UNSURE * ((not mine.sure) + (not theirs.sure))
        if nearer - _MEANING * max(mine.meant, theirs.meant) - unsure >= _ANOTHER:
            return mine.text, theirs.text
    return None


def _unlike_any(names: Sequence[Name], others: Sequence[Name]) -> list[str]:
    """The names that do not even remotely sound like one of the others: Gerrard and Джеррард do."""
    romanized = [word for other in others for word in other.words]
    return [
        name.text for name in names if not any(resembles(mine, theirs) for mine in name.words for theirs in romanized)
    ]


def _another_person(gone: Sequence[str], new: Sequence[str], scorer: Scorer) -> tuple[str, str] | None:
    """A person of the title and another one of the candidate, by what the words mean.

    It is for names that open a title, where the capitals say nothing, and for scripts without capitals.
    """
    if not gone or not new:
        return None
    (certain, mine), (as_certain, theirs) = (
        max(zip(personhood(names, scorer), names, strict=True)) for names in (gone, new)
    )
    if certain + as_certain < _PERSONS:
        return None
    likeness = scorer.likeness([mine], [theirs])
    return (mine, theirs) if likeness is not None and likeness[0][0] < _TRANSLATED else None


def _drop_halves_of_the_day(numbers: Counter[float], others: Counter[float]) -> None:
    """Leave out hours that differ by twelve: 5.30pm is 17:30, and 5:30 where the reader knows which half is meant."""
    for hour in list(numbers - others):
        for same in (hour - 12, hour + 12):
            if same in others - numbers:
                del numbers[hour], others[same]
                break


def _but(names: Sequence[Name], places: dict[str, str]) -> list[Name]:
    """The names that are not, or not only, of places."""
    known = {word.removesuffix("'s") for place in places.values() for word in romanize(place).replace("-", " ").split()}
    return [
        name for name in names if not known.issuperset(name.words) and (name.sure or sum(map(len, name.words)) > _SHORT)
    ]


def _not_among(names: Sequence[Name], words: Sequence[str], others: Sequence[Name]) -> list[Name]:
    """The names that do not sound like any of the words; what spells a name has to sound like one of the others."""
    romanized = [romanize(word) for word in words]
    named = [word for other in others for word in other.words]
    spelled = [other for other in others if other.is_spelled]
    absent = [name for name in names if not stands_in(name, named if name.is_spelled else romanized)]
    absent = [name for name in absent if not any(stands_in(other, name.words) for other in spelled)]
    return [name for name in absent if not in_pinyin(name, romanized)]


def _unanswered(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that do not sound like any of the others."""
    romanized = [romanize(word) for word in others]
    return [word for word in words if len(word) > 2 and not any(alike(romanize(word), other) for other in romanized)]


def _apart(names: Sequence[Name], words: Sequence[str], scorer: Scorer) -> list[_Apart]:
    """The names with how much they mean any of the words of the other title; only sure ones where that is unknown."""
    likeness = scorer.likeness([name.text for name in names], words) if names and words else [()] * len(names)
    if likeness is None:
        return [_Apart(name.text) for name in names if name.sure and len(name.text) > _SHORT]
    persons = personhood([name.text for name in names], scorer)
    return [
        _Apart(name.text, max(row, default=0.0), name.sure)
        for name, row, person in zip(names, likeness, persons, strict=True)
        if name.sure or person > _COMMON
    ]


def _shown(value: float) -> str:
    return f"{value:.15g}"
