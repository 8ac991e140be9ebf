"""The HTTP library, named here and nowhere else: httpx and its engine, or their maintained fork by this one import."""

from __future__ import annotations

import httpcore
import httpx

__all__ = ["httpcore", "httpx"]
