"""A second reader of dates: it backs or doubts the first, and never takes its place."""

from __future__ import annotations

import pytest
from local_web import article

from reeprov.model.page import PageRecord
from reeprov.resolvers.second_opinion import with_second_opinion
from reeprov.resolvers.webpage import read_page

pytest.importorskip("htmldate", reason="the extra `dates`")

URL = "https://daily.org/port"
DATED = '<meta property="article:published_time" content="2025-02-25T10:00:00+03:00">'


def seen(page: str) -> PageRecord:
    record = read_page(page, URL)
    assert record is not None
    return with_second_opinion(record, page)


def test_two_readers_agree() -> None:
    record = seen(article(head=DATED).decode())
    assert record.second_opinion is not None
    assert record.second_opinion.date == record.issued
    assert record.second_opinion.origin == "htmldate"


def test_what_only_the_second_reader_sees_decides_nothing() -> None:
    page = article().decode().replace("Paragraph 9", "Updated 25 February 2025. Paragraph 9")
    record = seen(page)
    assert record.issued is None


@pytest.mark.parametrize("page", ["", "<div>" * 20_000, "\0" * 10, "<html><body>no date"])
def test_pages_that_no_reader_can_read(page: str) -> None:
    assert with_second_opinion(PageRecord(URL), page).second_opinion is None
