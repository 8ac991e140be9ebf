"""What is said to be verified has a place to show; what only the author says never is."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from local_web import Answer, LocalWeb, page

from reeprov.audit import run
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.claim import Reach
from reeprov.model.dossier import Dossier, Report
from reeprov.model.support import Presence
from reeprov.readers.interface import Input
from reeprov.reports.interface import Style
from reeprov.reports.prov import render
from reeprov.resolvers.looks import Looks
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

FILLER = (
    "The crews of the northern quay went back to work on Monday, the harbour authority said, and the first ships of the"
    " week were unloaded before noon; the talks about the night shifts go on, and both sides call them constructive."
)
RUSSIAN = (
    "Экипажи северного причала вернулись к работе в понедельник, сообщила администрация порта, и первые суда недели"
    " были разгружены до полудня; переговоры о ночных сменах продолжаются, и обе стороны называют их конструктивными."
)
TEXT = """Minister Ivan Petrov said that "the quay will be open to all ships by the end of May" [1]. The port handled
3,800 ships in a year [2]. "We have never closed the northern quay to anybody," the captain Maria Sidorova said [3].
Exports fell by 19.6 percent [4]. Nobody disputes that the quay is old [5].

Sources:

[1] Kommersant — "Quay to open" from 25.02.2025, http://www.kommersant.ru/doc/1
[2] RBC — "Ships counted in port" from 27.02.2025, http://www.rbc.ru/2
[3] Nakanune.ru — "Captain speaks" from 26.02.2025, http://www.nakanune.ru/3
[4] RIA Novosti — "Exports fall" from 26.02.2025, http://ria.ru/4
[5] TASS — "An old quay" from 26.02.2025
"""


def story(title: str, words: str, filler: str, language: str) -> Answer:
    head = (
        '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-02-26">'
        f'<meta property="og:locale" content="{language}">'
    )
    return Answer(page(title, filler, words, *[filler] * 4, head=head))


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    web = LocalWeb()
    web.site("www.kommersant.ru").routes = {
        "/doc/1": story(
            "Quay to open", "“The quay will be open to all ships by the end of May”, he said.", FILLER, "en"
        )
    }
    web.site("www.rbc.ru").routes = {
        "/2": story("Ships counted in port", "There were 2,900 ships, Interfax reported on Tuesday.", FILLER, "en")
    }
    web.site("www.nakanune.ru").routes = {"/3": story("Captain speaks", "Maria Sidorova kept silent.", FILLER, "en")}
    web.site("ria.ru").routes = {"/4": story("Экспорт упал", "Экспорт упал на 19,6 процента.", RUSSIAN, "ru")}
    with Web(Manners(interval=0, names=web.names, allow_private=True)) as door:
        source = Input("port.md", TEXT.encode())
        yield run([source], Settings(), keep_dossiers=True, needs=Needs.CLAIMS, looks=Looks(door))
    web.stop()


@pytest.fixture
def dossier(report: Report) -> Dossier:
    dossier = report.documents[0].dossier
    assert dossier is not None
    return dossier


def test_what_the_sources_lack_is_found(report: Report) -> None:
    found = {(finding.code, finding.problem.key) for finding in report.findings if finding.code in ("RP601", "RP602")}
    assert found == {("RP601", "3"), ("RP602", "2")}


def test_what_they_have_is_shown_in_its_place(dossier: Dossier) -> None:
    shown = {
        (one.entry, one.kind, one.presence, one.excerpt)
        for one in dossier.supports
        if one.presence is Presence.FOUND and one.kind != "name"
    }
    assert {(entry, kind) for entry, kind, _, _ in shown} == {(0, "quotation"), (3, "figure")}
    assert any("Экспорт упал на 19,6 процента" in excerpt for _, _, _, excerpt in shown)


def test_nothing_is_found_without_a_place(dossier: Dossier) -> None:
    assert dossier.supports
    for one in dossier.supports:
        assert (one.found is not None) == (one.presence in (Presence.FOUND, Presence.ALTERED))
        assert bool(one.excerpt) == (one.found is not None)
        assert one.digest


def test_chains_end_at_what_was_seen(dossier: Dossier) -> None:
    reaches = [chain.reach for chain in dossier.chains]
    assert reaches[:4] == [Reach.SNAPSHOT, Reach.ORIGIN, Reach.SNAPSHOT, Reach.SNAPSHOT]
    assert reaches[4] is Reach.RECORD


def test_a_source_names_its_own(dossier: Dossier) -> None:
    named = [
        (at, one.name, one.outlet and one.outlet.id)
        for at in range(5)
        if (stage := dossier.stage(at))
        for one in stage.upstream
    ]
    assert named == [(1, "Interfax", "interfax.ru")]
    assert "2,900 ships, Interfax reported" in dossier.stages[1].upstream[0].excerpt


def test_only_words_that_were_seen_stand_in_the_verified_bundle(report: Report) -> None:
    bundles = json.loads("".join(render(report, Style())))["bundle"]
    verified, asserted = bundles["reeprov:verified"], bundles["reeprov:asserted"]
    quoted = verified["wasDerivedFrom"].values()
    names = [one["prov:generatedEntity"] for one in quoted]
    assert [name.rpartition("/")[2] for name in names if "/quotation/" in name] == ["0"]
    assert all("/quotation/" in name or name.startswith("reeprov:passage/") for name in names)
    assert not any("/claim/" in name or "/entry/" in name for name in verified["entity"])
    assert any(name.startswith("reeprov:speaker/") for name in asserted["agent"])
    assert not any(name.startswith("reeprov:snapshot/") for name in asserted["entity"])
