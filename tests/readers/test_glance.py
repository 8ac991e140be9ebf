"""The glance: it may say yes in vain, but never no where the full reading finds something."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeprov.readers import read_text
from reeprov.readers.formats import choose_format
from reeprov.readers.glance import may_refer
from reeprov.readers.markers import MOST_UNLISTED

SUFFIXES = {"md", "txt", "html"}
CASES = Path(__file__).resolve().parents[1] / "cases"
PASSAGES = [
    (suffix, text)
    for path in sorted(CASES.rglob("*.md"))
    for suffix, text in re.findall(r"(?s)~~~~(\w+)\n(.*?)\n~~~~", path.read_text(encoding="utf-8"))
    if suffix in SUFFIXES  # the other formats are always read
]
PIECES = st.sampled_from(
    [
        "[1]",
        "[^a]",
        "\n[^a]: x",
        "\n[1]: http://a.test",
        "[x](#1)",
        "[[1]](#a)",
        "`[1]`",
        "\n\n`x[0]`\n\n",
        "[@x](y)",
        "\nSources:\n",
        "\n## References\n",
        "\n1. x",
        "\n\n3、x",
        "<br>1. x",
        "<h2>Sources</h2>",
        "\n\n**Notes** and <i>references</i>\n",
        "\n---\n",
        "\n    code\n\n",
        "[1][b]",
        "\n[b]: http://b.test\n",
        "[4](http://a.test)",
        "\n(1) x",
        "\n[a] x",
        "<ol><li>x</li></ol>",
        "<ol><li id='r1'>x</li></ol>",
        "<h3>",
        "</h3>",
        "<a href='#r1'>[1]</a>",
        "x <b>[a]\n",
        "<sup>1</sup>",
        "¹",
        "【1】",
        "word. ",
        "\n\n",
    ]
)


def glances(suffix: str, text: str) -> bool:
    """What a glance says in the format that the text is read in, whatever its suffix."""
    kind = choose_format(f"a.{suffix}", text)
    return not kind.glanced or may_refer(text, kind.module)


def refers(suffix: str, text: str) -> bool:
    document = read_text(f"a.{suffix}", text)
    return bool(document.markers or document.source_lists)


SECOND_DEFINITION = "[1]: http://a.test\nSources:\n\n[1]: http://a.test word. [^a]\n"


@pytest.mark.parametrize(("suffix", "text"), [*PASSAGES, ("md", SECOND_DEFINITION)])
def test_no_case_is_passed_over(suffix: str, text: str) -> None:
    assert glances(suffix, text) or not refers(suffix, text)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["md", "txt", "html"]))
def test_nothing_that_reading_finds_is_passed_over(text: str, suffix: str) -> None:
    assert glances(suffix, text) or not refers(suffix, text)


@pytest.mark.parametrize(
    "text",
    [
        "# Tool\n\nInstall it, then run `tool[1]`.\n\n1. Clone.\n2. Build.\n",
        "# Changes\n\n## [1.2.3]\n\n- Fixed a bug ([#12](https://a.test/12)).\n",
        "See [the paper](https://a.test/[1]).\n",
        "Use `<ol>` or <h2> ([#12](https://a.test/12)).\n\n```js\nend('<h1>[1]</h1>');\n```\n",
    ],
)
def test_ordinary_pages_of_software_are_passed_over(text: str) -> None:
    assert not may_refer(text, "markdown")


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_text_of_nothing_but_markers_is_read_as_far_as_it_says_something(suffix: str) -> None:
    text = "[1] " * (MOST_UNLISTED + 50)
    assert glances(suffix, text)
    assert len(read_text(f"a.{suffix}", text).markers) == MOST_UNLISTED


@pytest.mark.parametrize("piece", ["x <b>1. ", "x <ol ", "a>b\nx>1.\n", "x <b>1.\n"])
def test_a_long_text_takes_no_more_than_its_length(piece: str) -> None:
    """What looks back from each key as far as its line or its tag goes would not come to an end here."""
    assert not may_refer(f"Sources:\n{'y' * 100_000} a>b\n{piece * 100_000}", "markdown")


def test_links_that_are_never_closed_take_no_more_than_their_length() -> None:
    """At each of them all signs of a place within reach were tried, and the rest of the page behind each."""
    began = time.process_time()
    assert may_refer("<a #" * 300_000 + "><p>See <a href='#r1'>1</a>", "html")
    assert time.process_time() - began < 10
