"""Pages in the cache: a row each, and a row for the failures of an address since it was last seen alive.

Only pages that are there are kept; faults are asked for again in the next run.  A row is one line of JSON and the body.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from ..model.snapshot import Hop, Page, Verdict, Visit
from .cache import Cache

if TYPE_CHECKING:
    import diskcache

# Part of each key: what a later version writes in another shape is another row, and none of ours.
SCHEMA = 1
_PAGE = f"page/{SCHEMA}/"
_FAILURES = f"failures/{SCHEMA}/"
_TEXT = f"text/{SCHEMA}/"
_STORED = Visit._fields.index("kept")  # so many fields of a visit are part of its row
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_MOST_FAILURES = 20
_LONGEST_TEXT = 10_000_000
_LEAST_BETWEEN = 3_600.0


class Kept:
    """The pages of a cache.

    A cache that cannot be written any more is only read from then on; `trouble` says why.
    """

    def __init__(self, cache: Cache) -> None:
        self._rows: diskcache.Cache = cache.open()
        self.trouble: str | None = None
        from diskcache import Timeout

        self._faults = (sqlite3.Error, OSError, Timeout)
        # A row that says whether there are any, so that a cache without failures is not searched for each page.
        self._has_failures = self._get(_FAILURES) is not None

    def page(self, url: str) -> Page | None:
        """The page as it was kept, or None."""
        row = self._get(_PAGE + url)
        if row is None:
            return None
        head, _, body = row.partition(b"\n")
        try:
            page = _page(json.loads(head.decode()), body)
        except (ValueError, TypeError, KeyError, LookupError):
            return None  # damaged, or nothing that we wrote
        return page if page.visit.url == url else None

    @contextmanager
    def transact(self) -> Iterator[None]:
        """Group what is written inside; much quicker than one by one."""
        try:
            with ExitStack() as transaction:
                if self.trouble is None:
                    try:
                        transaction.enter_context(self._rows.transact())
                    except self._faults as error:
                        self._give_up(error)
                yield
        except sqlite3.Error as error:  # what was written could not be made to last
            self._give_up(error)

    def put(self, page: Page) -> None:
        """Keep a page, and forget earlier failures."""
        visit = page.visit
        body = page.body
        if "noarchive" in (visit.header("x-robots-tag") or "").lower():
            body = b""  # its digest is kept, its text is not
        head = json.dumps(visit[:_STORED], default=lambda verdict: verdict.value)
        self._set(_PAGE + visit.url, head.encode() + b"\n" + body)
        if self._has_failures and self.failures(visit.url):
            self._write(lambda: self._rows.delete(_FAILURES + visit.url))

    def failures(self, url: str) -> tuple[str, ...]:
        """When an address failed since it was last seen alive, oldest first."""
        row = self._get(_FAILURES + url)
        try:
            times = json.loads(row) if row else []
        except ValueError:
            return ()
        return tuple(time for time in times if isinstance(time, str)) if isinstance(times, list) else ()

    def note_failure(self, url: str, time: str) -> tuple[str, ...]:
        """Add a failure; returns all that are known with it."""
        known = self.failures(url)
        if known and seconds_between(known[-1], time) < _LEAST_BETWEEN:
            return known
        times = (*known, time)
        times = times if len(times) <= _MOST_FAILURES else (times[0], *times[1 - _MOST_FAILURES :])
        self._set(_FAILURES + url, json.dumps(times).encode())
        self._set(_FAILURES, b"1")
        self._has_failures = True
        return times

    def put_text(self, digest: str, text: str) -> None:
        """Keep a text under its digest."""
        self._set(_TEXT + digest, zlib.compress(text.encode("utf-8", "replace")))

    def text(self, digest: str) -> str | None:
        """The text that was kept under a digest, or None."""
        row = self._get(_TEXT + digest)
        try:
            return zlib.decompressobj().decompress(row, _LONGEST_TEXT).decode("utf-8", "replace") if row else None
        except zlib.error:
            return None

    def pages(self) -> Iterator[Page]:
        """All pages that are kept, oldest first."""
        for key in self._rows:
            if key.startswith(_PAGE) and (page := self.page(key.removeprefix(_PAGE))):
                yield page

    def close(self) -> None:
        """Let go of the files."""
        self._rows.close()

    def _get(self, key: str) -> bytes | None:
        try:
            row: bytes | None = self._rows.get(key)
        except self._faults as error:
            self._give_up(error)
            return None
        except UsageError:
            return None  # planted: as good as not there
        return row

    def _set(self, key: str, row: bytes) -> None:
        self._write(lambda: self._rows.set(key, row))

    def _write(self, change: Any) -> None:
        if self.trouble is None:
            try:
                change()
            except UsageError:
                pass  # it is written; what the row before it named lies outside and stays
            except self._faults as error:
                self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        words = getattr(error, "strerror", None) or str(error)
        self.trouble = self.trouble or words or "it may not be written, or somebody else is writing all the time"


def seconds_between(earlier: str, later: str) -> float:
    """Seconds between two ISO times; infinite where one is none."""
    try:
        return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
    except (ValueError, TypeError):
        return float("inf")


def _page(head: Sequence[Any], body: bytes) -> Page:
    """A page from its row; raises where the row is not of our shape."""
    url, final_url, verdict, evidence, time, hops, status, media_type, charset, headers, size, digest = head
    for text in (url, final_url, evidence, time):
        if not isinstance(text, str):
            raise TypeError("not a row of ours")
    if not isinstance(size, int):
        raise TypeError("not a row of ours")
    visit = Visit(
        url,
        final_url,
        _VERDICTS[verdict],
        evidence,
        time,
        tuple([Hop(str(address), int(answer)) for address, answer in hops]),
        status,
        media_type,
        charset,
        tuple([(str(name), str(value)) for name, value in headers]),
        size,
        digest,
        kept=True,
    )
    return Page(visit, body.decode(charset, "replace") if charset else "", body)
