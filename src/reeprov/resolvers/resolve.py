"""From the entries of a document to canonical records, with what the document itself and the registry know.

Nothing is guessed: each decision is an `Evidence`, and where several outlets remain none is chosen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from ..model.citation import Dated, Fields, PartialDate
from ..model.document import Document
from ..model.finding import Confidence
from ..model.record import Evidence, Outlet, Record
from ..model.resolution import Ambiguous, Resolution, Resolved, Unresolved
from ..normalize.dates import country_order, slash_order
from ..normalize.outlets import fold_outlet
from ..normalize.titles import display_title, fold_title
from ..normalize.urls import host_of, original_of, same_address
from .interface import Outlets

# So many other entries must be of a country before it decides between outlets of one name.
_SIBLINGS_TO_DECIDE = 2

# The words of a resolution for people and machines.
Status: TypeAlias = Literal["identified", "partial", "ambiguous", "unknown"]

_WANTED = ("container-title", "title", "issued")
_WORDS = {"container-title": "outlet", "title": "title", "issued": "date"}

# Compiled when first used: a check of documents without such entries does without them.
_DOTTED = r"\s*(\d{1,2})\.\s?(\d{1,2})\.\s?\d{2,4}"
_ADDRESS_DAY = r"(?<!\d)(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?!\d)"

# Languages that a script tells of.  A title in Latin letters says nothing: it may be translated.
_SCRIPTS = (
    ("\u3040", "\u30ff", ("ja",)),
    ("\uac00", "\ud7a3", ("ko",)),
    ("\u4e00", "\u9fff", ("zh", "ja")),
    ("\u0400", "\u04ff", ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")),
    ("\u0600", "\u06ff", ("ar", "fa", "ur")),
    ("\u0590", "\u05ff", ("he",)),
    ("\u0370", "\u03ff", ("el",)),
)


class _Choice(NamedTuple):
    """What the registry says of an entry: the outlet, or the candidates that nothing decides between."""

    outlet: Outlet | None = None
    candidates: tuple[Outlet, ...] = ()
    evidence: Evidence | None = None


def resolve(document: Document, fields: Sequence[Fields], registry: Outlets) -> tuple[Resolution, ...]:
    """The resolutions of the document's entries, parallel to `fields`."""
    choices = [_by_entry(one, registry) for one in fields]
    countries = Counter(choice.outlet.country for choice in choices if choice.outlet and choice.outlet.country)
    choices = [_by_siblings(choice, one, countries) for choice, one in zip(choices, fields, strict=True)]
    dates = _Dates(document, fields)
    return tuple(
        _resolution(entry.text, one, choice, dates)
        for entry, one, choice in zip(document.entries, fields, choices, strict=True)
    )


# The outlet


def _by_entry(fields: Fields, registry: Outlets) -> _Choice:
    """The outlet by the address, else by the name as far as the entry alone says."""
    name = fields.outlet.text if fields.outlet else None
    host = _host(fields)
    outlet = registry.by_domain(host) if host else None
    if outlet:
        owners = registry.find(name) if name else ()
        rivals = tuple(owner.id for owner in owners) if outlet.id not in {owner.id for owner in owners} else ()
        return _Choice(outlet, (), _told(outlet, "domain", f"the address is at {host}", rivals=rivals))
    owners = registry.find(name) if name else ()
    if len(owners) == 1:
        sure = Confidence.MEDIUM if host else Confidence.HIGH
        note = f"the registry knows {_quoted(name)}"
        if host:
            note += f", but not the site {host}"
        return _Choice(owners[0], (), _told(owners[0], "registry", note, sure))
    if len(owners) > 1:
        languages = _languages(fields)
        fitting = tuple(owner for owner in owners if not languages or set(languages) & set(owner.languages)) or owners
        if len(fitting) == 1:
            note = f"of {len(owners)} outlets called {_quoted(name)} the only one in the language of the entry"
            rivals = tuple(owner.id for owner in owners if owner not in fitting)
            return _Choice(fitting[0], (), _told(fitting[0], "entry", note, Confidence.MEDIUM, rivals))
        return _Choice(None, fitting)
    return _Choice()


