"""Report a link whose page has moved for good.

## Why

A permanent redirect says that the address is no longer the one to use. Redirects are given up sooner or later, and
the link is dead from then on.

## When it stays silent

- The run is offline.
- The redirect is a temporary one.
- Only the scheme, `www.`, a slash at the end or the like has changed.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/moved
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Put in the new address.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .listed import visited

CODE = "RP503"
NAME = "moved"
DEFAULT = Severity.NOTE
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose page has another address."""
    for item in visited(dossier):
        if item.visit.verdict.value == "moved":
            message = f"the page of [{item.entry.key}] has {item.visit.evidence}"
            yield Problem(item.place, message, item.entry.key, hint="put in the new address")
