"""Which markers answer to which lists."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reeprov.model.dossier import Dossier
from reeprov.model.text import Span
from reeprov.normalize.scopes import Scope, scopes
from reeprov.rules.linking import key_span, number

Make = Callable[..., Dossier]


def parts(found: tuple[Scope, ...]) -> list[tuple[list[str], list[str]]]:
    """For each scope its cited keys and the keys of its entries."""
    return [
        ([cite.key for marker in scope.markers for cite in marker.cites], [entry.key for entry in scope.entries])
        for scope in found
    ]


def test_one_list_answers_for_all(dossier: Make) -> None:
    made = dossier("one [1] two [2, 3]\n\n[1] a\n[2] b\n")
    assert parts(scopes(made.document)) == [(["1", "2", "3"], ["1", "2"])]


def test_no_list_no_scope(dossier: Make) -> None:
    assert scopes(dossier("one [1] two [2]").document) == ()


def test_lists_with_keys_of_their_own_go_together(dossier: Make) -> None:
    made = dossier("one [1] two [3]\n\n[1] a\n[2] b\n\n[3] c\n")
    assert parts(scopes(made.document)) == [(["1", "3"], ["1", "2", "3"])]


def test_a_list_closes_its_chapter(dossier: Make) -> None:
    made = dossier("one [1]\n\n[1] a\n\ntwo [1] three [2]\n\n[1] b\n\nfour [2]\n")
    assert parts(scopes(made.document)) == [(["1"], ["1"]), (["1", "2", "2"], ["1"])]


def test_a_list_without_cites_before_it_goes_with_the_one_before(dossier: Make) -> None:
    made = dossier("one [1] two [3]\n\n[1] a\n[2] b\n\n[1] c\n[2] d\n[3] e\n")
    assert parts(scopes(made.document)) == [(["1", "3"], ["1", "2", "1", "2", "3"])]


def test_a_list_opens_its_chapter_where_the_document_begins_with_one(dossier: Make) -> None:
    made = dossier("[1] a\n\none [1]\n\n[1] b\n[2] c\n\ntwo [2]\n")
    assert parts(scopes(made.document)) == [(["1"], ["1"]), (["2"], ["1", "2"])]


def test_footnotes_and_other_keys_are_two(dossier: Make) -> None:
    made = dossier("one [1] two[^1] three[^2]\n\n[1] a\n\n[^1]: b\n")
    assert parts(scopes(made.document)) == [(["1"], ["1"]), (["1", "2"], ["1"])]


def test_footnote_marks_answer_to_the_only_list_there_is(dossier: Make) -> None:
    made = dossier("one [^1]\n\n[1] a\n")
    assert parts(scopes(made.document)) == [(["1"], ["1"])]


def test_ten_thousand_lists_take_no_time(dossier: Make) -> None:
    """A second, where the work grew with the square it would be minutes."""
    document = dossier("one [1]\n\n[1] a\n\n" * 2).document
    shift = document.source_lists[1].span.start - document.source_lists[0].span.start
    many = [
        (
            document.source_lists[0]._replace(span=Span(9 + shift * n, 14 + shift * n)),
            document.markers[0]._replace(span=Span(4 + shift * n, 7 + shift * n)),
        )
        for n in range(10_000)
    ]
    lists, markers = zip(*many, strict=True)
    start = time.process_time()
    assert len(scopes(document._replace(source_lists=lists, markers=markers))) == 10_000
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("key", "value"), [("1", 1), ("007", 7), ("٣", 3), ("a", None), ("", None), ("²", None), ("9" * 5000, None)]
)
def test_a_key_is_a_number_or_a_name(key: str, value: int | None) -> None:
    assert number(key) == value


def test_the_place_of_a_key_has_no_white_space_behind_it(dossier: Make) -> None:
    document = dossier("[12] words\n").document
    assert key_span(document, document.entries[0]) == Span(0, 4)


def test_the_place_of_an_entry_whose_key_the_markup_gives(dossier: Make) -> None:
    document = dossier("<li>words\nmore</li>").document
    entry = dossier("[1] x").document.entries[0]._replace(span=Span(0, 19), body=Span(4, 14))
    document = document._replace(prose="\0\0\0\0words\nmore\0\0\0\0\0")
    assert key_span(document, entry) == Span(0, 9)


def test_an_empty_entry_has_a_place(dossier: Make) -> None:
    document = dossier("[1]\n").document
    assert key_span(document, document.entries[0]) == Span(0, 3)
