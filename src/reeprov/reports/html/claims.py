"""The claims one by one: how far each gets, what is wrong with it, what its sources were found to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.dossier import Audited, Dossier
from ...model.support import Presence, Support, by_claim
from ..words import count
from .chains import WORDS, drawn, told, ways
from .markup import link, text


def claims(
    audited: Audited, dossier: Dossier, prefix: str, found: Sequence[Sequence[int]], named: set[str]
) -> Iterator[str]:
    """Yield a card for each claim; `found` are the findings that touch each, `named` the places that the prose has."""
    if not dossier.claims:
        return
    yield "<h3>Claims one by one</h3>\n"
    supports = by_claim(dossier.supports)
    for at, (claim, chain) in enumerate(zip(dossier.claims, dossier.chains, strict=True)):
        findings = [audited.findings[index] for index in found[at]]
        codes = " ".join(dict.fromkeys(finding.code for finding in findings))
        place = f"{prefix}q{at}"
        number = link(f"#{place}", f"{at + 1}", aria_label=f"Claim {at + 1} in the text") if place in named else at + 1
        yield (
            f'<article id="{prefix}c{at}" class="{chain.reach.value}" data-reach="{chain.reach.value}" '
            f'data-rules="{codes}">\n<h4 dir="auto"><span class="number">{number}</span> {text(claim.text)}</h4>\n'
        )
        for index, finding in zip(found[at], findings, strict=True):
            words = link(f"#{prefix}f{index}", f"{finding.severity.value} {finding.code}")
            yield f'<p class="small">{words} {text(finding.problem.message)}</p>\n'
        rows = ways(dossier, at, prefix)
        more = f"{drawn(rows)}\n{told(rows)}{_seen(dossier, supports.get(at, ()))}"
        words = f"{WORDS[chain.reach]}{_sums(supports.get(at, ()))}"
        if rows:
            yield f"<details><summary>{words}</summary>\n{more}</details>\n</article>\n"
        else:
            yield f'<p class="small">{words}</p>\n</article>\n'


_SAYS = {
    Presence.FOUND: "stands there",
    Presence.ALTERED: "stands there in other words",
    Presence.ABSENT: "does not stand there",
    Presence.UNKNOWN: "was not found, which says nothing",
}


def _sums(supports: Sequence[Support]) -> str:
    """How much of a claim the pages of its sources have, in a few words."""
    told = [one.presence for one in supports if one.stage is None and one.kind != "name"]
    lacking, having = (
        told.count(Presence.ABSENT),
        len(told) - told.count(Presence.ABSENT) - told.count(Presence.UNKNOWN),
    )
    words = [f"{count(having, 'statement')} found there"] if having else []
    return "".join(f"; {each}" for each in [*words, *([f"{lacking} not found there"] if lacking else [])])


def _seen(dossier: Dossier, supports: Sequence[Support]) -> str:
    """What was looked for in the sources, as a list."""
    items = []
    for one in supports:
        key = text(f"[{dossier.document.entries[one.entry].key}]")
        words = f"{key}: {one.kind} “{text(one.text)}” <b>{_SAYS[one.presence]}</b>"
        if one.stage is not None:
            words += f", upstream: {text(dossier.stages[one.stage].name)}"
        note = f" ({text(one.note)})" if one.note else ""
        excerpt = f"<blockquote>{text(one.excerpt)}</blockquote>" if one.excerpt else ""
        if one.hint:
            excerpt = f"<p>The nearest passage, which proves nothing: <q>{text(one.hint.text)}</q></p>"
        items.append(f'<li class="{one.presence.value}">{words}{note}{excerpt}</li>')
    return f'<p class="small">In the pages of the sources:</p><ul class="small">{"".join(items)}</ul>' if items else ""
