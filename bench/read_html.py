"""How fast pages are read: MB/s of this reader, of selectolax's parser and of html.parser, in one run.

    python bench/read_html.py PATH…

Without a path the test pages are repeated to 2 MB.
"""

from __future__ import annotations

import glob
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser

from rows import Row, show
from selectolax.lexbor import LexborHTMLParser

from reeprov.readers import html

_PAGES = os.path.join(os.path.dirname(__file__), "..", "tests", "readers", "html_pages", "*.html")
_LEAST = 2_000_000


def rows(paths: Sequence[str] = ()) -> Iterator[Row]:
    """Read the pages with each."""
    pages = []
    for path in paths or sorted(glob.glob(_PAGES)):
        with open(path, encoding="utf-8", errors="replace", newline="") as file:
            pages.append(file.read())
    size = sum(map(len, pages))
    if not size:
        sys.exit("no page to read")
    pages *= max(1, _LEAST // size)
    size = sum(map(len, pages))
    job = f"HTML: {len(pages)} pages of {size / 1e6:.1f} M characters"
    yield Row(job, "reeprov", _speed(pages, html.lay_out), "MB/s", "layout, links, items, metadata")
    yield Row(job, "selectolax", _speed(pages, LexborHTMLParser), "MB/s", "a tree, without places in the source")
    yield Row(job, "html.parser", _speed(pages, _events), "MB/s", "events, to which nothing listens")


def _events(page: str) -> None:
    parser = HTMLParser()
    parser.feed(page)
    parser.close()


def _speed(pages: list[str], read: Callable[[str], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for page in pages:
            read(page)
        best = min(best, time.process_time() - start)
    return sum(map(len, pages)) / 1e6 / best


if __name__ == "__main__":
    show(rows(sys.argv[1:]))
