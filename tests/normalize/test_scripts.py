"""Scripts, the languages they allow, and letters that are out of place."""

from __future__ import annotations

import pytest

from reeprov.normalize.scripts import foreign_letters, languages_of, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Rare earth demand", "Latin"),
        ("Größe", "Latin"),
        ("Спрос на USB", "Cyrillic"),
        ("稀土", "Chinese"),
        ("レアアースの需要", "Japanese"),
        ("希少な金属", "Japanese"),
        ("희토류", "Korean"),
        ("المعادن", "Arabic"),
        ("123", "Latin"),
        ("", "Latin"),
    ],
)
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_latin_letters_allow_any_language() -> None:
    assert languages_of("Rare earth demand") == ()
    assert "ru" in languages_of("Спрос")
    assert languages_of("稀土") == ("zh", "ja")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Коmmersant", ("К", "о")),
        ("Kоммерсантъ", ("K",)),
        ("Коммерсантъ", ()),
        ("Kommersant", ()),
        ("RBC РБК", ()),
    ],
)
def test_letters_of_the_other_script_within_a_word(text: str, letters: tuple[str, ...]) -> None:
    assert foreign_letters(text) == letters
