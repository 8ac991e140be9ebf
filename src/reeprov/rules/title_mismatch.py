"""Report an entry whose link leads to a page of another title.

## Why

A reader who follows the link finds something else than the entry promises. Either the link is another source's, or
the title was written down wrongly, or the page was given to another article since.

The title is held against every one that the page gives itself: its heading, its `<title>`, what its metadata say.

## When it stays silent

- The run is offline, or the page could not be read.
- The page does not say that it is one article.
- The titles are in two languages or two scripts: the entry's may be a translation.
- One is a part of the other, or they differ as an edited headline does.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Vladivostok harbour counts its cranes" from 25.02.2025, http://www.kommersant.ru/doc/strike
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Open the page. Put in its title, or the address of the page that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..matching.same import same_title
from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from .interface import Needs
from .listed import visited

CODE = "RP401"
NAME = "title-mismatch"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose page bears none of the titles that the entry gives."""
    for item in visited(dossier):
        fields = dossier.fields[item.at]
        given = [part for part in (fields.title, fields.other_title) if part]
        if item.page is None or not item.page.tells_of_one_article or not given:
            continue
        variants = [stated.text for stated in item.page.titles]
        matches = [same_title(part.text, variants) for part in given]
        if all(match.verdict == "differs" for match in matches):
            yield Problem(
                given[0].span,
                f"the page of [{item.entry.key}] has another title: “{matches[0].variant}”",
                item.entry.key,
                confidence=Confidence.MEDIUM,
                hint=f"{matches[0].difference}; put in the page's title, or the address of the page that is meant",
            )
