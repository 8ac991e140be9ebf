"""Report one source that stands under two keys.

## Why

Two keys look like two sources. A statement that cites `[2]` and `[5]` seems to be confirmed twice, and has one
witness.

Two entries are one source when their addresses are the same page, or when outlet, title and date agree.
Spelling does not count: RBC and РБК are one outlet, quotation marks and capitals are no part of a title, an archived
copy is the page it was made of, and `www.`, `http:` and what counts clicks are no part of an address.

## When it stays silent

- The addresses lead to different parts of one page: `#introduction` and `#results`.
- One of outlet, title and date is unknown, and so is the address.
- The entries are in chapters that each number their sources anew.
- The key is the same as well: that is RP103.

## Bad

```markdown
The reserve was created in March [1], and its size is secret [2].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
[2] Kommersant — “Rare Earth Demand” from 25 February 2025
```

## Good

```markdown
The reserve was created in March [1], and its size is secret [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025
```

## How to mend it

Keep the first entry, let the cites of the second point at it, and close the gap in the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.citation import Entry
from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Confidence, Fix, Problem, Severity
from ..model.record import Record
from ..normalize.keys import Keys
from ..normalize.patterns import lazy
from ..normalize.scopes import scopes
from .interface import Needs
from .linking import key_span
from .listed import resolved

CODE = "RP107"
NAME = "repeated-entry"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS


# Entries with fewer words are held against each other word for word.
_FEW_WORDS = 6
_WORD = lazy(r"[^\W\d_]++")
_UNSPACED = "\u3040"  # letters from here on may stand in titles without spaces
_HOST = lazy(r"(?i:https?://(?:www\.)?([^\s/?#]++))")


def concerns(document: Document) -> bool:
    """Whether two entries have the host of an address in common, or words in a row, or words where they have few."""
    seen: set[object] = set()
    words_of_all: set[str] = set()
    words_of_short: set[str] = set()
    for entry in document.entries:
        targets = " ".join(link.target for link in entry.links)
        marks: set[object] = {host.lower() for host in _HOST.findall(f"{entry.text} {targets}")}
        words = _WORD.findall(_HOST.sub(" ", entry.text).casefold())
        marks.update(zip(words, words[1:], words[2:], strict=False))
        long = {word for word in words if len(word) > 3}
        short = len(words) < _FEW_WORDS
        alike = marks & seen or long & (words_of_all if short else words_of_short)
        if alike or max(entry.text, default="") >= _UNSPACED:
            return True
        seen |= marks
        words_of_all |= long
        if short:
            words_of_short |= long
    return False


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry whose source an earlier entry of the same numbering has."""
    document = dossier.document
    if not dossier.resolutions:
        return  # at a glance there was nothing to compare
    records = {entry.span: resolution.record for entry, _, resolution in resolved(dossier)}
    for scope in scopes(document):
        first: dict[tuple[object, ...], Entry] = {}
        keys = Keys(document, scope)
        for entry in scope.entries:
            record = records[entry.span]
            for mark in _marks(record):
                earlier = first.setdefault(mark, entry)
                if earlier.key != entry.key:
                    yield Problem(
                        key_span(document, entry),
                        f"[{entry.key}] is the same source as [{earlier.key}]",
                        key=entry.key,
                        confidence=_confidence(record, records[earlier.span]),
                        related=((key_span(document, earlier), f"[{earlier.key}]"),),
                        hint=f"cite [{earlier.key}] in its place",
                        fix=_merged(keys, entry, earlier),
                    )
                    break


def _merged(keys: Keys, entry: Entry, earlier: Entry) -> Fix | None:
    """Let the cites of an entry point at the earlier one, and delete it."""
    cites, gone = keys.rename_cites({entry.key: earlier.key}), keys.without(entry)
    if cites is None or gone is None or any(edit.span.overlaps(gone.span) for edit in cites):
        return None
    title = f"cite [{earlier.key}] instead of [{entry.key}], and delete [{entry.key}]"
    return Fix(title, False, tuple(sorted((*cites, gone))))


def _marks(record: Record) -> Iterator[tuple[object, ...]]:
    """What tells the source from all others, as far as the record says."""
    from ..normalize.outlets import fold_outlet
    from ..normalize.urls import original_of, same_address

    url = record.url or original_of(record.archive_url or "")
    if url:
        yield ("address", same_address(url), _part_of_page(url))
    outlet = record.outlet.id if record.outlet else fold_outlet(record.container_title or "")
    if outlet and record.issued:
        for title in sorted(_titles(record)):
            yield ("description", outlet, title, record.issued)


def _titles(record: Record) -> set[str]:
    """The title and the one that it is a translation of, as titles are compared."""
    from ..normalize.titles import fold_title

    return {fold_title(title) for title in (record.title, record.original_title) if title}


def _part_of_page(url: str) -> str:
    """What an address says behind its `#`, but for words to be highlighted."""
    fragment = url.partition("#")[2]
    return "" if fragment.startswith((":~:", "!")) else fragment


def _confidence(one: Record, other: Record) -> Confidence:
    """Lower where the titles differ: one address may hold several works."""
    if one.title and other.title and _titles(one).isdisjoint(_titles(other)):
        return Confidence.MEDIUM
    return Confidence.HIGH
