"""Pages as people read them, each character in its place."""

from __future__ import annotations

import os
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reeprov.model.document import BlockKind
from reeprov.model.text import Span
from reeprov.readers import html
from reeprov.readers.html_tokens import MARKUP, attributes
from reeprov.readers.interface import Layout

PAGES = os.path.join(os.path.dirname(__file__), "html_pages")


def page(name: str) -> str:
    with open(os.path.join(PAGES, name), encoding="utf-8") as file:
        return file.read()


def lines(layout: Layout) -> list[str]:
    """The prose as lines, without what is not read."""
    found = (" ".join(line.split(" ")) for line in layout.prose.replace("\0", "").split("\n"))
    return [re.sub(" +", " ", line).strip(" ") for line in found if line.strip(" ")]


def links(layout: Layout) -> list[tuple[str, str]]:
    return [(layout.prose[link.text.start : link.text.end].replace("\0", ""), link.target) for link in layout.links]


def items(layout: Layout) -> list[tuple[str, int, str, tuple[str, ...]]]:
    return [
        (item.key, item.list, layout.prose[item.body.start : item.body.end].replace("\0", ""), item.anchors)
        for item in layout.items
    ]


def about(layout: Layout) -> tuple[str | None, str | None, str | None, str | None]:
    return layout.title, layout.outlet, layout.issued, layout.language


def test_a_news_page_is_its_article_and_its_sources() -> None:
    layout = html.lay_out(page("news.html"))
    assert lines(layout) == [
        "Harbour reopens after the flood",
        "By Ann Lee",
        "Trade fell by 12\u00a0% — the port authority said.[1] Ships wait outside.[2]",
        '"We count on June”, she added. The ferries, the cranes and the two long warehouses on the northern side are'
        " ready, and the council expects that the first grain of the season is loaded before the month is over.",
        "Sources",
        "Port report, 2 March 2025",
        'Ferry News, "Cranes are back"',
    ]
    assert links(layout) == [
        ("[1]", "#src-1"),
        ("[2]", "#src-2"),
        ("Port report", "https://port.example.net/r?a=1&copy=2"),
    ]
    assert items(layout) == [
        ("1", 0, "Port report, 2 March 2025", ("src-1",)),
        ("2", 0, 'Ferry News, "Cranes are back"', ("src-2",)),
    ]
    assert about(layout) == ("Harbour reopens after the flood", "The Quay Gazette", "2025-03-11", "en")
    assert [why for _, why in layout.left_out] == [
        "navigation",
        "boilerplate",
        "code",
        "aside",
        "boilerplate",
        "footer",
    ]


def test_an_encyclopaedia_page_has_its_notes_without_the_ways_back() -> None:
    layout = html.lay_out(page("encyclopaedia.html"))
    assert lines(layout) == [
        "Leuchtturm",
        "Der Turm ist hoch.[1] Er ist alt.[2]",
        "Einzelnachweise",
        "Meyer: Türme.",
        "Turmbuch, 1999.",
    ]
    assert links(layout) == [
        ("[1]", "#cite_note-a-1"),
        ("[2]", "#cite_note-2"),
        ("Turmbuch", "https://turm.example.de/"),
    ]
    assert items(layout) == [
        ("1", 0, "Meyer: Türme.", ("cite_note-a-1",)),
        ("2", 0, "Turmbuch, 1999.", ("cite_note-2",)),
    ]
    assert [layout.prose[span.start : span.end].replace("\0", "") for span in layout.superscripts] == ["[1]", "[2]"]
    assert about(layout) == ("Leuchtturm", None, None, "de")


def test_a_standard_in_xhtml_has_keys_of_words_and_footnotes() -> None:
    layout = html.lay_out(page("standard.xhtml.html"))
    assert lines(layout) == [
        "Frames over wires",
        "The words are those of [RFC2119].",
        "Octets count up [2].",
        "References",
        "[RFC2119]",
        'Bradner, S., "Key words".',
        "[2]",
        "Octets, 2001.",
    ]
    assert [(key, body) for key, _, body, _ in items(layout)] == [
        ("RFC2119", 'Bradner, S., "Key words".'),
        ("2", "Octets, 2001."),
    ]
    assert about(layout) == ("Frames over wires", None, "2024/05/17", "en")


