"""What the graph of a run says, and who says it."""

from __future__ import annotations

from reeprov.audit import run
from reeprov.model.dossier import Graph
from reeprov.readers.interface import Input
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

LIST = '\n\nSources:\n\n[1] Kommersant — "Rare earth demand" from 25.02.2025\n'


def graph(*texts: str) -> Graph:
    inputs = [Input(f"{at}.md", text.encode()) for at, text in enumerate(texts)]
    return run(inputs, Settings(), keep_dossiers=True, needs=Needs.CLAIMS).graph


def relations(found: Graph) -> set[tuple[str, str, str]]:
    kinds = {node.id: node.kind for node in found.nodes}
    return {(kinds[edge.source], edge.relation, kinds[edge.target]) for edge in found.edges}


def test_a_claim_leads_to_its_outlet() -> None:
    assert relations(graph("Demand for rare metals rose in the spring of the year [1]." + LIST)) == {
        ("claim", "prov:wasDerivedFrom", "document"),
        ("claim", "cito:cites", "entry"),
        ("entry", "prov:specializationOf", "record"),
        ("record", "prov:wasAttributedTo", "outlet"),
    }


def test_a_dangling_cite_leads_nowhere() -> None:
    found = graph("Demand for rare metals rose in the spring [1]. Supply fell a little later [2]." + LIST)
    cites = [edge.source for edge in found.edges if edge.relation == "cito:cites"]
    claims = [node.id for node in found.nodes if node.kind == "claim"]
    assert len(claims) == 2
    assert cites == claims[:1]


def test_chains_of_two_documents_meet_at_one_record() -> None:
    found = graph(
        "Demand for rare metals rose in the spring of the year [1]." + LIST,
        "Prices of rare metals rose again in the summer [1]." + LIST,
    )
    assert [node.kind for node in found.nodes].count("entry") == 2
    assert [node.kind for node in found.nodes].count("record") == 1


def test_every_word_is_the_authors() -> None:
    assert {
        edge.stated_by for edge in graph("Demand for rare metals rose in the spring of the year [1]." + LIST).edges
    } == {"author"}


def test_the_same_run_gives_the_same_graph() -> None:
    assert graph("Demand for rare metals rose in the spring of the year [1]." + LIST) == graph(
        "Demand for rare metals rose in the spring of the year [1]." + LIST
    )
