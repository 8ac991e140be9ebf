"""`reeprov` and `python -m reeprov`."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Carry out a command line; give the exit status."""
    from .cli.entry import enter

    return enter(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
