"""Report first cites that do not come in the order of the list.

## Why

In houses that number sources as they appear, `[4]` before the first `[3]` shows that sentences were moved and
the list was not. The order of a list is a matter of style, so this rule is off until it is asked for:
`--extend-select RP108`.

## When it stays silent

- The keys are no numbers.
- A key that was cited before comes again: only first cites count.

## Bad

```markdown
The reserve was created in March [2], and its size is secret [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [2]. The state buys the metals itself [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Number the list again in the order of the text. Leave the rule off where lists are sorted by name or by date.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Fix, Problem, Severity
from ..normalize.keys import Keys
from ..normalize.scopes import Scope, scopes
from .interface import Needs
from .linking import number

CODE = "RP108"
NAME = "out-of-order"
DEFAULT = Severity.OFF
NEEDS = Needs.REFERENCES


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each key whose first cite comes behind the first cite of a later entry."""
    for scope in scopes(dossier.document):
        places: dict[str, int] = {}
        for place, entry in enumerate(scope.entries):
            if number(entry.key) is not None:
                places.setdefault(entry.key, place)
        furthest, furthest_key = -1, ""
        ordered = False
        for marker in scope.markers:
            for cite in marker.cites:
                place = places.pop(cite.key, -1)
                if place > furthest:
                    furthest, furthest_key = place, cite.key
                elif place >= 0:
                    yield Problem(
                        marker.span,
                        f"[{cite.key}] is first cited after [{furthest_key}]",
                        key=cite.key,
                        confidence=marker.confidence,
                        hint="number the list in the order of the text",
                        # It orders the whole list; a copy at each place would grow with the square of the list.
                        fix=None if ordered else _in_order(dossier.document, scope),
                    )
                    ordered = True


def _in_order(document: Document, scope: Scope) -> Fix | None:
    """Bring the entries into the order of their first cites; those that are not cited stay behind in theirs."""
    if not scope.cited <= scope.keys or any(marker.problem for marker in scope.markers):
        return None
    first: dict[str, int] = {}
    for marker in scope.markers:
        for cite in marker.cites:
            first.setdefault(cite.key, len(first))
    order = sorted(scope.entries, key=lambda entry: first.get(entry.key, len(first)))
    edits = Keys(document, scope).reorder(order)
    return Fix("bring the list into the order of the text", True, edits) if edits else None
