"""The README's tables are those of the code, and its commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from reeprov.cli.commands import COMMANDS
from reeprov.cli.quick import parse

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_table_with_its_formats() -> None:
    rows = dict(re.findall(r"^\| `reeprov (\w+)[^|]*\| (.*) \|$", README, re.M))
    assert list(rows) == [command.name for command in COMMANDS]
    for command in COMMANDS:
        for option in command.options:
            if option.name in ("output_format", "subject"):
                named = re.findall(r"`([a-z-]+)`", rows[command.name].rpartition("--output-format`")[2])
                assert named == list(option.choices)


def test_every_example_is_a_plain_command_line() -> None:
    commands = {command.name: command for command in COMMANDS}
    blocks = "".join(re.findall(r"```console\n(.*?)```", README, re.S))
    lines = re.findall(r"^(?:.*\| )?reeprov (.*?)(?:  +#.*)?$", blocks, re.M)
    assert len(lines) >= 5
    for line in lines:
        name, *words = shlex.split(line)
        assert parse(commands[name].options, words) is not None, line


def test_the_test_command_is_what_ci_runs() -> None:
    assert "make test\n" in README
    assert "make test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
