"""What a scorer is, and what comes of ranking."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from ..model.noun import NamedTuple


class Evidence(NamedTuple):
    """What the numbers and names of a title and a candidate say.

    Attributes:
        agrees: numbers and names that both have, as the title writes them.
        lacks: those that only one of the two has; a title may leave out what the other gives.
        forbids: why the two cannot be one, in words; empty where nothing speaks against it.
    """

    agrees: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()


class Doubt(Enum):
    """Why no candidate is the answer."""

    NO_CANDIDATES = "no candidates"
    ONLY_ORDERED = "only ordered"  # the scorer decides nothing
    TOO_FAR = "too far"
    FORBIDDEN = "forbidden"  # numbers or names speak against the likeliest
    TOO_SHORT = "too short"  # the title says too little, and something is near it
    SEVERAL = "several"


class Ranking(NamedTuple):
    """What came of comparing a title with candidates.

    Attributes:
        scores: one for each candidate, in their order; higher is likelier, and what evidence forbids is lowered.
        best: the index of the candidate that is the title, or None where that cannot be said.
        evidence: by index, for the few likeliest candidates.
        order: the indexes, likeliest first.
        reason: why `best` is None, in words; `doubt` is its kind.
        scorer: the name of the scorer.
    """

    scores: tuple[float, ...]
    best: int | None
    evidence: dict[int, Evidence]
    order: tuple[int, ...]
    reason: str | None
    scorer: str
    doubt: Doubt | None = None


class Scorer(Protocol):
    """How likely two titles, in any two languages, are one.

    Attributes:
        name: what `rank` and the settings call it.
        lead: how far an answer must be ahead of the next candidate.
        further: how much of being further ahead than that, among many candidates, makes up for what lacks to the bar.
    """

    name: str
    lead: float
    further: float

    def bar(self, candidate: str) -> float | None:
        """The least score with which this candidate can be an answer; None where the scorer only orders."""

    def scores(self, title: str, candidates: Sequence[str]) -> Sequence[float]:
        """A score for each candidate, 0 to 1."""

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]] | None:
        """How much each of `ones` means what each of `others` does (0 to 1), or None where it cannot tell."""
