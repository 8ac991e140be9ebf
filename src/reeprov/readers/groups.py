"""The body of a marker read as numbers: `2`, `2, 3`, `1-3, 5`, `1, p. 5`."""

from __future__ import annotations

from ..model.citation import Cite
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy

# What says where in the source: `[1, p. 5]`, `[1, с. 12-14]`, `[1:12]`, `【1†L3-L5】`, `【1†source】`.
_LOCATED = lazy(
    r"(\d{1,4})(?:[\s\0,:]{1,4}+(?:pp?|pages?|с|стр|S|§§?|sec|sect|section|ch|chap|fig|tab|art|para|vol|no|l|cap|гл)\.?[\s\0]*+"
    r"[\w.,–—-]{1,20}+|[\s\0]*+[:†][\s\0]*+L?\d{1,6}(?:[-–—]L?\d{1,6})?|(?::\d{1,4})?†[^†\]】]{1,40}+)"
)
_NUMBER = lazy(r"[\s\0]*+(\d{1,4})(?:[\s\0]*+([-–—−‐‑])[\s\0]*+(\d{1,9}))?+[\s\0]*+")
_SEPARATORS = ",;，；、"
SEPARATOR = lazy(rf"[{_SEPARATORS}][\s\0]*+")
# What a body is made of that says nothing of a place in the source.
_NUMERIC = "0123456789, -–"

# A range that names more than this many keys is malformed, not expanded.
WIDEST_RANGE = 200


class Group(NamedTuple):
    """The body of a marker read as numbers: keys with their places, or what is wrong with it."""

    cites: tuple[Cite, ...]
    ranges: tuple[tuple[int, int], ...]
    problem: str | None


def read_group(body: str, offset: int) -> Group | None:
    """The numbers of a marker's body; None where it is not made of numbers."""
    if body.isdecimal() and len(body) <= 4:  # most are no more than that
        return Group((Cite(str(int(body)), Span(offset, offset + len(body))),), (), None)
    cites: list[Cite] = []
    ranges: list[tuple[int, int]] = []
    problem: str | None = None
    if body.strip(_NUMERIC) and (located := _LOCATED.fullmatch(body.strip())):
        start = offset + len(body) - len(body.lstrip())
        return Group((Cite(str(int(located[1])), Span(start, start + len(located[1]))),), (), None)
    position = 0
    while position < len(body):
        match = _NUMBER.match(body, position)
        if match is None:
            return None
        place = Span(offset + match.start(1), offset + match.end(3 if match[3] else 1))
        low = int(match[1])
        if match[3]:
            high = int(match[3])
            ranges.append((low, high))
            if high < low:
                problem = "falling-range"
            elif high - low > WIDEST_RANGE:
                problem = "too-wide-range"
            else:
                cites += [Cite(str(number), place) for number in range(low, high + 1)]
        else:
            cites.append(Cite(str(low), place))
        position = match.end()
        if position < len(body):
            position += 1
            if body[position - 1] not in _SEPARATORS or position == len(body):
                return None
    if not cites and not ranges:
        return None
    return Group(() if problem else tuple(cites), tuple(ranges), problem)
