"""Where a source says that it has it from: "TASS reports", "citing Reuters", «со ссылкой на РИА Новости».

Only outlets that the registry knows are taken, and never the page's own: what is left out may still be a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.record import Outlet
from ..model.support import Upstream
from ..model.text import Span
from ..normalize.patterns import lazy
from .interface import Outlets

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
_LONGEST = 400_000
_MOST = 20


def upstream_of(text: str, registry: Outlets, own: Outlet | None, digest: str) -> tuple[Upstream, ...]:
    """The outlets that the text of a page names as its sources, each at its first place."""
    found: dict[str, Upstream] = {}
    for name, outlet, span in _named(text[:_LONGEST], registry):
        if (own is None or outlet.id != own.id) and outlet.id not in found:
            around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
            found[outlet.id] = Upstream(name, outlet, digest, span, " ".join(around.split()))
            if len(found) == _MOST:
                break
    return tuple(sorted(found.values(), key=lambda one: one.span))


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
