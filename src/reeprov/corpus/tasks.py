"""What is done in one piece, and how large it is: little enough to be done again, and for all workers to have some."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ..errors import ReadError
from ..model.noun import NamedTuple

TEXT_COLUMNS = ("text", "content", "body", "html", "data")
PATH_COLUMNS = ("path", "url", "id", "name")

BYTES = 4 << 20  # of documents that are held at once, and the most of a task, where its documents can be told apart
_FEWEST = 128 << 10
SHARE = 64  # pieces that a source is made of, so that the last ones keep no worker waiting for long


class Columns(NamedTuple):
    """The columns that hold a document and its name; None: the first of the usual ones that is there."""

    text: str | None = None
    path: str | None = None


class Task(NamedTuple):
    """What is done in one piece.

    Attributes:
        kind: "files", "parquet", "lines" or "archive".
        paths: the files that it reads.
        key: 16 hex digits of what is read and how: the same contents are the same task in every run, whatever else
            the corpus has got.
        part: a row group, or the offset of lines or records; `size` is how many rows, bytes of lines, or records.
        start: the row of the group that it begins with.
    """

    kind: str
    paths: tuple[str, ...]
    key: str
    part: int = 0
    size: int = 0
    columns: Columns = Columns()
    start: int = 0


def piece(start: int) -> int:
    """How many bytes of a file a task takes that begins there, whatever comes behind: a file may grow."""
    return min(BYTES, max(_FEWEST, start // SHARE))


def column(names: Sequence[str], wanted: str | None, usual: Sequence[str], flag: str) -> str:
    """The column of these names that is wanted, or the first of the usual ones.

    Raises:
        ReadError: there is none.
    """
    if wanted is not None and wanted in names:
        return wanted
    found = None if wanted else next((name for name in usual if name in names), None)
    if found is None:
        raise ReadError(f"has no column {wanted or 'with text'}, only {', '.join(names)}: name one with {flag}")
    return found


def digest(path: str) -> str:
    """Of the contents of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def key(*parts: str) -> str:
    """Of what a task reads and how."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
