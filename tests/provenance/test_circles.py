"""Pages that name each other all the way round."""

from __future__ import annotations

import pytest

from reeprov.model.record import Outlet
from reeprov.model.snapshot import Verdict, Visit
from reeprov.model.text import Span
from reeprov.model.upstream import Circle, Stage, Upstream, leads_on, told_round, way
from reeprov.provenance import circles

VISIT = Visit("", "", Verdict.ALIVE, "", "")
OUTLETS = {letter: Outlet(f"{letter}.ru", letter) for letter in "abc"}


def stages(*leads: str) -> list[Stage]:
    """A page for each word: a digit is the page that it leads to, a letter the outlet that it only names.

    "h" is the address of the document, "H" the name of its outlet.
    """
    return [
        Stage(str(at), 0, VISIT, None, OUTLETS.get("abc"[at : at + 1]), tuple(map(named, word)))
        for at, word in enumerate(leads)
    ]


def named(sign: str) -> Upstream:
    one = Upstream(sign, "attribution", OUTLETS.get(sign), "d", Span(0, 1), sign, is_home=sign in "hH")
    if sign == "h":
        return one._replace(url="http://home.fm/1")
    return one._replace(url=sign, stage=int(sign)) if sign.isdigit() else one


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        ((), []),
        (("1", "2", ""), []),
        (("12", "2", ""), []),  # two ways to one page are no circle
        (("1", "0"), [((0, 1), True)]),
        (("1", "2", "0"), [((0, 1, 2), True)]),
        (("1", "02", "1"), [((0, 1), True), ((1, 2), True)]),
        (("1", "2", "1"), [((1, 2), True)]),
        (("b", "a"), [((0, 1), False)]),
        (("1", "a"), [((0, 1), False)]),
        (("1b", "0"), [((0, 1), True)]),
        (("a",), []),  # nobody is his own source
        (("b", ""), []),
    ],
)
def test_circles(leads: tuple[str, ...], found: list[tuple[tuple[int, ...], bool]]) -> None:
    assert circles(stages(*leads)) == tuple(Circle(*one) for one in found)


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        (("h",), [((0,), True)]),
        (("H",), [((0,), False)]),
        (("1", "2", "h"), [((0, 1, 2), True)]),
        (("12", "2", "h"), [((0, 2), True)]),  # the shortest way
        (("1", "h", "2"), [((0, 1), True)]),
    ],
)
def test_circles_through_the_document(leads: tuple[str, ...], found: list[tuple[tuple[int, ...], bool]]) -> None:
    pages = [stage._replace(depth=min(at, 1)) for at, stage in enumerate(stages(*leads))]
    assert [circle for circle in circles(pages) if circle.is_home] == [Circle(*one, is_home=True) for one in found]
    first = "this document → " + " → ".join("abc"[at] for at in found[0][0]) + " → this document"
    assert told_round(Circle(*found[0], is_home=True), pages).startswith(first)


def test_two_pages_of_one_outlet_are_not_told_apart_by_its_name() -> None:
    first, second = stages("b", "a")
    assert circles([first, second, second]) == ()


def test_a_long_circle_is_walked_once() -> None:
    ring = [Stage(str(at), 0, VISIT, None, None, (named("0")._replace(stage=(at + 1) % 5_000),)) for at in range(5_000)]
    (found,) = circles(ring)
    assert found == Circle(tuple(range(5_000)), sure=True)
    turns = list(way(ring, 7))
    assert len(turns) == 5_000
    assert [turn.end for turn in turns if turn.end] == ["circle"]
    assert turns[-1].stage is ring[7]


def test_a_page_that_two_name_is_followed_once() -> None:
    turns = [(turn.level, turn.upstream.name, turn.end) for turn in way(stages("12", "2", "b"), 0)]
    assert turns == [(0, "1", ""), (1, "2", ""), (2, "b", ""), (0, "2", "again")]


@pytest.mark.parametrize(
    ("leads", "on"),
    [
        (("", ""), False),
        (("b", ""), True),
        (("1", ""), True),
        (("1", "0"), False),
        (("1", "0b"), True),
        (("h",), False),
        (("1", "2", "1"), False),
    ],
)
def test_a_circle_leads_nowhere(leads: tuple[str, ...], on: bool) -> None:
    assert leads_on(stages(*leads), 0) is on
