"""What was read in the prose as plain dicts: the shapes of `wire`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ..model.claim import Attribution, Chain, Check, Claim, Figure, Quotation, Scope, Source, Time
from ..model.text import Span

if TYPE_CHECKING:
    from ..model.support import Support
    from . import wire_statements


def attribution_row(attribution: Attribution) -> wire_statements.AttributionRow:
    """The span of a cue, who is said to have said it, and what."""
    return {
        **span_row(attribution.span),
        "cue": attribution.cue,
        "kind": attribution.kind.value,
        "source": _source_row(attribution.source) if attribution.source else None,
        "content": [span_row(span) for span in attribution.content],
        "medium": attribution.medium,
        "confidence": attribution.confidence.value,
        "markers": list(attribution.markers),
    }


def _source_row(source: Source) -> wire_statements.SourceRow:
    return {
        **span_row(source.span),
        "text": source.text,
        "mention": span_row(source.mention),
        "role": source.role,
        "organisation": source.organisation,
        "confidence": source.confidence.value,
    }


def quotation_row(quotation: Quotation) -> wire_statements.QuotationRow:
    """A quotation with its marks."""
    return {
        **span_row(quotation.span),
        "text": quotation.text,
        "kind": quotation.kind.value,
        "attribution": quotation.attribution,
        "parent": quotation.parent,
    }


def figure_row(figure: Figure) -> wire_statements.FigureRow:
    """A number with its unit and what it measures."""
    return cast("wire_statements.FigureRow", {**span_row(figure.span), **_fields(figure)})


def time_row(time: Time) -> wire_statements.TimeRow:
    """A time and its value."""
    return cast("wire_statements.TimeRow", {**span_row(time.span), **_fields(time)})


def check_row(check: Check) -> wire_statements.CheckRow:
    """A comparison of the document with itself."""
    return {
        "id": check.id,
        "result": check.result.value,
        "message": check.message,
        "evidence": [span_row(span) for span in check.evidence],
    }


def claim_row(claim: Claim, chain: Chain, supports: Sequence[Support] = ()) -> wire_statements.ClaimRow:
    """A claim and what it rests on."""
    return {
        **span_row(claim.span),
        "id": claim.id,
        "text": claim.text,
        "markers": list(claim.markers),
        "attributions": list(claim.attributions),
        "quotations": list(claim.quotations),
        "figures": list(claim.figures),
        "times": list(claim.times),
        "scope": _scope_row(claim.scope) if claim.scope else None,
        "chain": {
            "reach": chain.reach.value,
            "steps": [
                {"marker": step.marker, "key": step.key, "entry": step.entry, "reach": step.reach.value}
                for step in chain.steps
            ],
        },
        "supports": [_support_row(support) for support in supports],
    }


def _support_row(support: Support) -> wire_statements.SupportRow:
    return cast(
        "wire_statements.SupportRow",
        {
            **span_row(support.span),
            "entry": support.entry,
            "kind": support.kind,
            "text": support.text,
            "presence": support.presence.value,
            "digest": support.digest,
            "found": span_row(support.found) if support.found else None,
            "excerpt": support.excerpt,
            "note": support.note,
            "hint": {**span_row(support.hint.span), "text": support.hint.text} if support.hint else None,
            "stage": support.stage,
        },
    )


def _scope_row(scope: Scope) -> wire_statements.ScopeRow:
    return cast(
        "wire_statements.ScopeRow",
        {
            "clause": span_row(scope.clause),
            "sentence": span_row(scope.sentence),
            "context": span_row(scope.context),
            "rule": scope.rule,
        },
    )


def span_row(span: Span) -> wire_statements.Range:
    """A half-open range of code points."""
    return {"start": span.start, "end": span.end}


def _fields(noun: Figure | Time) -> dict[str, object]:
    """The fields of a noun but its span."""
    fields: dict[str, object] = noun._asdict()
    del fields["span"]
    return fields
