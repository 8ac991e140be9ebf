"""The markers of a document held against its source list, and the entries against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..model.claim import Check, CheckResult
from ..model.dossier import Dossier
from ..model.text import Span
from ..normalize.outlets import fold_outlet

PASSED, FAILED, UNKNOWN = CheckResult.PASSED, CheckResult.FAILED, CheckResult.UNKNOWN


def list_checks(dossier: Dossier) -> Iterator[Check]:
    """The comparisons of cites with entries, and of entries with entries."""
    yield from _linked(dossier)
    yield from _addresses(dossier)
    yield from _in_order(dossier)
    yield from _outlets(dossier)


def _linked(dossier: Dossier) -> Iterator[Check]:
    document = dossier.document
    if not document.source_lists:
        return
    keys = {entry.key for entry in document.entries}
    dangling = [marker for marker in document.markers if any(cite.key not in keys for cite in marker.cites)]
    cited = {cite.key for marker in document.markers for cite in marker.cites}
    uncited = [entry for entry in document.entries if entry.key not in cited]
    numbers = len(cited)
    words = f"{len(document.markers)} markers with {numbers} keys, {len(document.entries)} entries: "
    words += f"{len(dangling)} markers dangle, {len(uncited)} entries are not cited"
    evidence = (*(marker.span for marker in dangling), *(entry.span for entry in uncited))
    yield Check("markers-and-entries", FAILED if evidence else PASSED, words, evidence)


def _addresses(dossier: Dossier) -> Iterator[Check]:
    if not dossier.fields:
        return
    counts = dict.fromkeys(("address", "placeholder", "none"), 0)
    for fields in dossier.fields:
        counts[fields.url_status] += 1
    words = (
        f"of {len(dossier.fields)} entries {counts['address']} have an address, {counts['placeholder']} a placeholder"
    )
    entries = dossier.document.entries
    without = [
        entry.span
        for entry, fields in zip(entries, dossier.fields, strict=True)
        if fields.url_status != "address" and not fields.identifiers
    ]
    yield Check("entries-reachable", FAILED if without else PASSED, words, tuple(without))


def _in_order(dossier: Dossier) -> Iterator[Check]:
    firsts: dict[int, Span] = {}
    for marker in dossier.document.markers:
        for cite in marker.cites:
            if not (cite.key.isdecimal() and len(cite.key) < 6):
                return
            firsts.setdefault(int(cite.key), marker.span)
    if len(firsts) < 2 or not dossier.document.source_lists:
        return
    numbers = list(firsts)
    fallen = [firsts[after] for before, after in pairwise(numbers) if after < before]
    words = "first cited in the order " + " ".join(map(str, numbers[:40]))
    evidence = tuple(fallen) or (firsts[numbers[0]], firsts[numbers[-1]])
    yield Check("order-of-first-cites", FAILED if fallen else PASSED, words, evidence)


def _outlets(dossier: Dossier) -> Iterator[Check]:
    """How many outlets stand behind the entries: two articles of one are not two independent sources."""
    entries = dossier.document.entries
    named = [fields.outlet for fields in dossier.fields if fields.outlet]
    if len(entries) < 2 or len(dossier.fields) != len(entries) or len(named) < len(entries):
        return
    spans: dict[str, list[Span]] = {}
    names: dict[str, str] = {}
    for outlet in named:
        folded = fold_outlet(outlet.text)
        spans.setdefault(folded, []).append(outlet.span)
        names.setdefault(folded, outlet.text)
    words = f"{len(spans)} outlets in {len(entries)} entries"
    repeated = [folded for folded, places in spans.items() if len(places) > 1]
    if not repeated:
        yield Check("independent-outlets", PASSED, words, tuple(outlet.span for outlet in named))
        return
    words += ": " + ", ".join(f"{names[folded]} {len(spans[folded])} times" for folded in repeated[:10])
    evidence = tuple(span for folded in repeated for span in spans[folded])
    yield Check("independent-outlets", UNKNOWN, words, evidence)
