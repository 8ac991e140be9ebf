"""How long after a change an editor has the findings of a document, by its size.

    python bench/server.py

The document is the example of the project over and over, every copy with its own source list.  The time is that of
reading, checking and putting the findings into LSP's types.  The first look leaves out the rules that read the claims
of the prose; the thorough one follows when nobody has typed for longer.
"""

from __future__ import annotations

import time
from pathlib import Path

from reeprov.server.answers import diagnostics
from reeprov.server.lsp import PAUSE
from reeprov.server.opened import Opened
from reeprov.settings import Settings

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-strike.md"
SIZES = (5_000, 50_000, 200_000)
GOAL = 100  # ms, for 50 kB


def main() -> None:
    """Print the table."""
    article = EXAMPLE.read_text(encoding="utf-8")
    print(f"{'bytes':>8} {'first look, ms':>15} {'with the pause':>15} {'thorough, ms':>13}")
    for size in SIZES:
        text = "\n".join([article] * max(1, size // len(article.encode())))
        first = min(_once(text, quick=True) for _ in range(5))
        thorough = min(_once(text, quick=False) for _ in range(5))
        print(f"{len(text.encode()):8} {1000 * first:15.1f} {1000 * (first + PAUSE):15.1f} {1000 * thorough:13.1f}")
    print(f"goal: {GOAL} ms for 50 kB")


def _once(text: str, *, quick: bool) -> float:
    start = time.perf_counter()
    diagnostics(Opened("article.md", text, Settings(), quick=quick), "file:///article.md")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
