"""The language server: what `check` finds, while a document is written."""

from __future__ import annotations


def serve() -> None:
    """Speak LSP on standard input and output until the editor ends it.

    Raises:
        UsageError: the extra `lsp` is not installed.
    """
    import os
    import signal
    import sys
    from importlib.util import find_spec

    from ..errors import UsageError

    if find_spec("pygls") is None:
        raise UsageError("the language server is not installed: pip install 'reeprov[lsp]'")
    from .lsp import make_server

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who waits for a silent editor cannot be interrupted otherwise
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:  # pygls closes it, and ours is still to be flushed
        make_server().start_io(stdout=answers)
