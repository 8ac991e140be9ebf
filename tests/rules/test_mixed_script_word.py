"""RP801 word by word."""

from __future__ import annotations

import time

import pytest

from reeprov.model.document import Document
from reeprov.model.dossier import Dossier
from reeprov.model.finding import Problem
from reeprov.rules.mixed_script_word import check


def found(text: str) -> list[Problem]:
    return list(check(Dossier(Document("a.txt", "text/plain", "utf-8", text, text))))


@pytest.mark.parametrize(
    ("text", "letter", "meant"),
    [
        ("\u0421urrent practices", "\u0421", "Current"),
        ("a p\u0430ypal account", "\u0430", "paypal"),
        ("\u041c\u043e\u0441\u043a\u0432a", "a", "Москва"),
        ("Укра\u0456на, а не Укра\u0457нa", "a", "Українa"[:-1] + "а"),
        ("za \u0410\u0421\u041c rest", None, None),
        ("the CO\u041c file", "\u041c", "COM"),
        ("quota of \u039fPEC", "\u039f", "OPEC"),
        ("за\u0301мo\u0301к на горе", "o", "за\u0301мо\u0301к"),
        ("the \u0405\u0435\u0441ret", "\u0405\u0435\u0441", "Secret"),
        ("markup\0\0\0 in the \0\0\u0421\0\0\0urrent\0 word", "\u0421", "Current"),
        ("в воздухе есть CО2", "C", "СО2"),
        ("in the air there is C\u041e2", "\u041e", "CO2"),
    ],
)
def test_the_first_foreign_letters_and_the_word_that_is_meant(text: str, letter: str | None, meant: str | None) -> None:
    problems = found(text)
    if letter is None:
        assert problems == []
        return
    (problem,) = problems
    assert text[problem.span.start : problem.span.end] == letter
    assert f"“{meant}”" in (problem.hint or "")


def test_the_letter_and_its_twin_are_named() -> None:
    (problem,) = found("\u0421urrent")
    assert "U+0421 CYRILLIC CAPITAL LETTER ES" in problem.message
    assert "LATIN CAPITAL LETTER C is meant" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "plain ASCII only",
        "только по-русски",
        "5 µm und 5 μm",
        "α-Fe, αFe, ΔH, ΔΦH, ρgh, kΩ, Δt, πR",
        "SMSки и webинары",
        "VIP-зал, IT-компания, T-образный",
        "CEOшник, XIXв, ВВПs",
        "рH",
        "ВКонтактеLive",
        "æмæ",
        "naïve façade",
        "С\nurrent",
        "see https://ru.wikipedia.org/wiki/Сurrent, www.рravda.ru/Сurrent and https://ria.ru/Сurrеnt/Сurrеnt.",
        "",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


def test_one_finding_a_word() -> None:
    assert len(found("Сurrеnt Сurrеnt")) == 2


@pytest.mark.parametrize("unit", ["aа", "a а ", "a\u0301", "a\0\0\0", "\0\0а", "Сurrent ", "слово word "])
def test_time_is_linear(unit: str) -> None:
    small, large = (unit * (count // len(unit)) for count in (50_000, 400_000))
    start = time.process_time()
    found(small)
    middle = time.process_time()
    found(large)
    assert time.process_time() - middle < 40 * (middle - start) + 0.2


def test_a_word_behind_an_address() -> None:
    (problem,) = found("see https://ria.ru/Сurrent: Сurrent")
    assert problem.span.start == 28


def test_a_long_word_makes_a_short_message() -> None:
    (problem,) = found("С" + "urrent" * 10_000)
    assert len(problem.message) < 200
    assert len(problem.hint or "") < 120
