"""`reeprov resolve`."""

from __future__ import annotations

import re
import sys

from .. import reports
from ..errors import UsageError
from ..model.resolution import Resolved
from ..readers.interface import Input
from ..rules.interface import Needs
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print the record of each entry; exit 1 where one is not identified."""
    entry = values["entry"]
    if entry is not None and values["paths"]:
        raise UsageError("give either documents or --entry TEXT, not both")
    sources = None if entry is None else [_as_document(" ".join(str(entry).split()))]
    report, _ = running.audit(values, keep_dossiers=True, needs=Needs.RECORDS, inputs=sources)
    running.speak(report, values)
    output.write_report(reports.RESOLVE, report, values)
    resolutions = [one for document in report.documents if document.dossier for one in document.dossier.resolutions]
    identified = all(isinstance(resolution, Resolved) for resolution in resolutions)
    for document in report.documents:
        if entry is None and document.read and not document.entries and not values["quiet"]:
            print(f"reeprov: {document.path}: no source list", file=sys.stderr)
    if entry is not None and not resolutions:
        raise UsageError("--entry: no entry of a source list can be read from this")
    return running.status_of(report, int(not identified))


def _as_document(entry: str) -> Input:
    """A document that has this entry in its source list and nothing else."""
    key = "" if re.match(r"\[\w{1,20}\]\s|\d+[.)]\s", entry) else "[1] "
    return Input("entry", f"Sources:\n\n{key}{entry}\n".encode("utf-8", "replace"))
