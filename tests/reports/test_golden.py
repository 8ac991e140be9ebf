"""One rich report in every format, as it was last looked at by a person.

After a wanted change, run the tests once with `WRITE_GOLDEN=1`, and read the differences.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reeprov import reports
from reeprov.model.dossier import Report
from reeprov.reports import AUDIT, CHECK, DUMP, RESOLVE, Style
from reeprov.reports.screen import clean

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
COMMANDS = {"check": CHECK, "audit": AUDIT, "resolve": RESOLVE, "dump": DUMP}
FORMATS = [(command, name) for command, formats in COMMANDS.items() for name in formats]
SERVICES = {"github", "gitlab", "sarif", "rdjson", "junit", "markdown"}
DATA = {"json", "json-lines", "csl", "prov", "webanno", "dot", "html", "csv"} | SERVICES
SUFFIXES = {
    "html": "html",
    "csv": "csv",
    "json": "json", "csl": "json", "json-lines": "jsonl", "prov": "json", "webanno": "json", "dot": "dot",
    "gitlab": "json", "sarif": "json", "rdjson": "json", "junit": "xml", "markdown": "md",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reeprov.reports.rows.__version__", "0")
    monkeypatch.setattr("reeprov.reports.sarif.__version__", "0")
    monkeypatch.setattr("reeprov.reports.html.page.__version__", "0")


@pytest.mark.parametrize(("command", "name"), FORMATS)
def test_as_it_was(command: str, name: str, report: Report) -> None:
    printed = "".join(reports.render(report, COMMANDS[command], name, Style(width=80)))
    golden = GOLDEN / f"{command}-{name}.{SUFFIXES.get(name, 'txt')}"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "name"), FORMATS)
def test_twice_the_same(command: str, name: str, report: Report) -> None:
    once, again = ("".join(reports.render(report, COMMANDS[command], name, Style())) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(("command", "name"), FORMATS)
def test_nothing_in_a_document_steers_the_terminal(command: str, name: str, report: Report) -> None:
    printed = "".join(reports.render(report, COMMANDS[command], name, Style(color=False)))
    assert all(letter.isprintable() or letter == "\n" for letter in printed.replace("\u3000", " "))


@pytest.mark.parametrize(("command", "name"), [(command, name) for command, name in FORMATS if name not in DATA])
def test_colors_change_no_word(command: str, name: str, report: Report) -> None:
    plain, colored = (
        "".join(reports.render(report, COMMANDS[command], name, Style(color=color))) for color in (False, True)
    )
    assert "\x1b[" in colored
    assert "\n".join(map(clean, colored.split("\n"))) == plain


@pytest.mark.parametrize(("command", "name"), FORMATS)
def test_a_run_without_documents(command: str, name: str) -> None:
    printed = "".join(reports.render(Report(()), COMMANDS[command], name, Style()))
    assert "Traceback" not in printed
    assert bool(printed) == (name not in {"full", "concise", "table", "json-lines", "github"})
