"""From claims and resolutions to chains, and from dossiers to the graph of who says what rests on what."""

from .circles import circles
from .graph import graph
from .trace import reached, trace

__all__ = ["circles", "graph", "reached", "trace"]
