"""Claims, cites and findings as W3C Web Annotations: a list of annotations, each complete in itself.

Places are given twice: as code points of the text as decoded, and as the words themselves with what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..model.digest import digest
from ..model.document import Document
from ..model.dossier import Audited, Report
from ..model.text import Span
from .interface import Style, rule_page
from .rows import write

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def render(report: Report, style: Style) -> Iterator[str]:
    """Yield the list in one piece."""
    yield write([annotation for audited in report.documents for annotation in _annotations(audited)])


def _annotations(audited: Audited) -> Iterator[dict[str, object]]:
    dossier = audited.dossier
    if dossier is None:
        return
    document = dossier.document
    for claim, chain in zip(dossier.claims, dossier.chains, strict=True):
        for step in chain.steps:
            if step.entry is not None:
                body = _place(document, document.entries[step.entry].span)
                yield _annotation("linking", _place(document, claim.span), {**body, "purpose": "linking"})
    for finding in audited.findings:
        body = {"source": rule_page(finding.code), "type": "SpecificResource", "purpose": "assessing"}
        target = _place(document, finding.problem.span)
        yield {**_annotation("assessing", target, body), "label": f"{finding.code} {finding.problem.message}"}


def _annotation(motivation: str, target: dict[str, object], body: dict[str, object]) -> dict[str, object]:
    return {
        "@context": [CONTEXT, {"label": "http://www.w3.org/2000/01/rdf-schema#label"}],
        "id": f"urn:reeprov:annotation:{digest(motivation, repr(target), repr(body))}",
        "type": "Annotation",
        "motivation": motivation,
        "target": target,
        "body": body,
    }


def _place(document: Document, span: Span) -> dict[str, object]:
    """A place of a document by position and, where it holds any text, by its words."""
    selectors: list[dict[str, object]] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if span.end > span.start:
        text = document.text
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            }
        )
    source = quote(document.path, safe="/:-_.~", errors="surrogatepass")
    return {"type": "SpecificResource", "source": source, "selector": selectors}
