"""Sources that name their own: pages of a local web, written so that chains have several steps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema_rs
import pytest
from local_web import Answer, LocalWeb, page
from page_checks import html_validate, needs_axe, needs_html_validate, violations
from prov.model import ProvDocument
from selenium.webdriver.remote.webdriver import WebDriver

from reeprov.audit import run
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.claim import Reach
from reeprov.model.dossier import Dossier, Report
from reeprov.model.support import Presence
from reeprov.model.upstream import Stage
from reeprov.readers.interface import Input
from reeprov.reports import AUDIT, DUMP, Style, render, schema
from reeprov.reports.tree import trees
from reeprov.resolvers.looks import Looks
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "prov-json.schema.json"
FILLER = (
    "The crews of the northern quay went back to work on Monday, and the first ships of the week were unloaded before"
    " noon; the talks about the night shifts go on, and both sides call them constructive."
)
TEXT = """The captain Maria Sidorova said "we have never closed the northern quay to anybody" [1]. The port handled
3,800 ships in a year [2]. The quay will be deepened by 4 metres [3]. Exports of the port fell by 19.6 percent [4]. The
new terminal opens in 2027 [5].

Sources:

[1] Nakanune.ru — "Captain speaks" from 26.02.2025, http://www.nakanune.ru/1
[2] RBC — "Ships counted in port" from 27.02.2025, http://www.rbc.ru/2
[3] Kommersant — "Quay to be deepened" from 25.02.2025, http://www.kommersant.ru/3
[4] RIA Novosti — "Exports fall" from 26.02.2025, http://ria.ru/4
[5] Lenta.ru — "Terminal" from 26.02.2025, http://lenta.ru/5
"""
LIST = """<h2>Sources</h2><ol><li>Interfax — <a href="http://www.interfax.ru/7">"A survey of the quay"</a> from
24.02.2025, read on the day of its publication</li><li>TASS — "An old quay" from 20.02.2025</li></ol>"""


def story(title: str, *words: str) -> Answer:
    head = '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-02-26">'
    return Answer(page(title, FILLER, *words, *[FILLER] * 4, head=head))


def menu(*links: str) -> str:
    return f"<nav>{''.join(f'<a href={link}>TASS reports</a>' for link in links)}</nav>"


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    web = LocalWeb()
    pages = {
        # lacks the quoted words
        "www.nakanune.ru/1": story("Captain speaks", "Maria Sidorova kept silent.", menu("http://www.rbc.ru/menu")),
        # has another number, and has it from an agency, which has it from a ministry
        "www.rbc.ru/2": story(
            "Ships counted in port",
            'In a year the port had 2,900 ships, <a href="http://www.interfax.ru/6">Interfax reported</a> on Tuesday. '
            'More on <a href="http://www.rbc.ru/tags/port">the port</a>.',
        ),
        "www.interfax.ru/6": story(
            "Port counts ships",
            'The ministry counted 3,800 ships and said so in <a href="http://mintrans.gov.ru/news/8">a statement</a>.',
        ),
        "mintrans.gov.ru/news/8": story("Ships of the year", "In the year 3,800 ships were counted.", LIST),
        # names its sources in a list of its own
        "www.kommersant.ru/3": story("Quay to be deepened", "The quay will be 4 metres deeper [1].", LIST),
        "www.interfax.ru/7": story("A survey of the quay", "Divers surveyed the quay for 4 weeks."),
        # these two have it from each other
        "ria.ru/4": story(
            "Exports fall", 'Exports fell by 19.6 percent, <a href="http://lenta.ru/5">writes Lenta.ru</a>.'
        ),
        "lenta.ru/5": story(
            "Terminal", 'It opens in 2027, according to <a href="https://ria.ru/4#top">RIA Novosti</a>.'
        ),
    }
    for address, answer in pages.items():
        host, _, path = address.partition("/")
        web.site(host).routes[f"/{path}"] = answer
    yield web
    web.stop()


@pytest.fixture(scope="module")
def audit(web: LocalWeb) -> Callable[..., Report]:
    def audit(text: str = TEXT, depth: int = 2, pages: int = 20, path: str = "port.md") -> Report:
        for site in web.sites.values():
            site.asked.clear()
        with Web(Manners(interval=0, names=web.names, allow_private=True)) as door:
            inputs = [Input(path, text.encode())]
            chosen = Settings(follow=depth, follow_pages=pages)
            return run(inputs, chosen, keep_dossiers=True, needs=Needs.CLAIMS, looks=Looks(door))

    return audit


@pytest.fixture(scope="module")
def report(audit: Callable[..., Report]) -> Report:
    return audit()


@pytest.fixture(scope="module")
def dossier(report: Report) -> Dossier:
    return dossier_of(report)


def dossier_of(report: Report) -> Dossier:
    dossier = report.documents[0].dossier
    assert dossier is not None
    return dossier


def led(dossier: Dossier, stage: Stage | None) -> list[tuple[str, str, str | None]]:
    """What a page names: the name, the kind, the address of the page that was opened for it."""
    assert stage is not None
    pages = [None if one.stage is None else dossier.stages[one.stage].url for one in stage.upstream]
    return [(one.name, one.kind, url) for one, url in zip(stage.upstream, pages, strict=True)]


def test_the_findings_are_on_the_right_claims(report: Report) -> None:
    found = {(finding.code, finding.problem.key) for finding in report.findings if finding.code.startswith("RP6")}
    assert found == {("RP601", "1"), ("RP602", "2")}


def test_a_chain_has_three_steps(dossier: Dossier) -> None:
    first = dossier.stage(1)
    assert led(dossier, first) == [("Interfax", "attribution", "http://www.interfax.ru/6")]
    second = dossier.stages[first.upstream[0].stage or 0] if first else None
    assert led(dossier, second) == [("a statement", "attribution", "http://mintrans.gov.ru/news/8")]
    third = dossier.stages[second.upstream[0].stage or 0] if second else None
    assert third is not None
    assert [stage.depth for stage in (first, second, third) if stage] == [0, 1, 2]
    assert third.snapshot is not None
    assert third.snapshot.title == "Ships of the year"
    assert dossier.chains[1].reach is Reach.ORIGIN


def test_a_page_is_read_with_its_own_list(dossier: Dossier) -> None:
    interfax, tass = led(dossier, dossier.stage(2))
    assert interfax[1:] == ("entry", "http://www.interfax.ru/7")
    assert interfax[0].startswith('Interfax — "A survey of the quay"')
    assert tass == ('TASS — "An old quay" from 20.02.2025', "entry", None)


def test_what_the_source_lacks_is_looked_for_upstream(report: Report, dossier: Dossier) -> None:
    ships = [one for one in dossier.supports if one.text.startswith("3,800")]
    assert [(one.presence, one.stage and dossier.stages[one.stage].url) for one in ships] == [
        (Presence.ABSENT, None),
        (Presence.FOUND, "http://www.interfax.ru/6"),
        (Presence.FOUND, "http://mintrans.gov.ru/news/8"),
    ]
    (finding,) = [finding for finding in report.findings if finding.code == "RP602"]
    assert finding.problem.hint == "it stands on a page that [2] leads to: http://www.interfax.ru/6; cite that one"


def test_the_nearest_passage_is_shown_where_something_is_missing(report: Report, dossier: Dossier) -> None:
    hints = {one.text: one.hint.text for one in dossier.supports if one.hint}
    assert hints["3,800 ships in a year"].startswith("In a year the port had 2,900 ships, Interfax reported")
    assert all(one.presence in (Presence.ABSENT, Presence.UNKNOWN) for one in dossier.supports if one.hint)
    words = "The nearest passage, which proves nothing:"
    assert words in "".join(render(report, AUDIT, "html", Style()))
    assert words.lower() in "".join(trees(dossier, [1], Style(width=200)))


def test_menus_name_nothing(dossier: Dossier) -> None:
    assert led(dossier, dossier.stage(0)) == []
    assert dossier.chains[0].reach is Reach.SNAPSHOT


def test_the_circle_is_cut_and_reported(dossier: Dossier) -> None:
    (circle,) = dossier.circles
    assert circle.sure
    assert {chain.reach for chain in dossier.chains[3:]} == {Reach.SNAPSHOT}
    assert [dossier.stages[at].url for at in circle.stages] == ["http://ria.ru/4", "http://lenta.ru/5"]
    tree = "".join(trees(dossier, [3], Style(width=200)))
    assert tree.count("a circle: the way has been there before and is cut here") == 1


def test_what_is_named_stands_at_its_place(dossier: Dossier) -> None:
    named = [one for stage in dossier.stages for one in stage.upstream]
    assert len(named) == 8
    for one in named:
        assert one.span is not None
        assert one.excerpt
        assert one.digest


def test_no_page_is_asked_for_twice_and_none_of_a_menu(web: LocalWeb, audit: Callable[..., Report]) -> None:
    audit()
    asked = [
        f"{site.name}{path}"
        for site in web.sites.values()
        for path in site.paths
        if path != "/robots.txt" and "/reeprov-" not in path
    ]
    assert sorted(asked) == sorted(
        [
            *("www.nakanune.ru/1", "www.rbc.ru/2", "www.kommersant.ru/3", "ria.ru/4", "lenta.ru/5"),
            *("www.interfax.ru/6", "mintrans.gov.ru/news/8", "www.interfax.ru/7"),
        ]
    )


@pytest.mark.parametrize(
    ("limits", "opened", "why"),
    [
        ((0, 20), 0, {'beyond the steps of "follow"'}),
        ((1, 20), 2, {'beyond the steps of "follow"'}),
        ((2, 20), 3, set()),
        ((2, 1), 1, {'beyond the number of "follow-pages"'}),
        ((2, 0), 0, {'beyond the number of "follow-pages"'}),
    ],
)
def test_the_way_ends_where_it_is_told_to(
    audit: Callable[..., Report], limits: tuple[int, int], opened: int, why: set[str]
) -> None:
    dossier = dossier_of(audit(TEXT, *limits))
    assert sum(stage.depth > 0 for stage in dossier.stages) == opened
    assert {one.note for stage in dossier.stages for one in stage.upstream if one.note} == why


def test_a_site_that_wants_no_robots_is_left_alone(web: LocalWeb, audit: Callable[..., Report]) -> None:
    site = web.site("mintrans.gov.ru")
    site.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", media_type="text/plain")
    try:
        dossier = dossier_of(audit())
    finally:
        del site.routes["/robots.txt"]
    assert "/news/8" not in site.paths
    assert {one.note for stage in dossier.stages for one in stage.upstream if one.note} == {
        "its site wants no robots there"
    }


def test_a_page_that_is_gone_is_a_dead_end(web: LocalWeb, audit: Callable[..., Report]) -> None:
    site = web.site("mintrans.gov.ru")
    kept, site.routes = site.routes, {}
    try:
        dossier = dossier_of(audit())
    finally:
        site.routes = kept
    (stage,) = [stage for stage in dossier.stages if stage.url == "http://mintrans.gov.ru/news/8"]
    assert stage.snapshot is None
    assert stage.visit.verdict.value == "gone"
    assert "at http://mintrans.gov.ru/news/8: gone: " in "".join(trees(dossier, [1], Style(width=200)))


def test_a_source_that_has_it_from_the_document(audit: Callable[..., Report]) -> None:
    """The page of the list is audited at its own address: one of its sources names another, and that one names it."""
    text = 'They fell [1].\n\nSources:\n\n[1] Lenta.ru — "Terminal" from 26.02.2025, http://lenta.ru/5\n'
    report = audit(text, path="https://ria.ru/4")
    (circle,) = dossier_of(report).circles
    assert (circle.stages, circle.sure, circle.is_home) == ((0,), True, True)
    assert dossier_of(report).chains[0].reach is Reach.SNAPSHOT
    shown = "".join(render(report, AUDIT, "terminal", Style()))
    assert "this document → Lenta.ru, Terminal → this document" in shown


@pytest.mark.parametrize("listed", [1, 50])
def test_a_circle_of_fifty(web: LocalWeb, audit: Callable[..., Report], listed: int) -> None:
    for at in range(50):
        words = f'As the gazette said in <a href="http://ring{(at + 1) % 50}.ru/news/1">its report</a>.'
        web.site(f"ring{at}.ru").routes["/news/1"] = story(f"Report {at}", words)
    cites = "".join(f"Ships came from harbour {at} in the spring [{at}]. " for at in range(1, listed + 1))
    rows = [f'[{at}] Gazette — "Report {at}", http://ring{at - 1}.ru/news/1\n' for at in range(1, listed + 1)]
    report = audit(f"{cites}\n\nSources:\n\n{''.join(rows)}", 60, 60)
    dossier = dossier_of(report)
    assert len(dossier.stages) == 50
    (circle,) = dossier.circles
    assert circle.sure
    assert circle.stages == tuple(range(50))
    tree = "".join(trees(dossier, [0], Style(width=400)))
    assert tree.count("it has it from its report") == 50
    assert tree.count("a circle") == 1
    assert len("".join(render(report, AUDIT, "html", Style()))) < 300_000


# The graph


@pytest.fixture(scope="module")
def bundles(report: Report) -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    found: dict[str, dict[str, dict[str, dict[str, str]]]] = json.loads(prov(report))["bundle"]
    return found


def prov(report: Report) -> str:
    return "".join(render(report, DUMP, "prov", Style()))


def test_every_step_that_is_verified_has_a_span(bundles: dict[str, dict[str, dict[str, dict[str, str]]]]) -> None:
    verified = bundles["reeprov:verified"]
    passages = {name: one for name, one in verified["entity"].items() if name.startswith("reeprov:passage/")}
    assert all(int(one["reeprov:start"]) < int(one["reeprov:end"]) for one in passages.values())
    assert all(one["reeprov:excerpt"] for one in passages.values())
    quoted = {one["prov:generatedEntity"] for one in verified["wasDerivedFrom"].values()}
    assert set(passages) <= quoted
    for one in verified["alternateOf"].values():
        assert one["prov:alternate2"] in passages
    for one in verified["wasInfluencedBy"].values():
        assert one["prov:influencee"] in passages
    with_place = {one["prov:alternate1"] for one in verified["alternateOf"].values()}
    kinds = {name.rpartition("/")[0].rpartition("/")[2] for name in with_place}
    assert kinds == {"figure", "name"}
    for name in verified["entity"]:
        assert name.startswith(("reeprov:snapshot/", "reeprov:record/", "reeprov:passage/")) or name in with_place


def test_what_only_the_author_says_is_not_verified(bundles: dict[str, dict[str, dict[str, dict[str, str]]]]) -> None:
    verified, asserted = bundles["reeprov:verified"], bundles["reeprov:asserted"]
    assert not [name for name in verified["entity"] if "/claim/" in name or "/entry/" in name or "/quotation/" in name]
    assert not [name for name in asserted["entity"] if name.startswith(("reeprov:passage/", "reeprov:snapshot/"))]


@pytest.mark.skipif(not SCHEMA.exists(), reason="the shared schemas are not here")
def test_the_graph_is_valid(report: Report) -> None:
    jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(json.loads(prov(report)))


def test_prov_reads_the_graph_and_writes_it_back_equal(report: Report) -> None:
    once = ProvDocument.deserialize(content=prov(report), format="json")
    assert ProvDocument.deserialize(content=once.serialize(format="json"), format="json") == once


def test_the_dossier_tells_the_same(report: Report, dossier: Dossier) -> None:
    told = json.loads("".join(render(report, DUMP, "json", Style())))
    jsonschema_rs.validate(schema("dossier"), told)
    (row,) = told["documents"]
    assert [(stage["url"], stage["depth"], stage["entries"]) for stage in row["stages"][:5]] == [
        (stage.url, 0, [at]) for at, stage in enumerate(dossier.stages[:5])
    ]
    assert row["circles"] == [{"stages": [3, 4], "sure": True, "home": False}]
    assert [one["stage"] for one in row["stages"][3]["upstream"]] == [4]


@needs_html_validate
def test_the_page_is_valid(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("".join(render(report, AUDIT, "html", Style())), encoding="utf-8")
    assert html_validate(path) == ""


@needs_axe
def test_the_page_keeps_nobody_out(report: Report, browser: WebDriver, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    shown = "".join(render(report, AUDIT, "html", Style()))
    path.write_text(shown.replace("<details>", "<details open>"), encoding="utf-8")
    assert violations(browser, path, "light") == []


def test_the_page_shows_the_way_and_the_circle(report: Report) -> None:
    shown = "".join(render(report, AUDIT, "html", Style()))
    assert shown.count(">a circle</a>") == 2
    assert shown.count("followed elsewhere in this list") == 3
    assert "<li>RIA Novosti, Exports fall → Lenta.ru, Terminal → RIA Novosti, Exports fall</li>" in shown
    terminal = "".join(render(report, AUDIT, "terminal", Style()))
    assert "  RIA Novosti, Exports fall → Lenta.ru, Terminal → RIA Novosti, Exports fall\n" in terminal
    assert 'href="http://mintrans.gov.ru/news/8" rel="noreferrer">a statement</a>: Ships of the year' in shown