def test_an_old_page_without_end_tags_keeps_its_lines() -> None:
    layout = html.lay_out(page("old.html"))
    assert lines(layout) == [
        "On wells",
        "Wells are deep [1] & cold [2].",
        "Sources",
        "[1] Smith, Wells, 1987",
        "[2] Cold water, 1991",
        "[3]",
        "Jones",
    ]
    assert links(layout) == [("Cold water", "http://wells.example.org/")]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("<p>a</p>b", "\n\0\0a\n\0\0\0b"),
        ("a<br>b", "a\n\0\0\0b"),
        ("a &mdash; b", "a —\0\0\0\0\0\0 b"),
        ("&nbsp;&#65;&#x42;", "\u00a0\0\0\0\0\0A\0\0\0\0B\0\0\0\0\0"),
        ("&copyx &foo; & b", "©\0\0\0\0x &foo; & b"),
        ("a\nb\r\nc", "a b  c"),
        ("1 < 2 <3", "1 < 2 <3"),
        ("a<!-- <p> -->b", "a" + "\0" * 12 + "b"),
        ("a<!-->b", "a" + "\0" * 5 + "b"),
        ("a<!-- b", "a" + "\0" * 6),
        ('a<b title="x>y">c', "a" + "\0" * 15 + "c"),
        ('a<b title="x', "a" + "\0" * 11),
        ("a<script>'<p>'</script>b", "a" + "\0" * 22 + "b"),
        ("<script><!--<script></script>--></script>b", "\0" * 41 + "b"),
        ("a<svg><style/><![CDATA[</svg>]]></svg>b", "a" + "\0" * 37 + "b"),
        ("a<span hidden>b<span>c</span></span>d", "a" + "\0" * 35 + "d"),
    ],
)
def test_every_character_keeps_its_place(source: str, prose: str) -> None:
    assert html.lay_out(source).prose == prose


def test_numbers_of_lists_are_those_that_people_see() -> None:
    source = "<ol start=3><li>a<li value=7>b<ol type=a><li>x<li>y</ol><li>c</ol><ol reversed><li>p<li>q</ol>"
    assert [(key, in_list) for key, in_list, _, _ in items(html.lay_out(source))] == [
        ("3", 0), ("7", 0), ("a", 1), ("b", 1), ("8", 0), ("2", 2), ("1", 2),
    ]  # fmt: skip


def test_a_page_that_is_all_preformatted_is_read() -> None:
    source = "<pre>" + "Some words of a memo [1].\n\n" * 200 + "</pre>"
    layout = html.lay_out(source)
    assert len(layout.blocks) == 200
    assert layout.blocks[0].kind is BlockKind.PARAGRAPH
    assert layout.blocks[0].span == Span(5, 30)


def test_what_is_left_out_within_a_line_does_not_part_it() -> None:
    source = "<p>Call <code>open</code> first [1].<p>Then <span hidden>x</span>close.<pre>end</pre>"
    assert [(kind, source[span.start : span.end]) for kind, span in html.lay_out(source).blocks] == [
        (BlockKind.PARAGRAPH, "Call <code>open</code> first [1]."),
        (BlockKind.PARAGRAPH, "Then <span hidden>x</span>close."),
        (BlockKind.CODE, "end"),
    ]


@pytest.mark.parametrize("name", sorted(os.listdir(PAGES)))
def test_the_anchors_are_those_of_a_parser(name: str) -> None:
    source = page(name)
    ours = [
        attributes(match[3] if match[3] is not None else match[4]).get("href")
        for match in MARKUP.finditer(source)
        if match[2] and match[2].lower() == "a" and not match[1]
    ]
    assert ours == [node.attributes.get("href") for node in LexborHTMLParser(source).css("a")]
    assert html.detects(source)


@pytest.mark.parametrize(
    "source",
    ["# Title\n\n<p>a</p><p>b</p><p>c</p>", '<p align="center">x</p>\n<p>y</p>\n<p>z</p>\n\n## Use\n', "a < b", ""],
)
def test_other_texts_are_no_pages(source: str) -> None:
    assert not html.detects(source)


PARTS = st.sampled_from(
    (
        *"<>1x&\"'\0 ",
        *(
            "<a",
            "<a>",
            "</a>",
            "<p>",
            "<p id=a>",
            "<a href=#a>",
            "<li>",
            "<ol>",
            "</ol>",
            "<td>",
            "<table>",
            "<!--",
            "-->",
        ),
        *(
            "&amp",
            "&lt;",
            "<pre>",
            "</pre>",
            "<svg>",
            "<nav>",
            "</nav>",
            "<aside>",
            "<footer>",
            "</footer>",
            "<script>",
        ),
        *(
            "</script>",
            "[1]",
            "<sup>",
            "</sup>",
            "<dt id=a>",
            "<dd>",
            "<h1>",
            "<title>",
            "\r\n",
            "<div hidden>",
            "</div>",
        ),
    )
)


@given(st.one_of(st.text(), st.lists(PARTS).map("".join)))
def test_any_text_has_a_layout_of_its_length(source: str) -> None:
    layout = html.lay_out(source)
    assert len(layout.prose) == len(source)
    for left, right in zip(layout.blocks, layout.blocks[1:], strict=False):
        assert left.span.end <= right.span.start


@pytest.mark.parametrize(
    "part", ["<", "<a ", "<!--", "&", '<a "', "<div>", "<ol><li>", "<table><td>", "<aside>", "<p id=a><a href=#a>1</a>"]
)
def test_time_grows_with_the_length(part: str) -> None:
    def seconds(size: int) -> float:
        source = part * (size // len(part))
        start = time.process_time()
        html.lay_out(source)
        return time.process_time() - start

    small = min(seconds(50_000) for _ in range(3))
    assert seconds(400_000) < 8 * 4 * small + 0.1
