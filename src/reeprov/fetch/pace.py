"""How often a host is asked: a pause between requests that grows when the host is in trouble, and shrinks back."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from .interface import Manners

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_SLOWER, _SLOWEST = 0.2, 10.0


class Pace:
    """When a host may be asked next.

    Attributes:
        is_closed: whether the host wants to be left alone for longer than we wait: it is not asked again in this run.
    """

    def __init__(self, manners: Manners) -> None:
        self._least = manners.interval
        self._longest_wait = manners.longest_wait
        self._gap = manners.interval
        self._pause = 0.0
        self._next = 0.0
        self.is_closed = False

    def book(self) -> float:
        """Take the next free moment; returns the seconds until then."""
        now = time.monotonic()
        moment = max(now, self._next)
        self._next = moment + self._gap
        return moment - now

    def left(self) -> float:
        """Seconds until the host may be asked again, where it has asked for a pause."""
        return max(0.0, self._next - self._gap - time.monotonic())

    def obey_delay(self, seconds: float) -> None:
        """Keep at least this pause, which the site's robots.txt asks for."""
        self._least = max(self._least, min(seconds, self._longest_wait))
        self._gap = max(self._gap, self._least)

    def learn(self, status: int, headers: Mapping[str, str]) -> float | None:
        """Adapt to an answer.

        Returns:
            The seconds after which a refused request may be repeated; None where the host wants more than we wait.
        """
        asked = wanted_wait(headers, status)
        wait = 0.0
        if status == 429:
            self._pause = min(max(_FIRST_PAUSE, 2 * self._pause), _LONGEST_PAUSE)
            wait = self._pause if asked is None else asked
        elif status >= 500:
            self._gap = min(self._gap + _SLOWER, _SLOWEST)
            wait = asked or 0.0
        else:
            self._gap, self._pause = self._least, 0.0
            wait = asked or 0.0
        self.is_closed = wait > self._longest_wait
        if self.is_closed:
            return None
        self._next = max(self._next, time.monotonic() + wait)
        return wait


def wanted_wait(headers: Mapping[str, str], status: int) -> float | None:
    """The seconds that an answer asks us to wait, by `Retry-After`, else by a used-up `RateLimit`; else None."""
    after = headers.get("retry-after", "").strip()
    if after and status in (429, 503):
        if after.isdecimal() and len(after) < 12:
            return float(after)
        try:
            return max(0.0, parsedate_to_datetime(after).timestamp() - time.time())
        except (ValueError, OverflowError, OSError):
            return None
    return _until_reset(headers)


def _until_reset(headers: Mapping[str, str]) -> float | None:
    """When a used-up quota is refilled: `RateLimit-Remaining: 0` and `-Reset: 30`, or `RateLimit: "x";r=0;t=30`."""
    remaining = headers.get("ratelimit-remaining") or headers.get("x-ratelimit-remaining")
    reset = headers.get("ratelimit-reset") or headers.get("x-ratelimit-reset")
    if remaining is None and "ratelimit" in headers:
        parts = dict(
            part.strip().partition("=")[::2]
            for part in headers["ratelimit"].replace(",", ";").split(";")
            if "=" in part
        )
        remaining, reset = parts.get("r", parts.get("remaining")), parts.get("t", parts.get("reset"))
    if remaining is None or reset is None or remaining.strip() != "0":
        return None
    try:
        seconds = float(reset)
    except ValueError:
        return None
    if seconds > 1e9:  # a moment rather than a duration
        seconds -= time.time()
    return max(0.0, seconds) if seconds == seconds and seconds < 1e9 else None
