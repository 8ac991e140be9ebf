"""Copies of a page in web archives: the one nearest to a day, the one that a given address stands for, a new one."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from ..model.snapshot import Snapshot, Verdict
from ..normalize.urls import host_of, is_archive

if TYPE_CHECKING:
    from ..fetch.web import Web

HOST = "https://web.archive.org"
INDEX = "/cdx/search/cdx"
_AVAILABLE = "https://archive.org/wayback/available"
_MEMGATOR = "https://memgator.cs.odu.edu/timemap/json/"
SECONDS_BETWEEN = 2.5  # it allows 24 questions a minute
# `/web/20250311081500id_/https://…`, `archive.ph/2025.03.11-081500/…`, `/20250311081500/…`
_STAMP = re.compile(r"/(\d{4})\.?(\d{2})\.?(\d{2})(?:-?(\d{2})(\d{2})(\d{2}))?(?:[a-z]{2}_)?/")


def given_copy(url: str) -> Snapshot | None:
    """The copy that an archive's address stands for, with its time where the address shows it."""
    if not is_archive(url):
        return None
    stamp = _STAMP.search(url)
    return Snapshot(url, _time("".join(part or "00" for part in stamp.groups())) if stamp else "", None, host_of(url))


def nearest_copy(web: Web, url: str, day: datetime | None) -> tuple[Snapshot | None, bool]:
    """The archived copy nearest to a day, by default the last; and whether an archive could say at all.

    The Wayback Machine is asked first, by its index or, where that is out of order, by its gate and its service; then
    MemGator, which asks all other archives.
    """
    copy, answered = _in_wayback(web, url, day)
    if copy:
        return copy, True
    other, also = _by_memgator(web, url, day)
    return other, answered or also


def _in_wayback(web: Web, url: str, day: datetime | None) -> tuple[Snapshot | None, bool]:
    web.pace(HOST, SECONDS_BETWEEN)
    if day is None:
        copy, answered = _by_index(web, url, "&limit=-1")
        return (copy, True) if answered else _by_service(web, url, "")
    stamp = f"{day:%Y%m%d%H%M%S}"
    before, answered = _by_index(web, url, f"&to={stamp}&limit=-1")
    if not answered:
        copy, answered = _by_gate(web, url, stamp)
        return (copy, answered) if answered else _by_service(web, url, stamp)
    after, _ = _by_index(web, url, f"&from={stamp}&limit=1")
    copies = [copy for copy in (before, after) if copy]
    return min(copies, key=lambda copy: _distance(copy, day), default=None), True


def save(web: Web, url: str) -> Snapshot | None:
    """Have the archive keep a page now; None where it did not."""
    visit = web.get(f"{HOST}/save/{url}", follow=False, judge=False, again=True).visit
    location = visit.header("location") or visit.header("content-location")
    copy = given_copy(urljoin(HOST, location)) if location and visit.status and visit.status < 400 else None
    return copy if copy and copy.time else None  # other redirects lead to no copy


def _by_index(web: Web, url: str, limits: str) -> tuple[Snapshot | None, bool]:
    """Ask the CDX index; its rows are a head and one copy each."""
    asked = f"{HOST}{INDEX}?url={quote(url, safe='')}&output=json&filter=statuscode:200{limits}"
    page = web.get(asked, judge=False)
    if not page.visit.verdict.has_page:
        return None, False
    try:
        rows: Any = json.loads(page.text or "[]")
        if len(rows) < 2:
            return None, True
        found = dict(zip(rows[0], rows[-1], strict=True))
        stamp, original = str(found["timestamp"]), str(found["original"])
    except (ValueError, TypeError, KeyError):
        return None, False
    return Snapshot(f"{HOST}/web/{stamp}/{original}", _time(stamp), None, "web.archive.org"), True


def _by_gate(web: Web, url: str, stamp: str) -> tuple[Snapshot | None, bool]:
    """Ask the TimeGate, which redirects to the nearest copy."""
    visit = web.get(f"{HOST}/web/{stamp}/{url}", follow=False, judge=False).visit
    location = visit.header("location")
    if visit.status in (302, 307) and location:
        return given_copy(urljoin(HOST, location)), True
    return None, visit.verdict is Verdict.GONE


def _by_service(web: Web, url: str, stamp: str) -> tuple[Snapshot | None, bool]:
    """Ask the service of availability, whose empty answer says nothing: it is given under load too."""
    page = web.get(f"{_AVAILABLE}?url={quote(url, safe='')}{f'&timestamp={stamp}' if stamp else ''}", judge=False)
    if not page.visit.verdict.has_page:
        return None, False
    try:
        closest: Any = json.loads(page.text)["archived_snapshots"]["closest"]
        copy = given_copy(str(closest["url"])) if closest["available"] and str(closest["status"]) == "200" else None
    except (ValueError, TypeError, LookupError):
        return None, False
    return copy, copy is not None


def _by_memgator(web: Web, url: str, day: datetime | None) -> tuple[Snapshot | None, bool]:
    """Ask the aggregator of archives for its list of copies; none is its 404."""
    page = web.get(f"{_MEMGATOR}{url}", judge=False)
    if not page.visit.verdict.has_page:
        return None, page.visit.status == 404
    try:
        listed: Any = json.loads(page.text)["mementos"]["list"]
        pairs = [(str(one["uri"]), datetime.fromisoformat(str(one["datetime"]))) for one in listed]
        copies = [Snapshot(uri, f"{time:%Y-%m-%dT%H:%M:%SZ}", None, host_of(uri)) for uri, time in pairs]
    except (ValueError, TypeError, LookupError):
        return None, False
    if day is None:
        return max(copies, key=lambda copy: copy.time, default=None), True
    return min(copies, key=lambda copy: _distance(copy, day), default=None), True


def _distance(copy: Snapshot, day: datetime) -> timedelta:
    try:
        return abs(datetime.fromisoformat(copy.time) - day)
    except ValueError:
        return timedelta.max


def _time(stamp: str) -> str:
    """`20250311081500` as ISO 8601; empty where it is no time."""
    try:
        return f"{datetime.strptime(stamp[:14].ljust(14, '0'), '%Y%m%d%H%M%S').replace(tzinfo=UTC):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return ""
