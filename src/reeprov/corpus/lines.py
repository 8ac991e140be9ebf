"""Documents that are lines of JSON: a task is a piece of the file, which a line ends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from ..errors import ReadError
from .tasks import PATH_COLUMNS, TEXT_COLUMNS, Columns, Task, column, key, piece

_LONGEST_ESCAPE = 6  # bytes that JSON may take for one
_LINE = 4 << 20  # of a line that is read at once, which may be very long


def tasks(path: str, columns: Columns, salt: str) -> Iterator[Task]:
    """The tasks of a file, in its order; `OSError` where it cannot be read."""
    with open(path, "rb") as file:
        start = 0
        while found := file.read(piece(start)):
            contents, size = hashlib.blake2b(found, digest_size=8), len(found)
            while not found.endswith(b"\n") and (found := file.readline(_LINE)):
                contents.update(found)
                size += len(found)
            name_of = key(salt, path, contents.hexdigest(), str(start), str(columns))
            yield Task("lines", (path,), name_of, start, size, columns)
            start += size


def documents(task: Task, limit: int) -> Iterator[tuple[str, bytes]]:
    """The documents of a task, of those that are too long the beginning; a `ReadError` where a line is none."""
    path = task.paths[0]
    for at, line, cut in _task_lines(task, _LONGEST_ESCAPE * limit):
        place = f"{path}#{at}"
        if not line.strip():
            continue
        if cut:
            yield place, line[: limit + 1]
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise ReadError(f"is no JSON object at byte {at}")
        text = column(list(row), task.columns.text, TEXT_COLUMNS, "--text-column")
        names = (task.columns.path,) if task.columns.path else PATH_COLUMNS
        name = next((row[one] for one in names if one != text and row.get(one) is not None), place)
        yield _storable(name).decode(), _storable(row[text] or "")


def _storable(value: object) -> bytes:
    """A value of JSON as text in UTF-8, which has no half of a pair of surrogates."""
    return str(value).encode("utf-8", "replace")


def _task_lines(task: Task, longest: int) -> Iterator[tuple[int, bytes, bool]]:
    """The lines of a task, where they begin, and whether that is only the beginning of one that is too long."""
    with open(task.paths[0], "rb") as file:
        file.seek(task.part)
        end = task.part + task.size
        while (at := file.tell()) < end:
            line = rest = file.readline(longest)
            if not line:
                raise ReadError("has become shorter while it was read")
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(longest)
            yield at, line, len(line) == longest and not line.endswith(b"\n")
