"""The HTTP library, named here and nowhere else: httpx and its engine, or their maintained fork by this one import."""

from __future__ import annotations

import ssl
from functools import cache

import httpcore
import httpx

__all__ = ["httpcore", "httpx", "tls"]


@cache
def tls() -> ssl.SSLContext:
    """The one context for all connections; making one takes as long as a dozen requests."""
    return httpx.create_ssl_context(trust_env=False)
