"""The way to a socket: names are looked up here, and only addresses that the guard has seen are connected to.

It is httpcore's own seam for this (`network_backend`), so that no request can go around it; and plain asyncio streams
under it cost a fifth less than what httpcore brings.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterable
from typing import Any

from ..model.snapshot import Verdict
from .guard import Guard
from .http import httpcore
from .interface import ExchangeError, Manners

_READ_AHEAD = 1 << 18


class Backend(httpcore.AsyncNetworkBackend):
    """Connects to guarded addresses."""

    def __init__(self, manners: Manners, guard: Guard) -> None:
        self._names = manners.names
        self._guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look the host up, have every address checked, connect to the first that answers."""
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
            else:
                return _Stream(reader, writer)
        raise ExchangeError(Verdict.UNREACHABLE, f"no connection to {host}: {_words(fault)}", again=False)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """There is no way to a local socket."""
        raise ExchangeError(Verdict.REFUSED, "local sockets are not opened")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


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
            self._writer.write(buffer)
            await self._writer.drain()
        except OSError as error:
            raise httpcore.WriteError(_words(error)) from None

    async def aclose(self) -> None:
        self._writer.close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except ssl.SSLCertVerificationError as error:
            self._writer.close()
            raise ExchangeError(
                Verdict.UNREACHABLE, f"its certificate is not accepted: {error.verify_message}"
            ) from None
        except (OSError, ssl.SSLError) as error:
            self._writer.close()
            raise ExchangeError(Verdict.UNREACHABLE, f"no TLS: {_words(error)}") from None
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # an idle connection that has something to say has been closed
            return self._reader.at_eof() or self._reader.exception() is not None
        if info == "ssl_object":
            return self._writer.get_extra_info("ssl_object")
        return None


async def _look_up(host: str, port: int) -> list[str]:
    """The addresses of a host; a literal address is its own."""
    try:
        return [str(ipaddress.ip_address(host.strip("[]")))]
    except ValueError:
        pass
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ExchangeError(Verdict.UNREACHABLE, f"no address for {host}: {_words(error)}") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _words(error: BaseException | None) -> str:
    """What an error of the system says, without its number."""
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(words.split())[:200]
