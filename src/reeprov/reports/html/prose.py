"""The prose of a document with its claims, markers and findings in place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model.document import BlockKind
from ...model.dossier import Audited, Dossier
from ...model.noun import NamedTuple
from ...model.text import Span
from .chains import WORDS, ways
from .markup import link, running, text

_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.HEADING: "h4",
    BlockKind.ITEM: "p",
    BlockKind.TABLE: "p",
    BlockKind.CODE: "pre",
    BlockKind.METADATA: "p",
}


class _Piece(NamedTuple):
    """A stretch of prose that is one thing; `opening` and `closing` are the tags around it, `name` its place."""

    span: Span
    name: str
    opening: str
    closing: str


class Prose:
    """The prose of a document as HTML.

    Attributes:
        html: its blocks; the source lists and the page's boilerplate are left out.
        named: the names of the places in it that can be linked to.
    """

    def __init__(self, audited: Audited, dossier: Dossier, prefix: str, found: Sequence[Sequence[int]]) -> None:
        self.named: set[str] = set()
        self._text = dossier.document.prose
        self._claims = _apart(sorted(_claims(audited, dossier, prefix, found)))
        markers = list(_markers(audited, dossier, prefix))
        edges = {edge for piece in (*self._claims, *markers) for edge in piece.span}
        findings = _findings(audited, dossier, prefix, sorted(edges))
        self._inner = _apart(sorted([*markers, *findings]))
        self.html = "".join(self._blocks(dossier))

    def _blocks(self, dossier: Dossier) -> Iterator[str]:
        for block in dossier.document.blocks:
            tag = _TAGS.get(block.kind)
            if tag is None:
                continue
            words = "".join(self._filled(block.span)).strip()
            if words:
                yield f'<{tag} class="{block.kind.value}" dir="auto">{words}</{tag}>\n'

    def _filled(self, span: Span) -> Iterator[str]:
        """A stretch with the claims in it."""
        at = span.start
        for claim in _within(self._claims, span):
            yield from self._marked(Span(at, claim.span.start))
            self.named.add(claim.name)
            yield claim.opening
            yield from self._marked(claim.span)
            yield claim.closing
            at = claim.span.end
        yield from self._marked(Span(at, span.end))

    def _marked(self, span: Span) -> Iterator[str]:
        """A stretch with the markers and findings in it."""
        at = span.start
        for piece in _within(self._inner, span):
            self.named.add(piece.name)
            yield running(self._text[at : piece.span.start])
            yield f"{piece.opening}{running(self._text[piece.span.start : piece.span.end])}{piece.closing}"
            at = piece.span.end
        yield running(self._text[at : span.end])


def _within(pieces: Sequence[_Piece], span: Span) -> Iterator[_Piece]:
    at = bisect_left(pieces, span.start, key=lambda piece: piece.span.start)
    while at < len(pieces) and pieces[at].span.start < span.end:
        if pieces[at].span.end <= span.end:
            yield pieces[at]
        at += 1


def _apart(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces that do not overlap one before them."""
    found: list[_Piece] = []
    for piece in pieces:
        if not found or piece.span.start >= found[-1].span.end:
            found.append(piece)
    return found


def _claims(audited: Audited, dossier: Dossier, prefix: str, found: Sequence[Sequence[int]]) -> Iterator[_Piece]:
    for at, (claim, chain) in enumerate(zip(dossier.claims, dossier.chains, strict=True)):
        findings = [audited.findings[index] for index in found[at]]
        told = [" → ".join(stop.name for stop in way) for way in ways(dossier, at, prefix)]
        told += [f"{finding.severity.value}: {finding.problem.message}" for finding in findings]
        codes = " ".join(dict.fromkeys(finding.code for finding in findings))
        opening = (
            f'<span id="{prefix}q{at}" class="claim {chain.reach.value}" data-reach="{chain.reach.value}" '
            f'data-rules="{codes}">'
        )
        closing = (
            link(f"#{prefix}c{at}", "↓", class_="to", aria_label=f"The chain of claim {at + 1}")
            + f'<span class="tip" aria-hidden="true"><b>{WORDS[chain.reach]}</b>'
            + "".join(f"<span>{text(words)}</span>" for words in told)
            + "</span></span>"
        )
        yield _Piece(claim.span, f"{prefix}q{at}", opening, closing)


def _markers(audited: Audited, dossier: Dossier, prefix: str) -> Iterator[_Piece]:
    wrong = {finding.problem.span: at for at, finding in enumerate(audited.findings)}
    targets = {step.marker: step.entry for chain in dossier.chains for step in chain.steps if step.entry is not None}
    keys = {entry.key: at for at, entry in reversed(list(enumerate(dossier.document.entries)))}
    for at, marker in enumerate(dossier.document.markers):
        name = f"{prefix}m{at}"
        entry = targets.get(at, next((keys[cite.key] for cite in marker.cites if cite.key in keys), None))
        tag, more = "a", ""
        if marker.span in wrong:
            index = wrong[marker.span]
            more = f' wrong" href="#{prefix}f{index}" data-rules="{audited.findings[index].code}'
        elif entry is not None:
            more = f'" href="#{prefix}e{entry}'
        else:
            tag = "span"
        yield _Piece(marker.span, name, f'<{tag} id="{name}" class="marker{more}">', f"</{tag}>")


def _findings(audited: Audited, dossier: Dossier, prefix: str, edges: Sequence[int]) -> Iterator[_Piece]:
    """The places of findings, cut where claims and markers begin and end; markers stand out by themselves."""
    markers = {marker.span.start for marker in dossier.document.markers}
    for at, finding in enumerate(audited.findings):
        start, end = finding.problem.span
        within = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        parts = [part for part in pairwise((start, *within, end)) if part[0] not in markers and part[0] < part[1]]
        worded = [part for part in parts if any(map(str.isalnum, dossier.document.prose[slice(*part)]))]
        for number, part in enumerate(worded or parts):
            name = f"{prefix}p{at}" if number == 0 else f"{prefix}p{at}-{number}"
            opening = (
                f'<a id="{name}" class="finding {finding.severity.value}" href="#{prefix}f{at}" '
                f'data-rules="{finding.code}">'
            )
            yield _Piece(Span(*part), name, opening, "</a>")
