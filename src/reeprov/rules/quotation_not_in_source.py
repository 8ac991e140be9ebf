"""Report a quotation whose words are not on the page that it is cited from.

## Why

Quotation marks promise somebody's very words. A reader who looks them up in the cited source and does not find them
can no longer tell whether they were said.

Case, quotation marks, white space, ellipses and words in square brackets do not count, nor does "he said" in the middle
of the words at the source; nor a wording that differs in a few letters, which the audit shows as altered.

## When it stays silent

- The run is offline, or a page that the claim cites could not be read in full: a paywall, a list, a short text.
- The page is in another language: the quotation is a translation.
- Fewer than four words are quoted.
- One of several sources that the claim cites has the words.

## Bad

```markdown
The union said "the quay belongs to those who work on it and to nobody else" [1].

Sources:

[1] Kommersant — "Dock workers of Vladivostok end their long strike" from 25.02.2025, http://www.kommersant.ru/doc/strike
```

## Good

```markdown
The union said that "talks with the union would go on until an agreement had been found" [1].

Sources:

[1] Kommersant — "Dock workers of Vladivostok end their long strike" from 25.02.2025, http://www.kommersant.ru/doc/strike
```

## How to mend it

Look for the words at the source. Quote what stands there, cite the source that has them, or paraphrase.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .interface import Needs
from .supported import absent, keys, upstream

CODE = "RP601"
NAME = "quotation-not-in-source"
DEFAULT = Severity.WARNING
NEEDS = Needs.CLAIMS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each quotation that stands in none of its sources."""
    for found in absent(dossier, "quotation"):
        first = found[0]
        named = keys(dossier, found)
        yield Problem(
            first.span,
            f"the quoted words are not on the page of {named}",
            dossier.document.entries[first.entry].key,
            confidence=Confidence.MEDIUM,
            hint=upstream(dossier, found) or "quote what stands there, or cite the source that has the words",
        )
