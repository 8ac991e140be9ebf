"""All comparisons over the tables of a corpus, and what they come to for each document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from ..model.noun import NamedTuple
from ..model.relation import Relation, Tie
from ..model.text import Location, Span
from . import leaning
from .circles import Citation, circles, citations
from .copies import Copy, articles, copies, originals
from .events import Event, events
from .figures import CONFLICT, Pair, comparable, pairs
from .leads import leads
from .origins import OneSource, Origin, one_source, origins
from .store import table

Row = Mapping[str, Any]
Rows = Callable[[str], Iterable[Row]]

# What is read of the tables; of the others all.
_COLUMNS = {
    "documents": ["document", "path", "title", "outlet", "issued", "topic", "media_type", "markers", "read", "shingles"]
}
_Sides = TypeVar("_Sides", Pair, Event, Origin)
_LICENCE = re.compile(r"(?:(?:UN)?LICEN[CS]E|COPYING|COPYRIGHT|NOTICE)S?\b.*|licen[cs]es?(?:\.\w+)?")
_CERTAIN = 0.9  # of a text that another one has too


class Comparison(NamedTuple):
    """What only many documents together can tell.

    Attributes:
        documents: document → its row.
        original_of: document that is a copy, or that a longer one took in → that one, and how much of it stands there.
        article_of: document → the oldest one of its article, which may be itself.
        circles: for each citation that comes back to its own document the way there, itself first.
        outlets, shared, rot, alone, claims: what is leaned on; of copies the oldest counts.
        dead: addresses that lead nowhere, in copies too.
    """

    documents: Mapping[str, Row]
    copies: Sequence[Copy]
    original_of: Mapping[str, tuple[str, float]]
    article_of: Mapping[str, str]
    pairs: Sequence[Pair]
    events: Sequence[Event]
    origins: Sequence[Origin]
    circles: Sequence[tuple[Citation, ...]]
    one_source: Sequence[OneSource]
    outlets: Sequence[leaning.Outlet]
    shared: Sequence[leaning.Shared]
    rot: Sequence[leaning.Rot]
    dead: Sequence[leaning.Dead]
    alone: Sequence[leaning.Alone]
    claims: leaning.Claims

    def path(self, document: str) -> str:
        """The path of a document."""
        path: str = self.documents[document]["path"]
        return path


def rows_of(folder: str) -> Rows:
    """The rows of the tables in a folder, by the table's name.

    Raises:
        UsageError: when it is called, where the folder holds no finished corpus.
    """
    return lambda name: (row for batch in table(folder, name, _COLUMNS.get(name)) for row in batch.to_pylist())


def compare(rows: Rows, verdicts: Mapping[str, str] = {}) -> Comparison:
    """Compare the documents whose tables these are; `verdicts` say how addresses fared that were asked for."""
    documents: dict[str, Row] = {}
    shingled: dict[str, bytes] = {}
    for row in rows("documents"):
        documents[row["document"]] = {name: value for name, value in row.items() if name != "shingles"}
        shingled[row["document"]] = row["shingles"] or b""
    by_age = sorted(documents, key=lambda one: (documents[one]["issued"] or "9999", documents[one]["path"]))
    copied = copies((document, shingled.pop(document)) for document in by_age if not _is_licence(documents[document]))
    same = [(copy.first, copy.second) for copy in copied]
    original_of = originals(copied)
    article_of = {document: document for document in documents} | articles(copied)

    def once(name: str) -> leaning.Table:
        """The rows of a table, but for those of documents that are copies of older ones."""
        return lambda: (row for row in rows(name) if article_of[row["document"]] == row["document"])

    figures = comparable(lambda: rows("figures"))
    place = {document: at for at, document in enumerate(sorted(documents, key=lambda one: documents[one]["path"]))}
    beside = _in_order(pairs(figures, same, {one: row["issued"] for one, row in documents.items()}), place)
    topics = {name: row["topic"] or () for name, row in documents.items()}
    alike = (*events(rows("times"), same), *leads(rows("claims"), topics, same))
    dated = _in_order(alike, place)
    cited = citations(documents.values(), rows("entries"))
    lonely, claims = leaning.alone(once("claims"), once("records"))
    return Comparison(
        documents=documents,
        copies=copied,
        original_of=original_of,
        article_of=article_of,
        pairs=beside,
        events=dated,
        origins=_in_order(origins(figures, beside, dated, same), place),
        circles=list(circles(cited)),
        one_source=list(one_source(cited, article_of, _records(rows, {citation.cited for citation in cited}))),
        outlets=leaning.outlets(once("records")),
        shared=leaning.shared_records(once("records")),
        rot=leaning.rot(once("records"), verdicts),
        dead=leaning.dead(lambda: rows("records"), verdicts),
        alone=lonely,
        claims=claims,
    )


def _is_licence(document: Row) -> bool:
    """Whether a document is a licence by its name: every project has a copy, and none of them is an article."""
    return bool(_LICENCE.fullmatch(document["path"].replace("\\", "/").rpartition("/")[2]))


def _records(rows: Rows, cited: Collection[str]) -> dict[str, frozenset[str]]:
    """Document → the records that it cites, for documents that are cited themselves."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("records") if cited else ():
        if row["document"] in cited:
            found[row["document"]].add(row["record"])
    return {document: frozenset(records) for document, records in found.items()}


