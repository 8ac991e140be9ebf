"""One report that has something of everything that an output must cope with."""

from __future__ import annotations

import pytest

from reeprov.model.citation import Cite, Dated, Entry, Fields, Marker, Part, PartialDate, SourceList
from reeprov.model.claim import (
    Attribution,
    AttributionKind,
    Chain,
    Check,
    CheckResult,
    Claim,
    Figure,
    Quotation,
    QuotationKind,
    Reach,
    Scope,
    Source,
    Step,
    Time,
)
from reeprov.model.document import Block, BlockKind, Document
from reeprov.model.dossier import Audited, Dossier, Edge, Graph, ListSummary, Node, Report
from reeprov.model.finding import Confidence, Edit, Finding, Fix, Notice, Problem, Severity, Suppressed
from reeprov.model.record import Evidence, Outlet, Record
from reeprov.model.resolution import Ambiguous, Resolved, Unresolved
from reeprov.model.text import Lines, Span

# A wide flag, an escape sequence, a line too long for the screen, right-to-left letters, characters of two columns.
TEXT = """\
Забастовка 🚩 идёт [7].
The reserve was created in March \x1b[31m[1]\x1b[0m, and its size is a secret [2].
{padding}The 矿产 are said to be in שקד (3) [3]. {padding}

Sources:
[1] Kommersant — "Rare earth demand" from 06.09.2023
[2] RIA — "Reserves", https://example.org/a
[3] Quiet Gazette
"""


