"""The door: addresses in, pages out, as they come; what is fresh in the cache is not asked for.

The network has a thread and an event loop of its own while a call lasts.  It writes the pages to the cache in batches,
and the caller's thread hands them on; a page counts as in flight until it is written, so that a run that is killed
loses no more than that.  (Written by the other thread they cost half as much again: the two wait for each other.)
"""

from __future__ import annotations

import asyncio
import tempfile
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import UTC, datetime
from math import inf
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

from ..errors import UsageError
from ..model.noun import NamedTuple
from ..model.snapshot import Page, Verdict, Visit
from .cache import Cache
from .interface import ExchangeError, Manners
from .kept import Kept
from .pace import Pace

if TYPE_CHECKING:
    from .exchange import Exchanger, Job


class Counts(NamedTuple):
    """How far a call has come; `judged` where pages are asked for, not the answers of services."""

    all: int
    done: int
    in_flight: int
    last: Visit
    judged: bool


class Web:
    """The network as the rest of reeprov sees it.

    Args:
        manners: limits and manners.
        folder: the folder of the cache; None for one that is thrown away at the end.
        watch: told how far a call has come, whenever that changes.

    Attributes:
        trouble: what is wrong with the cache, in words, once something is.
        asked: how many requests for pages went out.

    Raises:
        UsageError: there is no room for a cache, not even for one that is thrown away.
    """

    def __init__(
        self, manners: Manners, folder: str | None = None, watch: Callable[[Counts], None] | None = None
    ) -> None:
        self.manners = manners
        self.trouble: str | None = None
        self.asked = 0
        self._watch = watch or (lambda counts: None)
        self._paces: defaultdict[str, Pace] = defaultdict(lambda: Pace(manners))
        self._answered: set[str] = set()  # in this run, whose pages are new whatever `freshness` says
        self._failed: dict[str, Page] = {}
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._kept = self._open(folder)

    def visit(
        self, urls: Iterable[str], *, follow: bool = True, judge: bool = True, again: bool = False
    ) -> Generator[tuple[str, Page]]:
        """Yield each address as written with its page, in the order in which they come; a page is asked for once.

        Args:
            urls: as written; what is no address of the web is refused with a verdict.
            follow: whether redirects are followed.
            judge: whether an answer is looked at for a "not found" page; not for the answers of services.
            again: whether they are asked for whatever is known of them.
        """
        jobs: dict[str, Job] = {}
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        done = 0
        wanted = list(dict.fromkeys(urls))
        for written in wanted:
            found = self._known(written, follow, judge, again)
            if isinstance(found, Page):
                done += 1
                self._watch(Counts(len(wanted), done, 0, found.visit, judge))
                yield written, found
            else:
                jobs[found.url] = found
                spellings[found.url].append(written)
        if jobs:
            for page in self._ask(list(jobs.values()), done, judge):
                for written in spellings[page.visit.url]:
                    yield written, page

    def get(self, url: str, *, follow: bool = True, judge: bool = True, again: bool = False) -> Page:
        """The page of one address; with `again` it is asked for whatever is known of it."""
        return next(self.visit([url], follow=follow, judge=judge, again=again))[1]

    def remember(self, digest: str, text: str) -> None:
        """Keep a text for later runs."""
        self._kept.put_text(digest, text)

    def remembered(self, digest: str) -> str | None:
        """A text that was kept, or None."""
        return self._kept.text(digest)

    def is_private(self, url: str) -> bool:
        """Whether an address is nobody else's business, so that no archive is asked about it."""
        from .guard import is_private

        return is_private(url, self.manners)

    def pace(self, url: str, seconds: float) -> None:
        """Keep at least this pause between requests to the host of an address."""
        from .guard import authority

        self._paces[authority(url)].obey_delay(seconds)

    def close(self) -> None:
        """Let go of the cache."""
        self._kept.close()
        if self._temporary:
            self._temporary.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # The cache

    def _open(self, folder: str | None) -> Kept:
        import sqlite3

        if folder is not None:
            try:
                return Kept(Cache(folder))
            except (UsageError, sqlite3.Error, OSError) as error:
                words = str(error) if isinstance(error, UsageError) else f"{folder}: {error}"
                self.trouble = f"the cache is not used: {words}"
        try:
            self._temporary = tempfile.TemporaryDirectory(prefix="reeprov-", ignore_cleanup_errors=True)
            return Kept(Cache(self._temporary.name))
        except (UsageError, sqlite3.Error, OSError) as error:
            if self._temporary:
                self._temporary.cleanup()
            raise UsageError(f"no temporary folder can be used: {error}") from None

    def _known(self, written: str, follow: bool, judge: bool, again: bool) -> Page | Job:
        """What is known of an address, or the job of asking for it."""
        kept = self._kept.page(written)  # most addresses are written as they are asked for
        page = None if again else self._failed.get(written) or self._fresh(kept)
        if page:
            return page
        from .exchange import Job, refused
        from .guard import normal_url

        try:
            url = normal_url(written)
        except ExchangeError as error:
            return refused(written, error.evidence)
        if url != written:
            kept = self._kept.page(url)
            page = None if again else self._failed.get(url) or self._fresh(kept)
        return page or Job(url, () if again else _conditions(kept), follow, judge)

    def _fresh(self, kept: Page | None) -> Page | None:
        """The page that was kept, where it is as good as a new one."""
        is_new = kept is not None and kept.visit.url in self._answered
        return kept if _is_fresh(kept, inf if is_new else self.manners.freshness) else None

    def _keep(self, page: Page) -> Page:
        """Write what is to be kept of a page; returns it with what was known before."""
        visit = page.visit
        if visit.status == 304 and (kept := self._kept.page(visit.url)):
            page = kept._replace(visit=kept.visit._replace(time=visit.time, kept=False))
            self._kept.put(page)
            self._answered.add(visit.url)
        elif visit.verdict.has_page:
            self._kept.put(page)
            self._answered.add(visit.url)
        else:
            if visit.verdict is Verdict.UNREACHABLE:
                failures = self._kept.note_failure(visit.url, visit.time)
                page = page._replace(visit=visit._replace(failures=failures))
            self._failed[visit.url] = page._replace(text="", body=b"")  # not asked for again in this run
        if self._kept.trouble and not self.trouble:
            self.trouble = f"the cache cannot be written: {self._kept.trouble}"
        return page

    def _kept_of(self, pages: Iterable[Page]) -> list[Page]:
        """Write what is to be kept of pages, all or nothing; returns them with what was known before."""
        with self._kept.transact():
            return [self._keep(page) for page in pages]

    # The network

    def _ask(self, jobs: list[Job], done: int, judge: bool) -> Iterator[Page]:
        """Have the jobs done by a thread with an event loop; yield what comes."""
        crew = _Crew(jobs, self.manners, self._paces, self._kept_of)

        def work() -> None:
            try:
                crew.run()
            finally:
                self._kept.close()  # the connection of this thread

        thread = threading.Thread(target=work, name="reeprov-network", daemon=True)
        thread.start()
        total = done + len(jobs)
        try:
            while done < total:
                pages = crew.take()
                self.asked += len(pages)
                for page in pages:
                    done += 1
                    self._watch(Counts(total, done, crew.in_flight, page.visit, judge))
                    yield page
        finally:
            crew.stop()
            thread.join()


