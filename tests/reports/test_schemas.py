"""What is printed is as the schemas say, and the schemas can tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from reeprov import reports
from reeprov.errors import UsageError
from reeprov.model.dossier import Report
from reeprov.reports import AUDIT, CHECK, DUMP, RESOLVE, Style

SHARED = Path(__file__).resolve().parents[3] / "shared"
PRINTED = {"findings": (CHECK, "json"), "dossier": (DUMP, "json"), "audit": (AUDIT, "json")}


def printed(report: Report, name: str) -> Any:
    formats, output = PRINTED[name]
    return json.loads("".join(reports.render(report, formats, output, Style())))


@pytest.mark.parametrize("name", PRINTED)
def test_schemas_are_schemas(name: str) -> None:
    schema = reports.schema(name)
    jsonschema_rs.meta.validate(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert str(schema["$id"]).endswith(f"/{name}-1.json")


@pytest.mark.parametrize("name", PRINTED)
def test_valid(name: str, report: Report) -> None:
    jsonschema_rs.validate(reports.schema(name), printed(report, name))
    jsonschema_rs.validate(reports.schema(name), printed(Report(()), name))


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("findings", ["schema"], "reeprov/findings/2"),
        ("findings", ["findings", 0, "severity"], "off"),
        ("findings", ["findings", 0, "location", "row"], "1"),
        ("findings", ["findings", 0, "location", "row"], -1),
        ("findings", ["findings", 0, "surprise"], 1),
        ("findings", ["documents", 0, "read"], None),
        ("dossier", ["documents", 0, "markers", 0, "start"], 0.5),
        ("dossier", ["documents", 0, "claims", 0, "chain", "reach"], "far"),
        ("dossier", ["documents", 0, "records", 0, "status"], "sure"),
        ("dossier", ["documents", 0, "attributions", 0, "kind"], "guessed"),
        ("dossier", ["documents", 0, "attributions", 0, "source", "start"], -1),
        ("dossier", ["documents", 0, "quotations", 0, "kind"], "noise"),
        ("dossier", ["documents", 0, "figures", 0, "lo"], "3"),
        ("dossier", ["documents", 0, "figures", 0, "relation"], "~"),
        ("dossier", ["documents", 0, "times", 0, "modifier"], "SOON"),
        ("dossier", ["documents", 0, "claims", 1, "scope"], []),
        ("dossier", ["documents", 0, "checks", 0, "result"], "maybe"),
        ("dossier", ["documents", 0, "records", 0, "location", "status"], "lost"),
        ("dossier", ["documents", 0, "entries", 0, "url_status"], "dead"),
        ("dossier", ["graph", "edges", 0, "stated_by"], "nobody"),
        ("audit", ["not_checked"], "nothing"),
    ],
)
def test_a_damaged_copy_is_rejected(name: str, path: list[str | int], value: object, report: Report) -> None:
    damaged = printed(report, name)
    inner = damaged
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not jsonschema_rs.is_valid(reports.schema(name), damaged)


@pytest.mark.parametrize("name", PRINTED)
def test_every_promised_key_must_be_there(name: str, report: Report) -> None:
    whole = printed(report, name)
    for key in whole:
        assert not jsonschema_rs.is_valid(reports.schema(name), {k: v for k, v in whole.items() if k != key})


def test_lines_are_findings(report: Report) -> None:
    lines = "".join(reports.render(report, CHECK, "json-lines", Style())).splitlines()
    assert [json.loads(line) for line in lines] == printed(report, "findings")["findings"]


def test_spans_in_a_dossier_are_the_words(report: Report) -> None:
    document = printed(report, "dossier")["documents"][0]
    text = report.documents[0].dossier.document.text if report.documents[0].dossier else ""
    for marker in document["markers"]:
        assert text[marker["start"] : marker["end"]] == marker["text"]


def test_every_statement_stands_where_it_says(report: Report) -> None:
    document = printed(report, "dossier")["documents"][0]
    text = report.documents[0].dossier.document.text if report.documents[0].dossier else ""
    for kind, words in (("attributions", "cue"), ("figures", "text"), ("times", "text")):
        for row in document[kind]:
            assert text[row["start"] : row["end"]] == row[words]
    for row in document["quotations"]:
        assert text[row["start"] + 1 : row["end"] - 1] == row["text"]


@pytest.mark.skipif(not SHARED.exists(), reason="needs the schema of CSL-JSON")
@pytest.mark.parametrize("formats", [RESOLVE, DUMP])
def test_csl(formats: dict[str, str], report: Report) -> None:
    schema = json.loads((SHARED / "schemas" / "csl-data.json").read_text(encoding="utf-8"))
    items = json.loads("".join(reports.render(report, formats, "csl", Style())))
    jsonschema_rs.validate(schema, items)
    assert len(items) == 3
    items[0]["outlet"] = "ours"
    assert not jsonschema_rs.is_valid(schema, items)


def test_there_is_no_such_schema() -> None:
    with pytest.raises(UsageError, match="choose from findings, dossier"):
        reports.schema("nothing")


def test_there_is_no_such_format() -> None:
    with pytest.raises(UsageError, match="choose from full, concise"):
        reports.find(CHECK, "nothing")
