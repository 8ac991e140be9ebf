"""Is a word the name of a person?  Where no capitals tell, what it is near to in meaning does."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from .interface import Scorer

# Names of persons are nearer to each other, in whatever script, than to the words that headlines are made of.
_PERSONS = (
    "Ivanov", "Petrenko", "Smith", "Müller", "García", "Dubois", "Kovács", "Tanaka", "Rossi", "Hussein", "Nguyen",
    "Yılmaz", "Nowak", "Andersson", "Lincoln", "Churchill", "Stalin", "Mandela", "Napoleon", "Gandhi", "Смирнов",
    "Шевченко", "Горбачёв",
)  # fmt: skip
_WORDS = (
    "storm", "minister", "price", "school", "police", "death", "harbour", "workers", "election", "war", "law",
    "family", "money", "doctor", "illness", "weather", "children", "river", "night", "trade", "women", "experts",
    "oil", "why", "first", "more", "found", "killed", "said", "soldiers", "accident", "science",
)  # fmt: skip
_NEAREST = 5


def personhood(words: Sequence[str], scorer: Scorer) -> list[float]:
    """By how much each word is nearer to names of persons than to other words, -1 to 1; 0 where that is unknown."""
    likeness = scorer.likeness(words, [*_PERSONS, *_WORDS]) if words else None
    if likeness is None:
        return [0.0] * len(words)
    return [_near(row[: len(_PERSONS)]) - _near(row[len(_PERSONS) :]) for row in likeness]


def _near(likeness: Sequence[float]) -> float:
    return sum(nlargest(_NEAREST, likeness)) / _NEAREST
