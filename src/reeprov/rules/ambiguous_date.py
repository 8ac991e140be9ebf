"""Report a date that can be read as two days, such as 03/04/2025.

## Why

Half of the world reads the third of April there and the other half the fourth of March. A source that is looked
for on the wrong day is not found, and whether it came before the text cannot be said.

## When it stays silent

- The day is greater than 12, or both numbers are the same.
- Another date of the list, the address of the source or the habit of its country settles the order.
- Points part the numbers: 03.04.2025 is written with the day first.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] CBC News — "Rare earth demand", 03/04/2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] CBC News — "Rare earth demand", 2025-04-03
```

## How to mend it

Write the month as a word, or the date as year-month-day.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .listed import resolved

CODE = "RP207"
NAME = "ambiguous-date"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each publication date with several readings of which none was settled on."""
    for entry, fields, resolution in resolved(dossier):
        date = fields.date
        if date is not None and len(date.readings) > 1 and resolution.record.issued not in date.readings:
            yield Problem(
                date.span,
                f"{date.text} can be {' or '.join(map(str, date.readings))}",
                key=entry.key,
                hint="write the month as a word, or the date as year-month-day",
            )
