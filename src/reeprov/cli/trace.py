"""`reeprov trace`."""

from __future__ import annotations

from ..errors import UsageError
from ..model.dossier import Dossier
from ..model.text import Lines
from ..reports.tree import trees
from ..rules.interface import Needs
from . import output, running
from .quick import Values
from .streams import tell


def run(values: Values) -> int:
    """Print the chains of the claims in a line, or of those that hold some words."""
    path, row = _place(str(values["place"]), with_row=values["claim"] is None)
    report, _ = running.audit({**values, "paths": (path,)}, keep_dossiers=True, needs=Needs.CLAIMS)
    running.speak(report, values)
    pieces: list[str] = []
    for audited in report.documents:
        if audited.dossier:
            chosen = _chosen(audited.dossier, row, values["claim"])
            pieces += trees(audited.dossier, chosen, output.style_of(values))
    output.write(pieces, values)
    if not pieces and not values["quiet"]:
        tell(f"{path}: no claim there")
    return running.status_of(report, 0 if pieces else 1)


def _place(words: str, *, with_row: bool) -> tuple[str, int]:
    """The path and the row of `PATH:LINE`; without a row, the words are the path."""
    if not with_row:
        return words, 0
    path, colon, row = words.rpartition(":")
    if not colon or not path or not (row.isascii() and row.isdigit()) or int(row) < 1:
        raise UsageError(f"{words!r} is no PATH:LINE; or name the claim with --claim TEXT")
    return path, int(row)


def _chosen(dossier: Dossier, row: int, words: object) -> list[int]:
    """The indexes of the claims that reach into a row, or whose text holds the words."""
    lines = Lines(dossier.document.text)
    found = []
    for at, claim in enumerate(dossier.claims):
        if isinstance(words, str):
            fits = " ".join(words.casefold().split()) in claim.text.casefold()
        else:
            last = max(claim.span.start, claim.span.end - 1)
            fits = lines.locate(claim.span.start).row <= row <= lines.locate(last).row
        if fits:
            found.append(at)
    return found
