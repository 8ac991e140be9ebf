"""Titles for showing and titles for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.normalize.titles import display_title, fold_title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Rare earth demand", "Rare earth demand"),
        ("  Rare\n earth\u00a0 demand ", "Rare earth demand"),
        ("The “main enemy” of ‘88", 'The "main enemy" of \'88'),
        ("«Жога» поручил", '"Жога" поручил'),
        ("Soft\u00adhyphen and\u200b nothing", "Softhyphen and nothing"),
        ("Об'єкт і об\u02bcєкт", "Об'єкт і об\u02bcєкт"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_shown(written: str, shown: str) -> None:
    assert display_title(written) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rare Earth Demand", "“rare earth demand”"),
        ("Up 20-25% in 2025", "Up 20–25% in 2025"),
        ("And then…", "And then..."),
        ("Russia's reserves", "Russia’s reserves"),
        ("Rare earth demand | Kommersant", "Rare earth demand"),
        ("Rare earth demand - kommersant.ru", "Rare earth demand"),
        ("\u0421urrent practice", "Current practice"),
        ("Mосква", "Москва"),
        ("Ещё раз", "Еще раз"),
        ("за\u0301мок", "замок"),
        ("Ｒａｒｅ　ｅａｒｔｈ", "Rare earth"),
    ],
)
def test_the_same_title(one: str, other: str) -> None:
    assert fold_title(one) == fold_title(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Up 20% in 2025", "Up 2% in 2025"),
        ("Reserves of 3.8 million", "Reserves of 38 million"),
        ("Kommersant | Rare earth demand rises again", "Kommersant"),
        ("Iran - Iraq", "Iran"),
        ("Version - 2.0", "Version"),
        ("Сор", "Cop"),
    ],
)
def test_another_title(one: str, other: str) -> None:
    assert fold_title(one) != fold_title(other)


@pytest.mark.parametrize("title", ["", "…", "“”", " - | "])
def test_no_title(title: str) -> None:
    assert fold_title(title) == ""


@given(st.text(max_size=100))
def test_idempotent(title: str) -> None:
    assert display_title(display_title(title)) == display_title(title)
    assert fold_title(fold_title(title)) == fold_title(title)


@given(st.text(alphabet=st.sampled_from("aAeоОсСxхйЙё\u0301\u0308 |-–—·.:ruИИfiﬁ’'\"«»…20%"), max_size=40))
def test_idempotent_where_scripts_mix(title: str) -> None:
    assert fold_title(fold_title(title)) == fold_title(title)
