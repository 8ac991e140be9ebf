"""What a figure measures or counts: the nouns behind it."""

from __future__ import annotations

from ..languages.statements.interface import NumberWords, each
from .words import Words

_LONGEST_MEASURE = 8
MEASURE_ENDS = each(
    "is are was were has have had will would could can may might that which who by to from since until with as but "
    "while "
    "when where after before on at than annually"
)


def is_plural(word: str, known: NumberWords) -> bool:
    """Whether a word is a noun in the plural, as far as its ending tells."""
    return word in known.plurals or (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "is", "’s", "'s"))
        and word not in known.uncounted
    )


def measure_of(words: Words, noun: int, behind: int) -> str:
    """What is counted, with what stands behind "of"."""
    more = noun_group(words, noun + 1, behind) if words.word(noun + 1) == "of" else None
    return f"{words.low[noun]} of {more}" if more else words.low[noun]


def noun_group(words: Words, at: int, behind: int) -> str | None:
    """The noun group that follows: up to punctuation or a verb."""
    if words.word(at) == "of":
        at += 1
    last = at
    while last < min(behind, at + _LONGEST_MEASURE) and words.low[last] not in MEASURE_ENDS:
        last += 1
        if words.gaps[last - 1].strip(" \n\u00a0"):
            break
    return " ".join(words.view[words.starts[at] : words.ends[last - 1]].split()) if last > at else None
