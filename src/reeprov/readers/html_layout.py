"""What becomes of the pass over a page: one prose, its blocks, links and items, and what is left out after all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ..model.citation import Link
from ..model.document import Block, BlockKind
from ..model.text import Span
from ..normalize.patterns import lazy
from .anchors import lists_of, number, series
from .html_items import RawItem
from .html_pass import Pass
from .html_tokens import decode_in_place
from .interface import Item, Layout
from .lines import stands_first

_EDGES = " \t\0\r\n\f\v\u00a0\u200b\ufeff"
_ARROWS = frozenset(("^", "↑", "↩", "↵", "⏎", "⤴", "⇑", "↖", "«", "↩︎", "^^", "back"))
_NOT_READ = (BlockKind.CODE, BlockKind.BOILERPLATE)
_VISIBLE_KEY = lazy(
    r"[\s\0]*+(?:[\[【［]([^\[\]\n【】［］]{1,60}+)[\]】］]|[(（]?(\d{1,4})\0{0,200}+[)）.:]?)[.:]?(?=[\s\0]|\Z)[\s\0]*+"
)
_CITING = lazy(r"[\[【［]\s*([^\s\[\]()【】［］]{1,40})\s*[\]】］]|\(?(\d{1,4}|[*†‡§]{1,3}|[A-Za-z]{1,2})\)?")
_PREFORMATTED_LINES = lazy(r"[^\n]*[^\s\0][^\n]*(?:\n[^\n]*[^\s\0][^\n]*)*+")


def finish(page: Pass) -> Layout:
    """Everything in its final form."""
    prose = decode_in_place("".join(page.pieces))
    links, returns = _split_links(page, prose)
    prose = _blanked(prose, returns)
    blocks = list(_trimmed_blocks(page, prose))
    items = _cited_items(page.items, prose, blocks, links)
    unwanted = _unwanted(page, prose, blocks, links, items)
    prose = _blanked(prose, [span for span, _ in unwanted])
    gone = _Cover([span for span, _ in unwanted])
    blocks = [block for block in blocks if block.span.start not in gone]
    blocks += [Block(BlockKind.BOILERPLATE, span) for span, _ in unwanted]
    headings = [_visible(prose, span) for span in page.headings if span.start not in gone]
    about = page.metadata.result(headings)
    return Layout(
        prose=prose,
        blocks=tuple(sorted(blocks, key=lambda block: block.span)),
        links=tuple(link for link in links if link.span.start not in gone),
        items=_renumbered([item for item in items if item.span.start not in gone]),
        superscripts=tuple(_trimmed(prose, span) for span in page.raised if span.start not in gone),
        title=about.title,
        outlet=about.outlet,
        issued=about.issued,
        language=about.language,
        left_out=tuple(sorted([*(entry for entry in page.left_out if entry[0].start not in gone), *unwanted])),
        in_columns=page.keep_preformatted,
    )


def _split_links(page: Pass, prose: str) -> tuple[list[Link], list[Span]]:
    """The links, and the places of arrows and letters by which an entry leads back to where it is cited."""
    links = []
    returns = []
    for start, inner, inner_end, end, target, back in page.links:
        span = Span(start, end)
        text = _trimmed(prose, Span(inner, inner_end))
        if target.startswith("#") and (back or text.end - text.start < 60):
            words = _visible(prose, text)
            if words in _ARROWS or target.startswith("#cite_ref") or (back and len(words) < 3 and words.isalpha()):
                returns.append(span)
                continue
            if back:
                continue
        links.append(Link(span, text, target))
    return links, returns


def _trimmed_blocks(page: Pass, prose: str) -> Iterator[Block]:
    """The blocks without the white space and the markup at their edges."""
    for kind, start, end, preformatted in page.blocks:
        if kind in _NOT_READ:
            span = _trimmed(page.text, Span(start, end))
            if span.start < span.end:
                yield Block(kind, span)
            continue
        pieces = [Span(start, end)]
        if preformatted:
            pieces = [Span(*match.span()) for match in _PREFORMATTED_LINES.finditer(prose, start, end)]
        for piece in pieces:
            span = _trimmed(prose, piece)
            if span.start < span.end:
                yield Block(kind, span)


def _cited_items(raw_items: list[RawItem], prose: str, blocks: list[Block], links: list[Link]) -> list[Item]:
    """The items of numbered lists, and other elements that a cite points at."""
    cited: dict[str, str] = {}
    for link in links:
        if not link.target.startswith("#") or stands_first(prose, link.text.start):
            continue
        words = _visible(prose, link.text)
        if prose[link.span.start - 1 : link.span.start] == "[":
            words = f"[{words}]"
        if match := _CITING.fullmatch(words[:60]):
            cited.setdefault(_fragment(link.target), match[1] or match[2])
    anchors = {anchor for raw in raw_items for anchor in raw.anchors}
    counting = [anchor for anchor, key in cited.items() if anchor in anchors and key == number(anchor)]
    counted = lists_of(anchors, counting)
    for anchor in anchors:
        if series(anchor) in counted:
            cited.setdefault(anchor, number(anchor))  # of one list with those that are cited
    headings = [block.span.start for block in blocks if block.kind is BlockKind.HEADING]
    lines = _Lines(blocks)
    found = []
    following = len(prose) + 1
    for raw in sorted(raw_items, key=lambda item: (item.start, -item.end), reverse=True):
        if raw.number is None:
            pointing = [anchor for anchor in raw.anchors if anchor in cited]
            at = bisect_left(headings, raw.start)
            holds_heading = at < len(headings) and headings[at] < raw.end
            if not pointing or following < raw.end or holds_heading or (len(pointing) > 1 and raw.name in ("p", "td")):
                continue
            key = cited[pointing[0]]
        else:
            key = raw.number
        following = raw.start
        body = lines.within(raw.body, raw.end)
        label = lines.within(raw.start, raw.body) if raw.name == "dt" and raw.body > raw.start else body
        written = _VISIBLE_KEY.match(prose, label.start, label.end)
        if written and (raw.number is None or written[1]):
            key = (written[1] or written[2]).replace("\0", "").strip() or key
            if written.end() > body.start:
                body = Span(written.end(), body.end)
        found.append(Item(key, Span(raw.start, max(body.end, raw.body)), body, raw.list, anchors=tuple(raw.anchors)))
    return found[::-1]


def _unwanted(
    page: Pass, prose: str, blocks: list[Block], links: list[Link], items: list[Item]
) -> list[tuple[Span, str]]:
    """The doubtful parts that hold neither sources nor a good part of the text, outermost only."""
    if not page.doubtful:
        return []
    starts = [block.span.start for block in blocks]
    amount = [0]
    for block in blocks:
        read = block.kind not in _NOT_READ
        amount.append(amount[-1] + (block.span.end - block.span.start if read else 0))
    cites = {_fragment(link.target) for link in links if link.target.startswith("#")}
    witnesses = [item.span.start for item in items if not cites.isdisjoint(item.anchors)]
    witnesses += _labels(prose, blocks)
    witnesses.sort()
    titles = [span.start for span in page.headings]
    found: list[tuple[Span, str]] = []
    for start, end, why in sorted(page.doubtful, key=lambda part: (part[0], -part[1])):
        if found and start < found[-1][0].end:
            continue
        at = bisect_left(witnesses, start)
        if why != "navigation" and at < len(witnesses) and witnesses[at] < end:
            continue
        at = bisect_left(titles, start)
        if at < len(titles) and titles[at] < end:
            continue
        share = amount[bisect_left(starts, end)] - amount[bisect_left(starts, start)]
        if share * 5 > amount[-1] * 2:
            continue
        found.append((Span(start, end), why))
    return found


class _Lines:
    """The blocks that are read, by place."""

    def __init__(self, blocks: list[Block]) -> None:
        spans = [block.span for block in blocks if block.kind not in _NOT_READ]
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]

    def within(self, start: int, end: int) -> Span:
        """From the first to the last character that is read of a part made of whole blocks."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return Span(self.starts[first], self.ends[last - 1]) if first < last else Span(start, start)


