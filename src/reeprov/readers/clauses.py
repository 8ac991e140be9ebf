"""What an entry says beside outlet and title: addresses, identifiers, dates with their roles, pages, "available at".

Each is taken out of the view of the entry and leaves a hole, so that the grammar of fields sees only what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .. import languages
from ..model.citation import LONGEST_ENTRY, Dated, Entry, Part
from ..model.document import Document
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.calendar import FoundDate
from ..normalize.dates import find_dates, find_no_date
from ..normalize.identifiers import FoundIdentifier, find_identifiers
from ..normalize.patterns import lazy
from ..normalize.urls import find_addresses, is_archive, is_placeholder
from .words import date_words

HOLE = "\x01"

_HOLES = lazy("\x01++")
_BLANK = lazy(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x01]")
_WORDS = lazy(r"[^\W_]+")
_LINK_WORDS = frozenset(
    {
        "link",
        "url",
        "here",
        "source",
        "read",
        "web",
        "ссылка",
        "источник",
        "archive",
        "archived",
        "pdf",
        "html",
        "↗",
        "todo",
    }
)
_MEDIUM = lazy(
    r"[\[(](?:online|internet|text|текст|web ?page|electronic resource|электронный ресурс|електронний ресурс|сайт"
    r"|en línea|en ligne|em linha)[\])]",
    re.IGNORECASE,
)
_SERIES = lazy(
    r"\b(?:(?:BCP|STD|FYI|RFC)[ ]\d{1,5}(?=[ ]*+[,.\x01])|Work[ ]in[ ]Progress|Internet-Draft"
    r"|draft(?:-[a-z\d]{1,40}){2,12}+)"
)
# What stands right before an address, without its colon.
_AVAILABLE = (
    "available at", "available from", "available online at", "available online", "available",
    "retrieved from", "url", "doi", "link",
    "from", "at", "verfügbar unter", "online unter",
    "disponible en", "disponible sur", "disponível em", "disponibile su",
    "dostępne na", "режим доступа", "доступно по адресу", "адрес", "онлайн", "web", "网址", "链接",
)  # fmt: skip
_PAGES = lazy(
    r"(?<![\w.])(?:(?:vol|no|nr|pp?|issue|bd|iss|art|ch|sec|rep|т|с|стр|сс|вып|núm|nº|n°|№|s|h|jg|ausgabe"
    r"|heft|ст)\.?[ ]?(?=[\dA-Z№])"
    r"(?:[A-Z]?\d[\d\w]{0,8}(?:[ ]?[–—-][ ]?[A-Z]?\d[\d\w]{0,8})?)(?:[ ]?\([\w–-]{1,9}\))?"
    r"|\d{1,4}[ ]?\(\d{1,4}(?:[–/-]\d{1,4})?\)(?:[:,][ ]?e?\d{1,7}(?:[–-]\d{1,7})?)?"
    r"|[;,][ ]?\d{1,4}:[ ]?e?\d{1,7}(?:[–-]\d{1,7})?"
    r"|(?<=[^\W\d_][ ])\d{1,4}(?=,[ ]no\.[ ]\d|[ ]\(\x01{4,30}\):[ ]?\d))(?![\w])"
    r"|第\d{1,4}[版期卷页]",
    re.IGNORECASE,
)  # fmt: skip
_BREAK_BEFORE = lazy(r"(?:\A|[\x01(\[（.,;:|/，。：；—–-]|[\"”»」》])[ ]*+\Z")
# `Title. Publisher, Place 1995, S. 45`: at the end; "World Cup, Brazil 2014" is part of a title.
_PLACE_OF_YEAR = lazy(r"[.\"”“»][,.]?[ ][^.,]{2,40},[ ][^\W\d_a-z][^\W\d_]{1,30}(?:[-/][^\W\d_]{1,30})?[ ]\Z")
_ONLY_PAGES = lazy(r"(?:[,.:][ ]?(?:[^\W\d_]{1,5}\.?[ ]?)?\d[\d–-]{0,12})?[ \x01.,;()]*+\Z")
_BREAK_AFTER = lazy(r"[ ]*+(?:\Z|[\x01)\]）.,;:|/，。；—–(-]|年?第)")
_WORD_BEHIND = lazy(r"[ ][^\W\d_]")
_ADDRESS_FIRST = lazy(r"[ <(]*+\x01++[>)]?[ ]*+(?:[—–:|-]{1,2}[ ]*+)?(?![,.;])")
# A time of the day behind a date.
_CLOCK = lazy(
    r",?[ ](?:at[ ]|um[ ]|в[ ]|à[ ]|alle[ ])?\d{1,2}[:.h]\d{2}(?::\d{2})?"
    r"(?:[ ]?(?:[ap]\.?m\.?|мск|uhr|[a-z]{2,3}t|msk|gmt|utc)(?![\w]))?(?![\w:])",
    re.IGNORECASE,
)
# What introduces the day of a change, which dates a page only where nothing else does.
_UPDATED = (
    "updated", "last updated", "updated on", "last modified", "обновлено", "оновлено", "aktualisiert", "mis à jour",
    "actualizado", "aggiornato", "atualizado", "zaktualizowano", "更新",
)  # fmt: skip
# Days of the week, which say no more than the date behind them.
_WEEKDAYS = """
mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
понеділок вівторок середа п'ятниця субота неділя poniedziałek wtorek środa czwartek piątek sobota niedziela
lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
"""
_DIGIT = lazy(r"[\d№]")
_LONGEST_PAGES = 16  # what stands before the first digit of such a clause: "ausgabe. "
_LOOK_BACK = 60
_LONGEST_WORD = 30
_GAP = " .,:;([—–-：（"
_OPENERS = HOLE + "([.,;:/\"'-"


class Address(NamedTuple):
    """An address or the target of a link: `span` is where it stands in the document."""

    target: str
    span: Span


class Clauses(NamedTuple):
    """What was taken out, and the view that is left.

    Attributes:
        view: as long as the body, up to `LONGEST_ENTRY`: blanks for markup, holes for what was taken out.
        start: where the view begins in the document.
        link_texts: the visible texts of links, in the view.
        issued: where the publication date stood in the view.
    """

    view: str
    start: int
    addresses: tuple[Address, ...]
    identifiers: tuple[tuple[str, str], ...]
    link_texts: tuple[Span, ...]


class Dates(NamedTuple):
    """The dates of an entry by role; `place` is where the publication date stands in the view."""

    view: str
    issued: Dated | None = None
    accessed: Dated | None = None
    place: Span | None = None


def blanked(view: str, spans: Sequence[tuple[int, int]]) -> str:
    """The view with holes where the spans were."""
    if not spans:
        return view
    if len(spans) == 1:
        start, end = spans[0]
        return view[:start] + HOLE * (end - start) + view[end:]
    parts = []
    position = 0
    for start, end in sorted(spans):
        if end > position:
            begin = max(start, position)
            parts += [view[position:begin], HOLE * (end - begin)]
            position = end
    return "".join([*parts, view[position:]])


def take_addresses(entry: Entry, document: Document) -> Clauses:
    """Addresses, links and identifiers of an entry, and the view without them."""
    start = entry.body.start
    end = min(entry.body.end, start + LONGEST_ENTRY)
    view = document.prose[start:end].replace("\0", " ")
    if not view.isprintable():
        view = _BLANK.sub(" ", view)
    holes = []
    addresses = []
    identifiers: list[FoundIdentifier] = []
    texts = []
    for link in entry.links:
        text = Span(max(link.text.start - start, 0), min(link.text.end, end) - start)
        addresses.append(Address(link.target, _target_span(document.text, link.target, link.span)))
        identifiers += find_identifiers(link.target)
        visible = view[text.start : text.end].strip(" .,:()[]<>").casefold()
        if visible in _LINK_WORDS or visible == link.target.casefold():
            holes.append(text)
        elif visible and not find_addresses(visible):
            texts.append(text)
    named = frozenset([address.target for address in addresses])
    for span in find_addresses(view):
        holes.append(span)
        target = view[span.start : span.end]
        if target not in named:
            addresses.append(Address(target, Span(start + span.start, start + span.end)))
    if found := find_identifiers(view):
        identifiers += found
        holes += [one.span for one in found]
    kept = dict.fromkeys([(one.scheme, one.value) for one in identifiers if one.scheme])
    return Clauses(blanked(view, holes), start, tuple(addresses), tuple(kept), tuple(texts))


def _target_span(text: str, target: str, span: Span) -> Span:
    at = text.find(target, span.start, span.end) if target else -1
    return Span(at, at + len(target)) if at >= 0 else span


def address_first(view: str) -> int | None:
    """Where what follows begins, if the view begins with an address; else None."""
    if not view.lstrip(" <(").startswith(HOLE):
        return None
    match = _ADDRESS_FIRST.match(view)
    return match.end() if match else None


def choose_addresses(addresses: tuple[Address, ...]) -> tuple[Part | None, Part | None, str]:
    """The source's own address, that of a copy, and the status of both."""
    if not addresses:
        return None, None, "none"
    own = copy = None
    for address in addresses:
        if is_placeholder(address.target):
            continue
        if is_archive(address.target):
            copy = copy or Part(*address)
        else:
            own = own or Part(*address)
    return own, copy, "address" if own or copy else "placeholder"


