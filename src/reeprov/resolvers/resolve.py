"""From the entries of a document to canonical records, with what the document itself and the registry know.

Nothing is guessed: each decision is an `Evidence`, and where several outlets remain none is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.citation import Dated, Entry, Fields, PartialDate
from ..model.digest import digest
from ..model.document import Document
from ..model.finding import Confidence
from ..model.noun import NamedTuple
from ..model.record import Evidence, Outlet, Record
from ..model.resolution import Ambiguous, Resolution, Resolved, Unresolved
from ..normalize.identifiers import month_of_arxiv
from ..normalize.outlets import fold_outlet, names_site
from ..normalize.scripts import foreign_letters, languages_of
from ..normalize.titles import display_title, fold_title
from ..normalize.urls import host_of, original_of, same_address
from .days import Days
from .interface import Outlets
from .originals import original_of_two
from .site_names import JOURNAL_SITES

# So many other entries must be of a country before it decides between outlets of one name.
_SIBLINGS_TO_DECIDE = 2

_WANTED = ("container-title", "title", "issued")
_WORDS = {"container-title": "outlet", "title": "title", "issued": "date"}


class _Choice(NamedTuple):
    """What the registry says of an entry: the outlet, or the candidates that nothing decides between."""

    outlet: Outlet | None = None
    candidates: tuple[Outlet, ...] = ()
    evidence: Evidence | None = None


def resolve(document: Document, fields: Sequence[Fields], registry: Outlets) -> tuple[Resolution, ...]:
    """The resolutions of the document's entries, parallel to `fields`."""
    choices = [_by_entry(one, registry) for one in fields]
    siblings: dict[str, list[str]] = {}
    for choice in choices:
        if choice.outlet and choice.outlet.country:
            siblings.setdefault(choice.outlet.country, []).append(choice.outlet.name)
    choices = [
        _by_siblings(choice, one, siblings) if choice.candidates else choice
        for choice, one in zip(choices, fields, strict=True)
    ]
    days = Days(document, fields)
    return tuple(
        [
            _resolution(entry, one, choice, days)
            for entry, one, choice in zip(document.entries, fields, choices, strict=True)
        ]
    )


# The outlet


def _by_entry(fields: Fields, registry: Outlets) -> _Choice:
    """The outlet by the address, else by the name as far as the entry alone says."""
    name = fields.outlet.text if fields.outlet else None
    host = _host(fields)
    outlet = registry.by_domain(host) if host else None
    owners = registry.find(name) if name else ()
    if outlet and outlet.id in JOURNAL_SITES and outlet not in owners:
        outlet, host = None, None
    if outlet:
        rivals = tuple(owner.id for owner in owners) if outlet.id not in {owner.id for owner in owners} else ()
        return _Choice(outlet, (), _told(outlet, "domain", f"the address is at {host}", rivals=rivals))
    if len(owners) == 1:
        sure = Confidence.MEDIUM if host else Confidence.HIGH
        note = f"the registry knows {_quoted(name)}{_mixture(name)}"
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


def _by_siblings(choice: _Choice, fields: Fields, siblings: Mapping[str, Sequence[str]]) -> _Choice:
    """What the other entries decide: of all countries that their outlets are from, one candidate is from one only.

    `siblings` are the names of these outlets by country, one for each entry.
    """
    shared = [country for country in {one.country for one in choice.candidates} if country and country in siblings]
    if len(shared) != 1 or len(siblings[shared[0]]) < _SIBLINGS_TO_DECIDE:
        return choice
    country = shared[0]
    near = [one for one in choice.candidates if one.country == country]
    name = fields.outlet.text if fields.outlet else ""
    alike = sorted(set(siblings[country]))
    examples = ", ".join(alike[:2]) + (", …" if len(alike) > 2 else "")
    note = f"{len(siblings[country])} other entries ({examples}) are from one country"
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
        note += f", and so is only one of the outlets called {_quoted(name)}"
    rivals = tuple(one.id for one in choice.candidates if one is not near[0])
    return _Choice(near[0], (), _told(near[0], "siblings", note, Confidence.MEDIUM, rivals))


def _mixture(name: str | None) -> str:
    """What to say of a name in which letters of another script stand for those that they look like."""
    letters = foreign_letters(name or "")
    if not letters:
        return ""
    told = ", ".join(f"“{letter}”" for letter in letters)
    return f", in which {told} {'is' if len(letters) == 1 else 'are'} of another script"


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
    return languages_of(" ".join(part.text for part in (fields.outlet, fields.title) if part))


