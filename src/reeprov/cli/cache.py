"""`reeprov cache info` and `reeprov cache clear`."""

from __future__ import annotations

from ..fetch.cache import Cache, default_folder
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Say what the cache keeps, or clear it."""
    cache = Cache(running.settings_for(values)(".").cache_dir or default_folder())
    if values["action"] == "info":
        output.write(output.lines(cache.describe()), values)
    else:
        removed = cache.clear()
        output.write([f"{removed} row{'' if removed == 1 else 's'} removed from {cache.folder}\n"], values)
    return 0