def take_dates(view: str, start: int, title: Span | None) -> Dates:
    """The dates outside the title, by what is said before them; pages and notes on the medium go with them."""
    candidates: list[tuple[FoundDate, str | None]] = []
    kept: list[FoundDate] = []
    accessed: Dated | None = None
    holes: list[tuple[int, int]] = []
    behind = title.end if title else 0
    if "[" in view:
        mediums = _spans(_MEDIUM, view, 0)
        holes += [place for place in mediums if title is None or not title.overlaps(Span(*place))]
    if "RFC " in view or "Internet-Draft" in view:
        holes += _spans(_SERIES, view, behind)
    if HOLE in view:
        holes += _introductions(view, behind)
    for found in find_dates(view, date_words()):
        begin, end = found.span
        if title is not None and begin < title.end and title.start < end:
            continue
        role, phrase, end = _role(view, begin, end)
        if found.style == "year" and role is None and not _may_date(view, begin, end):
            continue
        if title is None and role is None and _opens_title(view, found):
            continue
        if role is None and view[begin - 1 : begin] == "[" and view[end : end + 1] == "]" and candidates:
            role = "accessed"
        if role == "accessed":
            accessed = accessed or _dated(found, start)
        elif role != "archived":
            candidates.append((found, role))
            if found.style == "year" and role is None and view[:begin].rstrip().endswith(","):
                kept.append(found)  # `Cinema, 1951-1967`: part of a title, unless it is chosen
                continue
        holes.append((phrase, end))
    chosen: FoundDate | None = None
    issued: FoundDate | None = None
    if candidates:
        chosen = issued = (max(candidates, key=_weight) if len(candidates) > 1 else candidates[0])[0]
        if chosen in kept:
            holes.append(chosen.span)
        if view.startswith((",", " "), chosen.span.end) and (clock := _CLOCK.match(view, chosen.span.end)):
            holes.append(clock.span())
        if chosen.style == "year" and (day := _day_apart(view, chosen)):
            holes.append(day.span)
            issued = day
    elif (place := find_no_date(view, date_words())) and (title is None or not title.overlaps(place)):
        return Dates(blanked(view, [*holes, place]), None, accessed, place)
    left = blanked(view, holes)
    if digit := _DIGIT.search(left, behind):
        left = blanked(left, _spans(_PAGES, left, max(behind, digit.start() - _LONGEST_PAGES)))
    if chosen is None or issued is None:
        return Dates(left, None, accessed)
    return Dates(left, _dated(issued, start), accessed, chosen.span)


