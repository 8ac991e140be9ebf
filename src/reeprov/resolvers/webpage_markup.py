"""The parts of a page's markup in which it says something about itself.

One scan over the tags without a tree: nothing can nest too deep for it, and no page makes it slow.  What is in
comments, scripts and hidden parts does not count; blocks of JSON-LD are handed out as they stand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from ..model.noun import NamedTuple

# So much of a page is looked at, so many of its tags, so much of a tag, and so much of what stands between two tags.
_LONGEST_PAGE = 10_000_000
_MOST_TAGS = 5_000
_LONGEST_TAG = 10_000
_LONGEST_TEXT = 3_000
_MOST_BLOCKS = 50
_FEEDS = ("application/rss+xml", "application/atom+xml")

# The letters that can come first are looked at first, since most tags begin with another.
_HIDDEN = re.compile(
    r"<(?=[!sntiom])(?:!--|(script|style|noscript|template|svg|iframe|object|textarea|math)\b)", re.IGNORECASE
)
_ENDS = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg", "iframe", "object", "textarea", "math")
}
_TELLING = re.compile(r"<(?=[mlht])(meta|link|html|time|h1|title)(?=[\s/>])", re.IGNORECASE)
_ITEMPROP = re.compile(r"itemprop\s{0,3}=")
_ATTRIBUTE = re.compile(r"[\s/\"']*+(?:(>)|([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?|=)")
_TAG = re.compile(r"<[^<>]*+>")
_NAME = re.compile(r"<([a-z][a-z0-9]*)", re.IGNORECASE)


class Time(NamedTuple):
    """A `<time>` element: what it declares or, where it declares nothing, what it shows."""

    text: str
    is_behind_h1: bool
    itemprop: str


class Markup(NamedTuple):
    """What a page declares.

    Attributes:
        metas: name, property or itemprop of `<meta>` in lower case → its contents, in order.
        properties: itemprop of any other element in lower case → what it declares or shows, in order.
        links: rel of `<link>` → its first address; `feeds` are the addresses of the page's feeds.
        blocks: the texts of all JSON-LD.
        language: of `<html>`.
    """

    metas: dict[str, list[str]]
    properties: dict[str, list[str]]
    links: dict[str, str]
    blocks: tuple[str, ...]
    times: tuple[Time, ...]
    headings: tuple[str, ...]
    title: str
    language: str
    feeds: tuple[str, ...] = ()

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        """Each of the names that has contents, with these, in the order of the names."""
        for name in names:
            for content in self.metas.get(name, ()):
                yield name, content


def read_markup(page: str) -> Markup:
    """What a page declares; empty where the text is no markup."""
    shown, blocks = _parted(page[:_LONGEST_PAGE])
    metas: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    times: list[Time] = []
    headings: list[str] = []
    feeds: list[str] = []
    title = language = ""
    for match in islice(_TELLING.finditer(shown), _MOST_TAGS):
        name = match[1].lower()
        attributes, end = _attributes(shown, match.end())
        if name == "meta":
            content = attributes.get("content", "").strip()
            for key in ("property", "name", "itemprop", "http-equiv"):
                if content and (said := attributes.get(key)):
                    for word in said.lower().split():
                        metas.setdefault(word, []).append(content)
        elif name == "link":
            for rel in attributes.get("rel", "").lower().split():
                links.setdefault(rel, attributes.get("href", "").strip())
            if attributes.get("type", "").lower() in _FEEDS and (feed := attributes.get("href", "").strip()):
                feeds.append(feed)
        elif name == "time":
            said = attributes.get("datetime") or _text(shown, end, "time")
            times.append(Time(said.strip(), bool(headings), attributes.get("itemprop", "").lower()))
        elif name == "h1":
            if text := _text(shown, end, "h1"):
                headings.append(text)
        elif name == "title":
            title = title or _text(shown, end, "title")
        elif not language:
            language = attributes.get("lang") or attributes.get("xml:lang", "")
    properties = _properties(shown)
    return Markup(
        metas, properties, links, blocks, tuple(times), tuple(headings), title, language, tuple(dict.fromkeys(feeds))
    )


def _parted(page: str) -> tuple[str, tuple[str, ...]]:
    """The page without what is not shown, and its blocks of JSON-LD."""
    kept: list[str] = []
    blocks: list[str] = []
    position = 0
    while match := _HIDDEN.search(page, position):
        kept.append(page[position : match.start()])
        if not match[1]:
            end = page.find("-->", match.end())
            position = end + 3 if end >= 0 else len(page)
            continue
        name = match[1].lower()
        start = page.find(">", match.end()) + 1 or len(page)
        found = _ENDS[name].search(page, start)
        end = found.start() if found else len(page)
        if name == "script" and "ld+json" in page[match.end() : start].lower() and len(blocks) < _MOST_BLOCKS:
            blocks.append(page[start:end])
        position = page.find(">", end) + 1 or len(page)
    kept.append(page[position:])
    return " ".join(kept), tuple(blocks)


def _attributes(text: str, start: int) -> tuple[dict[str, str], int]:
    """The attributes of the tag whose name ends at `start`, and where the tag ends; the first of a name counts."""
    found: dict[str, str] = {}
    limit = min(len(text), start + _LONGEST_TAG)
    position = start
    while match := _ATTRIBUTE.match(text, position, limit):
        position = match.end()
        if match[1]:
            break
        if match[2]:
            value = match[3] or match[4] or match[5] or ""
            found.setdefault(match[2].lower(), html.unescape(value) if "&" in value else value)
    return found, position


def _text(page: str, start: int, name: str) -> str:
    """What an element shows whose start tag ends at `start`, on one line."""
    piece = page[start : start + _LONGEST_TEXT]
    end = piece.lower().find(f"</{name}")
    if end < 0:
        end = piece.find("<") if name == "title" else len(piece)
    return " ".join(html.unescape(_TAG.sub(" ", piece[:end])).split())


def _properties(page: str) -> dict[str, list[str]]:
    """Microdata outside `<meta>`."""
    found: dict[str, list[str]] = {}
    end = 0
    lowered = page.replace("İ", "i").lower()  # the one letter that would become two; all stand where they stood
    for match in islice(_ITEMPROP.finditer(lowered), _MOST_TAGS):
        start = page.rfind("<", max(end, match.start() - _LONGEST_TAG), match.start())
        named = _NAME.match(page, start) if start >= 0 else None
        if not named or named[1].lower() in ("meta", "link"):
            continue
        attributes, end = _attributes(page, named.end())
        value = attributes.get("content") or attributes.get("datetime") or _text(page, end, named[1].lower())
        for word in attributes.get("itemprop", "").lower().split():
            if value:
                found.setdefault(word, []).append(value.strip())
    return found
