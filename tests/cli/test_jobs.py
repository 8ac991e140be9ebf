"""Several processes give what one gives; one that fails is no clean run."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from reeprov.cli.entry import enter
from reeprov.cli.jobs import share_out
from reeprov.errors import ReeprovError, UsageError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does it all here")


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
def test_results_come_in_the_order_of_the_pieces(jobs: int) -> None:
    assert share_out(range(50), lambda number: number * number, jobs) == [number * number for number in range(50)]


def test_results_may_be_larger_than_a_pipe() -> None:
    assert share_out("ab", lambda letter: letter * 1_000_000, 2) == ["a" * 1_000_000, "b" * 1_000_000]


def in_child_only(deed: str) -> object:
    """Work that goes wrong in a process other than this one, which waits until that has happened."""
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == here:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        elif deed == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        elif deed == "complains":
            raise UsageError("this one cannot be done")
        else:
            raise ValueError("a fault\nof ours")
        return number

    return work


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("killed", r"ended before its work was done \(signal 9\)"),
        ("complains", "^this one cannot be done$"),
        ("crashes", "^crashed: ValueError: a fault$"),
    ],
)
def test_what_goes_wrong_in_a_process_ends_the_run_with_one_line(deed: str, words: str) -> None:
    with pytest.raises(ReeprovError, match=words):
        share_out(range(2), in_child_only(deed), 2)  # type: ignore[arg-type]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # none is left behind


def test_no_process_is_left_behind_where_this_one_fails() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == here:
            raise KeyboardInterrupt
        signal.pause()
        return number

    with pytest.raises(KeyboardInterrupt):
        share_out(range(8), work, 3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("form", ["full", "json"])
def test_documents_are_reported_alike(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.md").write_text(f"One [1], two [{number + 2}].\n\nSources:\n\n[1] Gazette, 2024\n")
    (tmp_path / "30.md").write_bytes(b"\x7fELF\0")
    (tmp_path / "31.md").hardlink_to(tmp_path / "07.md")
    printed = []
    for jobs in ("1", "2", "4"):
        assert enter(["check", "--isolated", "--jobs", jobs, "--output-format", form, str(tmp_path)]) == 2
        printed.append(capsys.readouterr())
    assert printed[0] == printed[1] == printed[2]
    assert "30.md: binary file" in printed[0].err
    assert "31.md" not in printed[0].out


@pytest.mark.parametrize("number", ["0", "-1", "two", "1000", "²"])
def test_a_number_of_jobs_that_is_none(number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("Text.\n")
    assert enter(["check", f"--jobs={number}", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("reeprov: --jobs must be a number from 1 to 256, not ")
