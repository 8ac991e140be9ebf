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
    left = task.size
    with open(task.paths[0], "rb") as file:
        file.seek(task.part)
        archive = library.ArchiveIterator(file, no_record_parse=True)
        try:
            for record in islice(archive, task.size):
                left -= 1
                if not record.rec_headers.get_header("Content-Length", "").strip().isdigit():
                    raise ReadError("is damaged or cut short: the head of a record does not say its length")
                name = record.rec_headers.get_header("WARC-Target-URI")
                data = _document(archive, record, name, limit)
                archive.read_to_end()
                if record.raw_stream.limit:
                    raise ReadError("is cut short")
                if data is not None:
                    yield name or task.paths[0], data
        except _damage(library) as error:
            raise ReadError(f"is damaged or cut short: {error}") from None
    if left:
        raise ReadError("is cut short")


def _document(archive: Any, record: Any, name: str | None, limit: int) -> bytes | None:
    """What a record holds, or its beginning; None where that is no document."""
    if record.rec_type not in ("response", "resource"):
        return None
    # Here and not by the library, to which a response without an address is an error.
    of_web = name or "http:"
    record.http_headers = archive.loader.load_http_headers(record.rec_type, of_web, record.raw_stream, record.length)
    kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
    if kind and "html" not in kind and "text/" not in kind:
        return None
    data: bytes = record.content_stream().read(limit + 1)
    return data


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
