"""The guides say what the program does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from reeprov import check
from reeprov.cli.commands import COMMANDS
from reeprov.cli.quick import parse
from reeprov.settings import Settings

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs").glob("*.md"))


def test_every_setting_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z-]+)` \|", guide.partition("\n## ")[0], re.M)
    assert [name.replace("-", "_") for name in named] == list(Settings._fields)


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_command_line_of_a_guide_can_be_read(path: Path) -> None:
    commands = {command.name: command for command in COMMANDS}
    blocks = "".join(re.findall(r"```(?:console|yaml)\n(.*?)```", path.read_text(encoding="utf-8"), re.S))
    for line in re.findall(rf"(?:^|- |\| )(?:\$ )?reeprov ((?:{'|'.join(commands)}) [^\n|#]*)", blocks):
        name, *words = shlex.split(line)
        assert parse(commands[name].options, words) is not None, line


def test_the_project_is_clean_by_its_own_rules() -> None:
    assert check(str(ROOT / "README.md"), str(ROOT / "docs")) == ()


def test_a_shell_completes_commands() -> None:
    words = {"_REEPROV_COMPLETE": "complete_bash", "COMP_WORDS": "reeprov che", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "reeprov"]
    done = subprocess.run(command, env=os.environ | words, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["check"]


def test_without_its_extra_the_server_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from reeprov.cli.entry import enter

    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert enter(["server"]) == 2
    assert "pip install 'reeprov[lsp]'" in capsys.readouterr().err
