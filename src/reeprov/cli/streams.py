"""Standard output and standard error when nobody listens at their other end."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def hush(stream: TextIO) -> None:
    """Send what a stream is still to flush nowhere, or Python would complain about it at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        pass


def tell(words: str) -> None:
    """Say on standard error what concerns the run; where nobody can hear it, the run and its exit status go on."""
    try:
        print(f"reeprov: {words}", file=sys.stderr, flush=True)
    except OSError:
        hush(sys.stderr)
