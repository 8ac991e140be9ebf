"""How often a host is asked, and what makes that change."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest
from local_web import Answer, LocalWeb, article

from reeprov.fetch.interface import Manners
from reeprov.fetch.pace import Pace, wanted_wait
from reeprov.fetch.web import Web
from reeprov.model.snapshot import Verdict

HASTY = Manners(interval=0, deadline=5, first_wait=0, allow_private=True)


@pytest.mark.parametrize(
    ("headers", "status", "seconds"),
    [
        ({}, 429, None),
        ({"retry-after": "7"}, 429, 7),
        ({"retry-after": "7"}, 503, 7),
        ({"retry-after": "7"}, 200, None),
        ({"retry-after": "soon"}, 429, None),
        ({"retry-after": "9" * 50}, 429, None),
        ({"retry-after": formatdate(time.time() - 100, usegmt=True)}, 503, 0),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "12"}, 200, 12),
        ({"ratelimit-remaining": "3", "ratelimit-reset": "12"}, 200, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "nan"}, 200, None),
        ({"ratelimit": '"default";r=0;t=30'}, 200, 30),
        ({"ratelimit": "limit=100, remaining=0, reset=30"}, 200, 30),
    ],
)
def test_what_a_host_wants_us_to_wait(headers: dict[str, str], status: int, seconds: float | None) -> None:
    assert wanted_wait(headers, status) == seconds


def test_refusals_double_the_pause_up_to_half_a_minute_and_success_ends_it() -> None:
    pace = Pace(HASTY)
    assert [pace.learn(429, {}) for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert pace.learn(200, {}) == 0
    assert pace.learn(429, {}) == 0.5


def test_a_host_that_wants_more_than_we_wait_is_left_alone() -> None:
    pace = Pace(HASTY)
    assert pace.learn(429, {"retry-after": "60"}) == 60
    assert pace.learn(429, {"retry-after": "61"}) is None


def test_a_host_that_is_left_alone_is_not_asked_for_its_other_pages(web: LocalWeb) -> None:
    site = web.site("busy")
    site.fallback = Answer(status=429, headers=(("Retry-After", "3600"),))
    with Web(HASTY) as door:
        visits = [page.visit for _, page in door.visit(site.url(f"/{number}") for number in range(5))]
    assert {visit.verdict for visit in visits} == {Verdict.THROTTLED}
    assert len(site.asked) == 1


def test_faults_of_the_server_make_the_gap_wider() -> None:
    pace = Pace(HASTY)
    for _ in range(100):
        pace.learn(500, {})
    pace.book()
    assert 9.5 < pace.book() <= 10


def test_requests_to_one_host_keep_their_distance_and_hosts_do_not_wait_for_each_other(web: LocalWeb) -> None:
    sites = [web.site(f"host-{number}") for number in range(4)]
    for site in sites:
        site.routes = {f"/{number}": Answer(article()) for number in range(3)}
    begun = time.monotonic()
    with Web(HASTY._replace(interval=0.2)) as door:
        list(door.visit(site.url(f"/{number}") for site in sites for number in range(3)))
    assert 0.4 <= time.monotonic() - begun < 2.0  # one after the other it would be 2.2


def test_one_connection_a_host_serves_all_of_its_pages(web: LocalWeb) -> None:
    site = web.site("single")
    site.routes = {f"/{number}": Answer(article()) for number in range(10)}
    with Web(HASTY) as door:
        list(door.visit(site.url(f"/{number}") for number in range(10)))
    assert site.most_at_once == 1
