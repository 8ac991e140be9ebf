"""A table for a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.dossier import Report
from ..model.finding import Finding
from .interface import Style, rule_page
from .order import explained, relative, worst_first
from .screen import clean, visible
from .words import count

# GitHub refuses a summary of more than 1 MiB.
MOST_BYTES = 1_000_000
HEAD = "\n| severity | rule | place | finding |\n|---|---|---|---|\n"
_ACTIVE = re.compile(r"[\\`*_\[\]|~$]")


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield what was found, the worst first, as far as a summary holds it."""
    findings = worst_first(report.findings)
    yield f"## reeprov: {_summary(report, findings)}\n"
    for notice in report.notices:
        if notice.fatal:
            yield f"\n**{notice.code}** {escaped(visible(explained(notice)))}\n"
    if findings:
        yield HEAD
    room = MOST_BYTES
    for number, finding in enumerate(findings):
        row = finding_row(finding, style)
        room -= len(row.encode("utf-8"))
        if room < 0:
            yield f"\nThe table ends here: {len(findings) - number} more do not fit a summary.\n"
            break
        yield row


def _summary(report: Report, findings: list[Finding]) -> str:
    read = sum(audited.read for audited in report.documents)
    words = f"{counted(findings)} in {count(read, 'document')}"
    return words + (f", {len(report.suppressed)} accepted" if report.suppressed else "")


def counted(findings: Iterable[Finding]) -> str:
    """How many findings of each severity."""
    kinds = Counter(finding.severity.value for finding in findings)
    return (
        ", ".join(count(kinds[name], name) for name in ("error", "warning", "note") if kinds[name]) or "nothing found"
    )


def finding_row(finding: Finding, style: Style) -> str:
    """A finding in the table below `HEAD`."""
    row, column = finding.location
    place = f"{escaped(visible(relative(finding.path, style.folder)))}:{row}:{column}"
    words = escaped(finding.problem.message)
    if finding.problem.hint:
        words += f"<br>{escaped(finding.problem.hint)}"
    rule = f"[{finding.code}]({rule_page(finding.code)}) {finding.name}"
    return f"| {finding.severity.value} | {rule} | {place} | {words} |\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no tag, no cell, no link, and nobody is called by an `@`."""
    text = _ACTIVE.sub(r"\\\g<0>", clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return re.sub(r"([@#])(?=\w)", r"\1&#8203;", text)
