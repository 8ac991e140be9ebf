"""Work shared out among processes: each takes the next piece when it has done its last.

They are forks, which cost a millisecond, where a pool that starts Python anew costs as much as checking 10 MB.  Where
forks do not exist (Windows), this process does all of the work.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeVar

from ..errors import ReeprovError

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_NUMBER = 4  # bytes of a piece's number in the queue; a pipe hands so few over whole, whoever asks
_MOST = 8_192  # numbers that surely fit into a pipe


def share_out(pieces: Sequence[Piece], work: Callable[[Piece], Result], jobs: int) -> list[Result]:
    """The result of each piece, in the order of the pieces; this process works too.

    Raises:
        ReeprovError: `work` raised it for some piece, or a process ended before its work was done.
    """
    if jobs < 2 or len(pieces) < 2 or len(pieces) > _MOST or not hasattr(os, "fork"):
        return [work(piece) for piece in pieces]
    queue, entrance = os.pipe()
    os.write(entrance, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(pieces))))
    os.close(entrance)
    sys.stdout.flush()
    sys.stderr.flush()
    children: dict[int, BinaryIO] = {}
    results: dict[int, Result] = {}
    try:
        for _ in range(min(jobs, len(pieces)) - 1):
            pid, answer = _start(queue, pieces, work)
            children[pid] = answer
        results.update(_take(queue, pieces, work))
        for pid in list(children):
            results.update(_collect(pid, children))
    finally:
        os.close(queue)
        for pid, answer in children.items():  # only where something went wrong: nobody waits for their work
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            answer.close()
    return [results[number] for number in range(len(pieces))]


def _take(queue: int, pieces: Sequence[Piece], work: Callable[[Piece], Result]) -> dict[int, Result]:
    """Do pieces until none is left."""
    results = {}
    while number := os.read(queue, _NUMBER):
        at = int.from_bytes(number, "big")
        results[at] = work(pieces[at])
    return results


def _start(queue: int, pieces: Sequence[Piece], work: Callable[[Piece], Result]) -> tuple[int, BinaryIO]:
    """A process that works beside this one: its id, and where its results will arrive."""
    import pickle

    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, os.fdopen(reading, "rb")
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # who started it says that it was interrupted
        os.close(reading)
        answer: object
        try:
            answer = _take(queue, pieces, work)
        except ReeprovError as error:
            answer = error
        except Exception as error:
            answer = ReeprovError(f"crashed: {type(error).__name__}: {next(iter(str(error).splitlines()), '')}")
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)  # without the clean-up of this process, which is not the child's


def _collect(pid: int, children: dict[int, BinaryIO]) -> dict[int, Result]:
    """The results of a process that has ended."""
    import pickle

    answer = children[pid].read()
    children.pop(pid).close()
    _, status = os.waitpid(pid, 0)
    if status:
        raise ReeprovError(f"a process of this run ended before its work was done ({_reason(status)})")
    results = pickle.loads(answer)
    if isinstance(results, ReeprovError):
        raise results
    return results  # type: ignore[no-any-return]  # what `_take` gave


def _reason(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"signal {-code}" if code < 0 else f"status {code}"
