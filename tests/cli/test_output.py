"""Where things are printed: findings on standard output, words about the run on standard error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reeprov as package

Reeprov = Callable[..., Any]

ARTICLE = "It rained [1]. It snowed [2].\n\nSources:\n\n[1] Interfax – “Rain”, 03.03.2025\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1]), **more.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "reeprov", *words], check=False, capture_output=True, env=environment, **more
    )


def test_version_is_that_of_the_package(reeprov: Reeprov) -> None:
    assert reeprov("--version").out == reeprov("-V").out == f"reeprov {package.__version__}\n"
    assert reeprov("--version", "--").out == reeprov("--version").out  # typer's answer is the same


def test_findings_as_json(article: Path, reeprov: Reeprov) -> None:
    _, out, err = reeprov("check", "article.md", "--output-format", "json")
    report = json.loads(out)
    assert [(finding["code"], finding["key"]) for finding in report["findings"]] == [("RP101", "2")]
    assert report["documents"][0]["path"] == "article.md"
    assert err == ""


def test_standard_input_goes_by_the_name_that_it_is_given(article: Path) -> None:
    done = run("check", "-", "--output-format", "concise", input=article.read_bytes())
    assert done.stdout.startswith(b"-:1:")
    done = run("check", "-", "--stdin-filename", "docs/a.md", "--output-format", "concise", input=article.read_bytes())
    assert done.stdout.startswith(b"docs/a.md:1:")
    assert done.returncode == 1


def test_a_file_appears_whole_and_alone(article: Path, reeprov: Reeprov) -> None:
    status, out, _ = reeprov("check", "article.md", "--output-format", "concise", "-o", "out.txt")
    assert (status, out) == (1, "")
    assert "RP101" in Path("out.txt").read_text(encoding="utf-8")
    assert sorted(os.listdir()) == ["article.md", "out.txt"]


def test_a_file_stays_as_it_was_when_writing_fails(
    article: Path, reeprov: Reeprov, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out.txt").write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    status, _, err = reeprov("check", "article.md", "-o", "out.txt")
    assert (status, err) == (2, "reeprov: out.txt: cannot be written: No space left on device\n")
    assert Path("out.txt").read_text(encoding="utf-8") == "before"
    assert sorted(os.listdir()) == ["article.md", "out.txt"]


def test_colors_only_where_they_are_wanted(article: Path, reeprov: Reeprov) -> None:
    assert "\x1b[" not in reeprov("check", "article.md").out
    assert "\x1b[" in reeprov("check", "article.md", "--color", "always").out
    assert "\x1b[" not in reeprov("check", "article.md", "--color", "never").out


def test_verbose_says_what_was_read(article: Path, reeprov: Reeprov) -> None:
    Path("photo.png").write_bytes(b"")
    assert "1 document read, 1 of other kinds passed over" in reeprov("check", ".", "-v").err
    assert reeprov("check", ".").err == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes end in another way there")
def test_a_reader_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("".join(f"It rained [{n}].\n\n" for n in range(9, 9000)) + ARTICLE, encoding="utf-8")
    command = f'"{sys.executable}" -m reeprov check "{long}" --output-format concise'
    environment = {**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])}
    piped = f"{command} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", piped], check=False, capture_output=True, text=True, env=environment)
    first, status = done.stdout.splitlines()
    assert "RP101" in first
    assert status == "1"  # findings there were
    assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes end in another way there")
def test_a_run_that_nobody_listens_to_is_not_called_clean(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\0")
    command = f'"{sys.executable}" -m reeprov check "{tmp_path / "a.md"}" 2>&1 | true; echo ${{PIPESTATUS[0]}}'
    environment = {**os.environ, "PYTHONUNBUFFERED": "", "PYTHONPATH": str(Path(package.__file__).parents[1])}
    done = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True, env=environment)
    assert done.stdout == "2\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
def test_a_full_disk_is_said_so(article: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reeprov", "check", "article.md"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])},
        )
    assert done.returncode == 2
    assert done.stderr == b"reeprov: standard output: cannot be written: No space left on device\n"


def test_a_closed_standard_output_is_no_crash(article: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m reeprov check article.md >&-'],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])},
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1


def test_a_terminal_that_knows_only_ascii_gets_escapes(article: Path) -> None:
    done = run("check", "article.md", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    done.stdout.decode("utf-8")  # a pipe gets UTF-8 whatever the locale


def test_a_file_name_that_is_no_unicode_can_be_printed(article: Path) -> None:
    name = b"caf\xe9.md"
    try:
        Path(os.fsdecode(name)).write_text(ARTICLE, encoding="utf-8")
    except (OSError, UnicodeError):
        return  # this file system has no such names
    for form in ("concise", "json", "full"):
        done = run("check", os.fsdecode(name), "--output-format", form)
        assert (done.returncode, done.stderr) == (1, b"")


def test_rule_prints_a_manual(reeprov: Reeprov) -> None:
    status, out, _ = reeprov("rule", "rp101")
    assert status == 0
    assert out.startswith("# RP101 dangling-marker (error)\n")
    assert len(out.splitlines()) > 5
    assert "RP801" in reeprov("rule").out


@pytest.mark.parametrize("subject", ["findings", "dossier", "config"])
def test_schema_prints_a_schema(reeprov: Reeprov, subject: str) -> None:
    assert json.loads(reeprov("schema", subject).out)["type"] == "object"
    assert reeprov("schema").out == reeprov("schema", "findings").out


def test_cache_says_where_it_is_and_that_it_is_empty(article: Path, reeprov: Reeprov) -> None:
    Path("reeprov.toml").write_text("cache-dir = 'kept'\n", encoding="utf-8")
    assert reeprov("cache", "info").out == f"folder: {article.parent / 'kept'}\nnothing kept yet\n"
    assert reeprov("cache", "clear").out.startswith("0 rows removed")


def test_each_document_goes_by_the_settings_above_it(article: Path, reeprov: Reeprov) -> None:
    for name, text in {"strict": "", "lenient": "ignore = ['RP101']\n"}.items():
        os.mkdir(name)
        Path(name, "reeprov.toml").write_text(text, encoding="utf-8")
        Path(name, "a.md").write_text(ARTICLE, encoding="utf-8")
    status, out, _ = reeprov("check", "lenient", "strict", "--output-format", "concise")
    assert status == 1
    assert [line.split(":")[0] for line in out.splitlines() if "RP101" in line] == ["strict/a.md"]
    assert reeprov("check", "lenient").status == 0
    assert reeprov("check", "lenient", "--isolated").status == 1


def test_a_link_stays_a_link_and_a_file_keeps_its_mode(reeprov: Reeprov, tmp_path: Path) -> None:
    file, link = tmp_path / "real.json", tmp_path / "link.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o600)
    link.symlink_to(file)
    reeprov("schema", "config", "-o", link)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").startswith("{")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_and_not_replaced(article: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "reeprov", "schema", "config", "-o", str(pipe)]
    environment = {**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])}
    with subprocess.Popen(words, env=environment) as process:
        assert pipe.read_text(encoding="utf-8").startswith("{")
        assert process.wait(timeout=30) == 0
    assert pipe.is_fifo()


def test_a_report_never_takes_the_place_of_its_document(reeprov: Reeprov, article: Path) -> None:
    done = reeprov("check", "article.md", "-o", "article.md")
    assert done.status == 2
    assert "would take its place" in done.err
    assert article.read_text(encoding="utf-8") == ARTICLE
