"""`check` as a linter of an archive: settings shown, files shown, statistics, baselines, mending."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reeprov as package
from reeprov.cli import output
from reeprov.errors import UsageError

Reeprov = Callable[..., Any]

SHARED = Path(__file__).parents[3] / "shared"
ARTICLE = "Сurrent rain [1]. It snowed [2].\n\nSources:\n\n[1] Interfax – “Rain”, 03.03.2025\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "reeprov.toml").write_text("", encoding="utf-8")
    return tmp_path


def codes(out: str) -> list[str]:
    return [line.split()[1] for line in out.splitlines()]


def concise(reeprov: Reeprov, *words: str) -> Any:
    done = reeprov("check", *words, "--output-format", "concise")
    return done._replace(out=codes(done.out))


# Which rules, and how bad


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["RP801", "RP101"]),
        ("ignore = ['mixed-script-word']", ["RP101"]),
        ("[per-file-ignores]\n'*.md' = ['RP8']", ["RP101"]),
        ("[per-file-ignores]\n'./**/a.md' = ['RP8']", ["RP101"]),
        ("[per-file-ignores]\n'**/a.md' = ['RP8', 'dangling-marker']", []),
        ("[per-file-ignores]\n'docs/*' = ['RP8']", ["RP801", "RP101"]),
    ],
)
def test_rules_by_settings(folder: Path, reeprov: Reeprov, text: str, found: list[str]) -> None:
    (folder / "reeprov.toml").write_text(text, encoding="utf-8")
    assert concise(reeprov, "a.md").out == found


def test_severities_decide_what_fails(folder: Path, reeprov: Reeprov) -> None:
    (folder / "reeprov.toml").write_text(
        "[severity]\nRP1 = 'note'\nRP101 = 'warning'\nRP801 = 'note'", encoding="utf-8"
    )
    findings = json.loads(reeprov("check", "a.md", "--output-format", "json").out)["findings"]
    assert {finding["code"]: finding["severity"] for finding in findings} == {"RP101": "warning", "RP801": "note"}
    assert reeprov("check", "a.md").status == 1
    assert reeprov("check", "a.md", "--fail-on", "error").status == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("exclude = ['a', '[']", "reeprov.toml:1: exclude: '[' cannot be read as a glob"),
        (
            "\n[severity]\nRP1 = 'error'\nRP1O1 = 'note'",
            "reeprov.toml:4: no rule has the code 'RP1O1'; did you mean RP101?",
        ),
        ("[severity]\nRP101 = 'bad'", "reeprov.toml:1: severity must be a table in which each value is one of"),
        ("[per-file-ignores]\n'*.md' = ['RP8']\n'*.txt' = ['RP999']", "reeprov.toml:3: no rule has the code 'RP999'"),
        (
            "[per-file-ignores]\n'*.md' = 'RP8'",
            "per-file-ignores must be a table in which each value is a list of strings",
        ),
        ("select = [\n  'RP1',\n  'RP90l',\n]", "reeprov.toml:3: no rule has the code 'RP90l'; did you mean RP902?"),
        ("language = 'xx'", "reeprov.toml:1: language must be an ISO 639-1 code such as 'en', not 'xx'"),
        ("outlets = 'none.toml'", "reeprov.toml:1: outlets: there is no file"),
        ("cache-dir = 'a.md'", "reeprov.toml:1: cache-dir: "),
    ],
)
def test_a_mistake_in_the_settings_is_said_with_its_line(
    folder: Path, reeprov: Reeprov, text: str, message: str
) -> None:
    (folder / "reeprov.toml").write_text(text, encoding="utf-8")
    status, out, err = reeprov("check", ".")
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_two_files_in_one_folder_must_agree(folder: Path, reeprov: Reeprov) -> None:
    (folder / "pyproject.toml").write_text("[tool.reeprov]\nignore = ['RP801']\n", encoding="utf-8")
    done = reeprov("check", "a.md")
    assert done.status == 2
    assert "pyproject.toml:2: disagrees with" in done.err
    assert "on ignore: keep one of the two files" in done.err
    (folder / "reeprov.toml").write_text("ignore = ['RP801']", encoding="utf-8")
    assert reeprov("check", "a.md").status == 1


def test_no_rule_left_is_said(folder: Path, reeprov: Reeprov) -> None:
    done = reeprov("check", "a.md", "--select", "RP1", "--ignore", "RP")
    assert done.status == 0
    assert done.err == "reeprov: no rule is left: select and ignore take all away\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--select", ""), "no rule has the code ''"),
        (("--select", "RP901x"), "did you mean RP902?"),
        (("--stdin-filename", "b.md"), "--stdin-filename names what comes on standard input"),
        (("--unsafe-fixes",), "give --fix or --diff too"),
        (("--prune-baseline",), "name the file with --baseline FILE"),
        (("--fix", "--write-baseline", "b.json"), "mend first"),
        (("--baseline", "none.json"), "none.json: cannot be read: No such file or directory"),
    ],
)
def test_options_that_do_not_go_together(folder: Path, reeprov: Reeprov, words: tuple[str, ...], message: str) -> None:
    done = reeprov("check", "a.md", *words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_a_mistaken_value_is_said_in_our_words(folder: Path, reeprov: Reeprov) -> None:
    done = reeprov("check", "a.md", "--color", "blue")
    assert done.status == 2
    assert "Value error" not in done.err
    assert "'blue' is not one of 'auto', 'always', 'never'" in done.err


# What is read


def test_one_missing_path_does_not_lose_the_others(folder: Path, reeprov: Reeprov) -> None:
    done = concise(reeprov, "none.md", "a.md", "*.rst")
    assert (done.status, done.out) == (2, ["RP801", "RP101"])
    assert "none.md: no such file or folder" in done.err
    assert "*.rst: no file matches" in done.err


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_out_of_the_named_folder_and_back_is_not_followed(folder: Path, reeprov: Reeprov) -> None:
    (folder / "docs").mkdir()
    shutil.copy("a.md", "docs/b.md")
    (folder / "docs" / "up").symlink_to(folder)
    done = reeprov("check", "docs", "--show-files")
    assert done.out.splitlines() == ["docs/b.md"]
    assert "not followed" in done.err


def test_a_wrong_byte_is_said_and_does_not_fail(folder: Path, reeprov: Reeprov) -> None:
    (folder / "b.md").write_bytes("Дождь идёт.\n".encode() + b"\xff\n")
    done = reeprov("check", "b.md")
    assert (done.status, done.err) == (0, "reeprov: b.md: 1 place is not utf-8, and read as U+FFFD\n")


@pytest.mark.parametrize("dot", ["", "."])
def test_a_glob_may_begin_at_the_folder(folder: Path, reeprov: Reeprov, dot: str) -> None:
    for name in ("deep/a.md", ".deep/a.md"):
        (folder / name).parent.mkdir()
        shutil.copy("a.md", name)
    settings = folder / "reeprov.toml"
    settings.write_text(f"exclude = ['{dot}/deep/']\n", encoding="utf-8")
    assert reeprov("check", ".", "--show-files").out.split() == ["a.md"]
    settings.write_text(f"include = ['{dot}/a.md']\n", encoding="utf-8")
    assert reeprov("check", ".", "--show-files").out.split() == ["a.md"]
    settings.write_text(f"per-file-ignores = {{ '{dot}/a.md' = ['R'], '.deep/a.md' = ['R'] }}\n", encoding="utf-8")
    assert concise(reeprov, "a.md").status == concise(reeprov, ".deep/a.md").status == 0
    assert concise(reeprov, "deep/a.md").status == 1


def test_files_and_settings_are_shown(folder: Path, reeprov: Reeprov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REEPROV_CACHE_DIR", "elsewhere")
    (folder / "reeprov.toml").write_text("\nignore = ['RP106']\n[severity]\nRP101 = 'note'\n", encoding="utf-8")
    assert reeprov("check", ".", "--show-files").out == "a.md\n"
    assert reeprov("check", "a.md", "./a.md", ".", "--show-files").out == "a.md\n"
    done = reeprov("check", ".", "--show-settings", "--fail-on", "note")
    lines = {line.split(" ")[0]: line for line in done.out.splitlines()}
    assert lines["ignore"].split("#")[1].endswith("reeprov.toml:2")
    assert lines["severity"].startswith('severity = { "RP101" = "note" }')
    assert lines["fail-on"].split() == ["fail-on", "=", '"note"', "#", "--fail-on"]
    assert lines["cache-dir"].split() == ["cache-dir", "=", '"elsewhere"', "#", "REEPROV_CACHE_DIR"]
    assert lines["select"].split() == ["select", "=", "[]", "#", "default"]


def test_variables_give_the_format_and_the_file(
    folder: Path, reeprov: Reeprov, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REEPROV_OUTPUT_FORMAT", "json")
    assert json.loads(reeprov("check", "a.md").out)["findings"]
    assert codes(reeprov("check", "a.md", "--output-format", "concise").out)
    assert reeprov("audit", "a.md").out.startswith("a.md")
    monkeypatch.setenv("REEPROV_OUTPUT_FILE", "out.json")
    assert reeprov("check", "a.md").out == ""
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["findings"]
    monkeypatch.setenv("REEPROV_OUTPUT_FORMAT", "yaml")
    done = reeprov("check", "a.md")
    assert done.status == 2
    assert "REEPROV_OUTPUT_FORMAT" in done.err


def test_colors_can_be_forced(folder: Path, reeprov: Reeprov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in reeprov("check", "a.md").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in reeprov("check", "a.md").out


def test_statistics(folder: Path, reeprov: Reeprov) -> None:
    (folder / "b.md").write_text(ARTICLE.replace("Сurrent", "Current"), encoding="utf-8")
    done = reeprov("check", ".", "--statistics")
    assert done.status == 1
    assert done.out == "2  RP101      dangling-marker\n1  RP801  [*] mixed-script-word\n"
    rows = json.loads(reeprov("check", ".", "--statistics", "--output-format", "json").out)
    assert rows[0] == {"code": "RP101", "name": "dangling-marker", "count": 2, "fixable": 0}


# The baseline


@pytest.mark.skipif(not (SHARED / "corpora" / "peps").exists(), reason="the PEPs are not here")
def test_an_archive_is_adopted_and_one_new_mistake_is_red(tmp_path: Path, reeprov: Reeprov) -> None:
    peps = tmp_path / "peps"
    shutil.copytree(SHARED / "corpora" / "peps" / "text", peps)
    (tmp_path / "reeprov.toml").write_text("", encoding="utf-8")
    baseline = str(tmp_path / "baseline.json")
    words = ("check", str(peps), "--output-format", "json")
    assert reeprov(*words).status == 1
    assert reeprov(*words, "--write-baseline", baseline).status == 0
    assert len(json.loads(Path(baseline).read_text(encoding="utf-8"))["findings"]) > 10
    assert reeprov(*words, "--baseline", baseline).status == 0
    pep = peps / "pep-0008.txt"
    document = package.read(str(pep))
    first = next(marker for marker in document.markers if marker.text == "[2]")
    missing = str(1 + max(int(entry.key) for entry in document.entries))
    text = document.text
    pep.write_text(f"{text[: first.span.end]} [{missing}]{text[first.span.end :]}", encoding="utf-8")
    done = reeprov(*words, "--baseline", baseline)
    assert done.status == 1
    assert [(finding["code"], finding["key"]) for finding in json.loads(done.out)["findings"]] == [("RP101", missing)]


def test_a_baseline_is_the_same_in_any_order_and_can_be_pruned(folder: Path, reeprov: Reeprov) -> None:
    (folder / "b.md").write_text(ARTICLE, encoding="utf-8")
    reeprov("check", "b.md", "a.md", "--write-baseline", "one.json")
    reeprov("check", ".", "--write-baseline", "two.json")
    text = Path("one.json").read_text(encoding="utf-8")
    assert text == Path("two.json").read_text(encoding="utf-8")
    reeprov("check", ".", "--baseline", "two.json", "--write-baseline", "two.json")
    assert text == Path("two.json").read_text(encoding="utf-8")
    assert text.count("\n") == 5 + 4  # a line for each finding
    (folder / "a.md").write_text(ARTICLE.replace("[2]", "[1]"), encoding="utf-8")
    (folder / "b.md").unlink()
    assert reeprov("check", ".", "--select", "RP1", "--baseline", "one.json", "--prune-baseline").status == 0
    kept = json.loads(Path("one.json").read_text(encoding="utf-8"))["findings"]
    assert [(row["path"], row["code"]) for row in kept] == [("a.md", "RP801"), ("b.md", "RP801")]
    assert reeprov("check", ".", "--baseline", "one.json", "--prune-baseline").status == 0
    assert Path("one.json").read_text(encoding="utf-8").count("fingerprint") == 1


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda text: text.replace("\n    {", "\n<<<<<<< ours\n    {", 1), "b.json:4: has marks of a merge conflict"),
        (lambda text: text[:-20], "b.json:5: is not valid JSON"),
        (lambda text: text.replace('"count": 1', '"count": "1"'), "b.json:4: count must be a whole number"),
        (
            lambda text: text.replace('RP801", "fingerprint"', 'RP801", "print"'),
            "b.json:5: fingerprint must be a string",
        ),
        (lambda text: text.replace("baseline/1", "baseline/2"), "b.json:1: is no baseline of this version"),
        (lambda text: "[" * 100_000, "b.json"),
        (lambda text: "", "b.json:1: is not valid JSON"),
    ],
)
def test_a_damaged_baseline_is_2(folder: Path, reeprov: Reeprov, damage: Callable[[str], str], message: str) -> None:
    reeprov("check", "a.md", "--write-baseline", "b.json")
    path = folder / "b.json"
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    done = reeprov("check", "a.md", "--baseline", "b.json")
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1


# Mending


def test_mending_changes_what_it_can_and_reports_the_rest(folder: Path, reeprov: Reeprov) -> None:
    os.chmod("a.md", 0o640)
    done = concise(reeprov, "a.md", "--fix")
    assert (done.status, done.out) == (1, ["RP101"])
    assert done.err == "reeprov: 1 finding mended in 1 document (RP801 1)\n"
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE.replace("Сurrent", "Current")
    assert Path("a.md").stat().st_mode & 0o777 == 0o640
    before = Path("a.md").stat()
    assert concise(reeprov, "a.md", "--fix").err == ""
    assert (Path("a.md").stat().st_mtime_ns, Path("a.md").stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert sorted(os.listdir()) == ["a.md", "reeprov.toml"]


def test_a_difference_is_shown_and_nothing_written(folder: Path, reeprov: Reeprov) -> None:
    done = reeprov("check", "a.md", "--diff")
    assert done.status == 1
    assert done.out.startswith("--- a/a.md\n+++ b/a.md\n@@ -1,")
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE
    subprocess.run(["git", "apply", "-"], input=done.out.encode(), check=True, cwd=folder)
    assert reeprov("check", "a.md", "--diff") == (0, "", "")


def test_a_read_only_file_is_said_and_the_others_are_mended(folder: Path, reeprov: Reeprov) -> None:
    shutil.copy("a.md", "b.md")
    os.chmod("a.md", 0o444)
    done = concise(reeprov, "a.md", "b.md", "--fix")
    assert (done.status, done.out) == (2, ["RP801", "RP101", "RP101"])
    assert "reeprov: a.md: cannot be mended: it is read-only\n" in done.err


def test_a_file_that_was_changed_in_the_meantime_is_left(folder: Path) -> None:
    from reeprov.errors import ReadError

    with pytest.raises(ReadError, match="changed after it was read"):
        output.mend("a.md", b"before", b"after")
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


def test_standard_input_is_mended_on_standard_output() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reeprov", "check", "-", "--fix", "-q", "--isolated"],
        input=ARTICLE.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])},
    )
    assert done.stdout == ARTICLE.replace("Сurrent", "Current").encode()
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_terminated_run_leaves_no_draft(tmp_path: Path) -> None:
    code = (
        "import itertools, time\nfrom reeprov.cli import output\n"
        f"output.replace({str(tmp_path / 'out.txt')!r}, (time.sleep(0.01) or b'x' for _ in itertools.count()))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])}
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as process:
        while not os.listdir(tmp_path):
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 143
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", "--help"], ["rule"], ["check", "a.md", "-v"]])
def test_a_full_disk_is_one_line(folder: Path, words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reeprov", *words],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])},
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1:] == [b"reeprov: standard output: cannot be written: No space left on device"]
    assert b"Traceback" not in done.stderr


# Names that nobody expects


@pytest.mark.parametrize("name", ["a b.md", "a:1.md", "a\nb.md", "🚩.md", "\x1b[31m.md", "caf\udce9.md"])
@pytest.mark.parametrize("form", ["concise", "full", "json"])
def test_any_file_name_stays_on_its_line(folder: Path, reeprov: Reeprov, name: str, form: str) -> None:
    try:
        shutil.copy("a.md", name)
    except (OSError, UnicodeError):
        return  # this file system has no such names
    done = reeprov("check", name, "--output-format", form)
    assert done.status == 1
    assert all(letter.isprintable() or letter == "\n" for letter in done.out)
    if form == "json":
        assert json.loads(done.out)["documents"][0]["path"].encode()
    if form == "concise":
        assert len(done.out.splitlines()) == 2


@pytest.mark.parametrize("call", [lambda: package.check(5), lambda: package.read("."), lambda: package.read("")])  # type: ignore[arg-type]
def test_the_library_says_what_it_wants(folder: Path, call: Callable[[], object]) -> None:
    with pytest.raises(UsageError):
        call()
