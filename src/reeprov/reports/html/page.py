"""The page: what was found first, then each document with its findings, its prose, its sources and its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ... import __version__
from ...model.claim import Reach
from ...model.dossier import Audited, Dossier, Report
from ...model.resolution import Ambiguous, Resolution, Resolved
from ...model.support import by_claim
from ...model.text import Lines
from ...model.upstream import told_round
from ...resolvers import status
from ..interface import Style, rule_page
from .chains import WORDS, drawn, named, seen, told
from .frame import closing, opening
from .markup import link, text
from .prose import prose
from .style import CSS, SCRIPT


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the page in pieces; the same report gives the same page."""
    yield opening(f"Source audit: {_names(report)}", CSS, SCRIPT)
    yield from _top(report)
    yield '<main id="report">\n'
    for number, audited in enumerate(report.documents):
        yield from _document(audited, report, f"d{number}-")
    yield "</main>\n<footer>\n"
    if report.not_checked:
        yield "<h2>Not checked</h2>\n" + "".join(f"<p>{text(words)}</p>\n" for words in report.not_checked)
    yield f"<p>Written by reeprov {text(__version__)}.</p>\n</footer>\n{closing(SCRIPT)}"


def _names(report: Report) -> str:
    paths = [audited.path for audited in report.documents]
    return paths[0] if len(paths) == 1 else f"{len(paths)} documents"


def _top(report: Report) -> Iterator[str]:
    kinds = Counter(finding.severity.value for finding in report.findings)
    unread = [audited for audited in report.documents if not audited.read]
    words = [_count(kinds[name], name) for name in ("error", "warning", "note") if kinds[name]] or ["nothing found"]
    yield '<header class="top">\n<h1>Where does it come from, and does the trail hold?</h1>\n<p class="sum">'
    yield f"{_count(len(report.documents), 'document')}: {', '.join(words)}"
    yield f"; <strong>{_count(len(unread), 'document')} could not be read</strong></p>\n" if unread else "</p>\n"
    general = [notice for notice in report.notices if notice.path is None]
    yield "".join(f'<p class="error">{text(notice.message)}</p>\n' for notice in general)
    if len(report.documents) > 1:
        yield '<nav aria-label="Documents"><ol>\n'
        for number, audited in enumerate(report.documents):
            found = _count(len(audited.findings), "finding") if audited.read else "not read"
            yield f'<li>{link(f"#d{number}-", text(audited.path))} <span class="small">{found}</span></li>\n'
        yield "</ol></nav>\n"
    yield "</header>\n"


def _document(audited: Audited, report: Report, prefix: str) -> Iterator[str]:
    dossier = audited.dossier
    title = dossier.document.title if dossier else None
    heading = f'<h2 id="{prefix}t">{text(title or audited.path)}</h2>'
    yield f'<section id="{prefix}" aria-labelledby="{prefix}t">\n{heading}\n'
    if not audited.read or dossier is None:
        reasons = [notice.message for notice in report.notices if notice.path == audited.path]
        yield f'<p class="error">Not read: {text("; ".join(reasons) or "no reason known")}</p>\n</section>\n'
        return
    document = dossier.document
    issued = document.issued.text if document.issued else None
    yield f'<p class="facts">{" · ".join(text(each) for each in (audited.path, document.outlet, issued) if each)}</p>\n'
    yield f'<p class="facts">{_coverage(audited, dossier)}</p>\n'
    yield from _reaches(dossier)
    yield from _findings(audited, prefix)
    words = "".join(prose(audited, dossier, prefix))
    if words:
        yield f'<h3>The text</h3>\n<div class="prose" dir="auto"{_language(document.language)}>\n{words}</div>\n'
    yield from _sources(dossier, prefix)
    yield from _circles(dossier)
    yield from _claims(dossier, prefix)
    yield "</section>\n"


def _language(code: str) -> str:
    return "" if code == "und" else f' lang="{text(code)}"'


def _coverage(audited: Audited, dossier: Dossier) -> str:
    lists = []
    for sources in audited.source_lists:
        heading = f" “{text(sources.heading)}”" if sources.heading else ""
        place = f"in rows {sources.row}-{sources.end_row}, found by its {text(sources.found_by)}"
        lists.append(f"{_count(sources.entries, 'entry')} in the list{heading} {place}")
    read = f"{_count(audited.markers, 'marker')}, {_count(len(dossier.claims), 'claim')}"
    return "; ".join([read, *(lists or ["no source list was found"])])


def _reaches(dossier: Dossier) -> Iterator[str]:
    """How many claims get how far, as a bar and in words."""
    counts = Counter(chain.reach for chain in dossier.chains)
    total = sum(counts.values())
    if not total:
        return
    present = [reach for reach in Reach if counts[reach]]
    yield f'<svg class="bar" viewBox="0 0 {total} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    at = 0
    for reach in present:
        yield f'<rect class="{reach.value}" x="{at}" width="{counts[reach]}" height="1"/>'
        at += counts[reach]
    yield '</svg>\n<ul class="legend small">\n'
    for reach in present:
        yield f'<li class="{reach.value}"><i></i>{counts[reach]} {WORDS[reach]}</li>\n'
    yield "</ul>\n"


