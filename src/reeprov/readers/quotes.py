"""Quotation marks in an entry: which stretches of it are quoted as a field is, not as a word is."""

from __future__ import annotations

from collections.abc import Iterator

from .. import languages
from ..model.text import Span
from ..normalize.patterns import lazy

# What opens → what may close it.
QUOTES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "＂": "＂",
    "‘": "’",
    "'": "'",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
# These also stand within words (apostrophes) or open and close alike: they close only where a field can end.
_DOUBTFUL = "\"＂‘'‚"
_EAST_ASIAN = "「『《〈"

_OPENING = lazy("[" + "".join(QUOTES) + "]")
_MARKS = {mark: lazy(f"[{mark}{closers}]") for mark, closers in QUOTES.items()}
_BEFORE = frozenset(" \x01([{—–-|/:：,，.。、;；》”>*")
# What may stand behind a field, the likeliest first.
_FIELD_ENDS = (
    lazy(r"[ ]*+(?:\Z|[\x01.,;:!?)\]}|/(\[（—–，。、；：،《」’-]|\d|[^\W\d_]{1,8}\.?[ ][\x01\d])"),
    lazy(r"(?:(?<=[.,?!…。？！].)|(?<=[.,?!][’'»”].))(?:[ ]|\Z)"),
    # ‘title’ Financial Times (London, 3 May 2023)
    lazy(r"[ ][^\W\d_a-z][^\s,.;()]{0,30}(?:[ ][^\s,.;()]{1,30}){0,4}[ ]\([^()]{0,40}\d{4}\)"),
)

# More quotations than this no entry has; what is left over is prose.
MOST = 12


def quotations(view: str) -> Iterator[Span]:
    """The quoted stretches, marks included, that begin and end where a field of an entry can."""
    position = 0
    for _ in range(MOST):
        opening = _OPENING.search(view, position)
        if opening is None:
            return
        start = position = opening.start()
        position += 1
        before = view[start - 1] if start else " "
        if before not in _BEFORE and view[start] not in _EAST_ASIAN and not "\u3040" <= before <= "\u9fff":
            continue
        end = _closing(view, start)
        if end is not None and any(map(str.isalnum, view[start:end])):
            yield Span(start, end)
            position = end


def _closing(view: str, start: int) -> int | None:
    """The end of the quotation that opens at `start`, or None where it never closes or a sentence goes on behind it."""
    mark = view[start]
    depth = 0
    last = None
    for match in _MARKS[mark].finditer(view, start + 1):
        at = match.start()
        if mark not in _DOUBTFUL:
            if view[at] == mark:
                depth += 1
                continue
            if depth:
                depth -= 1
                last = match.end() if _ends_field(view, match.end()) else last
                continue
            return match.end() if mark in _EAST_ASIAN or _ends_field(view, match.end()) else None
        if at > start + 1 and _ends_field(view, match.end()):
            return match.end()
    return last


def _ends_field(view: str, at: int) -> bool:
    """Whether what follows is a break, the end, or a date ("from February 2025")."""
    if any(pattern.match(view, at) for pattern in _FIELD_ENDS):
        return True
    words = view[at : at + 40].casefold().split()
    if len(words) < 2 or words[0] not in languages.from_words():
        return False
    return words[1].strip(".,") in languages.months()
