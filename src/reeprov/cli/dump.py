"""`reeprov dump`."""

from __future__ import annotations

from .. import reports
from ..rules.interface import Needs
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print all that was read, as data."""
    report, _ = running.audit(values, keep_dossiers=True, needs=Needs.CHECKS)
    running.speak(report, values)
    output.write_report(reports.DUMP, report, values)
    return running.status_of(report, 0)
