"""The cache: a folder of what was fetched, kept by diskcache with a `Disk` that never unpickles.

A row is bytes under a string key.  diskcache would also read pickles and open files that a row names, so that whoever
can write to the folder could run code; `BytesDisk` refuses both.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    import diskcache

TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
_TAG_TEXT = f"{_SIGNATURE}\n# This folder holds a cache of reeprov; backups may leave it out.\n"
_ROWS = "rows"
# Seconds for which another run may hold the table while it writes: the network waits meanwhile, and has deadlines.
PATIENCE = 5.0


def default_folder() -> str:
    """The user's cache folder for reeprov."""
    from platformdirs import user_cache_dir

    return user_cache_dir("reeprov", appauthor=False)


def make_disk() -> type[diskcache.Disk]:
    """The `Disk` of our caches; made on demand, since diskcache takes its time to import."""
    import diskcache
    from diskcache.core import MODE_BINARY, MODE_RAW

    class BytesDisk(diskcache.Disk):  # type: ignore[misc]
        """Bytes in, bytes out, under string keys; everything else is refused."""

        def put(self, key: object) -> tuple[str, bool]:
            if not isinstance(key, str):
                raise TypeError("keys are strings")
            return key, True

        def get(self, key: object, raw: object) -> str:
            if not (isinstance(key, str) and raw):
                raise UsageError("the cache holds a key that is not ours; clear it")
            return key

        def store(self, value: object, read: bool, key: object = None) -> tuple[int, int, str | None, object]:
            if not isinstance(value, bytes) or read:
                raise TypeError("values are bytes")
            stored: tuple[int, int, str | None, object] = super().store(value, False, key=key)
            return stored

        def fetch(self, mode: int, filename: str | None, value: object, read: bool) -> bytes:
            if read or mode not in (MODE_RAW, MODE_BINARY):
                raise UsageError("the cache holds a row that is not ours; clear it")
            if filename is not None:
                self._check(filename)
            fetched = super().fetch(mode, filename, value, False)
            if not isinstance(fetched, bytes):
                raise UsageError("the cache holds a row that is not ours; clear it")
            return fetched

        def remove(self, file_path: str) -> None:
            self._check(file_path)
            super().remove(file_path)

        def _check(self, filename: str) -> None:
            root = os.path.realpath(self._directory)
            if not os.path.realpath(os.path.join(root, filename)).startswith(os.path.join(root, "")):
                raise UsageError("the cache names a file outside its folder; clear it")

    return BytesDisk


class Cache:
    """The cache in a folder, which need not exist yet."""

    def __init__(self, folder: str) -> None:
        self.folder = os.path.abspath(folder)
        self._rows = os.path.join(self.folder, _ROWS)

    def open(self) -> diskcache.Cache:
        """The rows, to read and write; makes the folder, readable by its owner alone.

        Raises:
            UsageError: the folder cannot be made or holds something else.
        """
        import sqlite3

        import diskcache

        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            if not self._is_ours():
                if os.listdir(self.folder):
                    raise UsageError(f"{self.folder}: is not a cache of reeprov (no {TAG} of ours in it)")
                with open(os.path.join(self.folder, TAG), "w", encoding="ascii") as file:
                    file.write(_TAG_TEXT)
            os.makedirs(self._rows, mode=0o700, exist_ok=True)
            os.chmod(self._rows, 0o700)
        except OSError as error:
            raise UsageError(f"{self.folder}: cannot be used as a cache: {error.strerror or error}") from None
        try:
            return diskcache.Cache(self._rows, timeout=PATIENCE, disk=make_disk(), eviction_policy="none", cull_limit=0)
        except sqlite3.Error as error:
            raise UsageError(f"{self.folder}: cannot be used as a cache: {error}") from None

    def describe(self) -> Iterator[str]:
        """Where the cache is, how many rows it keeps, how large it is, since when: a line each."""
        yield f"folder: {self.folder}"
        self._must_be_ours()
        if not os.path.isdir(self._rows):
            yield "nothing kept yet"
            return
        found = self._count()
        if found is None:
            yield "damaged: nothing of it can be read; `reeprov cache clear` empties it"
            return
        count, oldest = found
        if not count:
            yield "nothing kept yet"
            return
        size = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(self._rows) for name in names)
        yield f"rows: {count}"
        yield f"size: {size / 1e6:.1f} MB"
        if oldest is not None:
            yield f"since: {datetime.fromtimestamp(oldest, UTC):%Y-%m-%d %H:%M} UTC"

    def clear(self) -> int:
        """Remove all rows; the folder and its tag stay.  Returns how many there were.

        Raises:
            UsageError: the folder is not a cache of ours, or cannot be emptied.
        """
        self._must_be_ours()
        if not os.path.isdir(self._rows):
            return 0
        count, _ = self._count() or (0, None)
        try:
            shutil.rmtree(self._rows)
        except OSError as error:
            raise UsageError(f"{self._rows}: cannot be removed: {error.strerror or error}") from None
        return count

    def _count(self) -> tuple[int, float | None] | None:
        """How many rows there are and when the oldest was stored, straight from the table; None where it is damaged."""
        import sqlite3
        from contextlib import closing
        from pathlib import Path

        table = Path(self._rows, "cache.db")
        if not table.exists():
            return 0, None
        try:
            with closing(sqlite3.connect(f"{table.as_uri()}?mode=ro", uri=True)) as connection:
                count, oldest = connection.execute("SELECT COUNT(*), MIN(store_time) FROM Cache").fetchone()
        except sqlite3.Error:
            return None
        return int(count), oldest

    def _is_ours(self) -> bool:
        try:
            with open(os.path.join(self.folder, TAG), encoding="ascii", errors="replace") as file:
                head = file.read(500)
        except OSError:
            return False
        return head.startswith(_SIGNATURE) and "reeprov" in head

    def _must_be_ours(self) -> None:
        if (
            os.path.exists(self.folder)
            and not self._is_ours()
            and (not os.path.isdir(self.folder) or os.listdir(self.folder))
        ):
            raise UsageError(f"{self.folder}: is not a cache of reeprov (no {TAG} of ours in it)")
