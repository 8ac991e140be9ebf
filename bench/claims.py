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
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rows import Row, missing, show

from reeprov.claims import read_statements, segment
from reeprov.model.document import Document
from reeprov.readers import read_text

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-strike.md"
LENGTH = 5_000
PEERS = 50  # articles for the peers, some of which take their time
# By package: what makes of its module a function from text to sentences.
SPLITTERS: dict[str, tuple[str, Callable[[Any], Callable[[str], object]]]] = {
    "sentencex": ("sentencex", lambda module: lambda text: list(module.segment("en", text))),
    "nupunkt": ("nupunkt", lambda module: module.sent_tokenize),
    "blingfire": ("blingfire", lambda module: module.text_to_sentences),
    "pysbd": ("pysbd", lambda module: module.Segmenter(language="en", clean=False).segment),
}


def rows(number: int = 1_000) -> Iterator[Row]:
    """Megabytes a second of each stage, and of what splits sentences elsewhere."""
    text = EXAMPLE.read_text(encoding="utf-8")
    body, _, sources = text.partition("## Sources")
    sentences = [sentence for sentence in body.replace("\n", " ").split(". ") if len(sentence) > 20]
    chance = random.Random(1)
    articles = [_article(chance, sentences, LENGTH, sources) for _ in range(number)]
    long = [_article(chance, sentences, LENGTH * 200, sources)]
    parts = "prose into sentences"
    yield _row(parts, "reeprov", articles, segment)
    for name, (module, splitter) in SPLITTERS.items():
        if find_spec(module):
            yield _row(parts, name, articles[:PEERS], _of_text(splitter(import_module(module))))
        else:
            yield missing(parts, name, "MB/s")
    job = "prose into statements"
    yield _row(job, "reeprov", articles, read_statements)
    yield _row(job, "reeprov, one long article", long, read_statements)


def _of_text(split: Callable[[str], object]) -> Callable[[Document], object]:
    return lambda article: split(article.text)


def _article(chance: random.Random, sentences: list[str], length: int, sources: str) -> Document:
    parts: list[str] = []
    size = 0
    while size < length:
        paragraph = ". ".join(chance.choice(sentences) for _ in range(4)) + "."
        parts.append(paragraph)
        size += len(paragraph.encode()) + 2
    return read_text("a.md", "\n\n".join(parts) + "\n\n## Sources" + sources)


def _row(job: str, who: str, articles: list[Document], work: Callable[[Document], object]) -> Row:
    work(articles[0])
    size = sum(len(article.text.encode()) for article in articles)
    gc.freeze()  # a run holds one document at a time: the others here are not to be looked through for garbage
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - begun)
    return Row(job, who, size / best / 1e6, "MB/s")


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:2])))
