"""Where a page says that it has it from: "TASS reports", "citing Reuters", «со ссылкой на РИА Новости», its own list.

Outlets count where the registry knows them, and links to other sites where their sentence says that somebody reports:
what is left out may still be a source.  The page's own outlet, and links that lead round its own site, are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import urljoin, urlsplit

from ..model.citation import Link
from ..model.noun import NamedTuple
from ..model.record import Outlet
from ..model.text import Span
from ..model.upstream import Listed, Upstream
from ..normalize.patterns import lazy
from ..normalize.urls import host_of, is_placeholder, same_address
from .interface import Outlets

_NAME = r"[A-ZА-ЯЁ][\w.&’-]{0,30}+(?:[ \u00a0][A-ZА-ЯЁ][\w.&’-]{0,30}+){0,3}+"
_BEFORE = lazy(
    r"\b(according to|citing|cites|quoting|reported by|with reference to|in an interview with|told|writes|reports"
    r"|со ссылкой на|ссылаясь на|сообща[её]т|сообщ(?:ил[аои]?|ают)|переда[её]т|передал[аои]?|пишет|по данным"
    r"|по информации)[ \u00a0]"
    r"(?:the |agency |agencies |newspaper |news agency |(?:информ)?агентств[оуа] |газет[аыуе] )?"
    rf"[«“\"]?({_NAME})"
)
_BEHIND = lazy(
    rf"({_NAME})[»”\"]?(?: news agency)?[ \u00a0]"
    r"(?:reports(?! (?:are|were|have|had)\b)|reported|writes|wrote|has reported|сообща[её]т|сообщил[аои]?|переда[её]т"
    r"|передал[аои]?|пишет)\b"
)
# "Nobody told TASS", «никто не сообщил РИА Новости», "without citing Reuters".
_DENIED = lazy(
    r"(?:\b(?:nobody|no[ -]one|none|neither|nothing|никто|ничто)\b[^.,;:!?()«»“”\"\n—–]{0,60}"
    r"|\b(?:not|never|without|не|ни|без)[ \u00a0](?:\w+[ \u00a0]){0,2}|n[’']t[ \u00a0](?:\w+[ \u00a0]){0,2})\Z",
    re.IGNORECASE,
)
_NO_DEEDS = ("according", "по данным", "по информации", "with reference")  # "nobody was hurt according to TASS"
_SAYING = lazy(
    r"\b(?:sa(?:id|ys)|told|reports|reported|wr(?:ites|ote)|according to|citing|cites|announced|statement|published"
    r"|сообщ\w+|заяв\w+|говорится|пиш[уе]т|переда[её]т|по данным|по информации|со ссылкой|ссылаясь|опубликова\w+)\b",
    re.IGNORECASE,
)
_SENTENCE_END = lazy(r"[.!?…][\"»”’)]{0,3}[ \u00a0](?=[\"«“(]?[A-ZА-ЯЁ])|\n")
_AROUND = 120
_LONGEST = 400_000
_LONGEST_SENTENCE = 600
_LONGEST_NAME = 120
_LONGEST_ADDRESS = 2_000
_MOST = 20


class Reading(NamedTuple):
    """A page as it was read.

    Attributes:
        url: where it stands.
        outlet: whose it is, where that is known.
        digest: of `text`.
        links: in the text; `listed` is its own source list.
    """

    url: str
    text: str
    digest: str
    outlet: Outlet | None = None
    links: tuple[Link, ...] = ()
    listed: tuple[Listed, ...] = ()


def upstream_of(page: Reading, registry: Outlets) -> tuple[Upstream, ...]:
    """What a page names as its sources, each once: the outlets of its sentences, their links, its own list."""
    page = page._replace(text=page.text[:_LONGEST])
    found: dict[str, Upstream] = {}
    for one in chain(_in_sentences(page, registry), _in_list(page, registry)):
        named = one.outlet.id if one.outlet and one.kind == "attribution" else one.excerpt
        found.setdefault(same_address(one.url) if one.url else named, one)
        if len(found) == _MOST:
            break
    led = {one.outlet for one in found.values() if one.url}  # what is named in another place with its address
    kept = [one for one in found.values() if one.url or one.kind == "entry" or one.outlet not in led]
    return tuple(sorted(kept, key=lambda one: (one.span is None, one.span or Span(0, 0))))


def _in_sentences(page: Reading, registry: Outlets) -> Iterator[Upstream]:
    links = _outward(page, registry)
    taken: set[tuple[str, str | None]] = set()
    for name, outlet, span in _named(page.text, registry):
        if page.outlet is None or outlet.id != page.outlet.id:
            url = _address(outlet, span, _sentence(page.text, span), links) if links else None
            if (outlet.id, url) not in taken:
                taken.add((outlet.id, url))
                yield _made(page, name, outlet, span, url)
    led = {url for _, url in taken}
    for link, url, whose in links:
        sentence = _sentence(page.text, link.span)
        if url not in led and _SAYING.search(page.text, sentence.start, sentence.end):
            words = " ".join(page.text[link.span.start : link.span.end].split())[:_LONGEST_NAME]
            yield _made(page, whose.name if whose else words, whose, link.span, url)


def _in_list(page: Reading, registry: Outlets) -> Iterator[Upstream]:
    here = same_address(page.url)
    for entry in page.listed:
        url = _absolute(page.url, entry.url) if entry.url else None
        outlets = registry.find(entry.outlet) if entry.outlet else ()
        outlet = outlets[0] if len(outlets) == 1 else registry.by_domain(host_of(url) or "") if url else None
        at = page.text.find(entry.text) if entry.text else -1
        span = Span(at, at + len(entry.text)) if at >= 0 else None
        if url and same_address(url) == here:
            continue
        name = entry.text[:_LONGEST_NAME]
        yield Upstream(name, "entry", outlet, page.digest, span, entry.text[: 2 * _LONGEST_NAME], url)


def _outward(page: Reading, registry: Outlets) -> list[tuple[Link, str, Outlet | None]]:
    """The links that lead to a page of another site, with its outlet where that is known."""
    here = _site(page.url)
    found = []
    for link in page.links:
        url = _absolute(page.url, link.target)
        if url and link.span.end <= len(page.text) and _site(url) != here and urlsplit(url).path.strip("/"):
            outlet = registry.by_domain(host_of(url) or "")
            if outlet is None or page.outlet is None or outlet.id != page.outlet.id:
                found.append((link, url, outlet))
    return found


def _address(
    outlet: Outlet, span: Span, sentence: Span, links: Sequence[tuple[Link, str, Outlet | None]]
) -> str | None:
    """The link of a sentence that leads to an outlet that it names: one of its own pages, else one on its name."""
    first, behind = (bisect_left(links, at, key=lambda one: one[0].span.start) for at in sentence)
    within = links[first:behind]
    own = next((url for _, url, whose in within if whose and whose.id == outlet.id), None)
    on = (url for link, url, whose in within if whose is None and _meet(link.span, span))
    return own or next(on, None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _absolute(base: str, target: str) -> str | None:
    """The address that a link on a page leads to; None where that is no page of the web."""
    if len(target) > _LONGEST_ADDRESS or is_placeholder(target):
        return None
    try:
        url = urljoin(base, target).partition("#")[0]
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None


def _site(url: str) -> str:
    """Whose page it is: the host, with the port where an unusual one is given, for sites may share a machine."""
    scheme, address, *_ = urlsplit(url)
    host = address.rpartition("@")[2].lower().removesuffix(":443" if scheme == "https" else ":80")
    return host.removesuffix(".").removeprefix("www.").removeprefix("m.")


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a place, as far as full stops show it."""
    first = max(0, span.start - _LONGEST_SENTENCE)
    last = min(len(text), span.end + _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    start = max((end for end in ends if end <= span.start), default=first)
    return Span(start, min((end for end in ends if end >= span.end), default=last))


def _named(text: str, registry: Outlets) -> Iterator[tuple[str, Outlet, Span]]:
    for match in _BEFORE.finditer(text):
        if not match[1].startswith(_NO_DEEDS) and _is_denied(text, match.start()):
            continue
        words = match[2].split()
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


def _is_denied(text: str, at: int) -> bool:
    return _DENIED.search(text[max(0, at - 80) : at]) is not None


def _bare(name: str) -> str:
    return name.rstrip(".,’'")


def _made(page: Reading, name: str, outlet: Outlet | None, span: Span, url: str | None) -> Upstream:
    """What a sentence names; the words are the sentence, or a part of a long one."""
    sentence = _sentence(page.text, span)
    start, end = max(sentence.start, span.start - _AROUND), min(sentence.end, span.end + _AROUND)
    words = " ".join(page.text[start:end].split())
    excerpt = f"{'…' if start > sentence.start else ''}{words}{'…' if end < sentence.end else ''}"
    return Upstream(name, "attribution", outlet, page.digest, span, excerpt, url)
