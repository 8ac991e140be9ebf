"""The article of a page: what stands around it goes, references never."""

from __future__ import annotations

import pytest

from reeprov.cli.article import main_part
from reeprov.readers import read_text

pytest.importorskip("trafilatura", reason="the extra `articles`")

URL = "https://daily.org/2025/03/03/port"
WORDS = "The harbour authority said on Tuesday that the cranes of the northern quay stood still for the whole morning"
MENU = "<nav><ul>" + "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(9)) + "</ul></nav>"
TEASERS = (
    "<div class='sidebar related'>"
    + "".join(f'<p><a href="/t{at}">Read also {at}</a></p>' for at in range(9))
    + "</div>"
)


def page(body: str) -> str:
    around = f"{MENU}<article>{body}</article><div class='sidebar'>{TEASERS}</div>"
    return f"<!doctype html><html><head><title>Port</title></head><body>{around}</body></html>"


def keys(text: str) -> tuple[list[str], list[str]]:
    document = read_text(URL, text)
    return [cite.key for marker in document.markers for cite in marker.cites], [one.key for one in document.entries]


def test_menus_and_teasers_go() -> None:
    part = main_part(page(f"<h1>Port</h1><p>{WORDS}.</p>" * 8), URL)
    assert WORDS in part
    assert "Section 3" not in part
    assert "Read also" not in part


NOTED = (
    f"<h1>Port</h1><p>{WORDS} <a href='#n1'>[1]</a>.</p><p>{WORDS} <a href='#n2'>[2]</a>.</p><h2>Sources</h2>"
    "<ol><li id='n1'>Gazette, 3 March 2025</li><li id='n2'>Courier, 2 March 2025</li></ol>"
)


@pytest.mark.parametrize("body", [NOTED, f"<p>{WORDS} [1].</p><p>Sources:</p><p>[1] Gazette, 3 March 2025</p>"])
def test_no_reference_is_lost(body: str) -> None:
    whole = page(body)
    assert keys(whole)[1]
    assert keys(main_part(whole, URL)) == keys(whole)


@pytest.mark.parametrize("text", ["", "no page", "<", "\0", "<div>" * 20_000])
def test_what_is_no_article_stays_as_it_is(text: str) -> None:
    assert main_part(text, URL) == text