@pytest.fixture
def report() -> Report:
    text = TEXT.format(padding="Nothing else is known of it. " * 8)
    markers = tuple(_marker(text, key) for key in ("7", "1", "2", "3"))
    entries = tuple(_entry(text, key) for key in ("1", "2", "3"))
    listed = SourceList("Sources:", Span(text.index("Sources:"), len(text) - 1), "bracket", "label", entries)
    document = Document(
        path="news/a.md",
        media_type="text/markdown",
        encoding="utf-8",
        text=text,
        prose=text,
        language="en",
        title="Where the \x1b]0;owned\x07metals are",
        outlet="quiet.org",
        issued=Dated("2025-03-11", Span(0, 0), (PartialDate(2025, 3, 11),)),
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, text.index("\n\n"))),),
        source_lists=(listed,),
        markers=markers,
        left_out=((Span(0, 0), "code"),),
    )
    sentences = (
        Span(0, text.index("\nThe reserve")),
        Span(text.index("The reserve"), text.index("secret [2].") + 11),
        Span(text.index("The 矿产"), text.index("[3].") + 4),
        Span(text.index("Nothing"), text.index("Nothing") + 28),
    )
    claims = (
        Claim("c000000000000000", sentences[0], document.visible(sentences[0]), (0,)),
        Claim("c000000000000001", sentences[1], document.visible(sentences[1]), (1, 2), times=(0,)),
        Claim(
            "c000000000000002", sentences[2], document.visible(sentences[2]), (3,), (0,), (0,), (0,),
            scope=Scope(sentences[2], sentences[2], Span(sentences[1].start, sentences[2].end), "sentence-end"),
        ),
    )  # fmt: skip
    chains = (
        Chain(Reach.BROKEN, (Step(0, "7", None, Reach.BROKEN),)),
        Chain(Reach.RECORD, (Step(1, "1", 0, Reach.RECORD), Step(2, "2", 1, Reach.ENTRY))),
        Chain(Reach.ENTRY, (Step(3, "3", 2, Reach.ENTRY),)),
    )
    dossier = Dossier(
        document,
        _fields(text),
        _resolutions(),
        sentences=sentences,
        attributions=(
            Attribution(
                _span(text, "are said"), "are said", AttributionKind.INDIRECT,
                Source("Kommersant", _span(text, "Kommersant"), _span(text, "The 矿产"), "paper", None, Confidence.LOW),
                (_span(text, "to be in שקד"),), "interview", Confidence.MEDIUM, (3,),
            ),
        ),
        quotations=(Quotation(_span(text, '"Rare earth demand"'), "Rare earth demand", QuotationKind.TITLE),),
        figures=(Figure(_span(text, "(3)"), "(3)", 3.0, None, "t", "amount", ">", True, "矿产", "P1Y", "2030"),),
        times=(Time(_span(text, "in March"), "in March", "DATE", "2025-03", None, "2025-03-11", None),),
        claims=claims,
        checks=(Check("entries-reached", CheckResult.UNKNOWN, "nobody \x1b[2J asked", (listed.span,)),),
        chains=chains,
    )  # fmt: skip
    path = document.path
    findings = (
        _finding(
            text, path, "RP101", "dangling-marker", Severity.ERROR,
            Problem(
                markers[0].span,
                "[7] points at nothing",
                key="7",
                related=((listed.span, "the source list"),),
                hint="put the lost entry back",
            ),
        ),
        _finding(
            text, path, "RP209", "ambiguous-outlet", Severity.WARNING,
            Problem(
                Span(text.index("RIA"), text.index("RIA") + 3),
                "RIA can be ria.ru, ria-m.tv",
                key="2",
                fix=Fix("write “RIA 🚩”", False, (Edit(Span(text.index("RIA") + 3, text.index("RIA") + 3), " 🚩"),)),
            ),
        ),
        _finding(
            text, path, "RP801", "mixed-script-word", Severity.NOTE,
            Problem(
                Span(text.index("矿产"), text.index("矿产") + 2),
                "“矿\x1b[2J产” is odd\nin two lines",
                confidence=Confidence.LOW,
            ),
        ),
    )  # fmt: skip
    accepted = _finding(
        text, path, "RP203", "missing-outlet", Severity.WARNING, Problem(_span(text, "[3] Quiet"), "<b>Quiet</b> | `?`")
    )
    lines = Lines(text)
    summary = ListSummary(
        "Sources:", lines.locate(listed.span.start).row, lines.locate(listed.span.end - 1).row, 3, "bracket", "label"
    )
    return Report(
        documents=(
            Audited(path, "text/markdown", True, 4, (summary,), findings, dossier, "ab" * 32)._replace(
                suppressed=(Suppressed(accepted, "comment", "no outlet & none wanted"),)
            ),
            Audited("b.txt", "text/plain", True, dossier=_empty("b.txt"), sha256="cd" * 32),
            Audited("c.txt", None, read=False),
        ),
        notices=(Notice("RP901", "in no encoding that is known", "c.txt"), Notice("RP901", "a note", fatal=False)),
        graph=Graph(
            (Node("claim:1", "claim", (("text", "It is."),)), Node("entry:1", "entry")),
            (Edge("claim:1", "cito:cites", "entry:1", "author"),),
        ),
        passed_over=2,
        not_checked=("Nothing was asked of the network.",),
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _marker(text: str, key: str) -> Marker:
    start = text.index(f"[{key}]")
    return Marker(Span(start, start + 3), f"[{key}]", "bracket", (Cite(key, Span(start + 1, start + 2)),))


def _entry(text: str, key: str) -> Entry:
    start = text.index(f"\n[{key}]") + 1
    end = text.index("\n", start)
    return Entry(key, Span(start, end), Span(start + 4, end), text[start + 4 : end])


def _part(text: str, words: str) -> Part:
    start = text.rindex(words)
    return Part(words, Span(start, start + len(words)))


def _fields(text: str) -> tuple[Fields, ...]:
    day = _part(text, "06.09.2023")
    return (
        Fields(
            _part(text, "Kommersant"),
            _part(text, "Rare earth demand"),
            date=Dated(day.text, day.span, (PartialDate(2023, 9, 6),)),
        ),
        Fields(
            _part(text, "RIA"),
            _part(text, "Reserves"),
            url=_part(text, "https://example.org/a"),
            url_status="placeholder",
        ),
        Fields(_part(text, "Quiet Gazette")),
    )


def _resolutions() -> tuple[Resolved, Ambiguous, Unresolved]:
    kommersant = Outlet("kommersant.ru", "Kommersant", country="RU")
    told = Evidence(
        "issued", "2023-09-06", "siblings", note="06.09.2023: dotted dates are day-first", rivals=("2023-06-09",)
    )
    return (
        Resolved(
            Record(
                id="0" * 15 + "1",
                title="Rare earth demand",
                container_title="Kommersant",
                outlet=kommersant,
                issued=PartialDate(2023, 9, 6),
                evidence=(Evidence("container-title", "Kommersant", "registry", note="the registry knows it"), told),
            )
        ),
        Ambiguous(
            Record("0" * 15 + "2", title="Reserves", container_title="RIA"),
            (Outlet("ria.ru", "RIA Novosti"), Outlet("ria-m.tv", "RIA Melitopol")),
        ),
        Unresolved(
            Record("0" * 15 + "3", container_title="Quiet Gazette"), ("title", "issued"), "no title and no date"
        ),
    )


def _empty(path: str) -> Dossier:
    return Dossier(Document(path, "text/plain", "utf-8", "", ""))


def _finding(text: str, path: str, code: str, name: str, severity: Severity, problem: Problem) -> Finding:
    lines = Lines(text)
    start, end = lines.locate(problem.span.start), lines.locate(problem.span.end)
    return Finding(code, name, severity, path, problem, start, end, code.lower().rjust(16, "0"))
