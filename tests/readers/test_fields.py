"""Entries taken apart: the gold of `entries_gold/`, and what no entry may do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reeprov.model.citation import Entry, Fields
from reeprov.model.document import Document
from reeprov.model.text import Span
from reeprov.readers import markdown
from reeprov.readers.fields import read_fields
from reeprov.resolvers import with_outlet
from reeprov.resolvers.registry import Registry

GOLD = sorted((Path(__file__).parent / "entries_gold").glob("*.jsonl"))
FIELDS = (
    "outlet",
    "title",
    "other_title",
    "authors",
    "date",
    "accessed",
    "url",
    "archive_url",
    "url_status",
    "identifiers",
)


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
        "other_title": fields.other_title and fields.other_title.text,
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
    registry = Registry.load()
    for row in gold():
        found = plain(with_outlet(taken_apart(row["text"], row["style"] == "markdown")[0], registry))
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


@pytest.mark.parametrize("row", list(gold()), ids=lambda row: row["text"][:40])
def test_every_field_stands_where_its_span_says(row: dict[str, Any]) -> None:
    fields, document = taken_apart(row["text"], row["style"] == "markdown")
    for part in (fields.outlet, fields.title, fields.other_title, *fields.authors):
        assert part is None or document.visible(part.span) == part.text
    for dated in (fields.date, fields.accessed):
        assert dated is None or dated.text.strip() in row["text"]
    for address in (fields.url, fields.archive_url):
        assert address is None or document.text[address.span.start : address.span.end] == address.text


def test_spans_count_from_the_beginning_of_the_document() -> None:
    text = "Fact [1].\n\nSources:\n[1] Mining Weekly — “Tantalum’s \0return” from 02.05.2024"
    start = text.index("Mining")
    document = Document("a.txt", "text/plain", "utf-8", text, text)
    entry = Entry("1", Span(start - 4, len(text)), Span(start, len(text)), document.visible(Span(start, len(text))))
    fields = read_fields(entry, document)
    assert fields.title is not None
    assert fields.outlet is not None
    assert fields.date is not None
    assert fields.title.text == "Tantalum’s return"
    assert text[fields.title.span.start : fields.title.span.end] == "Tantalum’s \0return"
    assert text[fields.outlet.span.start : fields.outlet.span.end] == "Mining Weekly"
    assert text[fields.date.span.start : fields.date.span.end] == "02.05.2024"


def test_an_impossible_date_is_kept_without_a_reading() -> None:
    fields, _ = taken_apart("Reuters — “Cobalt glut eases” from 31.02.2025")
    assert fields.date is not None
    assert fields.date.text == "31.02.2025"
    assert fields.date.readings == ()


def test_slashes_keep_both_readings() -> None:
    fields, _ = taken_apart("Reuters — “Cobalt glut eases”, 03/04/2025")
    assert fields.date is not None
    assert {str(reading) for reading in fields.date.readings} == {"2025-04-03", "2025-03-04"}


@pytest.mark.parametrize(
    ("isbn", "kept"), [("978-0-300-19679-5", True), ("978-0-300-19679-6", False), ("0-306-40615-2", True)]
)
def test_an_isbn_counts_only_with_its_check_digit(isbn: str, kept: bool) -> None:
    fields, _ = taken_apart(f"“Elements of Power”, Yale University Press, 2015, ISBN {isbn}")
    assert (fields.identifiers == (("isbn", isbn.replace("-", "")),)) is kept


PIECES = st.sampled_from([
    *"“”„«»\"'‘’《》「」()[]<>.,;:!?—–-|/#*_&@ \t\n\0\u200b\u200f\u202e\ufeff\u0301\x01",
    "Reuters", "Коммерсантъ", "人民日报", "الجزيرة", " from ", " от ", "25.02.2025", "2025", " // ", "[N]",
    "et al.", "n.d.",
    "https://a.example.net/x", "doi:10.1000/1", "Retrieved ", "A. B.", "Müller, K.", "\U0001f6a9", "99.99.9999",
])  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
@example("&et al.0[A]")
def test_any_text_has_fields(text: str) -> None:
    fields, document = taken_apart(text)
    for part in (fields.outlet, fields.title, fields.other_title, *fields.authors):
        assert part is None or (part.text and 0 <= part.span.start < part.span.end <= len(document.text))
    assert fields.url_status in ("address", "placeholder", "none")


@pytest.mark.parametrize(
    "unit",
    ["“", '"', "“a” ", "(", "[N]", ". ", ", ", "A. ", "Ab, C., ", "Aa Bb, ", "2025 ", "(2025) ", "https://", " // ",
     "https://a.bc/(", "10.1234/", "\u200b", "\x01", "—", "retrieved ", "isbn 97", "word ", "п", "«",
     "1(1):", "vol. 1 "],
)  # fmt: skip
def test_a_megabyte_is_no_harder_than_its_beginning(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begin = time.process_time()
    taken_apart(text)
    assert time.process_time() - begin < 2
