"""What a look at the sources brings: the visit of each entry's address, its snapshots, and how it has drifted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING

from .. import languages
from ..errors import ReadError
from ..model.citation import Fields, Link, PartialDate
from ..model.dossier import Dossier
from ..model.locked import Locked
from ..model.noun import NamedTuple
from ..model.page import PageRecord
from ..model.resolution import Resolution
from ..model.search import Candidate, Outcome, Search
from ..model.snapshot import Page, Snapshot, Verdict, Visit
from ..model.support import Source
from ..model.upstream import Listed
from ..normalize.page_text import page_links, page_text, page_title, prose_of, text_digest
from ..normalize.urls import host_of, original_of
from . import archives, catalogues
from .completing import with_page, with_search
from .drift import difference
from .interface import Outlets, ReadBody, ReadList
from .second_opinion import with_second_opinion
from .upstream import Reading
from .webpage import forbids_copies, read_page, settled

if TYPE_CHECKING:
    from ..fetch.web import Web
    from ..lock import Lock
    from .discovery import Discovery

# Shorter pages are the beginning of an article, or what stands in its place.
_FEWEST_WORDS = 100
# Code points of pages that are kept at hand.
_MOST_KEPT = 16_000_000
_NOTHING_LOCKED: Mapping[str, Sequence[Locked]] = MappingProxyType({})


class Look(NamedTuple):
    """A look at one address.

    Attributes:
        snapshot: the page as it reads now; None where there is none to read.
        drift: how it differs from what was locked, a line each; empty where it does not.
        page: what it says about itself; None where there is nothing to read.
        links: in its text; `listed` is its own source list, where somebody wants to know.
    """

    visit: Visit
    snapshot: Snapshot | None = None
    drift: tuple[str, ...] = ()
    page: PageRecord | None = None
    links: tuple[Link, ...] = ()
    listed: tuple[Listed, ...] = ()


class Looks:
    """Looks at the sources of documents.

    Args:
        web: the network.
        read_body: reads what is no markup; without it such a source is not opened.
        save: whether the archive is asked to keep what it has no copy of.
        remember: whether the prose of pages is kept, so that a later run can say what changed.
        chosen: a lock whose rows say where the sources of entries without an address are.
    """

    def __init__(
        self,
        web: Web,
        *,
        read_body: ReadBody | None = None,
        save: bool = False,
        remember: bool = False,
        chosen: Lock | None = None,
    ) -> None:
        self.web = web
        self._read_body = read_body
        self._chosen = chosen
        self._discovery: Discovery | None = None
        self._save = save
        self._remember = remember
        self.seen: dict[str, Look] = {}
        self._texts: dict[str, str] = {}
        self._kept = 0
        self._described: dict[tuple[tuple[str, str], ...], catalogues.Described | None] = {}
        self._archived: dict[tuple[str, datetime | None], tuple[Snapshot | None, bool]] = {}

    def gather(self, dossiers: Iterable[Dossier], read_list: ReadList | None = None) -> None:
        """Look at every address of the dossiers at once; with `read_list` also for what the pages rest on."""
        wanted: dict[str, None] = {}
        locked: defaultdict[str, list[Locked]] = defaultdict(list)
        for dossier in dossiers:
            for at in range(len(dossier.fields)):
                url = address_of(dossier, at)
                if url:
                    wanted[url] = None
                    row = dossier.locked[at] if dossier.locked else None
                    if row and row.digest and row.url == url:
                        locked[url].append(row)
        self.open(wanted, locked, read_list)

    def open(
        self,
        urls: Iterable[str],
        locked: Mapping[str, Sequence[Locked]] = _NOTHING_LOCKED,
        read_list: ReadList | None = None,
    ) -> None:
        """Look at addresses that were not looked at before."""
        for url, page in self.web.visit(url for url in urls if url not in self.seen):
            look = self._look(page, locked.get(url, ()))
            if read_list and look.snapshot and page.text:
                final = look.visit.final_url
                look = look._replace(links=page_links(page.text), listed=read_list(final, page.text))
            self.seen[url] = look

    def search(self, dossiers: Sequence[Dossier]) -> list[Dossier]:
        """The dossiers with where the sources are that their entries name without an address."""
        from .discovery import Discovery, wanted_of

        if self._discovery is None:
            self._discovery = Discovery(self.web)
        wanted = [
            [wanted_of(*pair) for pair in zip(dossier.fields, dossier.resolutions, strict=False)]
            for dossier in dossiers
        ]
        self._discovery.prepare(one for row in wanted for one in row if one)
        found = []
        for dossier, row in zip(dossiers, wanted, strict=True):
            searches: list[Search | None] = []
            for at, one in enumerate(row):
                searches.append(self._choice(dossier, at) or self._discovery.search(one) if one else None)
            found.append(dossier._replace(searches=tuple(searches)))
        return found

    def _choice(self, dossier: Dossier, at: int) -> Search | None:
        """Where the lock has the source of an entry, if the entry still reads as it did then."""
        entry = dossier.document.entries[at]
        row = self._chosen.row(dossier.document.path, entry.key, entry.text) if self._chosen else None
        if row is None or row.text != entry.text or not row.url:
            return None
        return Search(Outcome.LOCATED, "the lock file has its address", (Candidate(row.page_title, row.url, 1.0),))

    def fill(self, dossier: Dossier, registry: Outlets | None = None, *, copies: bool = False) -> Dossier:
        """The dossier with what was seen.

        With `registry` pages complete the records; with `copies` archives are asked even about pages that are there.
        """
        looks = [self.seen.get(address_of(dossier, at) or "") for at in range(len(dossier.fields))]
        known = [self._copy(fields, look, copies) for fields, look in zip(dossier.fields, looks, strict=True)]
        own = [look.snapshot if look else None for look in looks]
        pages: tuple[PageRecord | None, ...] = ()
        resolutions = tuple(map(self._completed, dossier.resolutions))
        if dossier.searches:
            resolutions = tuple(map(with_search, resolutions, dossier.searches))
        if registry and resolutions:
            pages = tuple(map(_settled, looks, dossier.fields, repeat(registry)))
            resolutions = tuple(
                with_page(resolution, fields, page) if page else resolution
                for resolution, fields, page in zip(resolutions, dossier.fields, pages, strict=True)
            )
        return dossier._replace(
            resolutions=resolutions,
            pages=pages,
            visits=tuple(look.visit if look else None for look in looks),
            snapshots=tuple(tuple(filter(None, pair)) for pair in zip(own, (copy for copy, _ in known), strict=True)),
            sought=frozenset(at for at, (_, answered) in enumerate(known) if answered),
            drifts=tuple(map(_drift, looks, dossier.locked or len(looks) * (None,))),
        )

    def reading(self, url: str, registry: Outlets) -> Reading | None:
        """The text of a page that was looked at, with what leads on from it; None where it has none."""
        look = self.seen[url]
        text = self._text(url) if look.snapshot else ""
        if not text or not look.snapshot:
            return None
        final = look.visit.final_url
        outlet = registry.by_domain(host_of(final) or "")
        return Reading(final, text, look.snapshot.digest or "", outlet, look.links, look.listed)

    def sources(self, dossier: Dossier) -> dict[int, Source]:
        """The texts of the pages behind a document's entries, by the entries' indexes, where one was read."""
        found = {}
        for at in range(len(dossier.fields)):
            url = address_of(dossier, at)
            if url and (source := self._source(url)):
                found[at] = source
        return found

    def upstream(self, dossier: Dossier) -> dict[int, Source]:
        """The texts of the pages beyond those of the entries, by the indexes of the stages, where one was read."""
        sources = {at: self._source(stage.url) for at, stage in enumerate(dossier.stages) if stage.depth}
        return {at: source for at, source in sources.items() if source}

    def _source(self, url: str) -> Source | None:
        look = self.seen.get(url)
        if look is None or look.snapshot is None or not look.snapshot.digest or not (text := self._text(url)):
            return None
        return _source(text, look.snapshot, look.page)

    def _text(self, url: str) -> str:
        return self._texts.get(url) or self._again(url)

    def _keep(self, url: str, text: str) -> str:
        """Keep the text of a page at hand, and let those go that have been there longest."""
        self._texts[url] = text
        self._kept += len(text)
        while self._kept > _MOST_KEPT and len(self._texts) > 1:
            self._kept -= len(self._texts.pop(next(iter(self._texts))))
        return text

    def _again(self, url: str) -> str:
        """The text of a page that was let go, from the cache as a rule."""
        page = self.web.get(url, judge=False)
        try:
            return self._keep(url, self._read(page)[1]) if page.visit.verdict.has_page else ""
        except ReadError:
            return ""

    def _read(self, page: Page) -> tuple[str, str]:
        """The title and the readable text of a page; `ReadError` says why there are none."""
        if page.text:
            return page_title(page.text), page_text(page.text)
        return self._read_body(page.visit.final_url, page.body) if self._read_body and page.body else ("", "")

    def _completed(self, resolution: Resolution) -> Resolution:
        """A resolution with what catalogues know of its DOI."""
        identifiers = resolution.record.identifiers
        if identifiers not in self._described:
            self._described[identifiers] = catalogues.describe(self.web, identifiers)
        described = self._described[identifiers]
        return catalogues.with_catalogue(resolution, described) if described else resolution

    def _look(self, page: Page, locked: Iterable[Locked]) -> Look:
        visit = page.visit
        if not visit.verdict.has_page:
            return Look(visit)
        try:
            title, text = self._read(page)
        except ReadError as error:
            return Look(visit._replace(evidence=f"{visit.evidence}; the document {error}"))
        if not text and not page.text:
            return Look(visit)
        self._keep(visit.url, text)
        now = text_digest(text)
        words = len(prose_of(text).split())
        drift: tuple[str, ...] = ()
        for row in locked:
            if row.digest != now:
                drift = difference(row, self.web.remembered(row.digest), text, title, words)
        record = None
        if page.text:
            record = read_page(page.text, visit.final_url, text=text, robots=visit.header("x-robots-tag") or "")
        if record:
            record = with_second_opinion(record, page.text)
        if self._remember and _may_be_kept(visit, record):
            self.web.remember(now, text)
        return Look(visit, Snapshot(visit.final_url, visit.time, now, None, title, words), drift, record)

    def _copy(self, fields: Fields, look: Look | None, copies: bool) -> tuple[Snapshot | None, bool]:
        """The archived copy of an entry's page, given or found, and whether an archive could say."""
        parts = [part.text for part in (fields.archive_url, fields.url) if part]
        given = next(filter(None, map(archives.given_copy, parts)), None)
        if given or look is None or not self._is_wanted(look.visit, copies):
            return given, False
        key = (look.visit.url, _day(fields))
        if key not in self._archived:
            copy, answered = archives.nearest_copy(self.web, *key)
            may_be_saved = look.visit.verdict.has_page and _may_be_kept(look.visit, look.page)
            if copy is None and self._save and may_be_saved:
                copy = archives.save(self.web, look.visit.final_url)
            self._archived[key] = copy, answered
        return self._archived[key]

    def _is_wanted(self, visit: Visit, copies: bool) -> bool:
        """Whether a copy would be of use: always where the page is gone; where it is there, if somebody asks."""
        if self.web.is_private(visit.url):
            return False
        if visit.verdict in (Verdict.GONE, Verdict.SOFT_404, Verdict.UNREACHABLE):
            return True
        return visit.verdict.has_page and (copies or self._save)


