"""Resolutions as outputs write them: a word for how far it got, and the record as an item of CSL-JSON."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.citation import PartialDate
from ..model.record import Record
from ..model.resolution import Ambiguous, Resolution, Resolved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    # The words of a resolution for people and machines.
    Status: TypeAlias = Literal["identified", "partial", "ambiguous", "unknown"]


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
        custom["candidates"] = [outlet.id for outlet in resolution.candidates]
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
