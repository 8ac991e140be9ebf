"""Which piece of an entry names its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from ..normalize.urls import is_host
from .clauses import HOLE, is_phrase
from .pieces import Piece, split_pieces, unquoted

_LEADS_IN = lazy(r"(?:in|sur|via|su|en|em|газета|журнал|载|载于|刊于|原载)[ ]*+[:：]?[ ]*+", re.IGNORECASE)
_SHAPELESS = lazy(r"[\W\d_]*\Z")

# Words by which the name of an outlet is known where its place alone does not tell.
_PRESS = frozenset({
    "times", "news", "post", "journal", "herald", "daily", "gazette", "tribune", "agency", "today", "magazine",
    "review", "press", "telegraph", "guardian", "weekly", "mail", "week", "standard", "observer", "independent",
    "chronicle", "register", "bulletin", "report", "reports", "insider", "wire", "network", "radio", "tv", "media",
    "monitor", "zeitung", "presse", "blatt", "новости", "газета", "известия", "вести", "правда", "труд", "время",
    "агентство", "вестник", "новини日报", "le", "la", "el", "il", "der", "die", "das", "the",
})  # fmt: skip


# What follows is said to the reader.
_REMARKS = ("see ", "cf.", "cf ", "ibid", "см. ", "vgl. ", "siehe ", "voir ", "véase ", "zob. ", "див. ")

# What kind of text a source is, which stands where its outlet could.
_GENRES = frozenset({
    "press release", "press statement", "news release", "media release", "press briefing", "blog", "blog post",
    "report", "policy brief", "working paper", "white paper", "editorial", "op-ed", "opinion", "interview", "podcast",
    "video",
    "pressemitteilung", "pressemeldung", "communiqué de presse", "communiqué", "nota de prensa",
    "comunicado de prensa", "comunicado", "comunicato stampa", "пресс-релиз", "пресс релиз", "прес-реліз",
    "komunikat prasowy", "basın açıklaması", "新闻稿", "بيان صحفي",
})  # fmt: skip


class Found(NamedTuple):
    """Where the fields stand in the view.

    Attributes:
        of_page: the title is a page's, and a date in it does not date the page.
        other_title: the title in another language.
    """

    title: Span | None = None
    outlet: Span | None = None
    authors: tuple[Span, ...] = ()
    of_page: bool = False
    other_title: Span | None = None


def outlet_behind(view: str, start: int, long: bool = False) -> Span | None:
    """The outlet behind a title: the first piece that is one.

    With `long` (styles that put stops between fields) it may have commas in it, and the place of a publisher before it.
    """
    pieces = split_pieces(view, start, min(len(view), start + 400))
    for piece in pieces:
        begin = _behind_lead(view, piece.start, piece.end)
        text = view[begin : piece.end]
        if is_shapeless(text) or is_phrase(text) or _is_aside(view, begin, text) or text.casefold() in _GENRES:
            continue
        if _is_remark(view, piece) or not _can_be_outlet(text):
            return None
        return unquoted(view, _prolonged(view, piece._replace(start=begin), pieces) if long else Span(begin, piece.end))
    return None


def is_shapeless(text: str) -> bool:
    """Whether there is no letter in a piece."""
    return not text[:1].isalpha() and _SHAPELESS.match(text) is not None


def _behind_lead(view: str, start: int, end: int) -> int:
    """Where a name begins: behind "in", "sur", "газета"; at the end where nothing else stands there."""
    lead = _LEADS_IN.match(view, start, end)
    return lead.end() if lead and (lead.end() == end or view[lead.end() - 1] in " :：") else start


def _is_aside(view: str, start: int, text: str) -> bool:
    """Whether a piece is a remark in brackets: "(paywalled)"."""
    return view[start - 1 : start] == "(" and text[:1].islower() and " " not in text and "." not in text


def _prolonged(view: str, first: Piece, following: Iterator[Piece]) -> Span:
    """A piece with those that a comma joins to it, or the publisher behind its place."""
    rest = [piece for piece in following if not is_shapeless(view[piece.start : piece.end])]
    short = len(view[first.start : first.end].split()) <= 3
    if first.after == "colon" and short and rest and not view[rest[0].start].islower():
        return Span(rest[0].start, rest[0].end)
    last = first
    for piece in rest:
        if last.after != "comma" or view[piece.start].isdigit():
            break
        last = piece
    return Span(first.start, last.end)


def _is_remark(view: str, piece: Piece) -> bool:
    """A sentence of the author's behind the reference is no outlet."""
    end = view.find(". ", piece.end)
    words = view[piece.start : end if end >= 0 else len(view)].replace(HOLE, " ").split()
    return len(words) > 9 and 2 * sum(word[:1].islower() for word in words) > len(words)


def _can_be_outlet(text: str) -> bool:
    """Whether a piece behind a title can be a name: short, or not begun with a small letter."""
    if text.casefold().startswith(_REMARKS):
        return False
    return not text.lstrip("\"'“”„«»‘’‚‹›*_")[:1].islower() or len(text.split()) <= 3


def looks_like_outlet(text: str) -> bool:
    """Whether a name that stands alone looks like an outlet's: a host, one word, capitals, a word of the press."""
    words = text.split()
    if is_host(text) or len(words) == 1 or text.isupper():
        return True
    return any(word.casefold().strip(".,") in _PRESS for word in words) and len(words) <= 6
