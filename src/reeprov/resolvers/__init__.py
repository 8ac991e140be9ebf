"""From entries to records, without asking the network."""

from .items import status, to_csl
from .resolve import resolve

__all__ = ["resolve", "status", "to_csl"]
