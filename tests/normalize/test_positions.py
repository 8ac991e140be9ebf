"""One place in every unit: the same `[7]` as each kind of program counts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.model.text import Lines, Location
from reeprov.normalize.positions import Positions

LINE = "Забастовка 🚩 идёт [7]."


@pytest.mark.parametrize("before", ["", "One.\n", "Раз.\r\n\r\n", "One.\r"])
def test_five_spellings(before: str) -> None:
    text = before + LINE + "\n"
    lines = Lines(text)
    row = len(before.splitlines()) + 1
    start, end = len(before) + 18, len(before) + 21
    assert text[start:end] == "[7]"
    assert (lines.locate(start), lines.locate(end)) == (Location(row, 19), Location(row, 22))
    utf8, utf16 = Positions(text, lines, "utf-8"), Positions(text, lines, "utf-16")
    assert (utf8.at(start), utf8.at(end)) == ((row - 1, 35), (row - 1, 38))  # rdjson counts from 1: 36, 39
    assert (utf16.at(start), utf16.at(end)) == ((row - 1, 19), (row - 1, 22))


@given(st.text(st.sampled_from("aя矿🚩\u0301\r\n\t"), max_size=40), st.lists(st.integers(0, 40)))
def test_offsets_in_any_order(text: str, offsets: list[int]) -> None:
    lines = Lines(text)
    utf8, utf16 = Positions(text, lines, "utf-8"), Positions(text, lines, "utf-16")
    for offset in (min(any_offset, len(text)) for any_offset in offsets):
        row, column = lines.locate(offset)
        before = text[offset - column + 1 : offset]
        assert utf8.at(offset) == (row - 1, len(before.encode()))
        assert utf16.at(offset) == (row - 1, len(before.encode("utf-16-le")) // 2)
