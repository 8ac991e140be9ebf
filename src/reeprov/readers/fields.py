"""An entry taken apart: authors, title, outlet, dates, addresses, identifiers.

One grammar for all styles.  First everything goes that is recognised by its own form (`clauses`): addresses,
identifiers, dates, pages.  Then the title is sought: quoted, linked, in front of `//` or `[N]`, behind a date in
brackets, behind an address, or as one of the pieces between stops and dashes.  What stands before the title is its
author, or its outlet; what stands behind it is its outlet.  A field that is not seen is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.citation import Entry, Fields, Part
from ..model.document import Document
from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.urls import PLACEHOLDERS, is_host
from .clauses import HOLE, Clauses, Dates, choose_addresses, is_phrase, take_addresses, take_dates
from .pieces import Piece, split_groups, split_pieces, trimmed, unquoted
from .quotes import quotations

_ALNUM = lazy(r"[^\W_]")
_WORD = lazy(r"[^\s\x01]+")

_LEADS_IN = lazy(r"(?:in|sur|via|su|en|em|газета|журнал|载|载于|刊于|原载)[ ]*+[:：]?[ ]*+", re.IGNORECASE)
_IN = lazy(r"\.[ ]In:")
_TYPE_MARK = lazy(r"\[(?:Internet|[A-Z](?:/[A-Z]{2})?|EB|DB|CP)(?:/OL)?\]\.?")
_SLASHES = lazy(r"[ ]//[ ]|[ ]//(?=[^\W_])")
_ADDRESS_FIRST = lazy(r"[ <(]*+\x01++[>)]?[ ]*+(?:[—–:|-]{1,2}[ ]*+)?(?![,.;])")
_AFTER_BREAK = lazy(r"(?:\A|.*[\x01.,;:!?|/()\[\]—–，。：；、（）》」،؛-])[ *_]*+\Z", re.DOTALL)
_SHAPE_NOISE = lazy(r"[\W\d_]*\Z")

# Words by which the name of an outlet is known where its place alone does not tell.
_PRESS = frozenset({
    "times", "news", "post", "journal", "herald", "daily", "gazette", "tribune", "agency", "today", "magazine",
    "review", "press", "telegraph", "guardian", "weekly", "mail", "week", "standard", "observer", "independent",
    "chronicle", "register", "bulletin", "report", "reports", "insider", "wire", "network", "radio", "tv", "media",
    "monitor", "zeitung", "presse", "blatt", "новости", "газета", "известия", "вести", "правда", "труд", "время",
    "агентство", "вестник", "новини日报", "le", "la", "el", "il", "der", "die", "das", "the",
})  # fmt: skip


# Behind these a title follows its outlet.
_NAMES_OUTLET = ("—", "–", "-", "|", ":", "：", "·")


class _Found(NamedTuple):
    """Where the fields stand in the view; `of_page`: the title is a page's, and a date in it does not date the page."""

    title: Span | None = None
    outlet: Span | None = None
    authors: tuple[Span, ...] = ()
    of_page: bool = False


def read_fields(entry: Entry, document: Document) -> Fields:
    """The fields of an entry as written; any text has some, in time linear in its length.

    Beyond the first few thousand code points nothing is looked at.
    """
    clauses = take_addresses(entry, document)
    titled = _titled(clauses)
    dates = take_dates(clauses.view, clauses.start, titled)
    found = _around(dates, titled) if titled else _unmarked(clauses, dates)
    if found.title and clauses.view[found.title.start : found.title.end].casefold() in PLACEHOLDERS:
        found = found._replace(title=None)
    url, archive_url, status = choose_addresses(clauses.addresses)

    def part(span: Span | None) -> Part | None:
        if span is None:
            return None
        place = Span(clauses.start + span.start, clauses.start + span.end)
        return Part(document.visible(place), place)

    outlet = part(found.outlet)
    if outlet is None and titled is not None:
        outlet = _preprint(clauses, document)
    return Fields(
        outlet=outlet,
        title=part(found.title),
        authors=tuple(
            Part(document.visible(place), place)
            for place in (Span(clauses.start + a, clauses.start + b) for a, b in found.authors)
        ),
        date=None if found.of_page else dates.issued,
        accessed=dates.accessed,
        url=url,
        url_status=status,
        archive_url=archive_url,
        identifiers=clauses.identifiers,
    )


