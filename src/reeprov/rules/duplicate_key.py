"""Report two entries with one key.

## Why

A cite of that key points at two sources at once. The reader takes the first one that he meets, which is the
wrong one half of the time, and whoever numbers the list again will move the error to other cites.

## When it stays silent

- The entries are in lists of different chapters that each start again at `[1]`.
- One is a footnote and the other is not: `[^1]` and `[1]` are two keys.

## Bad

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
[2] Interfax — "Metals for the state" from 27.02.2025
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [2][3].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
[3] Interfax — "Metals for the state" from 27.02.2025
```

## How to mend it

Give the second entry a key of its own, then go through the cites of the old key and decide for each which
source it means.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Entry
from ..model.dossier import Dossier
from ..model.finding import Fix, Problem, Severity
from ..normalize.keys import Keys
from ..normalize.scopes import Scope
from .interface import Needs
from .linking import key_span

CODE = "RP103"
NAME = "duplicate-key"
DEFAULT = Severity.ERROR
NEEDS = Needs.REFERENCES


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose key an earlier entry of its list has."""
    document = dossier.document
    for sources in document.source_lists:
        first: dict[str, Entry] = {}
        keys = Keys(document, Scope((sources,), ()))
        for entry in sources.entries:
            place = key_span(document, entry)
            if entry.key in first:
                earlier = first[entry.key]
                edit = keys.without(entry) if entry.text == earlier.text else None
                yield Problem(
                    place,
                    f"[{entry.key}] is the key of an earlier entry too",
                    key=entry.key,
                    related=((key_span(document, earlier), f"the first [{entry.key}]"),),
                    hint="give this entry a key of its own and look through the cites",
                    fix=Fix(f"delete the second [{entry.key}]", False, (edit,)) if edit else None,
                )
            else:
                first[entry.key] = entry
