"""`reeprov corpus PATH… -o DIR` and `reeprov corpus report DIR`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..reports.screen import clean
from . import output, running
from .quick import Values
from .streams import tell

if TYPE_CHECKING:
    from ..corpus.run import Result

_REPORT = "report"


def run(values: Values) -> int:
    """Write the tables of a corpus, or print what comparing its documents shows."""
    try:
        import pyarrow  # noqa: F401  # everything behind it needs it
    except ImportError:
        raise UsageError("`reeprov corpus` needs an extra: pip install 'reeprov[corpus]'") from None
    paths: tuple[str, ...] = values["paths"]  # type: ignore[assignment]  # of kind "arguments"
    folder = values["output_folder"]
    if paths[:1] == (_REPORT,) and (folder is None or not os.path.exists(_REPORT)):
        return _report(paths[1:], {**values, "output_file": values["output_file"] or folder})
    if values["online"]:
        raise UsageError("--online is for `corpus report DIR`: tables are written without the network")
    if folder is None:
        raise UsageError("say where to write the tables: -o DIR")
    return _build(paths, str(folder), values)


def _build(paths: tuple[str, ...], folder: str, values: Values) -> int:
    from ..corpus.run import Engine, build
    from ..corpus.tasks import Columns

    columns = Columns(_name(values["text_column"]), _name(values["path_column"]))
    engine = Engine(str(values["engine"]), running.jobs_of(values), _name(values["scheduler"]))
    if engine.scheduler and engine.name != "dask":
        raise UsageError("--scheduler needs --engine dask")
    with _watching(quiet=bool(values["quiet"])) as watch:
        result = build(paths, folder, running.settings_for(values), columns, engine, watch)
    running.say(result.notices, values)
    problems: list[str] = result.summary["problems"]  # type: ignore[assignment]  # as `store.summarize` makes it
    for problem in problems:
        tell(clean(problem))
    if not values["quiet"]:
        _sum_up(result, folder)
    fatal = any(notice.fatal for notice in result.notices)
    return 2 if fatal or problems or result.summary["unread"] else 0


def _sum_up(result: Result, folder: str) -> None:
    rows: dict[str, int] = result.summary["rows"]  # type: ignore[assignment]  # as `store.summarize` makes it
    counts = ", ".join(f"{count} {name}" for name, count in rows.items())
    tell(f"{clean(folder)}: {counts}")
    unread = f"{result.summary['unread']} documents could not be read"
    tell(f"{unread}; {result.kept} of {result.tasks} parts were there already")


def _report(folders: tuple[str, ...], values: Values) -> int:
    if len(folders) != 1:
        raise UsageError("corpus report wants one folder, that of the tables")
    from .. import reports
    from ..corpus import compare, findings, links

    folder = folders[0]
    settings = running.settings_for({**values, "quiet": True})(".")
    rows = compare.rows_of(folder)
    if values["online"]:
        from . import online

        urls = dict.fromkeys(row["url"] for row in rows("records") if row["url"])
        with online.door(values, settings) as web:
            links.ask(folder, web, urls)
    found = compare.compare(rows, links.verdicts(folder))
    report = findings.report(found, settings)
    name = str(values["output_format"])
    if name == "terminal":
        from ..corpus.report import lines

        output.write(output.lines(lines(found, report)), values)
    elif name == "html":
        from ..corpus.page import page

        output.write(page(found, report), values)
    else:
        output.write(reports.render(report, reports.CHECK, name, output.style_of(values)), values)
    return 0


def _name(value: object) -> str | None:
    return None if value is None else str(value)


@contextmanager
def _watching(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows how many parts are done of those known so far; silent where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, planned: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("parts"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, rate="")

        def show(done: int, planned: int) -> None:
            speed = progress.tasks[0].finished_speed or progress.tasks[0].speed
            progress.update(task, completed=done, total=planned, rate=f"{speed:.1f}/s" if speed else "")

        yield show
