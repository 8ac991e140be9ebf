"""Report a figure that is not on the page that it is cited from.

## Why

A number is the part of a claim that is copied wrongly most easily and checked most easily. One that does not stand in
the cited source comes from somewhere else, or from a slip.

The number is looked for in every notation and in most languages: 2,500 and 2 500, 3.8 million and 3,8 млн, 20 % and
0.2; in English and Russian also in words: "a fifth", «две с половиной тысячи». A more exact one that rounds to it
counts as well.

## When it stays silent

- The run is offline, or a page that the claim cites could not be read in full.
- The figure is approximate, spelled out in words, or a small count.
- It is a sum of money, or an amount in other units than tonnes: the author may have converted it.
- The page is in a language whose numbers are not read.
- One of several sources that the claim cites has the number.

## Bad

```markdown
The strike idled 4,700 cranes of the northern quay [1].

Sources:

[1] Kommersant — "Dock workers of Vladivostok end their long strike" from 25.02.2025, http://www.kommersant.ru/doc/strike
```

## Good

```markdown
The strike idled 1,200 cranes of the northern quay [1].

Sources:

[1] Kommersant — "Dock workers of Vladivostok end their long strike" from 25.02.2025, http://www.kommersant.ru/doc/strike
```

## How to mend it

Compare with the source. Correct the number, or cite the source that has it; if you reckoned it out, say from what.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .figures import is_checkable
from .interface import Needs
from .supported import absent, keys, upstream

CODE = "RP602"
NAME = "figure-not-in-source"
DEFAULT = Severity.WARNING
NEEDS = Needs.CLAIMS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each figure that stands in none of its sources."""
    checkable = {figure.span for figure in dossier.figures if is_checkable(figure)}
    for found in absent(dossier, "figure"):
        first = found[0]
        if first.span in checkable:
            yield Problem(
                first.span,
                f"{first.text} is not on the page of {keys(dossier, found)}",
                dossier.document.entries[first.entry].key,
                confidence=Confidence.MEDIUM,
                hint=upstream(dossier, found) or "correct the number, or cite the source that has it",
            )
