"""From entries to records, without asking the network."""

from .resolve import resolve, status, to_csl

__all__ = ["resolve", "status", "to_csl"]
