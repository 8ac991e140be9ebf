"""PDF (`.pdf`), read by PDFium in a process of its own: a hostile file can exhaust no more than that process.

The text is that of the pages, line by line (`pdf_text`, `pdf_lines`).
"""

from __future__ import annotations

import os
import subprocess
import sys

from ..errors import ReadError
from ..model.citation import Link
from ..model.document import Block, BlockKind
from ..model.text import Span
from .interface import Layout

MEDIA_TYPE = "application/pdf"

LONGEST_RUN = 60  # seconds
MOST_MEMORY = 2 << 30  # bytes; kept where the system can limit a process


def extract(data: bytes) -> tuple[str, Layout]:
    """The text of a PDF, and its layout.

    Raises:
        ReadError: it is damaged or encrypted, has no text or too many pages, or takes too long or too much memory.
        ImportError: pypdfium2 is not installed.
    """
    import json
    from importlib.util import find_spec

    if find_spec("pypdfium2") is None:
        raise ModuleNotFoundError("pypdfium2")
    code = f"from {__package__}.pdf_text import main; main({MOST_MEMORY})"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=data,
            capture_output=True,
            timeout=LONGEST_RUN,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ReadError(f"takes longer than {LONGEST_RUN} s to read") from None
    if done.returncode:
        raise ReadError("is damaged, or needs more memory than a text can")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise ReadError(answer["error"])
    return answer["text"], Layout(
        prose=answer["prose"],
        blocks=tuple(Block(BlockKind(kind), Span(*span)) for kind, span in answer["blocks"]),
        links=tuple(Link(Span(*span), Span(*span), target) for span, target in answer["links"]),
        superscripts=tuple(Span(*span) for span in answer["superscripts"]),
        title=answer["title"],
        left_out=tuple((Span(*span), why) for span, why in answer["left_out"]),
    )
