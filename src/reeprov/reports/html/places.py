"""Where in the page things stand, and which of them belong together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ...model.dossier import Dossier
from ...model.finding import Finding


def findings_of_claims(dossier: Dossier, findings: Sequence[Finding]) -> list[list[int]]:
    """The indexes of the findings that touch each claim: its words, its markers, and the entries that these lead to."""
    document = dossier.document
    order = sorted(range(len(findings)), key=lambda at: findings[at].problem.span)
    starts = [findings[at].problem.span.start for at in order]
    found = []
    for claim, chain in zip(dossier.claims, dossier.chains, strict=True):
        spans = [claim.span]
        spans += [document.markers[step.marker].span for step in chain.steps]
        spans += [document.entries[step.entry].span for step in chain.steps if step.entry is not None]
        within = {at for span in spans for at in order[bisect_left(starts, span.start) : bisect_left(starts, span.end)]}
        found.append(sorted(within))
    return found


def name_of_place(dossier: Dossier, at: int, finding: Finding, prefix: str) -> str:
    """The name that the place of a finding has in the page: that of a marker, of an entry, or its own in the prose."""
    span = finding.problem.span
    document = dossier.document
    marker = bisect_left(document.markers, span, key=lambda marker: marker.span)
    if marker < len(document.markers) and document.markers[marker].span == span:
        return f"{prefix}m{marker}"
    entry = bisect_right(document.entries, span.start, key=lambda entry: entry.span.start) - 1
    if entry >= 0 and span.start < document.entries[entry].span.end:
        return f"{prefix}e{entry}"
    return f"{prefix}p{at}"
