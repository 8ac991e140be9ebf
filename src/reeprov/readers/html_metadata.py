"""What a page says about itself: title, outlet, day, language.

The values come from the tags that the page's one pass meets anyway (`<meta>`, `<time>`, JSON-LD), so that no tree of
the page is built for them.
"""

from __future__ import annotations

import re
from typing import Any

from ..model.noun import NamedTuple
from .html_tokens import decoded

# More structured data than this is not looked at.
_MOST_BLOCKS = 20
_MOST_CHARACTERS = 500_000

_TITLES = ("citation_title", "dc.title", "dcterms.title")
_DAYS = (
    "article:published_time",
    "og:published_time",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "datepublished",
    "pubdate",
    "publish-date",
    "date",
)
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?=\Z|[T\s])")
_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "WebPage", "Book")


class About(NamedTuple):
    """What a page says about itself, as written; a day given in ISO 8601 without its time."""

    title: str | None = None
    outlet: str | None = None
    issued: str | None = None
    language: str | None = None


class Collector:
    """Takes what the pass over a page comes by; the first value of a name counts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.meta: dict[str, str] = {}
        self.page_title = ""
        self.time = ""
        self.language = ""
        self.scripts: list[tuple[int, int]] = []

    def tag(self, name: str, values: dict[str, str], in_header: bool) -> None:
        """A start tag with attributes."""
        if name == "meta":
            key = (
                values.get("property") or values.get("name") or values.get("itemprop") or values.get("http-equiv") or ""
            )
            if values.get("content", "").strip():
                self.meta.setdefault(key.strip().lower(), values["content"].strip())
        elif name == "html":
            self.language = self.language or values.get("lang", "") or values.get("xml:lang", "")
        elif "datepublished" in values.get("itemprop", "").lower():
            self.time = self.time or values.get("datetime", "") or values.get("content", "")
        elif name == "time" and (in_header or "pubdate" in values):
            self.time = self.time or values.get("datetime", "")

    def raw_text(self, name: str, source: str, start: int, end: int) -> None:
        """The content of a `<title>` or `<script>`."""
        if name == "title" and not self.page_title:
            self.page_title = " ".join(decoded(self.text[start : min(end, start + 2_000)]).split())
        elif name == "script" and "ld+json" in source.lower() and len(self.scripts) < _MOST_BLOCKS:
            self.scripts.append((start, end))

    def result(self, headings: list[str]) -> About:
        """What to make of it all.

        Args:
            headings: the text of each `<h1>` that is read.
        """
        data = self._structured()
        publisher = data.get("publisher")
        outlet = self._first("og:site_name") or _name(publisher) or self._first("citation_journal_title")
        headings = [heading for heading in headings if heading and heading != outlet]
        shared = _without_suffix(self._first("og:title"), outlet)
        title = (
            self._first(*_TITLES)
            or (headings[0] if len(headings) == 1 else "")
            or shared
            or _string(data.get("headline"))
            or (headings[0] if headings else "")
            or _without_suffix(self.page_title, outlet)
        )
        issued = _string(data.get("datePublished")) or self._first(_DAYS[0]) or self._first(*_DAYS[1:6]) or self.time
        issued = issued or self._first(*_DAYS[6:])
        day = _ISO_DAY.match(issued)
        language = self.language or self._first("content-language") or self._first("og:locale")
        return About(
            " ".join(title.split()) or None,
            " ".join(outlet.split()) or None,
            (day[1] if day else issued.strip()) or None,
            re.split(r"[-_,\s]", language.strip().lower(), maxsplit=1)[0] or None,
        )

    def _first(self, *names: str) -> str:
        return next((self.meta[name] for name in names if name in self.meta), "")

    def _structured(self) -> dict[str, Any]:
        """The JSON-LD object of the article: the first of such a type that has a day or a headline."""
        if not self.scripts:
            return {}
        import json

        room = _MOST_CHARACTERS
        for start, end in self.scripts:
            room -= end - start
            if room < 0:
                break
            try:
                value = json.loads(self.text[start:end], strict=False)
            except (ValueError, RecursionError):
                continue
            todo = [value]
            while todo:
                value = todo.pop()
                if isinstance(value, list):
                    todo += reversed(value)
                elif isinstance(value, dict):
                    if _is_article(value):
                        return value
                    todo += [value[key] for key in ("mainEntity", "@graph") if key in value]
        return {}


def _is_article(value: dict[str, Any]) -> bool:
    types = value.get("@type")
    names = types if isinstance(types, list) else [types]
    of_type = any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names)
    return of_type and ("datePublished" in value or "headline" in value)


def _name(publisher: Any) -> str:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _string(publisher.get("name")) if isinstance(publisher, dict) else _string(publisher)


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _without_suffix(title: str, outlet: str) -> str:
    """A title without the name of the site behind it."""
    if outlet and title.endswith(outlet) and len(title) > len(outlet):
        return title[: -len(outlet)].rstrip(" \t|-–—·:•/»").strip() or title
    return title
