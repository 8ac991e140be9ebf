"""Source lists: by which sign they are found, where they end, what their entries hold."""

from __future__ import annotations

import pytest

from reeprov.model.document import Document
from reeprov.readers import read_text
from reeprov.readers.labels import is_label

PROSE = "Prices fell [1]. They rose again [2].\n\n"


def read(sources: str, suffix: str = "md") -> Document:
    return read_text(f"article.{suffix}", PROSE + sources)


def entries(document: Document) -> list[tuple[str, str]]:
    return [(entry.key, entry.text) for entry in document.entries]


TWO = [("1", "Gazette, “A”, 2024"), ("2", "Courier, “B”, 2025")]


@pytest.mark.parametrize(
    "label",
    [
        "Sources:",
        "Sources",
        "## References",
        "### 12. References",
        "**Sources**",
        "Источники:",
        "## Список литературы",
        "参考文献：",
        "## Quellen",
        "Bibliographie",
        "Fuentes:",
        "Fonti:",
        "Referências",
        "Źródła:",
        "Джерела:",
        "出典",
        "المصادر:",
        "## Notes and references",
        "References\n==========",
    ],
)
def test_a_label_or_heading_announces_a_list(label: str) -> None:
    document = read(f"{label}\n\n[1] Gazette, “A”, 2024\n\n[2] Courier, “B”, 2025\n")
    assert entries(document) == TWO
    (sources,) = document.source_lists
    assert sources.found_by in ("heading", "label")
    assert document.text[sources.span.start : sources.span.end].endswith("2025")


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("bracket", "[1] Gazette, “A”, 2024\n[2] Courier, “B”, 2025"),
        ("bracket", "\\[1\\] Gazette, “A”, 2024\n\n\\[2\\] Courier, “B”, 2025"),
        ("dot", "1. Gazette, “A”, 2024\n2. Courier, “B”, 2025"),
        ("half-paren", "1) Gazette, “A”, 2024\n2) Courier, “B”, 2025"),
        ("paren", "(1) Gazette, “A”, 2024\n\n(2) Courier, “B”, 2025"),
        ("lenticular", "【1】Gazette, “A”, 2024\n\n【2】Courier, “B”, 2025"),
        ("bracket", "[1] Gazette,\n    “A”, 2024\n[2] Courier,\n    “B”, 2025"),
        ("bracket", "- [1] Gazette, “A”, 2024\n- [2] Courier, “B”, 2025"),
        ("bracket", "**[1]** Gazette, “A”, 2024\n\n**[2]** Courier, “B”, 2025"),
        ("bracket", "These are the papers of that week.\n\n[1] Gazette, “A”, 2024\n\n[2] Courier, “B”, 2025"),
    ],
)
def test_keys_are_written_in_many_forms(form: str, lines: str) -> None:
    document = read(f"## Sources\n\n{lines}\n")
    assert entries(document) == TWO
    assert document.source_lists[0].form == form


def test_an_entry_spans_from_its_key_to_its_last_word() -> None:
    document = read("Sources:\n\n[1] [Gazette — “A”](#) from 01.02.2025.\n\n[2] Courier\n", "md")
    first = document.entries[0]
    assert document.text[slice(*first.span)] == "[1] [Gazette — “A”](#) from 01.02.2025."
    assert document.text[slice(*first.body)].endswith("from 01.02.2025.")
    assert first.text == "Gazette — “A” from 01.02.2025."
    assert [link.target for link in first.links] == ["#"]


def test_a_list_without_any_label_stands_at_the_end() -> None:
    document = read("[1] Gazette, “A”, 2024\n[2] Courier, “B”, 2025\n")
    assert entries(document) == TWO
    assert document.source_lists[0].found_by == "position"
    assert document.source_lists[0].heading is None


@pytest.mark.parametrize("second", ["It has a second paragraph.", "One.\n\nTwo."])
def test_an_entry_may_have_several_paragraphs(second: str) -> None:
    document = read(f"Sources:\n\n[01] Gazette, “A”, 2024\n\n{second}\n\n[02] Courier, “B”, 2025\n")
    assert [entry.key for entry in document.entries] == ["1", "2"]
    assert document.entries[0].text == "Gazette, “A”, 2024 " + " ".join(second.split())


@pytest.mark.parametrize("end", ["Original article", "## About us\n\nWe write.", "Post a Comment", "Advertisement"])
def test_a_list_ends_where_something_else_begins(end: str) -> None:
    document = read(f"Sources:\n\n[1] Gazette, “A”, 2024\n\n[2] Courier, “B”, 2025\n\n{end}\n")
    assert entries(document) == TWO


def test_each_chapter_may_have_its_own_list() -> None:
    chapter = "Prices fell [1].\n\n### References\n\n[1] Gazette\n\n"
    document = read_text("book.md", f"## One\n\n{chapter}## Two\n\n{chapter}")
    assert [[entry.key for entry in sources.entries] for sources in document.source_lists] == [["1"], ["1"]]


def test_a_list_may_come_before_the_text() -> None:
    document = read_text(
        "article.md", "## Sources\n\n[1] Gazette\n\n[2] Courier\n\n## Text\n\nPrices fell [1] and rose [3].\n"
    )
    assert [entry.key for entry in document.entries] == ["1", "2"]
    assert [cite.key for marker in document.markers for cite in marker.cites] == ["1", "3"]


def test_notes_between_paragraphs_are_entries_and_the_prose_around_them_stays_prose() -> None:
    text = "Prices fell [1].\n\n[1] Gazette\n\nThey rose again [2].\n\n[2] Courier\n\n"
    text += "A long last paragraph follows. " * 30 + "\n"
    document = read_text("notes.txt", text)
    assert [entry.key for entry in document.entries] == ["1", "2"]
    assert any("They rose again" in document.visible(block.span) for block in document.blocks)


@pytest.mark.parametrize("line", ["Our sources say so", "Sources of error in measurements of ore", "", "[1] Sources"])
def test_not_every_line_with_the_word_is_a_label(line: str) -> None:
    assert not is_label(line)


def test_the_last_word_of_a_wrapped_paragraph_is_no_label() -> None:
    document = read_text("steps.txt", "The function keeps the\nreference.\n1. It is called.\n2. It returns.\n")
    assert document.source_lists == ()
