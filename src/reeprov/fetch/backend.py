"""The way to a socket: names are looked up here, and only addresses that the guard has seen are connected to.

A connection is httpcore's, over a stream of ours (its own seam for this): there is no other way to one, so that no
request can go around the guard.  Plain asyncio streams cost a fifth less than what httpcore brings, and a connection
for one exchange at a time needs none of the locks of one that is shared.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import os
import socket
import ssl
from typing import Any

from ..model.snapshot import Verdict
from .guard import Guard
from .http import httpcore, tls
from .interface import ExchangeError, Manners, refusal

_READ_AHEAD = 1 << 18
# Seconds for which a connection is kept that nobody uses.
_IDLE = 5.0


class Backend:
    """Connects to guarded addresses."""

    def __init__(self, manners: Manners, guard: Guard) -> None:
        self._names = manners.names
        self._guard = guard

    async def connect(self, origin: httpcore.Origin) -> httpcore.AsyncHTTP11Connection:
        """Look the host up, have every address checked, connect to the first that answers.

        Raises:
            ExchangeError: an address is refused, or none answers.
        """
        host, port = origin.host.decode("ascii"), origin.port
        to = self._names.get(host)
        addresses, dialled = ([to[0]], to[1]) if to else (await _look_up(host, port), port)
        for address in addresses:
            self._guard.check_address(host, port, address)
        fault: OSError | None = None
        for address in addresses:
            try:
                reader, writer = await asyncio.open_connection(address, dialled, limit=_READ_AHEAD)
            except OSError as error:
                fault = error
                continue
            if origin.scheme == b"https":
                await _secure(writer, host)
            return httpcore.AsyncHTTP11Connection(origin, _Stream(reader, writer), keepalive_expiry=_IDLE)
        raise ExchangeError(Verdict.UNREACHABLE, f"no connection to {host}: {_words(fault)}", again=False)


class _Stream(httpcore.AsyncNetworkStream):
    """A connection; the caller's deadline stands in for timeouts of each step."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return await self._reader.read(max_bytes)
        except OSError as error:
            raise httpcore.ReadError(_words(error)) from None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            if buffer:
                self._writer.write(buffer)
                await self._writer.drain()
        except OSError as error:
            raise httpcore.WriteError(_words(error)) from None

    async def aclose(self) -> None:
        self._writer.transport.abort()  # nothing is left to say, and a goodbye in TLS waits for the other side's

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # an idle connection that has something to say has been closed
            return self._reader.at_eof() or self._reader.exception() is not None
        if info == "ssl_object":
            return self._writer.get_extra_info("ssl_object")
        return None


async def _secure(writer: asyncio.StreamWriter, host: str) -> None:
    """Turn to TLS, with a certificate for the name of the host."""
    try:
        await writer.start_tls(tls(), server_hostname=host)
    except ssl.SSLCertVerificationError as error:
        writer.transport.abort()
        words = f"its certificate is not accepted: {error.verify_message}"
        raise ExchangeError(Verdict.UNREACHABLE, words) from None
    except (OSError, ssl.SSLError) as error:
        writer.transport.abort()
        raise ExchangeError(Verdict.UNREACHABLE, f"no TLS: {_words(error)}") from None


async def _look_up(host: str, port: int) -> list[str]:
    """The addresses of a host; a literal address is its own."""
    try:
        return [str(ipaddress.ip_address(host.strip("[]")))]
    except ValueError:
        pass
    if not all(0 < len(label) < 64 for label in host.removesuffix(".").split(".")):
        raise refusal(f"{host} is no name: a part of it is empty or too long")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ExchangeError(Verdict.UNREACHABLE, f"no address for {host}: {_words(error)}") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _words(error: BaseException | None) -> str:
    """What an error of the system says, without numbers and addresses."""
    if isinstance(error, ConnectionError):
        return os.strerror(error.errno or errno.ECONNRESET)
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(words.split())[:200]
