"""The articles that the project started from, where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = SHARED / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")

Run = Callable[..., Any]
Dossiers = dict[str, dict[str, Any]]


def test_exactly_the_cites_of_6_dangle(reeprov: Run) -> None:
    done = reeprov("check", SEEDS, "--select", "RP1", "--output-format", "json")
    found = json.loads(done.out)["findings"]
    assert [(Path(each["path"]).name[:3], each["code"], each["key"], *each["location"].values()) for each in found] == [
        ("000", "RP101", "6", 8, 402),
        ("001", "RP101", "6", 29, 407),
    ]
    assert done.status == 1


@pytest.mark.parametrize(
    ("seed", "codes"),
    [
        ("000", ["RP101", "RP801"]),
        ("001", ["RP101", "RP201", "RP201", "RP201", "RP201", "RP201"]),
        ("002", []),
        ("003", []),
        ("004", []),
    ],
)
def test_all_rules_on_each_seed(reeprov: Run, seed: str, codes: list[str]) -> None:
    (path,) = SEEDS.glob(f"{seed}*")
    done = reeprov("check", path, "--output-format", "json")
    assert [finding["code"] for finding in json.loads(done.out)["findings"]] == codes
    assert done.status == (1 if codes else 0)


@pytest.fixture
def dossiers(reeprov: Run) -> Dossiers:
    done = reeprov("dump", SEEDS)
    assert done.status == 0
    return {Path(document["path"]).name[:3]: document for document in json.loads(done.out)["documents"]}


def test_markers_sentences_and_entries_are_those_that_a_reader_finds(
    dossiers: Dossiers,
) -> None:
    gold = json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))
    for kind, field in (("marker", "markers"), ("sentence", "sentences"), ("reference", "entries")):
        want = {(item["doc"], item["start"], item["end"]) for item in gold["items"] if item["type"] == kind}
        got = {(doc, item["start"], item["end"]) for doc, document in dossiers.items() for item in document[field]}
        assert got == want, kind


def test_entries_resolve_to_outlets_and_days(dossiers: Dossiers) -> None:
    for seed in ("000", "001"):
        assert [record["outlet_id"] for record in dossiers[seed]["records"]] == [
            "nakanune.ru",
            "rbc.ru",
            "kommersant.ru",
            "nakanune.ru",
            "ria.ru",
        ]
        days = [record["csl"]["issued"]["date-parts"][0] for record in dossiers[seed]["records"]]
        assert days == [[2025, 2, 26], [2025, 2, 27], [2025, 2, 25], [2025, 2, 26], [2023, 9, 6]]


def test_documents_say_what_they_are(dossiers: Dossiers) -> None:
    assert (dossiers["001"]["outlet"], dossiers["001"]["issued"]) == ("us.politsturm.com", "2025-03-11")
    assert dossiers["003"]["issued"] == "2025-11-05"
    assert [dossiers[seed]["issued"] for seed in ("000", "002", "004")] == [None, None, None]


def test_each_chain_reaches_a_record_but_the_broken_one(
    dossiers: Dossiers,
) -> None:
    for seed in ("000", "001"):
        document = dossiers[seed]
        reaches = {
            document["markers"][marker]["text"]: claim["chain"]["reach"]
            for claim in document["claims"]
            for marker in claim["markers"]
        }
        assert reaches == dict.fromkeys(("[1]", "[2]", "[3]", "[4]", "[5]"), "record") | {"[6]": "broken"}
        spoken = [claim for claim in document["claims"] if claim["chain"]["reach"] == "attribution"]
        assert all(claim["attributions"] and not claim["markers"] for claim in spoken)
        assert spoken
