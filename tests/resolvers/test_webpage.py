"""Pages built as those of real outlets are, each with what must be read from it, and pages that nobody should build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.fetch.charset import decode
from reeprov.model.citation import PartialDate
from reeprov.model.page import PageRecord
from reeprov.resolvers.registry import Registry
from reeprov.resolvers.webpage import read_page, settled
from reeprov.resolvers.webpage_dates import read_date

FOLDER = Path(__file__).parent / "pages"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
REGISTRY = Registry.load()
DATA = re.compile(r"<script.*?</script>", re.DOTALL)
OPEN_GRAPH = re.compile(r'<meta (?:data-rh="true" )?(?:property|name)="(?:og|article):[^>]*>')


def load(row: dict[str, Any]) -> str:
    return decode((FOLDER / row["page"]).read_bytes(), None)[0]


def read(page: str, url: str = "https://ria.ru/x") -> PageRecord:
    record = read_page(page, url)
    assert record is not None
    return settled(record, REGISTRY)


def head(markup: str) -> PageRecord:
    return read(f"<!doctype html><html><head>{markup}</head><body><p>It rained.</p></body></html>")


def data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["page"])
def test_title_date_and_outlet_of_a_page(row: dict[str, Any]) -> None:
    record = read(load(row), row["url"])
    assert record.title is not None
    assert record.title.text == row["title"]
    assert str(record.issued) == row["date"]
    assert (record.outlet.id if record.outlet else None) == row["outlet"]
    assert record.is_free == row.get("free")


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["page"])
def test_without_json_ld_and_open_graph_the_rest_of_the_page_tells(row: dict[str, Any]) -> None:
    page = load(row)
    titles = {title.text for title in read(page, row["url"]).titles}
    for left_out in ((DATA,), (DATA, OPEN_GRAPH)):
        for pattern in left_out:
            page = pattern.sub("", page)
        record = read(page, row["url"])
        assert str(record.issued) == row["date"]
        assert record.title is not None
        assert any(record.title.text in title for title in titles)


def test_every_title_is_kept_with_its_origin() -> None:
    row = next(row for row in EXPECTED if row["page"] == "kommersant.html")
    assert [(title.origin, title.text) for title in read(load(row), row["url"]).titles] == [
        ("json-ld headline", "Редкие земли ждут покупателя"),
        ("og:title", "Кому нужны российские редкоземельные металлы"),
        ("h1", "Металл без адреса"),
        ("title", "Спрос на редкоземельные металлы в России: кто их купит – Коммерсантъ"),
        ("json-ld alternativeHeadline", "Заводы считают, сколько металла им понадобится"),
    ]


def test_the_slug_is_a_title_too() -> None:
    record = read("<title>x</title>", "https://www.dw.com/de/seltene-erden-aus-sachsen/a-71740001")
    assert [title.text for title in record.titles if title.origin == "slug"] == ["seltene erden aus sachsen"]


# Dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-02-25", "2025-02-25"),
        ("2025-02-25T23:30:00Z", "2025-02-25 UTC"),
        ("2025-02-25T23:30:00.000+00:00", "2025-02-25 UTC"),
        ("2025-02-25 23:30 UTC", "2025-02-25 UTC"),
        ("2025-02-26T02:30:00+03:00", "2025-02-26"),
        ("20250225T1511", "2025-02-25"),
        ("2025/02/25", "2025-02-25"),
        ("1740526200", "2025-02-25 UTC"),
        ("1740526200000", "2025-02-25 UTC"),
        ("Tue, 25 Feb 2025 23:30:00 GMT", "2025-02-25 UTC"),
        ("25 февраля 2025, 12:34", "2025-02-25"),
        ("2025年2月25日", "2025-02-25"),
        ("2025-02/25", None),  # the marks differ
        ("2025-13-45", None),
        ("03/04/2025", None),  # two readings
        ("2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_as_pages_declare_it(text: str, expected: str | None) -> None:
    found = read_date(text)
    assert (f"{found[0]}{' UTC' if found[1] else ''}" if found else None) == expected


@pytest.mark.parametrize(
    ("url", "text", "day"),
    [
        ("https://ria.ru/x", "2020-06-28T21:30:00Z", "2020-06-29"),  # in Moscow
        ("https://ria.ru/x", "2020-06-29T00:30:00+03:00", "2020-06-29"),
        ("https://www.nytimes.com/x", "2025-02-26T01:30:09.000Z", "2025-02-25"),
        ("https://www.scmp.com/x", "1593378000", "2020-06-29"),
        ("https://nobody-knows.info/x", "2020-06-28T21:30:00Z", "2020-06-28"),
        ("https://ria.ru/x", "9999-12-31T23:30:00Z", None),
        ("https://ria.ru/x", "2020-06-28", "2020-06-28"),
    ],
)
def test_the_day_is_that_at_the_outlets_place(url: str, text: str, day: str | None) -> None:
    record = read(f'<meta property="article:published_time" content="{text}">', url)
    assert (str(record.issued) if record.issued else None) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/20250225/slug-2001234567.html", "2025-02-25"),
        ("/news/2025/02/25/22809944/", "2025-02-25"),
        ("/business/26/02/2025/67bdc0aa9a79470f1b3c0001", "2025-02-26"),
        ("/economy/2025/2/5/title", "2025-02-05"),
        ("/environment/2025/feb/25/title", "2025-02-25"),
        ("/n1/2025/0225/c1002-40425001.html", "2025-02-25"),
        ("/a/2025-02-25-title", "2025-02-25"),
        ("/a/2025-02/25", None),
        ("/doc/7531001", None),
        ("/id/120250225", None),
        ("/a/2025-02-31-title", None),
    ],
)
def test_a_day_in_the_address(path: str, day: str | None) -> None:
    record = read("<title>Anything</title>", f"https://nobody-knows.info{path}")
    assert (str(record.issued) if record.issued else None) == day


def test_rivals_are_kept_and_what_changed_is_apart() -> None:
    record = head(
        '<meta property="article:published_time" content="2025-02-25"><meta name="pubdate" content="2025-02-20">'
        '<meta property="article:modified_time" content="2025-03-01">'
    )
    assert [str(date.date) for date in record.published] == ["2025-02-25", "2025-02-20"]
    assert [str(date.date) for date in record.modified] == ["2025-03-01"]


# JSON-LD


@pytest.mark.parametrize(
    "block",
    [
        '{"@type":"NewsArticle","headline":"It rained",}',
        '<!-- {"@type":"NewsArticle","headline":"It rained"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"It rained"}\n//]]>',
        '{"@type":"NewsArticle","description":"a\nb\tc","headline":"It rained"};',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;It rained&quot;}",
        '{"@type":"NewsArticle","description":"a "quote" in it","headline":"It \\u0072ained"',
        '[[[{"@graph":[{"@type":["Thing","NewsArticle"],"headline":["It rained","Another"]}]}]]]',
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"It rained"}}',
        '{"@type":"NewsArticle","headline":"It <em>rained</em>"}',
    ],
)
def test_json_ld_in_every_state_of_repair(block: str) -> None:
    record = head(f"<script type='application/ld+json'>{block}</script>")
    assert record.title is not None
    assert (record.title.text, record.is_article) == ("It rained", True)


def test_of_several_articles_the_one_with_the_pages_address() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Another", "url": "https://ria.ru/y"},
        {"@type": "NewsArticle", "headline": "This one", "url": "http://www.ria.ru/x?utm_source=a"},
    ]
    record = head(data(nodes))
    assert record.title is not None
    assert record.title.text == "This one"


@pytest.mark.parametrize(
    "value",
    [
        None, 1, "x", [], {}, {"@type": 5}, {"@type": "NewsArticle"}, {"@graph": 3},
        {"@type": "Article", "headline": 7},
        {"@type": "Article", "author": [None, 1, {"name": 2}, {"name": []}], "publisher": [[]], "url": 4},
        {"@type": "Article", "datePublished": {"@value": "2025-02-25"}, "hasPart": [1, {"isAccessibleForFree": []}]},
        {"@type": "Article", "mainEntityOfPage": {"@id": {}}, "isAccessibleForFree": {"a": 1}, "inLanguage": [{}]},
    ],
)  # fmt: skip
def test_data_of_any_shape_is_read(value: object) -> None:
    head(data(value))


# What pages say about themselves besides


@pytest.mark.parametrize(
    ("markup", "field", "value"),
    [
        (data({"@type": "Article", "isAccessibleForFree": "False"}), "is_free", False),
        (data({"@type": "Article", "hasPart": {"isAccessibleForFree": False}}), "is_free", False),
        (data({"@type": "Article", "isAccessibleForFree": True}), "is_free", True),
        ('<meta property="article:content_tier" content="metered">', "is_free", False),
        ('<meta name="robots" content="index, NOARCHIVE">', "may_be_kept", False),
        ('<meta name="robots" content="index,follow">', "may_be_kept", True),
        ('<link rel="canonical" href="/y">', "canonical", "https://ria.ru/y"),
        ('<link rel="canonical" href="http://[">', "canonical", None),
        ('<meta property="og:locale" content="ru_RU">', "language", "ru"),
        ('<title>Дождь шёл</title><meta property="og:locale" content="en_US">', "language", None),
        ('<meta name="author" content="Ann Lee"><meta name="author" content="https://x.y/z">', "authors", ("Ann Lee",)),
        ('<meta property="og:type" content="website">', "is_article", False),
        ('<meta property="og:type" content="article">', "is_article", True),
    ],
)
def test_what_a_page_declares(markup: str, field: str, value: object) -> None:
    assert getattr(head(markup), field) == value


def test_the_answers_header_may_forbid_copies() -> None:
    record = read_page("<title>x</title>", "https://ria.ru/x", robots="googlebot: noarchive")
    assert record is not None
    assert not record.may_be_kept


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- <h1>Not this</h1> -->",
        "<script>var a = '<h1>Not this</h1>';</script>",
        "<noscript><h1>Not this</h1></noscript>",
        "<template><meta property='og:title' content='Not this'></template>",
    ],
)
def test_what_is_hidden_does_not_count(hidden: str) -> None:
    record = read(f"{hidden}<h1>This</h1>")
    assert [title.text for title in record.titles] == ["This"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("It rained | RIA Novosti", "It rained"),
        ("It rained - РИА Новости, 25.02.2025", "It rained"),
        ("It rained – RIA Novosti – 25.02.2025", "It rained"),
        ("It rained :: ria.ru", "It rained"),
        ("下雨了_俄新社", "下雨了"),
        ("下雨了-俄新社", "下雨了"),
        ("RIA Novosti", "RIA Novosti"),
        ("Low-cost rain", "Low-cost rain"),
        ("Rain: who pays", "Rain: who pays"),
        ("Rain – and snow", "Rain – and snow"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, shown: str) -> None:
    record = read(f"<title>{title}</title>")
    assert record.title is not None
    assert record.title.text == shown


def test_a_title_that_was_cut_off_is_told_by_another() -> None:
    record = read('<meta property="og:title" content="It rained and…"><h1>It rained and rained</h1>')
    assert record.title is not None
    assert record.title.text == "It rained and rained"


# Pages that nobody should build

HOSTILE = {
    "nothing": "",
    "blank": " \n\t",
    "200,000 divs": "<div>" * 200_000,
    "200,000 headings": "<h1>" * 200_000,
    "open tags": "<meta content='" * 100_000,
    "quotes": '<meta content="' + '"' * 500_000,
    "items": "<a itemprop=" * 100_000,
    "items without a tag": "itemprop=" * 200_000,
    "comments": "<!--" * 200_000,
    "scripts": "<script type=application/ld+json>" * 100_000,
    "brackets": f"<script type=application/ld+json>{'[' * 400_000}</script>",
    "nested": "<script type=application/ld+json>" + '{"@graph":' * 50_000 + "</script>",
    "a long string": f'<script type=application/ld+json>{{"@type":"Article","headline":"{"x" * 10_000_000}"}}</script>',
    "10 MB of articles": data([{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2025-02-25"}] * 135_000),
    "10 MB cut off": data({"@type": "Article", "articleBody": "x" * 10_000_000})[:-40],
    "a huge attribute": f'<meta property="og:title" content="{"x" * 5_000_000}">',
    "many attributes": f"<meta {'property=og:title ' * 200_000} content=x>",
    "nulls": "<title>Rain\0</title><p>It rained.</p>" + " " * 2_000 + "\0" * 1_000_000 + "<h1>\0</h1>" * 10_000,
    "another charset": "<title>Дождь</title>".encode("cp1251").decode("koi8-r") * 10_000,
    "a long number": f'<script type=application/ld+json>{{"@type":"Article","headline":{"9" * 100_000}}}</script>',
    "half strings": f"<script type=application/ld+json>{chr(34) + 'headline' + chr(34) + ':' + chr(34)}" * 10_000,
    "commas": f"<script type=application/ld+json>{', ' * 200_000}</script>",
    "many articles": data([{"@type": "Article", "headline": "x"}] * 20_000),
    "times": "<time datetime=2025-02-25>" * 100_000,
    "entities": f"<title>{'&' * 500_000}</title>",
    "marks": f"<title>{' | ' * 100_000}</title>",
    "surrogates": "<title>\ud800</title><h1>\udfff</h1>",
    "one line": "x" * 5_000_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_a_page_that_nobody_should_build_is_read(page: str) -> None:
    record = read(page)
    assert all(len(title.text) <= 500 for title in record.titles)
    assert all(len(date.text) <= 120 for date in record.published)


@pytest.mark.parametrize("body", [b"%PDF-1.7\n1 0 obj", b"\x00\x01" * 500, b"  %PDF-1.4"])
def test_what_is_no_page_says_nothing(body: bytes) -> None:
    assert read_page(decode(body, None)[0], "https://ria.ru/x") is None


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["page"])
def test_bytes_in_the_wrong_charset_and_half_pages_are_read(row: dict[str, Any]) -> None:
    body = (FOLDER / row["page"]).read_bytes()
    for codec in ("latin-1", "koi8-r", "utf-16-le"):
        read_page(body.decode(codec, "replace"), row["url"])
    for part in (0.2, 0.5, 0.8):
        read_page(decode(body[: int(len(body) * part)], None)[0], row["url"])


PIECES = st.sampled_from([
    "<meta ", "property=", '"og:title"', " content=", "'", '"', ">", "<h1>", "</h1>", "<time ", "datetime=",
    "2025-02-25",
    '<script type="application/ld+json">', "</script>", '{"@type":"Article",', '"headline":', '"x"', "}", "<!--", "-->",
    "itemprop=", "Rain", "&quot;", "\0", "\n", "=", "<", "/",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join), st.text(max_size=40))
def test_any_text_at_any_address_is_read(page: str, path: str) -> None:
    record = read_page(page, f"https://ria.ru/{path}")
    if record:
        assert settled(settled(record, REGISTRY), REGISTRY) == settled(record, REGISTRY)


@given(st.text(max_size=60) | st.from_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?", fullmatch=True))
def test_any_text_can_be_asked_for_a_date(text: str) -> None:
    found = read_date(text)
    assert found is None or isinstance(found[0], PartialDate)
