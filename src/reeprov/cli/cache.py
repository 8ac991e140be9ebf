"""`reeprov cache info`, `clear` and `export`."""

from __future__ import annotations

from ..errors import UsageError
from ..fetch.cache import Cache, default_folder
from . import output, running
from .quick import Values


def run(values: Values) -> int:
    """Say what the cache keeps, clear it, or export its pages."""
    cache = Cache(running.settings_for(values)(".").cache_dir or default_folder())
    if values["warc"] and values["action"] != "export":
        raise UsageError("--warc is for `cache export`")
    if values["action"] == "info":
        output.write(output.lines(cache.describe()), values)
    elif values["action"] == "export":
        _export(cache, values)
    else:
        removed = cache.clear()
        output.write([f"{removed} row{'' if removed == 1 else 's'} removed from {cache.folder}\n"], values)
    return 0


def _export(cache: Cache, values: Values) -> None:
    """Write the kept pages: a line of JSON each, or a web archive."""
    from ..fetch.export import json_lines, write_warc

    if not values["warc"]:
        output.write(json_lines(cache), values)
    elif values["output_file"] is None:
        raise UsageError("--warc needs --output-file FILE")
    else:
        write_warc(cache, str(values["output_file"]))
