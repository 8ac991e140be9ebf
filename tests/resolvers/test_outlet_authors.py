"""Which names in front of a title are outlets."""

from __future__ import annotations

import pytest

from reeprov.model.citation import Fields, Part
from reeprov.model.text import Span
from reeprov.resolvers import with_outlet
from reeprov.resolvers.registry import Registry

REGISTRY = Registry.load()


def part(text: str) -> Part:
    return Part(text, Span(0, len(text)))


@pytest.mark.parametrize("name", ["RIA Novosti", "Deutsche Welle", "Associated Press", "الشرق الأوسط"])
def test_a_name_that_the_registry_knows_is_the_outlet(name: str) -> None:
    found = with_outlet(Fields(authors=(part(name),)), REGISTRY)
    assert found.outlet == part(name)
    assert found.authors == ()


def test_a_title_that_names_whose_address_it_is_is_the_outlet() -> None:
    reuters, url = part("Reuters"), part("https://www.reuters.com/markets/cobalt/")
    found = with_outlet(Fields(title=reuters, url=url, url_status="address"), REGISTRY)
    assert (found.outlet, found.title) == (reuters, None)


def test_a_name_in_front_of_a_title_is_the_outlet_however_it_is_written() -> None:
    found = with_outlet(Fields(title=part("dpa: Hochwasser an der Oder")), REGISTRY)
    assert found.outlet == Part("dpa", Span(0, 3))
    assert found.title == Part("Hochwasser an der Oder", Span(5, 27))


def test_what_is_too_long_for_the_name_of_an_outlet_is_the_title() -> None:
    title, outlet = Part("BBC", Span(0, 3)), Part("The long road to Black Wednesday", Span(5, 37))
    found = with_outlet(Fields(title=title, outlet=outlet), REGISTRY)
    assert (found.title, found.outlet) == (outlet, title)


def test_chinese_names_the_outlet_before_the_title() -> None:
    title, outlet = Part("新华网", Span(0, 3)), Part("三峡大坝全线建成", Span(5, 13))
    found = with_outlet(Fields(title=title, outlet=outlet), REGISTRY)
    assert (found.title, found.outlet) == (outlet, title)


@pytest.mark.parametrize(
    "fields",
    [
        Fields(authors=(part("Jane Doe"),)),
        Fields(authors=(part("Jane Doe"), part("RIA Novosti"))),
        Fields(authors=(part("RIA Novosti"),), outlet=part("Kommersant")),
        Fields(authors=(part("RIA Novosti"),), url=part("https://www.kommersant.ru/doc/1"), url_status="address"),
        Fields(title=part("Reuters"), url=part("https://www.kommersant.ru/doc/1"), url_status="address"),
        Fields(title=part("Cobalt slides"), url=part("https://www.reuters.com/1"), url_status="address"),
        Fields(title=part("Reuters")),
        Fields(title=part("Oder: Hochwasser")),
        Fields(title=part("dpa: Hochwasser"), url=part("https://www.spiegel.de/1"), url_status="address"),
        Fields(title=part("三峡大坝全线建成"), outlet=Part("新华网", Span(10, 13))),
        Fields(),
    ],
)
def test_other_names_stay_authors(fields: Fields) -> None:
    assert with_outlet(fields, REGISTRY) == fields
