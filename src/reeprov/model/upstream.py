"""Where sources have it from: the pages behind a document's entries, the pages behind those, and circles of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .noun import NamedTuple
from .record import Outlet
from .snapshot import Snapshot, Visit
from .text import Span


class Listed(NamedTuple):
    """An entry of a page's own source list: its text, the outlet and the address as it gives them."""

    text: str
    outlet: str | None = None
    url: str | None = None


class Upstream(NamedTuple):
    """What a page names as where it has its words from.

    Attributes:
        name: as the page writes it.
        kind: "attribution" (it says so in a sentence) or "entry" (of its own source list).
        outlet: whose that is; None where the registry does not know it.
        digest: of the page's text; `span` is where it says so there, None where that text leaves the line out as one of
            a menu; `excerpt` is the words around.
        url: the address that it gives for it, or None.
        stage: the index of the page at that address among the dossier's stages; None where it was not opened.
        note: why it was not opened, where it has an address.
        is_home: whether that is the document from which the way begins, or its outlet where no address is given.
    """

    name: str
    kind: str
    outlet: Outlet | None
    digest: str
    span: Span | None
    excerpt: str
    url: str | None = None
    stage: int | None = None
    note: str = ""
    is_home: bool = False


class Stage(NamedTuple):
    """A page on the way from a document to its origins.

    Attributes:
        url: as it was asked for.
        depth: 0 for the page of an entry, one more for each page that names the next.
        snapshot: its state; None where there is none to read, and `visit` says why.
        outlet: whose page it is; None where the registry does not know that.
        upstream: what it names, in the order of its text.
    """

    url: str
    depth: int
    visit: Visit
    snapshot: Snapshot | None = None
    outlet: Outlet | None = None
    upstream: tuple[Upstream, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: outlet and title, else its address."""
        title = self.snapshot.title if self.snapshot else ""
        return ", ".join(filter(None, (self.outlet.name if self.outlet else "", title))) or self.url


class Circle(NamedTuple):
    """Pages that name each other all the way round: none of them is where the others have it from.

    Attributes:
        stages: indexes, each naming the next and the last naming the first.
        sure: whether each gives the address of the next; otherwise some only name its outlet.
        is_home: whether the document stands between the last and the first: it cites this and is named by that.
    """

    stages: tuple[int, ...]
    sure: bool
    is_home: bool = False


_UNSURE = "some only by the name of the outlet, so the pages may be others"


def told_round(circle: Circle, stages: Sequence[Stage]) -> str:
    """A circle in words, all the way round."""
    names = [stages[at].name for at in circle.stages]
    first = "this document" if circle.is_home else names.pop(0)
    return " → ".join((first, *names, first)) + ("" if circle.sure else f" ({_UNSURE})")


class Turn(NamedTuple):
    """One line of the way upstream from a page.

    Attributes:
        level: 0 for what the page itself names.
        stage: the page that is named, where it was opened.
        end: "circle" where the way has been at that page or at the document before and is cut, "again" where it was
            followed on another way, else "".
    """

    level: int
    upstream: Upstream
    stage: Stage | None
    end: str = ""


def way(stages: Sequence[Stage], first: int, followed: set[int] | None = None) -> Iterator[Turn]:
    """The way upstream from a page, depth first; each page is followed once, and none of `followed`, which grows."""
    path = [first]
    followed = set() if followed is None else followed
    followed.add(first)
    walks = [iter(stages[first].upstream)]
    while walks:
        upstream = next(walks[-1], None)
        if upstream is None:
            walks.pop()
            path.pop()
            continue
        level, at = len(walks) - 1, upstream.stage
        if at is None:
            yield Turn(level, upstream, None, "circle" if upstream.is_home else "")
        elif at in followed:
            yield Turn(level, upstream, stages[at], "circle" if at in path else "again")
        else:
            yield Turn(level, upstream, stages[at])
            followed.add(at)
            path.append(at)
            walks.append(iter(stages[at].upstream))


def farthest(stages: Sequence[Stage], first: int) -> tuple[Turn, ...]:
    """The longest way upstream from a page, turn by turn; of several the first."""
    longest: tuple[Turn, ...] = ()
    path: list[Turn] = []
    for turn in way(stages, first):
        path[turn.level :] = [turn]
        longest = tuple(path) if len(path) > len(longest) else longest
    return longest


def leads_on(stages: Sequence[Stage], first: int) -> bool:
    """Whether a page names a source that does not lead back to itself: a circle has no origin."""
    return any(not turn.end and not (turn.stage and turn.stage.upstream) for turn in way(stages, first))
