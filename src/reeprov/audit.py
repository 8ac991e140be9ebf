"""The spine: read → resolve → check → trace.

It knows the seams and nothing behind them.  Each document is carried only as far as someone looks: a check for broken
references reads, and does not resolve.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from . import rules
from .errors import ReadError
from .model.digest import digest
from .model.document import Document
from .model.dossier import Audited, Dossier, Graph, ListSummary, Report
from .model.finding import Finding, Notice, Problem, Severity, Suppressed
from .model.suppression import Comment
from .model.text import Lines
from .normalize.patterns import lazy
from .readers import read, read_list
from .readers.interface import Input
from .rules.interface import Needs, Rule, concerns
from .settings import Settings
from .suppressions import SIGN, Suppressions, find_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .lock import Lock
    from .resolvers.looks import Looks
    from .resolvers.registry import Registry

UNREAD = "RP901"
LINK = "RP501"
UNRESOLVED = "RP301"

NOT_CHECKED = (
    "Nothing was asked of the network: addresses, pages and archived copies were not looked at.",
    "No source was opened: whether it exists, and whether it says what the text rests on it, is not known.",
)
# So many documents have their addresses asked for together.
_BATCH = 50

# What the root of a project has in it.
_ROOT_SIGNS = (".git", "reeprov.toml", ".reeprov.toml", "pyproject.toml")
_MARKER = lazy(r"\[[^\[\]\n]{1,20}\]")


def run(
    inputs: Iterable[Input | Notice],
    settings: Settings,
    *,
    keep_dossiers: bool = False,
    needs: Needs | None = None,
    looks: Looks | None = None,
    lock: Lock | None = None,
    cover: bool = False,
) -> Report:
    """Audit each input and report what was found.

    With `keep_dossiers` the report holds every dossier; otherwise only those with findings, so that memory does not
    grow with the corpus.  `needs` carries documents at least that far, whatever the rules want.  With `looks` the
    addresses of sources are asked for; with `lock` entries are held to their rows.  With `cover` each document is told
    with what was left out of it.
    """
    auditor = _Auditor(settings, keep_dossiers, needs, looks, lock)
    auditor.covers = cover
    auditor.skims = auditor.skims and not cover
    documents: list[Audited] = []
    notices: list[Notice] = []
    for batch in _batches(inputs, _BATCH if looks else 1):
        begun = [source if isinstance(source, Notice) else auditor.begin(source) for source in batch]
        if looks:
            begun = _looked_for(begun, looks, search=auditor.searches, lists=auditor.follows)
        for one in begun:
            if isinstance(one, Notice):
                notices.append(one)
                if one.path is not None:
                    documents.append(Audited(one.path, None, read=False))
            else:
                source, dossier = one
                dossier = auditor.look(dossier)
                notices += _undecided(dossier)
                documents.append(auditor.finish(source, dossier))
            notices += auditor.notices
            auditor.notices.clear()
    return Report(
        tuple(documents),
        tuple(notices),
        auditor.graph(documents),
        not_checked=() if looks else NOT_CHECKED,
    )


def _looked_for(
    begun: Sequence[tuple[Input, Dossier] | Notice], looks: Looks, *, search: bool, lists: bool
) -> list[tuple[Input, Dossier] | Notice]:
    """The documents of a batch, with where their sources are, whose addresses have been asked for."""
    dossiers = [one[1] for one in begun if not isinstance(one, Notice)]
    if search:
        dossiers = looks.search(dossiers)
    looks.gather(dossiers, read_list if lists else None)
    rest = iter(dossiers)
    return [one if isinstance(one, Notice) else (one[0], next(rest)) for one in begun]


def _batches(inputs: Iterable[Input | Notice], size: int) -> Iterator[list[Input | Notice]]:
    rest = iter(inputs)
    while batch := list(islice(rest, size)):
        yield batch


def _undecided(dossier: Dossier) -> Iterator[Notice]:
    """A word about each address of which nothing can be said: no fault of the document's."""
    for entry, visit in zip(dossier.document.entries, dossier.visits, strict=False):
        if visit and (excuse := visit.verdict.excuse):
            words = f"[{entry.key}] could not be checked: {excuse} ({visit.evidence})"
            yield Notice(LINK, words, dossier.document.path, fatal=False)
    for entry, search in zip(dossier.document.entries, dossier.searches, strict=False):
        if search and search.outcome.value == "not-searched":
            words = f"[{entry.key}] gives no address, and could not be looked for: {search.reason}"
            yield Notice(UNRESOLVED, words, dossier.document.path, fatal=False)


