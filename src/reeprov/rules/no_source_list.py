"""Report prose that clearly cites in a document without any source list.

## Why

The numbers in brackets promise a list, and there is none: it was cut off, left behind when the text was copied,
or stands under a heading that nobody would look for. Not one statement can be traced. It is one finding for the
document, at the first cite, in place of one RP101 for each.

## When it stays silent

- Fewer than two different keys, or keys that are not counted up from 1: a single `[2023]` or a lone `[1]` may
  be anything.
- A bracket that stands neither behind a word nor at a sentence's end, as in `{[1], [2]}`.
- The markers bring their addresses along: `[1](https://…)`.

## Bad

```markdown
The reserve was created in March [1], and its size is secret [2].
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] RIA Novosti — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Put the list back. If the document has one that reeprov did not see, give it a heading such as "Sources" or
"References".
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Marker
from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .interface import Needs
from .linking import number

CODE = "RP104"
NAME = "no-source-list"
DEFAULT = Severity.ERROR
NEEDS = Needs.DOCUMENT

# What may stand between a word and its cite: the end of a clause, a closing quote or bracket, a share, a footnote sign.
_CLOSING = frozenset(".,;:!?…)]}»”’\"'%‰°*†。，、；：！？）】」』》›“")


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield at most one problem."""
    document = dossier.document
    if document.source_lists:
        return
    markers = [
        marker
        for marker in document.markers
        if marker.cites and marker.url is None and marker.problem is None and marker.confidence is not Confidence.LOW
    ]
    keys = list(dict.fromkeys(cite.key for marker in markers for cite in marker.cites))
    if len(keys) < 2 or any(number(key) != count for count, key in enumerate(keys, 1)):
        return
    if _all_stand_behind_words(document.prose, markers):
        yield Problem(
            markers[0].span,
            f"{len(keys)} sources are cited, [{keys[0]}] to [{keys[-1]}], and the document has no source list",
            hint="put the list back, under a heading such as “Sources”",
        )


def _all_stand_behind_words(prose: str, markers: list[Marker]) -> bool:
    """Whether each marker follows a word, the end of a sentence, or a marker that does."""
    end_of_last = -1
    for marker in markers:
        before = marker.span.start - 1
        while before >= 0 and before >= end_of_last and prose[before] in " \t\u00a0\u202f\0":
            before -= 1
        touches = before < end_of_last
        if not touches and (before < 0 or not (prose[before].isalnum() or prose[before] in _CLOSING)):
            return False
        end_of_last = marker.span.end
    return True
