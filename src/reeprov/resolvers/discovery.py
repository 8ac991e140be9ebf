"""Find the source of an entry that gives outlet, title and day but no address, maybe in another language.

The lists of that outlet and day give candidates, whose titles are compared with the entry's; where that is not enough,
the pages of the few best are asked for the other titles that they bear.  What is not clear stays undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from ..matching import rank
from ..matching.interface import Doubt, Ranking
from ..model.citation import Fields, PartialDate
from ..model.noun import NamedTuple
from ..model.record import Outlet
from ..model.resolution import Resolution
from ..model.search import Candidate, Outcome, Place, Search
from ..model.snapshot import Page
from ..normalize.titles import fold_title
from ..normalize.urls import same_address
from .ladder import Ladder
from .listings import Item
from .webpage import read_page

if TYPE_CHECKING:
    from ..fetch.web import Web

_SHOWN = 5
_OPENED = 3
# Further behind the best than this a candidate's page is not opened.
_BEHIND = 0.2
_ENOUGH = 1.0


class Wanted(NamedTuple):
    """What is looked for."""

    title: str
    outlet: Outlet
    day: date


class Discovery:
    """Looks for sources; the lists of an outlet and a day, and the pages that were opened, serve all that is wanted."""

    def __init__(self, web: Web, today: date | None = None) -> None:
        self._web = web
        self._ladder = Ladder(web, today)
        self._titles: dict[str, tuple[str, ...]] = {}
        self._known: dict[Wanted, Search] = {}

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Ask for the first lists of all that is wanted side by side; each host has its own pace."""
        pairs = dict.fromkeys((one.outlet, one.day) for one in wanted if not self._ladder.is_future(one.day))
        lists = self._ladder.first_lists(pairs)
        sites = dict.fromkeys("/".join([*url.split("/")[:3], "robots.txt"]) for url in lists)
        for _ in self._web.visit(sites, judge=False):
            pass

    def search(self, wanted: Wanted) -> Search:
        """Look for one source."""
        if wanted not in self._known:
            self._known[wanted] = self._search(wanted)
        return self._known[wanted]

    def _search(self, wanted: Wanted) -> Search:
        if self._ladder.is_future(wanted.day):
            return Search(Outcome.NOT_SEARCHED, f"{wanted.day} has not come yet")
        places: list[Place] = []
        items: dict[str, Item] = {}
        search = Search(Outcome.NOT_SEARCHED, f"no list of {wanted.outlet.name} for {wanted.day} could be read")
        for rung in self._ladder.rungs(wanted.outlet, wanted.day):
            places.append(rung.place)
            fresh = [item for item in rung.items if same_address(item.url) not in items]
            if fresh:
                items |= {same_address(item.url): item for item in fresh}
                search = self._decide(wanted.title, list(items.values()))
            if search.outcome is Outcome.LOCATED:
                break
        if search.outcome is Outcome.NOT_FOUND and not any(place.is_whole for place in places):
            reason = f"only a part of what {wanted.outlet.name} published on {wanted.day} could be looked through"
            search = search._replace(outcome=Outcome.NOT_SEARCHED, reason=reason)
        return search._replace(places=tuple(places))

    def _decide(self, title: str, items: Sequence[Item]) -> Search:
        if equal := _with_title(title, items):
            return equal
        ranking = rank(title, [item.title for item in items])
        if ranking.doubt in _WORTH_OPENING:
            near = [
                at for at in ranking.order[:_OPENED] if ranking.scores[at] > ranking.scores[ranking.order[0]] - _BEHIND
            ]
            items = self._with_own_titles(title, items, near)
            if equal := _with_title(title, items):
                return equal
            ranking = rank(title, [item.title for item in items])
        found = tuple(_candidate(items[at], ranking, at) for at in ranking.order[:_SHOWN])
        if ranking.doubt is None:
            return Search(Outcome.LOCATED, _why(found[0]), found, (), ranking.scorer)
        outcome = _OUTCOMES[ranking.doubt]
        return Search(outcome, ranking.reason or "", found, (), ranking.scorer)

    def _with_own_titles(self, title: str, items: Sequence[Item], near: Sequence[int]) -> Sequence[Item]:
        """The items, the ones at `near` with that of their pages' titles which is nearest to the title."""
        unread = [items[at].url for at in near if items[at].url not in self._titles]
        for url, page in self._web.visit(unread):
            self._titles[url] = _titles(page)
        renewed = list(items)
        for at in near:
            titles = (items[at].title, *self._titles.get(items[at].url, ()))
            renewed[at] = items[at]._replace(title=titles[rank(title, titles).order[0]])
        return renewed


def wanted_of(fields: Fields, resolution: Resolution) -> Wanted | None:
    """What to look for on behalf of an entry; None where it leads somewhere by itself or does not say enough."""
    record = resolution.record
    leads = fields.url_status == "address" or fields.archive_url or record.identifiers or record.url
    if leads or not (record.outlet and record.title and record.issued and record.issued.day):
        return None
    try:
        return Wanted(record.title, record.outlet, date(*record.issued.earliest))
    except ValueError:
        return None


# Doubts that the other titles of a page may end.
_WORTH_OPENING = (Doubt.TOO_FAR, Doubt.TOO_SHORT, Doubt.SEVERAL)
_OUTCOMES = {
    Doubt.NO_CANDIDATES: Outcome.NOT_SEARCHED,
    Doubt.ONLY_ORDERED: Outcome.NOT_SEARCHED,
    Doubt.TOO_FAR: Outcome.NOT_FOUND,
    Doubt.FORBIDDEN: Outcome.NOT_FOUND,
    Doubt.TOO_SHORT: Outcome.AMBIGUOUS,
    Doubt.SEVERAL: Outcome.AMBIGUOUS,
}


def _with_title(title: str, items: Sequence[Item]) -> Search | None:
    """What it means that some articles have the very title that is looked for; None where none has it."""
    wanted = fold_title(title)
    same = [item for item in items if fold_title(item.title) == wanted]
    found = tuple(Candidate(item.title, item.url, _ENOUGH, (), (), _day(item)) for item in same)
    if len(found) > 1:
        return Search(Outcome.AMBIGUOUS, f"{len(found)} articles have this very title", found[:_SHOWN])
    return Search(Outcome.LOCATED, "it has this very title", found) if found else None


def _candidate(item: Item, ranking: Ranking, at: int) -> Candidate:
    evidence = ranking.evidence.get(at)
    said = (evidence.agrees, evidence.forbids) if evidence else ((), ())
    return Candidate(item.title, item.url, round(ranking.scores[at], 3), *said, _day(item))


def _why(found: Candidate) -> str:
    both = f", and both name {', '.join(found.agrees)}" if found.agrees else ""
    return f"its title is the nearest by far ({found.score:.2f}{both})"


def _day(item: Item) -> str:
    return str(item.day) if isinstance(item.day, PartialDate) else ""


def _titles(page: Page) -> tuple[str, ...]:
    if not page.visit.verdict.has_page or not page.text:
        return ()
    read = read_page(page.text, page.visit.final_url)
    said = (stated.text for stated in chain((read.title,), read.titles) if stated) if read else ()
    return tuple(dict.fromkeys(said))
