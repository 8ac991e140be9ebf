"""The line around a place, cut to the screen, and the underline right below the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.model.text import Span
from reeprov.reports.full import excerpt
from reeprov.reports.screen import clean, cut, head, tail, width


def shown(text: str, place: str, columns: int = 40) -> tuple[str, str]:
    """The line, and the underline as it is printed below it."""
    start = text.index(place)
    before, middle, after, under = excerpt(text, Span(start, start + len(place)), columns)
    return before + middle + after, " " * width(before) + "^" * under


@pytest.mark.parametrize(
    ("text", "line", "underline"),
    [
        ("It fell [6].", "It fell [6].", "        ^^^"),
        ("One.\nIt fell [6].\nTwo.", "It fell [6].", "        ^^^"),
        ("One.\r\nIt fell [6].\r\nTwo.", "It fell [6].", "        ^^^"),
        ("\t It fell [6].", "It fell [6].", "        ^^^"),
        ("Забастовка 🚩 идёт [6].", "Забастовка 🚩 идёт [6].", "                   ^^^"),
        ("矿产 [6]", "矿产 [6]", "     ^^^"),
        ("e\u0301te\u0301 [6]", "e\u0301te\u0301 [6]", "    ^^^"),
        ("שקד [6]", "שקד [6]", "    ^^^"),
        ("a\x1b[31mb\x1b[0m [6]", "ab [6]", "   ^^^"),
        ("a\u202eb [6]", "ab [6]", "   ^^^"),
        ("x" * 99 + "[6]" + "y" * 99, f"…{'x' * 17}[6]{'y' * 18}…", " " * 18 + "^^^"),
        ("x" * 99 + "[6].", f"…{'x' * 35}[6].", " " * 36 + "^^^"),
        ("It fell [6]" + "y" * 99, f"It fell [6]{'y' * 28}…", "        ^^^"),
        ("矿" * 99 + "[6]" + "产" * 99, f"…{'矿' * 8}[6]{'产' * 9}…", " " * 17 + "^^^"),
    ],
)
def test_the_place_is_underlined(text: str, line: str, underline: str) -> None:
    assert shown(text, "[6]") == (line, underline)


def test_a_place_of_several_lines_is_shown_as_far_as_its_first() -> None:
    assert shown("It fell\nand rose.", "fell\nand") == ("It fell", "   ^^^^")


def test_a_place_without_width_has_one_mark() -> None:
    assert excerpt("abc", Span(3, 3), 40) == ("abc", "", "", 1)


def test_a_place_wider_than_the_screen_is_cut() -> None:
    line, underline = shown(f"It {'x' * 99} fell.", "x" * 99)
    assert line == f"It {'x' * 29}…"
    assert underline == "   " + "^" * 30


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(40, 120))
def test_any_text_fits_the_screen(text: str, start: int, length: int, columns: int) -> None:
    start = min(start, len(text))
    before, place, after, under = excerpt(text, Span(start, min(len(text), start + length)), columns)
    assert width(before + place + after) <= columns + 1
    assert under >= 1


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;https://example.org\x1b\\link", "link"),
        ("a\x00b\x08c\x7f", "abc"),
        ("one\ttwo\nthree", "one two three"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(max_size=50), st.integers(1, 20))
def test_pieces_are_as_wide_as_wanted(text: str, columns: int) -> None:
    assert text.startswith(head(text, columns))
    assert text.endswith(tail(text, columns))
    assert max(width(head(text, columns)), width(tail(text, columns)), width(cut(text, columns))) <= columns
