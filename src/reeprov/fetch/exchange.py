"""One visit: ask, follow redirects by hand, read within the limits, repeat after passing faults, judge."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from .. import __version__
from ..model.noun import NamedTuple
from ..model.snapshot import Hop, Page, Verdict, Visit
from . import charset
from .backend import Backend
from .body import ACCEPTED, Body
from .guard import Guard, authority, joined_url, normal_url
from .http import httpcore
from .interface import ExchangeError, Manners, refusal
from .judge import Judgement, judge_page, judge_probe, judge_status
from .pace import Pace

_REDIRECTS = {301, 302, 303, 307, 308}
_AGAIN = {408, 429, 500, 502, 503, 504}
_KEPT_HEADERS = ("etag", "last-modified", "link", "memento-datetime", "x-robots-tag", "content-language", "location")
# Bodies of other types are not read: nothing is made of them.
_READ_TYPES = ("application/pdf",)
_COMPRESSED = ("application/gzip", "application/x-gzip", "application/octet-stream")


class Job(NamedTuple):
    """An address to ask for.

    Attributes:
        headers: further headers of the request, such as those of a conditional one.
        follow: whether redirects are followed.
        probe: whether a suspicious page may cost a second request, for an address that cannot exist.
    """

    url: str
    headers: tuple[tuple[str, str], ...] = ()
    follow: bool = True
    probe: bool = True


class _Answer(NamedTuple):
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    was_read: bool


class Exchanger:
    """Makes visits, on one event loop; `paces` outlive it."""

    def __init__(self, manners: Manners, paces: defaultdict[str, Pace]) -> None:
        self._manners = manners
        self._paces = paces
        self._guard = Guard(manners)
        self._backend = Backend(manners, self._guard)
        # Connections and no pool: httpcore looks through all of a pool for every request, so that fifty in one cost ten
        # times what they cost apart; and it is here that it is known which of them is idle.
        self._idle: defaultdict[str, list[httpcore.AsyncHTTP11Connection]] = defaultdict(list)
        self._gates: dict[str, asyncio.Semaphore] = {}
        self._probes: dict[str, asyncio.Task[Page]] = {}
        self._headers = [
            (b"User-Agent", f"reeprov/{__version__} (+{manners.contact})".encode("ascii", "replace")),
            (b"Accept", b"text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"),
            (b"Accept-Encoding", ACCEPTED),
        ]

    async def visit(self, job: Job) -> Page:
        """Visit an address; whatever happens becomes a verdict."""
        hops: list[Hop] = []
        try:
            return await self._visit(job, hops)
        except Exception as error:  # one odd site must not end a run over thousands
            return _failed(job.url, hops, ExchangeError(Verdict.UNKNOWN, f"{type(error).__name__}: {_short(error)}"))

    async def _visit(self, job: Job, hops: list[Hop]) -> Page:
        for attempt in range(self._manners.retries + 1):
            last = attempt == self._manners.retries
            wait = self._manners.first_wait * 2**attempt
            try:
                answer = await self._follow(job, hops)
            except ExchangeError as error:
                if last or not error.again:
                    return _failed(job.url, hops, error)
            else:
                judged = judge_status(answer.status, answer.headers)
                if answer.status not in _AGAIN:
                    return await self._judged(job, hops, answer, judged)
                asked = self._paces[authority(answer.url)].learn(answer.status, answer.headers)
                if last or asked is None or (judged and judged.verdict is Verdict.BLOCKED):
                    return self._page(job, hops, answer, judged)
                wait = max(asked, wait)
            await asyncio.sleep(wait)
        raise AssertionError("the last attempt returns")

    async def close(self) -> None:
        """Close every connection."""
        for task in self._probes.values():
            task.cancel()
        for connections in self._idle.values():
            for connection in connections:
                await connection.aclose()

    async def _follow(self, job: Job, hops: list[Hop]) -> _Answer:
        """Ask, and ask where the answer leads; the whole way has one deadline, waiting for a turn not counted."""
        url, left = job.url, self._manners.deadline
        start = len(hops)
        for _ in range(self._manners.redirects + 1):
            try:
                self._guard.check_url(url)
                answer, left = await self._in_turn(url, job, left, first=url == job.url)
            except ExchangeError as error:
                if url != job.url:
                    error.evidence = f"redirects to {url[:200]}: {error.evidence}"
                raise
            hops.append(Hop(url, answer.status))
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location or not job.follow:
                return answer
            url = joined_url(url, location)
            if url in [hop.url for hop in hops[start:]]:
                raise ExchangeError(Verdict.UNKNOWN, "redirects in a circle")
        raise ExchangeError(Verdict.UNKNOWN, f"more than {self._manners.redirects} redirects")

    async def _in_turn(self, url: str, job: Job, left: float, *, first: bool) -> tuple[_Answer, float]:
        """Ask once the host has a connection free and has paused for as long as it wants."""
        host = authority(url)
        pace = self._paces[host]
        if pace.is_closed:
            raise ExchangeError(Verdict.THROTTLED, "the site has asked us to come back much later")
        gate = self._gates.setdefault(host, asyncio.Semaphore(self._manners.per_host))
        async with gate:
            wait = pace.left() if first else min(pace.book(), self._manners.interval)
            if wait > 0:
                await asyncio.sleep(wait)
            begun = time.monotonic()
            try:
                async with asyncio.timeout(left):
                    answer = await self._ask(url, job)
            except TimeoutError:
                raise ExchangeError(Verdict.TIMEOUT, f"no whole answer within {self._manners.deadline:g} s") from None
            if answer.status not in _AGAIN:
                pace.learn(answer.status, answer.headers)
            return answer, left - (time.monotonic() - begun)

    async def _ask(self, url: str, job: Job) -> _Answer:
        parts = urlsplit(url)
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        address = httpcore.URL(scheme=parts.scheme, host=parts.hostname or "", port=parts.port, target=target)
        headers = [(b"Host", parts.netloc.encode("ascii")), *self._headers]
        headers += [(name.encode("ascii"), value.encode("ascii")) for name, value in job.headers]
        idle = self._idle[f"{parts.scheme}://{parts.netloc}"]
        connection = idle.pop() if idle else await self._backend.connect(address.origin)
        if connection.has_expired():
            await connection.aclose()
            connection = await self._backend.connect(address.origin)
        try:
            response = await connection.handle_async_request(httpcore.Request("GET", address, headers=headers))
            try:
                fields = _fields(response.headers)
                if url.partition("?")[0].endswith(".xml.gz") and fields.get("content-type") in _COMPRESSED:
                    # A sitemap as a compressed file is the same as one that is compressed on its way.
                    fields |= {"content-type": "application/xml", "content-encoding": "gzip"}
                media_type = fields.get("content-type", "text/html").partition(";")[0].strip().lower()
                wanted = response.status not in _REDIRECTS and (
                    charset.is_text(media_type) or media_type in _READ_TYPES
                )
                body = await self._read(response, fields) if wanted else b""
                return _Answer(url, response.status, fields, body, wanted)
            finally:
                await response.aclose()
        except ExchangeError:
            raise
        except httpcore.RemoteProtocolError as error:
            if "too long" in str(error):
                raise ExchangeError(Verdict.TOO_LARGE, "its headers have no end") from None
            begun = "body" in str(error)
            raise ExchangeError(
                Verdict.UNKNOWN if begun else Verdict.UNREACHABLE, f"broke off: {_short(error)}", again=True
            ) from None
        except httpcore.ReadError as error:
            raise ExchangeError(Verdict.UNREACHABLE, f"broke off: {_short(error)}", again=True) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise ExchangeError(Verdict.UNREACHABLE, f"no exchange: {_short(error)}", again=True) from None
        finally:
            if connection.is_idle():
                idle.append(connection)
            else:
                await connection.aclose()

    async def _read(self, response: httpcore.Response, fields: Mapping[str, str]) -> bytes:
        manners = self._manners
        length = fields.get("content-length", "")
        if length.isdecimal() and int(length[:18]) > manners.max_body:
            raise ExchangeError(Verdict.TOO_LARGE, f"announces {int(length[:18]):,} bytes")
        body = Body(fields.get("content-encoding", ""), manners.max_body)
        begun, arrived = time.monotonic(), 0
        async for chunk in response.aiter_stream():
            arrived += len(chunk)
            body.add(chunk)
            spent = time.monotonic() - begun
            if spent > manners.patience and arrived < spent * manners.slowest:
                raise ExchangeError(Verdict.TIMEOUT, f"comes at fewer than {manners.slowest} bytes a second")
        if not body.is_whole and body.size:
            raise ExchangeError(Verdict.UNKNOWN, "broke off: its compressed body has no end", again=True)
        return body.whole()

    async def _judged(self, job: Job, hops: list[Hop], answer: _Answer, judged: Judgement | None) -> Page:
        page = self._page(job, hops, answer, judged)
        if judged is None and job.probe and answer.status != 304:
            text = page.text if answer.was_read and page.visit.media_type not in _READ_TYPES else None
            finding = judge_page(job.url, _last_way(job.url, hops), answer.headers, text)
            if finding.suspect:
                finding = await self._probed(answer.url, page.text, finding)
            page = page._replace(visit=page.visit._replace(verdict=finding.verdict, evidence=finding.evidence))
        return page

    async def _probed(self, url: str, text: str, judged: Judgement) -> Judgement:
        """Look at what the host says to an address that cannot exist; asked once for each folder of a host."""
        folder = url.partition("?")[0].rpartition("/")[0]
        impossible = normal_url(f"{folder}/reeprov-{hashlib.sha256(folder.encode()).hexdigest()[:12]}")
        if folder not in self._probes:
            self._probes[folder] = asyncio.create_task(self.visit(Job(impossible, probe=False)))
        other = await self._probes[folder]
        if other.visit.status != 200 or other.visit.final_url != impossible:
            return judged
        return judge_probe(judged, text, other.text)

    def _page(self, job: Job, hops: list[Hop], answer: _Answer, judged: Judgement | None) -> Page:
        """The answer as a page; a 2xx is alive until it is looked at."""
        declared = answer.headers.get("content-type", "")
        media_type = declared.partition(";")[0].strip().lower() or ("text/html" if answer.body else None)
        text, codec = "", None
        if answer.body and charset.is_text(media_type):
            label = declared.lower().partition("charset=")[2].partition(";")[0] or None
            text, codec = charset.decode(answer.body, label)
        visit = Visit(
            url=job.url,
            final_url=answer.url,
            verdict=judged.verdict if judged else Verdict.ALIVE,
            evidence=judged.evidence if judged else f"answered {answer.status}",
            time=now(),
            hops=tuple(hops),
            status=answer.status,
            media_type=media_type,
            charset=codec,
            headers=tuple((name, answer.headers[name][:2000]) for name in _KEPT_HEADERS if name in answer.headers),
            size=len(answer.body),
            digest=hashlib.sha256(answer.body).hexdigest() if answer.was_read else None,
        )
        return Page(visit, text, answer.body)


def now() -> str:
    """The moment, ISO 8601 in UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def refused(url: str, evidence: str) -> Page:
    """The page of an address that is not asked for."""
    return _failed(url, [], refusal(evidence))


def _failed(url: str, hops: list[Hop], error: ExchangeError) -> Page:
    final_url, status = (hops[-1].url, hops[-1].status) if hops else (url, None)
    return Page(Visit(url, final_url, error.verdict, error.evidence, now(), tuple(hops), status))


def _last_way(url: str, hops: list[Hop]) -> list[Hop]:
    """The hops of the last attempt: from where the address itself was asked for the last time."""
    start = max((at for at, hop in enumerate(hops) if hop.url == url), default=0)
    return hops[start:]


def _fields(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by their lower-case names; the first of several counts."""
    fields: dict[str, str] = {}
    for name, value in raw:
        fields.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return fields


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
