"""RP107, RP2xx and RP404 on dossiers whose fields and records are made by hand."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from reeprov.model.citation import Dated, Fields, Link, Part, PartialDate
from reeprov.model.dossier import Dossier
from reeprov.model.finding import Confidence
from reeprov.model.record import Outlet, Record
from reeprov.model.resolution import Ambiguous, Resolution, Resolved, Unresolved
from reeprov.model.text import Span
from reeprov.rules import (
    ambiguous_date,
    ambiguous_outlet,
    dated_after_document,
    empty_entry,
    impossible_date,
    missing_date,
    missing_outlet,
    missing_title,
    placeholder_link,
    repeated_entry,
    unknown_outlet,
)

Make = Callable[..., Dossier]

HERE = Span(4, 9)
WHOLE = Fields(
    outlet=Part("RIA", HERE), title=Part("A reserve", HERE), date=Dated("26.02.2025", HERE, (PartialDate(2025, 2, 26),))
)
RIA = Outlet("ria.ru", "RIA")
RECORD = Record("r", "A reserve", container_title="RIA", outlet=RIA, issued=PartialDate(2025, 2, 26))
MISSING = [(missing_outlet, "outlet"), (missing_title, "title"), (missing_date, "date")]


def keys(rule: ModuleType, made: Dossier) -> list[str | None]:
    return [problem.key for problem in rule.check(made)]


def without(field: str, **changes: Any) -> Fields:
    """The fields of a whole entry but for one."""
    return WHOLE._replace(**{field: None, **changes})


def one(dossier: Make, fields: Fields, resolution: Resolution | None = None, **more: object) -> Dossier:
    """A dossier of a single entry."""
    return dossier("[1] words", fields=(fields,), resolutions=(resolution or Resolved(RECORD),), **more)


@pytest.mark.parametrize(("rule", "field"), MISSING)
def test_a_missing_field_is_reported_at_the_key(dossier: Make, rule: ModuleType, field: str) -> None:
    (problem,) = rule.check(one(dossier, without(field)))
    assert (problem.key, problem.span) == ("1", Span(0, 3))


@pytest.mark.parametrize(("rule", "field"), MISSING)
@pytest.mark.parametrize("found", [{"url_status": "address"}, {"identifiers": (("doi", "10.1/1"),)}])
def test_what_leads_to_the_source_makes_up_for_a_field(
    dossier: Make, rule: ModuleType, field: str, found: dict[str, Any]
) -> None:
    assert not keys(rule, one(dossier, without(field, **found)))


@pytest.mark.parametrize(("rule", "field"), MISSING)
def test_a_placeholder_does_not_make_up_for_a_field(dossier: Make, rule: ModuleType, field: str) -> None:
    assert keys(rule, one(dossier, without(field, url_status="placeholder"))) == ["1"]


@pytest.mark.parametrize(("rule", "field"), MISSING)
def test_nothing_is_missing(dossier: Make, rule: ModuleType, field: str) -> None:
    assert getattr(WHOLE, field) is not None
    assert not keys(rule, one(dossier, WHOLE))


@pytest.mark.parametrize("rule", [missing_outlet, missing_title, missing_date])
def test_remarks_name_no_source(dossier: Make, rule: ModuleType) -> None:
    assert keys(rule, dossier("[^1] Or so they say.", fields=(Fields(),))) == []
    assert keys(rule, dossier("[1] Там же, с. 5", fields=(Fields(),))) == []
    long = "The value of a quay is taken from the books of the port, and where these say "
    long += '"unknown" it is what the harbour master told, which may well be wrong by half in years of a strike'
    assert keys(rule, dossier(f"[1] {long}:", fields=(Fields(),))) == []
    assert keys(rule, dossier("[1] Something or other", fields=(Fields(),))) == ["1"]


@pytest.mark.parametrize("body", ["", "—", " . "])
def test_an_empty_entry_is_one_finding_and_not_four(dossier: Make, body: str) -> None:
    made = dossier(f"[1] {body}", fields=(Fields(),))
    assert keys(empty_entry, made) == ["1"]
    assert not any(keys(rule, made) for rule, _ in MISSING)


def test_an_address_is_not_empty(dossier: Make) -> None:
    assert not keys(empty_entry, dossier("[1] ", fields=(Fields(url_status="address"),)))


def test_placeholder_link_stands_at_the_link(dossier: Make) -> None:
    made = one(dossier, WHOLE._replace(url_status="placeholder", url=Part("#", Span(8, 9))))
    (sources,) = made.document.source_lists
    links = (Link(Span(4, 6), Span(4, 6), "https://ria.ru/"), Link(Span(6, 9), Span(6, 7), "#"))
    entry = sources.entries[0]._replace(links=links)
    document = made.document._replace(source_lists=(sources._replace(entries=(entry,)),))
    (problem,) = placeholder_link.check(made._replace(document=document))
    assert problem.span == Span(6, 9)
    (problem,) = placeholder_link.check(made)
    assert problem.span == Span(8, 9)


@pytest.mark.parametrize("status", ["none", "address"])
def test_placeholder_link_is_silent_on_anything_else(dossier: Make, status: str) -> None:
    assert not keys(placeholder_link, one(dossier, WHOLE._replace(url_status=status)))


def test_impossible_date_of_either_kind(dossier: Make) -> None:
    wrong = Dated("31.02.2025", HERE)
    assert keys(impossible_date, one(dossier, WHOLE._replace(date=wrong))) == ["1"]
    assert keys(impossible_date, one(dossier, WHOLE._replace(accessed=wrong))) == ["1"]
    assert not keys(impossible_date, one(dossier, WHOLE))


OPEN = Dated("03/04/2025", HERE, (PartialDate(2025, 4, 3), PartialDate(2025, 3, 4)))


def test_ambiguous_date_that_nothing_settled(dossier: Make) -> None:
    fields = WHOLE._replace(date=OPEN)
    unsettled = Unresolved(RECORD._replace(issued=None), ("issued",), "open")
    (problem,) = ambiguous_date.check(one(dossier, fields, unsettled))
    assert "2025-04-03 or 2025-03-04" in problem.message
    partly = Unresolved(RECORD._replace(issued=PartialDate(2025)), ("issued",), "open")
    assert keys(ambiguous_date, one(dossier, fields, partly)) == ["1"]


def test_ambiguous_date_that_the_record_settled(dossier: Make) -> None:
    settled = Resolved(RECORD._replace(issued=PartialDate(2025, 3, 4)))
    assert not keys(ambiguous_date, one(dossier, WHOLE._replace(date=OPEN), settled))
    assert not keys(ambiguous_date, one(dossier, WHOLE))


def test_unknown_outlet(dossier: Make) -> None:
    named = Resolved(RECORD._replace(outlet=None))
    assert keys(unknown_outlet, one(dossier, WHOLE, named)) == ["1"]
    assert not keys(unknown_outlet, one(dossier, WHOLE))
    assert not keys(unknown_outlet, one(dossier, WHOLE._replace(identifiers=(("doi", "10.1/1"),)), named))
    assert not keys(unknown_outlet, one(dossier, WHOLE, Resolved(RECORD._replace(outlet=None, container_title=None))))


def test_ambiguous_outlet_takes_the_place_of_unknown_outlet(dossier: Make) -> None:
    many = tuple(Outlet(f"times{n}.com", "The Times") for n in range(7))
    made = one(dossier, WHOLE, Ambiguous(RECORD._replace(outlet=None, container_title="The Times"), many))
    (problem,) = ambiguous_outlet.check(made)
    assert "The Times can be times0.com" in problem.message
    assert problem.message.endswith("and 2 more")
    assert not keys(unknown_outlet, made)
    assert not keys(ambiguous_outlet, one(dossier, WHOLE))


@pytest.mark.parametrize(
    ("document", "source", "late"),
    [
        ("2025-02-26", "2025-02-26", False),
        ("2025-02-26", "2025-02-27", True),
        ("2025-02", "2025-02-28", False),
        ("2025-02", "2025-03", True),
        ("2025", "2025-12-31", False),
        ("2025-02-26", "2025", False),
        ("2025-02-26", "2025-03", True),
        ("2025", "2026", True),
    ],
)
def test_dated_after_document(dossier: Make, document: str, source: str, late: bool) -> None:
    issued = Dated(document, Span(0, 1), (PartialDate.parse(document),))
    resolution = Resolved(RECORD._replace(issued=PartialDate.parse(source)))
    assert keys(dated_after_document, one(dossier, WHOLE, resolution, issued=issued)) == (["1"] if late else [])


def test_dated_after_document_reads_open_dates_in_its_favour(dossier: Make) -> None:
    unsettled = Unresolved(RECORD._replace(issued=None), ("issued",), "open")
    made = one(dossier, WHOLE._replace(date=OPEN), unsettled)
    for days, late in (([(3, 4)], []), ([(3, 3)], ["1"]), ([(2, 3), (3, 4)], []), ([(2, 3), (3, 2)], ["1"])):
        issued = Dated("…", Span(0, 1), tuple(PartialDate(2025, *day) for day in days))
        assert keys(dated_after_document, made._replace(document=made.document._replace(issued=issued))) == late


def test_dated_after_document_needs_both_dates(dossier: Make) -> None:
    undated = Resolved(RECORD._replace(issued=None))
    issued = Dated("2020", Span(0, 1), (PartialDate(2020),))
    assert not keys(dated_after_document, one(dossier, WHOLE._replace(date=None), undated, issued=issued))
    assert not keys(dated_after_document, one(dossier, WHOLE))
    assert not keys(dated_after_document, one(dossier, WHOLE, issued=Dated("31.02.2020", Span(0, 1))))


def two(dossier: Make, first: Record, second: Record) -> Dossier:
    """A dossier of two entries."""
    return dossier("[1] a\n[2] b", fields=(WHOLE, WHOLE), resolutions=(Resolved(first), Resolved(second)))


def test_repeated_entry_by_outlet_title_and_date(dossier: Make) -> None:
    made = two(dossier, RECORD, RECORD._replace(title="a  Reserve", container_title="РИА"))
    assert keys(repeated_entry, made) == ["2"]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Another reserve"},
        {"issued": PartialDate(2025, 2, 27)},
        {"issued": None},
        {"title": None},
        {"outlet": Outlet("rbc.ru", "RBC")},
    ],
)
def test_repeated_entry_wants_all_three(dossier: Make, other: dict[str, Any]) -> None:
    assert not keys(repeated_entry, two(dossier, RECORD, RECORD._replace(**other)))


def test_repeated_entry_by_address_is_less_sure_where_titles_differ(dossier: Make) -> None:
    linked = RECORD._replace(url="https://ria.ru/20250226/1.html")
    (problem,) = repeated_entry.check(two(dossier, linked, linked))
    assert problem.confidence is Confidence.HIGH
    (problem,) = repeated_entry.check(two(dossier, linked, linked._replace(title="Another title", issued=None)))
    assert problem.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("", "", True), ("#a", "#b", False), ("", "#b", False), ("#a", "#a", True), ("#:~:text=x", "#:~:text=y", True)],
)
def test_repeated_entry_tells_the_parts_of_a_page_apart(dossier: Make, one: str, other: str, same: bool) -> None:
    urls = [RECORD._replace(title=None, url=f"https://ria.ru/20250226/1.html{part}") for part in (one, other)]
    assert keys(repeated_entry, two(dossier, *urls)) == (["2"] if same else [])


def test_repeated_entry_leaves_one_key_twice_to_duplicate_key(dossier: Make) -> None:
    made = dossier("[1] a\n[1] b", fields=(WHOLE, WHOLE), resolutions=(Resolved(RECORD), Resolved(RECORD)))
    assert not keys(repeated_entry, made)
