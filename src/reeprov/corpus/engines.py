"""Who does the tasks: processes of this machine, or a Dask cluster that sees the same folders."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from ..errors import ReeprovError, UsageError
from ..settings import Settings
from .store import Done, carry_out
from .tasks import Task

_PATIENCE = 9  # seconds for a scheduler to answer, to take a client, and to have a worker
_AHEAD = 3  # tasks for each worker that are handed out: no more, so that memory does not grow with the corpus


def local(tasks: Iterable[Task], folder: str, settings: Settings, jobs: int) -> Iterator[Done]:
    """Do the tasks in so many processes, this one if it is one; results as they come."""
    if jobs == 1:
        for task in tasks:
            yield carry_out(task, folder, settings)
        return
    work = partial(carry_out, folder=folder, settings=settings)
    rest = iter(tasks)
    # New ones, not forks: a fork of a process in which Arrow has threads may hang.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: set[Future[Done]] = {pool.submit(work, task) for task in islice(rest, jobs * _AHEAD)}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
                waiting |= {pool.submit(work, task) for task in islice(rest, len(done))}
        except BrokenProcessPool:
            raise ReeprovError("a process of this run ended before its work was done; start again to go on") from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def dask(tasks: Iterable[Task], folder: str, settings: Settings, jobs: int, scheduler: str | None) -> Iterator[Done]:
    """Do the tasks on the scheduler at an address, or on a cluster of so many processes here.

    Raises:
        UsageError: Dask is not installed, the scheduler does not answer, or it has no workers.
        ReeprovError: the cluster broke off; what it had done is kept.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError("--engine dask needs an extra: pip install 'reeprov[dask]'") from None
    library: Any = distributed  # has no types to speak of
    for name in ("distributed", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of a lost cluster is said below
    with _client(library, jobs, scheduler) as client:
        work = partial(carry_out, folder=folder, settings=settings)
        rest = iter(tasks)
        workers = max(1, len(client.scheduler_info()["workers"]), jobs)
        running = library.as_completed(client.map(work, list(islice(rest, workers * _AHEAD)), pure=False))
        for future in running:
            try:
                yield future.result()
            except (library.KilledWorker, library.CancelledError, RuntimeError) as error:
                why = str(error.__cause__ or error).splitlines()[0]
                raise ReeprovError(f"the cluster broke off, start again to go on: {why}") from error
            for task in islice(rest, 1):
                running.add(client.submit(work, task, pure=False))


def _client(library: Any, jobs: int, scheduler: str | None) -> Any:
    """A connection to a cluster that has workers."""
    if not scheduler:
        return library.Client(n_workers=jobs, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    try:
        asyncio.run(asyncio.wait_for(_greet(library, scheduler), _PATIENCE))
        client = library.Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError):
        raise UsageError(f"--scheduler {scheduler}: does not answer") from None
    try:
        client.wait_for_workers(1, _PATIENCE)
    except TimeoutError:
        client.close()
        raise UsageError(f"--scheduler {scheduler}: has no workers") from None
    return client


async def _greet(library: Any, scheduler: str) -> None:
    """Connect and part: a client would wait forever for one that takes the connection and says nothing."""
    comm = await library.comm.connect(scheduler, timeout=_PATIENCE)
    await comm.close()
