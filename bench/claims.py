"""How fast statements are read: megabytes of prose a second of processor time, stage by stage.

    python bench/claims.py [ARTICLES]

The articles (1,000) are the example's sentences in another order each, 5 kB long; reading the files is not counted.
The last row shows whether the time grows as the text does: one article of many times the length.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from pathlib import Path

from reeprov.claims import read_statements, segment
from reeprov.model.document import Document
from reeprov.readers import read_text

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-strike.md"
LENGTH = 5_000


def main(number: int) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    body, _, sources = text.partition("## Sources")
    sentences = [sentence for sentence in body.replace("\n", " ").split(". ") if len(sentence) > 20]
    chance = random.Random(1)
    articles = [_article(chance, sentences, LENGTH, sources) for _ in range(number)]
    long = [_article(chance, sentences, LENGTH * 200, sources)]
    print(f"{'stage':32} {'MB/s':>7}")
    _row("sentences alone", articles, segment)
    _row("all statements", articles, read_statements)
    _row("all statements, one long article", long, read_statements)


def _article(chance: random.Random, sentences: list[str], length: int, sources: str) -> Document:
    parts: list[str] = []
    size = 0
    while size < length:
        paragraph = ". ".join(chance.choice(sentences) for _ in range(4)) + "."
        parts.append(paragraph)
        size += len(paragraph.encode()) + 2
    return read_text("a.md", "\n\n".join(parts) + "\n\n## Sources" + sources)


def _row(name: str, articles: list[Document], work: object) -> None:
    assert callable(work)
    work(articles[0])
    size = sum(len(article.text.encode()) for article in articles)
    gc.freeze()  # a run holds one document at a time: the others here are not to be looked through for garbage
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - begun)
    print(f"{name:32} {size / best / 1e6:7.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
