"""The words of a document and where they stand: read once, looked up by all who read statements."""

from __future__ import annotations

from bisect import bisect_left

from ..model.document import Document
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.urls import find_addresses

# A number with its groups and decimals, initials ("U.S."), or a word with what hyphens and apostrophes tie to it.
_WORD = lazy(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))++(?:[.,]\d++)?|\d++(?:[.,]\d++)*+[½⅓⅔¼¾]?|[½⅓⅔¼¾]"
    r"|(?:[^\W\d_]\.){2,8}|[^\W\d_]\w*+(?:[-\u2010\u2011’'][^\W_]++)*+"
)
_UNSEEN = str.maketrans("\0\u200b\u00ad\ufeff", "    ")


class Words(NamedTuple):
    """The words of a text, numbers among them.

    Attributes:
        view: as long as the document's prose; markup, markers and addresses are blanks.
        low: the words in lower case; `starts` and `ends` are their places.
        capitals: whether they begin with a capital letter.
    """

    view: str
    low: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]

    def within(self, span: Span) -> tuple[int, int]:
        """The words that begin in a span: the index of the first, and that behind the last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def gap(self, at: int) -> str:
        """What stands between a word and the next one; empty behind the last."""
        return self.view[self.ends[at] : self.starts[at + 1]] if at + 1 < len(self.starts) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.capitals[at]

    def phrase(self, first: int, behind: int) -> str:
        """Some words joined by blanks, in lower case; nothing where the text has not so many."""
        return "" if behind > len(self.low) else " ".join(self.low[first:behind])

    def is_digits(self, at: int) -> bool:
        """Whether a word is a number in digits."""
        return self.low[at][0].isdecimal() or self.low[at][0] in "½⅓⅔¼¾"


def read_words(document: Document) -> Words:
    """The words of a document's prose without its markers and addresses."""
    view = document.prose.translate(_UNSEEN)
    hidden = [marker.span for marker in document.markers] + find_addresses(view)
    if hidden:
        view = _blanked(view, sorted(hidden))
    lower = view.lower()
    if len(lower) != len(view):  # a few capitals are longer in lower case
        lower = "".join(one if len(one := letter.lower()) == 1 else letter for letter in view)
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(lower):
        start, end = match.span()
        low.append(match[0])
        starts.append(start)
        ends.append(end)
    return Words(view, low, starts, ends, [view[start].isupper() for start in starts])


def _blanked(view: str, spans: list[Span]) -> str:
    pieces = []
    free = 0
    for start, end in spans:
        if start >= free:
            pieces += [view[free:start], " " * (end - start)]
            free = end
    return "".join([*pieces, view[free:]])
