"""Report a comment that accepts findings of which there are none.

## Why

`<!-- reeprov-disable RP101 -- the entry follows -->` was right when it was written. Once the text is mended it
accepts nothing but the next mistake, and whoever reads it believes that something is still wrong. So does one
with a code that no rule has: it says that a finding is accepted, and it is not.

## When it stays silent

- A rule that the comment names did not run.
- The comment stands in code, where it is an example.

## Bad

```markdown
<!-- reeprov-disable-next-line RP101 -- the entry follows -->
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## Good

```markdown
<!-- reeprov-disable-next-line RP101 -- the second entry follows -->
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Delete the comment, or the code in it that is not needed any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Dossier
from ..model.finding import Edit, Fix, Problem, Severity
from ..model.text import Span
from .interface import Needs

CODE = "RP902"
NAME = "unused-suppression"
DEFAULT = Severity.WARNING
NEEDS = Needs.FINDINGS


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each comment, or code in one, that accepts nothing."""
    text = dossier.document.text
    for comment, selector, why in dossier.idle:
        fix = Fix("delete the comment", True, (Edit(_with_its_line(text, comment.span), ""),)) if not selector else None
        yield Problem(
            comment.span,
            f"this comment accepts nothing: {why}",
            hint="delete the comment" if selector is None else f"take {selector} out of the comment",
            fix=fix,
        )


def _with_its_line(text: str, span: Span) -> Span:
    """The span with the blanks before it, and with its line end where nothing else stands in the line."""
    start, end = span
    while start and text[start - 1] in " \t":
        start -= 1
    if end < len(text) and not text[end].isspace():
        return span
    if (start and text[start - 1] not in "\r\n") or (end < len(text) and text[end] not in "\r\n"):
        return Span(start, end)
    if text.startswith("\r\n", end):
        end += 1
    return Span(start, min(len(text), end + 1))
