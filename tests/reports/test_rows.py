"""JSON that is safe to print and reads back as it was."""

from __future__ import annotations

import json

import pytest

from reeprov import reports
from reeprov.model.dossier import Report
from reeprov.reports import CHECK, Style
from reeprov.reports.rows import write


@pytest.mark.parametrize("text", ["Забастовка 🚩", "\x1b[31m", "\x9b31m", "\x7f", "a\nb", '"', "\udc80"])
def test_round_trip(text: str) -> None:
    printed = write({"text": text})
    assert json.loads(printed) == {"text": text}
    assert all(letter.isprintable() or letter == "\n" for letter in printed)


def test_letters_stay_letters() -> None:
    assert write(["Забастовка 🚩"], indent=None) == '["Забастовка 🚩"]\n'


@pytest.mark.parametrize("name", CHECK)
def test_findings_whose_document_was_not_kept(name: str, report: Report) -> None:
    bare = report._replace(documents=tuple(audited._replace(dossier=None) for audited in report.documents))
    printed = "".join(reports.render(bare, CHECK, name, Style()))
    assert all(finding.code in printed for finding in report.findings)
