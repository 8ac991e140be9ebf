"""Names that are no author's and no title: the registry knows them as outlets.

`RIA Novosti, "Title", 24 February 2025` reads as `Jane Doe, "Title", 24 February 2025` does; only who knows the press
can tell them apart.  Who writes `Reuters, https://www.reuters.com/…` gives no title, and who writes `USGS. Mineral
Commodity Summaries 2025` names the outlet first.
"""

from __future__ import annotations

from ..model.citation import Fields, Part
from ..model.text import Span
from ..normalize.scripts import script_of
from ..normalize.urls import host_of
from .interface import Outlets
from .site_names import with_site_name

_LONGEST_NAME = 5  # words


def with_outlet(fields: Fields, registry: Outlets) -> Fields:
    """The fields with their only author as the outlet, where they name no outlet and the registry knows that name.

    On the site of another outlet the name remains the author's.  A title that stands alone with an address is the
    outlet if that is whose address it is, and so is the end of a title (`site_names`).
    """
    fields = with_site_name(fields, registry)
    if fields.outlet is not None or len(fields.authors) != 1:
        if fields.title and fields.url and not (fields.outlet or fields.authors or fields.date):
            owner = registry.by_domain(host_of(fields.url.text) or "")
            if owner and owner in registry.find(fields.title.text):
                return fields._replace(outlet=fields.title, title=None)
        return _turned(_led(fields, registry), registry)
    owners = registry.find(fields.authors[0].text)
    host = host_of(fields.url.text) if fields.url else None
    if not owners or (host and registry.by_domain(host) not in owners):
        return fields
    return fields._replace(outlet=fields.authors[0], authors=())


def _led(fields: Fields, registry: Outlets) -> Fields:
    """The fields with the outlet parted from the title behind it: in `taz: Title` no capital tells it from a word."""
    title = fields.title
    if title is None or fields.outlet or fields.authors or fields.url:
        return fields
    name, colon, _ = title.text.partition(": ")
    if not colon or not registry.find(name) or len(title.text) != title.span.end - title.span.start:
        return fields
    parting = title.span.start + len(name)
    rest = title.text[len(name) + 2 :].lstrip()
    outlet, behind = Span(title.span.start, parting), Span(title.span.end - len(rest), title.span.end)
    return fields._replace(outlet=Part(name, outlet), title=Part(rest, behind))


def _turned(fields: Fields, registry: Outlets) -> Fields:
    """The fields with title and outlet changed about, where only what reads as the title is the name of an outlet.

    Titles are called like outlets now and then ("Cosmos"); but who published them has neither a year at the end of
    the name nor so many words, and Chinese names the outlet first.
    """
    title, outlet = fields.title, fields.outlet
    if title is None or outlet is None or fields.authors or title.span.start > outlet.span.start:
        return fields
    is_long = len(outlet.text.split()) > _LONGEST_NAME
    may_be_title = is_long or outlet.text[-4:].isdecimal() or script_of(outlet.text) == "Chinese"
    if not may_be_title or registry.find(outlet.text) or not registry.find(title.text):
        return fields
    return fields._replace(title=outlet, outlet=title)
