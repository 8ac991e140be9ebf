"""Where the articles of an outlet and a day are listed, in the order in which it is best to look.

The outlet's list of the day first; then an archived copy of it, the lists of the days beside it, the site's sitemaps,
its feed, an archive's index, and GDELT.  Each is asked for politely, once, and only where the ones before did not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from .. import data
from ..fetch import robots
from ..model.citation import PartialDate
from ..model.noun import NamedTuple
from ..model.record import Outlet
from ..model.search import Place
from ..model.snapshot import Page
from ..normalize.urls import original_of
from . import archives
from .interface import is_of
from .listings import Item, distinct, next_of_page, of_feed, of_index, of_json, of_page, of_sitemap
from .webpage_markup import read_markup

if TYPE_CHECKING:
    from ..fetch.web import Web

_GDELT = "https://api.gdeltproject.org/api/v2/doc/doc"
_GDELT_DAYS = 90  # it looks back so far
_GDELT_PAUSE = 5.0
_DEEPEST = 3
_FEWEST_BLANKS = 2  # in a headline; menus are shorter
_MOST_MAPS = 5
_MOST_PARTS = 20  # of one list
_MONTH_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])(?!\d{3})")


class Rung(NamedTuple):
    """A list that was looked at, and the articles of the day that it names."""

    place: Place
    items: tuple[Item, ...] = ()


class Ladder:
    """The lists of outlets and days; each is asked for when somebody first needs it."""

    def __init__(self, web: Web, today: date | None = None) -> None:
        self._web = web
        self._today = today or datetime.now(UTC).date()
        self._climbed: dict[tuple[str, date], tuple[list[Rung], Iterator[Rung]]] = {}
        self._patterns = dict(line.split("\t") for line in data.read("articles.tsv").decode().splitlines())

    def is_future(self, day: date) -> bool:
        """Whether a day has not come yet anywhere."""
        return day > self._today + timedelta(1)

    def rungs(self, outlet: Outlet, day: date) -> Iterator[Rung]:
        """Yield the lists for an outlet and a day, from what is known already to what has to be asked for."""
        known, rest = self._climbed.setdefault((outlet.id, day), ([], self._climb(outlet, day)))
        at = 0
        while True:
            if at == len(known):
                rung = next(rest, None)
                if rung is None:
                    return
                known.append(rung)
            yield known[at]
            at += 1

    def first_lists(self, wanted: Iterable[tuple[Outlet, date]]) -> list[str]:
        """The addresses of the day lists of many outlets, to be asked for side by side."""
        return [_filled(outlet.day_list, day) for outlet, day in wanted if outlet.day_list]

    def _climb(self, outlet: Outlet, day: date) -> Iterator[Rung]:
        if outlet.day_list:
            first = self._day_list(outlet, day)
            yield first
            if first.place.found is None:
                yield self._archived_list(outlet, day)
            for other in (day + timedelta(1), day - timedelta(1)):  # it is another day in another time zone
                if not self.is_future(other):
                    yield self._day_list(outlet, other)
        site = self._site(outlet)
        if site is None:
            yield Rung(Place("site", f"https://{outlet.id}/", None, "it does not answer"))
        else:
            yield from self._sitemaps(outlet, day, site)
            yield from self._feed(outlet, day, site)
        yield from self._index(outlet, day)
        if self._today - day <= timedelta(_GDELT_DAYS):
            yield self._gdelt(outlet, day)

    # The outlet's own list of a day

    def _day_list(self, outlet: Outlet, day: date) -> Rung:
        url = self._reached(_filled(outlet.day_list or "", day))
        page, trouble = self._read(url)
        if page is None:
            return Rung(Place("day list", url, None, trouble))
        if not _path(page.visit.final_url).strip("/"):
            return Rung(Place("day list", url, None, "it leads to the front page"))
        return self._listed("day list", url, page, outlet, day)

    def _archived_list(self, outlet: Outlet, day: date) -> Rung:
        """What an archive kept of the day's list after the day was over."""
        url = _filled(outlet.day_list or "", day)
        kind = "archived day list"
        copy, answered = archives.nearest_copy(self._web, url, datetime(day.year, day.month, day.day, 23, tzinfo=UTC))
        if copy is None:
            return Rung(Place(kind, url, None, "no copy is known" if answered else "the archive could not say"))
        page = self._web.get(copy.url, judge=False)
        if not page.visit.verdict.has_page:
            return Rung(Place(kind, copy.url, None, page.visit.evidence))
        return self._listed(kind, copy.url, page, outlet, day)

    def _listed(self, kind: str, url: str, page: Page, outlet: Outlet, day: date) -> Rung:
        """The articles in a list of one day: links that look as the outlet's articles of that day do, if any do so."""
        own: list[Item] = []
        asked = {page.visit.url}
        further: str | None = None
        for _ in range(_MOST_PARTS):
            base, text = page.visit.final_url, page.text
            found = list(of_json(text, base) if text.lstrip()[:1] in ("{", "[") else of_page(text, base))
            own += [item._replace(url=original_of(item.url) or item.url) for item in found]
            further = next_of_page(text, base)
            if further is None or further in asked or not is_of(original_of(further) or further, outlet):
                further = None
                break
            asked.add(further)
            part, _ = self._read(further)
            if part is None:
                break
            page = part
        own = [item for item in own if is_of(item.url, outlet)]
        pattern = self._patterns.get(outlet.id)
        shape = re.compile(_shape(pattern, day)) if pattern else None
        fitting = [item for item in own if shape and shape.search(_path(item.url))]
        telling = fitting or [item for item in own if item.title.count(" ") >= _FEWEST_BLANKS]
        items = distinct(item._replace(day=item.day or _partial(day)) for item in telling)
        return Rung(Place(kind, url, len(items), is_whole=further is None and bool(items)), tuple(items))

    # What the site says of itself

    def _site(self, outlet: Outlet) -> str | None:
        """The address of an outlet's site; None where it does not answer."""
        site = self._reached(f"https://{outlet.id}/")
        return site if robots.answers(self._web, site) else None

    def _sitemaps(self, outlet: Outlet, day: date, site: str) -> Iterator[Rung]:
        waiting = [(url, 1) for url in robots.sitemaps(self._web, site) or (f"{site}sitemap.xml",)]
        asked = 0
        seen: set[str] = set()
        while waiting and asked < _MOST_MAPS:
            waiting.sort(key=lambda pair: _distance(pair[0], day))
            url, depth = waiting.pop(0)
            if url in seen or not is_of(url, outlet) or _distance(url, day) > 2:
                continue
            seen.add(url)
            asked += 1
            page, trouble = self._read(url)
            if page is None:
                yield Rung(Place("sitemap", url, None, trouble))
                continue
            articles, maps = of_sitemap(page.text, page.visit.final_url)
            if depth < _DEEPEST:
                waiting += [(one.url, depth + 1) for one in maps if one.day is None or _as_date(one.day) >= day]
            items = [item for item in articles if item.title and _is_near(item, day) and is_of(item.url, outlet)]
            if not maps:
                named = bool(items) and all(item.day for item in items)
                yield Rung(Place("sitemap", url, len(items), is_whole=named), tuple(distinct(items)))

    def _feed(self, outlet: Outlet, day: date, site: str) -> Iterator[Rung]:
        page, _ = self._read(site)
        named = read_markup(page.text).feeds if page else ()
        for url in named[:1]:
            feed, trouble = self._read(_absolute(site, url))
            if feed is None:
                yield Rung(Place("feed", url, None, trouble))
                continue
            own = [item for item in of_feed(feed.text, feed.visit.final_url) if is_of(item.url, outlet)]
            items = [item for item in own if item.day and _is_near(item, day)]
            yield Rung(Place("feed", _absolute(site, url), len(items)), tuple(distinct(items)))

    # What others know of it

    def _index(self, outlet: Outlet, day: date) -> Iterator[Rung]:
        """The addresses of the day that an archive has seen, where the outlet's addresses begin with the day."""
        prefix = self._patterns.get(outlet.id, "").partition("*")[0]
        if "{day}" not in prefix:
            return
        address = outlet.id + _filled(prefix, day)
        asked = f"url={quote(address, safe='')}&matchType=prefix&output=json&collapse=urlkey&limit=2000"
        url = f"{archives.HOST}{archives.INDEX}?{asked}"
        self._web.pace(url, archives.SECONDS_BETWEEN)
        page = self._web.get(url, judge=False)
        if not page.visit.verdict.has_page:
            yield Rung(Place("archive index", url, None, page.visit.evidence))
            return
        items = [item._replace(day=_partial(day)) for item in of_index(page.text) if item.title]
        yield Rung(Place("archive index", url, len(items)), tuple(distinct(items)))

    def _gdelt(self, outlet: Outlet, day: date) -> Rung:
        first, last = day - timedelta(1), day + timedelta(1)
        url = (
            f"{_GDELT}?query=domainis:{outlet.id}&mode=ArtList&format=json&maxrecords=250"
            f"&startdatetime={first:%Y%m%d}000000&enddatetime={last:%Y%m%d}235959"
        )
        self._web.pace(url, _GDELT_PAUSE)
        page = self._web.get(url, judge=False)
        if not page.visit.verdict.has_page:
            return Rung(Place("GDELT", url, None, page.visit.evidence))
        items = [item for item in of_json(page.text, url) if is_of(item.url, outlet) and _is_near(item, day)]
        return Rung(Place("GDELT", url, len(items)), tuple(distinct(items)))

    def _reached(self, url: str) -> str:
        """The address, or the same without TLS where the site does not answer with it; lists hold no secrets."""
        return url if robots.answers(self._web, url) else url.replace("https://", "http://", 1)

    def _read(self, url: str) -> tuple[Page | None, str]:
        """A page that robots may look at, or why there is none."""
        if not robots.is_allowed(self._web, url):
            return None, "its robots.txt does not let us look there, or cannot be read"
        page = self._web.get(url, judge=False)
        if not page.visit.verdict.has_page or not page.text:
            return None, page.visit.evidence or page.visit.verdict.value
        return page, ""


