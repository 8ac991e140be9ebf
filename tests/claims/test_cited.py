"""Which sentences are claims, and what they are called."""

from __future__ import annotations

import re

from reeprov.claims.cited import find_claims
from reeprov.model.citation import Cite, Marker
from reeprov.model.claim import Claim
from reeprov.model.document import Document
from reeprov.model.text import Span


def claims(*sentences: str, malformed: bool = False) -> tuple[Claim, ...]:
    text = " ".join(sentences)
    spans: list[Span] = []
    for sentence in sentences:
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    markers = tuple(
        Marker(Span(*found.span()), found[0], "bracket", () if malformed else (Cite(found[1], Span(*found.span())),))
        for found in re.finditer(r"\[(\d+)\]", text)
    )
    return find_claims(Document("a", "text/plain", "utf-8", text, text, markers=markers), spans)


def test_a_sentence_with_a_cite_is_a_claim() -> None:
    (claim,) = claims("It rose.", "It fell [1][2].", "It stayed.")
    assert (claim.text, claim.markers) == ("It fell [1][2].", (0, 1))


def test_a_malformed_marker_cites_nothing() -> None:
    assert claims("It fell [1].", malformed=True) == ()


def test_an_id_does_not_depend_on_numbers_of_the_list_or_on_what_stands_around() -> None:
    (one,) = claims("It fell [1].")
    (other,) = claims("Before that, it rose.", "It  fell[7].")
    assert one.id == other.id
    assert re.fullmatch(r"[0-9a-f]{16}", one.id)


def test_different_words_and_repeated_words_have_different_ids() -> None:
    ids = {claim.id for claim in claims("It fell [1].", "It rose [1].", "It fell [1].")}
    assert len(ids) == 3
