"""Report a link whose site answers as if all were well, with a page that is not the one.

## Why

Many sites have no true error page: they say "not found" with the status of success, or lead every lost address to
their front page. Tools that look at the status alone call such a link alive.

## When it stays silent

- The run is offline.
- The page is a long one: an article about lost pages may say "page not found".
- The site gives the same empty frame for every address and fills it by script: then nothing is known.
- The link is to the front page itself.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/soft
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Put in the address under which the page is found today, or that of a copy in an archive.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .interface import Needs
from .listed import visited

CODE = "RP502"
NAME = "soft-404"
DEFAULT = Severity.WARNING
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose site answers with another page."""
    for item in visited(dossier):
        if item.visit.verdict.value == "soft_404":
            message = f"the page of [{item.entry.key}] is not there: the site {item.visit.evidence}"
            yield Problem(item.place, message, item.entry.key, Confidence.MEDIUM, hint=item.instead)
