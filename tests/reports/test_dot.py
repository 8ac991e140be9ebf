"""The graph for Graphviz."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from reeprov.model.dossier import Edge, Graph, Node, Report
from reeprov.reports import DUMP, Style, render
from reeprov.reports.dot import label

GRAPH = Graph(
    (
        Node('document:"d"', "document", (("path", "a\\b.md"), ("title", 'It is "so"\n\x1b[2J'))),
        Node("document:d/claim/1", "claim", (("text", "a long statement " * 20),)),
        Node("outlet:x", "outlet"),
    ),
    (
        Edge("document:d/claim/1", "prov:wasDerivedFrom", 'document:"d"', "author"),
        Edge('document:"d"', "prov:wasAttributedTo", "outlet:x", "reeprov"),
    ),
)


def written() -> str:
    return "".join(render(Report((), graph=GRAPH), DUMP, "dot", Style()))


def test_what_was_verified_is_drawn_otherwise() -> None:
    lines = written().splitlines()
    assert [line.rpartition("style=")[2] for line in lines if "->" in line] == ["dashed];", "bold];"]


def test_a_node_is_called_what_names_it_best() -> None:
    document, claim, outlet = GRAPH.nodes
    assert label(document) == 'document: It is "so" '
    assert label(claim).startswith("claim: a long statement")
    assert label(outlet) == "outlet: outlet:x"


def test_a_long_label_is_cut() -> None:
    assert len(label(GRAPH.nodes[1])) < 70


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_graphviz_reads_it() -> None:
    done = subprocess.run(["dot", "-Tcanon"], input=written(), capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
