"""The samples in docs/formats.md are what is printed; `WRITE_GOLDEN=1` writes them anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from reeprov.audit import run
from reeprov.model.dossier import Report
from reeprov.readers.interface import Input
from reeprov.reports import CHECK, Style, render
from reeprov.settings import Settings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
SECTION = r"(## {}\n(?:(?!\n## ).)*?```\w+\n)(.*?)(```\n)"


@pytest.fixture(name="report")
def _report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("reeprov.reports.rows.__version__", "0.1.0")
    article = re.findall(r"```markdown\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[0]
    return run([Input("article.md", article.encode())], Settings())


def sample(report: Report, name: str) -> str:
    text = "".join(render(report, CHECK, name, Style(width=80)))
    if name == "sarif":
        text = json.dumps(json.loads(text)["runs"][0]["results"][0], ensure_ascii=False, indent=2) + "\n"
    return text.rstrip("\n") + "\n"


@pytest.mark.parametrize("name", CHECK)
def test_samples(name: str, report: Report) -> None:
    page = PAGE.read_text(encoding="utf-8")
    wanted = sample(report, name)
    assert "RP101" in wanted
    if os.environ.get("WRITE_GOLDEN"):
        page = re.sub(SECTION.format(name), lambda found: found[1] + wanted + found[3], page, count=1, flags=re.S)
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    found = re.search(SECTION.format(name), page, re.S)
    assert found
    assert found[2] == wanted


def test_every_format_has_its_section() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert list(re.findall(r"^## (\S+)$", page, re.M)) == list(CHECK)
