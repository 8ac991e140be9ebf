"""Lists of articles as sites and services give them, and as nobody should."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.model.citation import PartialDate
from reeprov.resolvers.listings import (
    Item,
    distinct,
    of_feed,
    of_index,
    of_json,
    of_page,
    of_sitemap,
    words_of_address,
)

BASE = "http://news.test/day/"
DAY = PartialDate(2025, 2, 25)

PAGES = {
    "a link": ('<a href="/a.html">Storm closes port</a>', [("Storm closes port", "http://news.test/a.html")]),
    "its address is relative": ('<a href="b.html">Storm ends</a>', [("Storm ends", "http://news.test/day/b.html")]),
    "the page names its base": ('<base href="/x/"><a href="../b.html">Storm ends</a>',
                                [("Storm ends", "http://news.test/b.html")]),
    "markup in it": ('<a href="/a"><b>Storm</b> <i>closes</i>&nbsp;port</a>',
                     [("Storm closes port", "http://news.test/a")]),
    "only a picture": ('<a href="/a" title="Storm closes port"><img src="x"></a>',
                       [("Storm closes port", "http://news.test/a")]),
    "no words": ('<a href="/a">…</a><a href="/b"></a>', []),
    "no address of the web": ('<a href="javascript:void(0)">Storm</a><a href="mailto:a@b.test">Mail</a>', []),
    "a fragment": ('<a href="/a#comments">Storm closes port</a>', [("Storm closes port", "http://news.test/a")]),
    "broken": ('<a href="/a">Storm <a href="/b">ends', [("Storm", "http://news.test/a"), ("ends", "http://news.test/b")]),
    "an address that is none": ('<a href="http://[::1">Storm closes port</a>', []),
    "nested without end": ("<div>" * 100_000 + '<a href="/a">Storm closes port</a>', []),
    "empty": ("", []),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_links_of_a_page(name: str) -> None:
    page, expected = PAGES[name]
    assert [(item.title, item.url) for item in of_page(page, BASE)] == expected


def test_a_service_of_json() -> None:
    rows = {
        "items": [{"fronturl": "/1", "title": "<b>Storm</b> closes port", "publish_date": "2025-02-25T10:00:00+03:00"}]
    }
    assert list(of_json(json.dumps(rows), BASE)) == [Item("Storm closes port", "http://news.test/1", DAY)]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", '{"items": [1, null, {"url": 5}]}', '{"url": "#"}'])
def test_what_is_no_list_of_a_service(text: str) -> None:
    assert list(of_json(text, BASE)) == []


RSS = """<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>News</title><item>
<title><![CDATA[Шторм закрыл порт]]></title><link>http://news.test/1</link>
<pubDate>Tue, 25 Feb 2025 10:00:00 +0300</pubDate></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Storm closes port</title>
<link rel="self" href="/self"/><link rel="alternate" href="/1"/><published>2025-02-25T10:00:00Z</published></entry>
</feed>"""


@pytest.mark.parametrize(("text", "title"), [(RSS, "Шторм закрыл порт"), (ATOM, "Storm closes port")])
def test_feeds(text: str, title: str) -> None:
    assert list(of_feed(text, BASE)) == [Item(title, "http://news.test/1", DAY)]


NEWS = """<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://news.test/1</loc><n:news>
<n:publication><n:name>News</n:name></n:publication><n:publication_date>2025-02-25</n:publication_date>
<n:title>Storm closes port</n:title></n:news></url><url><loc>http://news.test/storm-ends-at-last-17.html</loc>
<lastmod>2025-02-25T23:00:00+03:00</lastmod></url><url><loc>http://news.test/17.html</loc></url></urlset>"""


def test_a_sitemap_of_articles() -> None:
    articles, maps = of_sitemap(NEWS, BASE)
    assert maps == []
    assert articles == [
        Item("Storm closes port", "http://news.test/1", DAY),
        Item("storm ends at last", "http://news.test/storm-ends-at-last-17.html", DAY),
        Item("", "http://news.test/17.html", None),
    ]


def test_a_sitemap_of_sitemaps() -> None:
    text = "<sitemapindex><sitemap><loc>/2025-02.xml</loc><lastmod>2025-03-01</lastmod></sitemap></sitemapindex>"
    assert of_sitemap(text, BASE) == ([], [Item("", "http://news.test/2025-02.xml", PartialDate(2025, 3, 1))])


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><item><title>&b;</title><link>/1</link></item></rss>'
)


@pytest.mark.parametrize("text", ["", "<", "<rss>", LAUGHS, "<a>" * 50_000, "\0\0", "no markup"])
def test_xml_that_is_not_read(text: str) -> None:
    assert list(of_feed(text, BASE)) == []
    assert of_sitemap(text, BASE) == ([], [])


def test_a_feed_that_breaks_off_is_read_up_to_there() -> None:
    assert len(list(of_feed(RSS[: RSS.index("</channel>")], BASE))) == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1]", '[["a"]]', "no json"])
def test_what_is_no_answer_of_an_index(text: str) -> None:
    assert list(of_index(text)) == []


def test_words_of_addresses() -> None:
    assert words_of_address("http://news.test/2025/02/25/storm-closes_port-1894567.html?a=b-c-d") == "storm closes port"
    assert words_of_address("http://news.test/doc/7543210") == ""


def test_an_address_counts_once_with_its_longest_title() -> None:
    items = [Item("Photo", "u"), Item("Storm closes the port", "u"), Item("More", "u"), Item("Other", "v")]
    assert distinct(items) == [Item("Storm closes the port", "u"), Item("Other", "v")]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for read in (of_page, of_json, of_feed):
        list(read(text, BASE))
    of_sitemap(text, BASE)
    list(of_index(text))
