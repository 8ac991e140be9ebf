"""The text of a page, and where its links stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.normalize.page_text import page_links, page_text


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p>The <a href="/1">TASS</a> agency', [("TASS", "/1")]),
        (
            "<p>They are  <b> <a class=x href=/1?a=1&amp;b=2> two  words </a></b>, no more",
            [("two words", "/1?a=1&b=2")],
        ),
        ("<p>Written a&amp;<a href='/1'>&lt;b&gt;</a>c, with signs", [("<b>", "/1")]),
        ("<p>The one that is <a href=/1>here<a href=/2>there</a> is", [("here", "/1"), ("there", "/2")]),
        ("<p>One that never <a href=/1>ends<p>is a word of its line", [("ends", "/1")]),
        ("<nav><a href=/0>Menu</a></nav><p>Not in <a name=x>anchors</a>, <a href=/1></a> nor empty ones", []),
        ("<p><a href=/0>A line of a menu</a><p>The second <a href=/2>line</a> is none", [("line", "/2")]),
    ],
)
def test_links_stand_where_their_words_do(page: str, found: list[tuple[str, str]]) -> None:
    text = page_text(page)
    assert [(text[link.span.start : link.span.end], link.target) for link in page_links(page)] == found


PIECES = st.sampled_from(
    [
        "<p>",
        "<a href=/1>",
        '<a href="x y">',
        "</a>",
        "<b>",
        "words",
        " ",
        "&amp;",
        "&",
        "<nav>",
        "</nav>",
        "<!--",
        "-->",
    ]
)


def test_links_of_a_frame_are_none_beside_text_without_links() -> None:
    assert page_links("words<nav><a href=/1>more") == ()


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_is_read(page: str) -> None:
    text = page_text(page)
    end = 0
    for link in page_links(page):
        assert end <= link.span.start < link.span.end <= len(text)
        assert "\n" not in text[link.span.start : link.span.end]
        end = link.span.end
