"""The nouns as plain dicts: the shapes of `wire`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from .. import __version__
from ..model.dossier import Audited, Report
from ..model.finding import Finding, Fix, Notice
from .interface import rule_page
from .screen import visible

if TYPE_CHECKING:
    from . import wire

# Valid in JSON as they are, but a terminal obeys the first two, and the third cannot be written as UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\ud800-\udfff]")


def tool() -> wire.Tool:
    """What wrote the file."""
    return {"name": "reeprov", "version": __version__}


def write(value: object, indent: int | None = 2) -> str:
    """JSON for people and machines: letters of all scripts as they are, controls escaped, a line end behind it."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def escaped(text: str) -> str:
    """JSON without letters that a terminal obeys or that no encoding can write."""
    return text if text.isprintable() else _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def document_row(audited: Audited) -> wire.CheckedDocument:
    """What was read of a document."""
    return {
        "path": visible(audited.path),
        "media_type": audited.media_type,
        "read": audited.read,
        "markers": audited.markers,
        "entries": audited.entries,
        "source_list": [
            {
                "heading": sources.heading,
                "row": sources.row,
                "end_row": sources.end_row,
                "entries": sources.entries,
                "form": sources.form,
                "found_by": sources.found_by,
            }
            for sources in audited.source_lists
        ],
        "left_out": None if audited.left_out is None else dict(audited.left_out),
    }


def finding_row(finding: Finding) -> wire.FindingRow:
    """A finding at its place."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": cast("wire.SeverityName", finding.severity.value),
        "confidence": finding.problem.confidence.value,
        "key": finding.problem.key,
        "message": finding.problem.message,
        "path": visible(finding.path),
        "location": {"row": finding.location.row, "column": finding.location.column},
        "end_location": {"row": finding.end_location.row, "column": finding.end_location.column},
        "fingerprint": finding.fingerprint,
        "url": rule_page(finding.code),
        "fix": fix_row(finding.problem.fix) if finding.problem.fix else None,
    }


def fix_row(fix: Fix) -> wire.FixRow:
    """What can be done about a finding."""
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
    }


def statistics_rows(report: Report) -> list[wire.StatisticsRow]:
    """How often each rule was broken, the most frequent first; how many of its findings can be mended safely."""
    rows: dict[str, wire.StatisticsRow] = {}
    for finding in report.findings:
        row = rows.setdefault(finding.code, {"code": finding.code, "name": finding.name, "count": 0, "fixable": 0})
        row["count"] += 1
        row["fixable"] += bool(finding.problem.fix and finding.problem.fix.safe)
    return sorted(rows.values(), key=lambda row: (-row["count"], row["code"]))


def notice_row(notice: Notice) -> wire.NoticeRow:
    """A condition of the run."""
    return {
        "code": notice.code,
        "message": visible(notice.message),
        "path": None if notice.path is None else visible(notice.path),
        "fatal": notice.fatal,
    }