def _findings(audited: Audited, prefix: str) -> Iterator[str]:
    yield "<h3>Findings</h3>\n"
    if not audited.findings:
        yield "<p>None.</p>\n"
        return
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Severity", "Rule", "Place", "What, and what to do"))
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for at, finding in enumerate(audited.findings):
        hint = f'<br><span class="small">{text(finding.problem.hint)}</span>' if finding.problem.hint else ""
        rule = link(rule_page(finding.code), f"{finding.code} {finding.name}")
        yield (
            f'<tr id="{prefix}f{at}"><td class="{finding.severity.value}">{finding.severity.value}</td><td>{rule}</td>'
            f"<td>{finding.location.row}:{finding.location.column}</td>"
            f"<td>{text(finding.problem.message)}{hint}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n"


def _sources(dossier: Dossier, prefix: str) -> Iterator[str]:
    document = dossier.document
    if not document.entries:
        return
    lines = Lines(document.text)
    cited: dict[int, list[int]] = {}
    for chain in dossier.chains:
        for step in chain.steps:
            if step.entry is not None:
                cited.setdefault(step.entry, []).append(step.marker)
    followed = {stage for stage in dossier.opened if stage is not None}
    yield '<h3>Sources</h3>\n<ol class="sources">\n'
    for at, entry in enumerate(document.entries):
        yield f'<li id="{prefix}e{at}"><p><b>[{text(entry.key)}]</b> {text(entry.text)}</p>\n'
        if at < len(dossier.resolutions):
            yield from _record(dossier.resolutions[at])
        if at < len(dossier.visits) and (visit := dossier.visits[at]):
            yield f"<p>{text(visit.verdict.value.replace('_', ' '))}: {text(visit.evidence)}, {text(visit.time)}</p>\n"
        yield named(dossier, at, followed)
        back = [
            link(f"#{prefix}m{marker}", f"row {lines.locate(document.markers[marker].span.start).row}")
            for marker in dict.fromkeys(cited.get(at, ()))
        ]
        places = f"Cited in {', '.join(back)}." if back else "Cited in no claim."
        yield f'<p class="small">{places}</p></li>\n'
    yield "</ol>\n"


def _record(resolution: Resolution) -> Iterator[str]:
    record = resolution.record
    name = status(resolution)
    known = [
        text(each) for each in (record.container_title, record.issued, record.original_title or record.title) if each
    ]
    yield f'<p><span class="status {text(name)}">{text(name)}</span> {" · ".join(known)}</p>\n'
    if isinstance(resolution, Ambiguous):
        names = ", ".join(outlet.id for outlet in resolution.candidates)
        yield f"<p>Several outlets bear the name: {text(names)}</p>\n"
    elif not isinstance(resolution, Resolved):
        yield f"<p>{text(resolution.reason)}</p>\n"
    for address, words in ((record.url, "address"), (record.archive_url, "archived copy")):
        if address:
            yield f"<p>{words}: {link(address, text(address), rel='noreferrer')}</p>\n"
    notes = [f"<li>{text(one.field)}: {text(one.note)}</li>" for one in record.evidence if one.note]
    if notes:
        yield f'<details><summary>Evidence</summary><ul class="small">{"".join(notes)}</ul></details>\n'


def _circles(dossier: Dossier) -> Iterator[str]:
    if dossier.circles:
        yield "<h3>Circles</h3>\n<p>These pages name each other all the way round: none is an origin.</p>\n<ul>\n"
        for circle in dossier.circles:
            yield f"<li>{text(told_round(circle, dossier.stages))}</li>\n"
        yield "</ul>\n"


def _claims(dossier: Dossier, prefix: str) -> Iterator[str]:
    if not dossier.claims:
        return
    counts = Counter(chain.reach for chain in dossier.chains)
    yield "<h3>Claims, and how far each can be followed</h3>\n<div>\n<fieldset hidden><legend>Show claims</legend>\n"
    for reach in Reach:
        if counts[reach]:
            box = f'<input type="checkbox" value="{reach.value}" checked>'
            yield f"<label>{box} {WORDS[reach]} ({counts[reach]})</label>\n"
    yield "</fieldset>\n"
    supports = by_claim(dossier.supports)
    for at, (claim, chain) in enumerate(zip(dossier.claims, dossier.chains, strict=True)):
        yield (
            f'<article id="{prefix}c{at}" class="{chain.reach.value}" data-reach="{chain.reach.value}">\n'
            f'<h4 dir="auto">{text(claim.text)}</h4>\n<details><summary>{WORDS[chain.reach]}</summary>\n'
            f"{drawn(dossier, chain, prefix)}\n{told(dossier, chain, prefix)}"
            f"{seen(dossier, supports.get(at, ()))}</details>\n</article>\n"
        )
    yield "</div>\n"


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
