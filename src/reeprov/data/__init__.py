"""Tables that come with the package.  Each is rebuilt by a script in `support/`."""

from __future__ import annotations

import os


def read(name: str) -> bytes:
    """The bytes of a table, by its file name."""
    # Not importlib.resources: importing it alone takes several times as long as reading a table.
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return file.read()
