"""An entry taken apart: outlet, title, date, address."""

from __future__ import annotations

import re

from ..model.citation import Dated, Entry, Fields, Part
from ..model.document import Document
from ..model.text import Span
from ..normalize.dates import find_dates
from ..normalize.urls import find_addresses, is_placeholder
from .words import date_words

_QUOTED = re.compile(r"“(?P<curly>.+)”|«(?P<angled>.+)»|\"(?P<straight>.+)\"", re.DOTALL)


def read_fields(entry: Entry, document: Document) -> Fields:
    """The fields of an entry as written; what is not seen is None."""
    start, end = entry.body.start, min(entry.body.end, entry.body.start + 4000)
    view = document.prose[start:end].replace("\0", " ").replace("\n", " ")
    outlet = title = None
    rest = 0
    if quoted := _QUOTED.search(view):
        kind = quoted.lastgroup or "curly"
        title = _part(document, start + quoted.start(kind), start + quoted.end(kind))
        outlet = _part(document, start, start + quoted.start())
        rest = quoted.end()
    found = find_dates(view[rest:], date_words())
    date = None
    if found:
        place = Span(start + rest + found[0].span.start, start + rest + found[0].span.end)
        date = Dated(found[0].text, place, found[0].readings)
    targets = [(link.target, link.span) for link in entry.links]
    targets += [(view[span.start : span.end], Span(start + span.start, start + span.end)) for span in find_addresses(view)]
    real = next(((target, span) for target, span in targets if not is_placeholder(target)), None)
    status = "address" if real else "placeholder" if targets else "none"
    return Fields(outlet, title, (), date, url=Part(*real) if real else None, url_status=status)


def _part(document: Document, start: int, end: int) -> Part | None:
    piece = document.prose[start:end]
    core = piece.strip("\0 \t\r\n—–-:,.|")
    if not core:
        return None
    begin = start + piece.index(core)
    span = Span(begin, begin + len(core))
    return Part(document.visible(span), span)
