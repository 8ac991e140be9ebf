"""Title, outlet and authors where no quotes and no link set the title off: the order of the pieces tells them."""

from __future__ import annotations

from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.urls import is_host
from .clauses import HOLE, Clauses, Dates, address_first, is_phrase
from .issuers import Found, is_shapeless, looks_like_outlet, outlet_behind
from .names import find_names, has_initials, is_name, leading_names
from .pieces import Piece, split_groups, split_pieces, trimmed

_ALNUM = lazy(r"[^\W_]")
_IN = lazy(r"\.[ ]In:")
_TYPE_MARK = lazy(r"\[(?:Internet|[A-Z](?:/[A-Z]{2})?|EB|DB|CP)(?:/OL)?\]\.?")
# `Müller, Anna (2023): ` dates a source by its year though its day stands further on.
_INTO = lazy(r"(?:in|su|en|dans)[ ](?=[^\W\d_a-z])")
_DATED_FRONT = lazy(r"[^()（）\x01]{3,200}+\((\x01++)\):(?=[ ][^\W\d_])")
_SLASHES = lazy(r"[ ]//[ ]|[ ]//(?=[^\W_])")


_LONGEST_ACRONYM = 6
_LONGEST_NAME = 4  # words
_YEAR = 4  # digits
_TO_YEAR = 3  # letters between a name and its year


def read_unmarked(clauses: Clauses, dates: Dates) -> Found:
    """Title, outlet and authors where nothing but the order of the pieces tells them."""
    view = dates.view
    if address_first(clauses.view) is not None and (begin := address_first(view)) is not None:
        end = len(view.rstrip(" \x01.,;:([")) if dates.accessed else len(view)
        return Found(trimmed(clauses.view, begin, end, keep_end=True), of_page=True)
    start = 0
    if "[" in clauses.view and (mark := _TYPE_MARK.search(clauses.view)) and mark.start():
        names = leading_names(view, 0, mark.start(), anything=True)
        begin = names[1] if names else 0
        title, outlet = trimmed(view, begin, mark.start()), outlet_behind(view, mark.end(), long=True)
        if outlet is None and title and dates.place and mark.end() < dates.place.start < mark.end() + 4:
            title, outlet = _before_last_stop(view, title)  # `Title. Outlet [Internet]. date`
        return Found(title, outlet, names[0] if names else ())
    if "//" in view and (mark := _SLASHES.search(view)):
        outlet = outlet_behind(view, mark.end(), long=True)
        if names := leading_names(view, 0, mark.start()):
            return Found(trimmed(view, names[1], mark.start()), outlet, names[0])
        title_end = view.rfind(" / ", 0, mark.start())  # `title / A. Author // outlet`
        named = tuple(find_names(view, title_end + 3, mark.start())) if title_end > 0 else ()
        return Found(trimmed(view, 0, title_end if named else mark.start()), outlet, named)
    authors: tuple[Span, ...] = ()
    outlet_first: Span | None = None
    place = dates.place
    if dated := _DATED_FRONT.match(view):
        place = Span(*dated.span(1))
    if (
        place
        and 0 < place.start < 240
        and view[: place.start].rstrip(HOLE + " ").endswith(("(", "（"))
        and (rest := view[_bracket_end(view, place.end) :].lstrip(HOLE)).startswith(
            ("):",) if dated else (").", "). ", "),", ") ", "）")
        )
        and _ALNUM.search(rest)
    ):
        bracket = max(view.rfind("(", 0, place.start), view.rfind("（", 0, place.start))
        front = trimmed(view, 0, bracket if bracket >= 0 else place.start)
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


def _before_last_stop(view: str, whole: Span) -> tuple[Span | None, Span | None]:
    """The stretch in front of the last stop, and the one behind it, or all and nothing."""
    groups = split_groups(view[: whole.end], whole.start)
    if len(groups) < 2:
        return whole, None
    return Span(whole.start, groups[-2].end), Span(groups[-1].start, groups[-1].end)


def _bracket_end(view: str, at: int) -> int:
    """Where the bracket that a date stands in closes; `at` itself where it does not soon."""
    end = view.find(")", at, at + 24)
    return at if end < 0 or "(" in view[at:end] else end


def _ordered(view: str, start: int, dates: Dates, bracketed: bool = False) -> Found:
    """Title and outlet among the pieces that stops, dashes and bars make."""
    groups = [
        group
        for group in split_groups(view, start)
        if not is_phrase(text := view[group.start : group.end]) and not is_shapeless(text)
    ]
    if not groups:
        return Found()
    first = groups[0]
    if len(groups) > 2 and _is_author(view, first, dates):
        return _titled(view, groups[1:], dates, bracketed)._replace(authors=(Span(first.start, first.end),))
    return _titled(view, groups, dates, bracketed)