class _Auditor:
    def __init__(
        self, settings: Settings, keep_dossiers: bool, needs: Needs | None, looks: Looks | None, lock: Lock | None
    ) -> None:
        self.settings = settings
        self.covers = False
        self.looks = looks
        self.lock = lock
        self.keep = keep_dossiers
        chosen = (settings.select, settings.ignore, settings.extend_select)
        self.rules: Sequence[Rule] = rules.selected(*chosen, online=looks is not None, across=False)
        self.least = needs or Needs.REFERENCES
        wanted = {rule.NEEDS for rule in self.rules} | {self.least}
        self.ignored = [(glob, rules.named(codes)) for glob, codes in settings.per_file_ignores.items()]
        self.severities = severities(settings)
        self.notices: list[Notice] = []
        self.follows = keep_dossiers and self.least >= Needs.CLAIMS
        self.skims = not keep_dossiers and not wanted & {Needs.PROSE, Needs.CLAIMS, Needs.CHECKS}
        self.wants_copies = any(rule.CODE == "RP505" for rule in self.rules)
        self.searches = keep_dossiers or any(rule.CODE in (UNRESOLVED, "RP302") for rule in self.rules)
        self.registry: Registry | None = None

    def begin(self, source: Input) -> tuple[Input, Dossier] | Notice:
        """Read a document and its entries; the notice that says why not."""
        try:
            document = read(source, self.settings.language, skim=self.skims and SIGN.encode() not in source.data)
        except ReadError as error:
            return Notice(UNREAD, str(error), source.path)
        if "\ufffd" in document.text and document.encoding:
            self.notices += _replaced(document, source.data)
        return source, self._dossier(document)

    def look(self, dossier: Dossier) -> Dossier:
        """Add what the network says, and how far claims can be followed with that."""
        if self.looks and dossier.fields:
            dossier = self.looks.fill(dossier, self.registry, copies=self.wants_copies)
        return self._traced(dossier) if dossier.claims else dossier

    def _traced(self, dossier: Dossier) -> Dossier:
        """Add how far claims can be followed, and what is found on the way."""
        from .provenance import circles, reached, trace

        if self.looks and self.registry:
            from .resolvers.following import follow

            depth, most = (self.settings.follow, self.settings.follow_pages) if self.follows else (0, 0)
            dossier = follow(self.looks, dossier, self.registry, read_list, depth=depth, most=most)
            dossier = dossier._replace(circles=circles(dossier.stages))
        seen = reached(dossier)
        chains = trace(dossier.document, dossier.claims, dossier.resolutions, dossier.attributions, seen)
        dossier = dossier._replace(chains=chains)
        if self.looks:
            from .claims.support import support

            found = support(dossier, self.looks.sources(dossier), self.looks.upstream(dossier))
            dossier = dossier._replace(supports=found)
        return dossier

    def finish(self, source: Input, dossier: Dossier) -> Audited:
        """Run the rules."""
        document = dossier.document
        wanted = self._rules_for(document.path)
        found = [
            (rule, problem) for rule in wanted if rule.NEEDS is not Needs.FINDINGS for problem in rule.check(dossier)
        ]
        comments = find_comments(document.text, document.media_type, document.left_out)
        lines = Lines(document.text) if found or document.source_lists or comments else None
        findings = self._findings(document, found, lines) if lines else ()
        accepted: tuple[Suppressed, ...] = ()
        if comments and lines:
            findings, accepted = self._sift(dossier, findings, comments, lines, wanted)
        keep = self.keep or bool(findings or accepted)
        return Audited(
            path=document.path,
            media_type=document.media_type,
            read=True,
            markers=len(document.markers),
            source_lists=_summaries(document, lines) if lines else (),
            findings=findings,
            dossier=dossier if keep else None,
            sha256=_sha256(source.data) if self.keep else None,
            suppressed=accepted,
            left_out=_left_out(document) if self.covers else None,
        )

    def _rules_for(self, path: str) -> Sequence[Rule]:
        """The rules but for those that the settings ignore in documents of this path."""
        if not self.ignored:
            return self.rules
        from .normalize.globs import matches

        full = os.path.abspath(path)
        ignored = {code for glob, codes in self.ignored if matches(full, glob) for code in codes}
        return [rule for rule in self.rules if rule.CODE not in ignored]

    def _findings(self, document: Document, found: Sequence[tuple[Rule, Problem]], lines: Lines) -> tuple[Finding, ...]:
        findings = _findings(document, found, lines)
        if not self.severities:
            return findings
        return tuple(
            finding._replace(severity=self.severities.get(finding.code, finding.severity)) for finding in findings
        )

    def _sift(
        self,
        dossier: Dossier,
        findings: Sequence[Finding],
        comments: Sequence[Comment],
        lines: Lines,
        wanted: Sequence[Rule],
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
        """The findings that count, those about the comments among them, and those that comments accept."""
        document = dossier.document
        suppressions = Suppressions(comments, document.text, lines, _accepted_by)
        remaining, accepted = suppressions.sift(findings)
        last = [rule for rule in wanted if rule.NEEDS is Needs.FINDINGS]
        ran = frozenset(rule.CODE for rule in wanted if rule not in last)
        dossier = dossier._replace(idle=tuple(suppressions.idle(ran, rules.unknown, rules.ONLINE | rules.ACROSS)))
        found = [(rule, problem) for rule in last for problem in rule.check(dossier)]
        more, accepted_too = suppressions.sift(self._findings(document, found, lines))
        return tuple(sorted((*remaining, *more), key=lambda finding: finding.problem.span)), (*accepted, *accepted_too)

    def _dossier(self, document: Document) -> Dossier:
        dossier = Dossier(document)
        needs = self._needs(document)
        if needs >= Needs.FIELDS and document.source_lists:
            from .readers.fields import read_fields

            dossier = dossier._replace(fields=tuple(read_fields(entry, document) for entry in document.entries))
        if self.lock and needs >= Needs.FIELDS:
            rows = tuple(self.lock.row(document.path, entry.key, entry.text) for entry in document.entries)
            dossier = dossier._replace(locked=rows)
        if needs >= Needs.RECORDS and document.source_lists:
            dossier = self._resolved(dossier)
        if needs >= Needs.CLAIMS:
            from .claims import read_statements

            dossier = dossier._replace(**read_statements(document)._asdict())
        if needs >= Needs.CHECKS:
            from .claims import examine

            dossier = dossier._replace(checks=examine(dossier))
        return dossier

    def _needs(self, document: Document) -> Needs:
        """How far a document is carried: as far as a rule wants it that it concerns, and no less than was asked for."""
        needs = self.least
        for rule in self.rules:
            if needs < rule.NEEDS and concerns(rule, document):
                needs = rule.NEEDS
        return needs

    def _resolved(self, dossier: Dossier) -> Dossier:
        from .resolvers import resolve, with_outlet
        from .resolvers.registry import Registry

        if self.registry is None:
            self.registry = Registry.load(self.settings.outlets) if self.settings.outlets else _registry()
        fields = tuple(with_outlet(one, self.registry) for one in dossier.fields)
        return dossier._replace(fields=fields, resolutions=resolve(dossier.document, fields, self.registry))

    def graph(self, documents: Sequence[Audited]) -> Graph:
        """The provenance graph of the dossiers that were kept for it."""
        if not self.keep or self.least < Needs.CLAIMS:
            return Graph()
        from .provenance import graph

        return graph(documents)


def _accepted_by(selector: str) -> frozenset[str]:
    """The codes that a selector of a comment means; one that names no rules does not accept what is said about it."""
    codes = rules.codes_of(selector)
    return codes if selector else codes - {rule.CODE for rule in rules.RULES if rule.NEEDS is Needs.FINDINGS}


def severities(settings: Settings) -> dict[str, Severity]:
    """Code → severity as the settings have it; of several selectors that mean a rule the longest counts."""
    found: dict[str, Severity] = {}
    for selector in sorted(settings.severity, key=len):
        found |= dict.fromkeys(rules.named([selector]), Severity(settings.severity[selector]))
    return found


def _findings(document: Document, found: Sequence[tuple[Rule, Problem]], lines: Lines) -> tuple[Finding, ...]:
    """Problems with their rules' names, rows and columns and fingerprints, in the order of the document."""
    path = project_path(document.path)
    seen: dict[str, int] = {}
    findings = []
    if not document.encoding:  # taken out of a file that is no text, and that cannot be mended
        found = [(rule, problem._replace(fix=None)) for rule, problem in found]
    for rule, problem in sorted(found, key=lambda pair: (pair[1].span, pair[0].CODE, pair[1].key or "")):
        fingerprint = _fingerprint(rule.CODE, problem, path, document.prose)
        occurrence = seen.get(fingerprint, 0)
        seen[fingerprint] = occurrence + 1
        if occurrence:
            fingerprint = digest(fingerprint, str(occurrence))
        severity = Severity.WARNING if rule.DEFAULT is Severity.OFF else rule.DEFAULT
        start, end = lines.locate(problem.span.start), lines.locate(problem.span.end)
        findings.append(Finding(rule.CODE, rule.NAME, severity, document.path, problem, start, end, fingerprint))
    return tuple(findings)


def _fingerprint(code: str, problem: Problem, path: str, prose: str) -> str:
    """Stable while the 40 letters and digits before the place stay; markers before it do not count, nor do rows."""
    before = _MARKER.sub("", prose[max(0, problem.span.start - 200) : problem.span.start])
    context = "".join(filter(str.isalnum, before))[-40:]
    return digest(code, problem.key or "", path, context)


@cache
def _registry() -> Registry:
    """The registry without a user's own outlets: the same in every run."""
    from .resolvers.registry import Registry

    return Registry.load()


def _replaced(document: Document, data: bytes) -> Iterator[Notice]:
    """Say how many places of a document could not be decoded."""
    count = document.text.count("\ufffd")
    if count > data.count("\ufffd".encode(document.encoding)):
        words = "1 place is" if count == 1 else f"{count} places are"
        yield Notice(UNREAD, f"{words} not {document.encoding}, and read as U+FFFD", document.path, fatal=False)


def _left_out(document: Document) -> tuple[tuple[str, int], ...]:
    from .readers.coverage import left_out

    return left_out(document)


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def project_path(path: str) -> str:
    """The path from the root of the document's project, so that fingerprints are the same on every machine."""
    full = os.path.abspath(path)
    root = project_root(os.path.dirname(full))
    return os.path.relpath(full, root).replace(os.sep, "/") if root else path.replace(os.sep, "/")


@cache
def project_root(folder: str) -> str | None:
    """The nearest folder, this one or one above it, that has what the root of a project has."""
    if any(os.path.exists(os.path.join(folder, name)) for name in _ROOT_SIGNS):
        return folder
    parent = os.path.dirname(folder)
    return None if parent == folder else project_root(parent)


def _summaries(document: Document, lines: Lines) -> tuple[ListSummary, ...]:
    return tuple(
        ListSummary(
            heading=sources.heading,
            row=lines.locate(sources.span.start).row,
            end_row=lines.locate(max(sources.span.start, sources.span.end - 1)).row,
            entries=len(sources.entries),
            form=sources.form,
            found_by=sources.found_by,
        )
        for sources in document.source_lists
    )
