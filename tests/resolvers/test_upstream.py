"""Whom a page names as its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)
def test_named_sources(text: str, named: list[str]) -> None:
    own = REGISTRY.by_domain("kommersant.ru") if "Kommersant" in text else None
    found = upstream_of(Reading("http://x.test/1", text, "d", own), REGISTRY)
    assert [one.name for one in found] == named
    for one in found:
        assert one.span
        assert one.name in text[one.span.start : one.span.end]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(one.excerpt for one in upstream_of(Reading("", f"TASS reports {text}", "d"), REGISTRY))
