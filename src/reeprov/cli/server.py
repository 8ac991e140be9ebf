"""`reeprov server`."""

from __future__ import annotations

from .quick import Values


def run(values: Values) -> int:
    """Serve an editor until it says goodbye."""
    from ..server import serve

    serve()
    return 0
