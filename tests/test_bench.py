"""The one table of what is measured: who is not here has a row that says so, and nothing takes the others with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"


def test_each_figure_is_told_as_a_multiple_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    rows = import_module("rows")
    table = rows.markdown(
        [
            rows.Row("start", "python", 12.5, "ms"),
            rows.Row("start", "reeprov", 25.0, "ms", "with its bytecode"),
            rows.missing("start", "peer", "ms"),
            rows.Row("start", "reeprov", 40_000.0, "files/s"),
        ],
        {"processors": "2"},
    )
    assert table.splitlines() == [
        "processors: 2  ",
        "",
        "| job | who | figure | unit | × first | note |",
        "|---|---|---:|---|---:|---|",
        "| start | python | 12.5 | ms | 1.00 |  |",
        "| start | reeprov | 25.0 | ms | 2.00 | with its bytecode |",
        "| start | peer | – | ms | – | not installed |",
        "| start | reeprov | 40,000 | files/s | 1.00 |  |",
    ]


def test_a_part_that_cannot_be_measured_is_a_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.syspath_prepend(str(BENCH))
    rows, table = import_module("rows"), import_module("all")

    def failing(share: float) -> Iterator[object]:
        sys.exit("needs a server")

    def measured(share: float) -> Iterator[object]:
        yield rows.Row("html", "reeprov", 100 * share, "MB/s")

    monkeypatch.setitem(table.PARTS, "fetch", failing)
    monkeypatch.setitem(table.PARTS, "html", measured)
    monkeypatch.setattr(sys, "argv", ["all.py", "--only", "fetch", "--only", "html", "--output", str(tmp_path)])
    table.main()
    found = json.loads((tmp_path / "table.json").read_text(encoding="utf-8"))
    assert found["machine"]["Python"].startswith("3.")
    assert [row["note"] for row in found["rows"] if row["figure"] is None] == ["failed: needs a server"]
    assert [row["figure"] for row in found["rows"]] == [None, 100]
    assert "| html | reeprov | 100 |" in (tmp_path / "table.md").read_text(encoding="utf-8")
