"""The folder that a corpus is written to: `TABLE/part-KEY.parquet` for each task, and a line of what it came to.

A part appears whole or not at all, and counts once `done/KEY.json` names it, which is written last.
"""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterable, Iterator
from typing import TypedDict

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import ReadError, UsageError
from ..settings import Settings
from .sources import batches
from .tables import TABLES, VERSION
from .tasks import Task
from .unit import examine

SUMMARY = "summary.json"


class Done(TypedDict):
    """What a task came to: rows of each table, and what was wrong with its file."""

    key: str
    paths: list[str]
    rows: dict[str, int]
    unread: int
    problem: str | None


def carry_out(task: Task, folder: str, settings: Settings) -> Done:
    """Do a task and write its parts.  Done twice it writes the same again: nothing is lost or doubled.

    Raises:
        UsageError: the folder cannot be written to.
    """
    writers: dict[str, pq.ParquetWriter] = {}
    rows = dict.fromkeys(TABLES, 0)
    unread, problem = 0, None
    try:
        for name, schema in TABLES.items():
            writers[name] = pq.ParquetWriter(_draft(folder, name, task.key), schema, compression="zstd")
        try:
            for batch in batches(task, settings.max_size):
                tables = examine(batch, settings)
                unread += sum(not read for read in tables["documents"].column("read").to_pylist())
                for name, table in tables.items():
                    if table.num_rows:
                        writers[name].write_table(table)
                        rows[name] += table.num_rows
        except ReadError as error:
            problem = str(error)
        for writer in writers.values():
            writer.close()
        for name in TABLES:
            os.replace(_draft(folder, name, task.key), _part(folder, name, task.key))
        done = Done(key=task.key, paths=list(task.paths), rows=rows, unread=unread, problem=problem)
        write_json(os.path.join(folder, "done", f"{task.key}.json"), done)
    except OSError as error:
        for writer in writers.values():
            _drop(writer)
        for name in TABLES:
            _remove(_draft(folder, name, task.key))
        raise UsageError(f"{folder}: cannot be written: {error.strerror or error}") from None
    return done


def prepare(folder: str) -> None:
    """Make the folder; take away what a run that was ended left half-done."""
    try:
        for name in (*TABLES, "done"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror or error}") from None
    keep(folder, known(folder))


def known(folder: str) -> set[str]:
    """The keys of the tasks that are done."""
    return {name.removesuffix(".json") for name in os.listdir(os.path.join(folder, "done")) if name.endswith(".json")}


def keep(folder: str, keys: set[str]) -> None:
    """Take away the parts of all other tasks: of documents that are gone or have changed, or that were never done."""
    for path in glob.glob(os.path.join(glob.escape(folder), "done", "*")):  # first: without it a part counts no more
        if os.path.basename(path).removesuffix(".json") not in keys:
            _remove(path)
    for name in TABLES:
        for path in glob.glob(os.path.join(glob.escape(folder), name, "part-*")):
            if os.path.basename(path).removeprefix("part-").removesuffix(".parquet") not in keys:
                _remove(path)
        for path in glob.glob(os.path.join(glob.escape(folder), name, ".*.draft")):
            _remove(path)


def results(folder: str, keys: Iterable[str]) -> Iterator[Done]:
    """What each task came to."""
    for key in sorted(keys):
        with open(os.path.join(folder, "done", f"{key}.json"), encoding="utf-8") as file:
            yield json.load(file)


def table(folder: str, name: str, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of a table, part by part, in the order of their keys."""
    if not os.path.isfile(os.path.join(folder, SUMMARY)):
        raise UsageError(f"{folder}: holds no finished corpus: `reeprov corpus PATH… -o {folder}` makes one")
    for key in sorted(known(folder)):
        try:
            with pq.ParquetFile(_part(folder, name, key)) as file:
                yield from file.iter_batches(columns=columns)
        except (OSError, pa.ArrowException) as error:
            raise UsageError(f"{_part(folder, name, key)}: cannot be read: {' '.join(str(error).split())}") from None


def summarize(folder: str, keys: set[str]) -> dict[str, object]:
    """Write and give the summary, the sign that a run came to its end."""
    rows = dict.fromkeys(TABLES, 0)
    unread, problems = 0, []
    for done in results(folder, keys):
        unread += done["unread"]
        for name, count in done["rows"].items():
            rows[name] += count
        if done["problem"]:
            problems.append(f"{done['paths'][0]}: {done['problem']}")
    summary: dict[str, object] = {"schema": VERSION, "rows": rows, "unread": unread, "problems": problems}
    write_json(os.path.join(folder, SUMMARY), summary)
    return summary


def write_json(path: str, value: object) -> None:
    """Write a file, whole or not at all."""
    draft = f"{path}.{os.getpid()}.draft"
    try:
        with open(draft, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=True)
        os.replace(draft, path)
    except OSError:
        _remove(draft)
        raise


def _part(folder: str, name: str, key: str) -> str:
    return os.path.join(folder, name, f"part-{key}.parquet")


def _draft(folder: str, name: str, key: str) -> str:
    """A name that no reader of `*.parquet` takes for a part, and that no other process writes to."""
    return os.path.join(folder, name, f".{key}.{os.getpid()}.draft")


def _drop(writer: pq.ParquetWriter) -> None:
    try:
        writer.close()
    except (OSError, pa.ArrowException):
        pass


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
