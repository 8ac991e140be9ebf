"""`reeprov` and `python -m reeprov`."""

from __future__ import annotations

import gc
import sys

# Objects made between two collections.  Nearly nothing here makes cycles, and Python's 700 cost 3 ms at every start.
_BETWEEN_COLLECTIONS = 20_000


def main(argv: list[str] | None = None) -> int:
    """Carry out a command line, by default that of the process; give the exit status."""
    from .cli.entry import enter

    if argv is not None:
        return enter(argv)
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    status = enter(sys.argv[1:])
    gc.freeze()  # the process ends here: looking once more for what to collect would take 9 ms
    return status


if __name__ == "__main__":
    sys.exit(main())
