"""What stands before, after and between the prose: title, outlet, date line, byline, and the page's boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .. import languages
from ..model.citation import Dated
from ..model.document import Block, BlockKind
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .boilerplate import is_boilerplate, visible

_HOST = lazy(r"(?:https?://)?((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})/?", re.IGNORECASE)
_DATELINE = lazy(
    r"(?P<place>[^\W\d_][^\W\d_.'’-]*+(?:[ .'’-]+[^\W\d_]++){0,4}(?:,[ ]?[^\W\d_]++(?:[ .-]+[^\W\d_]++){0,3})?)"
    r"[ ]{1,2}[—–-]{1,2}[ ]{1,2}(?P<rest>[^:\n]{4,40}:)?"
)
_END = lazy(r"[.!?…。！？][\"'”’»)\]]*+\Z|\[[^\]]{1,12}\]")
_NUMBER = lazy(r"\d{1,3}")

# How far into a document its title, date and byline are looked for, in blocks and in code points.
FRONT_BLOCKS = 14
FRONT_REACH = 4_000
LONGEST_TITLE = 220
LONGEST_MASTHEAD = 240


class Front(NamedTuple):
    """What a document says of itself, and its blocks with their kinds settled."""

    title: str | None
    outlet: str | None
    issued: Dated | None
    blocks: tuple[Block, ...]


def describe(prose: str, blocks: Sequence[Block]) -> Front:
    """Tell prose from what surrounds it.

    A dateline ("MOSCOW, Russia — November 5, 2025:") starts the article: title, deck and captions before it are no
    prose.
    """
    settled = _without_boilerplate(prose, blocks)
    dateline = _dateline(prose, settled)
    if dateline is not None:
        number, span, dated = dateline
        block = settled[number]
        rest = _after(prose, span.end, block.span.end)
        head = [
            old if old.kind is BlockKind.BOILERPLATE else Block(BlockKind.METADATA, old.span)
            for old in settled[:number]
        ]
        tail = [Block(BlockKind.METADATA, span)] + ([Block(BlockKind.PARAGRAPH, rest)] if rest.start < rest.end else [])
        front = _front(prose, head)
        return Front(front.title, front.outlet, dated or front.issued, (*front.blocks, *tail, *settled[number + 1 :]))
    return _front(prose, settled)


def _without_boilerplate(prose: str, blocks: Sequence[Block]) -> list[Block]:
    settled: list[Block] = []
    teaser = False  # behind "More from …" come headlines of other articles
    for block in blocks:
        line = visible(prose[block.span.start : block.span.end])
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM) and "\n" not in line:
            if is_boilerplate(line):
                settled.append(Block(BlockKind.BOILERPLATE, block.span))
                teaser = line.casefold().startswith(languages.boilerplate_starts()) and len(line) < 60
                continue
            if teaser and block.kind is BlockKind.PARAGRAPH and len(line) < 120 and not _END.search(line):
                settled.append(Block(BlockKind.BOILERPLATE, block.span))
                continue
        teaser = False
        settled.append(block)
    return settled


def _dateline(prose: str, blocks: Sequence[Block]) -> tuple[int, Span, Dated | None] | None:
    for number, block in enumerate(blocks[:FRONT_BLOCKS]):
        if block.span.start > FRONT_REACH:
            return None
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        begin = block.span.start
        if not prose[begin : begin + 1].isupper() or prose[begin + 1 : begin + 2].islower():
            continue  # the place is in capitals
        match = _DATELINE.match(prose, begin, min(block.span.end, begin + 120))
        if match is None or not match["place"].split(",")[0].isupper():
            continue
        dated = _first_date(prose, Span(*match.span("rest"))) if match["rest"] else None
        end = match.end() if dated else match.start("rest") if match["rest"] else match.end()
        span = Span(match.start(), match.start() + len(prose[match.start() : end].rstrip()))
        return number, span, dated
    return None


def _front(prose: str, blocks: Sequence[Block]) -> Front:
    title = outlet = None
    issued: Dated | None = None
    settled = list(blocks)
    for number, block in enumerate(blocks[:FRONT_BLOCKS]):
        if block.span.start > FRONT_REACH or block.kind in (BlockKind.CODE, BlockKind.TABLE, BlockKind.ITEM):
            break
        if block.kind is BlockKind.BOILERPLATE:
            continue
        line = visible(prose[block.span.start : block.span.end])
        if "." in line and " " not in line and (match := _HOST.fullmatch(line)):
            outlet = outlet or match[1].lower()
            settled[number] = Block(BlockKind.METADATA, block.span)
        elif (dated := _only_date(prose, block.span)) is not None:
            issued = issued or dated
            settled[number] = Block(BlockKind.METADATA, block.span)
        elif (masthead := _masthead(prose, block.span)) is not None:
            outlet, issued = outlet or masthead[0], issued or masthead[1]
            settled[number] = Block(BlockKind.METADATA, block.span)
        elif block.kind is BlockKind.HEADING:
            title = title or line
        elif _is_prose(line):
            break
        elif title is None and number == 0 and _is_title(line, prose, block.span, blocks):
            title = line
            settled[number] = Block(BlockKind.METADATA, block.span)
        elif block.kind is BlockKind.METADATA or (len(line) < 60 and not _END.search(line)):
            settled[number] = Block(BlockKind.METADATA, block.span)
    return Front(title, outlet, issued, tuple(settled))


def _is_title(line: str, prose: str, span: Span, blocks: Sequence[Block]) -> bool:
    """A first line that ends without a stop and stands apart; a bare name is a byline."""
    apart = len(blocks) > 1 and prose.count("\n", span.end, blocks[1].span.start) > 1
    return apart and len(line.split()) > 2 and len(line) <= LONGEST_TITLE


def _is_prose(line: str) -> bool:
    return len(line) > LONGEST_TITLE or (_END.search(line) is not None and len(line) > 40)


def _only_date(prose: str, span: Span) -> Dated | None:
    if span.end - span.start > 60:
        return None
    dated = _first_date(prose, span)
    if dated is None or not dated.date:
        return None
    left = visible(prose[span.start : dated.span.start] + prose[dated.span.end : span.end]).strip(" :,.|·")
    words = left.casefold().rstrip(":")
    return dated if not left or words in languages.published_words() or _CLOCK.fullmatch(left) else None


def _masthead(prose: str, span: Span) -> tuple[str | None, Dated] | None:
    """Outlet and day of `*The Gazette, 14 March 2025. …*`, or the day of a byline: `By Ann Marsh, 14 March 2025`.

    A line of more than a name and a day counts only where all of it is set off by markup.
    """
    if span.end - span.start > LONGEST_MASTHEAD or (dated := _first_date(prose, span)) is None:
        return None
    name = visible(prose[span.start : dated.span.start]).strip(" ,|·—–-")
    rest = visible(prose[dated.span.end : span.end]).strip(" ,.|·—–-")
    reading = dated.date
    if not reading or not reading.day or not 1 <= len(name.split()) <= 6 or not name[0].isupper() or "." in name:
        return None
    if not all(word[0].isupper() or len(word) < 4 for word in name.split()):
        return None
    set_off = "\0" in prose[max(span.start - 1, 0) : span.start + 1] and "\0" in prose[span.end - 1 : span.end + 1]
    if rest and not (set_off and prose[dated.span.end] == "."):
        return None
    from .issuers import looks_like_outlet

    return (name if len(name.split()) > 1 and looks_like_outlet(name) else None), dated


_CLOCK = lazy(r"(?:at |в |um )?\d{1,2}[:.]\d{2}(?:[ ]?[A-Za-z]{2,4})?")


def _first_date(prose: str, span: Span) -> Dated | None:
    if not _NUMBER.search(prose, span.start, span.end):
        return None
    from ..normalize.dates import find_dates  # only now: it has much to compile
    from .words import date_words

    for found in find_dates(prose[span.start : span.end], date_words()):
        if found.style != "year":
            place = Span(span.start + found.span.start, span.start + found.span.end)
            return Dated(found.text, place, found.readings)
    return None


def _after(prose: str, start: int, end: int) -> Span:
    piece = prose[start:end]
    return Span(end - len(piece.lstrip(" \t\0\n—–:")), end)
