"""The text of a page that people read: no scripts, no menus, a line for each block.

One pass over the tags without a tree, so that nothing in a page can make it slow: depth costs nothing here.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator

from ..model.digest import digest

# What is not shown, up to its end tag; a start without an end takes the rest of the page, as in browsers.
_HIDDEN = re.compile(r"<(?:!--|(script|style|noscript|template|svg|iframe|object|textarea|math)\b)", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "math")
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>")
_TITLE = re.compile(r"<title\b[^<>]*+>([^<]*+)", re.IGNORECASE)
_FRAME = frozenset(("nav", "footer", "aside", "form", "button", "select", "dialog", "menu", "head"))
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source",
))  # fmt: skip
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
    return _joined(shown, _FRAME, enough) or _joined(shown, frozenset(("head",)), enough)


def _joined(page: str, left_out: frozenset[str], enough: int) -> str:
    lines: list[str] = []
    for line in _lines(page, left_out):
        lines.append(line)
        enough -= len(line) + 1
        if enough < 0:
            break
    return "\n".join(lines)


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


def _lines(page: str, left_out: frozenset[str]) -> Iterator[str]:
    pieces: list[str] = []
    linked = in_link = outside = position = 0
    for match in _TAG.finditer(page):
        name = match[2].lower()
        if match.start() > position and not outside:
            pieces.append(page[position : match.start()])
            if in_link:
                linked += match.start() - position
        position = match.end()
        if name in left_out:
            outside = max(0, outside + (-1 if match[1] else 1))
        if name == "a":
            in_link = not match[1]
        elif pieces and name not in _INLINE:
            yield from _line(pieces, linked)
            pieces, linked = [], 0
    if not outside:
        pieces.append(page[position:])
    yield from _line(pieces, linked)


def _line(pieces: list[str], linked: int) -> Iterator[str]:
    text = " ".join(html.unescape("".join(pieces)).split())
    if text and not (linked >= _LINKED * len(text) and len(text) < _MENU_LENGTH):
        yield text
