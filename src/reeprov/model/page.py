"""What a page says about itself.  Nothing in it is decided: each statement stands with its origin and its rivals."""

from __future__ import annotations

from .citation import PartialDate
from .noun import NamedTuple
from .record import Outlet


class Stated(NamedTuple):
    """Words that a page says of itself, and where it says them ("json-ld headline", "og:title", "h1", "slug")."""

    text: str
    origin: str


class StatedDate(NamedTuple):
    """A date that a page gives.

    Attributes:
        text: as the page has it, offset and all.
        date: the day in the offset that it is written with.
        is_utc: whether it is a moment in UTC, so that the day at the outlet's place may be another one.
    """

    text: str
    origin: str
    date: PartialDate
    is_utc: bool = False


class PageRecord(NamedTuple):
    """What a page says about itself.

    Attributes:
        url: the address that the page was read from; `canonical` is the one that it gives itself.
        titles: every title that it bears, the likeliest first; "subtitle" and "slug" are among the origins.
        title: the likeliest without the name of the site; None where the page gives none.
        published: every date of publication, the likeliest first; `modified` every date of a change.
        issued: the day of publication at the outlet's place; None where the page gives none.
        second_opinion: the day that another reader of pages gives, where one was asked.
        outlet: whose site it is, by its domain; None where the registry does not know that.
        names: what the site calls itself.
        credits: others that it names as its source: agencies, copyright holders.
        language: ISO 639-1, or None where it does not say or says what its letters contradict.
        is_article: whether it declares itself to be one article rather than a list of them.
        is_free: whether everybody may read it; None where it does not say.
        may_be_kept: False where it forbids copies ("noarchive").
        ends: how its text begins and ends, where agencies are named.
        others: the outlets that an entry can mean by the name that it gives, where the page is another one's and names
            none of them.
    """

    url: str
    canonical: str | None = None
    titles: tuple[Stated, ...] = ()
    title: Stated | None = None
    published: tuple[StatedDate, ...] = ()
    modified: tuple[StatedDate, ...] = ()
    issued: PartialDate | None = None
    outlet: Outlet | None = None
    names: tuple[Stated, ...] = ()
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    is_article: bool = False
    is_free: bool | None = None
    may_be_kept: bool = True
    ends: str = ""
    others: tuple[Outlet, ...] = ()
    second_opinion: StatedDate | None = None

    @property
    def tells_of_one_article(self) -> bool:
        """Whether the page says so itself, or gives the day on which it came out; lists and walls do neither."""
        return self.is_article or bool(self.published)
