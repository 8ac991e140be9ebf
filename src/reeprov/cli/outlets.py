"""`reeprov outlets`."""

from __future__ import annotations

from ..model.record import Outlet
from ..resolvers.registry import Registry
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Print the outlets that a query means, one a line; exit 1 where there is none."""
    registry = Registry.load(running.settings_for(values)(".").outlets)
    query = values["query"]
    found = registry.search(str(query)) if query is not None else tuple(registry)
    output.write(output.lines(map(_line, found)), values)
    return 0 if found else 1


def _line(outlet: Outlet) -> str:
    names = [outlet.name, *([outlet.native_name] if outlet.native_name else ()), *outlet.aliases]
    others = ", ".join(domain for domain in outlet.domains if domain != outlet.id)
    return f"{outlet.id}: {', '.join(dict.fromkeys(names))}" + (f" ({others})" if others else "")
