"""Archives on this machine: the copy nearest to a day, given copies, and copies made on request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from local_web import Answer, LocalWeb, Site, archive, redirect

from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.snapshot import Snapshot
from reeprov.resolvers import archives
from reeprov.resolvers.archives import given_copy, nearest_copy, save

URL = "http://ria.ru/20250225/a-1.html"
COPIES = {URL: ["20240101000000", "20250226101500", "20250401000000"]}


@pytest.fixture
def site(web: LocalWeb) -> Site:
    site = web.site("web.archive.org")
    site.routes["/cdx/search/cdx"] = archive(COPIES)
    return site


@pytest.fixture
def door(web: LocalWeb, site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("HOST", "_AVAILABLE", "_MEMGATOR"):  # this web has no TLS
        monkeypatch.setattr(archives, name, getattr(archives, name).replace("https:", "http:"))
    with Web(Manners(interval=0, first_wait=0, longest_wait=0, names=web.names, allow_private=True)) as door:
        yield door


@pytest.mark.parametrize(
    ("day", "time"),
    [
        (datetime(2025, 2, 25, 12, tzinfo=UTC), "2025-02-26T10:15:00Z"),
        (datetime(2025, 3, 30, 12, tzinfo=UTC), "2025-04-01T00:00:00Z"),
        (datetime(2023, 1, 1, tzinfo=UTC), "2024-01-01T00:00:00Z"),
        (datetime(2026, 1, 1, tzinfo=UTC), "2025-04-01T00:00:00Z"),
        (None, "2025-04-01T00:00:00Z"),
    ],
)
def test_the_copy_nearest_to_the_day(door: Web, day: datetime | None, time: str) -> None:
    copy, answered = nearest_copy(door, URL, day)
    assert answered
    assert copy is not None
    assert (copy.time, copy.archive) == (time, "web.archive.org")
    assert copy.url == f"http://web.archive.org/web/{''.join(filter(str.isdigit, time))}/{URL}"


def test_no_copy_is_an_answer_and_an_archive_out_of_order_is_none(door: Web, site: Site) -> None:
    day = datetime(2025, 2, 25, tzinfo=UTC)
    assert nearest_copy(door, "http://ria.ru/unknown", day) == (None, True)
    site.routes["/cdx/search/cdx"] = Answer(status=500)
    site.fallback = Answer(status=500)
    assert nearest_copy(door, "http://ria.ru/other", day) == (None, False)
    site.routes["/cdx/search/cdx"] = Answer(b"not json")
    assert nearest_copy(door, "http://ria.ru/third", None) == (None, False)


def test_where_the_index_is_out_of_order_the_time_gate_is_asked(door: Web, site: Site) -> None:
    site.routes["/cdx/search/cdx"] = Answer(status=500)
    day = datetime(2025, 2, 25, 12, tzinfo=UTC)
    site.routes[f"/web/20250225120000/{URL}"] = redirect(f"/web/20250226101500/{URL}", 302)
    copy, answered = nearest_copy(door, URL, day)
    assert answered
    assert copy == Snapshot(
        f"http://web.archive.org/web/20250226101500/{URL}", "2025-02-26T10:15:00Z", None, "web.archive.org"
    )
    site.fallback = Answer(status=404)
    assert nearest_copy(door, "http://ria.ru/none", day) == (None, True)


def test_where_the_gate_is_out_of_order_too_the_service_is_asked(door: Web, web: LocalWeb, site: Site) -> None:
    site.routes["/cdx/search/cdx"] = site.fallback = Answer(status=500)
    service = web.site("archive.org")
    closest = {"available": True, "status": "200", "url": f"http://web.archive.org/web/20250226101500/{URL}"}
    service.fallback = Answer(json.dumps({"archived_snapshots": {"closest": closest}}).encode())
    door.manners = door.manners._replace(names=web.names)
    copy, answered = nearest_copy(door, URL, datetime(2025, 2, 25, tzinfo=UTC))
    assert answered
    assert copy is not None
    assert copy.time == "2025-02-26T10:15:00Z"
    service.fallback = Answer(b"{}")  # it says so when it is busy, too
    assert nearest_copy(door, "http://ria.ru/busy", None) == (None, False)


MEMENTOS = [
    {"datetime": "2024-05-01T10:00:00Z", "uri": "https://arquivo.pt/wayback/20240501100000/http://ria.ru/lost"},
    {"datetime": "2025-03-01T10:00:00Z", "uri": "https://archive.ph/20250301100000/http://ria.ru/lost"},
]


@pytest.mark.parametrize(("day", "archive"), [(None, "archive.ph"), (datetime(2024, 1, 1, tzinfo=UTC), "arquivo.pt")])
def test_other_archives_are_asked_through_memgator(
    web: LocalWeb, door: Web, day: datetime | None, archive: str
) -> None:
    body = json.dumps({"original_uri": "http://ria.ru/lost", "mementos": {"list": MEMENTOS}}).encode()
    gator = web.site("memgator.cs.odu.edu")
    gator.routes["/timemap/json/http://ria.ru/lost"] = Answer(body, media_type="application/json")
    gator.routes["/timemap/json/http://ria.ru/broken"] = Answer(b'{"mementos": 5}')
    door.manners = door.manners._replace(names=web.names)
    copy, answered = nearest_copy(door, "http://ria.ru/lost", day)
    assert answered
    assert copy is not None
    assert copy.archive == archive
    assert nearest_copy(door, "http://ria.ru/broken", day) == (None, True)  # what the index has said stays
    assert nearest_copy(door, "http://ria.ru/nowhere", day) == (None, True)


@pytest.mark.parametrize(
    ("url", "time"),
    [
        ("https://web.archive.org/web/20250226101500/https://ria.ru/x", "2025-02-26T10:15:00Z"),
        ("https://web.archive.org/web/20250226101500id_/https://ria.ru/x", "2025-02-26T10:15:00Z"),
        ("https://web.archive.org/web/20250226/https://ria.ru/x", "2025-02-26T00:00:00Z"),
        ("https://archive.ph/2025.02.26-101500/https://ria.ru/x", "2025-02-26T10:15:00Z"),
        ("https://archive.is/AbCdE", ""),
        ("https://web.archive.org/web/20251399999999/https://ria.ru/x", ""),
    ],
)
def test_the_address_of_a_copy_tells_its_time(url: str, time: str) -> None:
    copy = given_copy(url)
    assert copy is not None
    assert copy.time == time


def test_other_addresses_are_no_copies() -> None:
    assert given_copy("https://ria.ru/20250226/x-1.html") is None


def test_a_page_is_saved_on_request(door: Web, site: Site) -> None:
    site.routes[f"/save/{URL}"] = redirect(f"/web/20250501000000/{URL}", 302)
    copy = save(door, URL)
    assert copy is not None
    assert copy.time == "2025-05-01T00:00:00Z"
    for answer in (Answer(status=429), redirect("/account/login", 302), redirect("https://web.archive.org/save/", 301)):
        site.routes[f"/save/{URL}"] = answer
        assert save(door, URL) is None
