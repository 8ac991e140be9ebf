"""SARIF 2.1.0, as GitHub's code scanning and editors read it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from .. import __version__
from ..model.dossier import Audited, Report
from ..model.finding import Finding, Fix, Notice, Severity, Suppressed
from ..model.text import Lines, Location, Span
from ..rules import MANUALS, Manual
from .interface import HOME, Style, rule_page
from .order import relative, worst_first
from .rows import escaped
from .screen import clean, visible

# What GitHub takes: bytes of the file in gzip, and results of a run.
MOST_BYTES = 10_000_000
MOST_RESULTS = 25_000
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "note": "note", "off": "none"}
_ROOT = "%SRCROOT%"
_LONGEST_SNIPPET = 200


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the document in one piece; where it would be too large, the worst findings and a notification."""
    chosen = worst_first(report.findings)
    most = min(len(chosen), MOST_RESULTS)
    while True:
        text = _text(report, style, None if most == len(chosen) else chosen[:most])
        size = _size(text)
        if size <= MOST_BYTES or not most:
            yield text
            return
        most = most * MOST_BYTES // size * 9 // 10


def _size(text: str) -> int:
    """Bytes in gzip; not looked at where the text itself is small enough."""
    data = text.encode("utf-8")
    if len(data) <= MOST_BYTES:
        return len(data)
    import gzip

    return len(gzip.compress(data, 6))


def _text(report: Report, style: Style, chosen: Sequence[Finding] | None) -> str:
    """The document with all results, or with `chosen` ones only."""
    kept = None if chosen is None else set(map(id, chosen))
    codes = {finding.code for finding in report.findings} | {accepted.finding.code for accepted in report.suppressed}
    rules = [manual for manual in MANUALS if manual.CODE in codes]
    index = {manual.CODE: number for number, manual in enumerate(rules)}
    told = {notice.code for notice in report.notices}
    results = [row for audited in report.documents for row in _results(audited, index, kept, style)]
    notifications = [_notification(notice, style) for notice in report.notices]
    if kept is not None:
        missing = len(report.findings) - len(kept)
        words = f"{missing} findings of the least severity do not fit and are left out."
        notifications.append({"level": "warning", "message": {"text": words}})
    run = {
        "tool": {
            "driver": {
                "name": "reeprov",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": [_rule(manual) for manual in rules],
                "notifications": [_rule(manual) for manual in MANUALS if manual.CODE in told],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that reeprov was run in."}}},
        "invocations": [
            {
                "executionSuccessful": not any(notice.fatal for notice in report.notices),
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": results,
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    # Without indents: a file of many findings is a third of the size.
    return escaped(json.dumps(document, ensure_ascii=False, indent=None if len(results) > 1000 else 2)) + "\n"


def _rule(manual: Manual) -> dict[str, object]:
    summary, _, rest = inspect.cleandoc(manual.__doc__ or "").partition("\n")
    why = rest.partition("## Why\n")[2].partition("\n## ")[0].strip()
    severity = getattr(manual, "DEFAULT", Severity.ERROR)
    level = Severity.WARNING if severity is Severity.OFF else severity
    return {
        "id": manual.CODE,
        "name": "".join(word.capitalize() for word in manual.NAME.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": " ".join(f"{summary} {why}".split())},
        "helpUri": rule_page(manual.CODE),
        "help": {"text": rest.strip() or summary, "markdown": f"{summary}\n{rest}".rstrip()},
        "defaultConfiguration": {"enabled": severity is not Severity.OFF, "level": _LEVELS[level.value]},
        "properties": {"tags": ["citations", "sources"], "problem.severity": _problem_severity(level)},
    }


def _problem_severity(severity: Severity) -> str:
    return "recommendation" if severity is Severity.NOTE else severity.value


def _results(
    audited: Audited, index: dict[str, int], kept: set[int] | None, style: Style
) -> Iterator[dict[str, object]]:
    if not audited.findings and not audited.suppressed:
        return
    text = audited.dossier.document.text if audited.dossier else ""
    lines = Lines(text) if audited.dossier else None
    uri = _uri(audited.path, style)
    for finding in audited.findings:
        if kept is None or id(finding) in kept:
            yield {**_result(finding, uri, text, lines, index), "suppressions": []}
    for accepted in audited.suppressed if kept is None else ():
        yield {**_result(accepted.finding, uri, text, lines, index), "suppressions": [_suppression(accepted)]}


def _result(
    finding: Finding, uri: dict[str, str], text: str, lines: Lines | None, index: dict[str, int]
) -> dict[str, object]:
    problem = finding.problem
    words = clean(problem.message)
    region: dict[str, object] = {**_region(finding.location, finding.end_location)}
    if snippet := text[problem.span.start : min(problem.span.end, problem.span.start + _LONGEST_SNIPPET)]:
        region["snippet"] = {"text": visible(snippet)}
    place = {"artifactLocation": uri, "region": region}
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity.value],
        "message": {"text": f"{words}\n{clean(problem.hint)}" if problem.hint else words},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        "properties": {"confidence": problem.confidence.value, "key": problem.key},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if lines and problem.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": clean(words)},
                "physicalLocation": {"artifactLocation": uri, "region": _span(span, lines)},
            }
            for number, (span, words) in enumerate(problem.related, 1)
        ]
    if lines and problem.fix:
        result["fixes"] = [_fix(problem.fix, uri, lines)]
    return result


def _fix(fix: Fix, uri: dict[str, str], lines: Lines) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _span(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": clean(fix.title)},
        "artifactChanges": [{"artifactLocation": uri, "replacements": replacements}],
    }


def _suppression(accepted: Suppressed) -> dict[str, object]:
    row: dict[str, object] = {"kind": "inSource" if accepted.by == "comment" else "external", "status": "accepted"}
    if accepted.reason:
        row["justification"] = clean(accepted.reason)
    return row


def _notification(notice: Notice, style: Style) -> dict[str, object]:
    row: dict[str, object] = {
        "descriptor": {"id": notice.code},
        "level": "error" if notice.fatal else "note",
        "message": {"text": clean(notice.message)},
    }
    if notice.path:
        row["locations"] = [{"physicalLocation": {"artifactLocation": _uri(notice.path, style)}}]
    return row


def _span(span: Span, lines: Lines) -> dict[str, int]:
    return _region(lines.locate(span.start), lines.locate(span.end))


def _region(start: Location, end: Location) -> dict[str, int]:
    return {"startLine": start.row, "startColumn": start.column, "endLine": end.row, "endColumn": end.column}


def _uri(path: str, style: Style) -> dict[str, str]:
    """Where a document is: relative to the folder of the run where it lies below it."""
    if path.startswith(("http://", "https://")):
        return {"uri": quote(path, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")}
    path = relative(path, style.folder)
    try:
        encoded = quote(path, safe="/~", errors="surrogateescape")  # the bytes of a name that is no UTF-8
    except UnicodeEncodeError:
        encoded = quote(path, safe="/~", errors="surrogatepass")  # half a character in a name on Windows
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    return {"uri": encoded, "uriBaseId": _ROOT}
