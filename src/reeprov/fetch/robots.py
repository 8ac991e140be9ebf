"""What a site lets robots look for: its robots.txt, asked for once a day like any page, and read by protego."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..model.snapshot import Page

if TYPE_CHECKING:
    from protego import Protego

    from .web import Web

AGENT = "reeprov"
_LONGEST = 500_000  # characters that are read of it, as search engines do


def is_allowed(web: Web, url: str) -> bool:
    """Whether a site lets us look for pages at an address; a pause that it asks for is kept from then on.

    Where it has no robots.txt (4xx) all is allowed; where it cannot say (5xx, no connection) nothing is.
    """
    page = _ask(web, url)
    if not page.visit.verdict.has_page:
        return 400 <= (page.visit.status or 0) < 500
    rules = _rules(_text(page))
    delay = rules.crawl_delay(AGENT)
    if delay:
        web.pace(url, float(delay))
    return bool(rules.can_fetch(url, AGENT))


def sitemaps(web: Web, url: str) -> tuple[str, ...]:
    """The sitemaps that the site of an address names; none where it names none or cannot say."""
    page = _ask(web, url)
    return tuple(_rules(_text(page)).sitemaps) if page.visit.verdict.has_page else ()


def answers(web: Web, url: str) -> bool:
    """Whether the site of an address answers at all."""
    return _ask(web, url).visit.status is not None


def _ask(web: Web, url: str) -> Page:
    parts = urlsplit(url)
    return web.get(f"{parts.scheme}://{parts.netloc}/robots.txt", judge=False)


def _text(page: Page) -> str:
    return (page.text or page.body.decode("utf-8", "replace"))[:_LONGEST]


@lru_cache(256)
def _rules(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)
