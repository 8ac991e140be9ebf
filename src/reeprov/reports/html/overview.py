"""What a reader wants to know first: how far the claims get, and what was found. Both are filters too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...model.claim import Reach
from ...model.dossier import Audited, Dossier
from ...model.finding import Finding, Severity
from ..interface import rule_page
from ..words import count
from .chains import WORDS
from .markup import link, text
from .places import name_of_place

_ORDER = list(Severity)


def bar(dossier: Dossier) -> str:
    """The claims by their reach as a bar; empty where there are none."""
    counts = Counter(chain.reach for chain in dossier.chains)
    shapes = []
    at = 0
    for reach in Reach:
        if counts[reach]:
            shapes.append(f'<rect class="{reach.value}" x="{at}" width="{counts[reach]}" height="1"/>')
        at += counts[reach]
    return (
        f'<svg class="bar" viewBox="0 0 {at} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f"{''.join(shapes)}</svg>\n"
        if at
        else ""
    )


def reaches(dossier: Dossier) -> Iterator[str]:
    """How many claims get how far, as a bar and in words."""
    counts = Counter(chain.reach for chain in dossier.chains)
    if not counts:
        return
    boxes = [bar(dossier)]
    boxes += [
        _box("reach", reach.value, f"<i></i><b>{counts[reach]}</b> {WORDS[reach]}") for reach in Reach if counts[reach]
    ]
    yield _fieldset(f"How far the {count(len(dossier.chains), 'claim')} can be followed", boxes)


def findings(audited: Audited, dossier: Dossier, prefix: str, named: set[str]) -> Iterator[str]:
    """What was found, the worst first; `named` are the places that the page has."""
    yield "<h3>Findings</h3>\n"
    if not audited.findings:
        yield "<p>None.</p>\n"
        return
    order = sorted(enumerate(audited.findings), key=lambda pair: _ORDER.index(pair[1].severity))
    rules = Counter((finding.code, finding.name) for _, finding in order)
    if len(rules) > 1:
        boxes = [_box("rule", code, f"<b>{number}</b> {code} {name}") for (code, name), number in rules.items()]
        yield _fieldset("By rule", boxes)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Severity", "What, and what to do", "Place", "Rule"))
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for at, finding in order:
        hint = f'<br><span class="small">{text(finding.problem.hint)}</span>' if finding.problem.hint else ""
        yield (
            f'<tr id="{prefix}f{at}" data-rules="{finding.code}">'
            f'<td class="{finding.severity.value}">{finding.severity.value}</td>'
            f"<td>{text(finding.problem.message)}{hint}</td><td>{_place(dossier, at, finding, prefix, named)}</td>"
            f"<td>{link(rule_page(finding.code), f'{finding.code} {finding.name}')}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n"


def _place(dossier: Dossier, at: int, finding: Finding, prefix: str, named: set[str]) -> str:
    place = f"{finding.location.row}:{finding.location.column}"
    name = name_of_place(dossier, at, finding, prefix)
    return link(f"#{name}", place) if name in named else place


def _box(kind: str, value: str, words: str) -> str:
    """A count with its words; a script makes a filter of it."""
    return f'<label class="{value}"><input type="checkbox" data-by="{kind}" value="{value}" hidden> {words}</label>\n'


def _fieldset(legend: str, boxes: Sequence[str]) -> str:
    return f'<fieldset class="filter"><legend>{legend}</legend>\n{"".join(boxes)}</fieldset>\n'
