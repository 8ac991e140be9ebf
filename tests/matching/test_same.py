"""A title as an entry gives it, held against the titles of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.matching import same_title

CASES: tuple[tuple[str, list[str], str], ...] = (
    # title, titles of the page, verdict
    ("Storm closes the northern port", ["Storm closes the northern port"], "agrees"),
    ("Storm closes the northern port", ["STORM CLOSES THE NORTHERN PORT!"], "agrees"),
    ("Storm closes the northern port", ["Storm closes the northern port | Coast Daily"], "agrees"),
    ("Storm closes the northern port", ["Storm closes the northern port - coastdaily.example"], "agrees"),
    ("Storm closes the northern port", ["Home", "Storm closes the northern port"], "agrees"),
    ("Storm closes the northern port", ["LIVE: Storm closes the northern port, ships wait"], "agrees"),
    ("Storm closes the northern port for a week", ["Storm closes the northern port…"], "agrees"),
    ("Storm closes the northern...", ["Storm closes the northern port for a week"], "agrees"),
    ("Шторм закрыл северный порт", ["Шторм закрыл северный порт - Берег, 01.02.2024"], "agrees"),
    ("风暴迫使北方港口关闭整整一周时间", ["风暴迫使北方港口关闭整整一周时间_海岸日报"], "agrees"),
    ("The mill is to hire 2,500 people", ["The mill is to hire 3,500 people"], "differs"),
    ("The mill is to hire people", ["The minister has resigned over a scandal"], "differs"),
    ("Завод выпустит новые машины весной", ["Министры обсудили цены на топливо"], "differs"),
    ("Das Werk stellt Hunderte ein", ["Der Minister ist nach dem Skandal zurückgetreten"], "differs"),
    ("风暴迫使北方港口关闭整整一周时间", ["部长辞职后首次公开露面并发表讲话"], "differs"),
    # What may be a translation, an edited headline or no headline at all is never a mismatch.
    ("Storm closes the northern port", ["Шторм закрыл северный порт"], "unsure"),
    ("Storm closes the northern port", ["Der Sturm hat den nördlichen Hafen geschlossen"], "unsure"),
    ("Шторм закрыл северный порт", ["Шторм закрив північний порт"], "unsure"),
    ("Storm closes the northern port", ["Northern port is closed by the storm"], "unsure"),
    ("The mill is to hire people", ["Coast Daily"], "unsure"),
    ("Storm closes the northern port", [], "unsure"),
    ("Storm closes the northern port", ["", "…"], "unsure"),
    ("", ["Storm closes the northern port"], "unsure"),
    ("🎉🎉", ["Storm closes the northern port"], "unsure"),
)


@pytest.mark.parametrize(("title", "variants", "verdict"), CASES)
def test_the_verdict(title: str, variants: list[str], verdict: str) -> None:
    assert same_title(title, variants).verdict == verdict


def test_the_difference_is_said() -> None:
    match = same_title("The mill is to hire 2,500 people", ["The mill is to hire 3,500 people"])
    assert match.variant == "The mill is to hire 3,500 people"
    assert match.difference == "the page lacks 2500; it has 3500"
    match = same_title("The mill is to hire people", ["The minister has resigned over a scandal"])
    assert match.difference == "the page lacks “mill is to hire people”; it has “minister has resigned over a scandal”"


def test_what_is_said_stays_short() -> None:
    match = same_title("word " * 5000, ["other " * 5000])
    assert len(match.difference) < 100
    assert len(match.variant or "") <= 300


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_has_a_verdict(title: str, variants: list[str]) -> None:
    match = same_title(title, variants)
    assert (match.verdict == "agrees") <= (match.difference == "")
    assert same_title(title, [title, *variants]).verdict in ("agrees", "unsure")
