"""Fill the gaps of a record with what others say of its source; where both say something the entry's word stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..matching.same import same_title
from ..model.citation import Fields
from ..model.finding import Confidence
from ..model.page import PageRecord, Stated
from ..model.record import Evidence
from ..model.resolution import Resolution, Resolved, Unresolved
from ..model.search import Search
from ..normalize.scripts import script_of

_MOST_RIVALS = 3


def completed(resolution: Resolution, values: dict[str, Any], evidence: Sequence[Evidence]) -> Resolution:
    """A resolution whose record has these values of its attributes, and this evidence besides its own."""
    record = resolution.record
    record = record._replace(**values, evidence=(*record.evidence, *evidence))
    if not isinstance(resolution, Unresolved):
        return resolution._replace(record=record)
    still = tuple(name for name in resolution.missing if getattr(record, name.replace("-", "_")) is None)
    if not still:
        return Resolved(record, Confidence.MEDIUM)
    return Unresolved(record, still, resolution.reason)


def with_search(resolution: Resolution, search: Search | None) -> Resolution:
    """A resolution with the address at which its source was located, and the title that it bears there."""
    if search is None or search.url is None:
        return resolution
    title = search.candidates[0].title
    sure = Confidence.HIGH if search.candidates[0].score == 1 else Confidence.MEDIUM
    where = f", in the {search.places[-1].kind}" if search.places else ""
    evidence = [Evidence("URL", search.url, "search", sure, f"{search.reason}{where}")]
    values: dict[str, Any] = {"url": search.url}
    record = resolution.record
    if title and record.original_title is None and same_title(record.title or "", [title]).verdict != "agrees":
        values["original_title"] = title
        evidence.append(Evidence("original-title", title, "search", sure, "the title under which it is listed"))
    return completed(resolution, values, evidence)


def with_page(resolution: Resolution, fields: Fields, page: PageRecord) -> Resolution:
    """A resolution with what the page at the entry's address says and the entry does not."""
    record = resolution.record
    values: dict[str, Any] = {}
    evidence = []
    title, variants = page.title, tuple(stated.text for stated in page.titles if stated.origin != "slug")
    if title and record.title is None:
        values["title"] = title.text
        evidence.append(_said("title", title, tuple(text for text in variants if text != title.text)))
    elif title and record.title and record.original_title is None and _is_translated(record.title, variants):
        values["original_title"] = title.text
        note = f"the title in the page's own letters ({title.origin})"
        evidence.append(Evidence("original-title", title.text, "page", Confidence.MEDIUM, note))
    if record.container_title is None and (page.outlet or page.names):
        name = page.names[0] if page.outlet is None else Stated(page.outlet.name, "domain")
        values |= {"container_title": name.text, "outlet": page.outlet}
        evidence.append(_said("container-title", name))
    readings = fields.date.readings if fields.date else ()
    undecided = record.issued is None if fields.date is None else len(readings) > 1 and page.issued in readings
    if page.issued and undecided and page.issued != record.issued:
        values["issued"] = page.issued
        first = page.published[0]
        others = (*page.published, *((page.second_opinion,) if page.second_opinion else ()))
        rivals = tuple(dict.fromkeys(str(one.date) for one in others if one.date != page.issued))
        agreed = page.second_opinion is not None and page.second_opinion.date == page.issued
        said = _said("issued", Stated(str(page.issued), first.origin), rivals)
        evidence.append(said._replace(confidence=Confidence.HIGH) if agreed else said)
    return completed(resolution, values, evidence) if evidence else resolution


def _said(field: str, stated: Stated, rivals: tuple[str, ...] = ()) -> Evidence:
    return Evidence(
        field, stated.text, "page", Confidence.MEDIUM, f"the page says so ({stated.origin})", rivals[:_MOST_RIVALS]
    )


def _is_translated(title: str, others: Sequence[str]) -> bool:
    """Whether a page has titles in other letters only, and none that is the entry's."""
    return all(script_of(other) != script_of(title) for other in others) and (
        same_title(title, others).verdict == "unsure"
    )
