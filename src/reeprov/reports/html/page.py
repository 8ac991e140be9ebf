"""The page: what was found first, then each document with its findings, its prose, its sources and its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ... import __version__
from ...model.dossier import Audited, Dossier, Report
from ...model.finding import Finding, Severity
from ..interface import Style
from ..words import count
from .claims import claims
from .frame import closing, opening
from .markup import apart, link, text
from .overview import bar, findings, reaches
from .places import findings_of_claims
from .prose import Prose
from .sources import sources
from .style import CSS, SCRIPT

_HOW = (
    "Underlined is what can be checked, in the color of how far it can be followed. Point at it to see its chain;"
    " ↓ leads to all that is known of it, and a [marker] to its entry."
)


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the page in pieces; the same report gives the same page."""
    yield opening(f"Source audit: {_names(report)}", CSS, SCRIPT)
    yield from _top(report)
    yield '<main id="report">\n'
    for number, audited in enumerate(report.documents):
        yield from _document(audited, report, f"d{number}-")
    yield f"</main>\n<footer>\n<p>Written by reeprov {text(__version__)}.</p>\n</footer>\n{closing(SCRIPT)}"


def _names(report: Report) -> str:
    paths = [audited.path for audited in report.documents]
    return paths[0] if len(paths) == 1 else f"{len(paths)} documents"


def _top(report: Report) -> Iterator[str]:
    unread = [audited for audited in report.documents if not audited.read]
    yield '<header class="top">\n<h1>Where does it come from, and does the trail hold?</h1>\n<p class="sum">'
    yield f"{count(len(report.documents), 'document')}: {_kinds(report.findings)}"
    yield f"; <strong>{count(len(unread), 'document')} could not be read</strong></p>\n" if unread else "</p>\n"
    if report.not_checked:
        yield f'<p class="unchecked"><b>Not checked.</b> {text(" ".join(report.not_checked))}</p>\n'
    general = [notice for notice in report.notices if notice.path is None]
    yield "".join(f'<p class="error">{text(notice.message)}</p>\n' for notice in general)
    if len(report.documents) > 1:
        yield '<nav aria-label="Documents"><ol>\n'
        for number, audited in enumerate(report.documents):
            found = _kinds(audited.findings) if audited.read else '<span class="error">not read</span>'
            shown = bar(audited.dossier) if audited.dossier else ""
            title, path = _title(audited), apart(audited.path)
            yield f'<li>{link(f"#d{number}-", apart(title))} <span class="small">{path}: {found}</span>{shown}</li>\n'
        yield "</ol></nav>\n"
    yield "</header>\n"


def _kinds(found: Iterable[Finding]) -> str:
    """How many findings there are of each severity."""
    kinds = Counter(finding.severity for finding in found)
    words = [f'<span class="{kind.value}">{count(kinds[kind], kind.value)}</span>' for kind in Severity if kinds[kind]]
    return ", ".join(words) or "nothing found"


def _title(audited: Audited) -> str:
    """What to call a document: its title, else the name of its file."""
    title = audited.dossier.document.title if audited.dossier else None
    return title or audited.path.rstrip("/").rpartition("/")[2] or audited.path


def _document(audited: Audited, report: Report, prefix: str) -> Iterator[str]:
    dossier = audited.dossier
    heading = f'<h2 id="{prefix}t" dir="auto">{text(_title(audited))}</h2>'
    yield f'<section id="{prefix}" aria-labelledby="{prefix}t">\n{heading}\n'
    if not audited.read or dossier is None:
        reasons = [notice.message for notice in report.notices if notice.path == audited.path]
        yield f'<p class="error">Not read: {text("; ".join(reasons) or "no reason known")}</p>\n</section>\n'
        return
    document = dossier.document
    found = findings_of_claims(dossier, audited.findings)
    prose = Prose(audited, dossier, prefix, found)
    named = prose.named | {f"{prefix}e{at}" for at in range(len(document.entries))}
    yield f'<p class="facts">{_facts(audited, dossier)}</p>\n'
    yield from reaches(dossier)
    yield from findings(audited, dossier, prefix, named)
    if prose.html:
        how = f'<p class="small">{_HOW}</p>\n' if dossier.claims else ""
        yield f'<h3>The text</h3>\n{how}<div class="prose"{_language(document.language)}>\n{prose.html}</div>\n'
    yield from sources(dossier, prefix)
    yield from claims(audited, dossier, prefix, found, named)
    yield "</section>\n"


def _language(code: str) -> str:
    return "" if code == "und" else f' lang="{text(code)}"'


def _facts(audited: Audited, dossier: Dossier) -> str:
    """What the document is, and what was read of it."""
    document = dossier.document
    facts = [audited.path, document.outlet, document.issued.text if document.issued else None]
    facts += [count(audited.markers, "marker"), count(len(dossier.claims), "claim")]
    for one in audited.source_lists:
        heading = f" “{one.heading}”" if one.heading else ""
        place = f"in rows {one.row}–{one.end_row}, found by its {one.found_by}"
        facts.append(f"{count(one.entries, 'entry')} in the list{heading} {place}")
    if not audited.source_lists:
        facts.append("no source list was found")
    return " · ".join(apart(fact) for fact in facts if fact)
