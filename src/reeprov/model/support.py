"""What a source was found to say of a claim that rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from .noun import NamedTuple
from .text import Span


class Presence(Enum):
    """Whether something of a claim stands in a snapshot."""

    FOUND = "found"
    ALTERED = "altered"  # nearly so; the note says what differs
    ABSENT = "absent"
    UNKNOWN = "unknown"  # it could not be looked for; the note says why


class Hint(NamedTuple):
    """The passage of a source that shares most with a claim: where to look first, and proof of nothing."""

    span: Span
    text: str


class Support(NamedTuple):
    """One thing that was looked for in the snapshot of a source.

    Attributes:
        claim, entry: indexes into the dossier's claims and the document's entries.
        stage: the index of the page among the dossier's stages where it was found, if that is not the entry's own page
            but one upstream of it; where something is not found there, nothing is said.
        kind: "quotation", "figure" or "name".
        span: where it stands in the document; `text` is how it stands there.
        digest: of the snapshot's text.
        found: where it stands in that text; None unless it was found, altered or not.
        excerpt: the words there, with some around them.
        note: what differs, or why nothing can be said.
        hint: where to look, if it was not found and a passage comes near.
    """

    claim: int
    entry: int
    kind: str
    span: Span
    text: str
    presence: Presence
    digest: str
    found: Span | None = None
    excerpt: str = ""
    note: str = ""
    hint: Hint | None = None
    stage: int | None = None


def by_claim(supports: Iterable[Support]) -> dict[int, list[Support]]:
    """What was looked for, by the claim that it is part of."""
    found: dict[int, list[Support]] = {}
    for support in supports:
        found.setdefault(support.claim, []).append(support)
    return found


class Source(NamedTuple):
    """The text of a source as it was seen.

    Attributes:
        language: ISO 639-1 or "und".
        digest: of the text.
        is_whole: whether that is all of it; not behind a paywall, nor where hardly anything could be read.
    """

    text: str
    language: str
    digest: str
    is_whole: bool = True
