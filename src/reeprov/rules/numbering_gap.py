"""Report a place where the list jumps, as from 3 to 5.

## Why

Lists are numbered without gaps, so a gap is the trace of an entry that was deleted. If a cite still points at
it, that is an error of its own (RP101); if none does, only the gap is left to show that something was taken
out.

## When it stays silent

- The keys are no count: fewer than half of the numbers up to the last one are there, as with years or issue
  numbers.
- The missing number stands elsewhere: further down, or in another list of the same numbering.
- The list starts at a number other than 1.

## Bad

```markdown
The reserve was created in March [1], and its size is secret [3].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[3] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Put the entry back, or number the list again together with its cites.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Fix, Problem, Severity
from ..normalize.keys import Keys
from ..normalize.scopes import Scope, scopes
from .interface import Needs
from .linking import key_span, number

CODE = "RP106"
NAME = "numbering-gap"
DEFAULT = Severity.NOTE
NEEDS = Needs.REFERENCES


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry that follows a gap."""
    document = dossier.document
    for scope in scopes(document):
        numbers = sorted({n for n in map(number, scope.keys) if n is not None})
        if not numbers or numbers[-1] > 2 * len(numbers):
            continue
        before = dict(zip(numbers[1:], numbers, strict=False))
        fix = _numbered_again(document, scope, numbers) if numbers[-1] - numbers[0] >= len(numbers) else None
        for entry in scope.entries:
            this = number(entry.key)
            last = before.pop(this, None) if this is not None else None
            if this is not None and last is not None and this - last > 1:
                yield Problem(
                    key_span(document, entry),
                    f"the list jumps from [{last}] to [{this}]",
                    key=entry.key,
                    hint="put the entry back, or number the list again together with its cites",
                    fix=fix,
                )
                fix = None  # it closes all gaps; a copy at each of them would grow with the square of the list


def _numbered_again(document: Document, scope: Scope, numbers: list[int]) -> Fix | None:
    """Close all gaps of a list, where every cite has its entry: one that has lost it would come to mean another."""
    keys = [entry.key for entry in scope.entries]
    if len(numbers) < len(keys) or not scope.cited <= scope.keys or any(marker.problem for marker in scope.markers):
        return None
    names = {str(n): str(new) for new, n in enumerate(numbers, numbers[0]) if n != new}
    edits = Keys(document, scope).rename(names)
    return Fix("number the list again, together with its cites", True, edits) if edits else None
