"""How reading time grows with the text: the time for 1 MB over the time for 0.25 MB, for texts made to be hard.

usage: python bench/growth.py

Linear is 4.0; a quadratic step shows as 16.
"""

from __future__ import annotations

import time

from reeprov.readers import read_text

TEXTS = {
    "[": "[",
    "[1]": "[1]",
    "[^": "[^",
    "nested": "",
    "one line": "word ",
    "[1] a line": "word [1]\n",
    "keyed lines": "[1] Gazette\n\n",
    "labels": "Sources:\n",
    "definitions": "[1]: http://a.test\n",
    "strays": "[1][2] word\n",
    "<div>": "<div>",
    "<a ": "<a ",
    "<a open quote": '<a "',
    "<!--": "<!--",
    "&": "&",
}


def main() -> None:
    """Print one row a text: seconds for 1 MB and growth, as plain text, Markdown and HTML."""
    print(f"{'text':14} {'txt s':>7} {'growth':>7} {'md s':>7} {'growth':>7} {'html s':>7} {'growth':>7}")
    for name, piece in TEXTS.items():
        row = [f"{name:14}"]
        for suffix in ("txt", "md", "html"):
            small, large = (seconds(text(piece, size), suffix) for size in (250_000, 1_000_000))
            row.append(f"{large:7.2f} {large / max(small, 1e-3):7.1f}")
        print(" ".join(row))


def text(piece: str, size: int) -> str:
    """A text of about `size` code points."""
    if not piece:
        return "[" * (size // 2) + "1" + "]" * (size // 2)
    return piece * (size // len(piece))


def seconds(content: str, suffix: str) -> float:
    """CPU seconds for reading it, the better of two."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read_text(f"growth.{suffix}", content)
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
