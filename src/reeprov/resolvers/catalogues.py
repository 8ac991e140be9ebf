"""What the catalogues of DOIs know of a publication: Crossref first, DataCite second, where Crossref has none."""

from __future__ import annotations

import json
from itertools import takewhile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..model.citation import PartialDate
from ..model.finding import Confidence
from ..model.noun import NamedTuple
from ..model.record import Evidence
from ..model.resolution import Resolution
from ..normalize.titles import display_title, fold_title
from .completing import completed

if TYPE_CHECKING:
    from ..fetch.web import Web

_CROSSREF = "https://api.crossref.org/works/"
_DATACITE = "https://api.datacite.org/dois/"
_SECONDS_BETWEEN = 0.2
_ARXIV = "10.48550/arxiv."


class Described(NamedTuple):
    """A publication as a catalogue has it."""

    catalogue: str
    title: str | None = None
    container_title: str | None = None
    issued: PartialDate | None = None


def describe(web: Web, identifiers: tuple[tuple[str, str], ...]) -> Described | None:
    """What a catalogue says of the first DOI (or arXiv number, which has one) among the identifiers; None: nothing."""
    known = dict(identifiers)
    doi = known.get("doi") or (_ARXIV + known["arxiv"].partition("v")[0] if "arxiv" in known else None)
    if not doi:
        return None
    asked = ((_CROSSREF, "message", _of_crossref), (_DATACITE, "data", _of_datacite))
    for base, part, read in asked[1:] if doi.startswith(_ARXIV) else asked:
        web.pace(base, _SECONDS_BETWEEN)
        page = web.get(base + quote(doi, safe=""), judge=False)
        if page.visit.verdict.has_page:
            try:
                return read(json.loads(page.text)[part])
            except (ValueError, TypeError, KeyError, LookupError, AttributeError):
                continue
    return None


def with_catalogue(resolution: Resolution, described: Described) -> Resolution:
    """A resolution whose gaps are filled by what a catalogue says; where both say something the entry's word stands."""
    record = resolution.record
    found = {
        "title": display_title(described.title) if described.title else None,
        "container_title": described.container_title,
        "issued": described.issued,
    }
    missing = {name: value for name, value in found.items() if value and getattr(record, name) is None}
    evidence = [
        Evidence(name.replace("_", "-"), str(value), described.catalogue, Confidence.HIGH, "as the catalogue has it")
        for name, value in missing.items()
    ]
    title = found["title"]
    if isinstance(title, str) and record.title and fold_title(title) != fold_title(record.title):
        note = "the catalogue has another title"
        evidence.append(Evidence("title", record.title, "entry", Confidence.MEDIUM, note, (title,)))
    return completed(resolution, missing, evidence)


def _of_crossref(message: Any) -> Described:
    parts = message.get("issued", {}).get("date-parts") or [[None]]
    return Described("crossref", _first(message.get("title")), _first(message.get("container-title")), _date(parts[0]))


def _of_datacite(data: Any) -> Described:
    attributes = data["attributes"]
    titles = [title.get("title") for title in attributes.get("titles") or []]
    dates = [one.get("date") for one in attributes.get("dates") or [] if one.get("dateType") == "Issued"]
    day = str(dates[0])[:10].split("-") if dates else [attributes.get("publicationYear")]
    publisher = attributes.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return Described("datacite", _first(titles), name if isinstance(name, str) else None, _date(day))


def _first(values: Any) -> str | None:
    return next((value for value in values or [] if isinstance(value, str) and value.strip()), None)


def _date(parts: Any) -> PartialDate | None:
    """A date of year, month and day as far as they are given; None where they make none."""
    numbers = [int(part) for part in takewhile(bool, parts[:3])]
    limits = ((1000, 9999), (1, 12), (1, 31))
    fits = numbers and all(low <= number <= high for number, (low, high) in zip(numbers, limits, strict=False))
    return PartialDate(*numbers) if fits else None
