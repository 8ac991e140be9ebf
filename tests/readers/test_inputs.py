"""Which documents a call is about: each once, in a fixed order, and whatever cannot be read is said."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from reeprov.errors import UsageError
from reeprov.model.finding import Notice
from reeprov.readers.inputs import Inputs
from reeprov.readers.interface import Input
from reeprov.settings import Settings

links = pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("docs/b.md", "docs/a.txt", "docs/deep/c.html", "docs/photo.png", "docs/.hidden/d.md", "docs/.e.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def gather(
    *paths: str, settings: Settings | None = None, stdin_name: str | None = None
) -> tuple[list[str], list[Notice], int]:
    """The paths that were read, the notices, the number of files passed over."""
    inputs = Inputs(paths, lambda _: settings or Settings(), stdin_name)
    found: Sequence[Input | Notice] = list(inputs)
    read = [source.path for source in found if isinstance(source, Input)]
    return read, [notice for notice in found if isinstance(notice, Notice)], inputs.passed_over


def test_a_file_is_read_as_it_lies_there(folder: Path) -> None:
    (source,) = Inputs(["docs/b.md"], lambda _: Settings())
    assert source == Input("docs/b.md", b"docs/b.md")


def test_a_folder_is_walked_in_a_fixed_order(folder: Path) -> None:
    assert gather("docs") == (["docs/a.txt", "docs/b.md", "docs/deep/c.html"], [], 1)
    assert gather(".")[0] == ["docs/a.txt", "docs/b.md", "docs/deep/c.html"]
    assert gather("docs/")[0] == ["docs/a.txt", "docs/b.md", "docs/deep/c.html"]


def test_every_kind_of_document_is_found(folder: Path) -> None:
    names = [
        f"x.{kind}" for kind in ("MD", "adoc", "htm", "html", "markdown", "rst", "tex", "text", "txt", "wiki", "xhtml")
    ]
    (folder / "kinds").mkdir()
    for name in names:
        (folder / "kinds" / name).write_bytes(name.encode())
    assert set(gather("kinds")[0]) == {f"kinds/{name}" for name in os.listdir(folder / "kinds")}


def test_gitignore_is_obeyed_but_for_what_is_named(folder: Path) -> None:
    (folder / ".gitignore").write_text("deep/\n/docs/a.txt\n", encoding="utf-8")
    assert gather("docs") == (["docs/b.md"], [], 1)
    assert gather("docs/a.txt")[0] == ["docs/a.txt"]


def test_hidden_files_are_read_when_named(folder: Path) -> None:
    assert gather("docs/.e.md")[0] == ["docs/.e.md"]
    assert gather("docs/.hidden")[0] == ["docs/.hidden/d.md"]


def test_settings_include_and_exclude(folder: Path) -> None:
    assert gather("docs", settings=Settings(exclude=("deep",)))[0] == ["docs/a.txt", "docs/b.md"]
    assert gather("docs", settings=Settings(include=("*.md",)))[0] == ["docs/b.md"]
    assert gather("docs", settings=Settings(include=("*.md", "*.txt"), exclude=("a.*",)))[0] == ["docs/b.md"]
    assert gather("docs/a.txt", settings=Settings(exclude=("a.*",)))[0] == ["docs/a.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("docs/*.md", ["docs/b.md"]),
        ("docs/*", ["docs/a.txt", "docs/b.md", "docs/deep/c.html"]),
        ("docs/[ab].*", ["docs/a.txt", "docs/b.md"]),
        ("docs/?.txt", ["docs/a.txt"]),
        ("**/*.md", ["docs/b.md"]),
        ("docs/**/*.html", ["docs/deep/c.html"]),
        ("docs/**", ["docs/a.txt", "docs/b.md", "docs/deep/c.html"]),
        ("d*/**/*.html", ["docs/deep/c.html"]),
        ("./docs/**/b.md", ["docs/b.md"]),
    ],
)
def test_a_quoted_glob_is_expanded(folder: Path, pattern: str, found: list[str]) -> None:
    assert gather(pattern)[0] == found


def test_an_absolute_glob(folder: Path) -> None:
    assert gather(f"{folder.as_posix()}/docs/**/*.md")[0] == [f"{folder.as_posix()}/docs/b.md"]


def test_a_name_that_only_looks_like_a_glob(folder: Path) -> None:
    (folder / "[1].md").write_bytes(b"")
    assert gather("[1].md")[0] == ["[1].md"]


def test_each_file_is_read_once(folder: Path) -> None:
    assert gather("docs/b.md", "docs", "./docs/b.md", "docs/*.md", str(folder / "docs"))[0] == [
        "docs/b.md",
        "docs/a.txt",
        "docs/deep/c.html",
    ]


def test_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, path in ((None, "-"), ("docs/x.md", "docs/x.md")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"words")))
        inputs = list(Inputs(["-", "-"], lambda _: Settings(), name))
        assert inputs == [Input(path, b"words")]


def test_standard_input_that_is_closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert gather("-")[1] == [Notice("RP901", "standard input is closed", "-")]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing.md", "no such file or folder"),
        ("*.rst", "no file matches"),
        ("none/**/*.md", "no file matches"),
        ("https://example.org/a.html", "give --online"),
        ("HTTP://example.org", "give --online"),
        ("empty", "no document in empty"),
        ("others", "2 files of other kinds were passed over"),
    ],
)
def test_a_path_that_leads_to_nothing_ends_the_run(folder: Path, path: str, words: str) -> None:
    (folder / "empty").mkdir()
    (folder / "others").mkdir()
    for name in ("a.png", "b.css"):
        (folder / "others" / name).write_bytes(b"")
    with pytest.raises(UsageError, match=words):
        gather(path)


def test_no_path_at_all_ends_the_run() -> None:
    with pytest.raises(UsageError, match="no document was named"):
        gather()


def fatal(notices: list[Notice]) -> list[tuple[str | None, str]]:
    assert all(notice.code == "RP901" and notice.fatal for notice in notices)
    return [(notice.path, notice.message) for notice in notices]


def test_a_named_file_of_another_kind_is_said(folder: Path) -> None:
    read, notices, _ = gather("docs/photo.png", "docs/b.md")
    assert read == ["docs/b.md"]
    assert fatal(notices) == [("docs/photo.png", "is not of a kind that is read")]


def test_a_file_that_may_not_be_read_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def refuse(path: str, *arguments: int) -> int:
        if path.endswith("b.md"):
            raise PermissionError(13, "Permission denied")
        return really(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    read, notices, _ = gather("docs")
    assert read == ["docs/a.txt", "docs/deep/c.html"]
    assert fatal(notices) == [("docs/b.md", "permission denied")]


def test_a_file_that_vanishes_is_said(folder: Path) -> None:
    inputs = Inputs(["docs"], lambda _: Settings())
    (folder / "docs" / "b.md").unlink()
    found = list(inputs)
    assert [notice for notice in found if isinstance(notice, Notice)] == [
        Notice("RP901", "no such file or directory", "docs/b.md")
    ]
    assert len(found) == 3


def test_a_file_that_is_too_large_is_said(folder: Path) -> None:
    read, notices, _ = gather("docs", settings=Settings(max_size=9))
    assert read == ["docs/b.md"]
    assert [path for path, _ in fatal(notices)] == ["docs/a.txt", "docs/deep/c.html"]
    assert notices[0].message == "is larger than 9 bytes (max-size)"


def test_50_mb_are_read(folder: Path) -> None:
    (folder / "large.md").write_bytes(b"word " * 10_000_000)
    (source,) = Inputs(["large.md"], lambda _: Settings())
    assert isinstance(source, Input)
    assert len(source.data) == 50_000_000


def test_a_file_that_grows_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.fstat

    def before(descriptor: int) -> os.stat_result:
        status = list(really(descriptor))
        status[6] = 3
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", before)
    (source,) = Inputs(["docs/b.md"], lambda _: Settings())
    assert source == Input("docs/b.md", b"docs/b.md")
    (notice,) = Inputs(["docs/b.md"], lambda _: Settings(max_size=5))
    assert isinstance(notice, Notice)


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_a_pipe_that_nobody_writes_to_does_not_hang(folder: Path) -> None:
    os.mkfifo(folder / "docs" / "pipe.md")
    assert fatal(gather("docs")[1]) == [("docs/pipe.md", "is not a regular file")]


@links
def test_links_are_followed_and_read_once(folder: Path) -> None:
    (folder / "docs" / "deep" / "again.md").symlink_to("../b.md")
    (folder / "docs" / "zeta").symlink_to("deep")
    read, notices, _ = gather("docs")
    assert read == ["docs/a.txt", "docs/b.md", "docs/deep/c.html"]
    assert notices == []


@links
def test_a_folder_that_leads_back_to_itself_is_walked_once(folder: Path) -> None:
    (folder / "docs" / "loop").symlink_to(".")
    (folder / "docs" / "deep" / "up").symlink_to("..")
    read, notices, _ = gather("docs")
    assert read == ["docs/a.txt", "docs/b.md", "docs/deep/c.html"]
    assert [(notice.path, notice.fatal) for notice in notices] == [("docs/deep/up", False), ("docs/loop", False)]
    assert "a folder it is in" in notices[0].message
    assert gather("docs/**/*.md")[0] == ["docs/b.md"]


@links
def test_links_to_nowhere(folder: Path) -> None:
    (folder / "docs" / "gone.md").symlink_to("nowhere.md")
    (folder / "docs" / "gone.png").symlink_to("nowhere.png")
    (folder / "docs" / "self.md").symlink_to("self.md")
    read, notices, passed_over = gather("docs")
    assert len(read) == 3
    assert [path for path, _ in fatal(notices)] == ["docs/gone.md", "docs/self.md"]
    assert passed_over == 2
    assert [path for path, _ in fatal(gather("docs/self.md", "docs/gone.md")[1])] == ["docs/self.md", "docs/gone.md"]


def test_a_folder_with_the_name_of_a_document(folder: Path) -> None:
    (folder / "docs" / "folder.md").mkdir()
    (folder / "docs" / "folder.md" / "inner.md").write_bytes(b"")
    assert gather("docs/folder.md")[0] == ["docs/folder.md/inner.md"]
    assert "docs/folder.md/inner.md" in gather("docs")[0]
