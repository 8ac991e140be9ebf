"""Who does the tasks: processes of this machine, or a Dask cluster that sees the same folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from ..errors import ReeprovError, UsageError
from ..settings import Settings
from .sources import Task
from .store import Done, carry_out

_PATIENCE = 20  # seconds for a scheduler to answer
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
        UsageError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError("--engine dask needs an extra: pip install 'reeprov[dask]'") from None
    library: Any = distributed  # has no types to speak of
    try:
        if scheduler:
            client = library.Client(scheduler, timeout=_PATIENCE)
        else:
            client = library.Client(n_workers=jobs, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    except (OSError, ValueError, TimeoutError):
        raise UsageError(f"--scheduler {scheduler}: does not answer") from None
    with client:
        work = partial(carry_out, folder=folder, settings=settings)
        rest = iter(tasks)
        workers = max(1, len(client.scheduler_info()["workers"]), jobs)
        first = client.map(work, list(islice(rest, workers * _AHEAD)), pure=False)
        running = library.as_completed(first)
        for future in running:
            yield future.result()
            for task in islice(rest, 1):
                running.add(client.submit(work, task, pure=False))
