"""Report the name of an outlet that several outlets bear.

## Why

There are many papers called The Times or Daily News, and nothing in this entry says which one is meant. reeprov
does not guess: as long as several remain, the source has no record, and nobody else can tell either.

## When it stays silent

- The entry's address belongs to one of them.
- The name is that of one outlet and only the part of a name of others.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Daily News — "Rare earth demand" from 25.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Add the place or the country to the name, or the address of the source. The finding lists those that are
possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from ..model.resolution import Ambiguous
from .interface import Needs
from .linking import key_span
from .listed import resolved

CODE = "RP209"
NAME = "ambiguous-outlet"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS

_NAMED = 5


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each outlet name with several candidates."""
    for entry, fields, resolution in resolved(dossier):
        if isinstance(resolution, Ambiguous):
            ids = [outlet.id for outlet in resolution.candidates]
            names = ", ".join(ids[:_NAMED]) + (f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else "")
            yield Problem(
                fields.outlet.span if fields.outlet is not None else key_span(dossier.document, entry),
                f"{resolution.record.container_title or 'this name'} can be {names}",
                key=entry.key,
                hint="add the place to the name, or the address of the source",
            )
