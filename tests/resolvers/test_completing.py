"""What a page adds to a record: what the entry lacks, and never another word for what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from local_web import Answer, LocalWeb, article

from reeprov.audit import run
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.citation import PartialDate
from reeprov.model.dossier import Dossier
from reeprov.model.record import Record
from reeprov.model.resolution import Resolved, Unresolved
from reeprov.readers.interface import Input
from reeprov.resolvers.looks import Looks
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

DATED = '<meta property="article:published_time" content="2025-03-04T22:30:00Z">'
IMPOSSIBLE = '<meta property="article:published_time" content="2025-02-31T99:30:00Z">'


@pytest.fixture(scope="module")
def online() -> Iterator[Looks]:
    web = LocalWeb()
    web.site("www.kommersant.ru").routes = {
        "/doc/1": Answer(article("Краны простаивают вторую неделю подряд", DATED)),
        "/doc/2": Answer(article("Cranes stand still for a second week", IMPOSSIBLE)),
        "/doc/3": Answer(
            article("Cranes stand still", '<meta name="robots" content="noarchive">' + DATED).replace(
                b"crane", b"train"
            )
        ),
        "/doc/4": Answer(b"<div>" * 100_000 + b"words " * 200),
    }
    with Web(Manners(interval=0, names=web.names, allow_private=True)) as door:
        yield Looks(door, remember=True)
    web.stop()


def looked_at(entry: str, online: Looks) -> Dossier:
    text = f"The cranes stood still [1].\n\nSources:\n\n[1] {entry}\n"
    report = run([Input("a.md", text.encode())], Settings(), keep_dossiers=True, needs=Needs.RECORDS, looks=online)
    dossier = report.documents[0].dossier
    assert dossier is not None
    return dossier


def record_of(entry: str, online: Looks) -> Record:
    return looked_at(entry, online).resolutions[0].record


def test_a_bare_address_becomes_a_record(online: Looks) -> None:
    dossier = looked_at("http://www.kommersant.ru/doc/1", online)
    record = dossier.resolutions[0].record
    assert (record.title, record.container_title) == ("Краны простаивают вторую неделю подряд", "Kommersant")
    assert record.issued == PartialDate(2025, 3, 5), "the day in Moscow"
    assert isinstance(dossier.resolutions[0], Resolved)
    assert {one.field for one in record.evidence if one.source == "page"} == {"title", "issued"}


def test_what_the_entry_says_stands(online: Looks) -> None:
    record = record_of('Kommersant — "Cranes idle" from 01.03.2025, http://www.kommersant.ru/doc/1', online)
    assert (record.title, record.issued) == ("Cranes idle", PartialDate(2025, 3, 1))
    assert record.original_title == "Краны простаивают вторую неделю подряд"


def test_the_page_decides_between_two_readings_of_a_date(online: Looks) -> None:
    record = record_of("Cranes idle, 03/05/2025, http://www.kommersant.ru/doc/1", online)
    assert record.issued == PartialDate(2025, 3, 5)


def test_a_date_that_cannot_be_is_not_taken_over(online: Looks) -> None:
    dossier = looked_at("http://www.kommersant.ru/doc/2", online)
    assert dossier.resolutions[0].record.issued is None
    assert isinstance(dossier.resolutions[0], Unresolved)


def test_a_page_that_forbids_copies_is_not_remembered(online: Looks) -> None:
    kept = looked_at("http://www.kommersant.ru/doc/1", online).snapshots[0][0]
    forbidden = looked_at("http://www.kommersant.ru/doc/3", online).snapshots[0][0]
    assert kept.digest
    assert online.web.remembered(kept.digest)
    assert forbidden.digest
    assert online.web.remembered(forbidden.digest) is None


def test_a_page_of_nested_elements_ends(online: Looks) -> None:
    page = looked_at("http://www.kommersant.ru/doc/4", online).pages[0]
    assert page is not None
    assert page.titles == ()
