"""Report an entry that does not say when it was published.

## Why

Articles are rewritten under the same headline, and a statement is only as good as the day that it was made.
Without a day a reader cannot tell which of several versions was meant, nor whether it came before the text that
cites it.

## When it stays silent

- The entry has an address, an identifier such as a DOI, or a number in a series (RFC 2119): that leads to the source
  by itself.
- The entry is empty: that is RP202.
- The entry is a footnote that names no source at all, or only points back ("ibid.").
- The entry is a sentence of the author's, with nothing quoted and no date in it.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand"
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Write the day of publication behind the title. The day on which you looked is something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .linking import key_span
from .listed import listed

CODE = "RP205"
NAME = "missing-date"
DEFAULT = Severity.WARNING
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry without a date."""
    for item in listed(dossier):
        if item.must_name_its_source and item.fields.date is None:
            yield Problem(
                key_span(dossier.document, item.entry),
                f"[{item.entry.key}] does not say when it was published",
                key=item.entry.key,
                hint="write the day of publication behind the title",
            )