class _Crew:
    """Workers on an event loop of their own: `per_host` for each host, `in_flight` at work at a time.

    Pages are written by `keep`, and wait to be taken; where too many wait, so do the workers.
    """

    def __init__(
        self,
        jobs: list[Job],
        manners: Manners,
        paces: defaultdict[str, Pace],
        keep: Callable[[Iterable[Page]], list[Page]],
    ) -> None:
        from .guard import authority

        self._manners = manners
        self._paces = paces
        self._keep = keep
        self._hosts: defaultdict[str, deque[Job]] = defaultdict(deque)
        for job in jobs:
            self._hosts[authority(job.url)].append(job)
        # The pages that ended in this turn of the loop, each with what its worker waits for; and what is waited for by
        # the workers whose pages are written.
        self._ended: list[tuple[Page, asyncio.Future[None]]] = []
        self._held: list[asyncio.Future[None]] = []
        self._batches: SimpleQueue[list[Page] | BaseException] = SimpleQueue()
        # Each is changed by one thread alone: pages that were written, and those that were taken.
        self._written = self._taken = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._ready = threading.Event()
        self.in_flight = 0

    def run(self) -> None:
        """Do all jobs; the thread's whole work."""
        try:
            asyncio.run(self._work())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # it belongs to the caller's thread
            self._batches.put(error)
        finally:
            self._ready.set()

    def take(self) -> list[Page]:
        """Wait for pages; returns those that have come."""
        batch = self._batches.get()
        if isinstance(batch, BaseException):
            raise batch
        self._taken += len(batch)
        if self._held:
            self._call(self._release)
        return batch

    def stop(self) -> None:
        """Break off what is under way."""
        self._ready.wait()
        if self._task is not None:
            self._call(self._task.cancel)

    def _call(self, function: Callable[[], object]) -> None:
        """Have the loop call a function."""
        if self._loop is not None:
            try:
                self._loop.call_soon_threadsafe(function)
            except RuntimeError:
                pass  # it has ended by itself

    async def _work(self) -> None:
        from .exchange import Exchanger

        self._loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        self._ready.set()
        exchanger = Exchanger(self._manners, self._paces)
        limit = asyncio.Semaphore(self._manners.in_flight)
        try:
            async with asyncio.TaskGroup() as group:
                for host, jobs in self._hosts.items():
                    for _ in range(min(self._manners.per_host, len(jobs))):
                        group.create_task(self._serve(self._paces[host], jobs, exchanger, limit))
        finally:
            await exchanger.close()

    async def _serve(self, pace: Pace, jobs: deque[Job], exchanger: Exchanger, limit: asyncio.Semaphore) -> None:
        """One worker: the jobs of one host one after the other, at its pace."""
        while jobs:
            job = jobs.popleft()
            wait = pace.book()
            if wait > 0:
                await asyncio.sleep(wait)
            async with limit:
                self.in_flight += 1
                page = await exchanger.visit(job)
                await self._hand_over(page)
                self.in_flight -= 1

    async def _hand_over(self, page: Page) -> None:
        """Have a page written, together with all that come in the same turn of the loop: one commit, one wake-up."""
        loop = asyncio.get_running_loop()
        if not self._ended:
            loop.call_soon(self._send)
        future = loop.create_future()
        self._ended.append((page, future))
        await future

    def _send(self) -> None:
        ended, self._ended = self._ended, []
        try:
            batch = self._keep(page for page, _ in ended)
        except BaseException as error:  # it belongs to the caller's thread
            self._batches.put(error)
            return
        self._held += (future for _, future in ended)
        self._written += len(batch)
        self._batches.put(batch)
        self._release()

    def _release(self) -> None:
        """Let the workers go on, unless as many pages wait to be taken as may be in flight."""
        if self._written - self._taken >= self._manners.in_flight:
            return  # whoever takes them calls again, for there are workers that are held
        held, self._held = self._held, []
        for future in held:
            if not future.done():
                future.set_result(None)


def _is_fresh(page: Page | None, freshness: float) -> bool:
    """Whether there is a kept page that is as good as a new one; not where its text may not be kept."""
    if page is None:
        return False
    age = time.time() - datetime.fromisoformat(page.visit.time).replace(tzinfo=UTC).timestamp()
    return age < freshness and not (page.visit.size and not page.body)


def _conditions(kept: Page | None) -> tuple[tuple[str, str], ...]:
    """The headers that ask for a page only if it has changed."""
    if kept is None or (kept.visit.size and not kept.body):
        return ()
    pairs = (("If-None-Match", kept.visit.header("etag")), ("If-Modified-Since", kept.visit.header("last-modified")))
    return tuple((name, value) for name, value in pairs if value and value.isascii() and value.isprintable())
