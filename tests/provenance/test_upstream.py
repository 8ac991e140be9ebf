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


def audited(web: LocalWeb, text: str, follow: int) -> Report:
    with Web(Manners(interval=0, names=web.names, allow_private=True)) as door:
        source = Input("port.md", text.encode())
        looks = Looks(door, follow=follow)
        report = run([source], Settings(), keep_dossiers=True, needs=Needs.CLAIMS, looks=looks)
    web.stop()
    return report


def dossier_of(report: Report) -> Dossier:
    dossier = report.documents[0].dossier
    assert dossier is not None
    return dossier


def way(dossier: Dossier, at: int) -> list[tuple[str, int | None, bool, str]]:
    """What is named behind an entry: the name, behind which, whether it was opened, the circle."""
    return [(one.name, one.parent, one.snapshot is not None, one.circle) for one in dossier.upstream[at]]


@pytest.fixture(scope="module")
def report() -> Report:
    return audited(opened(), TEXT, 4)


def test_a_chain_of_three_steps(report: Report) -> None:
    assert way(dossier_of(report), 0) == [("RIA Novosti", None, True, ""), ("TASS", 0, True, "")]
    assert dossier_of(report).chains[0].reach is Reach.ORIGIN


def test_two_that_name_each_other(report: Report) -> None:
    assert way(dossier_of(report), 1) == [
        ("Interfax", None, True, ""),
        ("RBC", 0, False, "http://www.rbc.ru/2"),
    ]


def test_a_name_or_a_link_alone_is_no_source(report: Report) -> None:
    assert way(dossier_of(report), 2) == []


def test_each_has_a_place_in_the_text_that_names_it(report: Report) -> None:
    for found in dossier_of(report).upstream:
        for one in found:
            assert one.span is not None
            assert one.name in one.excerpt


def test_the_tree_shows_the_steps_and_the_circle(report: Report) -> None:
    dossier = dossier_of(report)
    drawn = "".join(trees(dossier, [0, 1], Style(width=200)))
    assert drawn.index("it has it from RIA Novosti") < drawn.index("it has it from TASS")
    assert "a circle: it leads back to http://www.rbc.ru/2" in drawn


def test_the_graph_has_the_steps_as_seen(report: Report) -> None:
    verified = json.loads("".join(render(report, Style())))["bundle"]["reeprov:verified"]
    pages = {name: entity.get("dcterms:identifier") for name, entity in verified["entity"].items()}
    cites = [
        (pages.get(one["prov:influencee"]), pages.get(one["prov:influencer"]))
        for one in verified["wasInfluencedBy"].values()
    ]
    assert ("http://www.kommersant.ru/doc/1", "http://ria.ru/20250225/quay-1.html") in cites
    assert ("http://ria.ru/20250225/quay-1.html", "http://tass.ru/ekonomika/1") in cites


@pytest.mark.parametrize(("follow", "asked"), [(0, 0), (1, 0), (2, 1), (3, 2)])
def test_it_goes_no_further_than_it_is_told(follow: int, asked: int) -> None:
    web = opened()
    first = TEXT.replace(" Ships have to wait in the bay [2]. The captain is in good health [3].", "")
    dossier = dossier_of(audited(web, first[: first.index("[2]")], follow))
    sites = [web.site(name).paths for name in ("ria.ru", "tass.ru")]
    assert sum(map(bool, sites)) == asked
    assert len(dossier.upstream[0]) == min(follow, 2)


def test_a_circle_of_fifty() -> None:
    web = LocalWeb()
    site = web.site("circle-of-sources.org")
    for at in range(50):
        sources = f"<h2>Sources</h2><p>[1] The next one, http://circle-of-sources.org/{(at + 1) % 50}</p>"
        words = f"This is story number {at}, and it rests on another one [1]."
        site.routes[f"/{at}"] = Answer(
            page(f"Story {at}", words, *FILLER).replace(b"</body>", sources.encode() + b"</body>")
        )
    text = (
        "All of it is true [1].\n\nSources:\n\n[1] Circle — “Story 0” from 25.02.2025, http://circle-of-sources.org/0\n"
    )
    found = dossier_of(audited(web, text, 60)).upstream[0]
    assert len(found) == 50
    assert [one.circle for one in found if one.circle] == ["http://circle-of-sources.org/0"]
    assert found[-1].circle
    assert len([path for path in site.paths if path[1:].isdecimal()]) == 50
