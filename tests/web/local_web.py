"""A web on this machine: sites on loopback ports of their own, with every fault that the real one has.

A site answers a path (`/a`, or `/folder/*` for what is not named there) with an `Answer`, with a list of them (one
request after the other, the last one from then on), or by a coroutine that writes what it likes to the socket.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import NamedTuple, TypeAlias
from urllib.parse import parse_qs, urlsplit
from weakref import WeakSet


class Request(NamedTuple):
    """What was asked of a site."""

    path: str
    headers: Mapping[str, str]


class Answer(NamedTuple):
    """What a site says; a length is added to the headers where they have none."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "text/html; charset=utf-8"


Raw: TypeAlias = Callable[[Request, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Route: TypeAlias = "Answer | list[Answer] | Raw"


class Site:
    """One host of the web: what it answers, and what it was asked."""

    def __init__(self, name: str, address: str, port: int) -> None:
        self.name = name
        self.address = address
        self.port = port
        self.routes: dict[str, Route] = {}
        self.asked: list[Request] = []
        self.connected = self.most_at_once = 0
        self.fallback: Route = Answer(page("Page not found", "There is nothing here."), 404)

    def url(self, path: str = "/") -> str:
        """The address of a path by number and port."""
        return f"http://{self.address}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.asked]

    def route(self, request: Request) -> Answer | Raw:
        """What to say to a request."""
        path = request.path.partition("?")[0]
        names = (request.path, path, f"{path.rpartition('/')[0]}/*")
        found = next((self.routes[name] for name in names if name in self.routes), self.fallback)
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


class LocalWeb:
    """Sites on one event loop in a thread."""

    def __init__(self) -> None:
        self.sites: dict[str, Site] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._tasks: set[asyncio.Task[None]] = set()
        self._servers: list[asyncio.Server] = []
        self._writers: WeakSet[asyncio.StreamWriter] = WeakSet()

    def site(self, name: str, *, tls: ssl.SSLContext | None = None) -> Site:
        """The site of a name, made when first asked for."""
        if name not in self.sites:
            listener = socket.create_server(("127.0.0.1", 0), backlog=256)
            made = Site(name, *listener.getsockname()[:2])
            self.sites[name] = made
            asyncio.run_coroutine_threadsafe(self._serve(made, listener, tls), self._loop).result()
        return self.sites[name]

    @property
    def names(self) -> dict[str, tuple[str, int]]:
        """Where each named site is really found."""
        return {site.name: (site.address, site.port) for site in self.sites.values()}

    def stop(self) -> None:
        """End all sites and whatever they are still dripping."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _serve(self, site: Site, listener: socket.socket, tls: ssl.SSLContext | None) -> None:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            site.connected += 1
            site.most_at_once = max(site.most_at_once, site.connected)
            try:
                while request := await _read(reader):
                    site.asked.append(request)
                    answer = site.route(request)
                    if not isinstance(answer, Answer):
                        await answer(request, reader, writer)
                        break
                    writer.write(_written(answer, request))
                    await writer.drain()
            except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                pass
            finally:
                site.connected -= 1
                self._writers.add(writer)
                writer.close()

        self._servers.append(await asyncio.start_server(connected, sock=listener, ssl=tls))

    async def _end(self) -> None:
        for server in self._servers:
            for listener in server.sockets:
                self._loop.remove_reader(listener.fileno())
        for _ in range(5):  # whoever has just been let in gets a task, which can be ended
            await asyncio.sleep(0)
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in self._writers:  # what they have still to send is not waited for
            writer.transport.abort()
        await asyncio.sleep(0)


async def _read(reader: asyncio.StreamReader) -> Request | None:
    first = await reader.read(1)
    line = b"" if first == b"\x16" else first + await reader.readline()  # this is how TLS begins
    if not line.strip():
        return None
    headers = {}
    while (field := (await reader.readline()).decode("latin-1").strip()) != "":
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    return Request(line.split()[1].decode("latin-1"), headers)


def _written(answer: Answer, request: Request) -> bytes:
    """The bytes of an answer; 304 where the request's conditions hold."""
    headers = {name.lower(): value for name, value in answer.headers}
    if "etag" in headers and request.headers.get("if-none-match") == headers["etag"]:
        answer = answer._replace(status=304, body=b"")
    fields = [*answer.headers]
    if "content-length" not in headers:
        fields.append(("Content-Length", str(len(answer.body))))
    if answer.status != 304 and answer.media_type:
        fields.append(("Content-Type", answer.media_type))
    try:
        phrase = HTTPStatus(answer.status).phrase
    except ValueError:
        phrase = "Odd"
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {answer.status} {phrase}\r\n{head}\r\n".encode("latin-1") + answer.body


# Pages


def page(title: str, *paragraphs: str, head: str = "", encoding: str = "utf-8") -> bytes:
    """A page with a title, a headline and paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    text = f"<!doctype html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"
    return text.encode(encoding)


ARTICLE = tuple(
    f"Paragraph {number}: the harbour authority said on Tuesday that the cranes of the northern quay stood still for"
    " the whole of the morning shift, and that talks with the union would go on until an agreement had been found."
    for number in range(1, 10)
)


def article(title: str = "Cranes stand still", head: str = "", encoding: str = "utf-8") -> bytes:
    """A page that is long enough to be an article."""
    return page(title, *ARTICLE, head=head, encoding=encoding)


def redirect(target: str, status: int = 301) -> Answer:
    """An answer that leads elsewhere."""
    return Answer(b"", status, (("Location", target),))


# Faults that no answer can express


def drip(every: float = 1.0) -> Raw:
    """A body of one byte a second."""

    async def write(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(every)

    return write


async def silent(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """No answer at all."""
    await reader.read()


async def endless_headers(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Headers, and headers, and headers."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not writer.is_closing():
        writer.write(b"X-More: and more\r\n" * 100)
        await writer.drain()


async def endless_body(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A body without an end."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"<p>on and on</p>" * 4096)
        await writer.drain()


async def reset_half_way(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A connection that is torn down in the middle of the body."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<p>it begins well")
    await writer.drain()
    await asyncio.sleep(0.05)
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def bomb(size: int = 200_000_000) -> Answer:
    """A small body that unpacks to a large one."""
    import zlib

    packer = zlib.compressobj(9, wbits=31)
    chunk = bytes(1 << 20)
    packed = b"".join([*(packer.compress(chunk) for _ in range(size >> 20)), packer.flush()])
    return Answer(packed, headers=(("Content-Encoding", "gzip"),))


def packed(body: bytes) -> Answer:
    """An answer in gzip."""
    return Answer(gzip.compress(body), headers=(("Content-Encoding", "gzip"),))


# Services


def archive(copies: Mapping[str, list[str]], host: str = "web.archive.org") -> Raw:
    """A web archive: its CDX answers, for addresses with copies at the given times (`YYYYMMDDhhmmss`)."""

    async def write(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = parse_qs(urlsplit(request.path).query)
        url = asked.get("url", [""])[0]
        times = sorted(copies.get(url, []))
        first, last = asked.get("from", ["0"])[0], asked.get("to", ["9"])[0]
        limit = int(asked.get("limit", ["100"])[0])
        rows = [
            ["com,example)/", time, url, "text/html", "200", "ABC", "1000"]
            for time in times
            if first <= time <= last + "9"
        ]
        rows = rows[limit:] if limit < 0 else rows[:limit]
        if rows:
            rows.insert(0, ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"])
        body = json.dumps(rows).encode()
        writer.write(_written(Answer(body, media_type="application/json"), request))
        await writer.drain()

    return write
