"""Report an entry whose page says that it is from another day.

## Why

The day is how an article is found again when its address is gone, and it decides what its author could know. A day
that is not the page's sends readers to another article.

## When it stays silent

- The run is offline, the page could not be read, or it gives no date.
- The page does not say that it is one article.
- The days are neighbours: the place of the outlet decides which one it was.
- The entry's day is one on which the page was changed, or lies between its publication and its last change.
- The entry gives a month or a year, and the page's day is in it.

## Bad

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 05.02.2025, http://www.kommersant.ru/doc/7543210
```

## Good

```markdown
The reserve was created in March [1].

Sources:

[1] Kommersant — "Rare earth demand" from 25.02.2025, http://www.kommersant.ru/doc/7543210
```

## How to mend it

Put in the day that the page gives. If the entry means another article, put in its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..model.citation import PartialDate
from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..model.page import PageRecord
from .interface import Needs
from .listed import visited

CODE = "RP402"
NAME = "date-mismatch"
DEFAULT = Severity.WARNING
NEEDS = Needs.RECORDS

_DAYS_BETWEEN_ZONES = timedelta(days=1)


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each entry none of whose dates the page allows."""
    for item in visited(dossier):
        dated, page = dossier.fields[item.at].date, item.page
        if dated is None or not dated.readings or page is None or page.issued is None:
            continue
        if page.tells_of_one_article and not any(_may_be(reading, page) for reading in dated.readings):
            yield Problem(
                dated.span,
                f"[{item.entry.key}] is dated {dated.readings[0]}, but its page says {page.issued}",
                item.entry.key,
                confidence=Confidence.MEDIUM,
                hint="put in the day that the page gives, or the address of the page that is meant",
            )


def _may_be(given: PartialDate, page: PageRecord) -> bool:
    """Whether an article can have borne a date: on a day of publication, of a change, or between the two."""
    first, last = _days(given)
    others = (page.second_opinion,) if page.second_opinion else ()
    known = [_days(stated.date) for stated in (*page.published, *page.modified, *others)]
    if any(_is_near(first, last, *other) for other in known):
        return True
    changed = max((_days(stated.date)[1] for stated in page.modified), default=None)
    return changed is not None and min(known)[0] <= first and last <= changed


def _is_near(first: date, last: date, other_first: date, other_last: date) -> bool:
    return first <= other_last + _DAYS_BETWEEN_ZONES and other_first <= last + _DAYS_BETWEEN_ZONES


def _days(given: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date can mean."""
    from calendar import monthrange  # a run without pages does without it

    year, month, day = given.latest
    if given.day is None:
        day = monthrange(year, month)[1]
    return date(*given.earliest), date(year, month, day)
