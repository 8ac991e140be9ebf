"""What a run says of what it looked at: clean, nothing found and unread never look alike."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reeprov.__main__ import main

CLEAN = "It rained [1].\n\nSources:\n\n[1] RIA Novosti — “Rain” from 03.03.2025\n"


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([CLEAN], "1 document clean: 1 marker, 1 entry\n"),
        ([CLEAN, "Rain."], "All 2 documents clean: 1 marker, 1 entry; no references found in 1 of them\n"),
        (["Rain.", "`a[0]`"], "No references found in 2 documents\n"),
        ([CLEAN.replace("[1].", "[2].")], ""),
    ],
)
def test_a_terminal_is_told_what_a_clean_run_looked_at(
    texts: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["check", str(tmp_path), "--isolated"])
    assert capsys.readouterr().err.removeprefix("reeprov: ") == words


def test_verbose_says_what_was_found_by_what_and_what_was_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(CLEAN + "\n`a[0]`\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("- [ ] Rain\n", encoding="utf-8")
    main(["check", str(tmp_path), "--isolated", "-v"])
    first, second, _ = capsys.readouterr().err.splitlines()
    assert first.endswith(
        "a.md: 1 marker, 1 entry in the list “Sources:” (rows 3-5, found by label); 1 bracket left out: 1 in code"
    )
    assert second.endswith("b.md: no references found; 1 bracket left out: 1 of task lists")
