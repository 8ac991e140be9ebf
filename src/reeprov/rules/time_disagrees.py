"""Report times that contradict each other: a weekday and its date, "a year ago" and the dates.

## Why

Such a pair cannot both be right. A weekday that is not its date's is most often a date of another year; what happened
"a month ago" and is cited from a source of last year rests on the wrong source, or stands in an old text that was
published again.

Spans of time are rounded in prose, so half a unit and more is allowed: four months in years, twenty days in months.

## When it stays silent

- One of the two is not known: the date has no year, the document no date.
- The cited source has no full date.
- The difference is what rounding explains.
- The cited source is younger than the time that is told: it may look back.
- The time is told from another one than today: "a year earlier".

## Bad

```markdown
---
date: 2025-03-11
---

The reserve was created on Tuesday, 26 February 2025 [1].

Sources:

[1] Kommersant — "A reserve of rare metals" from 26.02.2025
```

## Good

```markdown
---
date: 2025-03-11
---

The reserve was created on Wednesday, 26 February 2025 [1].

Sources:

[1] Kommersant — "A reserve of rare metals" from 26.02.2025
```

## How to mend it

Look the day up at the source, and correct the one that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Confidence, Problem, Severity
from ..normalize.patterns import lazy
from .interface import Needs

CODE = "RP605"
NAME = "time-disagrees"
DEFAULT = Severity.WARNING
NEEDS = Needs.CHECKS

# Comparisons of times, and how sure they are.
_COMPARED = {"weekday-and-date": Confidence.HIGH, "relative-time-and-source-date": Confidence.MEDIUM}
_BESIDE = 30  # so near to a day of the week stand the digits of its date


def _words(*stems: str, ending: str = "") -> dict[str, re.Pattern[str]]:
    """Patterns for the words that begin so, by their stems, which a text is searched for a hundred times as fast."""
    return {stem: lazy(rf"{stem}(?<!\w{stem}){ending}\b") for stem in stems}


_AGO = _words("ago", "yesterday", "last", "назад", "вчера", "позавчера") | _words("прошл", ending=r"[^\W\d_]{1,4}")
_WEEKDAYS = _words("mon", "tue", "wed", "thu", "fri", "sat", "sun", ending="(?:r?s|nes|ur)?(?:days?)?") | _words(
    "понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень", ending=r"[^\W\d_]{0,2}"
)


def concerns(document: Document) -> bool:
    """Whether the prose has a day of the week beside a number, or says how long ago something was."""
    prose = document.prose.lower()
    if any(word.search(prose) for stem, word in _AGO.items() if stem in prose):
        return True
    days = (day for stem, word in _WEEKDAYS.items() if stem in prose for day in word.finditer(prose))
    return any(any(map(str.isdigit, prose[max(0, day.start() - _BESIDE) : day.end() + _BESIDE])) for day in days)


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each pair of times that cannot both be right."""
    for found in dossier.checks:
        if found.id in _COMPARED and found.result.value == "failed":
            span, *others = found.evidence
            yield Problem(
                span,
                found.message,
                confidence=_COMPARED[found.id],
                related=tuple((other, "compared with this") for other in others),
                hint="look the day up at the source, and correct the one that is wrong",
            )
