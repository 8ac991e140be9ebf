"""How the network is dealt with: the limits of one exchange, the manners towards a host, and what is never opened."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.noun import NamedTuple
from ..model.snapshot import Verdict


class Manners(NamedTuple):
    """What an exchange may take, and how often a host is asked.

    Attributes:
        contact: where the owner of a site can complain; part of the User-Agent.
        interval: seconds between two requests to a host, to begin with.
        per_host: connections to one host at a time; `in_flight` is the limit for all hosts together.
        deadline: seconds for one exchange, redirects and reading included.
        slowest: bytes a second that a body must come with, once it has been read for `patience` seconds.
        max_body: bytes of a body, inflated.
        redirects: how many are followed.
        retries: how often a request is repeated after a passing fault; the first time after `first_wait` seconds.
        longest_wait: seconds that a host may ask us to wait; if it wants more, it is left alone in this run.
        freshness: seconds for which a page in the cache is as good as a new one.
        allow_hosts: `HOST:PORT`s that may be private, and on ports of their own.
        allow_private: whether loopback and private addresses may be asked, on any port.
        names: where to find hosts instead of looking them up: name → (address, port).
    """

    contact: str = "https://github.com/reeprov/reeprov"
    interval: float = 1.0
    per_host: int = 1
    in_flight: int = 128
    deadline: float = 20.0
    slowest: int = 100
    patience: float = 5.0
    max_body: int = 10_000_000
    redirects: int = 8
    retries: int = 3
    first_wait: float = 1.0
    longest_wait: float = 60.0
    freshness: float = 86_400.0
    allow_hosts: frozenset[str] = frozenset()
    allow_private: bool = False
    names: Mapping[str, tuple[str, int]] = {}


class ExchangeError(Exception):
    """An exchange that ended without an answer to judge.

    Attributes:
        again: whether it may be tried again in the same run.
    """

    def __init__(self, verdict: Verdict, evidence: str, *, again: bool = False) -> None:
        super().__init__(evidence)
        self.verdict = verdict
        self.evidence = evidence
        self.again = again


def refusal(evidence: str) -> ExchangeError:
    """An address that we do not open."""
    return ExchangeError(Verdict.REFUSED, evidence)
