"""Documents of a corpus that cite each other: who cites whom, and where that comes back to its beginning."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.noun import NamedTuple
from ..normalize.titles import fold_title
from ..normalize.urls import same_address

Row = Mapping[str, Any]

_TELLING = 4  # words of a title that hardly two articles bear
_MOST = 1_000  # citations of a knot whose ways back are looked for


class Citation(NamedTuple):
    """An entry of one document that is another document of the corpus."""

    document: str
    entry: Row
    cited: str


def citations(documents: Iterable[Row], entries: Iterable[Row]) -> list[Citation]:
    """The entries that are documents of the corpus: by address, or by title where no date speaks against it."""
    by_address: dict[str, str] = {}
    by_title: defaultdict[str, list[Row]] = defaultdict(list)
    for row in documents:
        if "://" in row["path"]:
            by_address.setdefault(same_address(row["path"]), row["document"])
        if row["title"] and (title := _telling(row["title"])):
            by_title[title].append(row)
    found = []
    for entry in entries if by_address or by_title else ():
        cited = by_address.get(same_address(entry["url"])) if entry["url"] else None
        if cited is None and entry["title"] and (title := _telling(entry["title"])):
            bearing = [row["document"] for row in by_title.get(title, ()) if _may_be(entry["date"], row["issued"])]
            cited = bearing[0] if bearing else None
        if cited is not None and cited != entry["document"]:
            found.append(Citation(entry["document"], entry, cited))
    return found


def circles(found: Sequence[Citation]) -> Iterator[tuple[Citation, ...]]:
    """For each citation that leads back to the document it stands in, the shortest way there, itself first."""
    leading: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in found:
        leading[citation.document].append(citation)
    knot_of = {document: number for number, knot in enumerate(_knots(leading)) for document in knot}
    inside: defaultdict[int, list[Citation]] = defaultdict(list)
    for citation in found:
        if knot_of[citation.document] == knot_of.get(citation.cited):
            inside[knot_of[citation.document]].append(citation)
    for knot in inside.values():
        for citation in knot[:_MOST]:
            yield (citation, *_way(leading, citation.cited, citation.document))


def _telling(title: str) -> str | None:
    folded = fold_title(title)
    return folded if folded.count(" ") + 1 >= _TELLING or (not folded.isascii() and len(folded) > 10) else None


def _may_be(one: str | None, other: str | None) -> bool:
    """Whether two dates, each known to year, month or day, can be one."""
    return not (one and other) or one.startswith(other) or other.startswith(one)


def _way(leading: Mapping[str, Sequence[Citation]], start: str, goal: str) -> list[Citation]:
    """The shortest way from one document to another."""
    before: dict[str, Citation | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in before:
        for citation in leading.get(waiting.popleft(), ()):
            if citation.cited not in before:
                before[citation.cited] = citation
                waiting.append(citation.cited)
    way: list[Citation] = []
    step = before.get(goal)
    while step is not None:
        way.append(step)
        step = before[step.document]
    return way[::-1]


def _knots(leading: Mapping[str, Sequence[Citation]]) -> Iterator[list[str]]:
    """Documents each of which leads to each other: Tarjan's strongly connected components, without recursion."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for first in leading:
        if first in number:
            continue
        work = [(first, iter(leading[first]))]
        number[first] = lowest[first] = len(number)
        path.append(first)
        on_path.add(first)
        while work:
            document, rest = work[-1]
            for citation in rest:
                cited = citation.cited
                if cited not in number:
                    number[cited] = lowest[cited] = len(number)
                    path.append(cited)
                    on_path.add(cited)
                    work.append((cited, iter(leading.get(cited, ()))))
                    break
                if cited in on_path:
                    lowest[document] = min(lowest[document], number[cited])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[document])
                if lowest[document] == number[document]:
                    knot = [path.pop()]
                    while knot[-1] != document:
                        knot.append(path.pop())
                    on_path.difference_update(knot)
                    yield knot