def _in_order(found: Iterable[_Sides], place: Mapping[str, int]) -> list[_Sides]:
    """Pairs in the order of their documents' paths, both the pairs and their sides."""

    def at(row: Row) -> tuple[int, int]:
        return place[row["document"]], row["start"]

    turned = [
        one if at(one.first) <= at(one.second) else one._replace(first=one.second, second=one.first) for one in found
    ]
    return sorted(turned, key=lambda one: (at(one.first), at(one.second)))


def relations(found: Comparison) -> dict[str, tuple[Relation, ...]]:
    """Document → what others are to it, in the order of its text: what the rules of RP7 look at.

    Each thing is told once for a document, or for a figure of it, however many others share it.
    """
    told: dict[tuple[str, Tie, int], Relation] = {}
    for document, relation in _each(found):
        key = (document, relation.tie, relation.span.start if relation.tie in _PLACED else 0)
        before = told.get(key)
        told[key] = relation if before is None else before._replace(more=before.more + 1)
    by_document: defaultdict[str, list[Relation]] = defaultdict(list)
    for (document, _, _), relation in told.items():
        by_document[document].append(relation)
    for mine in by_document.values():
        mine.sort(key=lambda one: (one.span, one.tie.value))
    return {document: tuple(mine) for document, mine in by_document.items()}


_PLACED = (Tie.CONFLICT, Tie.CIRCLE, Tie.ENTRIES)
_WHOLE: Row = {"start": 0, "end": 0, "row": 1, "column": 1, "end_row": 1, "end_column": 1, "text": ""}


def _each(found: Comparison) -> Iterator[tuple[str, Relation]]:
    for document, (original, share) in found.original_of.items():
        tie = Tie.TAKEN if found.article_of[document] == document else Tie.COPY
        relation = _relation(tie, _WHOLE, found.path(original), "", f"{share:.0%} of this text stands there")
        yield document, relation._replace(sure=share >= _CERTAIN)
    for pair in found.pairs:
        if pair.relation == CONFLICT:
            why = f"{pair.why}; {pair.note}" if pair.note else pair.why
            yield from _both(found, Tie.CONFLICT, pair.first, pair.second, why)
    for origin in found.origins:
        yield from _both(found, origin.tie, origin.first, origin.second, origin.why)
    for way in found.circles:
        here = way[0]
        names = " → ".join([*(found.path(step.cited) for step in way[:-1]), "this document"])
        yield here.document, _at_entry(found, Tie.CIRCLE, here, "", names)
    for one in found.one_source:
        yield one.second.document, _at_entry(found, Tie.ENTRIES, one.second, one.first.entry["key"], one.why)


def _both(found: Comparison, tie: Tie, one: Row, other: Row, why: str) -> Iterator[tuple[str, Relation]]:
    for here, there in ((one, other), (other, one)):
        yield here["document"], _relation(tie, here, found.path(there["document"]), there["text"], why)


def _at_entry(found: Comparison, tie: Tie, citation: Citation, other_text: str, why: str) -> Relation:
    relation = _relation(tie, citation.entry, found.path(citation.cited), other_text, why)
    return relation._replace(key=citation.entry["key"], sure=True)


def _relation(tie: Tie, row: Row, other: str, other_text: str, why: str) -> Relation:
    """A relation at the place of a row."""
    places = Location(row["row"], row["column"]), Location(row["end_row"], row["end_column"])
    return Relation(tie, Span(row["start"], row["end"]), *places, row["text"], other, other_text, why)
