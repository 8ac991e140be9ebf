"""What only many documents together can tell: copies, conflicts, common origins."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from reeprov.corpus import figures, report
from reeprov.corpus.copies import copies
from reeprov.corpus.run import build
from reeprov.corpus.shingles import shingles
from reeprov.settings import Settings

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def prose(dice: random.Random, sentences: int) -> list[str]:
    return [" ".join(f"w{dice.randrange(3000)}" for _ in range(12)) + "." for _ in range(sentences)]


def test_edited_copies_are_found_and_nothing_else() -> None:
    dice = random.Random(7)
    texts = {f"{at:03}": prose(dice, 40) for at in range(200)}
    for at in range(40):
        texts[f"{at:03}-copy"] = [
            dice.choice(prose(dice, 1)) if dice.random() < 0.3 * at / 40 else one for one in texts[f"{at:03}"]
        ]
    found = copies((name, shingles(" ".join(text))) for name, text in texts.items())
    assert [(one.first, one.second) for one in found] == [(f"{at:03}", f"{at:03}-copy") for at in range(40)]
    assert all(0.5 <= one.containment <= 1 for one in found)


def test_short_texts_are_no_copies_of_each_other() -> None:
    data = shingles("one two three four five six seven")
    assert copies([("a", data), ("b", data), ("c", b"")]) == []


def figure(document: str, lo: float, **given: Any) -> dict[str, Any]:
    usual = {"start": 0, "hi": lo, "unit": "t", "kind": "amount", "relation": "=", "text": f"{lo:.0f} t"}
    rest = {"measure": None, "period": None, "target": None, "source": None, "sentence": "The mines of Chile gave it."}
    return {"document": document, "lo": lo, **usual, **rest, **given}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "the copper output"}, "conflict"),
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "output"}, None),
        (
            {"lo": 55, "measure": "copper output", "period": "2023"},
            {"lo": 75, "measure": "copper output", "period": "2024"},
            None,
        ),
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "copper output", "target": "2030"}, None),
        ({"lo": 55, "measure": "copper output"}, {"lo": 50, "hi": 60, "measure": "copper output"}, None),
        (
            {"lo": 55, "measure": "copper output"},
            {"lo": 75, "measure": "copper output", "sentence": "So it is in Peru."},
            None,
        ),
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "copper output", "unit": "t/a"}, None),
        ({"lo": 287, "source": "Chile’s Ministry of Mines"}, {"lo": 285, "source": "Mines Ministry"}, "conflict"),
        ({"lo": 287, "source": "Ministry of Mines"}, {"lo": 120, "source": "Ministry of Mines"}, None),
        ({"lo": 55, "measure": "copper"}, {"lo": 55, "measure": "nickel"}, "same number, other measure"),
        ({"lo": 55, "measure": "copper"}, {"lo": 55}, "same number"),
        ({"lo": 55, "measure": "copper mined"}, {"lo": 55, "measure": "copper"}, "agree"),
    ],
)
def test_two_figures(one: dict[str, Any], other: dict[str, Any], relation: str | None) -> None:
    found = figures.pairs([figure("a", **one), figure("b", **other)])
    assert [pair.relation for pair in found] == ([relation] if relation else [])
    assert figures.pairs([figure("a", **one), figure("b", **other)], copied=[("b", "a")]) == []
    assert figures.pairs([figure("a", **one), figure("a", **other)]) == []


def test_three_telling_figures_in_common_are_a_fingerprint() -> None:
    shared = [figure(document, value) for document in "ab" for value in (28, 3.8e6, 2500)]
    (found,) = figures.fingerprints([*shared, figure("c", 28), figure("c", 2500)])
    assert (found.first, found.second) == ("a", "b")
    assert figures.fingerprints(shared, copied=[("a", "b")]) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
def test_the_seeds(tmp_path: Path) -> None:
    build([str(SEEDS)], str(tmp_path / "out"), lambda folder: Settings())
    text = "\n".join(report.lines(str(tmp_path / "out"))).replace(f"{SEEDS}/", "")
    parts = {part.split(" (")[0]: part for part in text.split("\n\n")}
    assert set(parts) == {
        "5 documents",
        "Copies",
        "Probably one origin: figures in common, and no text",
        "Sources that meet",
        "Figures: conflict",
        "Figures: same number",
        "Figures: agree",
        "Outlets by how often they are cited",
    }
    numbers = [str(at).zfill(3) + "_" for at in range(5)]
    pairs = {
        name: [pair for pair in combinations(numbers, 2) if all(one in part for one in pair)]
        for name, part in parts.items()
    }
    assert pairs["Copies"] == [("000_", "001_")]  # O1, O5
    assert pairs["Probably one origin: figures in common, and no text"] == [("002_", "004_")]  # O4
    assert pairs["Figures: conflict"] == [("002_", "003_")]  # O3, the second pair of X1
    assert "28.7 million tonnes" in parts["Figures: conflict"]
    assert "28.5 million tons" in parts["Figures: conflict"]
    assert "conflict (1)" in parts["Figures: conflict"]  # X15 is none
    assert "3.8 million tonnes" in parts["Figures: same number"]  # X2: what it is, the texts do not both say
    assert "fifth-largest" in parts["Figures: agree"]  # X3
    assert "15 different types" in parts["Figures: agree"]  # X4
