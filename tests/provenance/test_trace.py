"""How far a chain gets."""

from __future__ import annotations

import pytest

from reeprov.model.citation import Cite, Entry, Marker, SourceList
from reeprov.model.claim import Chain, Claim, Reach, Step
from reeprov.model.document import Document
from reeprov.model.record import Record
from reeprov.model.resolution import Ambiguous, Resolution, Resolved, Unresolved
from reeprov.model.text import Span
from reeprov.provenance import trace
from reeprov.readers import read_text

NOWHERE = Span(0, 0)
IDENTIFIED = Resolved(Record("r"))
UNKNOWN = Unresolved(Record("r"), ("title",), "no title")
SEVERAL = Ambiguous(Record("r"), ())


def chain(cited: list[str], listed: dict[str, Resolution]) -> Chain:
    marker = Marker(NOWHERE, "", "bracket", tuple(Cite(key, NOWHERE) for key in cited))
    entries = tuple(Entry(key, Span(place, place), NOWHERE, "") for place, key in enumerate(listed))
    document = Document(
        *("a", "text/plain", "utf-8", "", ""),
        source_lists=(SourceList(None, NOWHERE, "bracket", "label", entries),),
        markers=(marker,),
    )
    (found,) = trace(document, [Claim("c", NOWHERE, "", (0,))], tuple(listed.values()))
    return found


@pytest.mark.parametrize(
    ("cited", "reach"),
    [
        (["1"], Reach.RECORD),
        (["2"], Reach.ENTRY),
        (["3"], Reach.ENTRY),
        (["9"], Reach.BROKEN),
        (["2", "1"], Reach.RECORD),
        (["1", "9"], Reach.BROKEN),
        ([], Reach.NONE),
    ],
)
def test_reach(cited: list[str], reach: Reach) -> None:
    assert chain(cited, {"1": IDENTIFIED, "2": UNKNOWN, "3": SEVERAL}).reach is reach


def test_steps_say_which_entry_each_cite_leads_to() -> None:
    found = chain(["2", "9"], {"1": IDENTIFIED, "2": IDENTIFIED})
    assert found.steps == (Step(0, "2", 1, Reach.RECORD), Step(0, "9", None, Reach.BROKEN))


def test_a_key_twice_in_the_list_leads_to_its_first_entry() -> None:
    document = Document(
        *("a", "text/plain", "utf-8", "", ""),
        source_lists=(SourceList(None, NOWHERE, "bracket", "label", (Entry("1", NOWHERE, NOWHERE, ""),) * 2),),
        markers=(Marker(NOWHERE, "", "bracket", (Cite("1", NOWHERE),)),),
    )
    (found,) = trace(document, [Claim("c", NOWHERE, "", (0,))], [UNKNOWN, IDENTIFIED])
    assert found.steps == (Step(0, "1", 0, Reach.ENTRY),)


def test_without_resolutions_a_chain_ends_at_its_entry() -> None:
    document = Document(
        *("a", "text/plain", "utf-8", "", ""),
        source_lists=(SourceList(None, NOWHERE, "bracket", "label", (Entry("1", NOWHERE, NOWHERE, ""),)),),
        markers=(Marker(NOWHERE, "", "bracket", (Cite("1", NOWHERE),)),),
    )
    (found,) = trace(document, [Claim("c", NOWHERE, "", (0,))], ())
    assert found.reach is Reach.ENTRY


def test_each_chapter_answers_for_its_own_cites() -> None:
    chapter = "Prices fell [1].\n\n### References\n\n[1] Gazette\n\n"
    document = read_text("book.md", f"## One\n\n{chapter}## Two\n\n{chapter}")
    claims = [Claim(str(index), marker.span, "", (index,)) for index, marker in enumerate(document.markers)]
    assert [chain.steps[0].entry for chain in trace(document, claims, ())] == [0, 1]


def test_a_link_that_brings_its_address_needs_no_list() -> None:
    document = read_text("a.md", "Prices fell [1](https://gazette.test/a).\n")
    (found,) = trace(document, [Claim("c", NOWHERE, "", (0,))], ())
    assert found.reach is Reach.ENTRY


def test_numbers_in_brackets_without_any_list_are_not_called_broken() -> None:
    document = read_text("a.md", "Prices fell [1].\n")
    (found,) = trace(document, [Claim("c", NOWHERE, "", (0,))], ())
    assert found.reach is Reach.NONE
