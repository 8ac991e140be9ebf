"""Report a link of an entry that leads nowhere.

## Why

`#`, an empty target, `example.com` and `TODO` are what stands in a list before its addresses are filled in, and
what some converters leave behind when they lose them. The entry looks linked, and a click stays on the page.

## When it stays silent

- The link stands in the prose and not in an entry.
- The entry has a real address beside the placeholder.
- The entry has no link at all; outlet, title and date may still be enough to find the source.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] [Kommersant — “Rare earth demand”](#) from 25.02.2025
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — “Rare earth demand” from 25.02.2025
```

## How to mend it

Put in the address of the source. Where it is unknown, take the link away and leave the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Entry, Fields
from ..model.dossier import Dossier
from ..model.finding import Edit, Fix, Problem, Severity
from ..model.text import Span
from .interface import Needs
from .listed import listed

CODE = "RP201"
NAME = "placeholder-link"
DEFAULT = Severity.WARNING
NEEDS = Needs.FIELDS

_SITES = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/", "pmid": "https://pubmed.ncbi.nlm.nih.gov/"}


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose address is a placeholder."""
    for entry, fields, _ in listed(dossier):
        if fields.url_status == "placeholder":
            address = _address(fields)
            target = _target(dossier.document.text, entry)
            written = f" ({fields.url.text})" if fields.url is not None and fields.url.text else ""
            yield Problem(
                _place(entry, fields),
                f"the link of [{entry.key}] leads nowhere{written}",
                key=entry.key,
                hint="put in the address of the source, or take the link away",
                fix=Fix(f"put in {address}", True, (Edit(target, address),)) if address and target else None,
            )


def _address(fields: Fields) -> str | None:
    """The address that the entry itself gives beside the link: of the page that it has a copy of, by an identifier."""
    from ..normalize.urls import original_of

    if fields.archive_url is not None:
        return original_of(fields.archive_url.text)
    return next((_SITES[scheme] + value for scheme, value in fields.identifiers if scheme in _SITES), None)


def _target(text: str, entry: Entry) -> Span | None:
    """Where the target of the one link of an entry is written."""
    if len(entry.links) != 1:
        return None
    link = entry.links[0]
    markdown = ("](", ")", link.text.end, link.span.end)
    html = ('href="', '"', link.span.start, link.text.start)
    for opening, closing, start, end in (markdown, html):
        at = text.find(opening + link.target + closing, start, end)
        if at >= 0:
            return Span(at + len(opening), at + len(opening) + len(link.target))
    return None


def _place(entry: Entry, fields: Fields) -> Span:
    """The link that holds the placeholder; else the placeholder; else the entry."""
    if fields.url is None:
        return entry.links[0].span if entry.links else entry.body
    return next((link.span for link in entry.links if link.span.contains(fields.url.span)), fields.url.span)
