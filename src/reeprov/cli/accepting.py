"""`check` with a baseline: findings of an earlier run do not count."""

from __future__ import annotations

import os

from .. import baseline, rules
from ..audit import project_path, project_root
from ..baseline import Baseline
from ..errors import UsageError
from ..model.dossier import Report
from . import output, running
from .quick import Values
from .streams import tell


def audit(values: Values) -> tuple[Report, int]:
    """Audit the documents; the report, and the exit status as far as findings make it."""
    known = read(values)
    # What an older baseline accepts is listed in a new one too, even where both are one file.
    report, failing = running.audit(values, baseline=None if values["write_baseline"] else known)
    if values["write_baseline"]:
        rows = baseline.rows_of(report.findings, project_path)
        _write(str(values["write_baseline"]), rows, values)
        accepting = Baseline(rows)
        return report._replace(documents=tuple(map(accepting.sift, report.documents))), 0
    if values["prune_baseline"]:
        path = str(values["baseline"])
        _write(path, known.pruned(_ran(values), _looked_at(report, path)), values)
    return report, int(failing)


def read(values: Values) -> Baseline:
    """The baseline that a command line names; an empty one where it names none."""
    if values["prune_baseline"] and not values["baseline"]:
        raise UsageError("--prune-baseline: name the file with --baseline FILE")
    if values["write_baseline"] and values["prune_baseline"]:
        raise UsageError("give either --write-baseline or --prune-baseline, not both")
    if not values["baseline"]:
        return Baseline(())
    path = str(values["baseline"])
    try:
        with open(path, encoding="utf-8-sig") as file:
            return baseline.read(path, file.read())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: cannot be read: it is not UTF-8") from None


def _write(path: str, rows: list[baseline.Row], values: Values) -> None:
    output.write([baseline.written(rows)], {**values, "output_file": path})
    if not values["quiet"]:
        count = sum(row.times for row in rows)
        tell(f"{path} accepts {count} finding{'' if count == 1 else 's'}")


def _ran(values: Values) -> set[str]:
    """The rules that ran in every folder."""
    settings = running.settings_for({**values, "quiet": True})(".")
    chosen = (settings.select, settings.ignore, settings.extend_select)
    return {rule.CODE for rule in rules.selected(*chosen, online=bool(values["online"]), across=False)}


def _looked_at(report: Report, baseline_path: str) -> baseline.LookedAt:
    """Whether a path of the baseline was read in this run, or is gone."""
    read = {project_path(document.path) for document in report.documents if document.read}
    root = project_root(os.path.dirname(os.path.abspath(baseline_path)))

    def looked_at(path: str) -> bool:
        return path in read or (root is not None and not os.path.lexists(os.path.join(root, path)))

    return looked_at
