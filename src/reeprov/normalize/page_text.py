"""The text of a page that people read: no scripts, no menus, a line for each block.

One pass over the tags without a tree, so that nothing in a page can make it slow: depth costs nothing here.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator

from ..model.citation import Link
from ..model.digest import digest
from ..model.text import Span

# What is not shown, up to its end tag; a start without an end takes the rest of the page, as in browsers.  The letters
# that can come first are looked at first, since most tags begin with another.
_HIDDEN = re.compile(
    r"<(?=[!sntiom])(?:!--|(script|style|noscript|template|svg|iframe|object|textarea|math)\b)", re.IGNORECASE
)
_ENDS = {
    name: re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "math")
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>")
_TARGET = re.compile(r"\shref\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++)", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*+>([^<]*+)", re.IGNORECASE)
_FRAME = ("nav", "footer", "aside", "form", "button", "select", "dialog", "menu", "head")
_HEAD = ("head",)
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source",
))  # fmt: skip
# The tags by which parts of a page begin and end that are left out whole.
_BORDERS: dict[tuple[str, ...], re.Pattern[str]] = {
    names: re.compile(rf"<(/?)({'|'.join(names)})(?![a-z0-9:-])[^<>]*+>", re.IGNORECASE) for names in (_FRAME, _HEAD)
}
# A line in which so much is links is one of a menu, unless it is a long one.
_LINKED = 0.7
_MENU_LENGTH = 120
# Shorter lines are labels, counters and dates, which change while the text does not.
_PROSE = 40


def page_title(page: str) -> str:
    """What stands in `<title>`, on one line; empty where there is none."""
    match = _TITLE.search(page)
    return " ".join(html.unescape(match[1]).split()) if match else ""


def page_text(page: str, enough: int = sys.maxsize) -> str:
    """The readable text of a page, a line for each block; a text without markup is its own.

    With `enough` characters it need not be all of it.
    """
    shown = _without_hidden(page)
    return _joined(shown, _FRAME, enough) or _joined(shown, _HEAD, enough)


def shows_prose(page: str, enough: int) -> bool:
    """Whether a glance shows so many characters of prose: in long pieces without a tag, wherever they stand."""
    for piece in _without_hidden(page).split("<"):
        length = len(piece.partition(">")[2].strip())
        if length >= _PROSE:
            enough -= length
            if enough <= 0:
                return True
    return False


def page_links(page: str) -> tuple[Link, ...]:
    """The hyperlinks in `page_text(page)`, each where its words stand there; those of menus and frames are none."""
    shown = _without_hidden(page)
    has_text = next(_lines(shown, _FRAME), None) is not None  # else `page_text` is that of its frames
    return _links(shown, _FRAME if has_text else _HEAD)


def _joined(page: str, left_out: tuple[str, ...], enough: int) -> str:
    lines: list[str] = []
    for line, _, _ in _lines(page, left_out):
        lines.append(line)
        enough -= len(line) + 1
        if enough < 0:
            break
    return "\n".join(lines)


def _links(page: str, left_out: tuple[str, ...]) -> tuple[Link, ...]:
    found = []
    start = 0
    for line, pieces, anchors in _lines(page, left_out):
        if anchors:
            places = _places(pieces)
            for first, behind, tag in anchors:
                span = Span(start + min(places[first].end, len(line)), start + min(places[behind].start, len(line)))
                target = _TARGET.search(tag)
                if target and span.start < span.end:
                    found.append(Link(span, span, html.unescape(target[1].strip("\"' \t\r\n"))))
        start += len(line) + 1
    return tuple(found)


def _places(pieces: list[str]) -> list[Span]:
    """Between each two pieces of a line: where the words before end in it, and where those behind begin."""
    places = [Span(0, 0)]
    length, apart = 0, False
    for piece in pieces:
        words = html.unescape(piece)
        shown = " ".join(words.split())
        if shown:
            begin = length + (length > 0 and (apart or words[0].isspace()))
            places[-1] = Span(places[-1].start, begin)
            length, apart = begin + len(shown), words[-1].isspace()
        else:
            apart = apart or bool(words)
        places.append(Span(length, length))
    return places


def prose_of(text: str) -> str:
    """The lines of `page_text` that are prose; all of them where none is."""
    lines = text.split("\n")
    return "\n".join([line for line in lines if len(line) >= _PROSE] or lines)


def text_digest(text: str) -> str:
    """16 hex digits of the prose in a page's text, whatever case and white space it is written with."""
    return digest(" ".join(prose_of(text).casefold().split()))


def _without_hidden(page: str) -> str:
    kept = []
    position = 0
    while match := _HIDDEN.search(page, position):
        kept.append(page[position : match.start()])
        if match[1]:
            end = _ENDS[match[1].lower()].search(page, match.end())
            position = end.end() if end else len(page)
        else:
            found = page.find("-->", match.end())
            position = found + 3 if found >= 0 else len(page)
    kept.append(page[position:])
    return " ".join(kept)


def _lines(page: str, left_out: tuple[str, ...]) -> Iterator[tuple[str, list[str], list[tuple[int, int, str]]]]:
    """Each line with the pieces of markup that it is made of, and its links: first piece, the one behind, the tag."""
    pieces: list[str] = []
    anchors: list[tuple[int, int, str]] = []
    opened: tuple[int, str] | None = None
    in_link = False
    linked = position = 0
    while match := _TAG.search(page, position):
        start, behind = match.span()
        if start > position:
            piece = page[position:start]
            if pieces or not piece.isspace():
                pieces.append(piece)
            if in_link:
                linked += start - position
        position = behind
        closing, name = match.groups()
        if name not in _INLINE and (name := name.lower()) not in _INLINE:
            if pieces:
                if opened:
                    anchors.append((opened[0], len(pieces), opened[1]))
                if line := _line(pieces, linked):
                    yield line, pieces, anchors
                pieces, anchors = [], []
            opened, linked = None, 0
            if name in left_out and not closing:
                position = _behind(page, position, _BORDERS[left_out])
        elif name == "a":
            in_link = not closing
            if opened:
                anchors.append((opened[0], len(pieces), opened[1]))
            opened = (len(pieces), match[0]) if in_link else None
    pieces.append(page[position:])
    if opened:
        anchors.append((opened[0], len(pieces), opened[1]))
    if line := _line(pieces, linked):
        yield line, pieces, anchors


def _behind(page: str, position: int, borders: re.Pattern[str]) -> int:
    """Where a part ends that is left out, whose start tag ends at a position; at the end of the page if nowhere."""
    depth = 1
    while depth and (match := borders.search(page, position)):
        depth += -1 if match[1] else 1
        position = match.end()
    return position if depth == 0 else len(page)


def _line(pieces: list[str], linked: int) -> str:
    """The words of a line; none of one of a menu."""
    text = " ".join(html.unescape("".join(pieces)).split())
    return "" if linked >= _LINKED * len(text) and len(text) < _MENU_LENGTH else text
