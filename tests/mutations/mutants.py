"""Documents with one fault each, made from a document by a few seeded changes to its source list."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reeprov.audit import run
from reeprov.model.citation import Entry
from reeprov.model.document import Document
from reeprov.readers import read_text
from reeprov.readers.interface import Input
from reeprov.settings import Settings

KINDS = ("delete", "duplicate", "renumber", "blank")
CODES = ("RP101", "RP102", "RP103", "RP105", "RP106", "RP107", "RP108", "RP202")
# What a change brings along besides the fault itself: a gap, another order, two entries with one source.
ALLOWED = {
    "delete": {"RP106", "RP108"},
    "duplicate": {"RP106", "RP107", "RP108"},
    "renumber": {"RP106", "RP108"},
    "blank": {"RP106", "RP108"},
}

Finding = tuple[str, str | None]


class Mutant(NamedTuple):
    """A changed document: what was done to it, and the findings (code, key) that it must have more than before."""

    path: str
    kind: str
    text: str
    expected: frozenset[Finding]


class Verdict(NamedTuple):
    """What was found in a mutant: whether all that was expected, and what else was new."""

    mutant: Mutant
    found: bool
    others: tuple[Finding, ...]


def mutants(path: str, text: str, seed: int = 0) -> Iterator[Mutant]:
    """One mutant of each kind, each at a cited entry whose key is its own; none where there is no such entry."""
    document = read_text(path, text)
    cited = {cite.key for marker in document.markers for cite in marker.cites}
    names = Counter(entry.key for entry in document.entries)
    entries = [
        entry for entry in document.entries if entry.key in cited and names[entry.key] == 1 and entry.text.strip()
    ]
    if not entries:
        return
    dice = random.Random(f"{seed} {path}")
    for kind in KINDS:
        yield _mutant(kind, document, dice.choice(entries))


def judge(mutant: Mutant, original: str) -> Verdict:
    """Check a mutant and the document that it comes from, and compare the findings."""
    old = findings(mutant.path, original)
    if mutant.kind == "renumber":  # what was said of the entry is now said of its new key
        keys = dict(mutant.expected)
        old += [(code, keys["RP102"]) for code, key in old if key == keys["RP101"]]
    new = Counter(findings(mutant.path, mutant.text)) - Counter(old)
    others = tuple(
        finding for finding in new if finding not in mutant.expected and finding[0] not in ALLOWED[mutant.kind]
    )
    return Verdict(mutant, all(finding in new for finding in mutant.expected), others)


def findings(path: str, text: str) -> list[Finding]:
    """The findings about references in a text."""
    report = run([Input(path, text.encode())], Settings(select=CODES))
    return [(each.code, each.problem.key) for each in report.findings]


def _mutant(kind: str, document: Document, entry: Entry) -> Mutant:
    text, (start, end), key = document.text, entry.span, entry.key
    line_start = text.rfind("\n", 0, start) + 1
    end = _line_end(text, end)
    if kind == "delete":
        return Mutant(document.path, kind, text[:line_start] + text[end + 1 :], frozenset([("RP101", key)]))
    if kind == "duplicate":
        copy = text[line_start:end]
        changed = f"{text[:end]}\n{_gap(text, line_start)}{copy}{text[end:]}"
        return Mutant(document.path, kind, changed, frozenset([("RP103", key)]))
    if kind == "blank":
        changed = text[: entry.body.start].rstrip(" \t") + text[end:]
        return Mutant(document.path, kind, changed, frozenset([("RP202", key)]))
    fresh = _fresh_key(document)
    head = text[line_start : entry.body.start]
    changed = text[:line_start] + re.sub(rf"0*{re.escape(key)}", fresh, head, count=1) + text[entry.body.start :]
    return Mutant(document.path, kind, changed, frozenset([("RP101", key), ("RP102", fresh)]))


def _line_end(text: str, offset: int) -> int:
    newline = text.find("\n", offset)
    return newline if newline >= 0 else len(text)


def _gap(text: str, line_start: int) -> str:
    """The blank line that sets entries apart, where one does."""
    return "\n" if text[:line_start].endswith("\n\n") else ""


def _fresh_key(document: Document) -> str:
    """A number that neither an entry nor a cite has."""
    taken = {entry.key for entry in document.entries}
    taken |= {cite.key for marker in document.markers for cite in marker.cites}
    return str(max((int(key) for key in taken if key.isdecimal()), default=0) + 1)
