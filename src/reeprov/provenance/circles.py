"""Circles: pages that name each other all the way round.

Addresses are followed first.  Where a page names an outlet without an address, and the outlet has exactly one page on
the way, that page is taken: a circle that needs such a step is no sure one.  A circle through the document itself is
told with the shortest way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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
    rings = [Circle(ring, sure=True) for ring in sure] + [Circle(ring, sure=False) for ring in unsure]
    return tuple(sorted((*rings, *_home(stages, addresses)), key=lambda circle: not circle.sure))


def _home(stages: Sequence[Stage], leads: Mapping[int, Sequence[int]]) -> Iterator[Circle]:
    """The shortest way from the document to each page that names it."""
    ways: dict[int, tuple[int, ...]] = {at: (at,) for at, stage in enumerate(stages) if stage.depth == 0}
    ahead = list(ways)
    for at in ahead:
        for further in leads[at]:
            if further not in ways:
                ways[further] = (*ways[at], further)
                ahead.append(further)
    for at, way in ways.items():
        named = [one for one in stages[at].upstream if one.is_home]
        if named:
            yield Circle(way, sure=any(one.url for one in named), is_home=True)


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
