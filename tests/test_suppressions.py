"""Comments that accept findings: how they are written, what becomes of the findings, what they are no part of.

Where they hold is in `cases/rp902-unused-suppression.md`.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.audit import run
from reeprov.model.dossier import Report
from reeprov.readers import read_text
from reeprov.readers.interface import Input
from reeprov.rules.interface import Needs
from reeprov.settings import Settings
from reeprov.suppressions import find_comments

LIST = '\n\nSources:\n\n[1] Kommersant — "Rare earth demand" from 25.02.2025\n'


def check(text: str, path: str = "a.md", **options: Any) -> Report:
    return run([Input(path, text.encode())], Settings(**options))


@pytest.mark.parametrize(
    ("comment", "verb", "selectors", "reason"),
    [
        ("<!-- reeprov-disable -->", "disable", (), None),
        ("<!--reeprov-disable RP101-->", "disable", ("RP101",), None),
        (
            "<!-- reeprov-disable-line RP101 rp2,dangling-marker -->",
            "disable-line",
            ("RP101", "rp2", "dangling-marker"),
            None,
        ),
        (
            "<!-- reeprov-disable-file: RP101 -- in the\nmove -- lost -->",
            "disable-file",
            ("RP101",),
            "in the move -- lost",
        ),
        ("<!-- reeprov-enable\n  RP101\n-->", "enable", ("RP101",), None),
        ("<!-- reeprov-disable-next-line -- why not -->", "disable-next-line", (), "why not"),
    ],
)
def test_what_a_comment_says(comment: str, verb: str, selectors: tuple[str, ...], reason: str | None) -> None:
    (found,) = find_comments(f"Text. {comment} More.", "text/markdown")
    assert found[1:] == (verb, selectors, reason)
    assert found.span == (6, 6 + len(comment))


@pytest.mark.parametrize(
    "text",
    [
        "<!-- reeprov -->",
        "<!-- see reeprov-disable -->",
        "<!- reeprov-disable ->",
        "<!-- reeprov-disable",
        "reeprov-disable RP101",
    ],
)
def test_what_is_none(text: str) -> None:
    assert find_comments(text, "text/markdown") == ()


def test_what_is_accepted_is_kept_with_its_reason() -> None:
    report = check(f"It rained [1]. It snowed [2]. <!-- reeprov-disable-line RP101 -- lost in the move -->{LIST}")
    assert report.findings == ()
    (accepted,) = report.suppressed
    assert (accepted.finding.code, accepted.by, accepted.reason) == ("RP101", "comment", "lost in the move")


def test_rules_that_did_not_run_cannot_be_unused() -> None:
    text = f"<!-- reeprov-disable RP801, RP101, RP108 -->\n\nIt rained [1].{LIST}"
    assert [finding.problem.message for finding in check(text, select=("RP801", "RP902")).findings] == [
        "this comment accepts nothing: RP801 finds nothing where it holds"
    ]
    assert check(text, select=("RP2", "RP9")).findings == ()
    assert check(text, select=("RP1",)).findings == ()
    assert check(f"<!-- reeprov-disable -->\n\nIt rained [1].{LIST}", select=("RP1", "RP902")).findings == ()


def test_a_document_without_references_is_looked_at_too() -> None:
    text = "Nothing is cited here.\n\n<!-- reeprov-disable RP101 -->\n"
    assert [finding.code for finding in check(text, select=("RP101", "RP902")).findings] == ["RP902"]


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("a.md", "<!-- reeprov-disable-line RP101 -- said on 3 March [7] -->"),
        ("a.html", "<!-- reeprov-disable-line RP101 -- said on 3 March [7] -->"),
        ("a.txt", "<!-- reeprov-disable-line RP101 -- said on 3 March [7] -->"),
        ("a.txt", "\n// reeprov-disable-line RP101 -- said on 3 March [7]\n"),
        ("a.adoc", "\n// reeprov-disable-line RP101 -- said on 3 March [7]\n"),
        ("a.rst", "\n\n.. reeprov-disable-line RP101 -- said on 3 March [7]\n"),
        ("a.wiki", "<!-- reeprov-disable-line RP101 -- said on 3 March [7] -->"),
        ("a.tex", "% reeprov-disable-line RP101 -- said on 3 March [7]\n"),
    ],
)
def test_a_comment_is_part_of_nothing(path: str, comment: str) -> None:
    text = f"It rained [1], they said. {comment}{LIST.rstrip()} {comment}\n"
    document = read_text(path, text)
    assert all("reeprov" not in document.visible(block.span) for block in document.blocks)
    assert all("reeprov" not in entry.text for entry in document.entries)
    assert "7" not in [cite.key for marker in document.markers for cite in marker.cites]
    report = run([Input(path, text.encode())], Settings(), keep_dossiers=True, needs=Needs.CLAIMS)
    (audited,) = report.documents
    assert audited.dossier is not None
    assert all("reeprov" not in claim.text for claim in audited.dossier.claims)


COMMENTS = st.sampled_from(["disable", "enable", "disable-line", "disable-next-line", "disable-file", "other"]).flatmap(
    lambda verb: st.sampled_from(["", "RP101", "RP1", "RP902", "RP999", "RP101 RP203"]).map(
        lambda codes: f"<!-- reeprov-{verb} {codes} -->"
    )
)
PIECES = st.lists(
    COMMENTS | st.sampled_from(["It rained [1].", "It snowed [2].", "\n", "\n\n", "`", "```\n"]), max_size=12
)


@given(PIECES)
def test_no_finding_is_lost_and_none_is_invented(pieces: list[str]) -> None:
    """What remains and what is accepted is what a reading without comments finds."""
    report = check("".join(pieces) + LIST)
    bare = check("".join(pieces).replace("reeprov-", "ignored_") + LIST)
    found = [*report.findings, *(accepted.finding for accepted in report.suppressed)]
    assert sorted(each.fingerprint for each in found if each.code != "RP902") == sorted(
        each.fingerprint for each in bare.findings
    )
    assert [each.problem.span for each in report.findings] == sorted(each.problem.span for each in report.findings)
