"""The table of sources for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest

from reeprov.audit import run
from reeprov.model.dossier import Report
from reeprov.readers.interface import Input
from reeprov.reports import DUMP, Style, render
from reeprov.reports.sources_csv import COLUMNS
from reeprov.rules.interface import Needs
from reeprov.settings import Settings


def rows(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(render(report, DUMP, "csv", Style())), newline="")))


def test_one_row_an_entry_with_what_is_known(report: Report) -> None:
    head, first, *_ = rows(report)
    assert tuple(head) == COLUMNS
    assert first[:5] == ["news/a.md", "1", "Kommersant", "Rare earth demand", "2023-09-06"]
    assert first[6] == "identified"
    assert len(rows(report)) == 4


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+4", "-4", '"quoted", with a comma', "ends\x1b[2J"])
def test_no_title_is_a_formula_and_none_breaks_its_row(title: str) -> None:
    text = f"It rose [1].\n\nSources:\n\n[1] TASS — «{title}» from 25.02.2025\n"
    report = run([Input("a.txt", text.encode())], Settings(), keep_dossiers=True, needs=Needs.RECORDS)
    _, row = rows(report)
    assert len(row) == len(COLUMNS)
    assert all(not cell.startswith(("=", "+", "-", "@")) and cell.isprintable() for cell in row)
