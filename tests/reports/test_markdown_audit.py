"""The audit report as Markdown is what a reader of Markdown shows as it was meant, whatever stands in the document."""

from __future__ import annotations

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships none

from reeprov.audit import run
from reeprov.model.dossier import Report
from reeprov.readers.interface import Input
from reeprov.reports import AUDIT, Style, render
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

ARTICLE = """\
It fell | or rose [1]. "Nobody knows *why*," said Anna <b>Berg</b>. It rose [7]. Ask #12 or @someone about it [2].

Sources:

[1] Reuters — "A | B <i>c</i> ~d~ \\\\ [x](y)", 1 March 2025, https://www.reuters.com/a|b?c=<d>&e
[2] Kommersant — "Quotas", 26.02.2025
"""
TAGS = {
    "html", "body", "h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "br",
}  # fmt: skip


def audited(text: str, path: str = "a|b<c>`d`.txt") -> Report:
    return run([Input(path, text.encode())], Settings(), keep_dossiers=True, needs=Needs.CLAIMS)


def page(report: Report) -> etree._Element:
    pyromark = pytest.importorskip("pyromark")
    text = "".join(render(report, AUDIT, "markdown", Style()))
    return etree.HTML(pyromark.html(text, options=pyromark.Options.ENABLE_TABLES))


def tables(tree: etree._Element) -> dict[str, list[list[str]]]:
    """Heading of the first cell → the rows below it."""
    found = {}
    for table in tree.iter("table"):
        head, *rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
        assert all(len(row) == len(head) for row in rows)
        found[head[0]] = rows
    return found


def test_it_has_the_findings_the_sources_and_the_chain_of_each_claim() -> None:
    found = tables(page(audited(ARTICLE)))
    assert [(row[0], row[1].split()[0]) for row in found["severity"]] == [("error", "RP101")]
    assert [row[:4] for row in found["key"]] == [
        ["1", "identified", "Reuters", "2025-03-01"],
        ["2", "identified", "Kommersant", "2025-02-26"],
    ]
    assert [(row[1], row[3]) for row in found["row"]] == [
        ("record", "[1] → Reuters, 2025-03-01, “A | B <i>c</i> ~d~ \\\\ [x](y)”"),
        ("attribution", "said by Anna"),
        ("broken", "[7] → no such entry"),
        ("record", "[2] → Kommersant, 2025-02-26, “Quotas”"),
    ]


def test_nothing_in_a_document_becomes_markup() -> None:
    tree = page(audited(ARTICLE))
    assert {element.tag for element in tree.iter()} <= TAGS
    rule, source = (link.get("href") for link in tree.iter("a"))
    assert rule.endswith("/docs/rules/RP101.md")
    assert source.startswith("https://www.reuters.com/a")
    assert not set(source) & set("|<> ")


def test_a_document_that_was_not_read_and_what_was_not_checked_are_said() -> None:
    tree = page(audited("\0\1\2\3" * 99))
    words = " ".join(tree.itertext())
    assert "Not read:" in words
    assert "1 document could not be read" in words
    assert "Nothing was asked of the network" in words