def _filled(template: str, day: date) -> str:
    return (
        template.replace("{year}", f"{day.year:04}").replace("{month}", f"{day.month:02}")
        .replace("{day}", f"{day.day:02}")
    )  # fmt: skip


def _shape(pattern: str, day: date) -> str:
    """A pattern of addresses as a regular expression; without a star in front it begins the path."""
    parts = (re.escape(part) for part in _filled(pattern, day).split("*"))
    return ("" if pattern.startswith("*") else r"\A") + "[^?#]*".join(parts).removeprefix("[^?#]*")


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2]


def _is_near(item: Item, day: date) -> bool:
    return item.day is None or abs(_as_date(item.day) - day) <= timedelta(1)


def _as_date(day: PartialDate) -> date:
    try:
        return date(*day.earliest)
    except ValueError:
        return date.min


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _distance(url: str, day: date) -> int:
    """0: the address names the month; 1: it is of the news; 2: it says nothing; 3: it names another month."""
    months = [(int(year), int(month)) for year, month in _MONTH_IN_ADDRESS.findall(url)]
    if months:
        return 0 if (day.year, day.month) in months else 3
    return 1 if "news" in url.lower() else 2


def _absolute(site: str, url: str) -> str:
    try:
        return urljoin(site, url)
    except ValueError:
        return site
