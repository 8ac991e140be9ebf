"""Report an entry that no cite points to.

## Why

A source that nothing rests on is either left over from a sentence that was cut, or its cite was lost and some
statement now stands without its proof. In a list that is to be checked it also claims more research than the
text shows.

## When it stays silent

- The entry is a Markdown reference definition (`[1]: address`) that a link of the text uses.
- The cite points at the key by a group or a range: `[1-3]` cites 2. An unclosed `[2` cites it too: that is RP105.
- All that looks like a cite of this list may as well be something else, such as a lone `(1)` where a clause ends.

## Bad

```markdown
The reserve was created in March [1].

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

Cite the entry where its statement stands, or delete it. Works that are only recommended belong under a heading
of their own, such as "Further reading".
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Entry, SourceList
from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Confidence, Fix, Problem, Severity
from ..normalize.keys import Keys
from ..normalize.scopes import scopes
from .interface import Needs
from .linking import key_span

CODE = "RP102"
NAME = "uncited-entry"
DEFAULT = Severity.WARNING
NEEDS = Needs.REFERENCES


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry that nothing points to; of entries with one key only the first counts."""
    document = dossier.document
    for scope in scopes(document):
        seen = set(scope.cited)
        if seen and all(marker.confidence is Confidence.LOW for marker in scope.markers if marker.cites):
            continue
        keys = Keys(document, scope)
        for sources in scope.lists:
            linked = _targets(document, sources)
            for entry in sources.entries:
                if entry.key not in seen and not _is_linked(entry, linked):
                    yield Problem(
                        key_span(document, entry),
                        f"no cite points to [{entry.key}]",
                        key=entry.key,
                        hint="cite it where its statement stands, or delete it",
                        fix=_deleted(keys, entry),
                    )
                seen.add(entry.key)


def _deleted(keys: Keys, entry: Entry) -> Fix | None:
    edit = keys.without(entry)
    return Fix(f"delete the entry [{entry.key}]", False, (edit,)) if edit else None


def _targets(document: Document, sources: SourceList) -> frozenset[str]:
    """The addresses that links of the text lead to, where the list is made of reference definitions."""
    if sources.found_by != "definitions":
        return frozenset()
    return frozenset(link.target for link in document.links if not sources.span.contains(link.span))


def _is_linked(entry: Entry, targets: frozenset[str]) -> bool:
    """Whether the entry is a definition that some link uses."""
    return any(link.target in targets for link in entry.links)
