"""`reeprov resolve`: what it prints, and that it prints the same again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LIST = """The price rose [1], then it fell [2].

## Sources

[1] RBC — “Rare earth demand” (“Спрос на редкие земли”) from 06.09.2023
[2] Nakanune.ru — “Who profits from lithium?” from 26.02.2025
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_the_table(article: Path, reeprov: Callable[..., Any]) -> None:
    done = reeprov("resolve", "--isolated", "--format", "table", article)
    words = " ".join(done.out.split())
    assert done.status == 0
    assert "[1] identified RBC 2023-09-06 Rare earth demand" in words
    assert "[2] identified Nakanune.RU 2025-02-26 Who profits from lithium?" in words
    assert "in its sibling 26.02.2025 the day can only stand first" in words
    assert reeprov("resolve", "--isolated", article).out == done.out


def test_csl(article: Path, reeprov: Callable[..., Any]) -> None:
    done = reeprov("resolve", "--isolated", "--format", "csl", article)
    assert done.status == 0
    first, second = json.loads(done.out)
    assert (first["title"], first["original-title"]) == ("Rare earth demand", "Спрос на редкие земли")
    assert (first["container-title"], first["issued"]) == ("RBC", {"date-parts": [[2023, 9, 6]]})
    assert second["custom"] == {"status": "identified", "outlet-id": "nakanune.ru"}


def test_json_lines(article: Path, reeprov: Callable[..., Any]) -> None:
    done = reeprov("resolve", "--isolated", "--format", "json-lines", article)
    assert done.status == 0
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["entry"]["key"] for row in rows] == ["1", "2"]
    assert [row["record"]["outlet_id"] for row in rows] == ["rbc.ru", "nakanune.ru"]
    evidence = {one["field"]: one for one in rows[0]["record"]["evidence"]}
    assert evidence["issued"]["source"] == "siblings"
    assert evidence["issued"]["rivals"] == ["2023-06-09"]
    assert evidence["original-title"]["confidence"] == "high"


@pytest.mark.parametrize("form", ["table", "csl", "json-lines"])
def test_every_run_prints_the_same(article: Path, form: str) -> None:
    runs = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "reeprov", "resolve", "--isolated", "--format", form, article.name],
            cwd=article.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        runs.add(done.stdout)
    assert len(runs) == 1


def test_ids_do_not_depend_on_the_place(article: Path, reeprov: Callable[..., Any]) -> None:
    def ids(text: str) -> set[str]:
        article.write_text(text, encoding="utf-8")
        return {item["id"] for item in json.loads(reeprov("resolve", "--isolated", "--format", "csl", article).out)}

    lines = LIST.splitlines()
    turned = [*lines[:4], lines[5].replace("[2]", "[1]"), lines[4].replace("[1]", "[2]"), ""]
    respelt = LIST.replace("RBC", "РБК").replace("06.09.2023", "6 September 2023").replace("Rare earth", "Rare Earth")
    assert ids(LIST) == ids("\n".join(turned)) == ids(respelt) == {"47d73347ba7c2af0", "62776216e63469e6"}
