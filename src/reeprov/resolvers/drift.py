"""How a page reads otherwise than when it was locked, in a few lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from ..model.locked import Locked
from ..normalize.page_text import prose_of

_MOST_LINES = 3
_MOST_COMPARED = 2_000
_LONGEST = 160
# Words that are shown on each side of a change.
_AROUND = 4


def difference(row: Locked, before: str | None, text: str, title: str, words: int) -> tuple[str, ...]:
    """How a page differs from what was locked; `before` is its text of then, where that is known."""
    lines = []
    if row.page_title and row.page_title != title:
        lines.append(f"its title was “{_cut(row.page_title)}” and is “{_cut(title)}”")
    if before is None:
        if row.words and row.words != str(words):
            lines.append(f"it had {row.words} words and has {words}")
        return tuple(lines) or (
            "some of its words are others; which, cannot be shown, for how it read is not in the cache",
        )
    changes = list(_changes(_lines(before), _lines(text)))
    lines += changes[:_MOST_LINES]
    if len(changes) > _MOST_LINES:
        lines.append(f"and in {len(changes) - _MOST_LINES} more places")
    return tuple(lines) or ("its words come in another order",)


def _lines(text: str) -> list[str]:
    return prose_of(text).split("\n")[:_MOST_COMPARED]


def _changes(before: list[str], now: list[str]) -> Iterator[str]:
    for kind, start, end, other_start, other_end in SequenceMatcher(None, before, now).get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(before[start:end], now[other_start:other_end]):
                if new is None:
                    yield f"gone: “{_cut(old)}”"
                elif old is None:
                    yield f"new: “{_cut(new)}”"
                else:
                    yield _rewritten(old.split(), new.split())


def _rewritten(old: list[str], new: list[str]) -> str:
    """A line of then and of now, from a few words before where they part to a few behind where they meet again."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - first
    last = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return f"“{_around(old, first, last)}” is now “{_around(new, first, last)}”"


def _around(words: list[str], first: int, last: int) -> str:
    """The words but for the first and the last of so many, with some on each side."""
    start, end = max(0, first - _AROUND), min(len(words), len(words) - last + _AROUND)
    shown = _cut(" ".join(words[start:end]))
    return f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
