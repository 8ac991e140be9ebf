"""The trail behind the sources: what they name is opened too, step by step, and circles are cut and said."""

from __future__ import annotations

import json

import pytest
from local_web import Answer, LocalWeb, page

from reeprov.audit import run
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.claim import Reach
from reeprov.model.dossier import Dossier, Report
from reeprov.model.upstream import way
from reeprov.readers.interface import Input
from reeprov.reports.interface import Style
from reeprov.reports.prov import render
from reeprov.reports.tree import trees
from reeprov.resolvers.looks import Looks
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

FILLER = [
    "The crews of the northern quay went back to work on Monday, the harbour authority said, and the first ships of the"
    " week were unloaded before noon; the talks about the night shifts go on, and both sides call them constructive."
] * 4
# Who tells what, and whom with a link.
STORIES = {
    "www.kommersant.ru/doc/1":
        'The quay is open, <a href="http://ria.ru/20250225/quay-1.html">RIA Novosti reports</a>.',
    "ria.ru/20250225/quay-1.html":
        'It is open, the minister said in an <a href="http://tass.ru/ekonomika/1">interview with TASS</a>.',
    "tass.ru/ekonomika/1": "The quay is open from today, the minister told the agency.",
    "www.rbc.ru/2": 'Ships wait, <a href="http://www.interfax.ru/3">Interfax reports</a>.',
    "www.interfax.ru/3": 'Ships wait in the bay, <a href="http://www.rbc.ru/2?utm_source=x">RBC reports</a>.',
    "lenta.ru/4": "The captain is well. The Izvestia newspaper has a portrait of him."
        ' <a href="http://iz.ru/">Izvestia</a>, <a href="http://ria.ru/">RIA Novosti</a>.',
}  # fmt: skip
TEXT = """The northern quay is open again [1]. Ships have to wait in the bay [2]. The captain is in good health [3].

Sources:

[1] Kommersant — "Quay open" from 25.02.2025, http://www.kommersant.ru/doc/1
[2] RBC — "Ships wait" from 27.02.2025, http://www.rbc.ru/2
[3] Lenta.ru — "Captain well" from 26.02.2025, http://lenta.ru/4
"""


def opened() -> LocalWeb:
    web = LocalWeb()
    for address, words in STORIES.items():
        host, _, path = address.partition("/")
        web.site(host).routes[f"/{path}"] = Answer(page("News of the port", words, *FILLER))
    return web


@pytest.fixture(scope="module")
def report() -> Report:
    web = opened()
    with Web(Manners(interval=0, names=web.names, allow_private=True)) as door:
        source = Input("port.md", TEXT.encode())
        report = run([source], Settings(), keep_dossiers=True, needs=Needs.CLAIMS, looks=Looks(door))
    web.stop()
    return report


def dossier_of(report: Report) -> Dossier:
    dossier = report.documents[0].dossier
    assert dossier is not None
    return dossier


def followed(dossier: Dossier, entry: int) -> list[tuple[int, str, str]]:
    """What is named behind an entry: on which level, the name, and how it ends."""
    first = dossier.opened[entry]
    assert first is not None
    return [(turn.level, turn.upstream.name, turn.end) for turn in way(dossier.stages, first)]


def test_a_chain_of_three_steps(report: Report) -> None:
    assert followed(dossier_of(report), 0) == [(0, "RIA Novosti", ""), (1, "TASS", "")]
    assert dossier_of(report).chains[0].reach is Reach.ORIGIN


def test_two_that_name_each_other(report: Report) -> None:
    assert followed(dossier_of(report), 1) == [(0, "Interfax", ""), (1, "RBC", "circle")]


def test_a_name_or_a_link_alone_is_no_source(report: Report) -> None:
    assert followed(dossier_of(report), 2) == []


def test_the_tree_shows_the_steps(report: Report) -> None:
    drawn = "".join(trees(dossier_of(report), [0, 1], Style(width=200)))
    assert drawn.index("it has it from RIA Novosti") < drawn.index("it has it from TASS")


def test_the_graph_has_the_steps_as_seen(report: Report) -> None:
    verified = json.loads("".join(render(report, Style())))["bundle"]["reeprov:verified"]
    pages = {name: entity.get("dcterms:identifier") for name, entity in verified["entity"].items()}
    on = {one["prov:generatedEntity"]: one["prov:usedEntity"] for one in verified["wasDerivedFrom"].values()}
    cites = {
        (pages[on[one["prov:influencee"]]], pages.get(one["prov:influencer"]))
        for one in verified["wasInfluencedBy"].values()
    }
    assert ("http://www.kommersant.ru/doc/1", "http://ria.ru/20250225/quay-1.html") in cites
    assert ("http://ria.ru/20250225/quay-1.html", "http://tass.ru/ekonomika/1") in cites
    for name in on:
        if name.startswith("reeprov:passage/"):
            passage = verified["entity"][name]
            assert int(passage["reeprov:start"]) < int(passage["reeprov:end"])
            assert passage["reeprov:excerpt"]
