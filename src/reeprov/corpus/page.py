"""The report of a corpus as one page that needs nothing from outside and no script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .. import __version__
from ..model.dossier import Report
from ..model.finding import Finding
from ..reports.html.frame import closing, opening
from ..reports.html.markup import link, text
from ..reports.html.style import CSS
from ..reports.interface import rule_page
from .compare import Comparison, Row
from .events import Event
from .figures import AGREE, CONFLICT, DECLARED, OTHER, UNSAID
from .leaning import Rot
from .report import copy_groups, described, distinct, once, round_trips, summary

_MOST = 200  # of a kind on the page; the tables have them all

_STYLE = """
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.7rem;padding:0;margin:1.4rem 0 0;
list-style:none}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.5rem .8rem;
font-family:system-ui,sans-serif;font-size:.875rem;line-height:1.35}
.tiles b{display:block;font-size:1.6rem;line-height:1.2}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1.2rem;margin:.6rem 0 .2rem}
.sides figure{margin:0}.sides blockquote,.alone li{margin:0;line-height:1.5}
figcaption{margin-top:.35rem;color:var(--soft);font-family:system-ui,sans-serif;font-size:.8125rem}
mark{background:var(--wash);color:inherit;font-weight:700;border-bottom:2px solid var(--part)}
.conflict mark{border-bottom-color:var(--bad)}
article.conflict{border-left-color:#c4352b}article.other{border-left-color:#c99a2e}
article.same{border-left-color:#8b9098}article.agree{border-left-color:#3f8f63}
.why{font-family:system-ui,sans-serif;font-size:.875rem}
.why b{font-weight:600}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.scroll table{width:auto;min-width:min(100%,20rem)}#findings table{min-width:32rem}
main.corpus td:nth-child(2),main.corpus th:nth-child(2){display:table-cell}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;padding-right:1.4rem;white-space:nowrap}
.part{width:6rem;height:.6rem;border-radius:.3rem;vertical-align:baseline;margin-left:.6rem}
.part .whole{fill:var(--line)}.part .done{fill:#3f8f63}
td.dead{color:var(--bad);font-weight:600}
.plain{padding-left:1.2rem}.plain li{margin:.3rem 0}
h2+article,h2+ul,h2+details,h2+section{margin-top:.8rem}
@media(max-width:40rem){.sides{grid-template-columns:1fr;gap:.9rem}.tiles{grid-template-columns:1fr 1fr}
.part{display:none}}
"""
_KINDS = (
    (CONFLICT, "conflict", "Figures that conflict"),
    (DECLARED, "other", "Conflicts that the text itself names"),
    (OTHER, "other", "One number, other measures"),
    (UNSAID, "same", "One number, and what it measures is not said in both"),
    (AGREE, "agree", "Figures that agree"),
)


def page(found: Comparison, report: Report) -> Iterator[str]:
    """Yield the page in pieces; the same comparison gives the same page.

    Paths are given from the folder that all documents lie in.
    """
    folder, found, report = _within(found, report)
    yield opening(f"Sources of {len(found.documents)} documents compared", CSS + _STYLE)
    sections = [section for section in _sections(found, report) if section.items]
    yield '<header class="top">\n<h1>Which sources are really one, and what contradicts itself?</h1>\n'
    yield f'<p class="sum">{text(summary(found))}</p>\n'
    yield f'<p class="facts">{text(folder)}</p>\n' if folder else ""
    yield '<nav aria-label="Sections"><ul class="tiles">\n'
    for section in sections:
        yield f"<li><b>{section.count}</b>{link(f'#{section.id}', text(section.title))}</li>\n"
    yield '</ul></nav>\n</header>\n<main id="report" class="corpus">\n'
    if not sections:
        yield "<p>The documents have nothing in common, cite nothing, and contradict each other nowhere.</p>\n"
    for section in sections:
        yield from section.pieces()
    yield "</main>\n<footer>\n"
    if not found.rot:
        yield "<p>Not checked: no address was asked for, so nothing is said about dead links.</p>\n"
    yield "<p>Figures are compared where their measures are named alike; most statements without figures are not.</p>\n"
    yield f"<p>Written by reeprov {text(__version__)}.</p>\n</footer>\n{closing()}"


def _within(found: Comparison, report: Report) -> tuple[str, Comparison, Report]:
    """The folder that all documents lie in, and the same with paths from there; no folder where there is none."""
    folder = _folder([row["path"] for row in found.documents.values()])
    if not folder:
        return folder, found, report
    documents = {name: {**row, "path": row["path"].removeprefix(folder)} for name, row in found.documents.items()}
    return (
        folder,
        found._replace(documents=documents),
        report._replace(
            documents=tuple(
                one._replace(findings=tuple(_from(folder, finding) for finding in one.findings))
                for one in report.documents
            )
        ),
    )


def _folder(paths: Sequence[str]) -> str:
    if any("://" in path for path in paths):
        return ""
    names: list[str] = []
    for level in zip(*(path.split("/")[:-1] for path in paths), strict=False):
        if len(set(level)) > 1:
            break
        names.append(level[0])
    return "/".join([*names, ""]) if any(names) else ""


def _from(folder: str, finding: Finding) -> Finding:
    problem = finding.problem._replace(message=finding.problem.message.replace(folder, ""))
    return finding._replace(path=finding.path.removeprefix(folder), problem=problem)


class _Section:
    """A part of the page: so many items between what opens and closes them."""

    def __init__(
        self,
        name: str,
        title: str,
        items: Iterable[str],
        around: tuple[str, str] = ("", ""),
        about: str = "",
        total: int | None = None,
    ) -> None:
        self.id, self.title, self.around, self.about = name, title, around, about
        self.items = list(items)
        self.count = len(self.items) if total is None else total

    def pieces(self) -> Iterator[str]:
        yield f'<section id="{self.id}" aria-labelledby="{self.id}-t">\n<h2 id="{self.id}-t">{text(self.title)}</h2>\n'
        if self.about:
            yield f'<p class="small">{text(self.about)}</p>\n'
        yield self.around[0]
        yield from self.items[:_MOST]
        yield self.around[1]
        if self.count > _MOST:
            yield f'<p class="small">And {self.count - _MOST} more, which the tables have.</p>\n'
        yield "</section>\n"


_LIST = ('<ul class="plain">\n', "</ul>\n")


def _sections(found: Comparison, report: Report) -> Iterator[_Section]:
    for relation, style, title in _KINDS[:3]:
        yield _figures(found, relation, style, title)
    yield _Section(
        "origins",
        "Probably one origin, and no common text",
        (
            _pair(found, "other", one.tie.value, one.why, 0, (one.first, one.second))
            for one in once(found, found.origins)
        ),
        about="Count them as one source until it is shown that they are two.",
    )
    yield _Section("copies", "Copies", _copies(found), _LIST, "Several documents that are one article.")
    yield _Section("circles", "Circles of citation", _circles(found), _LIST)
    yield _Section("one", "Sources of one document that are one", _one_source(found), _LIST)
    yield _Section("shared", "Sources that meet", _shared(found), _LIST, "One source that several documents cite.")
    yield _Section(
        "alone",
        "Sources on which claims rest alone",
        _alone(found),
        about="Claims that cite one source and no other, by that source.",
        total=found.claims.lonely,
    )
    yield _Section(
        "outlets", "Outlets by how often and how well they are cited", _outlets(found), _table("Outlets", _OUTLETS)
    )
    years = sorted({one.year for one in found.rot})
    heads = [("Outlet", ""), *((year or "no year", "number") for year in years)]
    about = "Addresses that led nowhere, of those that were asked for, by the year of the article."
    yield _Section("rot", "Dead links by outlet and year", _rot(found.rot, years), _table("Dead links", heads), about)
    for relation, style, title in _KINDS[3:]:
        yield _figures(found, relation, style, title)
    yield _Section(
        "times",
        "Times and leaders that agree",
        (
            _pair(found, "agree", one.relation, _in_common(one), 0, (one.first, one.second))
            for one in once(found, found.events)
        ),
    )
    heads = [("Severity", ""), ("Rule", ""), ("Place", ""), ("What, and what to do", "")]
    yield _Section("findings", "Findings", _findings(report), _table("Findings", heads))


def _figures(found: Comparison, relation: str, style: str, title: str) -> _Section:
    items = (
        _pair(found, style, pair.why, pair.note, more, (pair.first, pair.second))
        for pair, more in distinct(found, relation)
    )
    return _Section(relation.replace(",", "").replace(" ", "-"), title, items)


def _pair(found: Comparison, style: str, why: str, note: str, more: int, rows: Sequence[Row]) -> str:
    """Two passages side by side."""
    copies = f' <span class="small">And {more} more in copies.</span>' if more else ""
    words = f"<b>{text(_sentence(why))}</b>" + (f" {text(_sentence(note))}" if note else "")
    sides = "".join(_side(found, row) for row in rows)
    return (
        f'<article class="{style}">\n<p class="why">{words}{copies}</p>\n<div class="sides">{sides}</div>\n</article>\n'
    )


def _in_common(event: Event) -> str:
    return f"words in common: {', '.join(event.words)}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _side(found: Comparison, row: Row) -> str:
    before, words, behind = row["sentence"].partition(row["text"])
    marked = f"{text(before)} " if before.endswith(" ") else text(before)
    marked += f"<mark>{text(words)}</mark>" if words else ""
    marked += f" {text(behind)}" if behind.startswith(" ") else text(behind)
    return (
        f'<figure><blockquote dir="auto">{marked}</blockquote>\n'
        f"<figcaption>{_named(found, row['document'])}, row {row['row']}</figcaption></figure>\n"
    )


def _named(found: Comparison, document: str) -> str:
    """A document by its path, and what it says of itself."""
    row = found.documents[document]
    about = [text(each) for each in (row["title"], row["outlet"], row["issued"]) if each]
    return " · ".join([_place(row["path"]), *about])


def _place(path: str) -> str:
    return link(path, text(path), rel="noreferrer")


def _copies(found: Comparison) -> Iterator[str]:
    for article, documents in copy_groups(found):
        names = ", ".join(_place(found.path(document)) for document in documents[:_MOST])
        more = f" and {len(documents) - _MOST} more" if len(documents) > _MOST else ""
        yield f"<li>{_named(found, article)}<br>and the same in {names}{more}</li>\n"


def _circles(found: Comparison) -> Iterator[str]:
    for way in round_trips(found):
        yield f"<li>{' → '.join(_place(found.path(step.document)) for step in (*way, way[0]))}</li>\n"


def _one_source(found: Comparison) -> Iterator[str]:
    for one in found.one_source:
        entries = f"[{one.first.entry['key']}] and [{one.second.entry['key']}]: {one.why}"
        yield f"<li>{_place(found.path(one.second.document))}: {text(entries)}</li>\n"


def _shared(found: Comparison) -> Iterator[str]:
    for one in found.shared:
        leading = ", <strong>most of those that cite</strong>" if one.leading else ""
        names = ", ".join(_place(found.path(document)) for document in one.documents[:10])
        words = f"{len(one.documents)} documents{leading}: {names}{', …' if len(one.documents) > 10 else ''}"
        yield f'<li>{text(described(one.record))}<br><span class="small">{words}</span></li>\n'


def _alone(found: Comparison) -> Iterator[str]:
    for one in found.alone:
        count = f"{one.resting} claim{'' if one.resting == 1 else 's'}"
        claims = "".join(
            f'<li dir="auto">{text(row["text"])} <span class="small">{text(found.path(row["document"]))}, '
            f"row {row['row']}</span></li>\n"
            for row in one.claims
        )
        rest = one.resting - len(one.claims)
        claims += f'<li class="small">and {rest} more</li>\n' if rest > 0 else ""
        yield (
            f"<details><summary>{text(described(one.record))}: {count}</summary>\n"
            f'<ul class="plain alone">\n{claims}</ul>\n</details>\n'
        )


_OUTLETS = [("Outlet", ""), ("Entries", "number"), ("Documents", "number"), ("Identified", ""), ("With an address", "")]


def _outlets(found: Comparison) -> Iterator[str]:
    for one in found.outlets:
        yield (
            f'<tr><td>{text(one.name or "no outlet")}</td><td class="number">{one.entries}</td>'
            f'<td class="number">{one.documents}</td><td>{_share(one.identified, one.entries)}</td>'
            f"<td>{_share(one.addressed, one.entries)}</td></tr>\n"
        )


def _share(count: int, whole: int) -> str:
    return (
        f'{count}<svg class="part" viewBox="0 0 {whole} 1" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><rect class="whole" width="{whole}" height="1"/>'
        f'<rect class="done" width="{count}" height="1"/></svg>'
    )


def _rot(found: Sequence[Rot], years: Sequence[str]) -> Iterator[str]:
    by_outlet: defaultdict[str, dict[str, Rot]] = defaultdict(dict)
    for one in found:
        by_outlet[one.outlet][one.year] = one
    for outlet, cells in by_outlet.items():
        row = "".join(_cell(cells.get(year)) for year in years)
        yield f"<tr><td>{text(outlet or 'no outlet')}</td>{row}</tr>\n"


def _cell(one: Rot | None) -> str:
    if one is None:
        return '<td class="number">–</td>'
    unknown = f" ({one.unknown} unknown)" if one.unknown else ""
    return f'<td class="number{" dead" if one.gone else ""}">{one.gone} of {one.asked}{unknown}</td>'


def _findings(report: Report) -> Iterator[str]:
    for finding in report.findings:
        rule = link(rule_page(finding.code), f"{finding.code} {finding.name}")
        hint = f'<br><span class="small">{text(finding.problem.hint)}</span>' if finding.problem.hint else ""
        place = f"{text(finding.path)}:{finding.location.row}:{finding.location.column}"
        yield (
            f'<tr><td class="{finding.severity.value}">{finding.severity.value}</td><td>{rule}</td><td>{place}</td>'
            f"<td>{text(finding.problem.message)}{hint}</td></tr>\n"
        )


def _table(name: str, heads: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """What stands around rows; who has no mouse scrolls the table when it is focused."""
    cells = "".join(
        f'<th scope="col"{f" class={chr(34)}{style}{chr(34)}" if style else ""}>{text(head)}</th>'
        for head, style in heads
    )
    opened = f'<section class="scroll" tabindex="0" aria-label="{text(name)}: the table">\n<table>\n'
    return f"{opened}<thead><tr>{cells}</tr></thead>\n<tbody>\n", "</tbody>\n</table>\n</section>\n"
