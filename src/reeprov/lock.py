"""The lock file: for each entry what it said, which record that is, and how its page read when it was locked.

It is TOML, an `[[entry]]` for each entry, sorted, so that a change shows in a diff as the lines that changed.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from .errors import UsageError
from .model.locked import Locked

NAME = "reeprov.lock"
SCHEMA = 1
_HEAD = f"# Written by `reeprov resolve --lock`; `reeprov check --locked` compares.\nschema = {SCHEMA}\n"
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Lock:
    """The rows of a lock file, by document and key."""

    def __init__(self, path: str, rows: Iterable[Locked] = ()) -> None:
        self.path = path
        self.rows = tuple(rows)
        self._by_key: defaultdict[tuple[str, str], list[Locked]] = defaultdict(list)
        for row in self.rows:
            self._by_key[row.document, row.key].append(row)

    def name_of(self, document: str) -> str:
        """The path of a document as rows have it."""
        if not os.path.lexists(document):
            return document  # standard input, or an address
        folder = os.path.dirname(os.path.abspath(self.path))
        try:
            return os.path.relpath(os.path.realpath(document), os.path.realpath(folder)).replace(os.sep, "/")
        except ValueError:  # on another drive
            return document

    def row(self, document: str, key: str, text: str) -> Locked | None:
        """The row of an entry; of several with its key the one that reads as it does, else the first."""
        rows = self._by_key.get((self.name_of(document), key), [])
        return next((row for row in rows if row.text == text), rows[0] if rows else None)

    def updated(self, documents: Iterable[str], rows: Sequence[Locked]) -> Lock:
        """A lock in which these documents have these rows, and all others theirs."""
        renewed = {self.name_of(document) for document in documents}
        return Lock(self.path, [*(row for row in self.rows if row.document not in renewed), *rows])

    def text(self) -> str:
        """What stands in the file."""
        return _HEAD + "".join(map(_written, sorted(self.rows, key=_order)))


def find(folder: str = ".") -> str | None:
    """The nearest lock file in a folder or above it."""
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def read(path: str) -> Lock:
    """Read a lock file.

    Raises:
        UsageError: it cannot be read, is not one of ours, or holds marks of a merge that was not finished.
    """
    import tomllib

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError:
        raise UsageError(f"{path}: is not UTF-8") from None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_CONFLICT):
            raise UsageError(f"{path}:{number}: a mark of a merge conflict; settle it, or write the lock anew")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: is not valid TOML: {error}") from None
    if table.get("schema") != SCHEMA:
        raise UsageError(f"{path}: has schema {table.get('schema')!r}; this version reads {SCHEMA}")
    entries = table.get("entry", [])
    if not isinstance(entries, list):
        raise UsageError(f"{path}: entry must be an array of tables")
    return Lock(path, [_row(path, number, entry) for number, entry in enumerate(entries, 1)])


def _row(path: str, number: int, entry: object) -> Locked:
    if not isinstance(entry, dict) or not {"document", "key"} <= set(entry):
        raise UsageError(f"{path}: entry {number} has no document and key")
    known = {name.replace("_", "-"): name for name in Locked._fields}
    for name, value in entry.items():
        if name not in known or not isinstance(value, str):
            raise UsageError(f"{path}: entry {number}: {name} is not a text that belongs there")
    return Locked(**{known[name]: value for name, value in entry.items()})


def _written(row: Locked) -> str:
    said = [(name, value) for name, value in row._asdict().items() if value or name in ("document", "key")]
    lines = [f"{name.replace('_', '-')} = {_quoted(value)}" for name, value in said]
    return "\n[[entry]]\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string; what JSON escapes is escaped as TOML wants it, but for one character."""
    safe = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(safe, ensure_ascii=False).replace("\x7f", "\\u007f")


def _order(row: Locked) -> tuple[str, list[tuple[int, str]], str]:
    """By document, then by key as people count: 2 before 10."""
    parts = re.findall(r"\d+|\D+", row.key)
    return row.document, [(int(part) if part.isdecimal() else -1, part) for part in parts], row.text
