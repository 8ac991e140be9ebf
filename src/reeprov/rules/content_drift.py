"""Report a page that reads otherwise than when it was locked.

## Why

Articles are corrected, rewritten and replaced without a word. What the author read may no longer stand there, and
the reference still looks right.

## When it stays silent

- The run is not `--locked --online`, or the entry's row in the lock file has no digest.
- Only short lines have changed: dates, counters, menus, the names of other articles.
- The page could not be read this time.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/changed
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Read the page again. Where it still says what it is cited for, write the lock anew with `reeprov resolve --lock
--online`; where it does not, cite a copy in an archive that does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .listed import visited

CODE = "RP504"
NAME = "content-drift"
DEFAULT = Severity.WARNING
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose page has changed."""
    for item in visited(dossier):
        if item.drift:
            row = dossier.locked[item.at] if dossier.locked else None
            since = f" since {row.seen[:10]}" if row and row.seen else ""
            message = f"the page of [{item.entry.key}] has changed{since}: {item.drift[0]}"
            related = tuple((item.place, line) for line in item.drift[1:])
            hint = "read it again; if it still says what it is cited for, write the lock anew"
            yield Problem(item.place, message, item.entry.key, related=related, hint=hint)
