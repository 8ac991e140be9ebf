"""What came of looking for the source of an entry that gives no address."""

from __future__ import annotations

from enum import Enum

from .noun import NamedTuple


class Outcome(Enum):
    """How a search ended.  Only `NOT_FOUND` says something about the entry."""

    LOCATED = "located"
    AMBIGUOUS = "ambiguous"  # several candidates remain
    NOT_FOUND = "not-found"  # lists of that day were read, and none of their titles is it
    NOT_SEARCHED = "not-searched"  # nothing could be read, or nothing decided; the reason says why


class Candidate(NamedTuple):
    """An article that may be the source.

    Attributes:
        title: the one of its titles that is nearest to the entry's.
        score: how near, 0 to 1, by the scorer of the search.
        agrees: numbers and names that both have; `forbids` is why they cannot be one.
        day: ISO 8601, empty where the list does not say.
    """

    title: str
    url: str
    score: float
    agrees: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    day: str = ""


class Place(NamedTuple):
    """Where was looked.

    Attributes:
        kind: "day list", "archived day list", "sitemap", "feed", "archive index", "GDELT".
        found: how many articles of the day it lists; None where it could not be read, and `trouble` says why.
        is_whole: whether it names everything of the day; not where it goes on and that could not be read, nor where
            it only holds what somebody happened to see.
    """

    kind: str
    url: str
    found: int | None
    trouble: str = ""
    is_whole: bool = False


class Search(NamedTuple):
    """What came of looking for one entry.

    Attributes:
        reason: in words, for people.
        candidates: the likeliest first; where the source was located, the first is it.
        places: everything that was looked at, in order.
        scorer: by what titles were compared; empty where they were not.
    """

    outcome: Outcome
    reason: str
    candidates: tuple[Candidate, ...] = ()
    places: tuple[Place, ...] = ()
    scorer: str = ""

    @property
    def url(self) -> str | None:
        """The address of the source, where it was located."""
        return self.candidates[0].url if self.outcome is Outcome.LOCATED else None
