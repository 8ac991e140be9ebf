"""Where documents come from: paths, Parquet, JSON lines, WARC → tasks, and a task → batches of documents."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa

from ..errors import ReadError, UsageError
from ..model.finding import Notice
from ..readers.inputs import Inputs
from ..settings import Settings
from . import archives, lines, parquet
from .tables import INPUT
from .tasks import BYTES, Columns, Task, digest, key

PARQUET, LINES, WARC = (".parquet",), (".jsonl", ".ndjson"), (".warc", ".warc.gz")

_FILES, _BOUNDARY = 128, 32  # the most files of a task; one file in so many ends one
_DOCUMENTS = 256  # in a batch


def plan(
    paths: Sequence[str], settings_of: Callable[[str], Settings], columns: Columns, salt: str
) -> Iterator[Task | Notice]:
    """The tasks of a corpus, one after the other; a file that cannot be read is a notice.

    `salt` is what else the rows depend on: version and settings.  Raises `UsageError` for a path that leads nowhere.
    """
    plain: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            containers = sorted(
                os.path.join(folder, name)
                for folder, _, names in os.walk(path)
                for name in names
                if _is_container(name)
            )
            yield from _contained(containers, columns, salt)
            if not containers or _has_documents(path, settings_of):
                plain.append(path)
        elif not os.path.exists(path) and any(sign in path for sign in "*?["):
            found = sorted(glob.glob(path, recursive=True))
            yield from _contained([name for name in found if _is_container(name)], columns, salt)
            if not found or any(not _is_container(name) for name in found):
                plain.append(path)
        elif _is_container(path) and os.path.exists(path):
            yield from _contained([path], columns, salt)
        else:
            plain.append(path)
    if plain:
        yield from _files(Inputs(plain, settings_of).found, salt)


def batches(task: Task, limit: int) -> Iterator[pa.RecordBatch]:
    """The documents of a task, in batches of `tables.INPUT`; a `ReadError` where the file is damaged.

    Of a document of more than `limit` bytes the first of them are given, one too many, so that it shows.
    """
    if task.kind == "files":
        yield pa.record_batch([task.paths, [None] * len(task.paths)], schema=INPUT)
    elif task.kind == "parquet":
        yield from parquet.batches(task)
    else:
        yield from _gathered((lines if task.kind == "lines" else archives).documents(task, limit))


def _is_container(path: str) -> bool:
    return path.lower().endswith(PARQUET + LINES + WARC)


def _has_documents(path: str, settings_of: Callable[[str], Settings]) -> bool:
    try:
        return bool(Inputs([path], settings_of).found)
    except UsageError:
        return False


def _contained(paths: Iterable[str], columns: Columns, salt: str) -> Iterator[Task | Notice]:
    for path in paths:
        try:
            if path.lower().endswith(PARQUET):
                yield from parquet.tasks(path, columns, salt)
            elif path.lower().endswith(LINES):
                yield from lines.tasks(path, columns, salt)
            else:
                yield from archives.tasks(path, salt)
        except (OSError, pa.ArrowException, ReadError) as error:
            words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Notice("RP901", " ".join(words.split()), path)


def _files(found: Iterable[str | Notice], salt: str) -> Iterator[Task | Notice]:
    """Files by the batch.  Where one ends depends on the files in it, so that a new one moves few others."""
    batch: list[str] = []
    contents, size = hashlib.blake2b(salt.encode(), digest_size=8), 0

    def done() -> Task:
        return Task("files", tuple(batch), contents.hexdigest())

    for path in found:
        if isinstance(path, Notice):
            yield path
            continue
        try:
            read, length = digest(path), os.path.getsize(path)
        except OSError:
            read, length = "", 0  # it will be said when its turn comes
        contents.update(f"{path}\0{read}\0".encode("utf-8", "surrogatepass"))
        batch.append(path)
        size += length
        if len(batch) == _FILES or size >= BYTES // 4 or int(key(path), 16) % _BOUNDARY == 0:
            yield done()
            batch, contents, size = [], hashlib.blake2b(salt.encode(), digest_size=8), 0
    if batch:
        yield done()


def _gathered(documents: Iterable[tuple[str, bytes]]) -> Iterator[pa.RecordBatch]:
    """Documents in batches of limited number and size; those before a place that is damaged are not lost."""
    names: list[str] = []
    contents: list[bytes] = []
    size = 0
    broken: ReadError | None = None
    rest = iter(documents)
    while True:
        try:
            name, data = next(rest)
        except StopIteration:
            break
        except ReadError as error:
            broken = error
            break
        except OSError as error:  # the file is gone since it was planned
            broken = ReadError(error.strerror or str(error))
            break
        names.append(name)
        contents.append(data)
        size += len(data)
        if len(names) == _DOCUMENTS or size > BYTES:
            yield pa.record_batch([names, contents], schema=INPUT)
            names, contents, size = [], [], 0
    if names:
        yield pa.record_batch([names, contents], schema=INPUT)
    if broken:
        raise broken
