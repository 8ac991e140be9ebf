"""What a document says about its sources: markers in the prose, entries in source lists."""

from __future__ import annotations

from .finding import Confidence
from .noun import NamedTuple
from .text import Span

# Beyond this an entry is a text: its fields stand at its beginning, and what it lacks is not known.
LONGEST_ENTRY = 4_000


class Cite(NamedTuple):
    """One pointer inside a marker; `[3, 7]` has two, `[1-3]` has three that share one span."""

    key: str
    span: Span


class Marker(NamedTuple):
    """The string in running text that points at the list, brackets included.

    Attributes:
        form: the name of the marker form that read it ("bracket", "footnote", …).
        cites: what it points at; empty where the marker is so malformed that nobody can tell.
        problem: why it is malformed ("falling-range", "out-of-list-range", "unclosed", "prose-at-line-start"), or None.
        confidence: how sure it is that this is a marker at all.
        url: the address that a linked marker brings along, or None.
    """

    span: Span
    text: str
    form: str
    cites: tuple[Cite, ...]
    problem: str | None = None
    confidence: Confidence = Confidence.HIGH
    url: str | None = None


class Link(NamedTuple):
    """A hyperlink of the markup: the whole construct, its visible text, its target as written."""

    span: Span
    text: Span
    target: str


class Entry(NamedTuple):
    """One item of a source list, as written.

    Attributes:
        key: what cites call it by.
        span: from the key to the end of the item.
        body: the part behind the key.
        text: the visible text of `body`, markup removed, white space folded.
        links: the hyperlinks in it, in order.
    """

    key: str
    span: Span
    body: Span
    text: str
    links: tuple[Link, ...] = ()


class SourceList(NamedTuple):
    """The section that holds the entries.

    Attributes:
        heading: the label as written, or None where the list has none.
        span: from the heading (or the first entry) to the end of the last entry.
        form: how its keys are written ("bracket", "dot", "footnote", "item", …).
        found_by: "heading", "label", "definitions", "anchors", "position".
    """

    heading: str | None
    span: Span
    form: str
    found_by: str
    entries: tuple[Entry, ...]


class Part(NamedTuple):
    """One field of an entry as written: its visible text and where it stands in the document."""

    text: str
    span: Span


class Fields(NamedTuple):
    """An entry taken apart, everything still as written.

    Attributes:
        date: the publication date, as `Dated`; None where there is none.
        accessed: the day on which the author looked at it.
        url: the address of the source; `archive_url` that of a copy.
        url_status: "address", "placeholder" (`#`, empty, example.com, TODO) or "none".
        identifiers: (scheme, value) pairs: doi, arxiv, isbn, pmid.
        other_title: the title in another language, where the entry gives both.
    """

    outlet: Part | None = None
    title: Part | None = None
    authors: tuple[Part, ...] = ()
    date: Dated | None = None
    accessed: Dated | None = None
    url: Part | None = None
    url_status: str = "none"
    archive_url: Part | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    other_title: Part | None = None


class Dated(NamedTuple):
    """A date as written with every reading that it allows.

    Attributes:
        readings: none where it is impossible (31.02.2025), one as a rule, two where the order of day and month is open.
    """

    text: str
    span: Span
    readings: tuple[PartialDate, ...] = ()

    @property
    def date(self) -> PartialDate | None:
        """The reading, where there is exactly one."""
        return self.readings[0] if len(self.readings) == 1 else None


class PartialDate(NamedTuple):
    """A day, a month or a year of the Gregorian calendar; never padded.

    `str()` gives ISO 8601: `2025-02-26`, `2025-02`, `2025`.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day that it can mean, as (year, month, day)."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last day that it can mean; a month is taken to have 31."""
        return (self.year, self.month or 12, self.day or 31)

    @property
    def parts(self) -> tuple[int, ...]:
        """The known parts, as CSL's `date-parts` wants them."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `str()` back."""
        return cls(*map(int, text.split("-")))
