"""The name of a site at the end of a title: `https://… – Cranes stand idle | Harbour News`.

Who copies the title of a page copies the name of its site with it, machines above all.  It is believed where the
address says the same.
"""

from __future__ import annotations

from ..model.citation import Fields, Part
from ..model.text import Span
from ..normalize.outlets import names_site
from ..normalize.patterns import lazy
from ..normalize.urls import host_of
from .interface import Outlets

_PARTING = lazy(r"\s*[|｜]\s*|\s(?:[-–—·_]|::)\s|[-–—_]++(?=[^\x00-\u2fff])")
_LONGEST_NAME = 60

# Publishers' sites with many journals: there the end of a title tells which, and the address alone does not.
JOURNAL_SITES = frozenset({
    "nature.com", "science.org", "cell.com", "thelancet.com", "bmj.com", "link.springer.com", "pubs.acs.org",
    "dl.acm.org", "academic.oup.com", "tandfonline.com",
})  # fmt: skip


def with_site_name(fields: Fields, registry: Outlets) -> Fields:
    """The fields with the end of their title as the outlet, where that is the name of the site of their address."""
    if fields.outlet is not None or fields.title is None or fields.url is None:
        return fields
    host = host_of(fields.url.text)
    split = _split(fields.title)
    if host is None or split is None:
        return fields
    title, mark, name = split
    is_journal = "|" in mark and host.removeprefix("www.") in JOURNAL_SITES
    owner = registry.by_domain(host)
    if is_journal or names_site(name.text, host) or (owner is not None and owner in registry.find(name.text)):
        return fields._replace(outlet=name, title=title)
    return fields


def _split(title: Part) -> tuple[Part, str, Part] | None:
    """What stands before and behind the last bar or dash of a title, and that mark."""
    text, span = title.text, title.span
    marks = list(_PARTING.finditer(text))
    if not marks or marks[-1].start() == 0 or not 0 < len(text) - marks[-1].end() <= _LONGEST_NAME:
        return None
    last = marks[-1]
    before, behind = span, span
    if len(text) == span.end - span.start:  # no markup within
        before, behind = Span(span.start, span.start + last.start()), Span(span.start + last.end(), span.end)
    return Part(text[: last.start()], before), last[0], Part(text[last.end() :], behind)
