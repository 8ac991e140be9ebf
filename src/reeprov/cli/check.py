"""`reeprov check`."""

from __future__ import annotations

from .. import reports
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print the findings; exit 1 if there are any that count."""
    report, failing = running.audit(values)
    running.speak(report, values)
    output.write_report(reports.CHECK, report, values)
    return running.status_of(report, int(failing and not values["exit_zero"]))
