"""The places of a title, whatever language they are named in: a table of countries and cities in twelve languages."""

from __future__ import annotations

from functools import cache

from ..data import read
from ..normalize.patterns import lazy
from .names import romanize

_WORD = lazy(r"[^\W\d_]++(?:['’ʼ.][^\W\d_]++)*+")
_ARABIC = "[\u0620-\u064a]"
_LONGEST = 300
# Words bear endings: Индонезии, Mexican.  So much of a name's end may be another, if so much stays.
_ENDING = 3
_STEM = 5
# Whose names are words but for their capitals: "un", "eu".
_UNIONS = frozenset(("EU", "UN"))
# Cyrillic adjectives of countries are written small: российский.
_ADJECTIVE = lazy(r"[а-яіїєґ]{5,}\Z")


def places_of(title: str) -> dict[str, str]:
    """Code of a place → its name as the title has it: `{"RU": "российский", "Yakutsk/RU": "Якутске"}`."""
    title = title[:_LONGEST]
    table = _table()
    found: dict[str, str] = {}
    words = [match[0] for match in _WORD.finditer(title)]
    romanized = [romanize(word) for word in words]
    index = 0
    while index < len(words):
        place, length = table.at(romanized, index)
        word = words[index]
        if place and (word[0].isupper() or _ADJECTIVE.match(word)) and (word.isupper() or place not in _UNIONS):
            found.setdefault(place, " ".join(words[index : index + length]))
        index += length
    for match in table.unspaced.finditer(title):
        found.setdefault(table.places[match[1]], match[1])
    return found


def unlike(ones: dict[str, str], others: dict[str, str]) -> tuple[list[str], list[str]]:
    """The names of places that only one of two titles has; a city stands for its country, and the other way round."""
    return _lacking(ones, others), _lacking(others, ones)


def _lacking(ones: dict[str, str], others: dict[str, str]) -> list[str]:
    known = set(others) | {place.rpartition("/")[2] for place in others}
    return [name for place, name in ones.items() if place not in known and place.rpartition("/")[2] not in known]


class _Table:
    """The table by the first letters of the names.

    Attributes:
        places: names that are written without blanks between words → their places.
        unspaced: finds these names.
    """

    def __init__(self, rows: str) -> None:
        self.by_stem: dict[str, list[tuple[list[str], str]]] = {}
        self.places: dict[str, str] = {}
        for row in rows.splitlines():
            place, *names = row.split("\t")
            for name in names:
                if name[0] > "\u0590":
                    self.places[name] = place
                else:
                    words = romanize(name).replace("-", " ").split()
                    self.by_stem.setdefault(words[0][: _STEM - 1], []).append((words, place))
        longest = sorted((name for name in self.places if len(name) > 1), key=len, reverse=True)
        self.unspaced = lazy(rf"(?:(?<!{_ARABIC})[وبلف]?)(?=[^ ])({'|'.join(longest)})(?!{_ARABIC})")
        for entries in self.by_stem.values():
            entries.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0])))

    def at(self, words: list[str], index: int) -> tuple[str | None, int]:
        """The place that is named at a word, and by how many words."""
        word = words[index]
        entries = self.by_stem.get(word[: _STEM - 1], ())
        for exact in (True, False):
            for name, place in entries:
                length = len(name)
                said = words[index : index + length]
                if len(said) == length and all(map(_same if exact else _inflected, name, said)):
                    return place, length
        return None, 1


def _same(name: str, word: str) -> bool:
    return name == word


def _inflected(name: str, word: str) -> bool:
    """Whether a word is a name with another ending."""
    if len(name) < _STEM:
        return name == word
    kept = max(_STEM - 1, len(name) - (1 if len(name) < 7 else 2))
    return word[:kept] == name[:kept] and len(word) <= len(name) + _ENDING


@cache
def _table() -> _Table:
    return _Table(read("places.tsv").decode())