# The record


def _resolution(entry: Entry, fields: Fields, choice: _Choice, days: Days) -> Resolution:
    url = fields.url.text if fields.url and fields.url_status == "address" else None
    evidence = [choice.evidence] if choice.evidence else []
    name = choice.outlet.name if choice.outlet else None
    if name is None and fields.outlet:
        name = display_title(fields.outlet.text)
        evidence.append(_as_written(name, _host(fields), choice.candidates))
    title = display_title(fields.title.text) if fields.title else None
    original = None
    if title:
        evidence.append(Evidence("title", title, "entry", note="as the document gives it"))
        if fields.other_title and (
            told := original_of_two(title, display_title(fields.other_title.text), choice.outlet)
        ):
            original = told.value
            evidence.append(told)
    issued, day = None, ""
    owners = (choice.outlet,) if choice.outlet else choice.candidates
    if fields.date and (settled := days.settle(entry, fields.date, owners, url)):
        issued, told = settled
        day = told.value
        evidence.append(told)
    elif fields.date is None and choice.outlet and choice.outlet.id == "arxiv.org":
        issued = _submitted(fields)
        if issued:
            day = str(issued)
            evidence.append(Evidence("issued", day, "identifier", note="its number begins with it"))
    if url:
        evidence.append(Evidence("URL", url, "entry"))
    record = Record(
        id=_identify(
            entry, choice.outlet.id if choice.outlet else fold_outlet(name or ""), original or title, day, url
        ),
        title=title or None,
        original_title=original,
        container_title=name or None,
        outlet=choice.outlet,
        authors=tuple([display_title(author.text) for author in fields.authors]),
        issued=issued,
        accessed=fields.accessed.date if fields.accessed else None,
        url=url,
        archive_url=fields.archive_url.text if fields.archive_url else None,
        identifiers=fields.identifiers,
        evidence=tuple(evidence),
    )
    if choice.candidates:
        return Ambiguous(record, choice.candidates)
    known = (record.container_title, record.title, record.issued)
    if None in known:
        missing = tuple(variable for variable, value in zip(_WANTED, known, strict=True) if value is None)
        return Unresolved(record, missing, _reason(missing, fields.date))
    return Resolved(record, _weakest(record))


def _submitted(fields: Fields) -> PartialDate | None:
    """The month that an arXiv number tells, where the entry gives no date."""
    months = [month_of_arxiv(value) for scheme, value in fields.identifiers if scheme == "arxiv"]
    return PartialDate(*months[0]) if len(months) == 1 and months[0] else None


def _as_written(name: str, host: str | None, candidates: Sequence[Outlet]) -> Evidence:
    """An outlet that only the entry tells of."""
    if host and names_site(name, host):
        return Evidence("container-title", name, "entry", note=f"the site {host} is called so")
    note = f"{len(candidates)} outlets bear this name" if candidates else "not in the registry"
    return Evidence("container-title", name, "entry", Confidence.LOW, note, _ids(candidates))


def _reason(missing: Sequence[str], date: Dated | None) -> str:
    reasons = []
    if "issued" in missing and date:
        reasons.append(f"{date.text} {'can be read in two ways' if date.readings else 'is no day of the calendar'}")
    lacking = [_WORDS[variable] for variable in missing if not (variable == "issued" and date)]
    if lacking:
        reasons.append(f"no {' and no '.join(lacking)}")
    return ", ".join(reasons)


def _weakest(record: Record) -> Confidence:
    """As sure as the least sure decision; a name that the registry does not know is known, but less surely."""
    if record.outlet is None:
        return Confidence.MEDIUM
    given = [one.confidence for one in record.evidence]
    for sure in (Confidence.LOW, Confidence.MEDIUM):
        if sure in given:
            return sure
    return Confidence.HIGH


def _ids(outlets: Sequence[Outlet]) -> tuple[str, ...]:
    return tuple(outlet.id for outlet in outlets)


def _identify(entry: Entry, outlet: str, title: str | None, day: str, url: str | None) -> str:
    """16 hex digits of outlet, title and date; where one is missing, of the address or the entry's words too."""
    parts = [outlet, fold_title(title or ""), day]
    if not all(parts):
        parts.append(same_address(url) if url else fold_title(entry.text))
    return digest(*parts)


def _quoted(name: str | None) -> str:
    return f"“{' '.join((name or '').split())}”"
