"""robots.txt rules where we look for pages by ourselves; an address that an author cites may be looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from local_web import Answer, LocalWeb, Site, article

from reeprov.fetch.interface import Manners
from reeprov.fetch.robots import is_allowed
from reeprov.fetch.web import Web
from reeprov.model.snapshot import Verdict

RULES = b"""User-agent: *
Disallow: /private/

User-agent: reeprov
Disallow: /ours/
Crawl-delay: 0.2
"""


@pytest.fixture
def site(web: LocalWeb) -> Site:
    return web.site("daily")


@pytest.fixture
def door(site: Site) -> Iterator[Web]:
    with Web(Manners(interval=0, first_wait=0, retries=0, allow_private=True)) as door:
        yield door


@pytest.mark.parametrize(("path", "allowed"), [("/ours/x", False), ("/private/x", True), ("/", True)])
def test_the_rules_for_us_come_before_those_for_all(door: Web, site: Site, path: str, allowed: bool) -> None:
    site.routes["/robots.txt"] = Answer(RULES, media_type="text/plain")
    assert is_allowed(door, site.url(path)) is allowed
    assert site.paths == ["/robots.txt"]
    assert is_allowed(door, site.url(path)) is allowed
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_none_allows_and_a_site_out_of_order_does_not(door: Web, site: Site, status: int, allowed: bool) -> None:
    site.routes["/robots.txt"] = Answer(status=status)
    assert is_allowed(door, site.url("/x")) is allowed


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"Disallow", b"<html>no robots here</html>", b"a:" * 300_000])
def test_whatever_a_site_calls_its_rules_is_read(door: Web, site: Site, body: bytes) -> None:
    site.routes["/robots.txt"] = Answer(body, media_type="text/plain")
    assert is_allowed(door, site.url("/x"))


def test_what_is_cited_may_be_looked_at(door: Web, site: Site) -> None:
    site.routes |= {"/robots.txt": Answer(RULES), "/ours/x": Answer(article())}
    assert door.get(site.url("/ours/x")).visit.verdict is Verdict.ALIVE


@pytest.mark.parametrize(
    "rules", [Answer(RULES), Answer(status=404), Answer(status=500)], ids=["some", "none", "fault"]
)
def test_a_site_is_asked_for_its_rules_once_however_many_pages_are_wanted(
    door: Web, web: LocalWeb, rules: Answer
) -> None:
    sites = [web.site("daily"), web.site("weekly")]
    for site in sites:
        site.routes["/robots.txt"] = rules
    for number in range(5):
        for site in sites:
            is_allowed(door, site.url(f"/{number}"))
    assert [site.paths for site in sites] == [["/robots.txt"]] * 2
