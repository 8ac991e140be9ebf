"""Report a document, or an entry, that is no second source beside another one.

## Why

Two articles that copy one wire report, retell one decree, or cite each other in a circle look like two confirmations
and are one. Who counts them twice believes a thing better founded than it is.

## When it stays silent

- Documents were not compared: it runs in `reeprov corpus report` only, over all documents of the corpus.
- The documents share text: then they are one article, which RP703 says.
- Fewer than three telling figures are in common, or all but one of them are ranks and whole per cents. Small counts,
  years, numbers of nothing (versions, codes), durations and figures that more than fifty documents have do not count.
- Two texts tell of official documents of one day, but name nobody in common, or share fewer than two words besides.
- An entry is not recognised as a document of the corpus, by its address or by its title.

## Bad

```markdown
The mines of Chile gave 5.51 million tonnes of copper, 27.6 per cent of all copper, from 1,450 pits.

<!-- next document -->

A quarter of all jobs in Antofagasta hang on metal. Some 1,450 pits are open, and 5.51 million tonnes of copper left
them, which is 27.6 per cent of what is mined anywhere.
```

## Good

```markdown
The mines of Chile gave 5.51 million tonnes of copper, 27.6 per cent of all copper, from 1,450 pits.

<!-- next document -->

A quarter of all jobs in Antofagasta hang on metal. Some 980 pits are open, and 5.51 million tonnes of copper left them.
```

## How to mend it

Count the documents as one source. Look for the origin that they share, and cite that.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..model.relation import Tie
from .interface import Needs

CODE = "RP701"
NAME = "shared-origin"
DEFAULT = Severity.WARNING
NEEDS = Needs.REFERENCES

_WORDS = {
    Tie.FIGURES: "{other} is probably of the same origin: figures in common, and no text: {why}",
    Tie.DOCUMENT: "{other} tells of the same official document: “{text}” here, “{other_text}” there; {why}",
    Tie.SOURCE: "{other} is no second source of “{text}”: {why}",
    Tie.ENTRIES: "[{key}] is no other source than [{other_text}]: {why}",
    Tie.CIRCLE: "[{key}] leads back to this document: {why}",
}


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each way in which the document and others are of one origin."""
    for relation in dossier.relations:
        if relation.tie in _WORDS:
            yield Problem(
                relation.span,
                _WORDS[relation.tie].format(**relation._asdict()) + relation.further,
                relation.key,
                confidence=Confidence.HIGH if relation.sure else Confidence.MEDIUM,
                hint="count them as one source; look for the origin that they share",
            )
