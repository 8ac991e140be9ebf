"""The long way through a command line: typer, built from the declarations, for help, mistakes and completion."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from typing import Any, Literal

import typer

from .commands import COMMANDS, Command
from .options import Option
from .quick import Values, value_of

COMPLETE = "_REEPROV_COMPLETE"  # set by the shell when it wants completions


def ask(argv: Sequence[str]) -> tuple[Command, Values] | int:
    """The command and its values, or an exit status where typer has said all there is to say."""
    answers: list[tuple[Command, Values]] = []
    app = typer.Typer(
        name="reeprov",
        help="Audits the sources of an article.",
        rich_markup_mode=None,
        no_args_is_help=True,
    )
    app.callback()(_top)
    # Typer takes its time for every parameter, so it gets the one command that is meant, where that is clear.
    meant = [command for command in COMMANDS if argv and command.name == argv[0] and not os.environ.get(COMPLETE)]
    for command in meant or COMMANDS:
        app.command(command.name, help=command.help)(_function(command, answers))
    try:
        status = app(list(argv), prog_name="reeprov", standalone_mode=False)
    except typer.exceptions.TyperException as mistake:
        return _explain(mistake)
    except SystemExit as end:  # completion
        status = end.code
    status = status if isinstance(status, int) else 0
    return answers[0] if answers and status == 0 else status


def _explain(mistake: Any) -> int:
    """Say what is wrong with a command line."""
    mistake.message = mistake.message.replace("Value error, ", "")  # pydantic's words, not ours
    mistake.show()
    return int(mistake.exit_code)


def _show_version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(f"reeprov {__version__}")
        raise typer.Exit


def _top(
    version: bool = typer.Option(
        False, "--version", "-V", help="Print the version.", callback=_show_version, is_eager=True
    ),
) -> None:
    pass


def _function(command: Command, answers: list[tuple[Command, Values]]) -> Callable[..., None]:
    """A function with the parameters that typer is to see."""

    def carry(**words: Any) -> None:
        values = {option.name: value_of(option, _words(words[option.name])) for option in command.options}
        answers.append((command, values))

    carry.__signature__ = Signature([_parameter(option) for option in command.options])  # type: ignore[attr-defined]
    carry.__annotations__ = {option.name: _type(option) for option in command.options}
    return carry


def _words(value: object) -> list[str]:
    if isinstance(value, bool):
        return ["yes"] if value else []
    if value is None:
        return []
    return list(map(str, value)) if isinstance(value, list | tuple) else [str(value)]


def _parameter(option: Option) -> Parameter:
    default: Any = False if option.kind == "flag" else option.default
    if option.flags:
        declared = typer.Option(
            default, *option.flags, help=option.help, metavar=option.metavar, envvar=option.variable
        )
    else:
        declared = typer.Argument(... if option.required else default, help=option.help, metavar=option.metavar)
    return Parameter(option.name, Parameter.KEYWORD_ONLY, default=declared, annotation=_type(option))


def _type(option: Option) -> Any:
    if option.kind == "flag":
        return bool
    if option.kind in ("codes", "values", "arguments"):
        return list[str] | None
    return Literal[option.choices] | None if option.choices else str | None
