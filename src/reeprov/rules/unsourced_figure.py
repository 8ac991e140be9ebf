"""Report a figure that rests on nothing, in a document that has a source list.

## Why

Figures are what readers take away and what others copy. Where an article names its sources, a number without one
stands out: nobody can tell whether it was measured, estimated or remembered.

## When it stays silent

- The document has no source list, or cites nothing from it.
- The paragraph has a cite anywhere, for authors often give one for several sentences.
- The sentence, or the one before it, says who says so ("the ministry estimates").
- The figure is a duration, a rank, a small count, a vague one ("hundreds of ships"), or all of something ("100 %").

## Bad

```markdown
The ministry keeps a reserve [1].

The mines of the region produced 2,500 tonnes last year.

Sources:

[1] Kommersant — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
The ministry keeps a reserve [1].

The mines of the region produced 2,500 tonnes last year [1].

Sources:

[1] Kommersant — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Cite the source that has the number, or say whose estimate it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ..model.document import Block, BlockKind, Document
from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..normalize.patterns import lazy
from .figures import is_checkable
from .interface import Needs

CODE = "RP603"
NAME = "unsourced-figure"
DEFAULT = Severity.NOTE
NEEDS = Needs.CLAIMS

# What every figure has, in digits or in words.
_NUMBER = lazy(
    r"(?i:\d|[½¼¾%]|hundred|thousand|illion|dozen|percent|per cent|half|third|quarter|fifth"
    r"|сто|сот|тысяч|милли|процент|полов|треть|четверт|[百千万億亿])"
)


def concerns(document: Document) -> bool:
    """Whether a paragraph without any cite has a number."""
    return any(_NUMBER.search(document.prose, *block.span) for block in _uncited(document))


def _uncited(document: Document) -> Iterator[Block]:
    """The paragraphs and items without any cite, of a document that cites what it lists."""
    cites = [marker.span.start for marker in document.markers if marker.cites]
    if not document.source_lists or not cites:
        return
    for block in document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            first = bisect_left(cites, block.span.start)
            if first == len(cites) or cites[first] >= block.span.end:
                yield block


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each figure with neither cite nor speaker."""
    blocks = list(_uncited(dossier.document))
    starts = [sentence.start for sentence in dossier.sentences]
    spoken = {bisect_right(starts, attribution.span.start) - 1 for attribution in dossier.attributions}
    block_starts = [block.span.start for block in blocks]
    for figure in dossier.figures:
        at = bisect_right(block_starts, figure.span.start) - 1
        if at < 0 or figure.span.start >= blocks[at].span.end or not is_checkable(figure):
            continue
        sentence = bisect_right(starts, figure.span.start) - 1
        if sentence in spoken or sentence - 1 in spoken:
            continue
        yield Problem(
            figure.span,
            f"“{figure.text}” has neither a cite nor a speaker in its paragraph",
            confidence=Confidence.MEDIUM,
            hint="cite the source that has the number, or say whose it is",
        )
