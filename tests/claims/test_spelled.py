"""Numbers that a source gives in words are found there."""

from __future__ import annotations

import pytest

from reeprov.claims.spelled import reads_words, spelled_numbers

Read = list[tuple[float, str]]


def read(text: str, language: str = "en") -> Read:
    return [(round(value, 3), text[span.start : span.end]) for value, span in spelled_numbers(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They counted two and a half thousand ships.", [(2500, "two and a half thousand")]),
        ("They counted twenty-five hundred ships.", [(2500, "twenty-five hundred")]),
        ("A thousand two hundred came.", [(1200, "A thousand two hundred")]),
        ("Half a million came.", [(500_000, "Half a million")]),
        ("It fell by a fifth.", [(0.2, "fifth")]),
        ("It fell by three-quarters.", [(3, "three"), (0.75, "quarters")]),
        ("Exports were halved.", [(0.5, "halved")]),
        ("A twenty-percent fall", [(20, "twenty")]),
        ("It rose by 2½ per cent", [(2.5, "2½")]),
        ("One in five stands.", [(0.2, "One in five")]),
        ("One in every five stands.", [(1, "One"), (0.2, "five")]),
        ("Nine in ten stand.", [(0.9, "Nine in ten")]),
        ("Only 2 out of 3 stand.", [(0.667, "2 out of 3")]),
        ("It grew 4 times.", [(0.25, "4"), (3, "4")]),
        ("Dozens of 2,500 ships", []),  # vague, and in digits
    ],
)
def test_english(text: str, found: Read) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("две с половиной тысячи судов", [(2500, "две с половиной тысячи")]),
        ("с двумя тысячами пятьюстами судами", [(2500, "двумя тысячами пятьюстами")]),
        ("двадцать — двадцать пять процентов", [(20, "двадцать"), (25, "двадцать пять")]),
        ("упал на пятую часть", [(0.2, "пятую")]),
        ("сократился вдвое", [(0.5, "вдвое")]),
        ("вырос в полтора раза", [(0.667, "полтора"), (0.5, "полтора")]),
        ("стоят 7 из 10 кораблей", [(0.7, "7 из 10")]),
        ("стоит каждый пятый корабль", [(0.2, "пятый")]),
    ],
)
def test_russian(text: str, found: Read) -> None:
    assert read(text, "ru") == found


def test_where_the_words_are_not_known_nothing_is_read() -> None:
    assert not reads_words("de")
    assert read("ein Fünftel, zwei Drittel", "de") == []
