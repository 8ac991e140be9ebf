"""Report an entry that several articles of its outlet and day may be the source of.

## Why

A reader who looks for the source finds more than one that fits. Which was meant only the author knows.

## When it stays silent

- The run is offline.
- The entry gives an address, or an identifier such as a DOI.
- One article is clearly nearer than all others: it is taken.
- The lock file has the address that somebody chose.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Market news" from 14.03.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 14.03.2025
```

## How to mend it

Put in the address of the article that is meant. `reeprov resolve --online --candidates article.md` lists them, and
`--choose 1=2` takes the second one for entry 1 into the lock file.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..model.search import Outcome
from .interface import Needs

CODE = "RP302"
NAME = "ambiguous-entry"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS

_NAMED = 3


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry with several candidates."""
    for entry, fields, search in zip(dossier.document.entries, dossier.fields, dossier.searches, strict=False):
        if search and search.outcome is Outcome.AMBIGUOUS:
            named = "; ".join(f"“{one.title}” {one.url}" for one in search.candidates[:_NAMED])
            yield Problem(
                fields.title.span if fields.title else entry.body,
                f"the source of [{entry.key}] is not clear: {search.reason}",
                entry.key,
                confidence=Confidence.MEDIUM,
                hint=f"put in the address of the one that is meant: {named}",
            )
