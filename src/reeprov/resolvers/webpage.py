"""What a page says about itself: its titles, dates, names, authors, language, each with the place that says it.

The outlet is told by the domain first, by the page's own name second; the day is that at the outlet's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote, urljoin

from .. import languages
from ..model.page import PageRecord, Stated
from ..model.record import Outlet
from ..normalize.outlets import fold_outlet, shorter_keys
from ..normalize.page_text import page_text
from ..normalize.patterns import lazy
from ..normalize.scripts import languages_of
from ..normalize.titles import display_title, fold_title
from ..normalize.urls import host_of
from .interface import Outlets
from .webpage_data import Node, article_of, flag, is_article, nodes_of, texts
from .webpage_dates import local_day, modified, published
from .webpage_markup import Markup, read_markup

_LONGEST_TITLE = 500
_BEFORE_HEADLINE, _BEHIND_HEADLINE = 3, 9
_END = 1_000
_MOST_NAMES = 20
_MOST_SUFFIXES = 3
_MOST_LINES = 300
_TAG = lazy(r"<[^<>]*+>")

# A title's last part is the site's name where this stands before it; Chinese sites put no blanks around the mark.
_BEFORE_SITE = lazy(r"\s*(?:[|•·»_–—―：]|::|--|(?<=\s)-(?=\s)|(?<=[\u3000-\u9fff])-|(?<=\w):(?=\s))\s*")
# Some put the day behind it.
_DAY_BEHIND = lazy(r"\A(.{0,60}?)[\s,]*+(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)\Z")
_SLUG = lazy(r"(?:[a-z0-9%\u0400-\u9fff]{1,60}[-_]){2,40}[a-z0-9%\u0400-\u9fff]{1,60}")
_NUMBERS = lazy(r"(?:^|[-_])(?:[a-z]?\d{5,}|\d{4}-\d\d-\d\d)(?=$|[-_])")
_LANGUAGE = lazy(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*\Z")
_FORBIDDING = ("noarchive", "none")


def read_page(page: str, url: str, *, text: str | None = None, robots: str = "") -> PageRecord | None:
    """Read what a decoded page says about itself; None where it is no page of text.

    Args:
        page: as decoded, with its markup.
        url: where the page was found in the end.
        text: its `page_text`, where that is known already.
        robots: what the answer's `X-Robots-Tag` says.
    """
    if page.lstrip("\ufeff \t\r\n")[:5] == "%PDF-" or page[:2_000].count("\0") > 20:
        return None
    markup = read_markup(page)
    nodes = nodes_of(markup.blocks)
    canonical = next((content for _, content in markup.meta("og:url")), None)
    canonical = _address(url, markup.links.get("canonical") or canonical)
    article = article_of(nodes, url, canonical or "")
    titles = _titles(article, markup, canonical or url)
    text = page_text(page) if text is None else text
    lines = text.split("\n")
    declared = (article is not None and is_article(article)) or any(
        content.lower().endswith("article") for _, content in markup.meta("og:type")
    )
    dates = tuple(dict.fromkeys(published(article, markup, url, _near(lines, titles))))
    language = _language(article, markup, next(iter(titles), Stated("", "")).text)
    return PageRecord(
        url=url,
        canonical=canonical,
        titles=titles,
        title=next(iter(titles), None),
        published=dates,
        modified=tuple(dict.fromkeys(modified(article, markup))),
        issued=dates[0].date if dates else None,
        names=tuple(_names(article, markup)),
        authors=_authors(article, markup),
        credits=_credits(article, markup),
        language=language,
        is_article=declared or "article:published_time" in markup.metas or bool(markup.properties.get("headline")),
        is_free=_is_free(article, markup),
        may_be_kept=not forbids_copies(robots, *(content for _, content in markup.meta("robots", "reeprov"))),
        ends=text if len(text) <= 2 * _END else f"{text[:_END]}\n{text[-_END:]}",
    )


def settled(page: PageRecord, registry: Outlets, named: str | None = None) -> PageRecord:
    """The page with its outlet, the day there, its title without the outlet's name; `named` is the entry's outlet."""
    host = host_of(page.url)
    outlet = registry.by_domain(host) if host else None
    zone = outlet.time_zone if outlet else None
    published_there = tuple(date._replace(date=local_day(date, zone)) for date in page.published)
    return page._replace(
        outlet=outlet,
        issued=next((date.date for date in published_there if date.date.day), page.issued),
        published=published_there,
        modified=tuple(date._replace(date=local_day(date, zone)) for date in page.modified),
        title=_without_site(page, outlet),
        others=_others(page, outlet, named, registry) if outlet and named else (),
    )


def _others(page: PageRecord, outlet: Outlet, named: str, registry: Outlets) -> tuple[Outlet, ...]:
    """The outlets of a name, where the page is none of theirs and names none of them; a reprint names its source."""
    owners = registry.find(named)
    if not owners or outlet.id in {owner.id for owner in owners}:
        return ()
    said = (*(name.text for name in page.names), *page.credits, *page.authors, page.ends)
    text = "\n".join((*said, *(title.text for title in page.titles))).casefold()
    names = {named, *(name for owner in owners for name in names_of(owner))}
    return () if any(name.casefold() in text for name in names) else owners


def names_of(outlet: Outlet) -> tuple[str, ...]:
    """Everything that an outlet is called."""
    return tuple(filter(None, (outlet.name, outlet.native_name, *outlet.aliases, *outlet.domains)))


# Titles


def _titles(article: Node | None, markup: Markup, url: str) -> tuple[Stated, ...]:
    """Every title of the page, the likeliest first, each origin once."""
    found: dict[str, str] = {}
    for origin, text in _said_titles(article, markup, url):
        shown = display_title(_TAG.sub(" ", text[:_LONGEST_TITLE]))
        if origin not in found and fold_title(shown):
            found[origin] = shown
    return tuple(Stated(text, origin) for origin, text in found.items())


def _said_titles(article: Node | None, markup: Markup, url: str) -> Iterator[tuple[str, str]]:
    declared = article is not None and is_article(article)
    if article and declared:
        yield from _data(article, "headline")
        if "headline" not in article:
            yield from _data(article, "name")
    yield from markup.meta("og:title")
    for text in (*markup.properties.get("headline", ()), *markup.metas.get("headline", ())):
        yield "itemprop headline", text
    for heading in _headings(markup):
        yield "h1", heading
    if article and not declared:
        yield from _data(article, "headline", "name")
    yield from markup.meta("citation_title", "dc.title", "dcterms.title", "twitter:title")
    yield "title", markup.title
    if article:
        yield from _data(article, "alternativeHeadline", "alternateName")
    for text in markup.properties.get("alternativeheadline", ()):
        yield "itemprop alternativeheadline", text
    yield from markup.meta("subtitle", "og:subtitle", "article:subtitle")
    yield "slug", _slug(url)


def _data(article: Node, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for text in texts(article.get(name)):
            yield f"json-ld {name}", text


def _headings(markup: Markup) -> list[str]:
    """The headings of the first rank, one that `<title>` repeats before others, which may be the site's name."""
    whole = fold_title(markup.title)
    return sorted(markup.headings, key=lambda heading: not (whole and fold_title(heading) in whole))


