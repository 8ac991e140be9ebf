"""RP101 to RP108 on dossiers made by hand."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from reeprov.model.citation import Link, Marker
from reeprov.model.dossier import Dossier
from reeprov.model.finding import Confidence
from reeprov.model.text import Span
from reeprov.rules import (
    dangling_marker,
    duplicate_key,
    malformed_marker,
    no_source_list,
    numbering_gap,
    out_of_order,
    uncited_entry,
)

Make = Callable[..., Dossier]


def found(rule: ModuleType, made: Dossier) -> list[tuple[str | None, str]]:
    """For each problem its key and the words at its place."""
    text = made.document.text
    return [(problem.key, text[problem.span.start : problem.span.end]) for problem in rule.check(made)]


def test_dangling_marker_names_each_missing_key_at_its_group(dossier: Make) -> None:
    made = dossier("one [1, 4, 5] two [4]\n\n[1] a\n[2] b\n")
    assert found(dangling_marker, made) == [("4", "[1, 4, 5]"), ("5", "[1, 4, 5]"), ("4", "[4]")]
    messages = [problem.message for problem in dangling_marker.check(made)]
    assert all(message.endswith("the list ends at [2]") for message in messages)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one [9]\n\n[1] a\n[2] b\n", "ends at [2]"),
        ("one [2]\n\n[5] a\n[6] b\n", "starts at [5]"),
        ("one [2]\n\n[1] a\n[3] b\n", "leaves this number out"),
        ("one [Smith]\n\n[Jones] a\n[Meyer] b\n", "none of the 2 entries"),
    ],
)
def test_dangling_marker_says_what_the_list_has(dossier: Make, text: str, words: str) -> None:
    (problem,) = dangling_marker.check(dossier(text))
    assert words in problem.message


def test_dangling_marker_is_as_sure_as_its_marker(dossier: Make) -> None:
    made = dossier("one [2]\n\n[1] a\n")
    (marker,) = made.document.markers
    unsure = made.document._replace(markers=(marker._replace(confidence=Confidence.LOW),))
    (problem,) = dangling_marker.check(Dossier(unsure))
    assert problem.confidence is Confidence.LOW


def test_dangling_marker_leaves_malformed_markers_alone(dossier: Make) -> None:
    made = dossier("one [9]\n\n[1] a\n")
    (marker,) = made.document.markers
    assert not list(
        dangling_marker.check(Dossier(made.document._replace(markers=(marker._replace(problem="unclosed"),))))
    )


def test_uncited_entry_stands_at_its_key(dossier: Make) -> None:
    assert found(uncited_entry, dossier("one [1]\n\n[1] a\n[2] b\n")) == [("2", "[2]")]


def test_uncited_entry_leaves_doubles_to_duplicate_key(dossier: Make) -> None:
    made = dossier("one [1]\n\n[1] a\n[2] b\n[2] c\n")
    assert found(uncited_entry, made) == [("2", "[2]")]
    assert found(duplicate_key, made) == [("2", "[2]")]


def test_uncited_entry_takes_links_for_cites_of_definitions(dossier: Make) -> None:
    made = dossier("a link\n\n[1] https://ria.ru/1\n[2] https://ria.ru/2\n")
    (sources,) = made.document.source_lists
    entries = tuple(
        entry._replace(links=(Link(entry.body, entry.body, f"https://ria.ru/{entry.key}"),))
        for entry in sources.entries
    )
    document = made.document._replace(
        links=(Link(Span(2, 6), Span(2, 6), "https://ria.ru/1"), *(link for entry in entries for link in entry.links)),
        source_lists=(sources._replace(found_by="definitions", entries=entries),),
    )
    assert found(uncited_entry, Dossier(document)) == [("2", "[2]")]


def test_duplicate_key_points_at_the_first(dossier: Make) -> None:
    (problem,) = duplicate_key.check(dossier("one [1]\n\n[1] a\n[1] b\n"))
    assert problem.span == Span(15, 18)
    assert problem.related[0][0] == Span(9, 12)


@pytest.mark.parametrize(
    "text",
    [
        "one [1] two [2]",
        "one.[1] two.[2]",
        "one [1][2], two",
        "“one” [1], (two) [2]; three [1]",
        "20% [1] and 30 [2]",
        "价格上涨[1]。下跌。[2]",
        "one [1, 2]",
    ],
)
def test_no_source_list_where_the_prose_clearly_cites(dossier: Make, text: str) -> None:
    (problem,) = no_source_list.check(dossier(text))
    assert problem.key is None


@pytest.mark.parametrize(
    "text",
    [
        "one [1]",
        "one [1] two [1]",
        "one [2] two [3]",
        "one [1] two [3]",
        "{[1], [2]}",
        "[1] one [2]",
        "= [1] + [2]",
        "one [a] two [b]",
        "argv[1] is read, then argv[2].",
        "version  [1] new [2].",
        "one [1] two [2] three [3] four.",
        "one [1] two [2]\n\n[1] a\n",
        "",
    ],
)
def test_no_source_list_is_silent_on_anything_less(dossier: Make, text: str) -> None:
    assert not list(no_source_list.check(dossier(text)))


@pytest.mark.parametrize("problem", ["falling-range", "out-of-list-range", "unclosed", "prose-at-line-start", "new"])
def test_malformed_marker_says_what_is_wrong_once(dossier: Make, problem: str) -> None:
    made = dossier("one [31-13] two")
    marker = Marker(Span(4, 11), "[31-13]", "bracket", (), problem)
    (finding,) = malformed_marker.check(Dossier(made.document._replace(markers=(marker,))))
    assert finding.span == marker.span
    assert "[31-13]" in finding.message
    assert finding.hint


def test_malformed_marker_shortens_what_is_long(dossier: Make) -> None:
    marker = Marker(Span(0, 100_000), "[" + "1, " * 33_000, "bracket", (), "unclosed")
    (finding,) = malformed_marker.check(Dossier(dossier("[").document._replace(markers=(marker,))))
    assert len(finding.message) < 80


@pytest.mark.parametrize(
    ("keys", "gaps"),
    [
        ("1 2 3", []),
        ("1 2 3 5", ["5"]),
        ("1 3 4 6", ["3", "6"]),
        ("1 3 2", []),
        ("2 3 4", []),
        ("1 3", ["3"]),
        ("1", []),
        ("2019 2022", []),
        ("1 2 99", []),
        ("a b d", []),
        ("1 x 3", ["3"]),
        ("1 2 2 4", ["4"]),
        ("1 3 3", ["3"]),
    ],
)
def test_numbering_gap(dossier: Make, keys: str, gaps: list[str]) -> None:
    made = dossier("\n".join(f"[{key}] words" for key in keys.split()))
    assert [problem.key for problem in numbering_gap.check(made)] == gaps


@pytest.mark.parametrize(
    ("cites", "late"),
    [
        ("[1] [2] [3]", []),
        ("[2] [1] [3]", ["1"]),
        ("[3] [1] [2]", ["1", "2"]),
        ("[1] [3] [1] [2]", ["2"]),
        ("[1, 3] [2]", ["2"]),
        ("[9] [1]", []),
        ("", []),
    ],
)
def test_out_of_order(dossier: Make, cites: str, late: list[str]) -> None:
    made = dossier(f"words {cites}\n\n[1] a\n[2] b\n[3] c\n")
    assert [problem.key for problem in out_of_order.check(made)] == late
