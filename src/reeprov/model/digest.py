"""Short names made of contents: the same contents get the same name in every run and on every machine."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # where hashlib has it from; hashlib loads OpenSSL first, which takes 3 ms
except ImportError:  # pragma: no cover
    from hashlib import blake2b


def digest(*parts: str) -> str:
    """16 hex digits of the parts."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=8).hexdigest()