def address(fields: Fields) -> str | None:
    """The address at which the source of an entry is looked at: its own, else the one that a copy is of."""
    if fields.url and fields.url_status == "address":
        return fields.url.text
    if fields.archive_url:
        return original_of(fields.archive_url.text) or fields.archive_url.text
    return None


def address_of(dossier: Dossier, at: int) -> str | None:
    """The address at which the source of an entry is looked at: the one that it gives, else the one that was found."""
    search = dossier.searches[at] if dossier.searches else None
    return address(dossier.fields[at]) or (search.url if search else None)


def _may_be_kept(visit: Visit, page: PageRecord | None) -> bool:
    """Whether a page lets others keep it; of what is no markup the headers say so."""
    if page is not None:
        return page.may_be_kept
    return not forbids_copies(visit.header("x-robots-tag") or "")


def _source(text: str, snapshot: Snapshot, page: PageRecord | None) -> Source:
    language = (page.language if page else None) or languages.detect(text)
    is_article = page is not None and page.tells_of_one_article and page.is_free is not False
    return Source(text, language, snapshot.digest or "", is_article and snapshot.words >= _FEWEST_WORDS)


def _settled(look: Look | None, fields: Fields, registry: Outlets) -> PageRecord | None:
    """What a page says, held to the outlet that the entry names."""
    if look is None or look.page is None:
        return None
    return settled(look.page, registry, fields.outlet.text if fields.outlet else None)


def _drift(look: Look | None, row: Locked | None) -> tuple[str, ...]:
    """How a page differs from what an entry's row says; empty where it does not, or nothing is known."""
    if look is None or look.snapshot is None or row is None or row.digest in ("", look.snapshot.digest):
        return ()
    return look.drift or difference(row, None, "", look.snapshot.title, look.snapshot.words)


def _day(fields: Fields) -> datetime | None:
    """The day that a copy should be near to: the one on which the author looked, else the one of publication."""
    for dated in (fields.accessed, fields.date):
        if dated and dated.date:
            return _noon(dated.date)
    return None


def _noon(date: PartialDate) -> datetime | None:
    try:
        return datetime(*date.earliest, 12, tzinfo=UTC)
    except ValueError:
        return None