def _opens_title(view: str, found: FoundDate) -> bool:
    """Whether a month is the beginning of a title: "May 2019 review of the budget"."""
    begin, end = found.span
    has_day = not found.readings or found.readings[0].day is not None
    return begin == 0 and not has_day and _WORD_BEHIND.match(view, end) is not None


def _may_date(view: str, begin: int, end: int) -> bool:
    """Whether a year stands where the one of a source does: between breaks, or behind the place of a publisher."""
    if _BREAK_BEFORE.search(view, max(begin - 4, 0), begin):
        return _BREAK_AFTER.match(view, end) is not None
    has_place = _PLACE_OF_YEAR.search(view, max(begin - _LOOK_BACK, 0), begin)
    return has_place is not None and _ONLY_PAGES.match(view, end) is not None


def _day_apart(view: str, found: FoundDate) -> FoundDate | None:
    """The day of a year that stands alone in brackets in front: "(2021) ‘Title’, Outlet, 7 May"."""
    begin, end = found.span
    if view[begin - 1 : begin] != "(" or view[end : end + 1] != ")":
        return None
    from ..normalize.yearless import find_yearless  # few styles need it

    return find_yearless(view, end, found.readings[0].year, date_words())


def _dated(found: FoundDate, start: int) -> Dated:
    return Dated(found.text, Span(start + found.span.start, start + found.span.end), found.readings)


