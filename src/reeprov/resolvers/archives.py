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

HOST = "http://web.archive.org"
CDX = f"{HOST}/cdx/search/cdx"
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
    """The archived copy nearest to a day, by default the last; and whether the archive could say at all."""
    web.pace(CDX, SECONDS_BETWEEN)
    if day is None:
        return _by_index(web, url, "&limit=-1")
    stamp = f"{day:%Y%m%d%H%M%S}"
    before, answered = _by_index(web, url, f"&to={stamp}&limit=-1")
    if not answered:
        return _by_gate(web, url, stamp)
    after, answered = _by_index(web, url, f"&from={stamp}&limit=1")
    copies = [copy for copy in (before, after) if copy]
    return min(copies, key=lambda copy: _distance(copy, day), default=None), answered or bool(copies)


def save(web: Web, url: str) -> Snapshot | None:
    """Have the archive keep a page now; None where it did not."""
    visit = web.get(f"{HOST}/save/{url}", follow=False, judge=False, again=True).visit
    location = visit.header("location") or visit.header("content-location")
    if not location or visit.status is None or visit.status >= 400:
        return None
    return given_copy(urljoin(HOST, location))


def _by_index(web: Web, url: str, limits: str) -> tuple[Snapshot | None, bool]:
    """Ask the CDX index; its rows are a head and one copy each."""
    asked = f"{CDX}?url={quote(url, safe='')}&output=json&filter=statuscode:200{limits}"
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
