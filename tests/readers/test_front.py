"""What a document says of itself, and what of a page is no prose."""

from __future__ import annotations

import pytest

from reeprov.model.document import BlockKind, Document
from reeprov.readers import read_text

BODY = (
    "The mine at the edge of the town was closed in the spring, "
    "and nobody has said so far when, or under whom, it will open again.\n"
)


def prose_of(document: Document) -> list[str]:
    return [document.visible(block.span) for block in document.blocks if block.kind is BlockKind.PARAGRAPH]


def issued(document: Document) -> str | None:
    return str(document.issued.date) if document.issued else None


def test_a_scraped_page_gives_title_outlet_and_date() -> None:
    text = (
        "# **Mine closed**\n\nnews\n\n## **Mine closed**\n\n[us.gazette.test](http://us.gazette.test)\n\n"
        f"2025-03-11\n\n3 min read\n\n{BODY}\nOriginal article\n"
    )
    document = read_text("page.txt", text)
    assert (document.media_type, document.title, document.outlet, issued(document)) == (
        "text/markdown",
        "Mine closed",
        "us.gazette.test",
        "2025-03-11",
    )
    assert prose_of(document) == [BODY.strip()]


def test_a_dateline_starts_the_article() -> None:
    text = (
        "A Mine Is Closed by Its Owners\n\n"
        "The owners have closed the mine and say that they lost money with it every year.\n\n"
        "A gate in the rain. Image: Agency/ CH\n\n\nPERM, Russia — November 5, 2025:\n\n" + BODY
    )
    document = read_text("page.txt", text)
    assert document.title == "A Mine Is Closed by Its Owners"
    assert issued(document) == "2025-11-05"
    assert prose_of(document) == [BODY.strip()]


def test_a_dateline_may_share_its_line_with_the_prose() -> None:
    document = read_text("page.txt", f"Ann Marsh\nPERM, Russia – {BODY}")
    assert document.title is None
    assert prose_of(document) == [BODY.strip()]


def test_an_article_that_starts_at_once_has_no_title() -> None:
    document = read_text("page.txt", BODY + "\n" + BODY)
    assert (document.title, document.outlet, document.issued) == (None, None, None)
    assert len(prose_of(document)) == 2


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "3 min read", "Post a Comment", "Original article", "Contact Form", "Previous Post Next Post"],
)
def test_boilerplate_of_pages_is_no_prose(line: str) -> None:
    document = read_text("page.txt", f"{BODY}\n{line}\n\n{BODY}")
    assert prose_of(document) == [BODY.strip()] * 2
    assert document.blocks[1].kind is BlockKind.BOILERPLATE


def test_headlines_of_other_articles_behind_more_from_are_no_prose() -> None:
    document = read_text("page.txt", f"{BODY}More from Gazette 24\nMinister claims that mines are safe\n{BODY}")
    assert prose_of(document) == [BODY.strip()] * 2


def test_an_impossible_date_is_not_the_date_of_the_document() -> None:
    document = read_text("page.md", f"# Mine closed\n\n31.02.2025\n\n{BODY}")
    assert document.issued is None


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("*The Quay Letter, 14 March 2025. Written as an example.*", "The Quay Letter", "2025-03-14"),
        ("_Mining Weekly — 3 May 2024_", "Mining Weekly", "2024-05-03"),
        ("*Pit Gazette*, 14 March 2025", "Pit Gazette", "2025-03-14"),
        ("By Ann Marsh, 14 March 2025", None, "2025-03-14"),
        ("Ann Marsh | 14 March 2025", None, "2025-03-14"),
        ("MOSCOW, 14 March 2025. The price rose and fell again over the whole of the day.", None, None),
        ("In March, on 14 March 2025, it rained.", None, None),
        ("*See the letter of 14 March 2025.*", None, None),
        ("The Quay Letter, March 2025", None, None),
    ],
)
def test_a_line_under_the_title_names_outlet_and_day(line: str, outlet: str | None, day: str | None) -> None:
    document = read_text("page.md", f"# Mine closed\n\n{line}\n\n{BODY}")
    assert (document.outlet, issued(document)) == (outlet, day)
