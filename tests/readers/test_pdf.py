"""PDF: the text of the pages as a reader goes through them."""

from __future__ import annotations

import zlib

import pytest
from papers import Area, Words, paper

from reeprov.errors import ReadError
from reeprov.model.document import Document
from reeprov.readers import formats, pdf, pdf_text, read
from reeprov.readers.interface import Input

from .test_layouts import check_places

ENCRYPTED = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
    b"41" * 32,
    b"42" * 32,
)


def document_of(*pages: list[Words], links: tuple[Area, ...] = (), title: str = "") -> Document:
    found = read(Input("article.pdf", paper(pages, links, title)))
    check_places(found)
    return found


def column(*lines: str, x: float = 60, top: float = 700, size: float = 10, font: str = "F1") -> list[Words]:
    return [Words(line, x, top - 12 * at, size, font) for at, line in enumerate(lines) if line]


def test_an_article() -> None:
    found = document_of(
        [
            *column("The harbour", top=740, size=18),
            *column(
                "The ports closed [1], and the gover-", "nor spoke of a well-", "known price [3].", "", "It rained."
            ),
            *column("Sources", top=600, font="F2"),
            *column("[1] Kommersant, Strike in the", "ports, 01.02.2025", "[2] RIA, Prices, 02.02.2025", top=575),
        ],
        title="Ports",
    )
    assert found.media_type == "application/pdf"
    assert found.title == "Ports"
    assert found.encoding == ""
    assert found.text == (
        "The harbour\n\nThe ports closed [1], and the governor\nspoke of a wellknown\nprice [3].\n\nIt rained.\n\n"
        "Sources\n\n[1] Kommersant, Strike in the\nports, 01.02.2025\n[2] RIA, Prices, 02.02.2025\n\n"
    )
    assert [(sources.heading, sources.found_by) for sources in found.source_lists] == [("Sources", "heading")]
    assert [(entry.key, entry.text) for entry in found.entries] == [
        ("1", "Kommersant, Strike in the ports, 01.02.2025"),
        ("2", "RIA, Prices, 02.02.2025"),
    ]
    assert [marker.text for marker in found.markers] == ["[1]", "[3]"]


def test_what_runs_along_the_edges_is_left_out() -> None:
    pages = [
        [
            Words("The Gazette, 2025", 60, 780),
            *column(f"Page {name} begins here", "and goes on."),
            Words(f"Page {number} of 3", 280, 20),
        ]
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    assert (
        document_of(*pages).text
        == "\n".join(f"Page {name} begins here\nand goes on." for name in ("one", "two", "three")) + "\n\n"
    )


def test_columns_are_read_one_after_the_other() -> None:
    found = document_of([*column("left one", "left two"), *column("right one", "right two", x=320)])
    assert found.text.split() == ["left", "one", "left", "two", "right", "one", "right", "two"]


def test_raised_numbers() -> None:
    found = document_of(
        [
            Words("The ports closed", 60, 700),
            Words("2", 135.5, 704, 6),
            Words(" in March.", 139, 700),
            *column("Sources:", "1. Kommersant", "2. RIA", top=660),
        ]
    )
    assert found.text.startswith("The ports closed2 in March.")
    assert [(marker.form, marker.cites[0].key) for marker in found.markers] == [("superscript", "2")]


def test_links_bring_their_addresses() -> None:
    found = document_of(
        [*column("It rained [1].", "", "Sources:", "[1] RIA, Rain")],
        links=(Area((75, 655, 130, 672), "https://ria.example.org/rain"),),
    )
    assert [(found.text[slice(*link.text)], link.target) for link in found.links] == [
        ("RIA, Rain", "https://ria.example.org/rain")
    ]
    assert found.entries[0].links[0].target == "https://ria.example.org/rain"


def test_code_is_no_prose() -> None:
    found = document_of(
        [
            *column("It rained [1] today, and so it says in the news.", "", "", "x = a[7]", font="F1")[:1],
            *column("x = a[7]", top=650, font="F3"),
            *column("Sources:", "[1] RIA", top=600),
        ]
    )
    assert [marker.text for marker in found.markers] == ["[1]"]
    assert [(found.text[slice(*span)], why) for span, why in found.left_out] == [("x = a[7]", "code")]


def test_entries_over_the_end_of_a_page() -> None:
    found = document_of(
        [*column("It rained [1], and snowed [2].", "", "Sources:", "[1] Kommersant, Rain")],
        [*column("in the ports", "[2] RIA, Snow")],
    )
    assert [(entry.key, entry.text) for entry in found.entries] == [
        ("1", "Kommersant, Rain in the ports"),
        ("2", "RIA, Snow"),
    ]


def test_standard_input_is_known_by_its_beginning() -> None:
    assert read(Input("-", paper([column("It rained.")]))).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing", "is damaged, or no PDF"),
        (b"no PDF", "is damaged, or no PDF"),
        (paper([[]]), "has no text"),
        (paper([column("secret")]).replace(b"/Root", ENCRYPTED + b" /Root"), "is encrypted"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(Input("article.pdf", data))


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_PAGES", 2)
    with pytest.raises(ReadError, match="has 3 pages; no more than 2 are read"):
        pdf_text.read(paper([column("a"), column("b"), column("c")]))


def test_a_bomb_takes_no_longer_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LONGEST_RUN", 0.2)
    bomb = zlib.compress(b"BT /F1 9 Tf 10 10 Td (x) Tj ET\n" * 300_000)
    with pytest.raises(ReadError, match="takes longer"):
        pdf.extract(paper([column("a")], stream=bomb))


def test_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr(pdf, "MOST_MEMORY", 1 << 20)
    with pytest.raises(ReadError, match="more memory"):
        pdf.extract(paper([column("a")]))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ReadError, match=r"needs what is not installed: pip install 'reeprov\[pdf\]'"):
        read(Input("article.pdf", paper([column("a")])))


def test_only_what_is_named_or_asked_for() -> None:
    assert {".docx", ".pdf"} == formats.SUFFIXES - formats.WALKED
