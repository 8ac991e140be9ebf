"""What an editor is told about an open document, in the types of LSP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types as lsp

from ..model.citation import Entry, Marker
from ..model.finding import Edit, Finding, Notice, Severity
from ..model.resolution import Ambiguous, Resolution, Resolved
from ..model.text import Span
from ..reports.interface import rule_page
from ..reports.screen import clean
from .opened import Opened

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
# How a comment that stands behind the text of a line is written.
_COMMENTS = {
    "text/markdown": "<!-- {} -->",
    "text/html": "<!-- {} -->",
    "text/plain": "<!-- {} -->",
    "text/x-wiki": "<!-- {} -->",
    "text/x-tex": "% {}",
}


def range_of(opened: Opened, span: Span) -> lsp.Range:
    """A span as LSP has it."""
    start, end = opened.place(span.start), opened.place(span.end)
    return lsp.Range(lsp.Position(*start), lsp.Position(*end))


def diagnostics(opened: Opened, uri: str) -> list[lsp.Diagnostic]:
    """What `check` reports, and why a document could not be read."""
    return [
        *(_unread(notice) for notice in opened.notices),
        *(_diagnostic(opened, uri, one) for one in opened.findings),
    ]


def _unread(notice: Notice) -> lsp.Diagnostic:
    start = lsp.Position(0, 0)
    severity = lsp.DiagnosticSeverity.Error if notice.fatal else lsp.DiagnosticSeverity.Information
    return lsp.Diagnostic(lsp.Range(start, start), notice.message, severity, notice.code, source="reeprov")


def _diagnostic(opened: Opened, uri: str, finding: Finding) -> lsp.Diagnostic:
    problem = finding.problem
    hint = f"\n{problem.hint}" if problem.hint else ""
    return lsp.Diagnostic(
        range_of(opened, problem.span),
        clean(problem.message) + hint,
        _SEVERITIES[finding.severity],
        finding.code,
        code_description=lsp.CodeDescription(rule_page(finding.code)),
        source="reeprov",
        related_information=[
            lsp.DiagnosticRelatedInformation(lsp.Location(uri, range_of(opened, span)), words)
            for span, words in problem.related
        ],
        data=finding.fingerprint,
    )


def hover(opened: Opened, offset: int) -> lsp.Hover | None:
    """Under a marker: its entries and their records.  Under an entry: where it is cited, and its record."""
    marker = opened.marker_at(offset)
    if marker is not None:
        words = "\n\n---\n\n".join(_described(opened, entry) for entry in opened.entries_of(marker, offset))
        span = marker.span
    elif (entry := opened.entry_at(offset)) is not None:
        words = f"{_cited(opened, entry)}\n\n{_described(opened, entry)}"
        span = entry.span
    else:
        return None
    if not words:
        words = "No entry of the source list has this key."
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, words), range_of(opened, span))


def _described(opened: Opened, entry: Entry) -> str:
    resolution = opened.resolution_of(entry)
    lines = [f"**[{_plain(entry.key)}]** {_plain(entry.text)}"]
    return "\n\n".join([*lines, *(_record(resolution) if resolution else ())])


def _record(resolution: Resolution) -> Iterator[str]:
    record = resolution.record
    known = [record.container_title, str(record.issued) if record.issued else None, record.title]
    yield " · ".join(_plain(part) for part in known if part)
    if isinstance(resolution, Ambiguous):
        yield "Several outlets bear the name: " + ", ".join(outlet.id for outlet in resolution.candidates)
    elif not isinstance(resolution, Resolved):
        yield f"Not identified: {_plain(resolution.reason)}"
    notes = [f"- {one.field}: {_plain(one.note)}" for one in record.evidence if one.note]
    if notes:
        yield "\n".join(notes)


def _cited(opened: Opened, entry: Entry) -> str:
    rows = [opened.place(marker.span.start)[0] + 1 for marker in opened.markers_of(entry)]
    if not rows:
        return "Cited nowhere."
    return f"Cited {len(rows)} time{'s' if len(rows) > 1 else ''}: line {', '.join(map(str, rows))}."


def _plain(text: str) -> str:
    """Text from a document so that Markdown shows it as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#+-.!|~&" else letter for letter in clean(text))


def definition(opened: Opened, uri: str, offset: int) -> list[lsp.Location]:
    """From a marker to its entries, from an entry to the markers that cite it."""
    marker = opened.marker_at(offset)
    places: Iterable[Marker | Entry] = ()
    if marker is not None:
        places = opened.entries_of(marker, offset)
    elif (entry := opened.entry_at(offset)) is not None:
        places = opened.markers_of(entry)
    return [lsp.Location(uri, range_of(opened, place.span)) for place in places]


def references(opened: Opened, uri: str, offset: int, with_entry: bool) -> list[lsp.Location]:
    """Every cite of the key at an offset, and the entry itself if wanted."""
    marker = opened.marker_at(offset)
    entries = opened.entries_of(marker, offset) if marker else [entry] if (entry := opened.entry_at(offset)) else []
    places: list[Span] = []
    for one in entries:
        places += [one.span] if with_entry else []
        places += [marker.span for marker in opened.markers_of(one)]
    return [lsp.Location(uri, range_of(opened, span)) for span in dict.fromkeys(places)]


def actions(opened: Opened, uri: str, place: lsp.Range) -> list[lsp.CodeAction]:
    """What can be done about the findings at a place: their fixes, and a comment that accepts them."""
    start = opened.offset(place.start.line, place.start.character)
    end = opened.offset(place.end.line, place.end.character)
    found = []
    for finding in opened.findings:
        if finding.problem.span.start > end or finding.problem.span.end < start:
            continue
        about = [_diagnostic(opened, uri, finding)]
        fix = finding.problem.fix
        if fix is not None and fix.edits:
            found.append(
                lsp.CodeAction(
                    fix.title if fix.safe else f"{fix.title} (look at it afterwards)",
                    lsp.CodeActionKind.QuickFix,
                    about,
                    is_preferred=fix.safe,
                    edit=workspace_edit(opened, uri, fix.edits),
                )
            )
        comment = _accepting(opened, finding)
        if comment is not None:
            title = f"Accept {finding.code} in this line"
            edit = workspace_edit(opened, uri, [comment])
            found.append(lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, about, edit=edit))
    return found


def _accepting(opened: Opened, finding: Finding) -> Edit | None:
    """A comment at the end of the line that accepts a finding, in formats whose comments may stand there."""
    form = _COMMENTS.get(opened.document.media_type) if opened.document else None
    if form is None:
        return None
    end = opened.lines.line(finding.location.row).end
    return Edit(Span(end, end), " " + form.format(f"reeprov-disable-line {finding.code} -- reason"))


def workspace_edit(opened: Opened, uri: str, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
    """Edits of the document as LSP has them."""
    return lsp.WorkspaceEdit({uri: [lsp.TextEdit(range_of(opened, edit.span), edit.text) for edit in edits]})
