"""Report a document that is the same article as another one of the corpus.

## Why

An article that was taken over from another outlet confirms nothing that the first one says, nor does a later version of
one document.

## When it stays silent

- Documents were not compared: it runs in `reeprov corpus report` only, over all documents of the corpus.
- Less than half of its runs of five words stand in the other one: a text that takes in a shorter one has more of its
  own, and then the shorter one is told.
- One of them has fewer than twenty such runs: a text so short is not told from others.
- By its name it is a licence (`LICENSE`, `COPYING.txt`), which is no article.
- It is the oldest of those that are alike, or where no dates are known the first by its path.

## Bad

```markdown
The harbour of Valparaíso was closed for nine days after the crane drivers had laid down their work on Monday. Ships
with fruit for Europe lay at anchor outside, and the first of them left for Callao before the week was over.

<!-- next document -->

# Harbour closed

The harbour of Valparaíso was closed for nine days after the crane drivers had laid down their work on Monday. Ships
with fruit for Europe lay at anchor outside, and the first of them left for Callao before the week was over.
```

## Good

```markdown
The harbour of Valparaíso was closed for nine days after the crane drivers had laid down their work on Monday. Ships
with fruit for Europe lay at anchor outside, and the first of them left for Callao before the week was over.

<!-- next document -->

For nine days no crane moved in Valparaíso, since its drivers were on strike. Exporters of fruit had to look for other
ports in the middle of the season, and some of them found room in Peru, where the quays are shorter and the fees higher.
```

## How to mend it

Count the two as one source, and cite the one that came out first; of the versions of one document, the one that holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..model.relation import Tie
from .interface import Needs

CODE = "RP703"
NAME = "copied-document"
DEFAULT = Severity.NOTE
NEEDS = Needs.REFERENCES

_WORDS = {Tie.COPY: "largely the same text as", Tie.TAKEN: "taken into"}


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem where the document is another one's copy."""
    for relation in dossier.relations:
        if relation.tie in _WORDS:
            is_whole = relation.tie is Tie.COPY and relation.sure
            words = "the same article as" if is_whole else _WORDS[relation.tie]
            yield Problem(
                relation.span,
                f"{words} {relation.other}: {relation.why}",
                confidence=Confidence.HIGH if relation.sure else Confidence.MEDIUM,
                hint="count the two as one source",
            )
