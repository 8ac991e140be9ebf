"""What the network said about an address, and the frozen state of a page at one moment."""

from __future__ import annotations

from enum import Enum

from .noun import NamedTuple


class Verdict(Enum):
    """How an address fared.  Only `GONE` says that a page is not there; most others say something about us."""

    ALIVE = "alive"
    MOVED = "moved"  # alive, behind a permanent redirect
    SOFT_404 = "soft_404"  # answers 200 with a "not found" page or the front page
    GONE = "gone"  # 404, 410
    BLOCKED = "blocked"  # 401, 403, 451, a wall against bots
    THROTTLED = "throttled"  # 429, 503 with Retry-After
    UNREACHABLE = "unreachable"  # no such host, no connection, a certificate that does not match
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    REFUSED = "refused"  # by us: the address, or the site's robots.txt
    UNKNOWN = "unknown"  # it answered, but not so that anything can be said

    @property
    def has_page(self) -> bool:
        """Whether the page that was asked for is there."""
        return self in (Verdict.ALIVE, Verdict.MOVED)

    @property
    def excuse(self) -> str | None:
        """Why nothing can be said about the page, for people; None where something can be said."""
        return _EXCUSES.get(self)


_EXCUSES = {
    Verdict.BLOCKED: "the site lets no program in; open it in a browser",
    Verdict.THROTTLED: "the site wants to be asked later",
    Verdict.UNREACHABLE: "the site could not be reached",
    Verdict.TIMEOUT: "the site was too slow",
    Verdict.TOO_LARGE: "the page is too large to be read",
    Verdict.REFUSED: "reeprov does not open the address",
    Verdict.UNKNOWN: "the answer tells nothing about the page",
}


class Hop(NamedTuple):
    """One answer on the way to a page: the address that was asked and the status that it gave."""

    url: str
    status: int


class Visit(NamedTuple):
    """What came of asking for an address once.

    Attributes:
        url: the address as it was asked for, without a fragment.
        final_url: the address that answered last.
        verdict: how it fared; `evidence` says in words what that rests on.
        time: when the answer came, ISO 8601 in UTC ("2025-03-11T08:15:00Z").
        hops: every answer in order, redirects and repetitions included; empty where there was none.
        status: of the last answer, or None.
        media_type: in lower case and without parameters, or None.
        charset: the codec that read the text; None where the body is no text.
        headers: what later requests and readers need of the last answer: lower-case names
            (`etag`, `last-modified`, `link`, `memento-datetime`, `x-robots-tag`).
        size: bytes of the body, inflated; `digest` is their SHA-256 (hex), None where none were read.
        kept: whether this comes from the cache rather than from this run.
        failures: times of earlier failures since it was last seen alive, oldest first.
    """

    url: str
    final_url: str
    verdict: Verdict
    evidence: str
    time: str
    hops: tuple[Hop, ...] = ()
    status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    size: int = 0
    digest: str | None = None
    kept: bool = False
    failures: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """The value of a header that was kept, by its lower-case name."""
        return next((value for key, value in self.headers if key == name), None)


class Page(NamedTuple):
    """A visit and what it brought: the text as decoded, empty where the body is no text or was not read."""

    visit: Visit
    text: str = ""
    body: bytes = b""


class Snapshot(NamedTuple):
    """A frozen state of a page.

    Attributes:
        url: where the state can be seen: the page's own address, or that of a copy in an archive.
        time: when it was so, ISO 8601 in UTC.
        digest: of the text that people read (16 hex digits), or None where only the archive has looked.
        archive: the name of the archive that keeps it; None where we saw it ourselves.
        title: what the page called itself; `words` is how many words of prose it had.
    """

    url: str
    time: str
    digest: str | None = None
    archive: str | None = None
    title: str = ""
    words: int = 0