def _preprint(clauses: Clauses, document: Document) -> Part | None:
    """The outlet of a preprint: arXiv."""
    if not any(scheme == "arxiv" for scheme, _ in clauses.identifiers):
        return None
    at = document.prose.find("arXiv", clauses.start, clauses.start + len(clauses.view))
    return Part("arXiv", Span(at, at + 5)) if at >= 0 else None


def _titled(clauses: Clauses) -> Span | None:
    """The title that marks of its own set off: quotes, or a link around it."""
    view = clauses.view
    if _ADDRESS_FIRST.match(view):
        return None
    quoted = [span for span in quotations(view) if _begins_field(view, span.start)]
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
    if _AFTER_BREAK.match(before) or before[-1:] > "\u3040":
        return True
    words = before.split()
    return start < 60 and len(words) <= 4 and all(word[:1].isupper() for word in words)


def _around(dates: Dates, titled: Span) -> _Found:
    """Authors and outlet around a title that is known."""
    view = dates.view
    title = unquoted(view, titled)
    front = trimmed(view, 0, titled.start)
    outlet = _outlet_behind(view, titled.end)
    if front is None:
        return _Found(title, outlet)
    if outlet is None:
        by_dash = view[: titled.start].rstrip(" *_[(").endswith(_NAMES_OUTLET) and not is_name_front(view, front)
        if by_dash:
            return _Found(title, front)
        first = next(split_pieces(view, front.start, titled.start), None)
        if first and _is_outlet(view[front.start : front.end]):
            return _Found(title, Span(first.start, first.end))
    from .names import find_names  # its patterns cost start-up time that most lists need not pay

    authors = tuple(find_names(view, front.start, front.end))
    return _Found(title, outlet, authors)


def is_name_front(view: str, span: Span) -> bool:
    """Whether what stands before a colon is a person: "Claus Hecking: „Titel“"."""
    if not view[span.end : span.end + 2].strip().startswith(":"):
        return False
    from .names import is_name  # its patterns cost start-up time that most lists need not pay

    return is_name(view[span.start : span.end])


def _outlet_behind(view: str, start: int, long: bool = False) -> Span | None:
    """The outlet behind a title: the first piece that is one.

    With `long` (styles that put stops between fields) it may have commas in it, and the place of a publisher before it.
    """
    pieces = split_pieces(view, start, min(len(view), start + 400))
    for piece in pieces:
        begin = piece.start
        text = view[begin : piece.end]
        if lead := _LEADS_IN.match(text):
            if lead.end() == len(text):
                continue
            if text[lead.end() - 1 : lead.end()] in " :：":
                begin += lead.end()
                text = view[begin : piece.end]
        if _SHAPE_NOISE.match(text) or is_phrase(text):
            continue
        if _is_remark(view, piece):
            return None
        named = _prolonged(view, piece._replace(start=begin), pieces) if long else Span(begin, piece.end)
        return unquoted(view, named)
    return None


def _prolonged(view: str, first: Piece, following: Iterator[Piece]) -> Span:
    """A piece with those that a comma joins to it, or the publisher behind its place."""
    rest = [piece for piece in following if not _SHAPE_NOISE.match(view[piece.start : piece.end])]
    short = len(view[first.start : first.end].split()) <= 3
    if first.after == "colon" and short and rest and not view[rest[0].start].islower():
        return Span(rest[0].start, rest[0].end)
    last = first
    for piece in rest:
        if last.after != "comma":
            break
        last = piece
    return Span(first.start, last.end)


