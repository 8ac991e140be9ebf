"""From the pages of a document's entries to those that they name, and on, to a depth.

A page is opened where another gives its address: in its source list, or in a sentence that says that somebody reports.
The sites are asked whether robots may look, for nobody but a page has named it; a page is opened once however many
name it, and what pages name without an address is told and not looked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from ..fetch.robots import is_allowed
from ..model.document import Document
from ..model.dossier import Dossier
from ..model.upstream import Stage, Upstream
from ..normalize.urls import same_address
from .interface import Outlets, ReadList
from .looks import Looks, address_of
from .upstream import upstream_of

DEEPEST = 100
_TOO_DEEP = 'beyond the steps of "follow"'
_TOO_MANY = 'beyond the number of "follow-pages"'
_HOME = "the document itself"
_NOT_ALLOWED = "its site wants no robots there"


def follow(looks: Looks, dossier: Dossier, registry: Outlets, read_list: ReadList, *, depth: int, most: int) -> Dossier:
    """The dossier with the pages on the way upstream.

    `depth` is how many steps to go beyond the pages of the entries, at most `DEEPEST`; `most` is how many pages are
    opened beyond those.
    """
    way = _Way(looks, registry, read_list, dossier.document)
    opened = tuple(way.add(address_of(dossier, at), 0) for at in range(len(dossier.fields)))
    frontier = range(len(way.stages))
    for level in range(1, min(depth, DEEPEST) + 1):
        before = len(way.stages)
        wanted = way.unopened(frontier)
        way.open(wanted[:most], level)
        way.notes.update(dict.fromkeys(map(same_address, wanted[most:]), _TOO_MANY))
        most -= len(wanted[:most])
        frontier = range(before, len(way.stages))
    return dossier._replace(stages=tuple(map(way.joined, way.stages)), opened=opened)


class _Way:
    def __init__(self, looks: Looks, registry: Outlets, read_list: ReadList, home: Document) -> None:
        self.looks = looks
        self.registry = registry
        self.read_list = read_list
        self.stages: list[Stage] = []
        self.notes = {same_address(home.path): _HOME}
        self._known: dict[str, int] = {}
        outlets = registry.find(home.outlet) if home.outlet else ()
        self._own = outlets[0] if len(outlets) == 1 else None

    def add(self, url: str | None, depth: int) -> int | None:
        """The index of the page at an address that was looked at; a page without a text is known, and a dead end."""
        look = self.looks.seen.get(url or "")
        if not url or look is None:
            return None
        keys = [same_address(each) for each in (look.visit.final_url, url)]
        at = next((self._known[key] for key in keys if key in self._known), None)
        if at is None:
            at = len(self.stages)
            reading = self.looks.reading(url, self.registry)
            named = upstream_of(reading, self.registry) if reading else ()
            outlet = reading.outlet if reading else None
            self.stages.append(Stage(url, depth, look.visit, look.snapshot, outlet, named))
        self._known.update(dict.fromkeys(keys, at))
        return at

    def unopened(self, stages: Iterable[int]) -> list[str]:
        """The addresses that pages name and that are not known, the first of each page first."""
        named = [[one.url for one in self.stages[at].upstream if one.url] for at in stages]
        rows = zip_longest(*named)
        urls = {same_address(url): url for row in rows for url in row if url}
        return [url for key, url in urls.items() if key not in self._known and key not in self.notes]

    def open(self, urls: list[str], depth: int) -> None:
        """Open pages side by side, as far as their sites allow it."""
        sites = dict.fromkeys("/".join([*url.split("/")[:3], "robots.txt"]) for url in urls)
        for _ in self.looks.web.visit(sites, judge=False):
            pass
        allowed = [url for url in urls if is_allowed(self.looks.web, url)]
        self.notes.update(dict.fromkeys(map(same_address, set(urls) - set(allowed)), _NOT_ALLOWED))
        self.looks.open(allowed, read_list=self.read_list)
        for url in allowed:
            self.add(url, depth)

    def joined(self, stage: Stage) -> Stage:
        """A stage that knows which stages it leads to; a page is not its own source."""
        me = self._known[same_address(stage.url)]
        named = (self._led(one) for one in stage.upstream)
        return stage._replace(upstream=tuple(one for one in named if one.stage != me))

    def _led(self, one: Upstream) -> Upstream:
        if one.url is None:
            return one._replace(
                is_home=one.kind == "attribution" and one.outlet is not None and one.outlet == self._own
            )
        key = same_address(one.url)
        at = self._known.get(key)
        note = "" if at is not None else self.notes.get(key, _TOO_DEEP)
        return one._replace(stage=at, note=note, is_home=note == _HOME)
