"""Report a page of which no archived copy is known.

## Why

What is in an archive can be checked after the page has changed or gone. A page that nobody has archived is lost with
its site.

This rule is off by default, since it asks an archive about every link; select it with `--extend-select RP505`.

## When it stays silent

- The run is offline, or the archive could not be asked.
- The entry gives the address of a copy itself.
- The page could not be visited: there is nothing to archive, or nothing is known.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/unarchived
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Have the page archived, with `--archive` or by hand, and add the address of the copy to the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .listed import visited

CODE = "RP505"
NAME = "no-snapshot"
DEFAULT = Severity.OFF
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose page is there and in no archive."""
    for item in visited(dossier):
        if item.visit.verdict.has_page and item.copy is None and item.was_sought:
            message = f"no archived copy of the page of [{item.entry.key}] is known"
            yield Problem(item.place, message, item.entry.key, hint="have it archived: --archive does")
