"""`check --fix` and `check --diff`: each document is mended as far as it can be, and the rest reported."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from ..audit import run
from ..edits import diff
from ..errors import ReadError, UsageError
from ..model.dossier import Audited, Report
from ..model.finding import Notice
from ..readers.interface import Input
from ..repair import Repaired, repair
from ..settings import Settings
from . import accepting, output, running
from .quick import Values
from .streams import tell


def audit(values: Values) -> tuple[Report, int]:
    """Mend the documents; the report on what is left, and the exit status as far as findings make it."""
    if values["write_baseline"] or values["prune_baseline"]:
        raise UsageError("mend first, and write the baseline then: give either --fix or a baseline to write")
    if values["online"]:
        raise UsageError("--fix and --diff do not ask the network: leave out --online")
    return _Mending(values).audit()


class _Mending:
    def __init__(self, values: Values) -> None:
        self.values = values
        self.fixed: Counter[str] = Counter()
        self.changed = 0
        self.differences: list[str] = []

    def audit(self) -> tuple[Report, int]:
        values = self.values
        known = accepting.read(values)
        settings_of = running.settings_for(values)
        sources = running.inputs_of(values, settings_of)
        paths = values["paths"]
        if not values["diff"] and isinstance(paths, tuple) and "-" in paths and len(paths) > 1:
            raise UsageError("--fix prints what it makes of standard input: name no other documents beside it")
        reports, failing = [], False
        for source in sources:
            settings = settings_of(os.path.dirname(source.path or ""))
            report = self._mended(source, settings)
            report = report._replace(documents=tuple(map(known.sift, report.documents)))
            failing = failing or running.fails(report.findings, settings)
            reports.append(report)
        if values["diff"]:
            output.write(self.differences, values)
        elif not values["quiet"]:
            for line in self._said():
                tell(line)
        status = bool(self.changed) if values["diff"] else failing
        return running.joined(reports)._replace(passed_over=sources.passed_over), int(status)

    def _mended(self, source: Input | Notice, settings: Settings) -> Report:
        """The report on one document, mended if that is possible."""
        if isinstance(source, Notice):
            return run([source], settings)
        try:
            repaired = repair(source, settings, unsafe=bool(self.values["unsafe_fixes"]))
            self._take(source, repaired)
        except ReadError as error:
            report = run([source], settings)
            if report.notices:
                return report
            return report._replace(notices=(Notice("RP901", str(error), source.path),))
        return Report((_lean(repaired.audited),), repaired.notices)

    def _take(self, source: Input, repaired: Repaired) -> None:
        """Write what became of a document, or note the difference."""
        changed = repaired.source.data != source.data
        if self.values["diff"]:
            self.differences += diff(source.path, repaired.before, repaired.after) if changed else ()
        elif self.values["paths"] == ("-",):
            output.write_bytes(repaired.source.data)
        elif changed:
            output.mend(source.path, source.data, repaired.source.data)
        if changed:
            self.changed += 1
            self.fixed.update(repaired.fixed)

    def _said(self) -> Iterator[str]:
        if self.changed:
            count = sum(self.fixed.values())
            documents = f"{self.changed} document{'' if self.changed == 1 else 's'}"
            rules = ", ".join(f"{code} {times}" for code, times in sorted(self.fixed.items()))
            yield f"{count} finding{'' if count == 1 else 's'} mended in {documents} ({rules})"


def _lean(audited: Audited) -> Audited:
    """Without the dossier where no finding needs it, so that memory does not grow with the corpus."""
    return audited if audited.findings or audited.suppressed else audited._replace(dossier=None, sha256=None)
