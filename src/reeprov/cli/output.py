"""Where a command prints to: standard output or a file, which appears whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

from .. import reports
from ..errors import ReadError, UsageError
from ..model.dossier import Report
from ..reports.interface import Style
from .quick import Values
from .streams import hush

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TERMINATED = 128 + 15


def write(pieces: Iterable[str], values: Values) -> None:
    """Print the pieces as they are, where the command line says."""
    path = values["output_file"]
    if path is None:
        _print(pieces)
        return
    write_file(str(path), pieces)


def write_file(path: str, pieces: Iterable[str]) -> None:
    """Write a file, whole or not at all."""
    target = os.path.realpath(path)  # a link stays a link
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            _write_to(target, pieces)  # a device or a pipe cannot be replaced
        else:
            replace(target, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None


def replace(target: str, pieces: Iterable[bytes]) -> None:
    """Write a file so that it appears whole or not at all, with the mode and the owner that it had."""
    draft = f"{target}.{os.getpid()}.part"  # beside the file, so that replacing it is one step
    before = _on_termination(lambda *_: sys.exit(_TERMINATED))
    try:
        with open(draft, "xb") as file:
            file.writelines(pieces)
        if os.path.exists(target):
            status = os.stat(target)
            if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
                os.chown(draft, status.st_uid, status.st_gid)
            os.chmod(draft, status.st_mode & 0o7777)
        os.replace(draft, target)
    finally:
        if os.path.exists(draft):
            os.unlink(draft)
        _on_termination(before)


def _on_termination(handler: Any) -> Any:
    """Set what a SIGTERM does, and give what it did before; None where that cannot be set."""
    import signal

    try:
        return signal.signal(signal.SIGTERM, signal.SIG_DFL if handler is None else handler)
    except ValueError:  # not in the main thread
        return None


def write_bytes(data: bytes) -> None:
    """Print a document as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def mend(path: str, before: bytes, after: bytes) -> None:
    """Write a changed document in the place of the one that was read.

    Raises:
        ReadError: it is read-only, was changed in the meantime, or cannot be written.
    """
    target = os.path.realpath(path)  # a link stays a link
    try:
        if not os.access(target, os.W_OK) or not os.stat(target).st_mode & 0o222:
            raise ReadError("cannot be mended: it is read-only")
        with open(target, "rb") as file:
            if file.read() != before:
                raise ReadError("cannot be mended: it was changed after it was read")
        replace(target, [after])
    except OSError as error:
        raise ReadError(f"cannot be mended: {error.strerror or error}") from None


def _write_to(path: str, pieces: Iterable[str]) -> None:
    with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(pieces)


def _print(pieces: Iterable[str]) -> None:
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except OSError as error:
        hush(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"standard output: cannot be written: {error.strerror or error}") from None
        # The reader has gone (`| head`): it has what it wanted, and the exit status stays what the findings make it.


def lines(texts: Iterable[str]) -> Iterable[str]:
    """Each text as a line."""
    return (text + "\n" for text in texts)


def colored(values: Values) -> bool:
    """Whether to print colors."""
    if values["color"] != "auto":
        return values["color"] == "always"
    if values["output_file"] is not None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def style_of(values: Values) -> Style:
    """How to print for the place that the command line names."""
    return Style(
        colored(values), _width(), int(bool(values["verbose"])), _folder(), candidates=bool(values.get("candidates"))
    )


def write_report(formats: Mapping[str, str], report: Report, values: Values) -> None:
    """Print a report in the format that the command line asks for, and never over a document that it is about."""
    target = values["output_file"]
    if target is not None and os.path.isfile(str(target)):
        for document in report.documents:
            if os.path.isfile(document.path) and os.path.samefile(document.path, str(target)):
                raise UsageError(f"{target}: is one of the documents; the report would take its place")
    style = style_of(values)
    write(reports.render(report, formats, str(values["output_format"]), style), values)


def _width() -> int:
    """The columns of the terminal, where there is one."""
    try:
        return max(40, os.get_terminal_size(1).columns or Style().width)  # 0 where nobody has said
    except OSError:
        return Style().width


def _folder() -> str:
    """The working folder; it can be gone while we are in it."""
    try:
        return os.getcwd()
    except OSError:
        return ""
