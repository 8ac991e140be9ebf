"""Every reader, on any text: a layout as long as the text, and places that lie in it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reeprov.model.document import Document
from reeprov.readers import read_text
from reeprov.readers.formats import FORMATS
from reeprov.readers.interface import Reader

PIECES = st.sampled_from(
    [
        "[",
        "]",
        "[1]",
        "[2, 3]",
        "[1-3]",
        "[^a]",
        "[^a]: note",
        "[1]: http://a.test",
        "(#)",
        "](",
        "Sources:",
        "## References",
        "\n",
        "\n\n",
        "\r\n",
        "    ",
        "`",
        "```",
        "*",
        "**",
        "> ",
        "- ",
        "1. ",
        "<a href='#x'>",
        "</a>",
        "<li id='x'>",
        "<ol>",
        "<!--",
        "<",
        "&amp;",
        "&#91;1&#93;",
        "$",
        "\\",
        "\\[",
        "|",
        "::",
        "<<a>>",
        "[[[a]]] ",
        "footnote:[",
        "----\n",
        "¹",
        "【1】",
        "É",
        "中文",
        "🚩",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x0c",
        "Word",
        " from 01.02.2025",
        "— “Title”",
        "MOSCOW — May 5, 2025: ",
        "3 min read",
        "e\u0301",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=20_000), st.lists(PIECES, max_size=400).map("".join), st.lists(PIECES, max_size=200).map(" ".join)
)


def check_places(document: Document) -> None:
    """Every place that a document names lies in its text and says what it says."""
    text = document.text
    assert len(document.prose) == len(text)
    for marker in document.markers:
        assert text[slice(*marker.span)] == marker.text
        assert all(marker.span.contains(cite.span) for cite in marker.cites)
    assert list(document.markers) == sorted(document.markers, key=lambda marker: marker.span)
    for sources in document.source_lists:
        for entry in sources.entries:
            assert 0 <= entry.span.start <= entry.span.end <= len(text)
            assert entry.span.contains(entry.body)
            assert sources.span.contains(entry.span)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(text)
        end = block.span.end


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "adoc"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=TEXTS)
def test_any_text_is_read(text: str, suffix: str) -> None:
    check_places(read_text(f"any.{suffix}", text))


@pytest.mark.parametrize("reader", [each.reader for each in FORMATS], ids=lambda reader: reader.MEDIA_TYPE)
@pytest.mark.parametrize("text", ["", " ", "\n", "\r", "\ufeff", "\x00", "x", "[1]", "<", "&"])
def test_the_smallest_texts_have_layouts(reader: Reader, text: str) -> None:
    assert len(reader.lay_out(text).prose) == len(text)


HOSTILE = {
    "opening brackets": "[",
    "markers": "[1]",
    "footnotes": "[^",
    "markers on lines": "word [1]\n",
    "keyed lines": "[1] Gazette\n\n",
    "labels": "Sources:\n",
    "one line": "word ",
    "tags": "<a ",
    "open quotes": '<a "',
    "comments": "<!--",
    "quotes": "> ",
    "ampersands": "&",
    "raised digits": "¹",
    "dollars": "$a",
    "literals": "`` ",
    "definitions": "[1]: http://a.test\n",
    "strays": "[1][2] word\n",
    "cross references": "<<a,",
    "notes in notes": "footnote:[",
    "entries on a line": "[[[a]]]",
    "entries": "* [[[a]]] word\n",
}


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "adoc"])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read(piece: str, suffix: str) -> None:
    """A step that is quadratic in the text would take hours here; bench/growth.py measures how time grows."""
    check_places(read_text(f"hostile.{suffix}", "Sources:\n\n[1] Gazette\n\n" + piece * (250_000 // len(piece))))


@pytest.mark.parametrize("depth", [100_000])
@pytest.mark.parametrize("suffix", ["txt", "md", "html", "adoc"])
def test_nested_brackets_and_elements_are_read(depth: int, suffix: str) -> None:
    check_places(read_text(f"deep.{suffix}", "[" * depth + "1" + "]" * depth))
    check_places(read_text(f"deep.{suffix}", "<div>" * depth + "[1]"))


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_lone_carriage_return_ends_a_line(name: str) -> None:
    text = "It rose [1]. It fell [3].\r\rSources:\r\r[1] TASS, Prices, 25.02.2025\r\r[2] RIA, Supply, 26.02.2025\r"
    text = text if name != "a.html" else "<p>" + text.replace("\r\r", "</p>\r<p>")
    document = read_text(name, text)
    assert [entry.key for entry in document.entries] == ["1", "2"]
    assert [cite.key for marker in document.markers for cite in marker.cites] == ["1", "3"]
