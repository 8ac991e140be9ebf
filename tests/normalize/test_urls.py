"""Addresses: where they end, whose they are, which are placeholders, which are the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.normalize.identifiers import find_identifiers, is_isbn, month_of_arxiv
from reeprov.normalize.urls import find_addresses, host_of, is_archive, is_placeholder, original_of, same_address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://www.rbc.ru/a.", "https://www.rbc.ru/a"),
        ("(https://en.wikipedia.org/wiki/Yttrium_(element))", "https://en.wikipedia.org/wiki/Yttrium_(element)"),
        ("(see https://ria.ru/1.html), and", "https://ria.ru/1.html"),
        ("<https://www.rfc-editor.org/info/rfc2119>.", "https://www.rfc-editor.org/info/rfc2119"),
        ("https://a.de/x?y=1&z=[2], then", "https://a.de/x?y=1&z=[2]"),
        ("[https://a.de/x]", "https://a.de/x"),
        ("“https://a.de/x”", "https://a.de/x"),
        ("网址：https://www.gov.cn/a.htm。", "https://www.gov.cn/a.htm"),
        ("https://wiki.mbalib.com/wiki/离散制造", "https://wiki.mbalib.com/wiki/离散制造"),
        ("at www.vice.com/en/article!", "www.vice.com/en/article"),
        ("HTTPS://A.DE/X;", "HTTPS://A.DE/X"),
    ],
)
def test_an_address_ends_before_the_punctuation_of_the_sentence(text: str, found: str) -> None:
    assert [text[span.start : span.end] for span in find_addresses(text)] == [found]


@pytest.mark.parametrize("text", ["", "www.vice.com", "Nakanune.ru", "http:", "a/b", "12:30", "//"])
def test_no_address(text: str) -> None:
    assert find_addresses(text) == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.RBC.ru/x", "www.rbc.ru"),
        ("http://user:pw@ria.ru:8080/x", "ria.ru"),
        ("//wp.netscape.com/n.html", "wp.netscape.com"),
        ("www.bbc.com/news", "www.bbc.com"),
        ("https://пример.рф/", "пример.рф"),
        ("https://127.0.0.1:8000/", "127.0.0.1"),
        ("http://[::1]/x", "::1"),
        ("http://localhost/x", "localhost"),
        ("https://ria.ru.", "ria.ru"),
        ("mailto:a@b.de", None),
        ("#note", None),
        ("folder/page.html", None),
        ("", None),
        ("https://", None),
        ("https://-/", None),
    ],
)
def test_host(url: str, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    "target",
    ["", " ", "#", "##", "TODO", "todo: find it", "link", "url", "javascript:void(0)", "https://example.com", "http://www.example.org/a?b",
     "https://news.example.net/x", "example.com/a", "https://a.test/", "http://", "https://...", "...", "about:blank"],
)  # fmt: skip
def test_placeholders(target: str) -> None:
    assert is_placeholder(target)


@pytest.mark.parametrize(
    "target",
    ["https://ria.ru", "#section-2", "page.html", "../a", "https://myexample.com/", "https://a.community/x", "//a.de",
     "https://localhost:1/", "mailto:a@b.de", "/x", "https://a.de/#"],
)  # fmt: skip
def test_what_is_no_placeholder(target: str) -> None:
    assert not is_placeholder(target)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.rbc.ru/economics/", "https://rbc.ru/economics"),
        ("https://ria.ru/1.html#comments", "https://ria.ru/1.html"),
        ("https://a.de/x?utm_source=t&id=3", "https://a.de/x?id=3&fbclid=9"),
        ("https://a.de/index.html", "https://A.DE"),
        ("https://a.de:443/x", "http://a.de:80/x"),
        ("https://a.de/x?b=2&a=1", "https://a.de/x?a=1&b=2"),
        ("//a.de/x", "https://a.de/x"),
        ("https://m.lenta.ru/news/1", "https://lenta.ru/news/1"),
    ],
)
def test_one_address_in_two_spellings(one: str, other: str) -> None:
    assert same_address(one) == same_address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.de/x?id=3", "https://a.de/x?id=4"),
        ("https://a.de/x", "https://a.de/X"),
        ("https://a.de:8080/x", "https://a.de/x"),
        ("https://a.de/", "https://b.de/"),
        ("https://a.de/#!/one", "https://a.de/#!/two"),
    ],
)
def test_different_addresses(one: str, other: str) -> None:
    assert same_address(one) != same_address(other)


def test_archives() -> None:
    copy = "https://web.archive.org/web/20250301000000/https://www.kommersant.ru/doc/7535000"
    assert is_archive(copy)
    assert original_of(copy) == "https://www.kommersant.ru/doc/7535000"
    assert is_archive("https://archive.ph/Xy12z")
    assert original_of("https://archive.ph/Xy12z") is None
    assert not is_archive("https://archive.org/details/book")
    assert original_of("https://ria.ru/https://a.de") is None


@given(st.text(max_size=200))
def test_any_text_is_handled(text: str) -> None:
    for span in find_addresses(text):
        assert span.start < span.end
    host_of(text)
    is_placeholder(text)
    original_of(text)
    key = same_address(text)
    assert same_address(key) == key or host_of(key) is None


@pytest.mark.parametrize("unit", ["https://", "https://a.de/(", "www.", "www.a.", ")", "https://a.de/))))"])
def test_time_grows_with_the_text(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    find_addresses(text)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("doi: 10.1016/j.gsf.2018.12.005.", [("doi", "10.1016/j.gsf.2018.12.005")]),
        ("https://doi.org/10.1080/03932729.2020.1786926", [("doi", "10.1080/03932729.2020.1786926")]),
        ("(doi:10.1002/(SICI)1097-0258(1998)17:1)", [("doi", "10.1002/(sici)1097-0258(1998)17:1")]),
        ("arXiv:1512.01655v2 [cs.LG]", [("arxiv", "1512.01655v2")]),
        ("https://arxiv.org/abs/hep-th/9901001", [("arxiv", "hep-th/9901001")]),
        ("https://arxiv.org/html/2503.17473v1", [("arxiv", "2503.17473v1")]),
        ("https://ar5iv.labs.arxiv.org/html/1208.0391", [("arxiv", "1208.0391")]),
        ("ISBN 978-1-5090-2455-1", [("isbn", "9781509024551")]),
        ("ISBN 978-1-5090-2455-2", []),
        ("PMID: 29709849", [("pmid", "29709849")]),
        ("version 10.4.2/3", []),
    ],
)
def test_identifiers(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.scheme, each.value) for each in find_identifiers(text)] == found


def test_isbn_of_ten_digits_may_end_in_x() -> None:
    assert is_isbn("080442957X")
    assert not is_isbn("0804429570")
    assert not is_isbn("X804429570")


@pytest.mark.parametrize(
    ("number", "month"),
    [
        ("2310.07058v2", (2023, 10)),
        ("0704.0001", (2007, 4)),
        ("hep-th/9901001", (1999, 1)),
        ("math.GT/0309136", (2003, 9)),
        ("2313.07058", None),
        ("12", None),
    ],
)
def test_the_number_of_a_paper_begins_with_its_month(number: str, month: tuple[int, int] | None) -> None:
    assert month_of_arxiv(number) == month
