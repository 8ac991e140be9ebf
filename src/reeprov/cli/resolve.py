"""`reeprov resolve`."""

from __future__ import annotations

import os
import re

from .. import lock, reports
from ..errors import UsageError
from ..model.dossier import Report
from ..model.resolution import Resolved
from ..readers.interface import Input
from ..resolvers.locking import chosen, locked_rows
from ..rules.interface import Needs
from . import output, running
from .quick import Values
from .streams import tell


def run(values: Values) -> int:
    """Print the record of each entry; exit 1 where one is not identified, or online where its page is not located."""
    entry = values["entry"]
    if entry is not None and values["paths"]:
        raise UsageError("give either documents or --entry TEXT, not both")
    if entry is not None and values["lock"]:
        raise UsageError("--lock is for documents, not for --entry")
    choices = _choices(values)
    sources = None if entry is None else [_as_document(" ".join(str(entry).split()))]
    report, _ = running.audit(
        values, keep_dossiers=True, needs=Needs.RECORDS, inputs=sources, remember=bool(values["lock"])
    )
    report = _chosen(report, choices)
    running.speak(report, values)
    output.write_report(reports.RESOLVE, report, values)
    resolutions = [one for document in report.documents if document.dossier for one in document.dossier.resolutions]
    identified = all(isinstance(resolution, Resolved) for resolution in resolutions)
    for document in report.documents:
        if entry is None and document.read and not document.entries and not values["quiet"]:
            tell(f"{document.path}: no source list")
    if values["online"]:
        visits = [one for document in report.documents if document.dossier for one in document.dossier.visits]
        identified = all(visit is not None and visit.verdict.has_page for visit in visits)
    if entry is not None and not resolutions:
        raise UsageError("--entry: no entry of a source list can be read from this")
    if values["lock"] or choices:
        _write_lock(report)
    return running.status_of(report, int(not identified))


def _choices(values: Values) -> dict[str, str]:
    """Key → number of a candidate, or an address, as a person chose them."""
    given = [str(choice) for choice in values["choose"]]  # type: ignore[attr-defined]
    for name in ("candidates", "choose"):
        if values[name] and not values["online"]:
            raise UsageError(f"--{name} needs --online")
    if given and (values["entry"] is not None or len(values["paths"]) != 1):  # type: ignore[arg-type]
        raise UsageError("--choose is for one document")
    choices = {key: choice for key, sign, choice in (one.partition("=") for one in given) if sign}
    for one in given:
        key, _, choice = one.partition("=")
        if not key or not (choice.isdecimal() or choice.startswith(("http://", "https://"))):
            raise UsageError(f"--choose {one}: must be KEY=NUMBER or KEY=ADDRESS")
    return choices


def _chosen(report: Report, choices: dict[str, str]) -> Report:
    """The report with what was chosen in the place of what was found."""
    if not choices:
        return report
    found = [document.dossier for document in report.documents if document.dossier]
    if len(found) != 1:
        raise UsageError("--choose is for one document")
    try:
        dossier = chosen(found[0], choices)
    except ValueError as error:
        raise UsageError(f"--choose {error}") from None
    documents = [one._replace(dossier=dossier) if one.dossier else one for one in report.documents]
    return report._replace(documents=tuple(documents))


def _write_lock(report: Report) -> None:
    """Write the rows of the documents, beside those of others, to the nearest lock file, else to one in this folder."""
    path = lock.find() or os.path.abspath(lock.NAME)
    before = lock.read(path) if os.path.exists(path) else lock.Lock(path)
    read = [document for document in report.documents if document.dossier]
    rows = [row for document in read if document.dossier for row in locked_rows(document.dossier, before)]
    after = before.updated([document.path for document in read], rows)
    output.write_file(path, [after.text()])


def _as_document(entry: str) -> Input:
    """A document that has this entry in its source list and nothing else."""
    key = "" if re.match(r"\[\w{1,20}\]\s|\d+[.)]\s", entry) else "[1] "
    return Input("entry", f"Sources:\n\n{key}{entry}\n".encode("utf-8", "replace"))
