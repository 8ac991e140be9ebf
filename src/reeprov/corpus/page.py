"""The report of a corpus as one page that needs nothing from outside and no script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

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
from .report import Group, copy_groups, described, groups, once, round_trips, summary

_MOST = 200  # of a kind on the page; the tables have them all
_OPEN, _ROWS = 10, 30  # of them are seen at once, the others when asked for
_BESIDE = 4
_NAMED = 8  # documents in a line

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


_Around = Callable[[str, Iterable[str]], Iterator[str]]


def _bare(_: str, items: Iterable[str]) -> Iterator[str]:
    yield from items


def _listed(_: str, items: Iterable[str]) -> Iterator[str]:
    yield from ('<ul class="plain">\n', *items, "</ul>\n")


def _tabled(*heads: tuple[str, str]) -> _Around:
    """Rows under these heads; who has no mouse scrolls the table when it is focused."""
    cells = "".join(
        f'<th scope="col"{f" class={chr(34)}{style}{chr(34)}" if style else ""}>{text(head)}</th>'
        for head, style in heads
    )

    def around(name: str, items: Iterable[str]) -> Iterator[str]:
        yield f'<section class="scroll" tabindex="0" aria-label="{text(name)}: the table">\n<table>\n'
        yield from (f"<thead><tr>{cells}</tr></thead>\n<tbody>\n", *items, "</tbody>\n</table>\n</section>\n")

    return around


class _Section:
    """A part of the page: what it is called, and its items, with what stands around them."""

    def __init__(
        self,
        name: str,
        title: str,
        items: Iterable[str],
        around: _Around = _bare,
        about: str = "",
        total: int | None = None,
        shown: int = _OPEN,
    ) -> None:
        self.id, self.title, self.around, self.about, self.shown = name, title, around, about, shown
        self.items = list(items)
        self.count = len(self.items) if total is None else total

    def pieces(self) -> Iterator[str]:
        yield f'<section id="{self.id}" aria-labelledby="{self.id}-t">\n<h2 id="{self.id}-t">{text(self.title)}</h2>\n'
        if self.about:
            yield f'<p class="small">{text(self.about)}</p>\n'
        yield from self.around(self.title, self.items[: self.shown])
        if others := self.items[self.shown : _MOST]:
            yield f"<details><summary>Show {len(others)} more</summary>\n"
            yield from self.around(f"{self.title}, continued", others)
            yield "</details>\n"
        if self.count > _MOST:
            yield f'<p class="small">And {self.count - _MOST:,} more, which the tables have.</p>\n'
        yield "</section>\n"


def _sections(found: Comparison, report: Report) -> Iterator[_Section]:
    for relation, style, title in _KINDS[:3]:
        yield _figures(found, relation, style, title)
    yield _Section(
        "origins",
        "Probably one origin, and no common text",
        (_pair(found, "other", one.tie.value, one.why, (one.first, one.second)) for one in once(found, found.origins)),
        about="Count them as one source until it is shown that they are two.",
    )
    yield _Section("copies", "Copies", _copies(found), _listed, "Several documents that are one article.")
    yield _Section("circles", "Circles of citation", _circles(found), _listed)
    yield _Section("one", "Sources of one document that are one", _one_source(found), _listed)
    yield _Section("shared", "Sources that meet", _shared(found), _listed, "One source that several documents cite.")
    yield _Section(
        "alone",
        "Sources on which claims rest alone",
        _alone(found),
        about="Claims that cite one source and no other, by that source.",
        total=found.claims.lonely,
    )
    title = "Outlets by how often and how well they are cited"
    yield _Section("outlets", title, _outlets(found), _tabled(*_OUTLETS), shown=_ROWS)
    years = sorted({one.year for one in found.rot})
    heads = [("Outlet", ""), *((year or "no year", "number") for year in years)]
    title = "Link rot by outlet and year"
    about = "Addresses that led nowhere, of those that were asked for, by the year of the article."
    yield _Section("rot", title, _rot(found.rot, years), _tabled(*heads), about, shown=_ROWS)
    yield _Section("dead", "Addresses that lead nowhere", _dead(found), _listed)
    for relation, style, title in _KINDS[3:]:
        yield _figures(found, relation, style, title)
    yield _Section(
        "times",
        "Times and leaders that agree",
        (
            _pair(found, "agree", one.relation, _in_common(one), (one.first, one.second))
            for one in once(found, found.events)
        ),
    )
    heads = [("Severity", ""), ("Rule", ""), ("Place", ""), ("What, and what to do", "")]
    yield _Section("findings", "Findings", _findings(report), _tabled(*heads))


def _figures(found: Comparison, relation: str, style: str, title: str) -> _Section:
    items = (_beside(found, style, group) for group in groups(found, relation))
    return _Section(relation.replace(",", "").replace(" ", "-"), title, items)


def _beside(found: Comparison, style: str, group: Group) -> str:
    """Figures side by side."""
    copies = f' <span class="small">And {group.copies} more in copies.</span>' if group.copies else ""
    notes = "".join(f" {text(_sentence(note))}" for note in group.notes)
    return _passages(found, style, f"<b>{text(_sentence(group.why))}</b>{notes}{copies}", group.sides)


def _pair(found: Comparison, style: str, why: str, note: str, rows: Sequence[Row]) -> str:
    """Two passages side by side."""
    return _passages(found, style, f"<b>{text(_sentence(why))}</b> {text(_sentence(note))}", rows)


def _passages(found: Comparison, style: str, words: str, rows: Sequence[Row]) -> str:
    sides = "".join(_side(found, row) for row in rows[:_BESIDE])
    if len(rows) > _BESIDE:
        others = "".join(_side(found, row) for row in rows[_BESIDE:])
        sides += (
            f'<details><summary>{len(rows) - _BESIDE} more</summary>\n<div class="sides">{others}</div></details>\n'
        )
    return f'<article class="{style}">\n<p class="why">{words}</p>\n<div class="sides">{sides}</div>\n</article>\n'


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
        yield f"<li>{_named(found, article)}<br>and the same in {_places(found, documents)}</li>\n"


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
        words = f"{len(one.documents)} documents{leading}: {_places(found, one.documents)}"
        yield f'<li>{_record(one.record)}<br><span class="small">{words}</span></li>\n'


def _dead(found: Comparison) -> Iterator[str]:
    for one in found.dead:
        words = f"{text(one.record['url'])}<br>cited in {_places(found, one.documents)}"
        yield f'<li>{_record(one.record)}<br><span class="small">{words}</span></li>\n'


def _record(record: Row) -> str:
    """A source in a line, which leads to it where it has an address."""
    return link(record["url"] or "", text(described(record)), rel="noreferrer")


def _places(found: Comparison, documents: Iterable[str]) -> str:
    """The first of them by path, and how many others there are."""
    paths = sorted(map(found.path, documents))
    names = ", ".join(map(_place, paths[:_NAMED]))
    return f"{names} and {len(paths) - _NAMED} more" if len(paths) > _NAMED else names


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
