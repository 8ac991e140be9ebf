"""Report an entry whose link leads to another outlet than it names.

## Why

Who published something decides how far a reader trusts it. An entry that names one outlet and leads to another gives
the wrong one the credit, or the blame.

Whose page it is, is told by its domain.

## When it stays silent

- The run is offline, or the page could not be read.
- The outlet or the domain is not in the registry.
- The page names the outlet: agencies are credited where their reports are printed.
- One of several outlets of that name has the domain.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Interfax — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Name the outlet that published the page. If it is a reprint, name the original and its address.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .interface import Needs
from .listed import visited

CODE = "RP403"
NAME = "outlet-mismatch"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose page is another outlet's and does not name the entry's."""
    for item in visited(dossier):
        named, page = dossier.fields[item.at].outlet, item.page
        if named and page and page.outlet and page.others:
            yield Problem(
                named.span,
                f"[{item.entry.key}] names {named.text}, but its link leads to {page.outlet.name}",
                item.entry.key,
                confidence=Confidence.MEDIUM,
                hint=f"name {page.outlet.name}, or put in the address of the page that is meant",
            )
