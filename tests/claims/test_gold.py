"""How much of what people found in the seed articles is found, and nothing that they say is none."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from reeprov.claims import read_statements
from reeprov.readers import read
from reeprov.readers.interface import Input

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "seeds.json"

# Kind in the gold, field of the statements, the least F1 by overlap, values that must be right.
FLOORS = [
    ("sentence", "sentences", 0.97, 0), ("quotation", "quotations", 0.95, 0), ("quantity", "figures", 0.97, 24),
    ("time", "times", 0.97, 39), ("attribution", "attributions", 0.95, 0), ("claim", "claims", 0.86, 0),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> dict[str, list[dict[str, Any]]]:
    items: dict[str, list[dict[str, Any]]] = {field: [] for _, field, _, _ in FLOORS}
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        statements = read_statements(read(Input(path.name, path.read_bytes())))
        for field, rows in items.items():
            for item in getattr(statements, field):
                span = item if field == "sentences" else item.span
                values = {name: getattr(item, name, None) for name in ("lo", "hi", "value")}
                rows.append({"doc": path.name[:3], "start": span.start, "end": span.end, **values})
    return items


@pytest.mark.skipif(not GOLD.exists(), reason="needs the gold annotations")
@pytest.mark.parametrize(("kind", "field", "floor", "right"), FLOORS)
def test_the_seed_articles(
    kind: str, field: str, floor: float, right: int, found: dict[str, list[dict[str, Any]]]
) -> None:
    scorer = runpy.run_path(str(SHARED / "tools" / "score_seeds.py"))
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["items"]
    hard = [item for item in gold if item["type"] == kind and not item["value"].get("soft")]
    soft = [item for item in gold if item["type"] == kind and item["value"].get("soft")]
    pairs, missed, rest = scorer["match"](hard, found[field], overlaps)
    extra = [item for item in rest if not any(overlaps(one, item) for one in soft)]
    assert scorer["f1"](pairs, missed, extra)[2] >= floor
    assert sum(agrees(kind, item["value"], hit) for item, hit in pairs) >= right
    none = [item for item in gold if item["type"] == "negative" and item["value"]["not_a"] == kind]
    assert not [item["id"] for item in none if any(overlaps(item, hit) for hit in found[field])]


def overlaps(first: dict[str, Any], second: dict[str, Any]) -> bool:
    same = first["doc"] == second["doc"]
    return bool(same and first["start"] < second["end"] and second["start"] < first["end"])


def agrees(kind: str, value: dict[str, Any], hit: dict[str, Any]) -> bool:
    if kind == "time":
        return str(hit["value"]) == str(value.get("norm"))
    bound = "lo" if value.get("lo") is not None else "hi"
    return kind == "quantity" and hit[bound] == pytest.approx(value[bound])
