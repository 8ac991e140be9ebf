"""Report a link of an entry that leads nowhere.

## Why

`#`, an empty target, `example.com` and `TODO` are what stands in a list before its addresses are filled in, and
what some converters leave behind when they lose them. The entry looks linked, and a click stays on the page.

## When it stays silent

- The link stands in the prose and not in an entry.
- The entry has a real address beside the placeholder.
- The entry has no link at all; outlet, title and date may still be enough to find the source.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] [Kommersant — “Rare earth demand”](#) from 25.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — “Rare earth demand” from 25.02.2025
```

## How to mend it

Put in the address of the source. Where it is unknown, take the link away and leave the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Entry, Fields
from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from ..model.text import Span
from .interface import Needs
from .listed import listed

CODE = "RP201"
NAME = "placeholder-link"
DEFAULT = Severity.WARNING
NEEDS = Needs.FIELDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose address is a placeholder."""
    for entry, fields, _ in listed(dossier):
        if fields.url_status == "placeholder":
            written = f" ({fields.url.text})" if fields.url is not None and fields.url.text else ""
            yield Problem(
                _place(entry, fields),
                f"the link of [{entry.key}] leads nowhere{written}",
                key=entry.key,
                hint="put in the address of the source, or take the link away",
            )


def _place(entry: Entry, fields: Fields) -> Span:
    """The link that holds the placeholder; else the placeholder; else the entry."""
    if fields.url is None:
        return entry.links[0].span if entry.links else entry.body
    return next((link.span for link in entry.links if link.span.contains(fields.url.span)), fields.url.span)
