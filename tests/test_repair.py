"""Fixes: what each rule can mend, that nothing comes to mean something else, and that a second time changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeprov.audit import run
from reeprov.errors import ReadError
from reeprov.model.document import Document
from reeprov.normalize.scopes import scopes
from reeprov.readers import read_text
from reeprov.readers.interface import Input
from reeprov.repair import Repaired, keeps_its_sources, repair
from reeprov.rules import RULES
from reeprov.settings import Settings

EVERY_RULE = Settings(select=tuple(rule.CODE for rule in RULES))
SEED = Path(__file__).parents[2] / "shared" / "seeds" / "000_9054b069dae0edbf.txt"

SOURCES = [
    'Kommersant — "Rare earth demand" from 25.02.2025',
    'RIA Novosti — "A reserve of rare metals" from 26.02.2025',
    'Interfax — "Metals for the state" from 27.02.2025',
    'Izvestia — "The mine is closed" from 28.02.2025',
    'TASS — "Exports fell" from 01.03.2025',
]


def mended(text: str, *, unsafe: bool = False, path: str = "a.md") -> Repaired:
    return repair(Input(path, text.encode()), EVERY_RULE, unsafe=unsafe)


def article(prose: str, *entries: str) -> str:
    return f"{prose}\n\nSources:\n\n" + "\n".join(entries) + "\n"


A, B, C, D, E = SOURCES

# What it is, how it was, how it is after safe fixes.
SAFE = [
    (
        "a letter of another script",
        article("Сurrent prices fell [1].", f"[1] {A}"),
        article("Current prices fell [1].", f"[1] {A}"),
    ),
    (
        "a gap",
        article("One [1], two [2, 4], three [4-5] and [5].", f"[1] {A}", f"[2] {B}", f"[4] {C}", f"[5] {D}"),
        article("One [1], two [2, 3], three [3-4] and [4].", f"[1] {A}", f"[2] {B}", f"[3] {C}", f"[4] {D}"),
    ),
    (
        "a gap within a range",
        article("One [1-2], two [5-6].", f"[1] {A}", f"[2] {B}", f"[5] {C}", f"[6] {D}"),
        article("One [1-2], two [3-4].", f"[1] {A}", f"[2] {B}", f"[3] {C}", f"[4] {D}"),
    ),
    (
        "entries out of order",
        article("One [2], two [3, 1].", f"[1] {A}", f"[2] {B}", f"[3] {C}"),
        article("One [1], two [2, 3].", f"[1] {B}", f"[2] {C}", f"[3] {A}"),
    ),
    (
        "entries out of order, of several lines",
        article("One [2], two [1].", f"[1] {A},\n    read in Moscow", f"[2] {B}"),
        article("One [1], two [2].", f"[1] {B}", f"[2] {A},\n    read in Moscow"),
    ),
    (
        "a link that leads nowhere, of an entry with an identifier",
        article("One [1].", "[1] [Nature — “Rare earths”](#), doi:10.1038/nature12373, 25.02.2025"),
        article(
            "One [1].",
            "[1] [Nature — “Rare earths”](https://doi.org/10.1038/nature12373), doi:10.1038/nature12373, 25.02.2025",
        ),
    ),
    (
        "a comment that accepts nothing",
        article("<!-- reeprov-disable RP801 -->\nOne [1]. <!-- reeprov-disable-line -->", f"[1] {A}"),
        article("One [1].", f"[1] {A}"),
    ),
]

# Where nothing may be mended: it could come to mean something else, or nobody knows what is right.
LEFT_ALONE = [
    (
        "a gap and a cite of what is missing",
        article("One [1], two [3], three [4].", f"[1] {A}", f"[2] {B}", f"[4] {C}"),
    ),
    ("a gap and a number that is no marker", article("One [1] `x[4]` two [2, 4].", f"[1] {A}", f"[2] {B}", f"[4] {C}")),
    ("a gap and a key twice", article("One [1], two [2], [4].", f"[1] {A}", f"[2] {B}", f"[2] {C}", f"[4] {D}")),
    (
        "a gap in definitions",
        article("[One][1], two [2], [4].", "[1]: https://a.com/x", "[2]: https://b.com/x", "[4]: https://c.com/x"),
    ),
    ("a cite without an entry", article("One [1], two [7].", f"[1] {A}")),
    ("a link that leads nowhere", article("One [1].", "[1] [Kommersant — “Rare earth demand”](#) from 25.02.2025")),
    ("a letter written as an entity", "<p>It is &#1057;urrent [1].</p><p>Sources:</p><p>[1] Kommersant</p>"),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in SAFE], ids=[case[0] for case in SAFE])
def test_what_is_mended_safely(before: str, after: str) -> None:
    assert mended(before).after == after
    assert mended(after).after == after


@pytest.mark.parametrize("text", [case[1] for case in LEFT_ALONE], ids=[case[0] for case in LEFT_ALONE])
def test_what_is_left_alone(text: str) -> None:
    repaired = mended(text, path="a.html" if text.startswith("<p>") else "a.md")
    assert repaired.after == text
    assert repaired.audited.findings


def paper(cites: str, *keys: str) -> str:
    entries = "".join(f"\\bibitem{{{key}}} {source}\n" for key, source in zip(keys, SOURCES, strict=False))
    listed = f"\\begin{{thebibliography}}{{9}}\n{entries}\\end{{thebibliography}}\n"
    return f"\\documentclass{{article}}\nOne {cites}.\n{listed}"


def test_a_key_is_spelt_as_the_list_spells_it() -> None:
    text = paper(r"\cite{rare2025, Fall-2025}", "rare2025", "fall2025")
    assert mended(text, path="a.tex").after == paper(r"\cite{rare2025, fall2025}", "rare2025", "fall2025")
    for unclear in (paper(r"\cite{RARE-2025}", "rare2025", "Rare2025"), paper(r"\cite{rare2024}", "rare2025")):
        assert mended(unclear, path="a.tex").after == unclear


@pytest.mark.parametrize("code", ["RP106", "RP108"])
def test_what_mends_a_whole_list_is_offered_once(code: str) -> None:
    text = article("All of them [3]. Say so [1]. And so [5].", f"[1] {A}", f"[3] {B}", f"[5] {C}")
    if code == "RP108":
        text = article("All of them [3]. Say so [1]. And so [2].", f"[1] {A}", f"[2] {B}", f"[3] {C}")
    (audited,) = run([Input("a.md", text.encode())], Settings(select=(code,))).documents
    assert [finding.problem.fix is not None for finding in audited.findings] == [True, False]


def test_one_source_under_two_keys_is_merged_only_when_asked() -> None:
    text = article("One [1], two [2], three [2-3].", f"[1] {A}", f"[2] {A}", f"[3] {C}")
    assert mended(text).after == text
    assert mended(text, unsafe=True).after == article("One [1], two [1], three [1, 2].", f"[1] {A}", f"[2] {C}")


def test_an_entry_that_nothing_cites_is_deleted_only_when_asked() -> None:
    text = article("One [1], three [3].", f"[1] {A}", f"[2] {B}", f"[3] {C}")
    assert mended(text).after == text
    assert mended(text, unsafe=True).after == article("One [1], three [2].", f"[1] {A}", f"[2] {C}")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_encoding_and_bom_stay(ends: str, encoding: str) -> None:
    text = article("Сurrent prices [2], one [1].", f"[1] {A}", f"[2] {B}").replace("\n", ends)
    repaired = repair(Input("a.txt", text.encode(encoding)), EVERY_RULE)
    want = article("Current prices [1], one [2].", f"[1] {B}", f"[2] {A}").replace("\n", ends)
    assert repaired.source.data == want.encode(encoding)


def test_a_document_whose_bytes_are_doubtful_is_not_written() -> None:
    data = article("Сurrent prices [1].", f"[1] {A}").encode() + b"\xff"
    with pytest.raises(ReadError, match="cannot be changed"):
        repair(Input("a.md", data), EVERY_RULE)


@pytest.mark.skipif(not SEED.exists(), reason="the seeds are not here")
def test_seed_000_has_one_letter_less_of_another_script_and_is_otherwise_the_same() -> None:
    data = SEED.read_bytes()
    repaired = repair(Input(SEED.name, data), Settings())
    assert repaired.source.data == data.replace("Сurrent".encode(), b"Current")
    assert data.count("Сurrent".encode()) == 1
    assert dict(repaired.fixed) == {"RP801": 1}
    assert "RP801" not in [finding.code for finding in repaired.audited.findings]


def targets(document: Document) -> list[frozenset[str]]:
    """The entries that each marker points at, by their words."""
    found = []
    for scope in scopes(document):
        words = {entry.key: entry.text for entry in reversed(scope.entries)}
        found += [
            (marker.span.start, frozenset(words[cite.key] for cite in marker.cites if cite.key in words))
            for marker in scope.markers
        ]
    return [each for _, each in sorted(found)]


KEYS = st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True)
SHAPES = st.sampled_from(
    ["[{0}]", "[{0}, {1}]", "[{0}-{1}]", "[{0}][{1}]", "[^{0}]", "word[{0}]", "`a[{0}]`", "Сurrent"]
)
STYLES = st.sampled_from(["[{}] ", "{}. ", "- [{}] ", "[{}]: ", "[^{}]: "])


@st.composite
def articles(draw: st.DrawFn) -> str:
    keys = draw(KEYS)
    if draw(st.booleans()):
        keys.sort()
    cites = st.tuples(st.sampled_from(keys) | st.integers(1, 14), st.sampled_from(keys))
    prose = [f"Text {shape.format(*cited)}." for shape, cited in draw(st.lists(st.tuples(SHAPES, cites), max_size=7))]
    style = draw(STYLES)
    between = draw(st.sampled_from(["\n", "\n\n"]))
    entries = [style.format(key) + draw(st.sampled_from(SOURCES)) + f", page {key}" for key in keys]
    return " ".join(prose) + "\n\nSources:\n\n" + between.join(entries) + "\n"


@settings(max_examples=100, deadline=None)
@given(articles(), st.sampled_from(["a.md", "a.txt"]))
def test_no_fix_changes_what_a_marker_points_to(text: str, path: str) -> None:
    before = read_text(path, text)
    repaired = mended(text, path=path)
    after = read_text(path, repaired.after)
    for old, new in zip(targets(before), targets(after), strict=True):
        assert old <= new
    assert keeps_its_sources(before, after)
    assert mended(repaired.after, path=path).after == repaired.after


@settings(max_examples=60, deadline=None)
@given(articles())
def test_no_unsafe_fix_lets_a_cite_lose_its_entry_or_invents_one(text: str) -> None:
    before, repaired = read_text("a.md", text), mended(text, unsafe=True)
    after = read_text("a.md", repaired.after)
    assert {entry.text for entry in after.entries} <= {entry.text for entry in before.entries}

    def lost(document: Document) -> int:
        return sum(
            finding.code == "RP101" for finding in run([Input("a.md", document.text.encode())], EVERY_RULE).findings
        )

    assert lost(after) <= lost(before)
    assert mended(repaired.after, unsafe=True).after == repaired.after
