"""Documents that are rows of a Parquet file: a task is a row group, or a piece of one."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import ReadError
from .tables import INPUT
from .tasks import BYTES, PATH_COLUMNS, SHARE, TEXT_COLUMNS, Columns, Task, column, digest, key

_MOST, _FEWEST = 1_000, 16  # rows of a task
_PIECES = 128  # of a row group: each reads past those before
_BATCH = 256  # rows that are read at once
_BUFFER = 1 << 20  # of a column that is read: a row group may be larger than memory
_TYPES = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)


def tasks(path: str, columns: Columns, salt: str) -> Iterator[Task]:
    """The tasks of a file, in its order.

    Raises:
        ReadError: the column of the documents is not there, or holds something else.
        OSError, pyarrow.ArrowException: the file cannot be read.
    """
    with pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        text = column(names, columns.text, TEXT_COLUMNS, "--text-column")
        usual = next((name for name in PATH_COLUMNS if name in names and name != text), None)
        name = column(names, columns.path, (), "--path-column") if columns.path else usual
        if twice := next((one for one in (text, name) if names.count(one) > 1), None):
            raise ReadError(f"has more than one column {twice!r}")
        kind = file.schema_arrow.field(text).type
        if not any(check(kind) for check in _TYPES):
            raise ReadError(f"column {text!r} holds {kind}, neither text nor bytes")
        contents = digest(path)
        chosen = Columns(text, name)
        wanted = max(_FEWEST, min(_MOST, file.metadata.num_rows // SHARE))
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            pieces = min(_PIECES, -(-count // min(wanted, _affordable(file, group, text))))
            size = -(-count // max(1, pieces))
            for start in range(0, count, max(1, size)):
                name_of = key(salt, path, contents, str(group), str(start), str(size), str(chosen))
                yield Task("parquet", (path,), name_of, group, size, chosen, start)


def batches(task: Task) -> Iterator[pa.RecordBatch]:
    """The documents of a task; a `ReadError` where the file is damaged."""
    path, (text, name) = task.paths[0], task.columns
    assert text is not None
    wanted = [text, name] if name else [text]
    end, row = task.start + task.size, 0
    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER) as file:
            size = min(_BATCH, _affordable(file, task.part, text))
            for batch in file.iter_batches(size, row_groups=[task.part], columns=wanted):
                first, row = row, row + batch.num_rows
                begin = max(first, task.start)
                if begin < row:
                    yield _named(batch.slice(begin - first, end - begin), task, begin)
                if row >= end:
                    return
    except (OSError, pa.ArrowException) as error:
        raise ReadError(" ".join(str(error).split())) from None


def _affordable(file: pq.ParquetFile, group: int, text: str) -> int:
    """How many rows of a group fit into what is held at once: fewer of long documents."""
    about = file.metadata.row_group(group)
    columns = (about.column(at) for at in range(about.num_columns))
    size = sum(one.total_uncompressed_size for one in columns if one.path_in_schema == text)
    rows: int = about.num_rows * BYTES // max(1, size)
    return max(1, rows)


def _named(batch: pa.RecordBatch, task: Task, row: int) -> pa.RecordBatch:
    """Rows of a table as documents; what has no name is called by its place."""
    text, name = task.columns
    numbered = [f"{task.paths[0]}#{task.part}.{row + at}" for at in range(batch.num_rows)]
    given = batch.column(name).to_pylist() if name else numbered
    names = [number if one is None else _text(one) for one, number in zip(given, numbered, strict=True)]
    return pa.record_batch([pa.array(names, pa.string()), batch.column(text).cast(pa.binary()).fill_null(b"")], INPUT)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
