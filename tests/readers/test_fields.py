"""Entries taken apart: the gold of `entries_gold/`, and what no entry may do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeprov.model.citation import Entry, Fields
from reeprov.model.document import Document
from reeprov.model.text import Span
from reeprov.readers import markdown
from reeprov.readers.fields import read_fields

GOLD = sorted((Path(__file__).parent / "entries_gold").glob("*.jsonl"))
FIELDS = ("outlet", "title", "authors", "date", "accessed", "url", "archive_url", "url_status", "identifiers")


def taken_apart(text: str, marked_up: bool = False) -> tuple[Fields, Document]:
    """The fields of an entry that is a document of its own."""
    if marked_up:
        layout = markdown.lay_out(text)
        document = Document("entry.md", "text/markdown", "utf-8", text, layout.prose, links=layout.links)
    else:
        document = Document("entry.txt", "text/plain", "utf-8", text, text.replace("\0", " "))
    span = Span(0, len(text))
    return read_fields(Entry("1", span, span, document.visible(span), document.links), document), document


def plain(fields: Fields) -> dict[str, Any]:
    """Fields as the gold writes them."""
    found: dict[str, Any] = {
        "outlet": fields.outlet and fields.outlet.text,
        "title": fields.title and fields.title.text,
        "authors": [author.text for author in fields.authors] or None,
        "date": str(fields.date.date) if fields.date and fields.date.date else None,
        "accessed": str(fields.accessed.date) if fields.accessed and fields.accessed.date else None,
        "url": fields.url and fields.url.text,
        "archive_url": fields.archive_url and fields.archive_url.text,
        "url_status": fields.url_status,
        "identifiers": [list(pair) for pair in fields.identifiers] or None,
    }
    return found


def gold() -> Iterator[dict[str, Any]]:
    for path in GOLD:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def compared() -> Iterator[tuple[str, str, str, Any, Any]]:
    """(style, text, field, wanted, found) of every field that the gold has or that was found."""
    for row in gold():
        found = plain(taken_apart(row["text"], row["style"] == "markdown")[0])
        for field in FIELDS:
            wanted = row["fields"].get(field)
            if wanted is not None or found[field] is not None:
                yield row["style"], row["text"], field, wanted, found[field]


def test_the_gold_covers_the_styles() -> None:
    rows = list(gold())
    assert len(rows) >= 300
    assert len({row["style"] for row in rows}) >= 12


def test_fields_of_the_gold() -> None:
    results = list(compared())
    wrong = [result for result in results if result[3] != result[4]]
    assert len(wrong) <= 0.03 * len(results), "\n".join(map(str, wrong))
