"""JUnit's XML: a suite for each document, a failed test for each finding, a passed one where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ..model.dossier import Audited, Report
from ..model.finding import Finding, Notice, Severity
from .interface import Style, rule_page
from .order import relative
from .screen import visible


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the suites.  A note is a test that passes; what could not be read is an error."""
    unread = {audited.path for audited in report.documents if not audited.read}
    suites = [
        _suite(_path(audited, style), list(_cases(audited, report.notices, style))) for audited in report.documents
    ]
    run = [_case("run", "reeprov", _problem("error", notice.code, notice.message, ""))
           for notice in report.notices if notice.fatal and notice.path not in unread]  # fmt: skip
    if run:
        suites.append(_suite("reeprov", run))
    pieces = "".join(suites)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reeprov"{_counts(pieces)}>\n'
    yield pieces
    yield "</testsuites>\n"


def _suite(name: str, cases: Sequence[str]) -> str:
    pieces = "".join(cases)
    skipped = f' skipped="{pieces.count("<skipped ")}"'
    return f"  <testsuite name={_quoted(name)}{_counts(pieces)}{skipped}>\n{pieces}  </testsuite>\n"


def _counts(pieces: str) -> str:
    """How many tests there are; every "<" of a document is escaped, so that tags can be counted."""
    kinds = (("tests", "<testcase "), ("failures", "<failure "), ("errors", "<error "))
    return "".join(f' {name}="{pieces.count(tag)}"' for name, tag in kinds)


def _cases(audited: Audited, notices: Sequence[Notice], style: Style) -> Iterator[str]:
    path = _path(audited, style)
    if not audited.read:
        about = [notice for notice in notices if notice.path == audited.path]
        for notice in about or [Notice("RP901", "could not be read", audited.path)]:
            yield _case("read", path, _problem("error", notice.code, notice.message, ""))
        return
    for finding in audited.findings:
        yield _case(_name(finding), path, _outcome(finding, path))
    for finding, by, reason in audited.suppressed:
        words = f"accepted by {by}" + (f": {reason}" if reason else "")
        yield _case(_name(finding), path, f"      <skipped message={_quoted(words)}/>\n")
    if not audited.findings:
        yield _case("sources", path, "")


def _path(audited: Audited, style: Style) -> str:
    return relative(audited.path, style.folder)


def _name(finding: Finding) -> str:
    row, column = finding.location
    return f"{finding.code} {finding.name} at {row}:{column}"


def _outcome(finding: Finding, path: str) -> str:
    problem = finding.problem
    row, column = finding.location
    lines = [f"{path}:{row}:{column}: {problem.message}"]
    lines += [f"help: {problem.hint}"] if problem.hint else []
    lines.append(rule_page(finding.code))
    body = "\n".join(lines)
    if finding.severity is Severity.NOTE:
        return f"      <system-out>{_text(body)}</system-out>\n"
    return _problem("failure", finding.severity.value, problem.message, body)


def _case(name: str, path: str, outcome: str) -> str:
    head = f"    <testcase name={_quoted(name)} classname={_quoted(path)}"
    return f"{head}>\n{outcome}    </testcase>\n" if outcome else f"{head}/>\n"


def _problem(tag: str, kind: str, message: str, body: str) -> str:
    return f"      <{tag} type={_quoted(kind)} message={_quoted(message)}>{_text(body)}</{tag}>\n"


def _text(text: str) -> str:
    """Text between tags; what XML cannot hold is spelled out."""
    return escape(visible(text), quote=False).replace("\r", "&#13;")


def _quoted(text: str) -> str:
    """An attribute's value; line ends are spelled so that readers keep them."""
    return '"' + escape(visible(text)).replace("\r", "&#13;").replace("\n", "&#10;") + '"'