def _by_siblings(choice: _Choice, fields: Fields, countries: Mapping[str, int]) -> _Choice:
    """What the other entries decide: so many of them are from each country, and one candidate is from one of these."""
    if not choice.candidates:
        return choice
    shared = [country for country in {one.country for one in choice.candidates} if country and country in countries]
    if len(shared) != 1 or countries[shared[0]] < _SIBLINGS_TO_DECIDE:
        return choice
    country = shared[0]
    near = [one for one in choice.candidates if one.country == country]
    name = fields.outlet.text if fields.outlet else ""
    note = f"{countries[country]} other entries are from {country}"
    if len(near) > 1:
        # Of several in one country, the one whose domain is the name itself: "RIA" is ria.ru before it is riamo.ru.
        exact = [one for one in near if one.id.partition(".")[0] == fold_outlet(name)]
        if len(exact) != 1:
            return _Choice(None, tuple(near))
        note += (
            f", and of {len(near)} outlets there that are called {_quoted(name)} only {exact[0].id} is so by its domain"
        )
        near = exact
    else:
        note += f", and only one of the outlets called {_quoted(name)} is"
    rivals = tuple(one.id for one in choice.candidates if one is not near[0])
    return _Choice(near[0], (), _told(near[0], "siblings", note, Confidence.MEDIUM, rivals))


def _told(
    outlet: Outlet, source: str, note: str, confidence: Confidence = Confidence.HIGH, rivals: tuple[str, ...] = ()
) -> Evidence:
    return Evidence("container-title", outlet.name, source, confidence, note, rivals)


def _host(fields: Fields) -> str | None:
    """The host of the source's address; an archive's address tells of the one that it keeps a copy of."""
    for part in (fields.url, fields.archive_url):
        if part:
            host = host_of(original_of(part.text) or part.text)
            if host:
                return host
    return None


def _languages(fields: Fields) -> tuple[str, ...]:
    """The languages that the entry's own words can be in, as far as their script says; empty: any."""
    text = " ".join(part.text for part in (fields.outlet, fields.title) if part)
    if text.isascii():
        return ()
    return next((known for low, high, known in _SCRIPTS if any(low <= letter <= high for letter in text)), ())


# The date


class _Dates:
    """The dates of a document's entries: each helps to read the others."""

    def __init__(self, document: Document, fields: Sequence[Fields]) -> None:
        texts = [one.date.text for one in fields if one.date]
        if document.issued:
            texts.append(document.issued.text)
        self._order = slash_order(texts)
        self._slashed = [text for text in texts if slash_order([text])]
        # Dotted dates that can only be day-first: 26.02.2025.
        self._telling = [
            text for text in texts if (found := re.match(_DOTTED, text)) and int(found[2]) <= 12 < int(found[1])
        ]

    def settle(self, date: Dated, outlet: Outlet | None, url: str | None) -> Evidence | None:
        """The reading of a date, and why; None where it is impossible or stays open."""
        if date.date:
            return self._plain(date, date.date)
        if len(date.readings) != 2:
            return None
        day_first = max(date.readings, key=lambda reading: _is_day_first(date.text, reading))
        month_first = next(reading for reading in date.readings if reading != day_first)
        rest = {day_first: month_first, month_first: day_first}
        by_order = {"dmy": day_first, "mdy": month_first}
        if self._order:
            note = f"read like the other dates of the document ({', '.join(self._slashed[:2])})"
            chosen, source = by_order[self._order], "siblings"
        elif (by_url := _day_in(url)) in rest and by_url:
            chosen, source, note = by_url, "address", "the address holds this day"
        elif order := country_order(outlet.country if outlet else None):
            chosen, source, note = by_order[order], "registry", f"the order of {outlet.country if outlet else ''}"
        else:
            return None
        return Evidence("issued", str(chosen), source, Confidence.MEDIUM, f"{date.text}: {note}", (str(rest[chosen]),))

    def _plain(self, date: Dated, reading: PartialDate) -> Evidence:
        found = re.match(_DOTTED, date.text)
        if not (found and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]):
            return Evidence("issued", str(reading), "entry", note=f"written {date.text}")
        note = f"{date.text}: dotted dates are day-first"
        if self._telling:
            told = ", ".join(dict.fromkeys(self._telling[:3]))
            note += f", and the siblings {told} can only be"
        rival = str(PartialDate(reading.year, reading.day, reading.month))
        return Evidence("issued", str(reading), "siblings" if self._telling else "entry", note=note, rivals=(rival,))


def _is_day_first(text: str, reading: PartialDate) -> bool:
    number = re.search(r"\d+", text)
    return number is not None and reading.day == int(number[0])


def _day_in(url: str | None) -> PartialDate | None:
    found = re.search(_ADDRESS_DAY, url) if url else None
    return PartialDate(int(found[1]), int(found[2]), int(found[3])) if found else None


# The record


