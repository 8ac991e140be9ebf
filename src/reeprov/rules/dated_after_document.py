"""Report a source that is younger than the article that cites it.

## Why

Nobody can have rested a statement on what had not been published. Either one of the two dates is wrong, or the
entry was put in later to support a text that was already out.

Partial dates are read in favour of the document: a source of 2025 may be from the first of January, and a
document of March may have appeared on the thirty-first.

## When it stays silent

- The document or the entry has no date.
- A date has several readings and one of them is in order.
- Only the day on which the author looked is later.

## Bad

```markdown
---
date: 2025-03-11
---

The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.04.2025
```

## Good

```markdown
---
date: 2025-03-11
---

The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Check the day at the source. If the article was revised after it came out, give it the day of the revision.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .linking import key_span
from .listed import resolved

CODE = "RP404"
NAME = "dated-after-document"
DEFAULT = Severity.ERROR
NEEDS = Needs.RECORDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each source that cannot be as old as the document."""
    issued = dossier.document.issued
    if issued is None or not issued.readings:
        return
    document_day = max(issued.readings, key=lambda date: date.latest)
    for entry, fields, resolution in resolved(dossier):
        settled = resolution.record.issued
        readings = (settled,) if settled is not None else fields.date.readings if fields.date is not None else ()
        source_day = min(readings, key=lambda date: date.earliest, default=None)
        if source_day is not None and source_day.earliest > document_day.latest:
            yield Problem(
                fields.date.span if fields.date is not None else key_span(dossier.document, entry),
                f"[{entry.key}] is from {source_day}, the document from {document_day}",
                key=entry.key,
                related=((issued.span, "the date of the document"),),
                hint="check the day at the source, or give the document the day of its revision",
            )
