"""The view of an entry cut where its punctuation cuts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy

_EDGES = " \x01,;:|/—–-·•，、；：،؛*_<>"
_EDGES_AND_BRACKETS = _EDGES + ")]"
_OPENERS = ("(", "[", "（")
_CLOSERS = (")", "]", "）")
_ALNUM = lazy(r"[^\W_]")

# Marks that end a piece, strongest first; a stop ends one unless an initial or an abbreviation is before it.
_MARK = lazy(r"[.,;:(\[（/|｜·•—–。；？！?!…،؛，、：-]|\x01++")
_BREAK = lazy(
    r"(?P<hole>(?:\.(?=[ ]*+[\x01(\[（]))?[ ,;:(\[（]*+\x01[\x01 )\].,;:）]*+)"
    r"|(?P<slashes>(?<=[ ])//[ ]?)"
    r"|(?P<bar>[|｜·•][ ]*)"
    r"|(?P<dash>(?<=[ ])(?:[—–-]|--)[ ]|—{1,2}[ ]?)"
    r"|(?P<stop>(?:[.;؛](?=[ ]|\Z)|[?!…](?=[ ])|[。；？！])[ ]*+)"
    r"|(?P<comma>[,،](?=[ ]|\Z)[ ]*+|，|、)"
    r"|(?P<colon>:(?=[ ]|\Z)[ ]*+|：)"
    r"|(?P<bracket>[(（])"
)
_STRONG = ("hole", "slashes", "bar", "dash", "stop")
_ABBREVIATIONS = frozenset({
    "st", "dr", "mr", "mrs", "ms", "prof", "jr", "sr", "vs", "vol", "no", "nos", "ed", "eds", "dept", "inc", "corp",
    "ltd", "co", "bros", "ft", "mt", "rep", "sen", "gov", "gen", "col", "lt", "ave", "sci", "j", "proc", "int",
    "env", "environ", "им", "т", "г", "с", "д", "р", "проф", "акад", "св", "ул", "геол", "горн", "журн", "изд",
    "вып", "обл",
})  # fmt: skip


_LONGEST_ABBREVIATION = 12
# The rest of a journal's name in abbreviations, behind the first stop in it: `Miner. Eng.,`.
_JOURNAL = lazy(r"(?:[ ][^\W\d_a-z][^\W\d_]{0,11}\.){1,4},")
_LONGEST_JOURNAL = 48
_LAST_WORD = lazy(r"[\W_]")


class Piece(NamedTuple):
    """A stretch of the view between two breaks; `after` is the kind of the break that ended it."""

    start: int
    end: int
    after: str


def _breaks(view: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The breaks in a stretch; the long pattern is tried only at the marks that one begins with."""
    free = start
    for mark in _MARK.finditer(view, start, end):
        if mark.start() >= free and (found := _BREAK.match(view, mark.start(), end)):
            yield found
            free = found.end()


def split_pieces(view: str, start: int, end: int) -> Iterator[Piece]:
    """The stretches between breaks of any kind."""
    position = start
    for match in _breaks(view, start, end):
        kind = match.lastgroup or ""
        if kind == "stop" and not _is_stop(view, match.start()):
            continue
        if place := _trimmed(view, position, _end_of(view, match, kind)):
            yield Piece(*place, kind)
        position = match.end()
    if place := _trimmed(view, position, end, final=True):
        yield Piece(*place, "end")


def split_groups(view: str, start: int) -> list[Piece]:
    """The stretches between strong breaks."""
    groups = []
    position = start
    for match in _breaks(view, start, len(view)):
        kind = match.lastgroup or ""
        if kind not in _STRONG or (kind == "stop" and not _is_stop(view, match.start())):
            continue
        if place := _trimmed(view, position, _end_of(view, match, kind)):
            groups.append(Piece(*place, kind))
        position = match.end()
    if place := _trimmed(view, position, len(view), final=True):
        groups.append(Piece(*place, "end"))
    return groups


def _end_of(view: str, match: re.Match[str], kind: str) -> int:
    """Where the piece in front of a break ends: question and exclamation marks are its own."""
    at = match.start()
    return at + 1 if kind == "stop" and view[at] in "?!？！" else at


def _is_stop(view: str, at: int) -> bool:
    """Whether a full stop ends a piece: not behind an initial or an abbreviation."""
    if view[at] != ".":
        return True
    word = view[max(at - _LONGEST_ABBREVIATION, 0) : at].rpartition(" ")[2]
    if not word.isalnum():
        word = _LAST_WORD.split(word)[-1]
    if len(word) == 1 and word.isalpha():
        return not (word.isupper() or view[at - 2 : at - 1] == ".")  # "J. Smith", "e.g."
    if word.casefold() in _ABBREVIATIONS:
        return False
    if not word[:1].isupper() or view[max(at - len(word) - 2, 0) : at - len(word)].rstrip()[-1:].isalnum():
        return True  # the name of a journal begins behind a break
    return view.find(".,", at + 2, at + _LONGEST_JOURNAL) < 0 or not _JOURNAL.match(view, at + 1)


def trimmed(view: str, start: int, end: int, keep_end: bool = False, final: bool = False) -> Span | None:
    """A stretch without blanks and separators at its edges, or None where nothing is left."""
    place = _trimmed(view, start, end, keep_end, final)
    return Span(*place) if place else None


def _trimmed(view: str, start: int, end: int, keep_end: bool = False, final: bool = False) -> tuple[int, int] | None:
    edges = " \x01" if keep_end else _EDGES_AND_BRACKETS
    whole = view[start:end]
    piece = whole.lstrip(edges)
    begin = start + len(whole) - len(piece)
    core = piece.rstrip(edges)
    if not keep_end and ("(" in core or "[" in core or "（" in core):
        core = _with_its_brackets(core, piece)
    if final:
        core = core.rstrip(".。 ")
    if not core or not (core[0].isalnum() or _ALNUM.search(core)):
        return None
    return begin, begin + len(core)


def _with_its_brackets(core: str, piece: str) -> str:
    """The core of a piece with the brackets behind it that close what it opens, without what it opens in vain."""
    if core.endswith(_OPENERS) and not piece.endswith(_CLOSERS):
        core = core.rstrip(_EDGES_AND_BRACKETS + "([（")  # of a bracket whose contents were taken out
    extra = piece[len(core) :]
    for opener, closer in ("()", "[]"):
        if core.count(opener) > core.count(closer) and extra.startswith(closer):
            core += closer
            extra = extra[1:]
    return core


def unquoted(view: str, span: Span) -> Span:
    """A span without the marks around it and without the stop or comma that a style puts inside them."""
    start, end = span
    if view[start] in "“„«»\"＂‘'‚‹「『《〈" and end - start > 2 and view[end - 1] in "”“»«\"＂’'‘›」』》〉":
        start, end = start + 1, end - 1
        while end > start and view[end - 1] in " ,.":
            if view[end - 1] == "." and (view[end - 2] == "." or not _is_stop(view, end - 1)):
                break
            end -= 1
        while start < end and view[start] == " ":
            start += 1
    return Span(start, end) if start < end else span
