"""`reeprov trace`: one claim, and where its trail ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = """\
# Metals

The price of the metals rose by 9 % in March [1], and the state sold 40 tonnes of its reserve [6].

The weather was fine.

## Sources

[1] TASS — "Prices rise" from 25.02.2025
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_claims_of_a_line_are_trees(article: Path, reeprov: Callable[..., Any]) -> None:
    done = reeprov("trace", f"{article}:3")
    assert done.status == 0
    assert "[1] at 3:46" in done.out
    assert "identified: TASS · 2025-02-25 · Prices rise" in done.out
    assert "the source is identified and was not read" in done.out
    assert "the list has no such entry" in done.out


def test_a_claim_is_found_by_its_words(article: Path, reeprov: Callable[..., Any]) -> None:
    done = reeprov("trace", str(article), "--claim", "SOLD 40  tonnes")
    assert done.status == 0
    assert "[6]" in done.out
    assert "TASS" not in done.out


@pytest.mark.parametrize("words", [("{}:5",), ("{}:9999",), ("{}", "--claim", "nobody says this")])
def test_where_no_claim_is_the_status_is_1(article: Path, reeprov: Callable[..., Any], words: tuple[str, ...]) -> None:
    done = reeprov("trace", *(word.format(article) for word in words))
    assert (done.status, done.out) == (1, "")
    assert "no claim there" in done.err


@pytest.mark.parametrize("place", ["a.md", "a.md:", ":3", "a.md:x", "a.md:0", "missing.md:3"])
def test_what_names_no_line_is_an_error(article: Path, reeprov: Callable[..., Any], place: str) -> None:
    done = reeprov("trace", place)
    assert done.status == 2
    assert done.err.count("\n") <= 2