def _introductions(view: str, start: int) -> list[tuple[int, int]]:
    """What says before an address that an address comes."""
    found = []
    for hole in _HOLES.finditer(view, start):
        at = hole.start()
        before = view[max(start, at - 30) : at].rstrip(" :：<(")
        folded = before.casefold()
        if folded.endswith(_AVAILABLE):
            phrase = next(phrase for phrase in _AVAILABLE if folded.endswith(phrase))
            begin = max(start, at - 30) + len(before) - len(phrase)
            if not view[begin - 1 : begin].isalnum() or phrase > "\u3040":
                found.append((begin, at))
    return found


def _spans(pattern: re.Pattern[str], view: str, start: int) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(view, start)]


def _weight(candidate: tuple[FoundDate, str | None]) -> tuple[bool, bool, int]:
    found, role = candidate
    precision = max((len(reading.parts) for reading in found.readings), default=3)
    return role == "published", role != "updated", precision


def _role(view: str, begin: int, end: int) -> tuple[str | None, int, int]:
    """What the words around a date say it is, and where the date begins and ends with them."""
    if (
        view[end : end + 1] > "\u3040"
        and (behind := _WORDS.match(view, end))
        and behind[0] in languages.accessed_words()
    ):
        return "accessed", begin, behind.end()  # Japanese says it behind the date
    roles, endings, longest = _phrases()
    last = view[max(begin - _LONGEST_WORD, 0) : begin].rstrip(_GAP).rpartition(" ")[2].casefold()
    if not (last.lstrip(_OPENERS) in longest if last.isascii() else last.endswith(endings)):
        return None, begin, end
    floor = max(begin - _LOOK_BACK, 0)
    before = view[floor:begin]
    words = list(_WORDS.finditer(before))[-6:]
    if not words or HOLE in before[words[-1].end() :] or len(before) - words[-1].end() > 4:
        return None, begin, end
    count = longest.get(words[-1][0].casefold())
    if count is None:
        return None, begin, end
    words = words[-count:]
    tokens = [word[0].casefold() for word in words]
    for first in range(len(words)):
        role = roles.get(" ".join(tokens[first:]))
        if role is not None:
            place = floor + words[first].start()
            if role == "weekday":
                is_apart = _BREAK_BEFORE.search(before, 0, words[-1].start())  # unlike that of "Black Friday"
                return None, place if is_apart and not before[words[-1].end() :].strip(" ,.") else begin, end
            if role == "from":
                return None, place if not before[words[-1].end() :].strip(" :") else begin, end
            return role, place, end
    return None, begin, end


@cache
def _phrases() -> tuple[dict[str, str], tuple[str, ...], dict[str, int]]:
    """Phrases before a date → their role; the words that one can end with; and how many words one of that end has."""
    roles: dict[str, str] = {}
    for role, phrases in (
        ("weekday", _WEEKDAYS.split()),
        ("from", languages.from_words()),
        ("published", languages.published_words()),
        ("updated", _UPDATED),
        ("archived", languages.archived_words()),
        ("accessed", languages.accessed_words()),
    ):
        for phrase in phrases:
            words = _WORDS.findall(phrase)
            if words:
                roles[" ".join(words)] = role
    longest: dict[str, int] = {}
    for phrase in roles:
        words = phrase.split(" ")
        longest[words[-1]] = max(longest.get(words[-1], 0), len(words))
    return roles, tuple(longest), longest


def is_phrase(text: str) -> bool:
    """Whether a piece is only what introduces a date or a copy ("Archived from the original")."""
    phrases, endings, last_words = _phrases()
    last = text.rstrip(_GAP).rpartition(" ")[2].casefold()
    if not (last in last_words if last.isascii() else last.endswith(endings)):
        return False
    return " ".join(_WORDS.findall(text.casefold())) in phrases
