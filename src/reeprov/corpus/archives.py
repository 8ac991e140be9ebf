"""Documents that are records of a web archive (WARC): a task is a run of records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

from ..errors import ReadError, UsageError
from .tasks import BYTES, Task, key, piece


def tasks(path: str, salt: str) -> Iterator[Task]:
    """The tasks of a file, in its order.  It is unpacked to tell where records begin, which an audit dwarfs.

    Raises:
        UsageError: the library is not installed.
        OSError: the file cannot be read.
    """
    library = _library()
    with open(path, "rb") as file, open(path, "rb") as again:
        archive = library.ArchiveIterator(file, no_record_parse=True)
        start = count = 0
        try:
            for _ in archive:
                at = archive.get_record_offset()
                if at - start >= piece(start):
                    yield _task(path, salt, again, start, count, at)
                    start, count = at, 0
                count += 1
        except _damage(library):
            count += 1  # who does the task comes upon the same, and says so
        yield _task(path, salt, again, start, count)


def documents(task: Task, limit: int) -> Iterator[tuple[str, bytes]]:
    """The documents of a task, of those that are too long the beginning; a `ReadError` where the file is damaged."""
    library = _library()
    with open(task.paths[0], "rb") as file:
        file.seek(task.part)
        try:
            for record in islice(library.ArchiveIterator(file), task.size):
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if record.rec_type in ("response", "resource") and (not kind or "html" in kind or "text/" in kind):
                    data = record.content_stream().read(limit + 1)
                    if (
                        len(data) <= limit
                        and not record.raw_stream.read(1)
                        and getattr(record.raw_stream, "limit", False)
                    ):
                        raise ReadError("is cut short")
                    yield record.rec_headers.get_header("WARC-Target-URI") or task.paths[0], data
        except _damage(library) as error:
            raise ReadError(f"is damaged or cut short: {error}") from None


def _library() -> Any:
    try:
        import warcio
        import warcio.exceptions
    except ImportError:
        raise UsageError("web archives are read with the extra `warc`: pip install 'reeprov[corpus,warc]'") from None
    return warcio


def _damage(library: Any) -> tuple[type[Exception], ...]:
    return library.exceptions.ArchiveLoadFailed, EOFError, OSError, ValueError


def _task(path: str, salt: str, file: IO[bytes], start: int, count: int, end: int | None = None) -> Task:
    """So many records from there on, to the end of the file if that is not said."""
    contents = hashlib.blake2b(digest_size=8)
    file.seek(start)
    left = end - start if end is not None else -1
    while left and (found := file.read(min(left, BYTES) if left > 0 else BYTES)):
        contents.update(found)
        left -= len(found) if left > 0 else 0
    return Task("archive", (path,), key(salt, path, contents.hexdigest(), str(start)), start, count)
