"""The user's own outlets from the settings file to the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROW = '[[outlet]]\nname = "Quiet Gazette"\ndomains = ["quiet.org"]\ncountry = "GB"\n'
ARTICLE = "The price rose [1].\n\n## Sources\n\n[1] Quiet Gazette — “Demand” from 03/04/2025\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reeprov.toml").write_text('outlets = "outlets.toml"\n', encoding="utf-8")
    (tmp_path / "outlets.toml").write_text(ROW, encoding="utf-8")
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_a_row_of_the_user_identifies_an_outlet_and_settles_its_dates(
    folder: Path, reeprov: Callable[..., Any]
) -> None:
    done = reeprov("resolve", "--format", "json-lines", folder / "a.md")
    assert done.status == 0
    record = json.loads(done.out)["record"]
    assert (record["outlet_id"], record["csl"]["issued"]) == ("quiet.org", {"date-parts": [[2025, 4, 3]]})
    assert [one["rivals"] for one in record["evidence"] if one["field"] == "issued"] == [["2025-03-04"]]
    assert "the day stands first" in " ".join(reeprov("resolve", folder / "a.md").out.split())


def test_without_the_settings_nobody_knows_it(folder: Path, reeprov: Callable[..., Any]) -> None:
    done = reeprov("resolve", "--isolated", folder / "a.md")
    assert done.status == 1
    assert "03/04/2025 can be read in two ways" in done.out


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (ROW + ROW, 7, "'quiet.org' is already that of the row in line 1"),
        (ROW + 'colour = "red"\n', 5, "colour: there is no such field"),
        (ROW.replace('"GB"', '"England"'), 4, "country: must be two capital letters"),
        (ROW + "[[outlet\n", 5, "not valid TOML"),
    ],
)
@pytest.mark.parametrize("command", ["resolve", "check", "dump"])
def test_a_bad_row_is_named_by_its_line(
    folder: Path, reeprov: Callable[..., Any], command: str, rows: str, line: int, words: str
) -> None:
    (folder / "outlets.toml").write_text(rows, encoding="utf-8")
    done = reeprov(command, folder / "a.md")
    assert (done.status, done.out) == (2, "")
    assert f"outlets.toml:{line}: " in done.err
    assert words in done.err


def test_the_table_says_what_was_decided(reeprov: Callable[..., Any]) -> None:
    entry = "Kommersant — “Rare earth demand” (“Спрос на редкие земли”) from 25.02.2025"
    done = reeprov("resolve", "--isolated", "--entry", entry)
    assert done.status == 0
    assert "Спрос на редкие земли: of the two titles the original" in done.out
    (item,) = json.loads(reeprov("resolve", "--isolated", "--format", "csl", "--entry", entry).out)
    assert (item["title"], item["original-title"]) == ("Rare earth demand", "Спрос на редкие земли")
