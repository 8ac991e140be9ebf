"""Edits of a text: applied together where they do not touch, and written back as the bytes that were read."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.edits import apply, compatible, diff, encoded
from reeprov.errors import ReadError
from reeprov.model.finding import Edit, Fix
from reeprov.model.text import Span
from reeprov.readers.decode import decode


def fix(*edits: tuple[int, int, str], title: str = "mend it") -> Fix:
    return Fix(title, True, tuple(Edit(Span(start, end), text) for start, end, text in edits))


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([], "abcdef"),
        ([(0, 1, "X")], "Xbcdef"),
        ([(4, 6, ""), (0, 0, "> ")], "> abcd"),
        ([(6, 6, "!"), (2, 3, "CC")], "abCCdef!"),
    ],
)
def test_edits_are_applied_in_any_order(edits: list[tuple[int, int, str]], after: str) -> None:
    assert apply("abcdef", fix(*edits).edits) == after
    assert apply("abcdef", reversed(fix(*edits).edits)) == after


def test_of_fixes_that_touch_the_first_is_taken() -> None:
    early, late, apart = fix((0, 3, "x")), fix((2, 4, "y")), fix((8, 9, "z"))
    assert compatible([late, apart, early, early]) == (early, apart)


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    whole, part = fix((0, 1, "a"), (9, 10, "b")), fix((5, 6, "c"), (9, 9, "d"))
    assert compatible([part, whole]) == (whole,)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("ab", max_size=2)).map(
    lambda t: (t[0], sum(t[:2]), t[2])
)


@given(st.lists(st.builds(fix, SPANS), max_size=12))
def test_chosen_fixes_never_touch_and_do_not_depend_on_the_order(fixes: list[Fix]) -> None:
    chosen = compatible(fixes)
    assert chosen == compatible(reversed(fixes))
    spans = sorted(edit.span for one in chosen for edit in one.edits)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert bool(chosen) == bool(fixes)


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xc3\xa9 [1].\r\nx\n",
        b"\xef\xbb\xbfcaf\xc3\xa9",
        "рис [1]".encode("utf-16"),
        "рис [1]".encode("utf-16-be"),
        ("Он сказал, что это так и есть. " * 9).encode("cp1251"),
        b"",
    ],
)
def test_bytes_stay_what_they_were_where_the_text_does(data: bytes) -> None:
    text, encoding = decode(data)
    assert encoded(text, encoding, data, text) == data
    assert decode(encoded(text + "!", encoding, data, text))[0] == text + "!"


def test_what_an_encoding_does_not_have_is_said() -> None:
    with pytest.raises(ReadError, match="cp1251 has no '字'"):
        encoded("字", "cp1251", "да".encode("cp1251"), "да")


def test_bytes_that_were_not_read_as_they_are_are_not_written() -> None:
    with pytest.raises(ReadError, match="not utf-8 throughout"):
        encoded("a\ufffdc", "utf-8", b"a\xffb", "a\ufffdb")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\n", "a\nc\n"),
        ("a\nb", "a\nc"),
        ("a\r\nb\r\n", "x\r\nb\r\n"),
        ("a\x0cb\u2028c\n", "a\x0cb\u2028d\n"),
        ("", "x\n"),
    ],
)
def test_git_takes_a_diff(before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(before.encode())
    patch = "".join(diff("a.md", before, after))
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "a.md").read_bytes() == after.encode()
    assert "".join(diff("a.md", before, before)) == ""
