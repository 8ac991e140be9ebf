"""An open document: its text as the editor has it, and what reeprov knows of it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..audit import run
from ..model.citation import Entry, Marker
from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Edit, Finding, Notice
from ..model.resolution import Resolution
from ..model.text import Lines, Span
from ..normalize.keys import Keys
from ..normalize.positions import Positions
from ..normalize.scopes import Scope, scopes
from ..readers.interface import Input
from ..rules import RULES
from ..rules.interface import Needs
from ..settings import Settings


class Opened:
    """One state of an open document.

    With `quick` the rules that want the claims of the prose do not run: the others have their findings three times as
    fast.

    Attributes:
        text: all of it; offsets are code points.
        findings: what the rules report, in the order of the document.
        notices: why it could not be read, if it could not.
    """

    def __init__(self, path: str, text: str, settings: Settings, *, quick: bool = False) -> None:
        self.text = text
        self.quick = quick
        if quick:
            slow = tuple(rule.CODE for rule in RULES if rule.NEEDS >= Needs.CLAIMS)
            settings = settings._replace(ignore=(*settings.ignore, *slow))
        report = run([Input(path, text.encode("utf-8", "replace"))], settings, keep_dossiers=True, needs=Needs.RECORDS)
        (audited,) = report.documents
        self.findings: tuple[Finding, ...] = audited.findings
        self.notices: tuple[Notice, ...] = report.notices
        self._dossier: Dossier | None = audited.dossier
        self.lines = Lines(text)

    @property
    def document(self) -> Document | None:
        """The document as it was read; None where it could not be read."""
        return self._dossier.document if self._dossier else None

    def place(self, offset: int) -> tuple[int, int]:
        """Row and column of an offset, from 0, the column in UTF-16 units."""
        return self._positions.at(min(offset, len(self.text)))

    def offset(self, row: int, column: int) -> int:
        """The offset of a row and a column in UTF-16 units; the nearest one where there is none."""
        if row >= self.lines.locate(len(self.text)).row:
            return len(self.text)
        start, end = self.lines.line(row + 1)
        for at in range(start, end):
            column -= 2 if self.text[at] > "\uffff" else 1
            if column < 0:
                return at
        return end

    def marker_at(self, offset: int) -> Marker | None:
        """The marker that an offset lies in, or right behind."""
        if self.document is None:
            return None
        markers = self.document.markers
        at = bisect_right(markers, offset, key=lambda marker: marker.span.start) - 1
        return markers[at] if at >= 0 and offset <= markers[at].span.end else None

    def entry_at(self, offset: int) -> Entry | None:
        """The entry that an offset lies in."""
        entries = self.document.entries if self.document else ()
        return next((entry for entry in entries if entry.span.start <= offset <= entry.span.end), None)

    def key_at(self, offset: int) -> tuple[Scope, str, Span] | None:
        """The key that is written at an offset, where it stands, and the scope that it counts in."""
        marker = self.marker_at(offset)
        for scope in self._scopes:
            if marker is not None and marker in scope.markers:
                cites = [cite for cite in marker.cites if cite.span.start <= offset <= cite.span.end] or marker.cites
                return (scope, cites[0].key, cites[0].span) if cites else None
            for entry in scope.entries:
                if entry.span.start <= offset < max(entry.body.start, entry.span.start + 1):
                    at = self.text.find(entry.key, entry.span.start, entry.body.start)
                    return (scope, entry.key, Span(at, at + len(entry.key))) if at >= 0 else None
        return None

    def entries_of(self, marker: Marker, offset: int) -> list[Entry]:
        """The entries that the cite at an offset points to: all of a marker's where the offset is between its cites."""
        here = [cite.key for cite in marker.cites if cite.span.start <= offset <= cite.span.end]
        keys = here or [cite.key for cite in marker.cites]
        for scope in self._scopes:
            if marker in scope.markers:
                return [entry for entry in scope.entries if entry.key in keys]
        return []

    def markers_of(self, entry: Entry) -> list[Marker]:
        """The markers that cite an entry."""
        for scope in self._scopes:
            if entry in scope.entries:
                return [marker for marker in scope.markers if any(cite.key == entry.key for cite in marker.cites)]
        return []

    def resolution_of(self, entry: Entry) -> Resolution | None:
        """What is known of the source that an entry describes."""
        if self._dossier is None or not self._dossier.resolutions:
            return None
        return self._dossier.resolutions[self._dossier.document.entries.index(entry)]

    def rename(self, offset: int, new: str) -> tuple[Edit, ...] | None:
        """The edits that give the key at an offset another name, in list and cites; None if that cannot be."""
        found = self.key_at(offset)
        if found is None or self.document is None:
            return None
        scope, key, _ = found
        if key == new:
            return ()
        if new in scope.keys or not new.strip() or any(letter.isspace() or letter in "[]()" for letter in new):
            return None
        return Keys(self.document, scope).rename({key: new})

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.text, self.lines, "utf-16")

    @cached_property
    def _scopes(self) -> tuple[Scope, ...]:
        return scopes(self.document) if self.document else ()
