"""Report an entry that the lock file does not know, or knows otherwise.

## Why

With `--locked` a list of sources is held to what was looked at and agreed upon when the lock was written, without any
network. An entry that was added or edited since then was not looked at.

## When it stays silent

- The run is not `--locked`.
- The words of the entry are the same; white space and markup do not count.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand rises" from 25.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Look at the entry and its source, and write the lock anew with `reeprov resolve --lock`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .linking import key_span

CODE = "RP506"
NAME = "not-locked"
DEFAULT = Severity.ERROR
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry without a row that reads as it does."""
    if dossier.locked is None:
        return
    for entry, row in zip(dossier.document.entries, dossier.locked, strict=True):
        if row is None:
            message = f"[{entry.key}] is not in the lock file"
        elif row.text != entry.text:
            message = f"[{entry.key}] reads otherwise than when it was locked: it was “{_cut(row.text)}”"
        else:
            continue
        yield Problem(
            key_span(dossier.document, entry), message, entry.key, hint="look at it, then `reeprov resolve --lock`"
        )


def _cut(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
