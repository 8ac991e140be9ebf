"""Which clauses are claims, what stands in them, what their cites cover, and what they are called."""

from __future__ import annotations

import re

import pytest

from reeprov.claims import read_statements
from reeprov.model.claim import Claim, Statements
from reeprov.model.document import Document
from reeprov.readers import read_text


def said(text: str, date: str | None = None) -> tuple[Document, Statements]:
    document = read_text("a.md", (f"---\ndate: {date}\n---\n\n" if date else "") + text)
    document = document._replace(language="en")
    return document, read_statements(document)


def claims(text: str) -> list[str]:
    return [claim.text for claim in said(text)[1].claims]


def one(text: str) -> Claim:
    (claim,) = said(text)[1].claims
    return claim


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mine produced 2,500 tonnes of ore in 2019.", ["The mine produced 2,500 tonnes of ore in 2019"]),
        ("Rosneft bought the Tomtor deposit.", ["Rosneft bought the Tomtor deposit"]),
        ("The ministry said that output fell by 12 percent.", ["output fell by 12 percent"]),
        ("According to the harbour master, eleven vessels stood at anchor.", ["eleven vessels stood at anchor"]),
        (
            "In May Washington signed the deal, granting the firm access to the port of Odessa.",
            ["In May Washington signed the deal", "granting the firm access to the port of Odessa"],
        ),
        (
            "The company employs 340 people, which is a tenth of those in Murmansk.",
            ["The company employs 340 people", "which is a tenth of those in Murmansk"],
        ),
        (
            "He admitted that the deposits were depleted and that the ministry had spent 5 million roubles.",
            ["the deposits were depleted", "and that the ministry had spent 5 million roubles"],
        ),
    ],
)
def test_what_can_be_checked_is_a_claim(sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "There is nothing personal in it.",
        "Who would have thought that?",
        "Such a policy could redefine the markets.",
        "However, the effort faces obstacles.",
        "Only then can the metals be of use to all.",
        "It is just a business.",
        "It is much easier for them to attract richer Western partners.",
        'However, they declare that "After this comes what there is".',
    ],
)
def test_opinion_is_none(sentence: str) -> None:
    assert claims(sentence) == []


LISTED = '\n\nSources:\n\n[1] RIA — "A" from 26.02.2025\n\n[2] RBC — "B" from 26.02.2025\n'


def test_every_cite_belongs_to_a_claim() -> None:
    document, found = said("It is so [1]. And that is the key, which is quite literally so, of it all [2]." + LISTED)
    assert sorted({index for claim in found.claims for index in claim.markers}) == list(range(len(document.markers)))


def scopes(text: str) -> list[tuple[str, str, tuple[int, ...]]]:
    document, found = said(text + LISTED)
    return [
        (document.visible(claim.span), claim.scope.rule if claim.scope else "", claim.markers) for claim in found.claims
    ]


def test_a_marker_at_the_end_answers_for_the_whole_sentence() -> None:
    assert scopes("China dominates the market, promising huge profits for oligarchs [1].") == [
        ("China dominates the market", "sentence-end", (0,)),
        ("promising huge profits for oligarchs", "sentence-end", (0,)),
    ]


def test_a_marker_within_answers_for_the_clause_before_it() -> None:
    assert scopes("China dominates the market [1], promising huge profits for oligarchs [2].") == [
        ("China dominates the market", "clause-before", (0, 1)),
        ("promising huge profits for oligarchs", "sentence-end", (1,)),
    ]


def test_a_marker_behind_an_opening_phrase_points_forward() -> None:
    ((_, rule, markers),) = scopes(
        'In an interview with the magazine "Mining", [1] Gorkov stated that the mine closed.'
    )
    assert (rule, markers) == ("clause-after", (0,))


def test_scopes_lie_within_each_other_and_reach_back_to_the_name() -> None:
    document, found = said(
        "The envoy, Artyom Zhoga, held a meeting in Kurgan. He said that the reserve was created [1]." + LISTED
    )
    scope = found.claims[-1].scope
    assert scope is not None
    assert scope.context.contains(scope.sentence)
    assert scope.sentence.contains(scope.clause)
    assert document.prose[scope.context.start :].startswith("The envoy, Artyom Zhoga")


def test_a_claim_knows_what_stands_in_it() -> None:
    document, found = said(
        'On 4 March the ministry said that about 20-25 % of "rare" metals lie in Yakutia [1].' + LISTED
    )
    (claim,) = found.claims
    assert [found.figures[index].text for index in claim.figures] == ["about 20-25 %"]
    assert [found.quotations[index].text for index in claim.quotations] == ["rare"]
    assert [found.attributions[index].cue for index in claim.attributions] == ["said that"]
    assert document.markers[claim.markers[0]].text == "[1]"


def test_an_id_does_not_depend_on_numbers_of_the_list_or_on_what_stands_around() -> None:
    first = one("Rosneft bought the Tomtor deposit [1]." + LISTED)
    _, found = said("Before that, it rose. Rosneft  bought the Tomtor deposit[2]." + LISTED)
    assert first.id == found.claims[-1].id
    assert re.fullmatch(r"[0-9a-f]{16}", first.id)


def test_different_words_and_repeated_words_have_different_ids() -> None:
    _, found = said("It fell [1]. It rose [1]. It fell [1]." + LISTED)
    assert len({claim.id for claim in found.claims}) == 3


def test_a_language_without_words_has_its_cited_sentences() -> None:
    document = read_text("a.txt", "Ölreserven sind groß [1]. Das ist so.\n\nQuellen:\n[1] RIA — „A“, 26.02.2025")
    found = read_statements(document._replace(language="de"))
    assert [claim.text for claim in found.claims] == ["Ölreserven sind groß"]


def test_russian_claims_have_figures() -> None:
    document = read_text("a.txt", "Запасы России составляют около 20–25% мировых. Это важно.\n")
    found = read_statements(document._replace(language="ru"))
    assert [claim.text for claim in found.claims] == ["Запасы России составляют около 20–25% мировых"]


def test_russian_claims_are_what_somebody_said() -> None:
    document = read_text("a.txt", "Министр заявил, что порт закрыт. Это важно.\n")
    found = read_statements(document._replace(language="ru"))
    assert [claim.text for claim in found.claims] == ["Министр заявил, что порт закрыт"]
