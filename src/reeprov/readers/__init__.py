"""Readers: bytes → `Document`, with its markers and source lists."""

from __future__ import annotations

from .. import languages
from ..errors import ReadError
from ..model.citation import Dated
from ..model.document import Document
from ..model.text import Span
from .decode import decode
from .entries import blocks_without_lists, find_source_lists
from .formats import choose_extracted, choose_format
from .front import describe
from .glance import may_refer
from .interface import Input, Layout
from .markers import find_markers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.upstream import Listed

# So many entries of a page's own list are looked at.
_MOST_LISTED = 200


def read(source: Input, language: str | None = None, *, skim: bool = False) -> Document:
    """Read one document.

    `language` is ISO 639-1 and wins over what the document says of itself.  With `skim` a document in which a glance
    shows that nothing is cited comes back without prose and blocks.  Raises `ReadError` for what is no text.
    """
    extracted = choose_extracted(source.path, source.data)
    if extracted:
        text, layout = extracted.extract(source.data)
        return _document(source.path, extracted.extractor.MEDIA_TYPE, "", text, layout, language, skim)
    text, encoding = decode(source.data)
    return read_text(source.path, text, encoding, language, skim=skim)


def read_text(
    path: str, text: str, encoding: str = "utf-8", language: str | None = None, *, skim: bool = False
) -> Document:
    """Read a document whose text is at hand."""
    kind = choose_format(path, text)
    reader = kind.reader
    if skim and kind.glanced and not may_refer(text, kind.module):
        return Document(path, reader.MEDIA_TYPE, encoding, text, prose="")
    return _document(path, reader.MEDIA_TYPE, encoding, text, reader.lay_out(text), language, skim)


def read_body(url: str, body: bytes) -> tuple[str, str]:
    """The title and the text of what an address gave that is no markup; `ReadError` says why there are none."""
    extracted = choose_extracted(url, body)
    if extracted is None:
        raise ReadError("is in a format that is not read")
    text, layout = extracted.extract(body)
    return layout.title or "", text


def read_list(url: str, page: str) -> tuple[Listed, ...]:
    """The source list of a page at an address, where a heading or markers in its prose vouch for it."""
    from ..model.upstream import Listed
    from .fields import read_fields

    document = read_text(url, page)
    found = []
    vouched = (one for one in document.source_lists if one.heading or document.markers)
    for entry in [entry for sources in vouched for entry in sources.entries][:_MOST_LISTED]:
        fields = read_fields(entry, document)
        target = fields.url.text if fields.url and fields.url_status == "address" else None
        found.append(Listed(entry.text, fields.outlet.text if fields.outlet else None, target))
    return tuple(found)


def _document(
    path: str, media_type: str, encoding: str, text: str, layout: Layout, language: str | None, skim: bool
) -> Document:
    """The document that a layout makes; without prose and blocks where it is only skimmed, and cites nothing."""
    sources = find_source_lists(layout)
    markers = find_markers(text, layout, sources)
    if skim and not sources.lists and not markers:
        return Document(path, media_type, encoding, text, prose="")
    front = describe(layout.prose, blocks_without_lists(layout.prose, layout.blocks, sources.lists))
    return Document(
        path=path,
        media_type=media_type,
        encoding=encoding,
        text=text,
        prose=layout.prose,
        language=language or layout.language or languages.detect(layout.prose),
        title=layout.title or front.title,
        outlet=layout.outlet or front.outlet,
        issued=_issued(layout.issued) or front.issued,
        blocks=front.blocks,
        links=layout.links,
        source_lists=sources.lists,
        markers=markers,
        left_out=layout.left_out,
    )


def _issued(text: str | None) -> Dated | None:
    """A date of the page's metadata; it has no place in the text."""
    if not text:
        return None
    from ..normalize.dates import find_dates
    from .words import date_words

    found = find_dates(text, date_words())
    return Dated(text, Span(0, 0), found[0].readings) if found else None
