"""What the commands that read documents share: settings for each of them, the spine, the words about the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import groupby

from .. import rules
from ..audit import run
from ..errors import SettingsError, UsageError
from ..model.dossier import Audited, Graph, Report
from ..model.finding import Finding, Notice, Severity
from ..readers.inputs import Inputs
from ..readers.interface import Input
from ..reports.screen import clean
from ..rules.interface import Needs
from ..settings import Settings, find, load, place
from .quick import Values
from .streams import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..baseline import Baseline
    from ..lock import Lock
    from ..resolvers.looks import Looks

_PARTS = 8  # for each process, so that none waits long for another
_MOST_JOBS = 256
_NUMBERS = ("follow", "follow_pages")
_RANKS = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def audit(
    values: Values,
    *,
    keep_dossiers: bool = False,
    needs: Needs | None = None,
    inputs: Sequence[Input] | None = None,
    baseline: Baseline | None = None,
    remember: bool = False,
) -> tuple[Report, bool]:
    """Audit the documents that a command line names (or `inputs`), each by its own settings.

    Returns the report, and whether it has a finding at or above what its document's settings fail on.  With `remember`
    the prose of pages is kept, so that a later run can say what changed.
    """
    if values["online"] and values["offline"]:
        raise UsageError("give either --online or --offline, not both")
    for name in ("allow_host", "allow_private", "archive", "no_cache", *_NUMBERS):
        if values.get(name) and not values["online"]:
            raise UsageError(f"--{name.replace('_', '-')} needs --online")
    lock = _lock(values)
    settings_of = settings_for(values)

    def carry_out(sources: Iterable[Input | Notice], looks: Looks | None = None) -> tuple[Report, bool]:
        reports: list[Report] = []
        failing = False
        for settings, group in groupby(sources, lambda found: settings_of(os.path.dirname(found.path or ""))):
            cover = bool(values["verbose"])
            report = run(group, settings, keep_dossiers=keep_dossiers, needs=needs, looks=looks, lock=lock, cover=cover)
            if baseline is not None:
                report = report._replace(documents=tuple(map(baseline.sift, report.documents)))
            failing = failing or fails(report.findings, settings)
            reports.append(report)
        return joined(reports), failing

    jobs = jobs_of(values)
    if values["online"]:  # the network has one door, and manners are kept in one place
        from . import online

        with online.looks(values, settings_of("."), remember=remember) as looks:
            sources = inputs or inputs_of(values, settings_of, partial(online.document, looks.web))
            report, failing = carry_out(sources, looks)
        report = online.told(report, looks, values)
        return report._replace(passed_over=getattr(sources, "passed_over", 0)), failing
    sources = inputs or inputs_of(values, settings_of)
    if jobs == 1 or baseline is not None or not isinstance(sources, Inputs):  # a baseline counts what it has met
        report, failing = carry_out(sources)
    else:
        from .jobs import share_out  # most runs do all of their work themselves

        done = share_out(sources.parts(jobs * _PARTS), carry_out, jobs)
        report, failing = joined([report for report, _ in done]), any(failing for _, failing in done)
    return report._replace(passed_over=getattr(sources, "passed_over", 0)), failing


def _lock(values: Values) -> Lock | None:
    """The nearest lock file, where the command line wants to be held to it."""
    if not values.get("locked"):
        return None
    from .. import lock

    path = lock.find()
    if path is None:
        raise UsageError(f"--locked: no {lock.NAME} here or above; `reeprov resolve --lock` writes it")
    return lock.read(path)


def jobs_of(values: Values) -> int:
    """How many processes to work in."""
    words = str(values.get("jobs") or "1")
    if not (words.isascii() and words.isdigit() and 0 < int(words) <= _MOST_JOBS):
        raise UsageError(f"--jobs must be a number from 1 to {_MOST_JOBS}, not {words!r}")
    return int(words)


def inputs_of(
    values: Values, settings_of: Callable[[str], Settings], fetch: Callable[[str], Input] | None = None
) -> Inputs:
    """The documents that a command line names."""
    if values["stdin_filename"] is not None and "-" not in values["paths"]:  # type: ignore[operator]
        raise UsageError("--stdin-filename names what comes on standard input: name - as well")
    return Inputs(values["paths"], settings_of, values["stdin_filename"], fetch)  # type: ignore[arg-type]


def fails(findings: Iterable[Finding], settings: Settings) -> bool:
    """Whether a finding is at or above what the settings fail on."""
    least = _RANKS[Severity(settings.fail_on)]
    return any(_RANKS[finding.severity] >= least for finding in findings)


def status_of(report: Report, status: int) -> int:
    """The exit status: 2 where something could not be read, whatever else is known."""
    return 2 if any(notice.fatal for notice in report.notices) else status


def speak(report: Report, values: Values) -> None:
    """Say on standard error what happened in the run: what is fatal always, the rest unless told to be quiet."""
    say(report.notices, values)
    for words in () if values["quiet"] else report.network:
        tell(words)
    if values["verbose"] and not values["quiet"]:
        for document in report.documents:
            if document.read:
                tell(f"{clean(document.path)}: {_coverage(document)}")
        read = sum(document.read for document in report.documents)
        words = f"{read} document{'' if read == 1 else 's'} read, {report.passed_over} of other kinds passed over"
        tell(words)


def _coverage(document: Audited) -> str:
    """What was found in a document, by what, and what was left out."""
    lists = [
        f"{_count(sources.entries, 'entry', 'entries')} in the list"
        f"{' “' + clean(sources.heading) + '”' if sources.heading else ''} (rows {sources.row}-{sources.end_row}, "
        f"found by {sources.found_by})"
        for sources in document.source_lists
    ]
    found = [_count(document.markers, "marker", "markers"), *(lists or ["no source list"])]
    words = ", ".join(found) if lists or document.markers else "no references found"
    if document.left_out:
        total = sum(number for _, number in document.left_out)
        words += f"; {_count(total, 'bracket', 'brackets')} left out: "
        words += ", ".join(f"{number} {why}" for why, number in document.left_out)
    return words


def summarize(report: Report, values: Values) -> None:
    """Say at a terminal that a run was clean, and what it looked at: silence could mean that nothing was read."""
    if values["quiet"] or report.findings or not sys.stderr.isatty() or any(notice.fatal for notice in report.notices):
        return
    documents = report.documents
    none = sum(not (document.markers or document.source_lists) for document in documents)
    if none == len(documents):
        words = f"No references found in {_count(none, 'document', 'documents')}"
    else:
        whole = "1 document" if len(documents) == 1 else f"All {len(documents)} documents"
        markers = _count(sum(document.markers for document in documents), "marker", "markers")
        words = f"{whole} clean: {markers}, {_count(sum(each.entries for each in documents), 'entry', 'entries')}"
        words += f"; no references found in {none} of them" if none else ""
    tell(words)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def say(notices: Iterable[Notice], values: Values) -> None:
    """Say notices: what is fatal always, the rest unless told to be quiet."""
    from ..reports.screen import one_line

    for notice in notices:
        if notice.fatal or not values["quiet"]:
            place = f"{one_line(notice.path)}: " if notice.path else ""
            tell(f"{place}{one_line(notice.message)}")


def settings_for(values: Values) -> Callable[[str], Settings]:
    """A function from a folder to the settings for the documents in it."""
    overrides = {name: value for name, (value, _) in overrides_of(values).items()}
    config = values["config"]
    nearest: dict[str, str | None] = {}

    @cache
    def in_folder(folder: str) -> Settings:
        return of_file(str(config) if config else None if values["isolated"] else find(folder, nearest))

    @cache
    def of_file(path: str | None) -> Settings:
        settings = load(".", config=path, isolated=path is None)
        if path:
            _check(settings, path)
        settings = settings._replace(**overrides)  # type: ignore[arg-type]
        chosen = (settings.select, settings.ignore, settings.extend_select)
        if not values["quiet"] and not rules.selected(*chosen, online=bool(values.get("online")), across=False):
            elsewhere = "those that are chosen need --online, or many documents: `corpus report`"
            why = elsewhere if rules.selected(*chosen) else "select and ignore take all away"
            tell(f"no rule is left: {why}")
        return settings

    return in_folder


def overrides_of(values: Values) -> dict[str, tuple[object, str]]:
    """The settings that come over those of a file, each with where it comes from."""
    names = ("select", "ignore", "extend_select", "fail_on")
    given: dict[str, object] = {name: values[name] for name in names if values.get(name)}
    given |= {name: _number(name, values[name]) for name in _NUMBERS if values.get(name)}
    found = {name: (value, f"--{name.replace('_', '-')}") for name, value in given.items()}
    if folder := os.environ.get("REEPROV_CACHE_DIR"):
        found["cache_dir"] = folder, "REEPROV_CACHE_DIR"
    return found


def _number(name: str, words: object) -> int:
    """The number that an option gives.

    Raises:
        UsageError: it gives none.
    """
    if not (isinstance(words, str) and words.isascii() and words.isdigit() and len(words) < 7):
        raise UsageError(f"--{name.replace('_', '-')} must be a whole number, 0 or more, not {words!r}")
    return int(words)


def _check(settings: Settings, path: str) -> None:
    """Hold what a settings file says to what there is: rules, files, globs that can be read."""

    def wrong(key: str, item: str | None, words: object) -> SettingsError:
        return SettingsError(f"{place(path, key, item)}: {words}")

    selectors = [(key, one) for key in ("select", "ignore", "extend_select") for one in getattr(settings, key)]
    selectors += [("severity", selector) for selector in settings.severity]
    selectors += [("per_file_ignores", one) for codes in settings.per_file_ignores.values() for one in codes]
    for key, selector in selectors:
        try:
            rules.named([selector])
        except UsageError as error:
            raise wrong(key.replace("_", "-"), selector, error) from None
    if settings.outlets and not os.path.isfile(settings.outlets):
        raise wrong("outlets", None, f"outlets: there is no file {settings.outlets}")
    if settings.cache_dir and os.path.lexists(settings.cache_dir) and not os.path.isdir(settings.cache_dir):
        raise wrong("cache-dir", None, f"cache-dir: {settings.cache_dir} is no folder")
    if settings.exclude:
        from ..readers.inputs import excluding

        for glob in settings.exclude:
            try:
                excluding(".", [glob])
            except UsageError as error:
                raise wrong("exclude", glob, error) from None


def joined(reports: Sequence[Report]) -> Report:
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