def _resolution(text: str, fields: Fields, choice: _Choice, dates: _Dates) -> Resolution:
    url = fields.url.text if fields.url and fields.url_status == "address" else None
    evidence = [choice.evidence] if choice.evidence else []
    name = choice.outlet.name if choice.outlet else None
    if name is None and fields.outlet:
        name = display_title(fields.outlet.text)
        note = f"{len(choice.candidates)} outlets bear this name" if choice.candidates else "not in the registry"
        evidence.append(Evidence("container-title", name, "entry", Confidence.LOW, note, _ids(choice.candidates)))
    title = display_title(fields.title.text) if fields.title else None
    if title:
        evidence.append(Evidence("title", title, "entry", note="as the document gives it"))
    issued = None
    if fields.date and (settled := dates.settle(fields.date, choice.outlet, url)):
        issued = PartialDate.parse(settled.value)
        evidence.append(settled)
    if url:
        evidence.append(Evidence("URL", url, "entry"))
    record = Record(
        id=_identify(text, choice.outlet.id if choice.outlet else fold_outlet(name or ""), title, issued, url),
        title=title or None,
        container_title=name or None,
        outlet=choice.outlet,
        authors=tuple(display_title(author.text) for author in fields.authors),
        issued=issued,
        accessed=fields.accessed.date if fields.accessed else None,
        url=url,
        archive_url=fields.archive_url.text if fields.archive_url else None,
        identifiers=fields.identifiers,
        evidence=tuple(evidence),
    )
    known = (record.container_title, record.title, record.issued)
    missing = tuple(variable for variable, value in zip(_WANTED, known, strict=True) if value is None)
    if choice.candidates:
        return Ambiguous(record, choice.candidates)
    if missing:
        return Unresolved(record, missing, _reason(missing, fields.date))
    return Resolved(record, _weakest(record))


def _reason(missing: Sequence[str], date: Dated | None) -> str:
    lacking = [_WORDS[variable] for variable in missing if not (variable == "issued" and date)]
    reasons = [f"no {' and no '.join(lacking)}"] if lacking else []
    if "issued" in missing and date:
        reasons.append(f"{date.text} {'can be read in two ways' if date.readings else 'is no day of the calendar'}")
    return ", ".join(reasons)


def _weakest(record: Record) -> Confidence:
    """As sure as the least sure decision; a name that the registry does not know is known, but less surely."""
    if record.outlet is None:
        return Confidence.MEDIUM
    order = tuple(Confidence)
    return max((one.confidence for one in record.evidence), key=order.index, default=Confidence.HIGH)


def _ids(outlets: Sequence[Outlet]) -> tuple[str, ...]:
    return tuple(outlet.id for outlet in outlets)


def _identify(text: str, outlet: str, title: str | None, issued: PartialDate | None, url: str | None) -> str:
    """16 hex digits of outlet, title and date; where one is missing, of the address or the entry's words too."""
    import hashlib

    parts = [outlet, fold_title(title or ""), str(issued or "")]
    if not all(parts):
        parts.append(same_address(url) if url else fold_title(text))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _quoted(name: str | None) -> str:
    return f"“{' '.join((name or '').split())}”"


# For outputs


def status(resolution: Resolution) -> Status:
    """The word for a resolution: "identified", "ambiguous", "partial" or "unknown"."""
    if isinstance(resolution, Resolved):
        return "identified"
    if isinstance(resolution, Ambiguous):
        return "ambiguous"
    record = resolution.record
    return "partial" if any((record.container_title, record.title, record.issued, record.url)) else "unknown"


def to_csl(record: Record, resolution: Resolution) -> dict[str, object]:
    """The record as an item of CSL-JSON; what CSL has no variable for stands under `custom`."""
    identifiers = dict(record.identifiers)
    item: dict[str, object] = {"id": record.id, "type": _type(record, identifiers)}
    named: Mapping[str, object] = {
        "title": record.title,
        "original-title": record.original_title,
        "container-title": record.container_title,
        "author": [{"literal": author} for author in record.authors],
        "issued": _date_parts(record.issued),
        "accessed": _date_parts(record.accessed),
        "URL": record.url,
        "archive_location": record.archive_url,
        "DOI": identifiers.get("doi"),
        "ISBN": identifiers.get("isbn"),
        "PMID": identifiers.get("pmid"),
    }
    item |= {name: value for name, value in named.items() if value}
    custom: dict[str, object] = {"status": status(resolution)}
    if record.outlet:
        custom["outlet-id"] = record.outlet.id
    if isinstance(resolution, Ambiguous):
        custom["candidates"] = list(_ids(resolution.candidates))
    if "arxiv" in identifiers:
        custom["arxiv"] = identifiers["arxiv"]
    item["custom"] = custom
    return item


def _type(record: Record, identifiers: Mapping[str, str]) -> str:
    if "isbn" in identifiers:
        return "book"
    if {"doi", "pmid", "arxiv"} & set(identifiers):
        return "article-journal"
    if record.outlet:
        return "article-newspaper"
    return "webpage" if record.url else "article" if record.container_title else "document"


def _date_parts(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [list(date.parts)]} if date else None
