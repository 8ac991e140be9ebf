"""The keys under which names of outlets are compared."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reeprov.normalize.outlets import fold_outlet, shorter_keys, split_article

SAME = [
    # case, width, quotes, dashes, accents
    (
        "Kommersant",
        "KOMMERSANT",
        "«Kommersant»",
        "“Kommersant”",
        "Ｋｏｍｍｅｒｓａｎｔ",
        " Kommersant. ",
        "Kommer\u00adsant",
    ),
    ("Les Échos", "Les Echos", "LES ECHOS", "Les E\u0301chos"),
    ("People's Daily", "People’s Daily", "Peoples Daily"),
    ("Mail & Guardian", "Mail and Guardian", "The Mail & Guardian"),
    ("Africa News 24-7", "Africa News 24/7", "Africa News 24–7"),
    ("U.S. News", "US News", "U. S. News".replace(". S", ".S")),
    ("人民日报", "《人民日报》", "「人民日报」", "人民日报。"),
    # articles and kinds
    ("The Guardian", "Guardian", "the guardian"),
    ("Der Spiegel", "Spiegel", "DER SPIEGEL"),
    ("La Repubblica", "Repubblica", "la Repubblica"),
    ("Коммерсантъ", "Коммерсант", "газета «Коммерсантъ»", "Газета Коммерсант"),
    ("ИА REGNUM", "Regnum", "Агентство «Regnum»"),
    ("журнал «Национальная оборона»", "Национальная оборона", "НАЦИОНАЛЬНАЯ  ОБОРОНА"),
    ("Комсомольская правда", "Комсомо\u200bльская правда"),
    ("Зелёный мир", "Зеленый мир"),
    # names that are domains
    ("Накануне.RU", "Накануне.ру", "накануне.Ru"),
    ("Lenta.ru", "LENTA.RU", "lenta.ru."),
    # look-alike letters of the other script
    ("Kommersant", "Коmmersant", "Kоmmеrsаnt"),
    ("Коммерсант", "Kоммерсант", "Коммерcантъ"),
    ("РБК", "PБК", "РБK"),
]

DIFFERENT = [
    ("Российская газета", "Российская"),
    ("Lenta.ru", "Lenta"),
    ("Новый мир", "Новыи мир"),
    ("Українська правда", "Украінська правда"),
    ("LA Times", "The Times"),
    ("L.A. Times", "Times"),
    ("Le Monde", "Le Mensuel"),
    ("The Guardian", "The Guardian Weekly"),
    ("Коммерсантъ", "Kommersant"),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({fold_outlet(name) for name in spellings}) == 1, [fold_outlet(name) for name in spellings]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold_outlet(one) != fold_outlet(other)


@pytest.mark.parametrize("name", ["", "   ", "«»", "...", "—", "\u200b", "’"])
def test_a_name_without_letters_has_no_key(name: str) -> None:
    assert fold_outlet(name) == ""


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("Накануне.RU", ("накануне",)),
        ("Lenta.ru", ("lenta",)),
        ("National Defense magazine", ("national defense",)),
        ("Kommersant", ()),
        ("Magazine", ()),
    ],
)
def test_what_a_name_is_called_for_short(name: str, shorter: tuple[str, ...]) -> None:
    assert shorter_keys(fold_outlet(name)) == shorter


@pytest.mark.parametrize(
    ("name", "article", "key"),
    [
        ("Il Post", "il", "post"),
        ("The Post", "the", "post"),
        ("Post", "", "post"),
        ("The", "", "the"),
        ("газета «Труд»", "", "труд"),
        ("LA Times", "", "l a times"),
        ("La Tribune", "la", "tribune"),
    ],
)
def test_the_article_is_told_apart(name: str, article: str, key: str) -> None:
    assert split_article(name) == (article, key)


@given(st.text(max_size=400))
@example("Коmmersantъъ")
@example("the the la la times")
@example("и\u0301\u0306")
@example("ǰ.ǰ.ru")
@example("LA Times")
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_outlet(fold_outlet(name)) == fold_outlet(name)


@given(st.text(alphabet="авекмнорстухАВЕКМНОРСТУХabekmhopctyxABEKMHOPCTYX.ъЪ -", max_size=40))
@example("A.А")
def test_folding_mixed_scripts_twice_changes_nothing(name: str) -> None:
    assert fold_outlet(fold_outlet(name)) == fold_outlet(name)


@pytest.mark.parametrize("piece", ["a", "a.", "the ", "ъ", "«", "и\u0306", "\u0301"])
def test_a_huge_name_costs_nothing(piece: str) -> None:
    started = time.perf_counter()
    fold_outlet(piece * 1_000_000)
    assert time.perf_counter() - started < 0.1
