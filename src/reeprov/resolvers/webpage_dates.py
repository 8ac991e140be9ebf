"""The dates that a page gives: in its data, its markup, its address, and last in the lines around its headline.

The day counts where the outlet is: half past midnight on 29 June in Moscow is 28 June in UTC, and the page is of the
29th.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import unquote

from .. import languages
from ..model.citation import PartialDate
from ..model.page import StatedDate
from ..normalize.calendar import FIRST_YEAR, LAST_YEAR, DateWords, readings_of
from ..normalize.dates import find_dates
from .webpage_data import Node, texts
from .webpage_markup import Markup

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dc.date.created", "dcterms.created", "datecreated", "parsely-pub-date", "sailthru.date",
    "mediator_published_time", "cxenseparse:recs:publishtime", "publisheddate", "publish-date", "publish_date",
    "publishdate", "publication_date", "pubdate", "article_date_original", "article.published", "date", "uploaddate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dc.date.modified",
    "dcterms.modified", "lastmod", "last-modified", "article.updated", "modified",
)  # fmt: skip
_ISO = re.compile(
    r"\s*(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"
    r"(?:[T\s]{1,3}(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d{1,9})?\s{0,2}(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
_GREENWICH = re.compile(r"\d\d:\d\d(?::\d\d)?\s{0,2}(?:GMT|UTC|Z)(?![+\-\w])")
_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")
# The mark between the parts is the same, and no further number is glued to it.
_IN_ADDRESS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/._]?)(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d\d?)(?P<mark>[-/._])(?P<month>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3})/(?P<day>\d\d)(?!\d)"),
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: month for month, name in enumerate(_NAMES, 1)}
_LONGEST_ADDRESS = 2_000
_LONGEST = 120  # a longer text is no date
_LONGEST_LINE = 160
_MOST_LINES = 40


def published(article: Node | None, markup: Markup, url: str, lines: list[str]) -> Iterator[StatedDate]:
    """Every date of publication, the likeliest first; `lines` are those of the text around the headline."""
    if article:
        for name in ("datePublished", "dateCreated", "uploadDate"):
            yield from _of_data(article, name)
    for name, content in markup.meta(*_PUBLISHED):
        yield from _read(content, name)
    for name in ("datepublished", "datecreated"):
        for text in markup.properties.get(name, ())[:1]:
            yield from _read(text, f"itemprop {name}")
    told = [one for one in markup.times if one.itemprop != "datemodified"]
    for time in sorted(told, key=lambda one: not one.is_behind_h1)[:1]:  # further ones are those of other articles
        yield from _read(time.text, "time")
    yield from _of_address(url)
    yield from _of_lines(lines)


def modified(article: Node | None, markup: Markup) -> Iterator[StatedDate]:
    """Every date of a change."""
    if article:
        yield from _of_data(article, "dateModified")
    for name, content in markup.meta(*_MODIFIED):
        yield from _read(content, name)
    for text in markup.properties.get("datemodified", ())[:1]:
        yield from _read(text, "itemprop datemodified")


def local_day(stated: StatedDate, zone: str | None) -> PartialDate:
    """The day at a place of a time zone; the day as written where the page gives an offset of its own, or no time."""
    if not (stated.is_utc and zone):
        return stated.date
    from zoneinfo import ZoneInfo

    moment = _moment(stated.text)
    try:
        there = moment.astimezone(ZoneInfo(zone)) if moment else None
    except (KeyError, OSError, ValueError, OverflowError):  # no such zone on this machine
        return stated.date
    return PartialDate(there.year, there.month, there.day) if there else stated.date


def read_date(text: str) -> tuple[PartialDate, bool] | None:
    """A date as pages declare them, and whether it is a moment in UTC; None where it is none, or could be two."""
    text = text.strip()[:_LONGEST]
    if match := _ISO.match(text):
        found = _day(match["year"], match["month"], match["day"])
        return (found, _is_zero(match["zone"])) if found else None
    if _SECONDS.fullmatch(text):
        moment = _moment(text)
        return (PartialDate(moment.year, moment.month, moment.day), True) if moment else None
    dates = find_dates(text, _words())
    if dates and dates[0].style != "year" and len(dates[0].readings) == 1:
        return dates[0].readings[0], _GREENWICH.search(text) is not None
    return None


def _of_data(article: Node, name: str) -> Iterator[StatedDate]:
    for text in texts(article.get(name)):
        yield from _read(text, f"json-ld {name}")


def _read(text: str, origin: str) -> Iterator[StatedDate]:
    if found := read_date(text):
        yield StatedDate(text[:_LONGEST], origin, *found)


def _of_address(url: str) -> Iterator[StatedDate]:
    path = unquote(url.partition("://")[2].partition("/")[2])[:_LONGEST_ADDRESS].lower()
    for pattern in _IN_ADDRESS:
        for match in pattern.finditer(path):
            if found := _day(match["year"], str(_MONTHS.get(match["month"], match["month"])), match["day"]):
                yield StatedDate(match[0], "url", found)
                return


def _of_lines(lines: list[str]) -> Iterator[StatedDate]:
    for line in lines[:_MOST_LINES]:
        for found in find_dates(line[:_LONGEST_LINE], _words())[:1]:
            if len(found.readings) == 1 and found.readings[0].day and len(line) <= _LONGEST_LINE:
                yield StatedDate(found.text, "text", found.readings[0])
                return


def _day(year: str, month: str, day: str) -> PartialDate | None:
    if not month.isdigit() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return next(iter(readings_of(int(year), int(month), int(day))), None)


def _is_zero(zone: str | None) -> bool:
    return zone is not None and not any(digit in "123456789" for digit in zone)


def _moment(text: str) -> datetime | None:
    """The moment of a text that is one in UTC."""
    text = text.strip()
    try:
        if _SECONDS.fullmatch(text):
            return datetime.fromtimestamp(int(text) / (1 if len(text) == 10 else 1_000), UTC)
        if (match := _ISO.match(text)) and match["time"]:
            clock = match["time"].replace(":", "").ljust(6, "0")
            digits = match["year"] + match["month"] + match["day"] + clock
            return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        clock_match, found = _CLOCK.search(text), read_date(text)
        if clock_match and found and found[0].day:
            hours, minutes = map(int, clock_match[0].split(":")[:2])
            return datetime(*found[0].earliest, tzinfo=UTC) + timedelta(hours=hours, minutes=minutes)
    except (ValueError, OverflowError, OSError):
        pass
    return None


@cache
def _words() -> DateWords:
    return DateWords(languages.months(), languages.seasons(), languages.no_date(), languages.year_words())
