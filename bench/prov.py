"""How fast a graph is written as PROV-JSON: CPU seconds, bytes and the most memory for 100,000 relations.

usage: python bench/prov.py

The last row puts each node and relation through the encoder of `json` as it is: what any writer in Python may cost.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterator

from reeprov.model.dossier import Edge, Graph, Node, Report
from reeprov.reports.interface import Style
from reeprov.reports.prov import render

DOCUMENTS, CLAIMS, RECORDS, OUTLETS = 250, 100, 5_000, 20


def main() -> None:
    """Print one row for each writer."""
    made = graph()
    print(f"{len(made.nodes):,} nodes, {len(made.edges):,} relations\n")
    print(f"{'writer':12} {'CPU s':>6} {'MB':>6} {'peak MB':>8}")
    for name, writer in (("reeprov", written), ("json alone", encoded)):
        seconds, size = measured(writer, made)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:12} {seconds:6.2f} {size / 1e6:6.1f} {peak:8.0f}")


def graph() -> Graph:
    """The graph of documents with a hundred claims each, whose sources are shared."""
    nodes = [Node(f"outlet:o{at}.example", "outlet", (("name", f"Outlet {at}"),)) for at in range(OUTLETS)]
    edges = []
    for at in range(RECORDS):
        record, snapshot = f"record:{at:016x}", f"snapshot:{at:016x}"
        nodes.append(Node(record, "record", (("title", "Порт открыт"), ("issued", "2025-04-04"))))
        nodes.append(Node(snapshot, "snapshot", (("url", f"https://o1.example/{at}"),)))
        edges.append(Edge(snapshot, "prov:specializationOf", record, "reeprov"))
    for number in range(DOCUMENTS):
        document = f"document:{number:064x}"
        nodes.append(Node(document, "document", (("path", f"articles/{number}.md"),)))
        edges.append(Edge(document, "prov:wasAttributedTo", f"outlet:o{number % OUTLETS}.example", "author"))
        for at in range(CLAIMS):
            claim, entry = f"{document}/claim/{at:016x}", f"{document}/entry/{at}"
            nodes.append(Node(claim, "claim", (("text", "The port handled 3,800 ships, the ministry said [1]."),)))
            quotation = f"{document}/quotation/{at}"
            nodes.append(Node(quotation, "quotation", (("text", "the port is open to all ships"),)))
            nodes.append(Node(entry, "entry", (("key", str(at)), ("text", "Gazette — “Порт открыт”, 4 April 2025"))))
            edges.append(Edge(claim, "prov:wasDerivedFrom", document, "author"))
            edges.append(Edge(claim, "cito:cites", entry, "author"))
            source = f"record:{(number * 7 + at) % RECORDS:016x}"
            edges.append(Edge(entry, "prov:specializationOf", source, "author"))
            edges.append(Edge(claim, "prov:wasDerivedFrom", quotation, "author"))
    return Graph(tuple(nodes), tuple(edges))


def written(made: Graph) -> Iterator[str]:
    """What `dump --format prov` prints."""
    return render(Report((), graph=made), Style())


def encoded(made: Graph) -> Iterator[str]:
    """The same names and texts as JSON of no particular shape."""
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    return (encode(one) for many in (made.nodes, made.edges) for one in many)


def measured(write: Callable[[Graph], Iterator[str]], made: Graph) -> tuple[float, int]:
    """CPU seconds, the best of three, and bytes."""
    best, size = float("inf"), 0
    for _ in range(3):
        start = time.process_time()
        size = sum(len(piece.encode()) for piece in write(made))
        best = min(best, time.process_time() - start)
    return best, size


if __name__ == "__main__":
    main()
