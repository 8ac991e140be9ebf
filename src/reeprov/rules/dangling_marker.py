"""Report a cite whose key no entry has.

## Why

The sentence says that it rests on a source, and the source list has no such source. The reader cannot check the
statement, and neither can an editor: either the entry was lost, or the number is wrong and points past the real
source.

A group such as `[3, 7]` or `[1-3]` is taken apart: each key that is missing is a finding of its own, at the
group.

## When it stays silent

- The document has no source list at all: that is RP104.
- The marker is malformed: that is RP105.
- The number is far beyond the list: `[30]` behind a list of 3 is more likely a page, a year or a remark.
- Another list of the same numbering has the key. Where chapters start again at `[1]`, each answers for itself.

## Bad

```markdown
The reserve was created in March [1]. The state buys the metals itself [2], and the size of the reserve is secret [3].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Look for the entry in an earlier version of the text and put it back, or correct the number. Where no source can
be found, take the cite away and say so in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.citation import Marker
from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Fix, Problem, Severity
from ..normalize.keys import cite_edits
from ..normalize.scopes import Scope, scopes
from .interface import Needs
from .linking import heading_span, number

CODE = "RP101"
NAME = "dangling-marker"
DEFAULT = Severity.ERROR
NEEDS = Needs.REFERENCES


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each missing key of each marker."""
    for scope in scopes(dossier.document):
        keys = scope.keys
        numbers = sorted(n for n in map(number, keys) if n is not None)
        spellings: dict[str, list[str]] = {}
        for known in keys:
            if not known.isdecimal():
                spellings.setdefault(_folded(known), []).append(known)
        for marker in scope.markers:
            for key in dict.fromkeys(cite.key for cite in marker.cites):
                if key not in keys and marker.problem is None:
                    yield Problem(
                        marker.span,
                        f"[{key}] points at nothing: {_what_the_list_has(key, numbers, scope)}",
                        key=key,
                        confidence=marker.confidence,
                        related=((heading_span(scope.lists[-1]), "the source list"),),
                        hint="put the lost entry back, or correct the key",
                        fix=_spelt_as_listed(dossier.document, marker, key, spellings.get(_folded(key), ())),
                    )


def _spelt_as_listed(document: Document, marker: Marker, key: str, listed: Sequence[str]) -> Fix | None:
    """Where the list has the key in another spelling (RFC-2119 and rfc2119), and just one such key."""
    edits = cite_edits(document, marker, {key: listed[0]}) if len(listed) == 1 else None
    return Fix(f"write {listed[0]}, as the list does", True, edits) if edits else None


def _folded(key: str) -> str:
    """A key without what people spell in several ways: capitals, hyphens, spaces."""
    return "".join(filter(str.isalnum, key.casefold()))


def _what_the_list_has(key: str, numbers: list[int], scope: Scope) -> str:
    """In words, why the list does not have the key."""
    missing = number(key)
    if missing is None or not numbers:
        return f"none of the {len(scope.keys)} entries has this key"
    if missing > numbers[-1]:
        return f"the list ends at [{numbers[-1]}]"
    if missing < numbers[0]:
        return f"the list starts at [{numbers[0]}]"
    return "the list leaves this number out"
