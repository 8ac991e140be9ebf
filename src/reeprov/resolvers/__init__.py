"""From entries to records, without asking the network."""

from .items import status, to_csl
from .outlet_authors import with_outlet
from .resolve import resolve

__all__ = ["resolve", "status", "to_csl", "with_outlet"]
