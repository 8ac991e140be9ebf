"""The cache keeps bytes, and opens nothing that it did not write itself."""

from __future__ import annotations

import os
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reeprov.errors import UsageError
from reeprov.fetch.cache import Cache, default_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def filled(folder: Path) -> Path:
    with Cache(str(folder)).open() as rows:
        rows["small"] = b"bytes"
        rows["large"] = b"x" * 100_000  # in a file of its own
    return folder


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "rows" / "cache.db")) as connection, connection:
        connection.execute(statement, values)


def test_what_was_stored_is_found_again(filled: Path) -> None:
    with Cache(str(filled)).open() as rows:
        assert rows["small"] == b"bytes"
        assert rows["large"] == b"x" * 100_000
        assert sorted(rows) == ["large", "small"]


@pytest.mark.parametrize(("key", "value"), [("key", "text"), ("key", {"a": 1}), ("key", None), (1, b""), (("a",), b"")])
def test_only_bytes_under_string_keys_are_stored(filled: Path, key: object, value: object) -> None:
    with Cache(str(filled)).open() as rows, pytest.raises(TypeError):
        rows[key] = value


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("exploded",)


def test_a_planted_pickle_is_not_opened(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled)
    change(filled, "UPDATE Cache SET mode = 4, value = ?, filename = NULL", pickle.dumps(Bomb()))
    with Cache(str(filled)).open() as rows, pytest.raises(UsageError, match="not ours"):
        rows.get("small")
    assert not Path("exploded").exists()


def test_a_planted_key_is_not_opened(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled)
    change(filled, "UPDATE Cache SET key = ?, raw = 0 WHERE key = 'small'", pickle.dumps(Bomb()))
    with Cache(str(filled)).open() as rows, pytest.raises(UsageError, match="not ours"):
        list(rows)
    assert not Path("exploded").exists()


@pytest.mark.parametrize("name", ["../../secret", "{outside}"])
def test_a_planted_file_name_reads_and_deletes_nothing_outside(filled: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    change(filled, "UPDATE Cache SET filename = ? WHERE key = 'large'", name.format(outside=secret))
    with Cache(str(filled)).open() as rows:
        with pytest.raises(UsageError, match="outside"):
            rows.get("large")
        with pytest.raises(UsageError, match="outside"):
            del rows["large"]
    assert secret.read_bytes() == b"secret"


@pytest.mark.skipif(os.name == "nt", reason="folders have no such modes there")
def test_the_folder_is_its_owner_s_alone(filled: Path) -> None:
    assert (filled / "rows").stat().st_mode & 0o777 == 0o700
    assert filled.stat().st_mode & 0o777 == 0o700


def test_it_says_where_how_many_how_large_and_since_when(filled: Path) -> None:
    place, rows, size, since = Cache(str(filled)).describe()
    assert place == f"folder: {filled}"
    assert rows == "rows: 2"
    assert 0.1 <= float(size.removeprefix("size: ").removesuffix(" MB")) < 1
    assert since.startswith("since: 20")


def test_nothing_kept_is_said_so(folder: Path) -> None:
    assert list(Cache(str(folder)).describe()) == [f"folder: {folder}", "nothing kept yet"]
    assert Cache(str(folder)).clear() == 0
    assert not folder.exists()


def test_clearing_removes_the_rows_and_nothing_else(filled: Path) -> None:
    (filled / "README.md").write_text("kept", encoding="utf-8")
    assert Cache(str(filled)).clear() == 2
    assert sorted(os.listdir(filled)) == ["CACHEDIR.TAG", "README.md"]
    assert list(Cache(str(filled)).describe())[1] == "nothing kept yet"


def test_a_damaged_table_is_said_and_can_be_cleared(filled: Path) -> None:
    (filled / "rows" / "cache.db").write_bytes(b"no table" * 1000)
    for leftover in (filled / "rows").glob("cache.db-*"):
        leftover.unlink()
    assert list(Cache(str(filled)).describe())[1].startswith("damaged: ")
    with pytest.raises(UsageError, match="cannot be used as a cache: file is not a database"):
        Cache(str(filled)).open()
    assert Cache(str(filled)).clear() == 0
    assert not (filled / "rows").exists()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "photo.jpg").write_bytes(b"precious")
    (tmp_path / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# Some other tool's\n")
    for action in (lambda: Cache(str(tmp_path)).clear(), lambda: list(Cache(str(tmp_path)).describe())):
        with pytest.raises(UsageError, match="is not a cache of reeprov"):
            action()
    with pytest.raises(UsageError, match="is not a cache of reeprov"):
        Cache(str(tmp_path)).open()
    assert (tmp_path / "rows" / "photo.jpg").exists()


def test_the_default_is_the_user_s_cache_folder() -> None:
    assert Path(default_folder()).name in ("reeprov", "Cache")
