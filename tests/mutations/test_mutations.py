"""Faults put into good documents are found, and nothing else is.

The documents are some of our own in several forms and, where the corpora stand beside the checkout, all of those.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from .mutants import KINDS, judge, mutants

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
LEAST_RECALL = 0.98

PROSE = "Prices fell {}. They rose again {}, and nobody knows why {}.\n\nThe mine was closed {} before that {}.\n\n"
SOURCES = [
    'Kommersant — "Rare earth demand" from 25.02.2025',
    'RIA Novosti — "A reserve of rare metals" from 26.02.2025',
    'Interfax — "Metals for the state" from 27.02.2025',
    'The Times — "A mine in the north" from 03.03.2025',
    'Die Zeit — "Seltene Erden" from 05.03.2025',
]
FORMS = {
    "bracket.md": ("[{}]", "## Sources\n\n", "[{}] {}\n\n"),
    "bracket.txt": ("[{}]", "Sources:\n\n", "[{}] {}\n"),
    "dot.md": ("[{}]", "## Sources\n\n", "{}. {}\n"),
    "half-paren.txt": ("[{}]", "Sources:\n\n", "{}) {}\n"),
    "paren.txt": ("({})", "Sources:\n\n", "({}) {}\n\n"),
    "lenticular.md": ("【{}】", "参考文献：\n\n", "【{}】{}\n\n"),
    "footnote.md": ("[^{}]", "", "[^{}]: {}\n"),
    "no-label.txt": ("[{}]", "", "[{}] {}\n"),
    "restructured.rst": ("[{}]_", "References\n==========\n\n", ".. [{}] {}\n"),
    "latex.tex": ("\\cite{{{}}}", "\\begin{thebibliography}{9}\n", "\\bibitem{{{}}} {}\n"),
}


def own() -> Iterator[tuple[str, str]]:
    for name, (cite, label, entry) in FORMS.items():
        prose = PROSE.format(*(cite.format(n) for n in range(1, 6)))
        yield name, prose + label + "".join(entry.format(n, text) for n, text in enumerate(SOURCES, 1))


def peps() -> Iterator[tuple[str, str]]:
    for path in sorted((CORPORA / "peps" / "text").iterdir()):
        yield path.name, path.read_text(encoding="utf-8")


def reports() -> Iterator[tuple[str, str]]:
    for line in (CORPORA / "research-reports" / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield f"{row['id']:03}.md", row["text"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "text"), list(own()), ids=list(FORMS))
def test_a_fault_in_a_document_of_our_own_is_found(name: str, text: str, kind: str) -> None:
    mutant = next(mutant for mutant in mutants(name, text) if mutant.kind == kind)
    verdict = judge(mutant, text)
    assert verdict.found, mutant.text
    assert verdict.others == ()


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not beside this checkout")
@pytest.mark.parametrize("documents", [peps, reports])
def test_faults_in_the_corpora_are_found(documents: object) -> None:
    assert callable(documents)
    verdicts = [judge(mutant, text) for name, text in documents() for mutant in mutants(name, text)]
    assert len(verdicts) > 100
    for kind in KINDS:
        of_kind = [verdict for verdict in verdicts if verdict.mutant.kind == kind]
        missed = [verdict.mutant.path for verdict in of_kind if not verdict.found]
        assert len(missed) <= (1 - LEAST_RECALL) * len(of_kind), (kind, missed)
    assert [(each.mutant.path, each.mutant.kind, each.others) for each in verdicts if each.others] == []
