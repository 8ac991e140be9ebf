"""Words, numbers and names are found where they stand, whatever notation and script they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.matching.passages import Passages
from reeprov.model.text import Span

TEXT = (
    "Порт Владивосток потерял 2,5 млн рублей, сообщил Сергей Лавров.\n"
    "“We shall not yield,” Mr O’Brien said, ‘until the cranes — all 1 200 of them — stand still’. "
    "Exports fell by 19.6 percent to 3,812,000 tons; the share is 20–25%."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("we shall not yield", "We shall not yield"),
        ("[W]e shall … until the cranes", "We shall not yield,” Mr O’Brien said, ‘until the cranes"),
        ("Mr O'Brien said", "Mr O’Brien said"),
        ("the cranes - all 1 200 of them", "the cranes — all 1 200 of them"),
        ("we shall [they] not", "We shall not"),
        ("we shall . . . said", "We shall not yield,” Mr O’Brien said"),
        ("потерял 2,5 млн", "потерял 2,5 млн"),
    ],
)
def test_a_quotation_stands_there(words: str, found: str) -> None:
    place = Passages(TEXT).quoted(words)
    assert place is not None
    assert TEXT[place.span.start : place.span.end] == found
    assert place.difference == ""


@pytest.mark.parametrize("written", ["%", " %", "％", " percent", " per cent", " Per\u00a0cent", " PER CENT"])
def test_per_cent_is_one_word_however_it_is_written(written: str) -> None:
    text = f"it fell by 20{written}"
    assert Passages(text).quoted("fell by 20 per cent") == (Span(3, len(text)), "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nestlé closed its plant", "Nestle closed its plant"),
        ("Nestle\u0301 closed its plant", "Nestlé closed its plant"),
        ("the co\u00adoperation of states", "the cooperation of states"),
        ("the quay\u200b is op\u200ben", "the quay is open"),
        ("вывоз ме́таллов запрещён", "вывоз металлов запрещен"),
    ],
)
def test_accents_and_what_cannot_be_seen_make_no_difference(text: str, words: str) -> None:
    found = Passages(text).quoted(words)
    assert found == (Span(0, len(text)), "")


def test_a_letter_with_a_sign_is_another_letter() -> None:
    assert Passages("это мои слова").quoted("это мой слова") is None


@pytest.mark.parametrize("words", ["not yield we shall never", "cranes … we shall", "", "…", "[sic]", "🚩"])
def test_a_quotation_does_not_stand_there(words: str) -> None:
    assert Passages(TEXT).quoted(words) is None


def test_what_is_nearly_there_is_told_with_its_difference() -> None:
    place = Passages(TEXT).quoted("until the cranes all 1 200 of these stand still")
    assert place is not None
    assert place.difference == "the source lacks “these”; it has “them”"
    assert TEXT[place.span.start : place.span.end].startswith("until the cranes")


def test_the_edges_of_what_is_nearly_there_are_its_own() -> None:
    text = "The mayor calls them constructive. We haven't closed the northern quay to anybody, he said."
    place = Passages(text).quoted("we have not closed the northern quay to anybody")
    assert place is not None
    assert text[place.span.start : place.span.end] == "We haven't closed the northern quay to anybody"


INTERRUPTED = [
    "“We have never closed,” the captain said on Monday, “the northern quay to anybody.”",
    "‘We have never closed,’ the captain said on Monday, ‘the northern quay to anybody.’",
    "“We have never,” he said, “closed the northern,” he added, “quay to anybody.”",
    "«We have never closed, — the captain said, — the northern quay to anybody».",
]


@pytest.mark.parametrize("text", INTERRUPTED)
def test_a_source_names_the_speaker_between_the_words(text: str) -> None:
    place = Passages(text).quoted("we have never closed the northern quay to anybody")
    assert place is not None
    assert place.difference == ""
    assert text[place.span.start : place.span.end].endswith("quay to anybody")


@pytest.mark.parametrize(
    "text",
    [
        "We have, of course, never closed the northern quay to anybody.",  # his own words, left out
        "“We have never closed,” he said. He passed the northern quay; “to anybody,” he called.",
    ],
)
def test_other_words_between_make_a_difference(text: str) -> None:
    place = Passages(text).quoted("we have never closed the northern quay to anybody")
    assert place is None or place.difference


@pytest.mark.parametrize("words", ["we lost 20 percent of them", "We lost 20% of them", "we lost 20 per cent of them"])
def test_per_cent_is_a_sign_or_a_word(words: str) -> None:
    for text in ("We lost 20% of them", "we lost 20 percent of them", "We lost 20 per cent of them"):
        assert Passages(text).quoted(words) == (Span(0, len(text)), "")


@pytest.mark.parametrize(
    ("value", "digits", "found"),
    [
        (2_500_000, 2, "2,5 млн"),
        (1200, 2, "1 200"),
        (19.6, 3, "19.6"),
        (3_800_000, 2, "3,812,000"),  # rounded
        (3_900_000, 2, None),
        (20, 1, "20"),
        (25, 2, "25"),
        (26, 2, None),
    ],
)
def test_a_number_stands_there(value: float, digits: int, found: str | None) -> None:
    place = Passages(TEXT).number(value, digits)
    assert (place and TEXT[place.start : place.end].strip()) == found


def test_a_name_stands_there_in_another_script() -> None:
    place = Passages(TEXT).name(["Sergey", "Lavrov"])
    assert place is not None
    assert TEXT[place.start : place.end] == "Лавров"
    assert Passages(TEXT).name(["Maria", "Zakharova"]) is None


@given(st.text(max_size=200), st.text(max_size=60))
def test_anything_can_be_looked_for_in_anything(text: str, words: str) -> None:
    passages = Passages(text)
    for place in (found.span if (found := passages.quoted(words)) else None, passages.name(words.split())):
        assert place is None or 0 <= place.start < place.end <= len(text)


@given(st.lists(st.from_regex(r"[a-zа-я]{2,9}", fullmatch=True), min_size=8, max_size=30), st.data())
def test_every_run_of_words_is_found_in_place(words: list[str], data: st.DataObject) -> None:
    text = ", ".join(words)
    first = data.draw(st.integers(0, len(words) - 4))
    place = Passages(text).quoted(" ".join(words[first : first + 4]).upper())
    assert place is not None
    assert text[place.span.start : place.span.end].split(", ") == words[first : first + 4]
