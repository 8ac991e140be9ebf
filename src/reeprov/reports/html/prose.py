"""The prose of a document with its claims, markers and findings in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...model.document import BlockKind
from ...model.dossier import Audited, Dossier
from ...model.noun import NamedTuple
from ...model.text import Span
from .chains import WORDS, stops
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
    """A stretch of prose that is one thing; `opening` and `closing` are the tags around it."""

    span: Span
    opening: str
    closing: str


def prose(audited: Audited, dossier: Dossier, prefix: str) -> Iterator[str]:
    """Yield the blocks of the document; its source lists and the page's boilerplate are left out."""
    document = dossier.document
    claims = _apart(_claims(dossier, prefix))
    inner = _apart(sorted([*_markers(audited, dossier, prefix), *_findings(audited, dossier, prefix)]))
    for block in document.blocks:
        tag = _TAGS.get(block.kind)
        if tag is None:
            continue
        words = "".join(_filled(document.prose, block.span, claims, inner)).strip()
        if words:
            yield f'<{tag} class="{block.kind.value}">{words}</{tag}>\n'


def _filled(prose: str, span: Span, claims: Sequence[_Piece], inner: Sequence[_Piece]) -> Iterator[str]:
    """A stretch with the claims in it."""
    at = span.start
    for claim in _within(claims, span):
        yield from _marked(prose, Span(at, claim.span.start), inner)
        yield claim.opening
        yield from _marked(prose, claim.span, inner)
        yield claim.closing
        at = claim.span.end
    yield from _marked(prose, Span(at, span.end), inner)


def _marked(prose: str, span: Span, inner: Sequence[_Piece]) -> Iterator[str]:
    """A stretch with the markers and findings in it."""
    at = span.start
    for piece in _within(inner, span):
        yield running(prose[at : piece.span.start])
        yield f"{piece.opening}{running(prose[piece.span.start : piece.span.end])}{piece.closing}"
        at = piece.span.end
    yield running(prose[at : span.end])


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


def _claims(dossier: Dossier, prefix: str) -> list[_Piece]:
    pieces = []
    for at, (claim, chain) in enumerate(zip(dossier.claims, dossier.chains, strict=True)):
        ways = [" → ".join(stop.name for stop in stops(dossier, step, prefix)) for step in chain.steps]
        tip = "".join(f"<span>{text(way)}</span>" for way in ways)
        closing = (
            link(f"#{prefix}c{at}", "↓", class_="to", aria_label=f"The chain of claim {at + 1}")
            + f'<span class="tip" aria-hidden="true"><b>{WORDS[chain.reach]}</b>{tip}</span></span>'
        )
        pieces.append(_Piece(claim.span, f'<span class="claim {chain.reach.value}">', closing))
    return sorted(pieces)


def _markers(audited: Audited, dossier: Dossier, prefix: str) -> Iterator[_Piece]:
    wrong = {finding.problem.span: at for at, finding in enumerate(audited.findings)}
    targets = {step.marker: step.entry for chain in dossier.chains for step in chain.steps if step.entry is not None}
    keys = {entry.key: at for at, entry in reversed(list(enumerate(dossier.document.entries)))}
    for at, marker in enumerate(dossier.document.markers):
        name = f'id="{prefix}m{at}"'
        entry = targets.get(at, next((keys[cite.key] for cite in marker.cites if cite.key in keys), None))
        if marker.span in wrong:
            yield _Piece(marker.span, f'<a {name} class="marker wrong" href="#{prefix}f{wrong[marker.span]}">', "</a>")
        elif entry is not None:
            yield _Piece(marker.span, f'<a {name} class="marker" href="#{prefix}e{entry}">', "</a>")
        else:
            yield _Piece(marker.span, f'<span {name} class="marker">', "</span>")


def _findings(audited: Audited, dossier: Dossier, prefix: str) -> Iterator[_Piece]:
    markers = {marker.span for marker in dossier.document.markers}
    for at, finding in enumerate(audited.findings):
        span = finding.problem.span
        if span.end > span.start and span not in markers:
            yield _Piece(span, f'<a class="finding {finding.severity.value}" href="#{prefix}f{at}">', "</a>")
