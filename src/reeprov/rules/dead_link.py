"""Report a link whose page is gone.

## Why

Pages are taken down, sites are rebuilt, domains lapse. A reader who follows the reference finds nothing, and what it
was to show cannot be checked any more. Most pages that are gone live on in a web archive.

## When it stays silent

- The run is offline: no link is known to be dead then.
- The site refuses us, slows us down, is out of order or does not answer in time: that says nothing about the page. The
  run mentions it in a notice.
- The site cannot be reached at all: that has to happen in three runs, each three days or more after the one before.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/gone
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

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .listed import visited

if TYPE_CHECKING:
    from ..model.snapshot import Visit

CODE = "RP501"
NAME = "dead-link"
DEFAULT = Severity.ERROR
NEEDS = Needs.FIELDS

# A site that cannot be reached is taken for dead after so many tries, so many days apart.
_TRIES, _DAYS = 3, 3


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose page is gone."""
    for item in visited(dossier):
        verdict = item.visit.verdict.value
        if verdict == "gone":
            message = f"the page of [{item.entry.key}] is gone: {item.visit.evidence}"
        elif verdict == "unreachable" and _for_days(item.visit):
            since = item.visit.failures[0][:10]
            message = f"the page of [{item.entry.key}] has been out of reach since {since}: {item.visit.evidence}"
        else:
            continue
        yield Problem(item.place, message, key=item.entry.key, hint=item.instead)


def _for_days(visit: Visit) -> bool:
    """Whether the site was out of reach so often and so far apart that it is not a passing fault."""
    return _counted(visit.failures) >= _TRIES


def _counted(times: Sequence[str]) -> int:
    """How many of these times, oldest first, are far enough apart to count."""
    from datetime import datetime, timedelta

    count, last = 0, None
    for time in times:
        try:
            moment = datetime.fromisoformat(time)
        except ValueError:
            continue
        if last is None or moment - last >= timedelta(days=_DAYS):
            count, last = count + 1, moment
    return count
