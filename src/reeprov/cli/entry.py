"""From the words of a command line to its exit status; whatever goes wrong becomes one line on standard error.

0 clean, 1 findings, 2 everything that kept the command from being done, 130 interrupted.
"""

from __future__ import annotations

import os
import sys

from ..errors import ReeprovError
from .streams import hush, tell

TYPE_CHECKING = False  # `--version` does without typing, which takes half as long to import as Python takes to start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .commands import Command
    from .quick import Values

FAILED = 2
INTERRUPTED = 130


def enter(argv: Sequence[str]) -> int:
    """Carry out a command line; give the exit status."""
    _make_streams_safe()
    try:
        return _carry_out_or_complain(argv)
    except Exception as error:  # a crash must not look like findings
        if os.environ.get("REEPROV_DEBUG") or "-v" in argv or "--verbose" in argv:
            import traceback

            traceback.print_exc()
        return _complain(f"crashed: {type(error).__name__}: {_first_line(error)} (REEPROV_DEBUG=1 shows the traceback)")


def _carry_out_or_complain(argv: Sequence[str]) -> int:
    """Carry out a command line; whatever can be foreseen becomes one line."""
    try:
        status = _carry_out(argv)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        hush(sys.stdout)
        return 0
    except ReeprovError as error:
        return _complain(str(error))
    except OSError as error:  # commands say which file it was; what is left is the output itself
        if error.filename is not None:
            raise
        hush(sys.stdout)
        return _complain(f"standard output: cannot be written: {error.strerror or error}")


def _carry_out(argv: Sequence[str]) -> int:
    """Read the command line, the short way if it is plain, and run its command."""
    if list(argv) in (["--version"], ["-V"]):
        from .. import __version__

        print(f"reeprov {__version__}")
        return 0
    from .commands import COMMANDS
    from .quick import parse

    command = next((command for command in COMMANDS if argv and command.name == argv[0]), None)
    values = parse(command.options, argv[1:]) if command else None
    if command is None or values is None:
        from .spoken import ask

        answer = ask(argv)
        if isinstance(answer, int):
            return answer
        command, values = answer
    return _function(command)(values)


def _function(command: Command) -> Callable[[Values], int]:
    from importlib import import_module

    function: Callable[[Values], int] = import_module(f".{command.module}", __package__).run
    return function


def _make_streams_safe() -> None:
    """Print UTF-8, and no odd terminal, file name or closed stream may make printing fail."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            # A terminal keeps its own encoding; files and pipes get UTF-8 everywhere.
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace", newline="\n")


def _complain(message: str) -> int:
    tell(" ".join(message.splitlines()))
    return FAILED


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")
