"""Circles: pages that name each other all the way round.

Addresses are followed first.  Where a page names an outlet without an address, and the outlet has exactly one page on
the way, that page is taken: a circle that needs such a step is no sure one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..model.upstream import Circle, Stage


def circles(stages: Sequence[Stage]) -> tuple[Circle, ...]:
    """The circles among pages, the sure ones first; every page that is in one is in one of those that are returned."""
    addresses = {at: [one.stage for one in stage.upstream if one.stage is not None] for at, stage in enumerate(stages)}
    only = Counter(stage.outlet.id for stage in stages if stage.outlet)
    page_of = {stage.outlet.id: at for at, stage in enumerate(stages) if stage.outlet and only[stage.outlet.id] == 1}
    names = {
        at: addresses[at]
        + [
            page_of[one.outlet.id]
            for one in stage.upstream
            if not one.url and one.outlet and page_of.get(one.outlet.id, at) != at
        ]
        for at, stage in enumerate(stages)
    }
    sure = _rings(addresses)
    members = {frozenset(ring) for ring in sure}
    unsure = [ring for ring in _rings(names) if frozenset(ring) not in members]
    return tuple([Circle(ring, sure=True) for ring in sure] + [Circle(ring, sure=False) for ring in unsure])


def _rings(leads: Mapping[int, Sequence[int]]) -> list[tuple[int, ...]]:
    """A ring for each step of a walk that leads back onto its own path; each ring once, its lowest index first."""
    found: dict[tuple[int, ...], None] = {}
    done: set[int] = set()
    for first in leads:
        path: list[int] = []
        walks = [iter([first])]
        while walks:
            at = next(walks[-1], None)
            if at is None:
                walks.pop()
                if path:
                    done.add(path.pop())
            elif at in path:
                ring = path[path.index(at) :]
                turn = ring.index(min(ring))
                found[(*ring[turn:], *ring[:turn])] = None
            elif at not in done:
                path.append(at)
                walks.append(iter(leads[at]))
    return list(found)
