"""The whole way at the command line: five sources on a local web, their own sources, and what they really say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from local_web import Answer, LocalWeb, page
from papers import Words, paper

Call = Callable[..., Any]

ENGLISH = (
    "The crews of the northern quay went back to work on Monday, and the first ships of the week were unloaded before"
    " noon; the talks about the night shifts go on, and both sides call them constructive."
)
RUSSIAN = (
    "Экипажи северного причала вернулись к работе в понедельник, и первые суда недели были разгружены до полудня;"
    " переговоры о ночных сменах продолжаются, и обе стороны называют их конструктивными."
)
CHINESE = "北部码头的工作人员周一返回工作岗位，本周的第一批船只在中午之前完成卸货；关于夜班的谈判仍在继续。"
TEXT = """\
The captain Maria Sidorova said "we have never closed the northern quay to anybody" [1]. The port handled 3,800 ships
in a year [2]. The quay will be deepened by 400 tonnes of stone [3]. Exports of the port fell by 19.6 percent [4]. The
new terminal takes 2,500 containers [5].

Sources:

[1] Nakanune.ru — "Captain speaks" from 26.02.2025, {0}
[2] RBC — "Ships counted in port" from 27.02.2025, {1}
[3] Kommersant — "Quay to be deepened" from 25.02.2025, {2}
[4] RIA Novosti — "Exports fall" from 26.02.2025, {3}
[5] Lenta.ru — "Terminal" from 26.02.2025, {4}
"""


def story(title: str, *words: str, filler: str = ENGLISH) -> Answer:
    head = '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-02-26">'
    return Answer(page(title, filler, *words, *[filler] * 5, head=head))


def link(url: str, words: str) -> str:
    return f'<a href="{url}">{words}</a>'


@pytest.fixture
def online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)  # away from the cache of this checkout
    return ["--online", "--pause", "0", "--no-cache", "--allow-private"]


@pytest.fixture
def article(web: LocalWeb, tmp_path: Path) -> Path:
    """Its sources: without the words, with another number, with a source of its own, and two that cite each other."""
    sites = [web.site(name) for name in ("one", "two", "three", "four", "five", "agency", "ministry")]
    urls = [site.url("/news/1.html") for site in sites]
    stories = [
        story("Captain speaks", "Maria Sidorova kept silent."),
        story("Ships counted in port", f"The port had 2,900 ships, {link(urls[5], 'Interfax reported')} on Tuesday."),
        story("Quay to be deepened", f"It takes 400 tonnes, the mayor said in {link(urls[5], 'a statement')}."),
        story("Exports fall", f"Exports fell by 19.6 percent, {link(urls[4], 'writes Lenta.ru')}."),
        story("Terminal", f"It takes 2,500 containers, according to {link(urls[3], 'RIA Novosti')}."),
        story("Port counts ships", f"The ministry says so in {link(urls[6], 'its report')}."),
        story("Ships of the year", "In the year 2,900 ships were counted."),
    ]
    for site, answer in zip(sites, stories, strict=True):
        site.routes["/news/1.html"] = answer
    path = tmp_path / "port.md"
    path.write_text(TEXT.format(*urls), encoding="utf-8")
    return path


def test_what_the_sources_lack_is_found_on_the_right_claims(reeprov: Call, article: Path, online: list[str]) -> None:
    status, out, _ = reeprov("check", article, *online, "--select", "RP6", "--output-format", "json")
    assert status == 1
    found = [(finding["code"], finding["key"], finding["location"]["row"]) for finding in json.loads(out)["findings"]]
    assert found == [("RP601", "1", 1), ("RP602", "2", 1)]


def test_the_trail_is_followed_over_three_steps(reeprov: Call, article: Path, online: list[str]) -> None:
    done = reeprov("trace", article, "--claim", "3,800 ships", *online)
    assert done.status == 0
    steps = ("entry in row", "it has it from Interfax", "it has it from its report", "Ships of the year")
    places = [done.out.index(step) for step in steps]
    assert places == sorted(places)


def test_the_circle_is_cut_and_told(reeprov: Call, article: Path, online: list[str]) -> None:
    out = reeprov("audit", article, *online).out
    assert "Exports fall → Terminal → Exports fall" in " ".join(out.split())
    assert reeprov("trace", article, "--claim", "Exports of the port", *online).out.count("and is cut here") == 1


def test_nothing_is_verified_without_its_place(reeprov: Call, article: Path, online: list[str]) -> None:
    status, out, _ = reeprov("dump", article, *online, "--format", "prov")
    assert status == 0
    verified = json.loads(out)["bundle"]["reeprov:verified"]
    passages = [one for name, one in verified["entity"].items() if name.startswith("reeprov:passage/")]
    assert passages
    assert all(int(one["reeprov:end"]) > int(one["reeprov:start"]) and one["reeprov:excerpt"] for one in passages)
    assert not any("/claim/" in name or "/entry/" in name for name in verified["entity"])


SAID = "we have never closed the northern quay to anybody"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (f'The captain said "{SAID}"', f"“{SAID.capitalize()}”"),
        (
            f'The captain said "{SAID}"',
            "“We have <b>never</b> clo<i>sed</i> the north&shy;ern quay<br>to&nbsp;anybody”",
        ),
        (f'The captain said "{SAID}"', "“We have never closed,” she said, “the northern quay to anybody”"),
        (f'The captain said "{SAID}"', "«Мы никогда никому не закрывали северный причал»"),
        ('The captain said "[w]e have never closed … to anybody"', f"“{SAID.capitalize()}”"),
        ("Exports fell by 20-25 %", "Экспорт упал на «20–25%»."),
        ("Exports fell by 20-25 %", "Экспорт упал на двадцать — двадцать пять процентов."),
        ("Exports fell by 20-25 %", "出口下降了两成到两成五。"),
        ("Exports fell by 20 %", "Exports fell by one fifth."),
        ("The port handled 2,500 ships", "The port handled 2&thinsp;500 ships."),
        ("The port handled 2,500 ships", "The port handled 2.5 thousand ships."),
        ("The port handled 2,500 ships", "Порт принял две с половиной тысячи судов."),
        ("The port counted 380 tonnes", "The port counted 380,000 kg."),
        ("Exports fell by 20 %", "Exports fell by 1/5."),
        ("Exports fell by 20 %", "In 2024 1/5 of all exports was lost."),
        ("The port handled 2,500 ships", "The port handled 2½ thousand ships."),
        ("The port handled 2,500 ships", "The port handled 2 1/2 thousand ships."),
        ("The rate fell by 0.5 %", "The rate fell by 50 basis points."),
    ],
)
def test_other_forms_of_the_words_are_no_finding(
    reeprov: Call, web: LocalWeb, tmp_path: Path, online: list[str], claim: str, source: str
) -> None:
    site = web.site("one")
    filler = next((text for text, first in ((RUSSIAN, "«МЭП"), (CHINESE, "出")) if source[0] in first), ENGLISH)
    site.routes["/1"] = story("Port", source, filler=filler)
    path = tmp_path / "port.md"
    path.write_text(
        f'{claim} [1].\n\nSources:\n\n[1] RBC — "Port" from 26.02.2025, {site.url("/1")}\n', encoding="utf-8"
    )
    assert reeprov("check", path, *online, "--select", "RP601,RP602").out == ""
    site.routes["/1"] = story("Port", "Nothing is known.")
    assert reeprov("check", path, *online, "--select", "RP601,RP602").status == 1


def test_a_source_that_is_a_pdf_is_opened(reeprov: Call, web: LocalWeb, tmp_path: Path, online: list[str]) -> None:
    pytest.importorskip("pypdfium2")
    site = web.site("one")
    lines = ("Ships of the year", "", "The port handled 3,800 ships in the year, the", "harbour master reported.")
    report = paper([[Words(line, 60, 700 - 12 * at) for at, line in enumerate(lines)]], title="Ships of the year")
    site.routes["/report.pdf"] = Answer(report, media_type="application/pdf")
    site.routes["/scan.pdf"] = Answer(paper([[]]), media_type="application/pdf")
    path = tmp_path / "port.md"
    path.write_text(
        "The port handled 3,800 ships in a year [1]. It has 12 cranes [2].\n\nSources:\n\n"
        f'[1] RBC — "Ships of the year" from 27.02.2025, {site.url("/report.pdf")}\n'
        f'[2] RBC — "Cranes of the port" from 27.02.2025, {site.url("/scan.pdf")}\n',
        encoding="utf-8",
    )
    status, out, _ = reeprov("dump", path, *online)
    assert status == 0
    dossier = json.loads(out)["documents"][0]
    supports = dossier["claims"][0]["supports"]
    assert [(one["presence"], one["excerpt"]) for one in supports] == [("found", " ".join(filter(None, lines)))]
    evidence = [record["location"]["evidence"] for record in dossier["records"]]
    assert evidence == ["answered 200", "answered 200; the document has no text: a scan needs OCR first"]
