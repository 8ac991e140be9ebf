"""Canonical descriptions: outlets and records, and what is known about how they were come by."""

from __future__ import annotations

from .citation import PartialDate
from .finding import Confidence
from .noun import NamedTuple


class Outlet(NamedTuple):
    """The publication that issued a source.

    Attributes:
        id: its main domain ("rbc.ru"), which is also what the registry is keyed by.
        name: the name in Latin letters that people know it by.
        native_name: the name in its own script, or None.
        aliases: other names, in any script.
        domains: its domains, the main one first.
        country: ISO 3166-1 alpha-2, or None.
        languages: ISO 639-1.
        time_zone: an IANA name, or None.
        day_list: the address of a day's list of articles with `{year}`, `{month}`, `{day}`, or None.
        wikidata: "Q…" or None.
        origin: the tables that the row comes from.
    """

    id: str
    name: str
    native_name: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    time_zone: str | None = None
    day_list: str | None = None
    wikidata: str | None = None
    origin: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """Why a field of a record reads as it does.

    Attributes:
        field: a CSL variable ("container-title", "title", "issued", "URL").
        value: what was taken.
        source: where from ("entry", "registry", "siblings", "document", "domain", …).
        note: in words, for people.
        rivals: other values that were possible.
    """

    field: str
    value: str
    source: str
    confidence: Confidence = Confidence.HIGH
    note: str | None = None
    rivals: tuple[str, ...] = ()


class Record(NamedTuple):
    """The canonical description of a source: a CSL-JSON item in our own types.

    Attributes:
        id: deterministic: the same source gets the same id in every run.
        title: typographic quotes and white space normalised, otherwise as written.
        original_title: the title in the source's own language, where known.
        container_title: the outlet's canonical name, or the name as written where the registry has none.
    """

    id: str
    title: str | None = None
    original_title: str | None = None
    container_title: str | None = None
    outlet: Outlet | None = None
    authors: tuple[str, ...] = ()
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str | None = None
    archive_url: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
