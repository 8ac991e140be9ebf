"""What resolvers are given: a table of outlets, and a reader of source lists."""

from __future__ import annotations

from collections.abc import Callable

from ..model.record import Outlet
from ..normalize.urls import host_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from ..model.upstream import Listed  # only who follows sources reads their lists
else:
    Protocol = object


class Outlets(Protocol):
    """A table of outlets.  It lists who bears a name; it never chooses among them."""

    def find(self, name: str) -> tuple[Outlet, ...]:
        """All outlets that bear the name, the likeliest first; `()` where it is unknown."""

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet that a host belongs to, or None."""


def is_of(url: str, outlet: Outlet) -> bool:
    """Whether an address is one of an outlet's."""
    host = host_of(url) or ""
    own = (outlet.id, *outlet.domains, host_of(outlet.day_list or "") or outlet.id)
    return any(host == domain or host.endswith(f".{domain}") for domain in own)


# From the address and the bytes of what is no markup to its title and text; `ReadError` says why there are none.
ReadBody = Callable[[str, bytes], tuple[str, str]]
# From the address of a page and its markup to the entries of its source list.
ReadList = Callable[[str, str], "tuple[Listed, ...]"]
