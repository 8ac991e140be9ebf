"""`reeprov audit`."""

from __future__ import annotations

from .. import reports
from ..rules.interface import Needs
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print the audit report for people; findings do not make it fail."""
    report, _ = running.audit(values, keep_dossiers=True, needs=Needs.CHECKS)
    fatal = tuple(notice for notice in report.notices if notice.fatal)
    # What stands in the report is not said beside it as well.
    running.speak(report if values["output_file"] else report._replace(network=(), notices=fatal), values)
    output.write_report(reports.AUDIT, report, values)
    return running.status_of(report, 0)
