"""Where a person would look first: a hint, found across inflection, scripts and notations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.matching.nearest import Nearest

TEXT = """Port opens again
The northern quay was closed for repairs in January. The port handled 2,900 ships in a year, the ministry said. Crews
went on strike; nobody knows for how long.
Сергей Лавров посетил Владивосток и осмотрел 4500 контейнеров. Экспорт упал на 19,6 процента."""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The port handles 3,800 ships each year", "The port handled 2,900 ships in a year, the ministry said."),
        ("the quay in the north has been closed since January", "The northern quay was closed for repairs in January."),
        ("Sergey Lavrov went to Vladivostok", "Сергей Лавров посетил Владивосток и осмотрел 4500 контейнеров."),
        ("Lavrov was shown 4,500 containers", "Сергей Лавров посетил Владивосток и осмотрел 4500 контейнеров."),
        ("Bread is dearer than it was in autumn", None),
        ("the ships", None),  # too little to say
        ("", None),
    ],
)
def test_the_nearest_passage(words: str, found: str | None) -> None:
    place = Nearest(TEXT).to(words)
    assert (place and TEXT[place.start : place.end]) == found


def test_of_equals_the_first_is_taken() -> None:
    text = "Crews went home today.\nCrews went home today."
    assert Nearest(text).to("crews going home") == (0, 22)


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_words_can_be_looked_for_in_any_text(text: str, words: str) -> None:
    place = Nearest(text).to(words)
    assert place is None or 0 <= place.start < place.end <= len(text)
