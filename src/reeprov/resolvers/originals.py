"""Which of two titles that an entry gives is the original and which the translation."""

from __future__ import annotations

from ..model.finding import Confidence
from ..model.record import Evidence, Outlet
from ..normalize.scripts import languages_of, written_otherwise


def original_of_two(title: str, other: str, outlet: Outlet | None) -> Evidence | None:
    """The title in the outlet's own script; without an outlet, the one that is not in Latin letters.

    None where both or neither are: of two titles in one script nothing here tells which was first.
    """
    if outlet and outlet.languages:
        fitting = [one for one in (title, other) if _can_be_of(outlet, one)]
        sure, why = Confidence.HIGH, f"{outlet.name} writes in its script"
    else:
        fitting = [one for one in (title, other) if languages_of(one)]
        sure, why = Confidence.MEDIUM, "the other title is in Latin letters, as translations are"
    if len(fitting) != 1:
        return None
    translation = other if fitting[0] == title else title
    return Evidence(
        "original-title", fitting[0], "entry", sure, f"of the two titles the original: {why}", (translation,)
    )


def _can_be_of(outlet: Outlet, title: str) -> bool:
    own = languages_of(title)
    if own:
        return not set(own).isdisjoint(outlet.languages)
    return any(not written_otherwise(language) for language in outlet.languages)
