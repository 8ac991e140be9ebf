"""The graph as PROV-JSON: valid, read by `prov`, and the two kinds of statement apart."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument

from reeprov.model.dossier import Edge, Graph, Node, Report
from reeprov.reports import DUMP, Style, render

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "prov-json.schema.json"

GRAPH = Graph(
    (
        Node("document:d1", "document", (("path", "news/a b.md"), ("title", "Über “metals”\x1b[2J"))),
        Node("document:d1/claim/c1", "claim", (("text", "Demand rose [1]."),)),
        Node("document:d1/entry/0", "entry", (("key", "1"), ("text", "Накануне"))),
        Node("record:r1", "record", (("title", "Metals"), ("issued", "2025-02-26"))),
        Node("snapshot:s1", "snapshot", (("url", "https://example.org/a"),)),
        Node("outlet:nakanune.ru", "outlet", (("name", "Nakanune.ru"),)),
    ),
    (
        Edge("document:d1", "prov:wasAttributedTo", "outlet:nakanune.ru", "author"),
        Edge("document:d1/claim/c1", "prov:wasDerivedFrom", "document:d1", "author"),
        Edge("document:d1/claim/c1", "cito:cites", "document:d1/entry/0", "author"),
        Edge("document:d1/entry/0", "prov:specializationOf", "record:r1", "author"),
        Edge("snapshot:s1", "prov:specializationOf", "record:r1", "reeprov"),
        Edge("document:d1/claim/c1", "prov:wasQuotedFrom", "snapshot:s1", "reeprov"),
    ),
)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


def written(graph: Graph) -> str:
    return "".join(render(Report((), graph=graph), DUMP, "prov", Style()))


def bundle(name: str) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(written(GRAPH))["bundle"][name]
    return found


def test_nothing_that_only_the_author_says_is_verified() -> None:
    verified = bundle("reeprov:verified")
    said = {edge.source for edge in GRAPH.edges if edge.stated_by == "author"}
    seen = {edge.source for edge in GRAPH.edges if edge.stated_by == "reeprov"}
    assert set(verified) == {"entity", "specializationOf", "wasDerivedFrom"}
    assert not any("d1/entry/0" in name for name in verified["entity"])
    assert said - seen
    assert all(
        relation["prov:specificEntity"] == "reeprov:snapshot/s1" for relation in verified["specializationOf"].values()
    )


def test_a_citation_is_an_influence_and_a_quotation_a_derivation() -> None:
    cited = bundle("reeprov:asserted")["wasInfluencedBy"]
    quoted = bundle("reeprov:verified")["wasDerivedFrom"]
    assert [relation["prov:type"] for relation in cited.values()] == [
        {"$": "cito:cites", "type": "prov:QUALIFIED_NAME"}
    ]
    assert [relation["prov:type"] for relation in quoted.values()] == [
        {"$": "prov:Quotation", "type": "prov:QUALIFIED_NAME"}
    ]


def test_the_authors_word_is_its_outlets_and_ours_is_ours() -> None:
    attributed = json.loads(written(GRAPH))["wasAttributedTo"].values()
    assert {(relation["prov:entity"], relation["prov:agent"]) for relation in attributed} == {
        ("reeprov:asserted", "reeprov:outlet/nakanune.ru"),
        ("reeprov:verified", "reeprov:tool"),
    }


def test_prov_reads_it_and_writes_it_back_equal() -> None:
    document = ProvDocument.deserialize(content=written(GRAPH), format="json")
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert document == again
    assert sorted(len(found.records) for found in document.bundles) == [5, 9]


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not beside the project")
@pytest.mark.parametrize("graph", [GRAPH, Graph()], ids=["rich", "empty"])
def test_the_schema_accepts_it_and_rejects_a_damaged_copy(graph: Graph) -> None:
    validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))
    document = json.loads(written(graph))
    assert validator.is_valid(document)
    document["wasInvented"] = {}
    assert not validator.is_valid(document)


@given(names, names)
def test_any_name_of_a_node_is_kept_apart_from_any_other(one: str, other: str) -> None:
    nodes = (Node(f"entry:{one}", "entry"), Node(f"record:{other}", "record", (("title", other),)))
    edges = (Edge(nodes[0].id, "prov:specializationOf", nodes[1].id, "author"),)
    entities = json.loads(written(Graph(nodes, edges)))["bundle"]["reeprov:asserted"]["entity"]
    assert len(entities) == 2
    assert list(entities.values())[1]["dcterms:title"] == other