def _slug(url: str) -> str:
    """The words of the last part of an address that has three or more; empty where none has."""
    path = unquote(url.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0])[-_LONGEST_TITLE:]
    for part in reversed(path.lower().split("/")):
        words = _NUMBERS.sub("", part.partition(".")[0]).strip("-_")
        if _SLUG.fullmatch(words):
            return words.replace("-", " ").replace("_", " ")
    return ""


def _without_site(page: PageRecord, outlet: Outlet | None) -> Stated | None:
    """The likeliest title without the name of the site behind it; where it was cut off, the whole one."""
    if page.title is None:
        return None
    best = page.title
    keys = {
        key
        for name in (*(one.text for one in page.names), *(names_of(outlet) if outlet else ()))
        for key in _keys(name)
    }
    text = best.text
    for _ in range(_MOST_SUFFIXES):
        marks = list(_BEFORE_SITE.finditer(text))
        last = text[marks[-1].end() :] if marks else ""
        dated = _DAY_BEHIND.match(last)
        name = dated[1] if dated else last
        if not marks or marks[-1].start() == 0 or not (set(_keys(name)) & keys or (dated and not name)):
            break
        text = text[: marks[-1].start()].rstrip()
    for other in page.titles:
        if other.origin == "slug" or other.text == text or not other.text:
            continue
        if text.endswith(("…", "...")) and other.text.startswith(text.rstrip("….").rstrip()):
            return other
        # "Title | World": what stands behind the heading is a section.
        if other.origin == "h1" and text.startswith(other.text) and _BEFORE_SITE.match(text, len(other.text)):
            return other
    return best._replace(text=text or best.text)


