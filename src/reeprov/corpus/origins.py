"""Documents that are of one origin without a common text: two articles that count as one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.noun import NamedTuple
from ..model.relation import Tie
from .circles import Citation
from .events import DOCUMENT, Event
from .figures import AGREE, CONFLICT, Pair, in_common
from .measured import one_named_source

Row = Mapping[str, Any]


class Origin(NamedTuple):
    """Two documents of probably one origin.

    Attributes:
        tie: `Tie.FIGURES`, `Tie.DOCUMENT` or `Tie.SOURCE`.
        first, second: what shows it, in each of them: rows of the tables with a place.
        why: in words.
    """

    tie: Tie
    first: Row
    second: Row
    why: str


def origins(
    figures: Iterable[Row], pairs: Iterable[Pair], events: Iterable[Event], copied: Iterable[tuple[str, str]]
) -> list[Origin]:
    """Common origins of documents that are no copies of each other, each kind once for two documents."""
    same = {frozenset(pair) for pair in copied}
    found: dict[tuple[Tie, str, str], Origin] = {}
    for origin in (*_of_figures(figures), *_of_documents(events), *_of_sources(pairs)):
        documents = origin.first["document"], origin.second["document"]
        if frozenset(documents) not in same:
            found.setdefault((origin.tie, *documents), origin)
    return list(found.values())


def _of_figures(figures: Iterable[Row]) -> Iterator[Origin]:
    for common in in_common(figures):
        first, second = (min(side, key=lambda row: int(row["start"])) for side in zip(*common, strict=True))
        yield Origin(Tie.FIGURES, first, second, ", ".join(rows[0]["text"] for rows in common))


def _of_documents(events: Iterable[Event]) -> Iterator[Origin]:
    for event in events:
        if event.relation == DOCUMENT:
            yield Origin(Tie.DOCUMENT, event.first, event.second, f"words in common: {', '.join(event.words)}")


def _of_sources(pairs: Iterable[Pair]) -> Iterator[Origin]:
    """Comparable figures that one body or person gave: "according to the Ministry" in both."""
    for pair in pairs:
        if pair.relation in (AGREE, CONFLICT) and one_named_source(pair.first, pair.second):
            why = f"both have it from {pair.first['source']}"
            yield Origin(Tie.SOURCE, pair.first, pair.second, why)


class OneSource(NamedTuple):
    """Two entries of one list behind which there is one source."""

    first: Citation
    second: Citation
    why: str


def one_source(
    citations: Sequence[Citation], article_of: Mapping[str, str], records: Mapping[str, frozenset[str]]
) -> Iterator[OneSource]:
    """Entries of one document that are documents of the corpus, and no two sources.

    Args:
        citations: of the whole corpus.
        article_of: document → the first document with the same article.
        records: document → the records that it cites.
    """
    by_document: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_document[citation.document].append(citation)
    for cited in by_document.values():
        seen: dict[object, Citation] = {}
        for citation in cited:
            article = article_of[citation.cited]
            alone = records.get(citation.cited, frozenset())
            for sign, why in ((article, "the same article"), (alone, "both rest on one source alone")):
                if sign is alone and len(alone) != 1:
                    continue
                before = seen.setdefault(sign, citation)
                if before.cited != citation.cited:
                    yield OneSource(before, citation, why)
                    break
