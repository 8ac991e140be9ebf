"""Which day the date of an entry means, told by the other dates, the address, the prose, or the outlet's country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.citation import Dated, Entry, Fields, PartialDate
from ..model.document import Document
from ..model.finding import Confidence
from ..model.record import Evidence, Outlet
from ..model.text import Span
from ..normalize.orders import country_order, slash_order
from ..normalize.patterns import lazy

_DOTTED = lazy(r"\s*(\d{1,2})\.\s?(\d{1,2})\.\s?\d{2,4}")
_ADDRESS_DAY = lazy(r"(?<!\d)(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?!\d)")
_SENTENCE_END = lazy(r"[.!?…][\"”»'’]?\s|[。！？]|\n")
_NEAR = 400  # code points around a cite in which its sentence is looked for


class Days:
    """The dates of a document's entries: each helps to read the others."""

    def __init__(self, document: Document, fields: Sequence[Fields]) -> None:
        texts = [one.date.text for one in fields if one.date]
        if document.issued:
            texts.append(document.issued.text)
        self._document = document
        self._order, self._slashed = slash_order(texts)
        # Dotted dates that can only be day-first: 26.02.2025.
        self._telling = [
            text
            for text in texts
            if "." in text and (found := _DOTTED.match(text)) and int(found[2]) <= 12 < int(found[1])
        ]
        self._cites: dict[Span, list[Span]] | None = None

    def settle(
        self, entry: Entry, date: Dated, outlets: Sequence[Outlet], url: str | None
    ) -> tuple[PartialDate, Evidence] | None:
        """The reading of a date, and why; None where it is impossible or stays open.

        `outlets` are the outlet, or those that it can be.
        """
        if len(date.readings) == 1:
            return date.readings[0], self._plain(date, date.readings[0])
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
        elif told := self._by_prose(entry, date):
            chosen, phrase = told
            source, note = "prose", f"the text says “{phrase}” where it cites this, on {self._written()}"
        elif outlets and (order := _shared_order(outlets)):
            first = "day" if order == "dmy" else "month"
            whose = outlets[0].name if len(outlets) == 1 else f"each of the {len(outlets)} outlets of this name"
            chosen, source, note = by_order[order], "registry", f"in the country of {whose} the {first} stands first"
        else:
            return None
        note = f"{date.text}: {note}"
        return chosen, Evidence("issued", str(chosen), source, Confidence.MEDIUM, note, (str(rest[chosen]),))

    def _plain(self, date: Dated, reading: PartialDate) -> Evidence:
        found = _DOTTED.match(date.text) if "." in date.text else None
        if not (found and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]):
            return Evidence("issued", str(reading), "entry", note=f"written {date.text}")
        note = f"{date.text}: dotted dates are day-first"
        if self._telling:
            note += f"; in its sibling {self._telling[0]} the day can only stand first"
        rival = str(PartialDate(reading.year, reading.day, reading.month))
        return Evidence("issued", str(reading), "siblings" if self._telling else "entry", note=note, rivals=(rival,))

    def _written(self) -> PartialDate | None:
        """The day on which the document was written, where it is known to the day."""
        issued = self._document.issued.date if self._document.issued else None
        return issued if issued and issued.day else None

    def _by_prose(self, entry: Entry, date: Dated) -> tuple[PartialDate, str] | None:
        """The reading that a relative time where the entry is cited agrees with, if it agrees with one only."""
        written = self._written()
        if written is None:
            return None
        from datetime import date as calendar  # only slash dates that nothing else settles need these

        from ..normalize.ago import find_ago

        today = calendar(*written.parts)
        told: dict[PartialDate, str] = {}
        for cite in self._cites_of(entry):
            for ago in find_ago(_sentence_around(self._document.prose, cite)):
                gaps = [abs((today - calendar(*reading.parts)).days - ago.days) for reading in date.readings]
                fitting = [reading for reading, gap in zip(date.readings, gaps, strict=True) if gap <= ago.slack]
                if len(fitting) == 1:
                    told.setdefault(fitting[0], ago.text)
        return next(iter(told.items())) if len(told) == 1 else None

    def _cites_of(self, entry: Entry) -> list[Span]:
        """Where the document cites an entry; keys count within their chapter."""
        if self._cites is None:
            from ..normalize.scopes import scopes

            self._cites = {}
            for scope in scopes(self._document):
                by_key: dict[str, list[Span]] = {}
                for marker in scope.markers:
                    for cite in marker.cites:
                        by_key.setdefault(cite.key, []).append(marker.span)
                for one in scope.entries:
                    self._cites[one.span] = by_key.get(one.key, [])
        return self._cites.get(entry.span, [])


def _sentence_around(prose: str, cite: Span) -> str:
    """The sentence that a cite stands in, or right behind."""
    before = prose[max(0, cite.start - _NEAR) : cite.start].rstrip(" .!?…。！？\"”»'’")
    ends = list(_SENTENCE_END.finditer(before))
    after = prose[cite.end : cite.end + _NEAR]
    end = _SENTENCE_END.search(after)
    return (before[ends[-1].end() :] if ends else before) + " " + (after[: end.start()] if end else after)


def _shared_order(outlets: Sequence[Outlet]) -> str | None:
    """The order of day and month that the countries of all outlets have; None where they differ."""
    orders = {country_order(outlet.country) for outlet in outlets}
    return orders.pop() if len(orders) == 1 else None


def _is_day_first(text: str, reading: PartialDate) -> bool:
    number = re.search(r"\d+", text)
    return number is not None and reading.day == int(number[0])


def _day_in(url: str | None) -> PartialDate | None:
    found = _ADDRESS_DAY.search(url) if url else None
    return PartialDate(int(found[1]), int(found[2]), int(found[3])) if found else None
