"""Report an entry that is a key and nothing behind it.

## Why

Every cite of this key ends here. Such an entry is a slot that was never filled, or what is left of a line that
was deleted without its number.

It takes the place of RP203, RP204 and RP205, which would each say a third of the same.

## When it stays silent

- There is an address, even without a word beside it.

## Bad

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2]
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Fill in the source, or delete the entry together with its cites.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .linking import key_span
from .listed import listed

CODE = "RP202"
NAME = "empty-entry"
DEFAULT = Severity.ERROR
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry without content."""
    for item in listed(dossier):
        if item.is_empty:
            yield Problem(
                key_span(dossier.document, item.entry),
                f"nothing stands behind [{item.entry.key}]",
                key=item.entry.key,
                hint="fill in the source, or delete the entry together with its cites",
            )
