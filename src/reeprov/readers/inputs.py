"""Which documents a call is about: files, folders, globs and standard input → bytes, or a notice that says why not."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence

from ..errors import ReadError, UsageError
from ..model.finding import Notice
from ..normalize.globs import matches
from ..settings import Settings
from .formats import SUFFIXES, WALKED
from .interface import Input

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STDIN = "-"

_UNREAD = "RP901"
_GLOB = "*?["
_ADDRESS = ("http://", "https://")
_READ_FLAGS = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
)  # a pipe nobody writes to must not hang


class Inputs:
    """The documents behind the paths of a call, each once, in a fixed order; to be iterated over once.

    Paths are looked up at once, files are read one by one as they are asked for.

    Args:
        paths: files, folders, globs, or "-" for standard input.
        settings_for: gives the settings for a folder.
        stdin_name: what to call standard input.
        fetch: gives the page at an address, or raises `ReadError`; without it addresses are no paths.

    Attributes:
        passed_over: how many files of other kinds lay in the walked folders.
        found: the paths, and notices in place of those that cannot be read.

    Raises:
        UsageError: a path leads to nothing, or there is no document anywhere.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings_for: Callable[[str], Settings],
        stdin_name: str | None = None,
        fetch: Callable[[str], Input] | None = None,
    ) -> None:
        self.passed_over = 0
        self._fetch = fetch
        self._settings_for = settings_for
        self._stdin_name = (stdin_name or STDIN).replace(os.sep, "/")
        self._seen: set[tuple[int, int] | str] = set()
        self.found: list[str | Notice] = []
        for path in paths:
            try:
                self._find(path)
            except UsageError as error:
                if len(paths) == 1:
                    raise
                # The others are still to be checked.
                self.found.append(_unread(path, str(error).removeprefix(f"{path}: ")))
        if not self.found:
            raise UsageError(f"no document in {', '.join(paths)}{self._over()}" if paths else "no document was named")

    def parts(self, count: int) -> list[Inputs]:
        """The same documents in at most so many consecutive parts; a file with two names stays under its first."""
        known: set[tuple[int, int]] = set()
        found: list[str | Notice] = []
        for item in self.found:
            if isinstance(item, str) and item != STDIN and (identity := _identity(item)) is not None:
                if identity in known:
                    continue
                known.add(identity)
            found.append(item)
        size = max(1, -(-len(found) // count))
        return [self._part(found[at : at + size]) for at in range(0, len(found), size)]

    def _part(self, found: list[str | Notice]) -> Inputs:
        part = object.__new__(Inputs)
        part.__dict__.update(self.__dict__, found=found, _seen=set(), passed_over=0)
        return part

    def __iter__(self) -> Iterator[Input | Notice]:
        for found in self.found:
            if isinstance(found, Notice):
                yield found
                continue
            try:
                if self._fetch and found.lower().startswith(_ADDRESS):
                    source: Input | None = self._fetch(found)
                else:
                    source = self._read_stdin() if found == STDIN else self._read(found)
            except (ReadError, OSError) as error:
                words = error.strerror or error if isinstance(error, OSError) else error
                yield _unread(self._stdin_name if found == STDIN else found, str(words))
            else:
                if source:
                    yield source

    def _over(self) -> str:
        if not self.passed_over:
            return ""
        words = "file of another kind was" if self.passed_over == 1 else "files of other kinds were"
        return f"; {self.passed_over} {words} passed over"

    def _find(self, path: str) -> None:
        """Add what one path stands for."""
        if path == STDIN:
            self.found.append(STDIN)
        elif path.lower().startswith(_ADDRESS):
            if self._fetch is None:
                raise UsageError(f"{path}: is read from the web: give --online")
            self.found.append(path)
        elif os.path.isdir(path):
            self._walk(path)
        elif os.path.lexists(path):
            self.found.append(path if _suffix(path) in SUFFIXES else _unread(path, "is not of a kind that is read"))
        elif any(sign in path for sign in _GLOB):
            self._match(path)
        else:
            raise UsageError(f"{path}: no such file or folder")

    def _match(self, pattern: str) -> None:
        """Add what a glob matches: `**` walks, so that .gitignore holds there too."""
        pattern = pattern.replace(os.sep, "/")
        before = len(self.found), self.passed_over
        above, deep, _ = pattern.partition("**")
        folder = above.rpartition("/")[0] or ("/" if above.startswith("/") else ".")
        if deep and not any(sign in folder for sign in _GLOB):
            if os.path.isdir(folder):
                self._walk(folder, pattern.removeprefix(folder).removeprefix("/"))
        else:
            from glob import glob

            for path in sorted(glob(pattern, recursive=True)):
                if os.path.isdir(path):
                    self._walk(path)
                elif _suffix(path) in SUFFIXES:
                    self.found.append(path)
                else:
                    self.passed_over += 1
        if (len(self.found), self.passed_over) == before:
            raise UsageError(f"{pattern}: no file matches")

    def _walk(self, folder: str, pattern: str | None = None) -> None:
        """Add the documents below a folder; hidden files and those that .gitignore names are left out."""
        from pathlib import Path

        import ignore

        settings = self._settings_for(folder)
        wanted = [f"./{pattern}"] if pattern else [_below(glob) for glob in settings.include]
        walk = ignore.WalkBuilder(Path(folder)).follow_links(True).require_git(False).ignore(False).git_global(False)
        found: list[str | Notice] = []
        links: dict[str, str | None] = {}
        said: set[str] = set()
        entries = iter(walk.overrides(excluding(folder, settings.exclude)).build())
        while True:
            try:
                path = str(next(entries).path())
            except StopIteration:
                break
            except (ignore.Error, ignore.IOError) as error:
                found.extend(self._explain(str(error), folder))
                continue
            inside = f"./{os.path.relpath(path, folder)}"
            if os.path.isdir(path) or (wanted and not any(matches(inside, glob) for glob in wanted)):
                continue
            if outside := _leads_up(path, folder, links):
                if outside not in said:
                    said.add(outside)
                    found.append(_not_followed(outside, os.path.realpath(outside)))
            elif _suffix(path) in (SUFFIXES if wanted else WALKED):
                found.append(path)
            else:
                self.passed_over += 1
        self.found += sorted(found, key=lambda item: (item.path or "") if isinstance(item, Notice) else item)

    def _explain(self, error: str, folder: str) -> Iterator[Notice]:
        """What an error of the walker means for the run."""
        loop, sign, places = error.partition("File system loop found: ")
        if sign and not loop:
            path, _, ancestor = places.partition(" points to an ancestor ")
            # Everything below it is read where it really stands, so nothing is missed.
            yield _not_followed(path, ancestor)
            return
        path, sign, words = error.partition(": IO error for operation on ")
        if not sign:
            yield _unread(folder, error)
        elif _suffix(path) in WALKED or os.path.isdir(path):
            yield _unread(path, words.removeprefix(path).removeprefix(": ").partition(" (os error")[0])
        else:
            self.passed_over += 1

    def _read(self, path: str) -> Input | None:
        """The bytes of a file; None for one that was read before under another name."""
        limit = self._settings_for(os.path.dirname(path)).max_size
        descriptor = os.open(path, _READ_FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ReadError("is not a regular file")
            identity = (status.st_dev, status.st_ino)
            if identity in self._seen:
                return None
            self._seen.add(identity)
            if status.st_size > limit:
                raise _too_large(limit)
            data = os.read(descriptor, status.st_size + 1)
            while len(data) != status.st_size and (more := os.read(descriptor, 1 << 20)):  # it is being written to
                data += more
                if len(data) > limit:
                    raise _too_large(limit)
        finally:
            os.close(descriptor)
        return Input(_shown(path), data)

    def _read_stdin(self) -> Input | None:
        if STDIN in self._seen:
            return None
        self._seen.add(STDIN)
        if sys.stdin is None:
            raise ReadError("standard input is closed")
        limit = self._settings_for(os.path.dirname(self._stdin_name)).max_size
        data = sys.stdin.buffer.read(limit + 1)
        if len(data) > limit:
            raise _too_large(limit)
        return Input(self._stdin_name, data)


def _identity(path: str) -> tuple[int, int] | None:
    """What a file is, whatever it is called; None where it cannot be asked."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def excluding(folder: str, globs: Sequence[str]) -> Any:
    """What tells the walker which files and folders below a folder to leave out.

    Raises:
        UsageError: a glob cannot be read.
    """
    from pathlib import Path

    from ignore import Error
    from ignore.overrides import OverrideBuilder

    builder = OverrideBuilder(Path(folder))
    for glob in globs:
        try:
            builder.add("!" + glob)
        except Error as error:
            reason = str(error).rpartition(": ")[2]
            raise UsageError(f"exclude: {glob!r} cannot be read as a glob: {reason}") from None
    return builder.build()


def _leads_up(path: str, folder: str, known: dict[str, str | None]) -> str | None:
    """The link on the way from a folder to a file below it that leads to a folder which that folder is in, or None."""
    parent = os.path.dirname(path)
    if len(parent) <= len(folder):
        return None
    if parent not in known:
        known[parent] = _leads_up(parent, folder, known)
        if known[parent] is None and os.path.islink(parent):
            target, start = os.path.realpath(parent), os.path.realpath(folder)
            known[parent] = parent if start == target or start.startswith(target.rstrip(os.sep) + os.sep) else None
    return known[parent]


def _not_followed(link: str, ancestor: str) -> Notice:
    words = f"is a link back to {ancestor}, a folder it is in; not followed"
    return Notice(_UNREAD, words, _shown(link), fatal=False)


def _below(glob: str) -> str:
    """A glob of the settings as one of paths below a folder."""
    return f"./{glob.strip('/')}" if "/" in glob else f"**/{glob}"


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _shown(path: str) -> str:
    """The path as reports show it."""
    return path.replace(os.sep, "/").removeprefix("./")


def _unread(path: str, words: str) -> Notice:
    return Notice(_UNREAD, words[:1].lower() + words[1:], _shown(path))


def _too_large(limit: int) -> ReadError:
    return ReadError(f"is larger than {limit:,} bytes (max-size)")
