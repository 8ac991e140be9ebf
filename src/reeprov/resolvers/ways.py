"""The way from the page of an entry to the sources that it names, to theirs, and so on; circles are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.noun import NamedTuple
from ..model.snapshot import Snapshot
from ..model.support import Upstream
from ..normalize.urls import same_address

_MOST_NAMED = 200


class Opened(NamedTuple):
    """What is known of a page.

    Attributes:
        urls: its addresses, the one that it was asked for by first; none where there is no page.
        snapshot: the page as it was seen; None where it was not.
        named: what it names as its own sources.
    """

    urls: tuple[str, ...]
    snapshot: Snapshot | None = None
    named: tuple[Upstream, ...] = ()


class Way:
    """The way behind one entry, from its page.

    Attributes:
        found: what was named so far, each behind the one that leads to it.
    """

    def __init__(self, page: Opened) -> None:
        self._places = [_keys(page)]  # the addresses of the entry's page, then those of each that was found
        self._from = 0
        self.found: list[Upstream] = []
        self._add(page, None)

    def ahead(self) -> Iterator[str]:
        """The addresses that the last step names and that lead on."""
        return (one.url for one in self.found[self._from :] if one.url and not one.circle)

    def go_on(self, page_at: Callable[[str], Opened]) -> None:
        """Go one step further: add what the pages of the last step name."""
        last, self._from = range(self._from, len(self.found)), len(self.found)
        for index in last:
            one = self.found[index]
            if one.url and not one.circle:
                page = page_at(one.url)
                self._places[index + 1] |= _keys(page)
                self.found[index] = one._replace(snapshot=page.snapshot)
                self._add(page, index)

    def _add(self, page: Opened, parent: int | None) -> None:
        passed = self._passed(parent)
        for one in page.named[: _MOST_NAMED - len(self.found)]:
            key = same_address(one.url) if one.url else ""
            self.found.append(one._replace(parent=parent, circle=passed.get(key, "")))
            self._places.append({key: one.url} if one.url else {})

    def _passed(self, at: int | None) -> dict[str, str]:
        """The addresses on the way to a step: as they compare, and as they are written."""
        passed = dict(self._places[0])
        while at is not None:
            passed |= self._places[at + 1]
            at = self.found[at].parent
        return passed


def _keys(page: Opened) -> dict[str, str]:
    return {same_address(url): page.urls[0] for url in page.urls}
