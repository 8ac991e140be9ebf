"""Web Annotations: valid, and their two selectors name the same words."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from reeprov.model.dossier import Report
from reeprov.reports import DUMP, Style, render

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "webanno-reeprov.schema.json"


@pytest.fixture(name="annotations")
def _annotations(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(render(report, DUMP, "webanno", Style())))
    return found


def test_each_cite_that_has_an_entry_and_each_finding_is_one(annotations: list[dict[str, Any]], report: Report) -> None:
    motivations = [annotation["motivation"] for annotation in annotations]
    assert motivations.count("linking") == 3
    assert motivations.count("assessing") == len(report.findings)
    assert len({annotation["id"] for annotation in annotations}) == len(annotations)


def test_both_selectors_name_the_same_words(annotations: list[dict[str, Any]], report: Report) -> None:
    dossier = report.documents[0].dossier
    assert dossier
    for annotation in annotations:
        position, words = annotation["target"]["selector"]
        assert dossier.document.text[position["start"] : position["end"]] == words["exact"]
        start = position["start"] - len(words["prefix"])
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert dossier.document.text[start : start + len(around)] == around


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not beside the project")
def test_the_schema_accepts_each_and_rejects_a_damaged_copy(annotations: list[dict[str, Any]]) -> None:
    validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for annotation in annotations:
        assert validator.is_valid(annotation)
        assert not validator.is_valid({**annotation, "target": {"selector": []}})
