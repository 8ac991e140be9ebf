"""Report somebody who is said to have said something, without a cite, in a document that has a source list.

## Why

"The minister said" is half a reference: who, but not where. With an entry in the list a reader can look up the words,
and the chain of the claim reaches further than a name.

The rule is off by default: reporters quote what they heard themselves, and that needs no list.

## When it stays silent

- The document has no source list.
- The sentence has a cite.
- Nobody is named ("analysts say", "it is estimated").

## Bad

```markdown
The reserve is to grow [1]. Dmitry Peskov confirmed that the metals were found.

Sources:

[1] Kommersant — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
The reserve is to grow [1]. Dmitry Peskov confirmed that the metals were found [1].

Sources:

[1] Kommersant — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Add the interview, the statement or the report to the list and cite it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .interface import Needs

CODE = "RP604"
NAME = "unreferenced-attribution"
DEFAULT = Severity.OFF
NEEDS = Needs.CLAIMS

_NAMELESS = frozenset({"agentless", "anonymous"})


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each attribution to somebody whose sentence cites nothing."""
    if not dossier.document.source_lists:
        return
    for attribution in dossier.attributions:
        source = attribution.source
        if source is None or attribution.kind.value in _NAMELESS or attribution.markers:
            continue
        if source.confidence is Confidence.LOW:
            continue
        yield Problem(
            attribution.span,
            f"nothing is cited for what {source.text} is said to have said",
            confidence=source.confidence,
            related=((source.span, "who it is"),),
            hint="add where it was said to the list and cite it",
        )
