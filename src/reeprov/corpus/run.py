"""A whole corpus: plan, do what is not done, take away what is gone, sum up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from .. import __version__
from ..errors import UsageError
from ..model.finding import Notice
from ..model.noun import NamedTuple
from ..settings import Settings
from . import engines, store
from .sources import plan
from .tables import LAYOUT
from .tasks import Columns, Task


class Engine(NamedTuple):
    """How the work is done: "local" or "dask", in so many processes, on which scheduler."""

    name: str = "local"
    jobs: int = 1
    scheduler: str | None = None


_USUAL, _HERE = Columns(), Engine()


class Result(NamedTuple):
    """What came of a run.

    Attributes:
        summary: rows of each table, documents that were not read, files that are damaged.
        notices: what could not be looked into at all.
        kept: tasks that an earlier run had done.
    """

    summary: dict[str, object]
    notices: tuple[Notice, ...]
    tasks: int
    kept: int


def build(
    paths: Sequence[str],
    folder: str,
    settings_of: Callable[[str], Settings],
    columns: Columns = _USUAL,
    engine: Engine = _HERE,
    watch: Callable[[int, int], None] = lambda done, planned: None,
) -> Result:
    """Write the tables of a corpus to a folder, and give the summary.  All documents have the settings of this folder.

    `watch` is told after each task how many are done and how many are known of.
    """
    if not paths:
        raise UsageError("no document was named")
    settings = settings_of(".")
    store.prepare(folder)
    before = store.known(folder)
    summary = os.path.join(folder, store.SUMMARY)
    if os.path.exists(summary):
        os.unlink(summary)  # until the end this is no finished corpus
    keys: set[str] = set()
    notices: list[Notice] = []

    def missing() -> Iterator[Task]:
        for task in plan(paths, settings_of, columns, f"{LAYOUT} {__version__} {settings}"):
            if isinstance(task, Notice):
                notices.append(task)
            elif task.key not in keys:
                keys.add(task.key)
                if task.key not in before:
                    yield task

    tasks = missing()
    if engine.name == "dask":
        work = engines.dask(tasks, folder, settings, engine.jobs, engine.scheduler)
    else:
        work = engines.local(tasks, folder, settings, engine.jobs)
    for finished, _ in enumerate(work, 1):
        watch(finished, len(keys - before))
    store.keep(folder, keys)
    return Result(store.summarize(folder, keys), tuple(notices), len(keys), len(keys & before))
