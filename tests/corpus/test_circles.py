"""Who cites whom in a corpus, and where that comes back."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("pyarrow")

from reeprov.corpus.circles import Citation, circles, citations
from reeprov.corpus.origins import one_source


def document(name: str, title: str | None = None, issued: str | None = None, path: str | None = None) -> dict[str, Any]:
    return {"document": name, "path": path or f"{name}.md", "title": title, "issued": issued}


def entry(name: str, title: str | None = None, url: str | None = None, date: str | None = None) -> dict[str, Any]:
    return {"document": name, "key": "1", "title": title, "url": url, "date": date}


HARBOUR = "Harbour of Valparaíso closed for days"


@pytest.mark.parametrize(
    ("cited", "given", "found"),
    [
        (document("b", HARBOUR), entry("a", HARBOUR), True),
        (document("b", HARBOUR), entry("a", HARBOUR.upper()), True),
        (document("b", HARBOUR, "2025-03-10"), entry("a", HARBOUR, date="2025-03-10"), True),
        (document("b", HARBOUR, "2025-03-10"), entry("a", HARBOUR, date="2025-03"), True),
        (document("b", HARBOUR, "2025-03-10"), entry("a", HARBOUR, date="2024-03-10"), False),
        (document("b", "Weekly news"), entry("a", "Weekly news"), False),  # a title that many bear
        (document("b", HARBOUR), entry("b", HARBOUR), False),  # itself
        (document("b", path="https://a.org/x"), entry("a", url="http://www.a.org/x/?utm_source=y"), True),
        (document("b", path="https://a.org/x"), entry("a", url="https://a.org/y"), False),
        (document("b"), entry("a"), False),
    ],
)
def test_an_entry_is_a_document_by_address_or_title(cited: Any, given: Any, found: bool) -> None:
    assert bool(citations([cited], [given])) == found


def cite(pairs: str) -> list[Citation]:
    return [Citation(pair[0], {}, pair[1]) for pair in pairs.split()]


def ways(pairs: str) -> list[str]:
    return ["".join(step.document for step in way) + way[-1].cited for way in circles(cite(pairs))]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ("ab bc cd", []),
        ("ab ba", ["aba", "bab"]),
        ("ab bc ca", ["abca", "bcab", "cabc"]),
        ("ab bc ca ba", ["aba", "bcab", "cabc", "bab"]),  # the shortest way each
        ("ab ba cd dc bc", ["aba", "bab", "cdc", "dcd"]),  # what leads from one circle to another is in none
        ("xa ab ba by", ["aba", "bab"]),
    ],
)
def test_circles(pairs: str, expected: list[str]) -> None:
    assert sorted(ways(pairs)) == sorted(expected)


def test_a_long_circle_needs_no_deep_stack() -> None:
    names = [str(at) for at in range(30_000)]
    found = [Citation(one, {}, other) for one, other in zip(names, [*names[1:], names[0]], strict=True)]
    assert len(next(iter(circles(found)))) == 30_000


def test_two_entries_are_one_source_where_their_articles_or_their_only_records_are() -> None:
    both = [Citation("a", {"key": "1"}, "x"), Citation("a", {"key": "2"}, "y")]

    def whys(article_of: dict[str, str], records: dict[str, frozenset[str]]) -> list[str]:
        return [one.why for one in one_source(both, article_of, records)]

    apart = {"x": "x", "y": "y"}
    assert whys({"x": "x", "y": "x"}, {}) == ["the same article"]
    assert whys(apart, {"x": frozenset("r"), "y": frozenset("r")}) == ["both rest on one source alone"]
    assert whys(apart, {"x": frozenset("r"), "y": frozenset("rs")}) == []
    assert whys(apart, {"x": frozenset("r"), "y": frozenset("s")}) == []
    assert whys(apart, {}) == []
