"""What the commands that read documents share: settings for each of them, the spine, the words about the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby

from .. import rules
from ..audit import run
from ..errors import SettingsError, UsageError
from ..model.dossier import Graph, Report
from ..model.finding import Notice, Severity
from ..readers.inputs import Inputs
from ..readers.interface import Input
from ..rules.interface import Needs
from ..settings import Settings, find, load, place
from .jobs import share_out
from .quick import Values

_PARTS = 8  # for each process, so that none waits long for another
_MOST_JOBS = 256
_RANKS = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def audit(
    values: Values, *, keep_dossiers: bool = False, needs: Needs | None = None, inputs: Sequence[Input] | None = None
) -> tuple[Report, bool]:
    """Audit the documents that a command line names (or `inputs`), each by its own settings.

    Returns the report, and whether it has a finding at or above what its document's settings fail on.
    """
    if values["online"]:
        raise UsageError("this version reads nothing from the network: leave out --online")
    settings_of = settings_for(values)

    def carry_out(sources: Iterable[Input | Notice]) -> tuple[Report, bool]:
        reports: list[Report] = []
        failing = False
        for settings, group in groupby(sources, lambda found: settings_of(os.path.dirname(found.path or ""))):
            report = run(group, settings, keep_dossiers=keep_dossiers, needs=needs)
            least = _RANKS[Severity(settings.fail_on)]
            failing = failing or any(_RANKS[finding.severity] >= least for finding in report.findings)
            reports.append(report)
        return _joined(reports), failing

    if inputs:
        return carry_out(inputs)
    sources = Inputs(values["paths"], settings_of, values["stdin_filename"])  # type: ignore[arg-type]
    jobs = _jobs(values)
    if jobs == 1:
        report, failing = carry_out(sources)
    else:
        done = share_out(sources.parts(jobs * _PARTS), carry_out, jobs)
        report, failing = _joined([report for report, _ in done]), any(failing for _, failing in done)
    return report._replace(passed_over=sources.passed_over), failing


def _jobs(values: Values) -> int:
    """How many processes to work in."""
    words = str(values.get("jobs") or "1")
    if not (words.isascii() and words.isdigit() and 0 < int(words) <= _MOST_JOBS):
        raise UsageError(f"--jobs must be a number from 1 to {_MOST_JOBS}, not {words!r}")
    return int(words)


def status_of(report: Report, status: int) -> int:
    """The exit status: 2 where something could not be read, whatever else is known."""
    return 2 if any(notice.fatal for notice in report.notices) else status


def speak(report: Report, values: Values) -> None:
    """Say on standard error what happened in the run: what is fatal always, the rest unless told to be quiet."""
    for notice in report.notices:
        if notice.fatal or not values["quiet"]:
            print(f"reeprov: {notice.path + ': ' if notice.path else ''}{notice.message}", file=sys.stderr)
    if values["verbose"] and not values["quiet"]:
        read = sum(document.read for document in report.documents)
        words = f"{read} document{'' if read == 1 else 's'} read, {report.passed_over} of other kinds passed over"
        print(f"reeprov: {words}", file=sys.stderr)


def settings_for(values: Values) -> Callable[[str], Settings]:
    """A function from a folder to the settings for the documents in it."""
    names = ("select", "ignore", "extend_select", "fail_on")
    overrides = {name: values[name] for name in names if values.get(name)}
    config = values["config"]
    nearest: dict[str, str | None] = {}

    @cache
    def in_folder(folder: str) -> Settings:
        return of_file(str(config) if config else None if values["isolated"] else find(folder, nearest))

    @cache
    def of_file(path: str | None) -> Settings:
        settings = load(".", config=path, isolated=path is None)
        if path:
            for name in ("select", "ignore", "extend_select"):
                try:
                    rules.selected(extend_select=getattr(settings, name))
                except UsageError as error:
                    raise SettingsError(f"{place(path, name.replace('_', '-'))}: {error}") from None
        return settings._replace(**overrides)  # type: ignore[arg-type]

    return in_folder


def _joined(reports: list[Report]) -> Report:
    """One report of several; documents of one run can have been read under different settings."""
    if len(reports) == 1:
        return reports[0]
    return Report(
        documents=tuple(document for report in reports for document in report.documents),
        notices=tuple(notice for report in reports for notice in report.notices),
        graph=Graph(
            tuple(dict.fromkeys(node for report in reports for node in report.graph.nodes)),
            tuple(dict.fromkeys(edge for report in reports for edge in report.graph.edges)),
        ),
        not_checked=tuple(dict.fromkeys(words for report in reports for words in report.not_checked)),
    )