@lru_cache(4_096)
def _keys(name: str) -> tuple[str, ...]:
    key = fold_outlet(name)
    return (key, *shorter_keys(key)) if key else ()


# Names


def _names(article: Node | None, markup: Markup) -> Iterator[Stated]:
    """What the site calls itself."""
    for name, content in markup.meta("og:site_name"):
        yield Stated(content[:_LONGEST_TITLE], name)
    if article:
        for text in texts(article.get("publisher")):
            yield Stated(text[:_LONGEST_TITLE], "json-ld publisher")
    for name, content in markup.meta(
        "citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name"
    ):
        yield Stated(content[:_LONGEST_TITLE], name)


def _authors(article: Node | None, markup: Markup) -> tuple[str, ...]:
    found = [*texts(article.get("author"))] if article else []
    found += [content for _, content in markup.meta("author", "article:author", "citation_author", "dc.creator")]
    shown = (display_title(_TAG.sub(" ", text[:_LONGEST_TITLE])) for text in found)
    return tuple(dict.fromkeys(text for text in shown if text and "://" not in text))[:_MOST_NAMES]


def _credits(article: Node | None, markup: Markup) -> tuple[str, ...]:
    """Whom the page names as its source."""
    wanted = ("sourceOrganization", "copyrightHolder", "provider", "creator", "isBasedOn")
    found = [text for name in wanted for text in texts(article.get(name))] if article else []
    found += [content for _, content in markup.meta("source", "dc.source", "dcterms.source", "copyright")]
    return tuple(dict.fromkeys(text[:_LONGEST_TITLE] for text in found))[:_MOST_NAMES]


# The rest


def _language(article: Node | None, markup: Markup, title: str) -> str | None:
    """What the page says it is written in, unless the letters of its title say that it cannot be."""
    said = [*texts(article.get("inLanguage"))] if article else []
    said += [markup.language, *(content for _, content in markup.meta("og:locale", "content-language", "dc.language"))]
    allowed = languages_of(title)
    for one in said:
        match = _LANGUAGE.match(one.strip().lower())
        if match and (not allowed or match[1] in allowed):
            return match[1]
    found = languages.detect(title)
    return None if found == "und" else found


def _is_free(article: Node | None, markup: Markup) -> bool | None:
    if article:
        for part in (article, *(_parts(article.get("hasPart")))):
            if (told := flag(part.get("isAccessibleForFree"))) is not None:
                return told
    tier = next((content.lower() for _, content in markup.meta("article:content_tier")), None)
    return None if tier is None else tier == "free"


def _parts(value: object) -> Sequence[Node]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)][:_MOST_NAMES]


def forbids_copies(*said: str) -> bool:
    """Whether what a page or its headers say to robots lets nobody keep a copy."""
    return any(word.strip() in _FORBIDDING for one in said for word in one.lower().replace(":", ",").split(","))


def _address(base: str, url: str | None) -> str | None:
    try:
        return urljoin(base, url.strip()) if url and url.strip() else None
    except ValueError:
        return None


def _near(lines: list[str], titles: Iterable[Stated]) -> list[str]:
    """The lines around the headline, else the first ones: that is where pages print their date."""
    known = {fold_title(title.text) for title in titles if title.origin != "slug"}
    at = next((at for at, line in enumerate(lines[:_MOST_LINES]) if fold_title(line) in known), 0)
    return lines[max(0, at - _BEFORE_HEADLINE) : at + _BEHIND_HEADLINE]
