"""Report an entry whose source was looked for among its outlet's articles of that day, and is not there.

## Why

A source without an address can be found by its outlet, title and day, or it cannot be found at all. Where the outlet's
own lists of the day have no such title, the title, the day or the outlet is wrong, or the article never was.

The title may be a translation: it is compared by meaning, numbers and names with every title of that day.

## When it stays silent

- The run is offline.
- The entry gives an address, or an identifier such as a DOI.
- Outlet, title or the full date is missing or not known: other rules say so.
- No list of that day could be read to its end, or the extra `semantic` is not installed: a note on standard error
  says so.
- Several articles come near: that is RP302.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "The whole fleet of icebreakers is sold to a private bank" from 14.03.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 14.03.2025
```

## How to mend it

Look at the list of the day yourself, correct what is wrong, and put in the address. If the finding is mistaken, take
the address into the lock file: `reeprov resolve --online --choose 1=ADDRESS article.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..model.search import Outcome, Search
from .interface import Needs

CODE = "RP301"
NAME = "unresolved-entry"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry that none of the lists of its day has."""
    for entry, fields, search in zip(dossier.document.entries, dossier.fields, dossier.searches, strict=False):
        if search and search.outcome is Outcome.NOT_FOUND:
            near = search.candidates[0] if search.candidates else None
            yield Problem(
                fields.title.span if fields.title else entry.body,
                f"[{entry.key}] was looked for and not found: {_searched(search)}",
                entry.key,
                confidence=Confidence.MEDIUM,
                hint=f"the nearest is “{near.title}”, {near.url}" if near else None,
            )


def _searched(search: Search) -> str:
    """What was looked at, in words."""
    read = [f"{place.kind} ({place.found})" for place in search.places if place.found]
    return f"none of the articles listed is it: {', '.join(read)}"
