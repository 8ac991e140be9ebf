"""An entry taken apart: authors, title, outlet, dates, addresses, identifiers.

One grammar for all styles.  First everything goes that is recognised by its own form (`clauses`): addresses,
identifiers, dates, pages.  Then the title is sought: quoted or linked (here), else in front of `//` or `[N]`, behind a
date in brackets, behind an address, or as one of the pieces between stops and dashes (`unmarked`).  What stands before
the title is its author, or its outlet; what stands behind it is its outlet.  A field that is not seen is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from ..model.citation import Entry, Fields, Part
from ..model.document import Document
from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.scripts import script_of
from ..normalize.urls import PLACEHOLDERS, is_host
from .clauses import HOLE, Clauses, Dates, address_first, choose_addresses, take_addresses, take_dates
from .issuers import Found, looks_like_outlet, outlet_behind
from .pieces import split_pieces, trimmed, unquoted
from .quotes import quotations

_BREAKS = frozenset("\x01.,;:!?|/()[]—–，。：；、（）》」،؛-")
_NEXT_PARAGRAPH = lazy(r"\n[^\S\n]*+\n")
_BRACKETED = lazy(r"[ ,*_]*+(?:\([ ]*+([^()\x01]{3,300}+)\)|\[[ ]*+([^\[\]\x01]{3,300}+)\]|（([^（）\x01]{3,300}+)）)")
# What may stand in front of names: the language of a source ("(en)"), "by".
_BEFORE_NAMES = lazy(r"\([a-z]{2}\)[ ]*+|(?:by|par|por|di|von)[ ]++", re.IGNORECASE)
_ENTITY = lazy(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)

# Longer titles are not looked up among the placeholders.
_NO_PLACEHOLDER = 16

# Behind these a title follows its outlet.
_NAMES_OUTLET = ("—", "–", "-", "|", ":", "：", "·")


def read_fields(entry: Entry, document: Document) -> Fields:
    """The fields of an entry as written; any text has some, in time linear in its length.

    Beyond the first few thousand code points nothing is looked at.
    """
    clauses = take_addresses(entry, document)
    titled = _titled(clauses)
    dates = take_dates(clauses.view, clauses.start, titled)
    if titled:
        found = _around(_first_paragraph(dates, document, clauses.start, titled), titled)
    else:
        found = _unmarked()(clauses, dates)
    title = found.title
    if title and title.end - title.start < _NO_PLACEHOLDER and clauses.view[slice(*title)].casefold() in PLACEHOLDERS:
        found = found._replace(title=None)
    url, archive_url, status = choose_addresses(clauses.addresses)

    start = clauses.start
    outlet = _part(document, start, found.outlet)
    if outlet is None and titled is not None:
        outlet = _preprint(clauses, document)
    return Fields(
        outlet=outlet,
        title=_part(document, start, found.title),
        other_title=_part(document, start, found.other_title) if found.other_title else None,
        authors=tuple([name for author in found.authors if (name := _part(document, start, author))]),
        date=None if found.of_page else dates.issued,
        accessed=dates.accessed,
        url=url,
        url_status=status,
        archive_url=archive_url,
        identifiers=clauses.identifiers,
    )


def _part(document: Document, start: int, span: Span | None) -> Part | None:
    """A field of the view as a part of the document.

    In plain text, where nobody decoded them before, entities are decoded.
    """
    if span is None:
        return None
    place = Span(start + span.start, start + span.end)
    text = document.visible(place)
    if "&" in text and document.media_type == "text/plain" and _ENTITY.search(text):
        import html  # its tables cost start-up time

        text = " ".join(html.unescape(text).split())
    return Part(text, place) if text else None


def _first_paragraph(dates: Dates, document: Document, start: int, titled: Span) -> Dates:
    """What has title and date in its first paragraph says in the next one something else."""
    if dates.place is not None:
        end = _NEXT_PARAGRAPH.search(document.prose, start + titled.end, start + len(dates.view))
        if end and end.start() - start >= max(dates.place.end, titled.end):
            return dates._replace(view=dates.view[: end.start() - start])
    return dates


def _preprint(clauses: Clauses, document: Document) -> Part | None:
    """The outlet of a preprint: arXiv."""
    if not any(scheme == "arxiv" for scheme, _ in clauses.identifiers):
        return None
    at = document.prose.find("arXiv", clauses.start, clauses.start + len(clauses.view))
    return Part("arXiv", Span(at, at + 5)) if at >= 0 else None


def _titled(clauses: Clauses) -> Span | None:
    """The title that marks of its own set off: quotes, or a link around it."""
    view = clauses.view
    if address_first(view) is not None:
        return None
    quoted = [span for span in quotations(view) if _begins_field(view, span.start)]
    if len(quoted) == 1:
        return quoted[0]
    if len(quoted) == 2 and not quoted[0].start and view[quoted[0].end : quoted[1].start].strip() == ":":
        return quoted[1]  # "Outlet": "title"
    if quoted:
        for mark in ("《〈", "«»"):
            of_kind = [span for span in quoted if view[span.start] in mark]
            others = [span for span in quoted if view[span.start] not in mark]
            if of_kind and others and mark == "《〈":
                return others[0]
            if len(of_kind) > 1 and of_kind == quoted:
                first, second = of_kind[:2]
                if view[first.end : first.end + 1] in "：:" or len(view[second.start : second.end].split()) > len(
                    view[first.start : first.end].split()
                ):
                    return second
        return quoted[0]
    for span in clauses.link_texts:
        if (
            HOLE not in view[span.start : span.end]
            and not is_host(view[span.start : span.end].strip())
            and len(view[span.start : span.end].split()) > 1
        ):
            return span
    return None


def _begins_field(view: str, start: int) -> bool:
    """Whether a quotation stands apart: behind a break, or behind a short name ("TASS "…"")."""
    before = view[max(start - 60, 0) : start]
    bare = before.rstrip(" *_")
    if not bare or bare[-1] in _BREAKS or before[-1:] > "\u3040":
        return True
    words = before.split()
    return start < 60 and len(words) <= 4 and all(word[:1].isupper() or word > "\u0590" for word in words)


def _around(dates: Dates, titled: Span) -> Found:
    """Authors and outlet around a title that is known, and the same title in another language behind it."""
    view = dates.view
    title = unquoted(view, titled)
    front = trimmed(view, 0, titled.start)
    by_dash = (
        front is not None
        and view[: titled.start].rstrip(" *_[(").endswith(_NAMES_OUTLET)
        and not is_name_front(view, front)
    )
    other, end = _other_title(view, title, titled.end, by_dash)
    outlet = outlet_behind(view, end)
    if front is None:
        return Found(title, outlet, other_title=other)
    if by_dash and outlet and dates.place and titled.end <= dates.place.start < outlet.start:
        outlet = None  # `Outlet — "title" from day` is complete: what follows is a remark
    if outlet is None:
        if view[titled.start] in "„«" and view[titled.end - 1] in "”»" and (parted := _author_and_title(view, front)):
            return Found(parted[1], title, (parted[0],))
        if by_dash:
            return Found(title, unquoted(view, front), other_title=other)
        first = next(split_pieces(view, front.start, titled.start), None)
        if first and looks_like_outlet(view[front.start : front.end]):
            return Found(title, Span(first.start, first.end), other_title=other)
    before = _BEFORE_NAMES.match(view, *front)
    begin = before.end() if before else front.start
    return Found(title, outlet, tuple(_find_names()(view, begin, front.end)), other_title=other)


def _other_title(view: str, title: Span, end: int, has_outlet: bool) -> tuple[Span | None, int]:
    """The title in another language that stands in brackets behind a title, and where what follows begins.

    It is quoted, or a sentence in another script, or a sentence in square brackets; a name or a remark is none.  Where
    the outlet stands in front, anything in another script is one.
    """
    follows = view[end:].lstrip(" ,*_").startswith(("(", "[", "（"))
    if not (follows and (match := _BRACKETED.match(view, end))):
        return None, end
    inner = Span(*match.span(match.lastindex or 1))
    found = unquoted(view, trimmed(view, *inner, keep_end=True) or inner)
    text = view[found.start : found.end]
    if found.start > inner.start and view[found.start - 1] != " ":
        return found, match.end()
    words = text.split()
    other_script = script_of(text) != script_of(view[title.start : title.end])
    is_sentence = any(word[:1].islower() for word in words[1:]) or (len(words) == 1 and len(text) > 7)
    if other_script and text[:1] > "@" and (is_sentence or (has_outlet and script_of(text) != "Latin")):
        return found, match.end()
    if is_sentence and match[2] and len(words) > 2:
        return found, match.end()
    return None, end


def _author_and_title(view: str, span: Span) -> tuple[Span, Span] | None:
    """What stands before the quoted name of an outlet: `Kowalski J., Miedź drożeje, „Puls Biznesu”`."""
    author, *others = split_pieces(view, span.start, span.end)
    name = view[author.start : author.end]
    if not others or not (
        _has_initials()(name) if author.after == "comma" else author.after == "stop" and _is_name()(name)
    ):
        return None
    title = Span(others[0].start, others[-1].end)
    words = view[title.start : title.end].split()
    is_sentence = words[0][0].isupper() and any(word[0].islower() for word in words)
    return (Span(author.start, author.end), title) if is_sentence else None


def is_name_front(view: str, span: Span) -> bool:
    """Whether what stands before a colon is a person: "Claus Hecking: „Titel“"."""
    if not view[span.end : span.end + 2].strip().startswith(":"):
        return False
    return _is_name()(view[span.start : span.end])


# Grammars whose patterns cost start-up time that most lists need not pay.


@cache
def _unmarked() -> Callable[[Clauses, Dates], Found]:
    from .unmarked import read_unmarked

    return read_unmarked


@cache
def _find_names() -> Callable[[str, int, int], Iterator[Span]]:
    from .names import find_names

    return find_names


@cache
def _has_initials() -> Callable[[str], bool]:
    from .names import has_initials

    return has_initials


@cache
def _is_name() -> Callable[[str], bool]:
    from .names import is_name

    return is_name
