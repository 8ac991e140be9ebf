"""Where documents come from: paths, Parquet, JSON lines, WARC → tasks, and a task → batches of documents.

A task is small enough to be done again, and its key is made of what it reads: the same contents are the same task in
every run, whatever else the corpus has got.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import ReadError, UsageError
from ..model.finding import Notice
from ..model.noun import NamedTuple
from ..readers.inputs import Inputs
from ..settings import Settings
from .tables import INPUT

PARQUET, LINES, WARC = (".parquet",), (".jsonl", ".ndjson"), (".warc", ".warc.gz")
TEXT_COLUMNS = ("text", "content", "body", "html", "data")
PATH_COLUMNS = ("path", "url", "id", "name")

_FILES, _BOUNDARY = 256, 64  # the most files of a task; one file in so many ends one
_BYTES = 4 << 20  # of JSON lines in a task
_DOCUMENTS = 256  # in a batch
_ROWS, _PIECES = 1_000, 32  # of a row group: rows in a task, and at most so many tasks, as each reads past those before
_BUFFER = 1 << 20  # of a column that is read: a row group may be larger than memory
_LONGEST_ESCAPE = 6  # bytes that JSON may take for one


class Columns(NamedTuple):
    """The columns that hold a document and its name; None: the first of the usual ones that is there."""

    text: str | None = None
    path: str | None = None


class Task(NamedTuple):
    """What is done in one piece.

    Attributes:
        kind: "files", "parquet", "lines" or "warc".
        paths: the files that it reads.
        part: a row group, or the offset of lines; `size` is how many rows or bytes of lines.
        start: the row of the group that it begins with.
        key: 16 hex digits of what is read and how.
    """

    kind: str
    paths: tuple[str, ...]
    key: str
    part: int = 0
    size: int = 0
    columns: Columns = Columns()
    start: int = 0


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
        yield from _parquet_batches(task)
    else:
        documents = _warc_documents(task, limit) if task.kind == "warc" else _line_documents(task, limit)
        yield from _gathered(documents)


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
                yield from _row_groups(path, columns, salt)
            elif path.lower().endswith(LINES):
                yield from _lines(path, columns, salt)
            else:
                yield Task("warc", (path,), _key(salt, path, _digest(path)))
        except (OSError, pa.ArrowException, ReadError) as error:
            words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Notice("RP901", " ".join(words.split()), path)


def _files(found: Iterable[str | Notice], salt: str) -> Iterator[Task | Notice]:
    """Files by the batch.  Where a batch ends depends on names alone, so that a new file moves no other batch."""
    batch: list[str] = []
    contents = hashlib.blake2b(salt.encode(), digest_size=8)

    def done() -> Task:
        return Task("files", tuple(batch), contents.hexdigest())

    for path in found:
        if isinstance(path, Notice):
            yield path
            continue
        try:
            digest = _digest(path)
        except OSError:
            digest = ""  # it will be said when its turn comes
        contents.update(f"{path}\0{digest}\0".encode("utf-8", "surrogatepass"))
        batch.append(path)
        if len(batch) == _FILES or int(_key(path), 16) % _BOUNDARY == 0:
            yield done()
            batch, contents = [], hashlib.blake2b(salt.encode(), digest_size=8)
    if batch:
        yield done()


def _row_groups(path: str, columns: Columns, salt: str) -> Iterator[Task]:
    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        text = _column(names, columns.text, TEXT_COLUMNS, "--text-column")
        usual = next((name for name in PATH_COLUMNS if name in names and name != text), None)
        name = _column(names, columns.path, (), "--path-column") if columns.path else usual
        kind = file.schema_arrow.field(text).type
        if not any(
            check(kind)
            for check in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
        ):
            raise ReadError(f"column {text!r} holds {kind}, neither text nor bytes")
        digest = _digest(path)
        chosen = Columns(text, name)
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            size = max(_ROWS, -(-count // _PIECES))
            for start in range(0, count, size):
                key = _key(salt, path, digest, str(group), str(start), str(size), str(chosen))
                yield Task("parquet", (path,), key, group, size, chosen, start)


def _column(names: Sequence[str], wanted: str | None, usual: Sequence[str], flag: str) -> str:
    if wanted is not None and wanted in names:
        return wanted
    found = None if wanted else next((name for name in usual if name in names), None)
    if found is None:
        raise ReadError(f"has no column {wanted or 'with text'}, only {', '.join(names)}: name one with {flag}")
    return found


def _parquet_batches(task: Task) -> Iterator[pa.RecordBatch]:
    path, (text, name) = task.paths[0], task.columns
    assert text is not None
    wanted = [text, name] if name else [text]
    end, row = task.start + task.size, 0
    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER) as file:
            for batch in file.iter_batches(_batch_rows(file, task), row_groups=[task.part], columns=wanted):
                first, row = row, row + batch.num_rows
                begin = max(first, task.start)
                if begin < row:
                    yield _named(batch.slice(begin - first, end - begin), task, begin)
                if row >= end:
                    return
    except (OSError, pa.ArrowException) as error:
        raise ReadError(" ".join(str(error).split())) from None


def _batch_rows(file: pq.ParquetFile, task: Task) -> int:
    """How many rows are read at once: fewer of long documents."""
    group = file.metadata.row_group(task.part)
    affordable: int = group.num_rows * _BYTES // max(1, group.total_byte_size)
    return max(1, min(_DOCUMENTS, affordable))


def _named(batch: pa.RecordBatch, task: Task, row: int) -> pa.RecordBatch:
    """Rows of a table as documents; what has no name is called by its place."""
    text, name = task.columns
    numbered = [f"{task.paths[0]}#{task.part}.{row + at}" for at in range(batch.num_rows)]
    given = batch.column(name).to_pylist() if name else numbered
    names = [number if one is None else str(one) for one, number in zip(given, numbered, strict=True)]
    return pa.record_batch([pa.array(names, pa.string()), batch.column(text).cast(pa.binary()).fill_null(b"")], INPUT)


def _lines(path: str, columns: Columns, salt: str) -> Iterator[Task]:
    with open(path, "rb") as file:
        start = 0
        while piece := file.read(_BYTES):
            digest, size = hashlib.blake2b(piece, digest_size=8), len(piece)
            while not piece.endswith(b"\n") and (piece := file.readline(_BYTES)):  # a line may be very long
                digest.update(piece)
                size += len(piece)
            yield Task(
                "lines", (path,), _key(salt, path, digest.hexdigest(), str(start), str(columns)), start, size, columns
            )
            start += size


def _line_documents(task: Task, limit: int) -> Iterator[tuple[str, bytes]]:
    path = task.paths[0]
    for at, line in _task_lines(task, _LONGEST_ESCAPE * limit):
        place = f"{path}#{at}"
        if not line.strip():
            continue
        if not line.endswith(b"\n") and len(line) > limit:
            yield place, line[: limit + 1]
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise ReadError(f"is no JSON object at byte {at}")
        text = _column(list(row), task.columns.text, TEXT_COLUMNS, "--text-column")
        names = (task.columns.path,) if task.columns.path else PATH_COLUMNS
        name = next((row[one] for one in names if one != text and row.get(one) is not None), place)
        yield str(name), str(row[text] or "").encode("utf-8", "replace")


def _task_lines(task: Task, longest: int) -> Iterator[tuple[int, bytes]]:
    """The lines of a task and where they begin; of those that are too long only the beginning, without a line end."""
    with open(task.paths[0], "rb") as file:
        file.seek(task.part)
        end = task.part + task.size
        while (at := file.tell()) < end:
            line = rest = file.readline(longest)
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(longest)
            yield at, line


def _warc_documents(task: Task, limit: int) -> Iterator[tuple[str, bytes]]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise UsageError("web archives are read with the extra `warc`: pip install 'reeprov[corpus,warc]'") from None
    with open(task.paths[0], "rb") as file:
        try:
            for record in ArchiveIterator(file):
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
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
            raise ReadError(f"is damaged or cut short: {error}") from None


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
        names.append(name)
        contents.append(data)
        size += len(data)
        if len(names) == _DOCUMENTS or size > _BYTES:
            yield pa.record_batch([names, contents], schema=INPUT)
            names, contents, size = [], [], 0
    if names:
        yield pa.record_batch([names, contents], schema=INPUT)
    if broken:
        raise broken


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _key(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
