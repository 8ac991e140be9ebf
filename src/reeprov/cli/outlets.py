"""`reeprov outlets`."""

from __future__ import annotations

from ..model.record import Outlet
from ..normalize.urls import host_of
from ..resolvers.registry import Registry
from . import output, running
from .quick import Values
from .streams import tell


def run(values: Values) -> int:
    """Print the outlets that a query means, one a line; exit 1 where there is none."""
    registry = Registry.load(running.settings_for(values)(".").outlets)
    query = values["query"]
    found = tuple(registry) if query is None else _meant(registry, str(query))
    if not found:
        tell(f"no outlet is called {query}, nor has such a domain")
        return 1
    output.write(output.lines(map(_line, found)), values)
    return 0


def _meant(registry: Registry, query: str) -> tuple[Outlet, ...]:
    """The outlet that an address belongs to, or those that a name or a part of one means."""
    host = host_of(query) if "://" in query else None
    if host is None:
        return registry.search(query)
    outlet = registry.by_domain(host)
    return (outlet,) if outlet else ()


def _line(outlet: Outlet) -> str:
    names = [outlet.name, *([outlet.native_name] if outlet.native_name else ()), *outlet.aliases]
    others = ", ".join(domain for domain in outlet.domains if domain != outlet.id)
    return f"{outlet.id}: {', '.join(dict.fromkeys(names))}" + (f" ({others})" if others else "")
