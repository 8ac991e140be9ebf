"""Report an outlet that the registry does not know.

## Why

For a name in the registry reeprov knows the site, and so where to look for the source and whether a link
belongs to it. A name that is not there may be misspelt. More often it is only small, so this is a note.

## When it stays silent

- The entry names no outlet: that is RP203.
- The entry has no title or no date: it may be a remark, and what it lacks is reported by RP204 and RP205.
- The address is on a site of that name: nothing is misspelt.
- The entry has an identifier, such as a DOI or an ISBN: journals and publishers are no outlets of news.
- The name is one that several outlets bear: that is RP209.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Komersannt Daily Gazette — "Rare earth demand" from 25.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Correct the name: `reeprov outlets NAME` searches the registry. An outlet that is missing there can be added in
a table of your own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Fields
from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from ..model.resolution import Ambiguous
from ..normalize.outlets import names_site
from ..normalize.urls import host_of
from .interface import Needs
from .linking import key_span
from .listed import resolved

CODE = "RP208"
NAME = "unknown-outlet"
DEFAULT = Severity.NOTE
NEEDS = Needs.RECORDS


def _has_site(name: str, fields: Fields) -> bool:
    """Whether the address is on a site of that name."""
    host = host_of(fields.url.text) if fields.url else None
    return host is not None and names_site(name, host)


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each outlet that has a name and no row."""
    for entry, fields, resolution in resolved(dossier):
        record = resolution.record
        if isinstance(resolution, Ambiguous) or fields.identifiers or not (fields.title and fields.date):
            continue
        if record.outlet is None and record.container_title and not _has_site(record.container_title, fields):
            yield Problem(
                fields.outlet.span if fields.outlet is not None else key_span(dossier.document, entry),
                f"{record.container_title} is not in the registry of outlets",
                key=entry.key,
                hint="check the spelling with `reeprov outlets`, or add it to a table of your own",
            )
