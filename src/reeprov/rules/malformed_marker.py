"""Report a marker that cannot mean what it says.

## Why

`[31-13]` falls, `[25-32]` lies wholly outside a list of twelve entries, `[6` never ends, and a prose line that
starts with `[1][2][5]` looks like an entry of the list. Each was meant as a cite, and none can be followed.
Such a marker is reported once, not once for every number that it would expand to.

## When it stays silent

- The brackets hold an interval or an array rather than a group of keys: `[64496, 64511]`, `[0, 255]`.
- The document has no source list.
- A range lies partly inside the list: the keys that are missing are RP101.

## Bad

```markdown
The reserve was created in March [1]. The state buys the metals itself [2], and the size of the reserve is secret [2-1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [1-2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Write the lower number first, close the bracket, move the cite behind the words that it belongs to. Numbers
outside the list come from another version of it: look up what they meant there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs

CODE = "RP105"
NAME = "malformed-marker"
DEFAULT = Severity.ERROR
NEEDS = Needs.REFERENCES

_SAYS = {
    "falling-range": ("{} counts backwards", "write the lower number first"),
    "out-of-list-range": ("{} lies wholly outside the source list", "look up what it meant in an earlier version"),
    "unclosed": ("{} is never closed", "close the bracket"),
    "prose-at-line-start": (
        "{} stands where an entry of the list would start",
        "move it behind the words it belongs to",
    ),
}


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each malformed marker."""
    for marker in dossier.document.markers:
        if marker.problem is not None:
            message, hint = _SAYS.get(marker.problem, ("{} cannot be read as a cite", "write it as [n]"))
            yield Problem(
                marker.span,
                message.format(_shortened(marker.text)),
                key=marker.cites[0].key if len(marker.cites) == 1 else None,
                confidence=marker.confidence,
                hint=hint,
            )


def _shortened(text: str) -> str:
    """The marker's text, at most 40 characters of it, on one line."""
    folded = " ".join(text[:200].split())
    return folded if len(folded) <= 40 else f"{folded[:39]}…"
