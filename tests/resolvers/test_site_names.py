"""Titles that end with the name of their site."""

from __future__ import annotations

import pytest

from reeprov.model.citation import Fields, Part
from reeprov.model.text import Span
from reeprov.normalize.outlets import names_site
from reeprov.resolvers import with_outlet
from reeprov.resolvers.registry import Registry

REGISTRY = Registry.load()


def fields(title: str, url: str) -> Fields:
    return Fields(title=Part(title, Span(10, 10 + len(title))), url=Part(url, Span(0, 9)), url_status="address")


@pytest.mark.parametrize(
    "row",
    """
Cranes stand idle | Harbour News → https://harbournews.example/1 → Cranes stand idle → Harbour News
Cranes stand idle - The Harbour Report → https://www.theharbourreport.com/1 → Cranes stand idle → The Harbour Report
Cranes stand idle – Harbour Report → https://www.the-harbour-report.co.uk/1 → Cranes stand idle → Harbour Report
Quay prices (2025) - harbour.com → https://harbour.com/a → Quay prices (2025) → harbour.com
Cranes, idle - and why | Berth | Harbour → https://harbour.io/a → Cranes, idle - and why | Berth → Harbour
Quay - Wikipedia → https://en.wikipedia.org/wiki/Quay → Quay → Wikipedia
Cobalt slides | Reuters → https://www.reuters.com/a → Cobalt slides → Reuters
Кобальт дешевеет — РБК → https://www.rbc.ru/a → Кобальт дешевеет → РБК
钴价下跌-澎湃新闻 → https://www.thepaper.cn/a → 钴价下跌 → 澎湃新闻
""".strip().split("\n"),
)
def test_the_name_of_the_site_is_the_outlet(row: str) -> None:
    written, url, title, name = row.split(" → ")
    found = with_outlet(fields(written, url), REGISTRY)
    assert found.title is not None
    assert found.outlet is not None
    assert (found.title.text, found.outlet.text) == (title, name)
    for part in (found.title, found.outlet):
        assert written[part.span.start - 10 : part.span.end - 10] == part.text


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Cranes stand idle | Harbour News", "https://quay.example/1"),
        ("Cranes stand idle - News", "https://news.harbour.com/1"),
        ("Cranes stand idle", "https://cranes.com/1"),
        ("| Harbour", "https://harbour.com/1"),
        ("Cranes | ", "https://harbour.com/1"),
        ("Cranes-idle", "https://idle.com/1"),
        ("Cobalt slides | Kommersant", "https://www.reuters.com/1"),
        ("Cranes | AI", "https://ai.com/1"),
    ],
)
def test_any_other_end_belongs_to_the_title(title: str, url: str) -> None:
    assert with_outlet(fields(title, url), REGISTRY) == fields(title, url)


@pytest.mark.parametrize(
    ("name", "host", "expected"),
    [
        ("IBM", "www.ibm.com", True),
        ("The Logic", "thelogic.co", True),
        ("StartUs Insights", "www.startus-insights.com", True),
        ("", "www.ibm.com", False),
        ("com", "com.com", True),
        ("Harbour", "localhost", False),
        ("com", "www.ibm.com", False),
        ("News", "news.ibm.com", False),
    ],
)
def test_a_host_is_called_by_a_name(name: str, host: str, expected: bool) -> None:
    assert names_site(name, host) is expected
