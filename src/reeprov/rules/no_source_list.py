"""Report prose that clearly cites in a document without any source list.

## Why

The numbers in brackets promise a list, and there is none: it was cut off, left behind when the text was copied,
or stands under a heading that nobody would look for. Not one statement can be traced. It is one finding for the
document, at the first cite, in place of one RP101 for each.

## When it stays silent

- Fewer than two different keys, or keys that are not counted up from 1, or a range alone: a single `[2023]`, a lone
  `[1]` or `[1-9]` may be anything.
- A bracket that stands neither behind a word nor at a sentence's end, as in `{[1], [2]}`.
- Fewer than half of the brackets stand where a clause ends, or one is an index: `argv[1]`.
- Each stands apart in front of a sentence: `[1] The seller delivers. [2] The buyer pays.` may number those of a law.
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

from collections.abc import Iterator, Sequence

from ..model.citation import Marker
from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from ..model.text import Span
from ..normalize.patterns import lazy
from .interface import Needs
from .linking import number

CODE = "RP104"
NAME = "no-source-list"
DEFAULT = Severity.ERROR
NEEDS = Needs.REFERENCES

# What may stand between a word and its cite: the end of a clause, a closing quote or bracket, a share, a footnote sign.
_CLOSING = frozenset(".,;:!?…)]}»”’\"'%‰°*†。，、；：！？）】」』》›“")
_SENTENCE = lazy(r"\0*+[ \u00a0]\0*+[^\W\d_a-zа-яёіїєґ\u00df-\u00f6\u00f8-\u00ff]")
_SENTENCE_END = frozenset(".!?…。！？")
_CLAUSE_END = frozenset(".,;:!?…)»”’\"'。，、；：！？）」』》—–")


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield at most one problem."""
    document = dossier.document
    if document.source_lists:
        return
    markers = [m for m in document.markers if m.cites and m.url is None and m.problem is None]
    cites = [cite for marker in markers for cite in marker.cites]
    keys = list(dict.fromkeys(cite.key for cite in cites))
    alone = len({cite.span for cite in cites}) < 2
    if alone or len(keys) < 2 or any(number(key) != count for count, key in enumerate(keys, 1)):
        return
    if _clearly_cites(document.prose, _runs(markers)):
        yield Problem(
            markers[0].span,
            f"{len(keys)} sources are cited, [{keys[0]}] to [{keys[-1]}], and the document has no source list",
            hint="put the list back, under a heading such as “Sources”",
        )


def _runs(markers: Sequence[Marker]) -> list[Span]:
    """The places of the markers; those that touch, as in `[1][2]`, are one."""
    runs: list[Span] = []
    for marker in markers:
        if runs and runs[-1].end == marker.span.start:
            runs[-1] = Span(runs[-1].start, marker.span.end)
        else:
            runs.append(marker.span)
    return runs


def _clearly_cites(prose: str, runs: Sequence[Span]) -> bool:
    """Whether each run follows a word or a sentence, and half of them stand where a clause or a sentence ends."""
    if all(_stands_apart(prose, start) and _SENTENCE.match(prose, end) for start, end in runs):
        return False
    at_end = 0
    for start, end in runs:
        before = prose[max(0, start - 20) : start].rstrip("\0")
        after = prose[end : end + 20].lstrip("\0")
        word = before.removesuffix(" ").removesuffix("\u00a0").rstrip("\0")
        if not word or not (word[-1].isalnum() or word[-1] in _CLOSING):
            return False
        ends = word[-1] in _SENTENCE_END or not after.strip() or after[0] in _CLAUSE_END
        if not ends and before == word and before[-1].isalnum() and before[-1].isascii():
            return False  # an index: argv[1] is read
        at_end += ends
    return 2 * at_end >= len(runs)


def _stands_apart(prose: str, start: int) -> bool:
    return prose[max(0, start - 20) : start].rstrip("\0")[-1:].isspace()