def _is_remark(view: str, piece: Piece) -> bool:
    """A sentence of the author's behind the reference is no outlet."""
    end = view.find(". ", piece.end)
    words = view[piece.start : end if end >= 0 else len(view)].replace(HOLE, " ").split()
    small = sum(word[:1].islower() for word in words)
    return len(words) > 9 and 2 * small > len(words)


def _unmarked(clauses: Clauses, dates: Dates) -> _Found:
    """Title, outlet and authors where nothing but the order of the pieces tells them."""
    from .names import is_name, leading_names  # its patterns cost start-up time that most lists need not pay

    view = dates.view
    if address := _ADDRESS_FIRST.match(view):
        end = len(view.rstrip(" \x01.,;:([")) if dates.accessed else len(view)
        return _Found(trimmed(clauses.view, address.end(), end, keep_end=True), of_page=True)
    start = 0
    if (mark := _TYPE_MARK.search(clauses.view)) and mark.start():
        names = leading_names(view, 0, mark.start(), anything=True)
        begin = names[1] if names else 0
        outlet = _outlet_behind(view, mark.end(), long=True)
        return _Found(trimmed(view, begin, mark.start()), outlet, names[0] if names else ())
    if mark := _SLASHES.search(view):
        names = leading_names(view, 0, mark.start())
        return _Found(
            trimmed(view, names[1] if names else 0, mark.start()),
            _outlet_behind(view, mark.end(), long=True),
            names[0] if names else (),
        )
    authors: tuple[Span, ...] = ()
    outlet_first: Span | None = None
    place = dates.place
    if (
        place
        and 0 < place.start < 240
        and view[: place.start].rstrip(HOLE + " ").endswith(("(", "（"))
        and (rest := view[_bracket_end(view, place.end) :].lstrip(HOLE)).startswith((").", "). ", "),", ") ", "）"))
        and _ALNUM.search(rest)
    ):
        front = trimmed(view, 0, view.rfind("(", 0, place.start) if "(" in view[: place.start] else place.start)
        start = _bracket_end(view, place.end) + 1
        if front:
            text = view[front.start : front.end]
            if names := leading_names(view, front.start, front.end, anything=True, whole=True):
                authors = names[0]
            if not is_name(text) and len(authors) <= 1 and "," not in text and ";" not in text and "&" not in text:
                outlet_first, authors = trimmed(view, front.start, front.end, final=True), ()
    elif names := leading_names(view, 0, len(view)):
        authors, start = names
    found = _ordered(view, start, dates, bracketed=place is not None and start > place.end)
    if outlet_first is not None and found.outlet is None:
        return found._replace(outlet=outlet_first)
    return found._replace(authors=authors or ((outlet_first,) if outlet_first else found.authors))


def _bracket_end(view: str, at: int) -> int:
    """Where the bracket that a date stands in closes; `at` itself where it does not soon."""
    end = view.find(")", at, at + 24)
    return at if end < 0 or "(" in view[at:end] else end


