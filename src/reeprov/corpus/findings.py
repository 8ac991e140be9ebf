"""What the rules of RP7 say of a comparison, as the report of a run that every format of findings can print."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from .. import rules
from ..audit import project_path, severities
from ..model.digest import digest
from ..model.document import Document
from ..model.dossier import Audited, Dossier, Report
from ..model.finding import Finding, Problem
from ..model.relation import Relation
from ..normalize.globs import matches
from ..settings import Settings
from .compare import Comparison, relations


def report(found: Comparison, settings: Settings) -> Report:
    """All documents, with what was found in comparing them."""
    chosen = rules.selected(settings.select, settings.ignore, settings.extend_select)
    across = [rule for rule in chosen if rule.CODE in rules.ACROSS]
    told = relations(found)
    audited = [
        Audited(
            row["path"],
            row["media_type"],
            read=row["read"],
            markers=row["markers"] or 0,
            findings=tuple(_findings(row["path"], told.get(document, ()), across, settings)),
        )
        for document, row in found.documents.items()
    ]
    return Report(tuple(sorted(audited, key=lambda one: one.path)))


def _findings(
    path: str, told: Sequence[Relation], across: Sequence[rules.Rule], settings: Settings
) -> Iterator[Finding]:
    dossier = Dossier(Document(path, "", "", "", ""), relations=tuple(told))
    full = os.path.abspath(path)
    ignored = {
        code for glob, codes in settings.per_file_ignores.items() if matches(full, glob) for code in rules.named(codes)
    }
    changed = severities(settings)
    at = {relation.span: relation for relation in told}
    seen = Counter[str]()
    problems = [(problem, rule) for rule in across if rule.CODE not in ignored for problem in rule.check(dossier)]
    for problem, rule in sorted(problems, key=lambda pair: (pair[0].span, pair[1].CODE)):
        place = at[problem.span]
        name = _fingerprint(rule.CODE, problem, path, place)
        seen[name] += 1
        if seen[name] > 1:
            name = digest(name, str(seen[name]))
        severity = changed.get(rule.CODE, rule.DEFAULT)
        yield Finding(rule.CODE, rule.NAME, severity, path, problem, place.location, place.end_location, name)


def _fingerprint(code: str, problem: Problem, path: str, place: Relation) -> str:
    """Stable while the figure or the entry reads as it does, whatever other documents come and go."""
    return digest(code, problem.key or "", path if "://" in path else project_path(path), place.text)
