"""When a link is called dead, and when it is not: verdicts and histories of failures, by hand."""

from __future__ import annotations

import pytest

from reeprov.model.citation import Fields, Part
from reeprov.model.document import Document
from reeprov.model.dossier import Dossier
from reeprov.model.snapshot import Snapshot, Verdict, Visit
from reeprov.readers import read
from reeprov.readers.fields import read_fields
from reeprov.readers.interface import Input
from reeprov.rules import content_drift, dead_link, moved, no_snapshot, soft_404

URL = "https://ria.ru/20250225/a-1.html"
TEXT = f"It rose [1].\n\nSources:\n\n[1] RIA Novosti — “A” from 25.02.2025, {URL}\n"


def dossier(verdict: Verdict, *failures: str, copy: Snapshot | None = None) -> Dossier:
    document: Document = read(Input("a.md", TEXT.encode()))
    fields: Fields = read_fields(document.entries[0], document)
    assert isinstance(fields.url, Part)
    visit = Visit(URL, URL, verdict, "as was seen", "2025-03-11T08:15:00Z", failures=failures)
    return Dossier(document, (fields,), visits=(visit,), snapshots=((copy,) if copy else (),), sought=frozenset({0}))


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_is_gone_is_dead(verdict: Verdict) -> None:
    codes = [
        rule.CODE
        for rule in (dead_link, soft_404, moved, content_drift)
        if list(rule.check(dossier(verdict, "2025-03-11T08:15:00Z")))
    ]
    expected = {Verdict.GONE: ["RP501"], Verdict.SOFT_404: ["RP502"], Verdict.MOVED: ["RP503"]}
    assert codes == expected.get(verdict, [])


@pytest.mark.parametrize(
    ("days", "dead"),
    [
        ((), False),
        (("01",), False),
        (("01", "02", "03"), False),
        (("01", "04"), False),
        (("01", "04", "06"), False),
        (("01", "04", "07"), True),
        (("01", "02", "04", "05", "07"), True),
        (("01", "20", "30"), True),
    ],
)
def test_a_site_out_of_reach_is_dead_after_three_failures_three_days_apart(days: tuple[str, ...], dead: bool) -> None:
    times = [f"2025-03-{day}T12:00:00Z" for day in days]
    found = list(dead_link.check(dossier(Verdict.UNREACHABLE, *times)))
    assert bool(found) == dead
    if dead:
        assert f"out of reach since {times[0][:10]}" in found[0].message


def test_a_dead_link_comes_with_its_copy() -> None:
    copy = Snapshot("https://web.archive.org/web/20250226101500/x", "2025-02-26T10:15:00Z", None, "web.archive.org")
    (problem,) = dead_link.check(dossier(Verdict.GONE, copy=copy))
    assert problem.hint == f"a copy is kept of 2025-02-26: {copy.url}"
    (problem,) = dead_link.check(dossier(Verdict.GONE))
    assert problem.hint is not None
    assert "look for the page" in problem.hint


def test_no_copy_is_a_problem_only_where_an_archive_could_say() -> None:
    assert [problem.key for problem in no_snapshot.check(dossier(Verdict.ALIVE))] == ["1"]
    assert not list(no_snapshot.check(dossier(Verdict.ALIVE)._replace(sought=frozenset())))
    assert not list(no_snapshot.check(dossier(Verdict.GONE)))


def test_without_visits_every_rule_is_silent() -> None:
    for rule in (dead_link, soft_404, moved, content_drift, no_snapshot):
        assert not list(rule.check(dossier(Verdict.GONE)._replace(visits=(), snapshots=())))
