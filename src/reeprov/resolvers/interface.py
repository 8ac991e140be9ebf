"""What the outlet of an entry is told by."""

from __future__ import annotations

from typing import Protocol

from ..model.record import Outlet


class Outlets(Protocol):
    """A table of outlets.  It lists who bears a name; it never chooses among them."""

    def find(self, name: str) -> tuple[Outlet, ...]:
        """All outlets that bear the name, the likeliest first; `()` where it is unknown."""

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet that a host belongs to, or None."""
