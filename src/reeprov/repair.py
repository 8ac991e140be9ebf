"""Fixes applied to a document, and each held to its promise: no marker may come to mean another source."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from math import inf

from .audit import run
from .edits import apply, compatible, encoded
from .errors import ReadError
from .model.document import Document
from .model.dossier import Audited
from .model.finding import Fix, Notice
from .model.noun import NamedTuple
from .model.text import Span
from .normalize.scopes import scopes
from .readers import read_text
from .readers.decode import decode
from .readers.interface import Input
from .settings import Settings

# Every round mends something; a document needs one or two, as where deleting an entry leaves a gap in the numbers.
MOST_ROUNDS = 50


class Repaired(NamedTuple):
    """A document after its fixes.

    Attributes:
        source: its bytes as they are now.
        before: the text that was read first; `after` the text now.
        fixed: how often each rule's findings were mended, by code.
        audited: what is left to say about it, with the `notices` of that run.
    """

    source: Input
    before: str
    after: str
    fixed: Counter[str]
    audited: Audited
    notices: tuple[Notice, ...]


def repair(source: Input, settings: Settings, *, unsafe: bool = False) -> Repaired:
    """Apply the fixes of a document until none is left; the second repair of a document changes nothing.

    Raises:
        ReadError: it cannot be read, or not be written in its encoding.
    """
    fixed: Counter[str] = Counter()
    first: str | None = None
    for _ in range(MOST_ROUNDS):
        report = run([source], settings, keep_dossiers=True)
        (audited,) = report.documents
        if audited.dossier is None:
            raise ReadError(report.notices[0].message)
        document = audited.dossier.document
        first = document.text if first is None else first
        offered = {
            finding.problem.fix: finding.code
            for finding in audited.findings
            if finding.problem.fix is not None and (unsafe or finding.problem.fix.safe)
        }
        chosen, text = _apply(document, settings, tuple(offered))
        if not chosen:
            break
        fixed.update(offered[fix] for fix in chosen)
        source = Input(source.path, _bytes(document, text, source.data))
    return Repaired(source, first or "", document.text, fixed, audited, report.notices)


def _apply(document: Document, settings: Settings, fixes: Sequence[Fix]) -> tuple[Sequence[Fix], str]:
    """As many of the fixes as can be applied together and keep their promise, and the text after them."""

    def holds(chosen: Sequence[Fix]) -> bool:
        after = read_text(document.path, _after(document, chosen), document.encoding, settings.language)
        return keeps_its_sources(document, after, safe=all(fix.safe for fix in chosen))

    chosen: Sequence[Fix] = compatible(fixes)
    if chosen and not holds(chosen):
        sound = [fix for fix in fixes if holds([fix])]
        chosen = compatible(sound)
        if not holds(chosen):
            chosen = sound[:1]
    return chosen, _after(document, chosen)


def _after(document: Document, fixes: Sequence[Fix]) -> str:
    return apply(document.text, [edit for fix in fixes for edit in fix.edits])


def keeps_its_sources(before: Document, after: Document, *, safe: bool = True) -> bool:
    """Whether every cite that has its entry in one reading has the same in the other.

    An entry is known by its words or, where the words of entries were changed, by its place.  After a fix that is not
    safe entries may be gone: then it is enough that no cite has lost its entry.
    """
    words = [[entry.text for entry in document.entries] for document in (before, after)]
    same_words = sorted(words[0]) == sorted(words[1])
    if safe and len(words[0]) != len(words[1]):
        return False
    names: list[Sequence[object]] = [one if same_words else range(len(one)) for one in words]
    pairs = [_targets(document, known, safe) for document, known in zip((before, after), names, strict=True)]
    return len(pairs[0]) == len(pairs[1]) and all(
        new.count(None) <= old.count(None) and (not safe or {*old, None} <= {*new, None})
        for old, new in zip(*pairs, strict=True)
    )


def _targets(document: Document, names: Sequence[object], in_entries: bool) -> list[list[object]]:
    """For each marker, in order, what its cites point at: the names of the entries, None for nothing.

    Markers within entries are left out where not wanted: they go with their entry.
    """
    bodies = sorted(entry.span for entry in document.entries)
    name_of = {entry.span: name for entry, name in zip(document.entries, names, strict=True)}
    found = []
    for scope in scopes(document):
        first = {entry.key: name_of[entry.span] for entry in reversed(scope.entries)}
        found += [
            (marker.span, [first.get(cite.key) for cite in marker.cites])
            for marker in scope.markers
            if in_entries or not _is_within(marker.span, bodies)
        ]
    return [targets for _, targets in sorted(found, key=lambda pair: pair[0])]


def _is_within(span: Span, bodies: Sequence[Span]) -> bool:
    at = bisect_right(bodies, (span.start, inf))
    return at > 0 and bodies[at - 1].contains(span)


def _bytes(document: Document, text: str, data: bytes) -> bytes:
    """The bytes of the changed text, which must read back as that text."""
    changed = encoded(text, document.encoding, data, document.text)
    if decode(changed)[0] != text:
        raise ReadError(f"cannot be changed: it would not be read as {document.encoding} any more")
    return changed
