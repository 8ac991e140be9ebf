"""Whom a page names as its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.model.upstream import Listed
from reeprov.normalize.page_text import page_links, page_text
from reeprov.resolvers.registry import Registry
from reeprov.resolvers.upstream import Reading, upstream_of

REGISTRY = Registry.load()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The port is open, TASS reports.", ["TASS"]),
        ("On Monday Reuters reported that the port is open.", ["Reuters"]),
        ("The port is open, said the mayor, citing Interfax.", ["Interfax"]),
        ("Порт открыт, сообщает ТАСС со ссылкой на администрацию.", ["ТАСС"]),
        ("Об этом пишет «Коммерсантъ».", ["Коммерсантъ"]),
        ("Порт открыт. ТАСС сообщает, что суда ждут.", ["ТАСС"]),
        ("According to Nobody Known, the port is open.", []),
        ("According to the mayor, the port is open.", []),
        ("Kommersant writes that the port is open.", []),  # it is the page's own
        ("The Reuters building is open.", []),
        ("The port is open, writes Kommersant with reference to TASS.", ["Kommersant", "TASS"]),
        ("The mayor told TASS that the port is open.", ["TASS"]),
        ("Nobody told TASS that the port is open.", []),
        ("No one at the port has told Reuters so.", []),
        ("He did not tell anybody. It was never told TASS, he said.", []),
        ("He writes that without citing Interfax.", []),
        ("Nobody was hurt, TASS reports.", ["TASS"]),
        ("Nobody was hurt according to TASS.", ["TASS"]),
        ("Никто не сообщил ТАСС об этом.", []),
        ("Министерство не сообщает РИА Новости о причинах.", []),
        ("Никто не пострадал, сообщает ТАСС.", ["ТАСС"]),
        ("TASS reports are read everywhere.", []),
    ],
)
def test_named_sources(text: str, named: list[str]) -> None:
    own = REGISTRY.by_domain("kommersant.ru") if text.startswith("Kommersant") else None
    found = upstream_of(Reading("http://x.test/1", text, "d", own), REGISTRY)
    assert [one.name for one in found] == named
    for one in found:
        assert one.span
        assert one.name in text[one.span.start : one.span.end]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(one.excerpt for one in upstream_of(Reading("", f"TASS reports {text}", "d"), REGISTRY))


PAGE = """<nav><a href="http://tass.ru/menu">TASS reports</a></nav><p>The quay is open, <a href="//tass.ru/1">the agency
TASS reports</a>, and <a href="http://www.kommersant.ru/tag">ships</a> wait.</p><p>The ministry said so in <a
href="http://mintrans.gov.ru/2?a=1&amp;b=2">a statement</a>. A bench of <a href="http://woodbench.fm/1">wood</a> stands
there. Interfax reported it, too; see <a href="http://t.me/3">the channel</a>.</p><p>Read on: <a
href="http://ria.ru/">RIA Novosti</a> reports.</p>"""


def test_addresses_stand_in_the_sentence_that_names_somebody() -> None:
    text = page_text(PAGE)
    own = REGISTRY.by_domain("kommersant.ru")
    found = upstream_of(Reading("http://www.kommersant.ru/1", text, "d", own, page_links(PAGE)), REGISTRY)
    assert [(one.name, one.url, text[one.span.start : one.span.end] if one.span else "") for one in found] == [
        ("TASS", "http://tass.ru/1", "TASS reports"),
        ("a statement", "http://mintrans.gov.ru/2?a=1&b=2", "a statement"),
        ("Interfax", None, "Interfax reported"),
        ("the channel", "http://t.me/3", "the channel"),
        ("RIA Novosti", None, "RIA Novosti reports"),
    ]


def test_a_list_of_its_own_names_what_it_has() -> None:
    text = "The quay is open [1].\nSources\nTASS, “Quay”\nNobody’s Gazette, “Ships”"
    listed = (
        Listed("TASS, “Quay”", "TASS", "/quay"),
        Listed("Nobody’s Gazette, “Ships”", "Nobody’s Gazette"),
        Listed("A line of a menu", None, "http://www.interfax.ru/7"),
        Listed("TASS, “Cranes”", "TASS"),
        Listed("The page itself", None, "http://gazette.fm/1#top"),
    )
    found = upstream_of(Reading("http://gazette.fm/1", text, "d", listed=listed), REGISTRY)
    assert [(one.name, one.url, one.outlet and one.outlet.id, one.span is not None) for one in found] == [
        ("TASS, “Quay”", "http://gazette.fm/quay", "tass.ru", True),
        ("Nobody’s Gazette, “Ships”", None, None, True),
        ("A line of a menu", "http://www.interfax.ru/7", "interfax.ru", False),
        ("TASS, “Cranes”", None, "tass.ru", False),
    ]
