"""0 clean, 1 findings, 2 whatever kept the check from being done: one line on standard error, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reeprov.cli import running

CLEAN = "It rained [1].\n\nSources:\n\n[1] Interfax – “Rain”, 03.03.2025\n"
DANGLING = "It rained [1]. It snowed [2].\n\nSources:\n\n[1] Interfax – “Rain”, 03.03.2025\n"
UNCITED = "It rained [1].\n\nSources:\n\n[1] Interfax – “Rain”, 03.03.2025\n\n[2] Interfax – “Snow”, 04.03.2025\n"
PLACEHOLDER = "It rained [1].\n\nSources:\n\n[1] Interfax – “Rain”, [03.03.2025](#)\n"

Reeprov = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"clean.md": CLEAN, "dangling.md": DANGLING, "placeholder.md": PLACEHOLDER}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "uncited.md").write_text(UNCITED, encoding="utf-8")
    (tmp_path / "empty.md").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize("name", ["clean.md", "empty.md"])
def test_a_clean_document_is_0(folder: Path, reeprov: Reeprov, name: str) -> None:
    assert reeprov("check", name).status == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("dangling.md",), 1),
        (("dangling.md", "--exit-zero"), 0),
        (("dangling.md", "--fail-on", "error"), 1),
        (("dangling.md", "--ignore", "RP101"), 0),
        (("dangling.md", "--select", "RP2"), 0),
        (("placeholder.md",), 1),
        (("placeholder.md", "--fail-on", "error"), 0),
        (("uncited.md", "--fail-on=warning"), 1),
        (("clean.md", "dangling.md"), 1),
        ((".",), 1),
    ],
)
def test_findings_are_1_where_they_count(folder: Path, reeprov: Reeprov, words: tuple[str, ...], status: int) -> None:
    assert reeprov("check", *words).status == status


def one_line(text: str) -> bool:
    return text.startswith("reeprov: ") and text.count("\n") == 1 and text.endswith("\n")


def make_binary(folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def make_unreadable(folder: Path) -> None:
    (folder / "bad.md").symlink_to("bad.md")  # a link to itself cannot be opened, not even by root


def make_unknown_kind(folder: Path) -> None:
    (folder / "bad.odt").write_bytes(b"words")


def make_damaged_word_document(folder: Path) -> None:
    (folder / "bad.docx").write_bytes(b"words")


def make_damaged_pdf(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"words")


def make_undecodable(folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"\xff\xfe\0\xd8" * 3)  # a BOM of UTF-16 and half a pair


def make_pipe(folder: Path) -> None:
    os.mkfifo(folder / "bad.md")


def make_empty_folder(folder: Path) -> None:
    (folder / "bad").mkdir()


def make_folder_of_others(folder: Path) -> None:
    (folder / "bad").mkdir()
    (folder / "bad" / "photo.png").write_bytes(b"")


def make_nothing(folder: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("make", "path", "words"),
    [
        (make_binary, "bad.md", "binary file"),
        pytest.param(
            make_unreadable, "bad.md", "bad.md: ", marks=pytest.mark.skipif(os.name == "nt", reason="links need rights")
        ),
        (make_unknown_kind, "bad.odt", "is not of a kind that is read"),
        (make_damaged_word_document, "bad.docx", "bad.docx: is damaged, or no Word document"),
        (make_damaged_pdf, "bad.pdf", "bad.pdf: is damaged, or no PDF"),
        (make_undecodable, "bad.md", "begins as utf-16-le but is not"),
        pytest.param(
            make_pipe,
            "bad.md",
            "not a regular file",
            marks=pytest.mark.skipif(os.name == "nt", reason="no named pipes"),
        ),
        (make_empty_folder, "bad", "no document in bad"),
        (make_folder_of_others, "bad", "1 file of another kind was passed over"),
        (make_nothing, "missing.md", "missing.md: no such file or folder"),
        (make_nothing, "*.rst", "*.rst: no file matches"),
        (make_nothing, "https://example.org/a", "give --online"),
    ],
)
@pytest.mark.parametrize("command", ["check", "audit", "resolve", "dump"])
def test_what_cannot_be_read_is_2(
    folder: Path, reeprov: Reeprov, command: str, make: Callable[[Path], None], path: str, words: str
) -> None:
    make(folder)
    status, _, err = reeprov(command, path)
    assert status == 2
    assert words in err
    assert one_line(err)


def test_a_document_that_cannot_be_read_outweighs_findings_in_others(folder: Path, reeprov: Reeprov) -> None:
    make_binary(folder)
    status, out, _ = reeprov("check", "bad.md", "dangling.md", "--output-format", "concise")
    assert status == 2
    assert "RP101" in out
    assert reeprov("check", "bad.md", "--exit-zero").status == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("check",), "no document was named"),
        (("check", "clean.md", "--select", "RP999"), "RP999"),
        (("check", "clean.md", "--online", "--offline"), "not both"),
        (("check", "clean.md", "--allow-private"), "--allow-private needs --online"),
        (("audit", "clean.md", "--follow", "1"), "--follow needs --online"),
        (("audit", "clean.md", "--follow", "-1", "--online"), "--follow must be a whole number, 0 or more, not '-1'"),
        (("check", "clean.md", "--online", "--allow-host", "localhost"), "must be HOST:PORT"),
        (("check", "clean.md", "--online", "--per-host", "0"), "at least 1"),
        (("check", "clean.md", "--locked"), "no reeprov.lock"),
        (("resolve", "--entry", "RBC", "--lock"), "--lock is for documents"),
        (("cache", "export", "--warc"), "--warc needs --output-file"),
        (("check", "clean.md", "--config", "none.toml"), "none.toml: cannot be read"),
        (("check", "clean.md", "-o", "none/out.txt"), "none/out.txt: cannot be written"),
        (("resolve", "clean.md", "--entry", "RBC"), "not both"),
        (("rule", "RP999"), "RP999"),
    ],
)
def test_a_call_that_cannot_be_carried_out_is_2(
    folder: Path, reeprov: Reeprov, words: tuple[str, ...], message: str
) -> None:
    status, out, err = reeprov(*words)
    assert (status, out) == (2, "")
    assert message in err
    assert one_line(err)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("chekc",),
        ("check", "clean.md", "--bogus"),
        ("check", "clean.md", "--output-format", "yaml"),
        ("check", "clean.md", "--config"),
        ("check", "clean.md", "--offline=yes"),
        ("cache",),
        ("cache", "drop"),
        ("cache", "info", "more"),
        ("schema", "everything"),
    ],
)
def test_a_mistaken_command_line_is_2(folder: Path, reeprov: Reeprov, words: tuple[str, ...]) -> None:
    status, out, err = reeprov(*words)
    assert status == 2
    assert "Traceback" not in out + err
    assert "Error: " in err or "Usage: " in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = ['RP1']\n", "reeprov.toml:1: there is no setting 'selct'; did you mean 'select'?"),
        ("\nfail-on = 'never'\n", "reeprov.toml:2: fail-on must be one of 'error', 'warning', 'note', not 'never'"),
        ("select = ['RP999']\n", "reeprov.toml:1: no rule has the code 'RP999'"),
        ("select = [\n", "reeprov.toml: is not valid TOML"),
    ],
)
def test_bad_settings_are_2(folder: Path, reeprov: Reeprov, text: str, message: str) -> None:
    (folder / "reeprov.toml").write_text(text, encoding="utf-8")
    status, out, err = reeprov("check", "clean.md")
    assert (status, out) == (2, "")
    assert message in err
    assert one_line(err)
    assert reeprov("check", "clean.md", "--isolated").status == 0


def crash(*_: object, **__: object) -> None:
    raise ZeroDivisionError("first line\nsecond line")


def test_a_crash_is_2_and_says_how_to_see_more(folder: Path, reeprov: Reeprov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "run", crash)
    status, out, err = reeprov("check", "clean.md")
    assert (status, out) == (2, "")
    assert err == "reeprov: crashed: ZeroDivisionError: first line (REEPROV_DEBUG=1 shows the traceback)\n"
    assert "Traceback" in reeprov("check", "clean.md", "-v").err
    monkeypatch.setenv("REEPROV_DEBUG", "1")
    assert "Traceback" in reeprov("check", "clean.md").err


def test_an_interrupt_is_130(folder: Path, reeprov: Reeprov, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "run", interrupt)
    status, _, err = reeprov("check", "clean.md")
    assert status == 130
    assert "Traceback" not in err


def test_audit_and_dump_do_not_fail_for_findings(folder: Path, reeprov: Reeprov) -> None:
    assert reeprov("audit", "dangling.md").status == 0
    assert reeprov("dump", "dangling.md").status == 0


def test_resolve_is_1_where_an_entry_is_not_identified(folder: Path, reeprov: Reeprov) -> None:
    assert reeprov("resolve", "clean.md").status == 0
    assert reeprov("resolve", "--entry", "Interfax – “Rain”, 03.03.2025").status == 0
    assert reeprov("resolve", "--entry", "[7] Interfax – “Rain”, 03.03.2025").status == 0
    assert reeprov("resolve", "--entry", "somebody said so").status == 1


def test_outlets_is_1_where_none_is_found(reeprov: Reeprov) -> None:
    assert reeprov("outlets", "РБК").out.startswith("rbc.ru: RBC")
    missed = reeprov("outlets", "no such outlet anywhere")
    assert missed.status == 1
    assert missed.out == ""
    assert "no such outlet anywhere" in missed.err


def test_outlets_takes_the_host_of_an_address(reeprov: Reeprov) -> None:
    assert reeprov("outlets", "https://www.kommersant.ru/doc/6543210").out.startswith("kommersant.ru: Kommersant")
    assert reeprov("outlets", "https://no-such-site.example/kommersant").status == 1


def test_resolve_says_where_there_is_no_source_list(reeprov: Reeprov, tmp_path: Path) -> None:
    (tmp_path / "bare.md").write_text("It rained.\n", "utf-8")
    (tmp_path / "listed.md").write_text(CLEAN, "utf-8")
    done = reeprov("resolve", str(tmp_path / "bare.md"), str(tmp_path / "listed.md"))
    assert done.err.endswith("bare.md: no source list\n")
    assert one_line(done.err)
    assert done.status == 0


def test_an_entry_on_the_command_line_is_no_path(reeprov: Reeprov) -> None:
    assert "--entry" not in reeprov("resolve", "--entry", "Interfax – “Rain”, 03.03.2025").out
