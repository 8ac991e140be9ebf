"""The short way through a command line and typer's come to the same values, or the short way leaves it to typer."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeprov.cli import spoken
from reeprov.cli.commands import COMMANDS, Command
from reeprov.cli.options import Option
from reeprov.cli.quick import parse

VALUES = ("x", "a b", "", "RP1", "rp101, RP2", "full", "json", "error", "never", "ä=б")
ODD = (
    "--",
    "-",
    "--bogus",
    "-x",
    "-qv",
    "-oout",
    "--sel",
    "--color",
    "--color=",
    "--help",
    "-vv",
    "---",
    "-o=x",
    "--no-online",
)


def words_of(option: Option) -> list[list[str]]:
    """Ways to give an option, right and wrong."""
    if not option.flags:
        return [[value] for value in (*option.choices, *VALUES)]
    if option.kind == "flag":
        return [[flag] for flag in option.flags] + [[option.flags[0] + "=yes"]]
    values = (*option.choices, *VALUES)
    split = [[flag, value] for flag in option.flags for value in values]
    return split + [[f"{flag}={value}"] for flag in option.flags if flag.startswith("--") for value in values]


def agree(command: Command, words: Sequence[str]) -> bool:
    """Compare both ways; whether the short way could take it."""
    quick = parse(command.options, words)
    if quick is not None:
        answer = spoken.ask([command.name, *words])
        assert answer == (command, quick), words
    return quick is not None


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_option_in_each_form(command: Command) -> None:
    lines = [
        [*words, *extra]
        for option in command.options
        for words in words_of(option)
        for extra in ([], ["info"], ["a.md"], ["--", "-q"])
    ]
    taken = sum(agree(command, words) for words in lines)
    assert taken > len(lines) / 8  # most right ones, none of the wrong ones


def test_pairs_of_options() -> None:
    command = next(command for command in COMMANDS if command.name == "outlets")
    one_each = [words_of(option)[0] for option in command.options] + [[word] for word in ODD]
    for first, second in itertools.product(one_each, repeat=2):
        agree(command, [*first, "info", *second])


COMMAND_LINES = st.sampled_from(COMMANDS).flatmap(
    lambda command: st.tuples(
        st.just(command),
        st.lists(
            st.sampled_from([flag for option in command.options for flag in option.flags] + [*VALUES, *ODD, "info"])
            | st.text(max_size=4),
            max_size=6,
        ),
    )
)


@settings(deadline=None, max_examples=300)
@given(COMMAND_LINES)
def test_any_words(line: tuple[Command, list[str]]) -> None:
    agree(*line)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "a.md"],
        ["check", "a.md", "b.md", "--select", "RP1,RP2", "--output-format=json", "-q"],
        ["audit", "-o", "out.txt", "docs", "-v"],
        ["check", "-", "--stdin-filename", "a.md"],
        ["dump", "a.md", "--", "--strange-name.md"],
        ["resolve", "--entry", "RBC – “Title”"],
        ["cache", "info"],
        ["schema"],
    ],
)
def test_what_people_type_takes_the_short_way(words: list[str]) -> None:
    command = next(command for command in COMMANDS if command.name == words[0])
    assert agree(command, words[1:])


def test_help_names_every_command_and_option(reeprov: Callable[..., Any]) -> None:
    whole = reeprov("--help")
    assert whole.status == 0
    for command in COMMANDS:
        assert f"\n  {command.name} " in whole.out
        status, out, _ = reeprov(command.name, "--help")
        assert status == 0
        for option in command.options:
            for flag in option.flags:
                assert flag in out


def test_completion_is_offered(reeprov: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_REEPROV_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "reeprov che")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "check" in reeprov().out
