"""The words of a document and where they stand: read once, looked up by all who read statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..languages.ascii_words import in_ascii
from ..model.document import Document
from ..model.noun import Table
from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.urls import find_addresses

# A word with what hyphens and apostrophes tie to it, initials ("U.S."), or a number with its groups and decimals.
# It begins with one set, which is quick to search for; how it goes on depends on what was met.
_ANY_WORD = (
    r"([^\W_](?:(?<![\d½⅓⅔¼¾])(?:\.(?:[^\W\d_]\.){1,7}|\w*+(?:[-\u2010\u2011’'][^\W_]++)*+)"
    r"|(?<=\d)(?:\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))++(?:[.,]\d++)?|\d*+(?:[.,]\d++)*+[½⅓⅔¼¾]?)"
    r"|(?<=[½⅓⅔¼¾])))"
)
_WORD = lazy(_ANY_WORD)
_ASCII_WORD = lazy(_ANY_WORD, re.ASCII)  # a third quicker, and the same where no other letters are
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "sgt", "sen", "rep", "gov", "st"})
_UNSEEN = "\0\u200b\u00ad\ufeff"


class Words(Table):
    """The words of a text, numbers among them.

    Attributes:
        view: as long as the document's prose; markup, markers and addresses are blanks.
        low: the words in lower case; `starts` and `ends` are their places.
        following: the word behind each of them; nothing behind the last.
        capitals: whether they begin with a capital letter.
        gaps: what stands between each of them and the next; empty behind the last.
        places: each word → the indexes at which it stands.
        numbers: those of them that begin with no letter.
    """

    view: str
    low: list[str]
    following: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]
    gaps: list[str]
    places: dict[str, list[int]]
    numbers: list[str]

    def within(self, span: Span) -> tuple[int, int]:
        """The words that begin in a span: the index of the first, and that behind the last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def among(self, wanted: frozenset[str] | set[str]) -> list[int]:
        """The indexes of all words that are among the wanted ones, in order."""
        return self.indexes(wanted.intersection(self.places))

    def indexes(self, words: Iterable[str]) -> list[int]:
        """The indexes of words of the text, in order."""
        return sorted([at for word in words for at in self.places[word]])

    def gap(self, at: int) -> str:
        """What stands between a word and the next one; empty behind the last."""
        return self.gaps[at] if at < len(self.gaps) else ""

    def word(self, at: int) -> str:
        """A word in lower case, or nothing where the text has no such word."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def phrase(self, first: int, behind: int) -> str:
        """Some words joined by blanks, in lower case; nothing where the text has not so many."""
        return "" if behind > len(self.low) else " ".join(self.low[first:behind])

    def length(self, at: int, phrases: Iterable[tuple[str, ...]]) -> int:
        """How many words the phrase has that begins at a word, of some phrases; 0 where none does."""
        word = self.low[at] if 0 <= at < len(self.low) else ""
        for phrase in phrases:
            if phrase[0] == word and tuple(self.low[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def is_digits(self, at: int) -> bool:
        """Whether a word is a number in digits."""
        return self.low[at][0].isdecimal() or self.low[at][0] in "½⅓⅔¼¾"


def read_words(document: Document) -> Words:
    """The words of a document's prose without its markers and addresses."""
    view = document.prose
    for letter in _UNSEEN:  # a hundred times as fast as one translation
        view = view.replace(letter, " ")
    hidden = [marker.span for marker in document.markers] + find_addresses(view)
    return words_in(_blanked(view, sorted(hidden)) if hidden else view)


def words_in(view: str) -> Words:
    """The words of a text of which nothing has to be hidden."""
    lower = view.lower()
    if len(lower) != len(view):  # a few capitals are longer in lower case
        lower = "".join(one if len(one := letter.lower()) == 1 else letter for letter in view)
    word = _WORD if in_ascii(lower) is None else _ASCII_WORD
    pieces = word.split(lower)  # a gap, a word, a gap, …, a gap
    edges = list(accumulate(map(len, pieces)))
    low, gaps = pieces[1::2], pieces[2::2]
    starts, ends = edges[0:-1:2], edges[1::2]
    if gaps:
        gaps[-1] = ""
    places = _indexes(low)
    for at in [at for title in _TITLES.intersection(places) for at in places[title]]:
        gaps[at] = gaps[at].removeprefix(".")  # "Dr. Okafor" is one name
    capitals = list(map(str.isupper, map(view.__getitem__, starts)))
    numbers = [word for word in places if not word[0].isalpha()]
    return Words(
        view=view, low=low, following=[*low[1:], ""], starts=starts, ends=ends, capitals=capitals, gaps=gaps,
        places=places, numbers=numbers,
    )  # fmt: skip


def _indexes(low: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(low):
        places[word].append(at)
    return dict(places)


def _blanked(view: str, spans: list[Span]) -> str:
    pieces = []
    free = 0
    for start, end in spans:
        if start >= free:
            pieces += [view[free:start], " " * (end - start)]
            free = end
    return "".join([*pieces, view[free:]])