def _titled(view: str, groups: list[Piece], dates: Dates, bracketed: bool) -> Found:
    """Title and outlet among pieces of which the first begins the title."""
    first = groups[0]
    if len(groups) > 1 and first.after in ("dash", "bar"):
        return _by_shape(view, groups)
    if len(groups) == 2 and first.after == "hole" and _is_name_and_date(view, first, dates):
        return Found(Span(groups[1].start, groups[1].end), Span(first.start, first.end))
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
        outlet = outlet_behind(view, first.end, long=bracketed)
        second = Span(groups[1].start, groups[1].end)
        if _is_press_place(view, second):
            outlet = trimmed(view, view.index(": ", second.start) + 2, second.end)
        head, colon, _ = text.partition(": ")
        if colon and is_name(head) and _IN.match(view, first.end):
            title = trimmed(view, first.start + len(head) + 1, first.end)
            authors = (Span(first.start, first.start + len(head)),)
    if outlet is None and not authors and title is not None:
        title, outlet, authors = _by_commas(view, title, dates)
    return Found(title, outlet, authors)


def _is_author(view: str, piece: Piece, dates: Dates) -> bool:
    """Whether a piece in front of title and outlet is who wrote it: "AFP.", "ТАСС.", "World Bank. 2019."."""
    text = view[piece.start : piece.end]
    if piece.after == "stop":
        return text.isalpha() and text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM
    year = dates.place
    is_year = year is not None and year.end - year.start == _YEAR and 0 < year.start - piece.end <= _TO_YEAR
    return piece.after == "hole" and is_year and len(text.split()) <= _LONGEST_NAME and text.istitle()


def _is_name_and_date(view: str, piece: Piece, dates: Dates) -> bool:
    """Whether a piece in front of a date names who published what follows: "The Hill, May 3, 2024: "."""
    if dates.place is None or not 0 <= dates.place.start - piece.end <= _TO_YEAR:
        return False
    return _is_short_name(view[piece.start : piece.end])


def _is_short_name(text: str) -> bool:
    words = text.split()
    return len(words) <= 3 and all(word[:1].isupper() for word in words)


def _is_press_place(view: str, span: Span) -> bool:
    """Whether the place of a publisher stands before its name: "Ithaca: Cornell University Press"."""
    place, colon, name = view[span.start : span.end].partition(": ")
    return bool(colon) and len(place.split()) <= 3 and name[:1].isupper()


def _by_shape(view: str, groups: list[Piece]) -> Found:
    """`Outlet — title` or `title | outlet`: the outlet is the one that looks like one."""
    first, second = Span(groups[0].start, groups[0].end), Span(groups[1].start, groups[1].end)
    last = Span(groups[-1].start, groups[-1].end)
    head, tail = view[first.start : first.end], view[last.start : last.end]
    if len(head.split()) <= 4 and (len(head.split()) < len(view[second.start : second.end].split()) or is_host(head)):
        return Found(
            Span(second.start, last.end if groups[1].after == "dash" and len(groups) > 2 else second.end), first
        )
    if len(tail.split()) <= 4 or looks_like_outlet(tail):
        return Found(Span(first.start, groups[-2].end), last)
    return Found(Span(first.start, last.end))


def _by_commas(view: str, whole: Span, dates: Dates) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    """`title, outlet` before a date, `outlet: title`, `title, author`; or all of it is the title."""
    text = view[whole.start : whole.end]
    pieces = list(split_pieces(view, whole.start, whole.end))
    dated = dates.place is not None
    head = view[pieces[0].start : pieces[0].end] if pieces else ""
    if len(pieces) == 1:
        if dated and len(text.split()) <= 3 and (looks_like_outlet(text) or _is_short_name(text)):
            return None, whole, ()
        return whole, (whole if is_host(text) else None), ()
    if (pieces[0].after == "colon" and (dated or is_host(head)) and _is_short_name(head)) or (
        pieces[0].after == "comma" and dated and is_host(head)
    ):
        return trimmed(view, pieces[1].start, whole.end), Span(pieces[0].start, pieces[0].end), ()
    last = pieces[-1]
    tail = view[last.start : last.end]
    if pieces[-2].after == "comma":
        into = _INTO.match(tail) if len(pieces) > 2 else None
        short = (len(tail.split()) <= 4 and tail.split()[-1][:1].isupper()) or is_host(tail)
        if dated and (short or looks_like_outlet(tail)):
            title, outlet = Span(whole.start, pieces[-2].end), Span(last.start + (into.end() if into else 0), last.end)
            if len(pieces) > 2 and pieces[0].after == "comma" and (has_initials(head) or (into and is_name(head))):
                return title._replace(start=pieces[1].start), outlet, (Span(pieces[0].start, pieces[0].end),)
            return title, outlet, ()
        if short and len(pieces) > 2 and len(tail.split()) <= 3 and text.startswith("PEP "):
            return Span(whole.start, pieces[-2].end), None, (Span(last.start, last.end),)
    return whole, None, ()
