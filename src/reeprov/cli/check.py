"""`reeprov check`."""

from __future__ import annotations

from .. import reports
from ..errors import UsageError
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print the findings; exit 1 if there are any that count."""
    if values["unsafe_fixes"] and not (values["fix"] or values["diff"]):
        raise UsageError("--unsafe-fixes says what to mend: give --fix or --diff too")
    if values["show_settings"] or values["show_files"]:
        from . import showing

        return showing.run(values)
    if values["fix"] or values["diff"]:
        from . import fixing

        report, status = fixing.audit(values)
    elif values["baseline"] or values["write_baseline"] or values["prune_baseline"]:
        from . import accepting

        report, status = accepting.audit(values)
    else:
        report, failing = running.audit(values)
        status = int(failing)
    prints_document = values["fix"] and values["paths"] == ("-",) and values["output_file"] is None
    try:
        if not (values["diff"] or prints_document):
            output.write_report(reports.STATISTICS if values["statistics"] else reports.CHECK, report, values)
    finally:  # below the findings, where it is seen
        running.speak(report, values)
    running.summarize(report, values)
    return running.status_of(report, 0 if values["exit_zero"] else status)
