"""What lists of articles say: day lists, sitemaps, feeds, and the answers of indexes.  Nothing in them is trusted."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urljoin

from ..model.citation import PartialDate
from ..model.noun import NamedTuple
from ..normalize.titles import display_title, fold_title
from .webpage_dates import read_date

_MOST = 20_000
_LONGEST_TITLE = 500
_DEEPEST = 512
_TAG = re.compile(r"<[^<>]*+>")
_OPENED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)")
# What has no end tag, or may do without one.
_ENDLESS = frozenset((
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "p", "param",
    "source", "td", "th", "tr", "track", "wbr",
))  # fmt: skip
_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]*+>\s*")
_WORDS = re.compile(r"[^\W_]{2,}")

# Where scripts find the next part of a list.
_GOING_ON = ("data-next-url", "data-next", "data-url", "data-href")
_MORE = re.compile(r"more|page|next|offset", re.IGNORECASE)

# How services call the address, the title and the day of an article.
_URLS = ("fronturl", "url", "link", "href", "loc")
_TITLES = ("title", "headline", "name")
_DAYS = ("publish_date", "published_at", "datePublished", "pubDate", "seendate", "date")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?\Z")


class Item(NamedTuple):
    """An article as a list names it; `day` is None where the list does not say."""

    title: str
    url: str
    day: PartialDate | None = None


def of_page(page: str, base: str) -> Iterator[Item]:
    """The links of a page with the words that they show; none where the page is nested too deep to be parsed safely."""
    if _too_deep(page):
        return
    from selectolax.lexbor import LexborHTMLParser

    parsed = LexborHTMLParser(page)
    if (stated := parsed.css_first("base[href]")) is not None:
        base = _joined(base, stated.attributes.get("href") or "") or base
    for link in parsed.css("a[href]"):
        title = _title(link.text(separator=" ") or link.attributes.get("title") or "")
        url = _joined(base, link.attributes.get("href") or "")
        if title and url:
            yield Item(title, url)


def next_of_page(page: str, base: str) -> str | None:
    """Where a list of a page goes on; None where it does not say so."""
    if _too_deep(page):
        return None
    from selectolax.lexbor import LexborHTMLParser

    parsed = LexborHTMLParser(page)
    for node in parsed.css("link[rel=next], a[rel=next]"):
        if url := _joined(base, node.attributes.get("href") or ""):
            return url
    for name in _GOING_ON:
        for node in parsed.css(f"[{name}]"):
            value = node.attributes.get(name) or ""
            if _MORE.search(value) and (url := _joined(base, value)):
                return url
    return None


def of_json(text: str, base: str) -> Iterator[Item]:
    """The articles in the JSON of a service: objects, however deep, with an address and a title."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            url, title = _first(value, _URLS), _first(value, _TITLES)
            if url and title and (address := _joined(base, url)):
                yield Item(_title(_TAG.sub(" ", title)), address, day_of(_first(value, _DAYS)))
            else:
                waiting += reversed(list(value.values()))


def of_feed(text: str, base: str) -> Iterator[Item]:
    """The items of an RSS or Atom feed."""
    for name, parts in _elements(text, ("item", "entry")):
        url = _joined(base, parts.get("link", "") or parts.get("id", ""))
        title = _title(_TAG.sub(" ", parts.get("title", "")))
        day = next((parts[key] for key in ("pubdate", "published", "date", "updated") if key in parts), "")
        if name and title and url:
            yield Item(title, url, day_of(day))


def of_sitemap(text: str, base: str) -> tuple[list[Item], list[Item]]:
    """The articles of a sitemap, and the further sitemaps that it names; `day` of these is their last change.

    Articles bear the title of the news namespace, or else the words of their address, or none.
    """
    articles, maps = [], []
    for name, parts in _elements(text, ("url", "sitemap")):
        url = _joined(base, parts.get("loc", ""))
        day = day_of(parts.get("publication_date") or parts.get("lastmod") or "")
        if url and name == "sitemap":
            maps.append(Item("", url, day))
        elif url:
            articles.append(Item(_title(parts.get("title", "")) or words_of_address(url), url, day))
    return articles, maps


def of_index(text: str) -> Iterator[Item]:
    """The addresses in the answer of an archive's index, with the words that they are made of."""
    try:
        rows = json.loads(text or "[]")
        at = rows[0].index("original") if rows else 0
        addresses = dict.fromkeys(str(row[at]) for row in rows[1 : _MOST + 1])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return
    for url in addresses:
        yield Item(words_of_address(url), url)


def words_of_address(url: str) -> str:
    """The words of the last part of an address; empty where it has fewer than three."""
    last = unquote(url.partition("?")[0].rstrip("/").rpartition("/")[2]).partition(".")[0]
    words = [word for word in _WORDS.findall(last.replace("_", "-")) if not word.isdecimal()]
    return " ".join(words) if len(words) > 2 else ""


def day_of(text: str) -> PartialDate | None:
    """The day of a date as lists write it."""
    compact = _COMPACT.match(text.strip())
    found = read_date("-".join(compact.groups()) if compact else text)
    return found[0] if found and found[0].day else None


def distinct(items: Iterable[Item]) -> list[Item]:
    """Each address once, with the longest title that it is listed under: others are "read more" and "photo"."""
    found: dict[str, Item] = {}
    for item in items:
        known = found.get(item.url)
        if known is None and len(found) < _MOST:
            found[item.url] = item
        elif known and len(item.title) > len(known.title):
            found[item.url] = item._replace(day=item.day or known.day)
    return list(found.values())


def _elements(text: str, wanted: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of these names with the texts of what they hold, by local name in lower case.

    A document that declares a type or an entity is not read at all, and what is broken is read up to there.
    """
    from xml.etree.ElementTree import ParseError, iterparse

    if _DECLARES.search(text):
        return
    count = 0
    source = _DECLARATION.sub("", text, count=1).lstrip()  # it names the encoding that the text had once
    try:
        for _, element in iterparse(io.BytesIO(source.encode("utf-8", "replace"))):
            name = _local(element.tag)
            if name not in wanted:
                continue
            parts: dict[str, str] = {}
            for part in element.iter():
                value = (part.text or "").strip() or part.get("href", "")
                if part.get("rel", "alternate") == "alternate":
                    parts.setdefault(_local(part.tag), value)
            yield name, parts
            element.clear()
            count += 1
            if count == _MOST:
                return
    except (ParseError, ValueError, LookupError):
        return


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _too_deep(page: str) -> bool:
    depth = 0
    for match in _OPENED.finditer(page):
        if match[2].lower() not in _ENDLESS:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _title(text: str) -> str:
    shown = display_title(text[: 4 * _LONGEST_TITLE])[:_LONGEST_TITLE]
    return shown if fold_title(shown) else ""


def _joined(base: str, href: str) -> str:
    """The address that a link means, without its fragment; empty where it is none of the web."""
    try:
        url = urljoin(base, href.strip()).partition("#")[0]
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _first(value: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((found for name in names if isinstance(found := value.get(name), str) and found), "")
