"""Where a source says that it has it from: "TASS reports", "citing Reuters", «со ссылкой на РИА Новости», its own list.

In its sentences only outlets that the registry knows are taken, and never the page's own: what is left out may still be
a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ..model.noun import NamedTuple
from ..model.record import Outlet
from ..model.support import Upstream
from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.urls import host_of
from .interface import Outlets, is_of
from .listings import Item, of_page

_NAME = r"[A-ZА-ЯЁ][\w.&’-]{0,30}+(?:[ \u00a0][A-ZА-ЯЁ][\w.&’-]{0,30}+){0,3}+"
_BEFORE = lazy(
    r"\b(?:according to|citing|cites|quoting|reported by|with reference to|in an interview with|told"
    r"|со ссылкой на|ссылаясь на|сообща[её]т|сообщ(?:ил[аои]?|ают)|переда[её]т|передал[аои]?|пишет|по данным"
    r"|по информации)[ \u00a0]"
    r"(?:the |agency |agencies |newspaper |news agency |(?:информ)?агентств[оуа] |газет[аыуе] )?"
    rf"[«“\"]?({_NAME})"
)
_BEHIND = lazy(
    rf"({_NAME})[»”\"]?(?: news agency)?[ \u00a0]"
    r"(?:reports|reported|writes|wrote|has reported|сообща[её]т|сообщил[аои]?|переда[её]т|передал[аои]?|пишет)\b"
)
_AROUND = 60
_NEAR = 150
_LONGEST = 400_000
_MOST = 20


class Reference(NamedTuple):
    """An entry of a source's own list: its words, and what it gives of its outlet and its address."""

    text: str
    outlet: str | None
    url: str | None


# The own list of a page, by its markup and its address.
ReadList: TypeAlias = Callable[[str, str], Sequence[Reference]]


def sources_of(
    page: str, url: str, text: str, registry: Outlets, own: Outlet | None, digest: str, read_list: ReadList | None
) -> tuple[Upstream, ...]:
    """All that a page names as its sources: in its sentences, with the links there, and in its own list.

    `page` is its markup, `text` what people read of it, `digest` that text's, `own` the page's outlet.
    """
    named = upstream_of(text, registry, own, digest)
    if named:
        links = list(of_page(page, url))
        named = tuple(one._replace(url=_linked(one, links, text)) for one in named)
    listed = [_listed(one, text, registry, digest) for one in (read_list(page, url) if read_list else ())[:_MOST]]
    known = {one.url for one in named if one.url}
    return (*named, *(one for one in listed if one.url is None or one.url not in known))[:_MOST]


def _linked(one: Upstream, links: Sequence[Item], text: str) -> str | None:
    """The link to the outlet that stands in the words around its name; not one to its front page."""
    if one.outlet is None or one.span is None:
        return None
    around = text[max(0, one.span.start - _NEAR) : one.span.end + _NEAR]
    fitting = (link.url for link in links if link.title in around and is_of(link.url, one.outlet))
    return next((url for url in fitting if url.rstrip("/").count("/") > 2), None)


def _listed(one: Reference, text: str, registry: Outlets, digest: str) -> Upstream:
    host = host_of(one.url) if one.url else None
    outlet = registry.by_domain(host) if host else None
    start = text.find(one.text[:_AROUND])
    span = Span(start, start + len(one.text[:_AROUND])) if start >= 0 else None
    name = one.outlet or (outlet.name if outlet else None) or host or one.text[:_AROUND]
    return Upstream(name, outlet, digest, span, one.text[: 2 * _AROUND], one.url)


def upstream_of(text: str, registry: Outlets, own: Outlet | None, digest: str) -> tuple[Upstream, ...]:
    """The outlets that the text of a page names as its sources, each at its first place."""
    found: dict[str, Upstream] = {}
    for name, outlet, span in _named(text[:_LONGEST], registry):
        if (own is None or outlet.id != own.id) and outlet.id not in found:
            around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
            found[outlet.id] = Upstream(name, outlet, digest, span, " ".join(around.split()))
            if len(found) == _MOST:
                break
    return tuple(sorted(found.values(), key=lambda one: one.span or Span(0, 0)))


def _named(text: str, registry: Outlets) -> Iterator[tuple[str, Outlet, Span]]:
    for match in _BEFORE.finditer(text):
        words = match[1].split()
        for count in range(len(words), 0, -1):  # "TASS President Petrov": the name is at the beginning
            outlets = registry.find(_bare(" ".join(words[:count])))
            if len(outlets) == 1:
                yield _bare(" ".join(words[:count])), outlets[0], Span(*match.span())
                break
    for match in _BEHIND.finditer(text):
        words = match[1].split()
        for count in range(len(words)):  # "On Monday Reuters": it is at the end
            outlets = registry.find(_bare(" ".join(words[count:])))
            if len(outlets) == 1:
                yield _bare(" ".join(words[count:])), outlets[0], Span(*match.span())
                break


def _bare(name: str) -> str:
    return name.rstrip(".,’'")