class _Cover:
    """Whether a place lies in one of several spans, which follow each other."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self.spans[at].end


def _labels(prose: str, blocks: list[Block]) -> Iterator[int]:
    """Where the blocks begin that say that sources follow."""
    from .. import languages

    labels = languages.list_labels()
    for kind, span in blocks:
        short = span.end - span.start < 80 and kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
        if short and _visible(prose, span).casefold().strip(" :.：") in labels:
            yield span.start


def _renumbered(items: list[Item]) -> tuple[Item, ...]:
    """Lists counted from 0 in the order in which they appear."""
    order: dict[int, int] = {}
    return tuple(item._replace(list=order.setdefault(item.list, len(order))) for item in items)


def _blanked(prose: str, spans: list[Span]) -> str:
    """The prose with NUL for all of each span but its first place, where a line may end; spans are in order."""
    if not spans:
        return prose
    pieces = []
    done = 0
    for start, end in spans:
        pieces += [prose[done : start + 1], "\0" * (end - start - 1)]
        done = end
    return "".join(pieces) + prose[done:]


def _trimmed(prose: str, span: Span) -> Span:
    """A span without the white space and the markup at its edges."""
    if span.start < span.end and prose[span.start] not in _EDGES and prose[span.end - 1] not in _EDGES:
        return span
    piece = prose[span.start : span.end]
    end = span.start + len(piece.rstrip(_EDGES))
    start = span.end - len(piece.lstrip(_EDGES))
    return Span(start, end) if start < end else Span(span.start, span.start)


def _visible(prose: str, span: Span) -> str:
    return " ".join(prose[span.start : span.end].replace("\0", "").split())


def _fragment(target: str) -> str:
    if "%" in target:
        from urllib.parse import unquote

        return unquote(target[1:])
    return target[1:]
