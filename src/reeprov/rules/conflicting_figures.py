"""Report a figure that another document contradicts.

## Why

Two documents that give different values for one thing cannot both be right. Whoever rests on one of them should know
of the other.

## When it stays silent

- Documents were not compared: it runs in `reeprov corpus report` only, over all documents of the corpus.
- The measures are not named in the same words, of the same country or names, in the same unit. Nearly the same value
  of one named source is enough, and so is its total of which the other document makes a part ("658, including 28.5"
  beside "28.7 in total"), or a rank with what excludes it: number five has at most a fifth of the whole.
- The sentences give different times, or only one of them gives any. Neither does, and the documents are more than three
  months apart, or the figures say how much something rose or fell.
- A share or a count does not say of what, and its time; or it tells of a change, an opposite ("not", "only"), or with
  more numbers of whom ("aged 18 to 25").
- One of them tells of one of several ("a mine", "another mine"), or they name the same countries in another order.
- One is a plan for a later year, or the ranges of the two overlap.
- It is one number of two things: the report of the corpus shows these apart.
- The documents are copies of each other.

## Bad

```markdown
The Ministry of Mines says that Chile produced 5.51 million tonnes of refined copper in 2023.

<!-- next document -->

In 2023 Chile produced 5.25 million tonnes of refined copper.
```

## Good

```markdown
The Ministry of Mines says that Chile produced 5.51 million tonnes of refined copper in 2023.

<!-- next document -->

In 2024 Chile produced 5.25 million tonnes of refined copper.
```

## How to mend it

Go back to the origin of both values. Say which one is meant, of what time and by whom, or that they differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..model.relation import Tie
from .interface import Needs

CODE = "RP702"
NAME = "conflicting-figures"
DEFAULT = Severity.WARNING
NEEDS = Needs.REFERENCES


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each figure with one that excludes it."""
    for relation in dossier.relations:
        if relation.tie is Tie.CONFLICT:
            words = f"“{relation.text}” here, “{relation.other_text}” in {relation.other}: {relation.why}"
            yield Problem(
                relation.span,
                words + relation.further,
                confidence=Confidence.MEDIUM,
                hint="go back to the origin of both, and say which one is meant",
            )
