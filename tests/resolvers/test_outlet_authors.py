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
        Fields(),
    ],
)
def test_other_names_stay_authors(fields: Fields) -> None:
    assert with_outlet(fields, REGISTRY) == fields
