"""Report a date that no calendar has, such as 31.02.2025.

## Why

One digit is wrong, and nobody can tell which. Whoever looks for the source on that day does not find it.

Both the day of publication and the day on which the author looked are checked.

## When it stays silent

- The date is one in some order of day and month: 02/28/2025 is the 28th of February.
- The digits are no date but a number, a version, a part of an address.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 31.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 28.02.2025
```

## How to mend it

Look the day up at the source. If it cannot be found, leave the month and the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .listed import listed

CODE = "RP206"
NAME = "impossible-date"
DEFAULT = Severity.ERROR
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each date of an entry that has no reading."""
    for entry, fields, _ in listed(dossier):
        dates = [date for date in (fields.date, fields.accessed) if date is not None and not date.readings]
        for date in sorted(dates, key=lambda date: date.span):
            yield Problem(
                date.span,
                f"there is no such day as {date.text}",
                key=entry.key,
                hint="look the day up at the source",
            )
