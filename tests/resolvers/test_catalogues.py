"""DOIs are looked up in their catalogues; the entry's own word stands, gaps are filled."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from local_web import Answer, LocalWeb

from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.citation import PartialDate
from reeprov.model.record import Record
from reeprov.model.resolution import Resolved, Unresolved
from reeprov.resolvers import catalogues
from reeprov.resolvers.catalogues import Described, describe, with_catalogue

UNDATED = b'{"message": {"issued": {"date-parts": [[0, 99]]}}}'
DOI = (("doi", "10.1000/abc"),)
CROSSREF = {
    "message": {"title": ["On cranes"], "container-title": ["Quays"], "issued": {"date-parts": [[2021, 3]]}},
}
DATACITE = {
    "data": {
        "attributes": {
            "titles": [{"title": "Data on cranes"}],
            "publisher": {"name": "arXiv"},
            "dates": [{"dateType": "Issued", "date": "2020-05-06T00:00:00Z"}],
        }
    }
}


def said(answer: object) -> Answer:
    return Answer(json.dumps(answer).encode(), media_type="application/json")


@pytest.fixture
def door(web: LocalWeb, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("_CROSSREF", "_DATACITE"):
        monkeypatch.setattr(catalogues, name, getattr(catalogues, name).replace("https:", "http:"))
    web.site("api.crossref.org"), web.site("api.datacite.org")
    with Web(Manners(interval=0, first_wait=0, longest_wait=0, names=web.names, allow_private=True)) as door:
        yield door


def test_crossref_is_asked_first(door: Web, web: LocalWeb) -> None:
    web.site("api.crossref.org").routes["/works/10.1000%2Fabc"] = said(CROSSREF)
    assert describe(door, DOI) == Described("crossref", "On cranes", "Quays", PartialDate(2021, 3))
    assert web.site("api.datacite.org").asked == []


def test_datacite_is_asked_where_crossref_has_none(door: Web, web: LocalWeb) -> None:
    web.site("api.datacite.org").routes["/dois/10.1000%2Fabc"] = said(DATACITE)
    assert describe(door, DOI) == Described("datacite", "Data on cranes", "arXiv", PartialDate(2020, 5, 6))


def test_arxiv_numbers_have_a_doi(door: Web, web: LocalWeb) -> None:
    web.site("api.datacite.org").routes["/dois/10.48550%2Farxiv.2001.01234"] = said(DATACITE)
    found = describe(door, (("arxiv", "2001.01234v2"),))
    assert found is not None
    assert found.title == "Data on cranes"
    assert web.site("api.crossref.org").asked == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"message": 3}', UNDATED])
def test_whatever_a_catalogue_answers_is_read(door: Web, web: LocalWeb, body: bytes) -> None:
    web.site("api.crossref.org").routes["/works/10.1000%2Fabc"] = Answer(body, media_type="application/json")
    found = describe(door, DOI)
    assert found is None or found == Described("crossref")


def test_without_an_identifier_nothing_is_asked(door: Web) -> None:
    assert describe(door, (("isbn", "9780306406157"),)) is None
    assert door.asked == 0


def test_gaps_are_filled_and_what_the_entry_says_stands() -> None:
    described = Described("crossref", "On cranes", "Quays", PartialDate(2021, 3))
    bare = Unresolved(Record("x", title="About cranes"), ("container-title", "issued"), "no outlet and no date")
    found = with_catalogue(bare, described)
    assert isinstance(found, Resolved)
    assert (found.record.title, found.record.container_title, str(found.record.issued)) == (
        "About cranes",
        "Quays",
        "2021-03",
    )
    (rival,) = [one for one in found.record.evidence if one.rivals]
    assert rival.rivals == ("On cranes",)
    assert with_catalogue(bare, Described("crossref")) == bare
