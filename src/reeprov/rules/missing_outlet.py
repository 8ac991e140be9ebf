"""Report an entry that does not say who published it.

## Why

A title and a day without the paper, agency or site they belong to can only be searched for by their words, and
translated headlines are not found that way.

## When it stays silent

- The entry has an address, an identifier such as a DOI, or a number in a series (RFC 2119): that leads to the source
  by itself.
- The entry is empty: that is RP202.
- The entry is a footnote that names no source at all, or only points back ("ibid.").
- The entry is a sentence of the author's, with nothing quoted and no date in it.
- A name stands in front that may be an outlet's as well as a person's: `Rynek Kolejowy, "Title", 12.03.2025`.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] "Rare earth demand" from 25.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Write the name of the publication in front of the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.citation import Part
from ..model.dossier import Dossier
from ..model.finding import Problem, Severity
from .interface import Needs
from .linking import key_span
from .listed import listed

CODE = "RP203"
NAME = "missing-outlet"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS  # which tell an outlet in front of a title from an author


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry without an outlet."""
    for item in listed(dossier):
        fields = item.fields
        if item.must_name_its_source and fields.outlet is None and not _may_name_it(fields.authors):
            yield Problem(
                key_span(dossier.document, item.entry),
                f"[{item.entry.key}] does not say who published it",
                key=item.entry.key,
                hint="write the name of the publication in front of the title",
            )


def _may_name_it(authors: Sequence[Part]) -> bool:
    """Whether the only author may be an outlet that the registry does not know: no initials, no surname in front."""
    if len(authors) != 1 or any(mark in authors[0].text for mark in ",，."):
        return False
    last = authors[0].text.rpartition(" ")[2]
    return len(last) > 1 or not last.isupper()  # "Schmidt A" is a person