def _ordered(view: str, start: int, dates: Dates, bracketed: bool = False) -> _Found:
    """Title and outlet among the pieces that stops, dashes and bars make."""
    from .names import is_name  # its patterns cost start-up time that most lists need not pay

    groups = [group for group in split_groups(view, start) if _ALNUM.search(view, group.start, group.end)]
    groups = [
        group
        for group in groups
        if not is_phrase(view[group.start : group.end]) and not _SHAPE_NOISE.match(view[group.start : group.end])
    ]
    if not groups:
        return _Found()
    first = groups[0]
    if len(groups) > 1 and first.after in ("dash", "bar"):
        return _by_shape(view, groups)
    title: Span | None = Span(first.start, first.end)
    outlet: Span | None = None
    authors: tuple[Span, ...] = ()
    text = view[first.start : first.end]
    bracket = max(text.rfind(" ("), text.rfind("（"))
    if bracket > 0 and ")" not in text[bracket:]:
        title, outlet = (
            trimmed(view, first.start, first.start + bracket),
            trimmed(view, first.start + bracket + 2, first.end),
        )
    elif bracket > 0 and text.endswith(")") and is_name(text[bracket + 2 : -1]):
        title = trimmed(view, first.start, first.start + bracket)
        authors = (Span(first.start + bracket + 2, first.end - 1),)
    elif len(groups) > 1 and first.after == "stop":
        outlet = _outlet_behind(view, first.end, long=bracketed)
        second = Span(groups[1].start, groups[1].end)
        if _is_press_place(view, second):
            outlet = trimmed(view, view.index(": ", second.start) + 2, second.end)
        head, colon, _ = text.partition(": ")
        if colon and is_name(head) and _IN.match(view, first.end):
            title = trimmed(view, first.start + len(head) + 1, first.end)
            authors = (Span(first.start, first.start + len(head)),)
    if outlet is None and not authors and title is not None:
        title, outlet, authors = _by_commas(view, title, dates)
    return _Found(title, outlet, authors)


def _is_press_place(view: str, span: Span) -> bool:
    """Whether the place of a publisher stands before its name: "Ithaca: Cornell University Press"."""
    place, colon, name = view[span.start : span.end].partition(": ")
    return bool(colon) and len(place.split()) <= 3 and name[:1].isupper()


def _by_shape(view: str, groups: list[Piece]) -> _Found:
    """`Outlet — title` or `title | outlet`: the outlet is the one that looks like one."""
    first, second = Span(groups[0].start, groups[0].end), Span(groups[1].start, groups[1].end)
    last = Span(groups[-1].start, groups[-1].end)
    head, tail = view[first.start : first.end], view[last.start : last.end]
    if len(head.split()) <= 4 and (len(head.split()) < len(view[second.start : second.end].split()) or is_host(head)):
        return _Found(
            Span(second.start, last.end if groups[1].after == "dash" and len(groups) > 2 else second.end), first
        )
    if len(tail.split()) <= 4 or _is_outlet(tail):
        return _Found(Span(first.start, groups[-2].end), last)
    return _Found(Span(first.start, last.end))


def _by_commas(view: str, whole: Span, dates: Dates) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    """`title, outlet` before a date, `outlet: title`, `title, author`; or all of it is the title."""
    text = view[whole.start : whole.end]
    pieces = list(split_pieces(view, whole.start, whole.end))
    dated = dates.place is not None
    head = view[pieces[0].start : pieces[0].end] if pieces else ""
    if len(pieces) == 1:
        if dated and len(text.split()) <= 3 and (_is_outlet(text) or all(word[:1].isupper() for word in text.split())):
            return None, whole, ()
        return whole, (whole if is_host(text) else None), ()
    if (
        pieces[0].after == "colon"
        and (dated or is_host(head))
        and len(head.split()) <= 3
        and all(word[:1].isupper() for word in head.split())
    ):
        return trimmed(view, pieces[1].start, whole.end), Span(pieces[0].start, pieces[0].end), ()
    last = pieces[-1]
    tail = view[last.start : last.end]
    if pieces[-2].after == "comma":
        short = (len(tail.split()) <= 4 and tail.split()[-1][:1].isupper()) or is_host(tail)
        if dated and (short or _is_outlet(tail)):
            return Span(whole.start, pieces[-2].end), Span(last.start, last.end), ()
        if short and len(pieces) > 2 and len(tail.split()) <= 3 and text.startswith("PEP "):
            return Span(whole.start, pieces[-2].end), None, (Span(last.start, last.end),)
    return whole, None, ()


def _is_outlet(text: str) -> bool:
    """Whether a name that stands alone looks like an outlet's: a host, one word, capitals, a word of the press."""
    words = text.split()
    if is_host(text) or len(words) == 1 or text.isupper():
        return True
    return any(word.casefold().strip(".,") in _PRESS for word in words) and len(words) <= 6
