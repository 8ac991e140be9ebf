"""How fast pages come through the door, every guard on and pacing off, with peers beside it.

    python bench/fetch.py [PAGES] [IN_FLIGHT …]

A local nginx serves PAGES pages (5,000) of 15 kB.  Each client fetches all of them, in a process of its own: pages a
second and CPU a page, at 10, 50 and 200 in flight.  reeprov checks addresses, counts and inflates bodies, decodes,
judges, and writes each page to its cache; then it reads a tenth of them from there.  Peers that are not installed are
left out: httpx and aiohttp beside this Python, curl, linkinator and lychee on the PATH.
"""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from rows import Row, missing, show

CONFIGURATION = """
worker_processes 1; pid {folder}/pid; error_log {folder}/errors; daemon off;
events {{ worker_connections 4096; }}
http {{
  access_log off; default_type text/html; keepalive_requests 1000000; gzip on;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  server {{ listen 127.0.0.1:{port} backlog=4096; root {folder}/www; }}
}}
"""
PARAGRAPH = "<p>The harbour authority said on Tuesday that the cranes stood still for the whole of the shift.</p>\n"


def by_reeprov(base: str, pages: int, in_flight: int) -> None:
    from reeprov.fetch.interface import Manners
    from reeprov.fetch.web import Web

    manners = Manners(interval=0, per_host=in_flight, in_flight=in_flight, allow_private=True)
    urls = [f"{base}/{number}.html" for number in range(pages)]
    with Web(manners) as web:
        assert sum(page.visit.verdict.has_page for _, page in web.visit(urls)) == pages
        again = urls[: pages // 10]
        begun = time.perf_counter()
        assert sum(page.visit.kept for _, page in web.visit(again)) == len(again)
        print(f"{(time.perf_counter() - begun) / len(again) * 1e6:.0f}")


def by_httpx(base: str, pages: int, in_flight: int) -> None:
    import httpx

    async def run() -> None:
        limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
        async with httpx.AsyncClient(limits=limits, timeout=60) as client:

            async def get(number: int) -> None:
                assert (await client.get(f"{base}/{number}.html")).text

            await _in_flight(get, pages, in_flight)

    asyncio.run(run())


def by_aiohttp(base: str, pages: int, in_flight: int) -> None:
    import aiohttp  # type: ignore[import-not-found]  # a peer, and no dependency of ours

    async def run() -> None:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=in_flight)) as client:

            async def get(number: int) -> None:
                async with client.get(f"{base}/{number}.html") as answer:
                    assert await answer.text()

            await _in_flight(get, pages, in_flight)

    asyncio.run(run())


async def _in_flight(get: Callable[[int], object], pages: int, in_flight: int) -> None:
    numbers = iter(range(pages))

    async def work() -> None:
        for number in numbers:
            await get(number)  # type: ignore[misc]

    await asyncio.gather(*(work() for _ in range(in_flight)))


CLIENTS = {"reeprov": by_reeprov, "httpx": by_httpx, "aiohttp": by_aiohttp}


def commands(base: str, pages: int, in_flight: int, folder: Path) -> dict[str, list[str] | None]:
    """What to run for each client; nothing for those that are not installed."""
    own = {
        name: [sys.executable, __file__, "--client", name, base, str(pages), str(in_flight)]
        if find_spec(name)
        else None
        for name in CLIENTS
    }
    url, index = f"{base}/[0-{pages - 1}].html", f"{base}/index.html"
    peers = {
        "curl": ["--parallel", "--parallel-max", str(in_flight), "-s", "-o", os.devnull, "--compressed", url],
        "linkinator": [index, "--concurrency", str(in_flight), "--verbosity", "error"],
        "lychee": [
            *("--no-progress", "-q", "--max-concurrency", str(in_flight)),
            *("--host-concurrency", str(in_flight), "--host-request-interval", "0ms"),
            str(folder / "www" / "index.html"),
        ],
    }
    return own | {name: [path, *words] if (path := shutil.which(name)) else None for name, words in peers.items()}


def rows(pages: int = 5_000, levels: Sequence[int] = (10, 50, 200)) -> Iterator[Row]:
    """Pages a second and processor time a page of each client, at each number in flight."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not nginx:
        sys.exit("needs nginx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx serves as somebody else
        base = f"http://127.0.0.1:{port}"
        write(folder, base, pages)
        (folder / "configuration").write_text(CONFIGURATION.format(folder=folder, port=port))
        server = subprocess.Popen([nginx, "-c", str(folder / "configuration")], stderr=subprocess.DEVNULL)
        try:
            time.sleep(0.5)
            yield from compare(base, pages, levels, folder)
        finally:
            server.terminate()
            server.wait()


def write(folder: Path, base: str, pages: int) -> None:
    """The pages, and one that links to all of them."""
    www = folder / "www"
    www.mkdir()
    for number in range(pages):
        head = f"<!doctype html><html><head><title>Page {number}</title></head><body><h1>Page {number}</h1>\n"
        (www / f"{number}.html").write_text(f"{head}{PARAGRAPH * 150}</body></html>")
    links = "".join(f'<a href="{base}/{number}.html">{number}</a>\n' for number in range(pages))
    (www / "index.html").write_text(f"<!doctype html><html><body>{links}</body></html>")


def compare(base: str, pages: int, levels: Sequence[int], folder: Path) -> Iterator[Row]:
    hits = []
    for in_flight in levels:
        job = f"fetch {pages:,} pages, {in_flight} in flight"
        costs = []
        for name, command in commands(base, pages, in_flight, folder).items():
            if command is None:
                yield missing(job, name, "pages/s")
                continue
            before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            spent, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
            if done.returncode:
                words = " ".join((done.stderr or done.stdout).split())[-200:]
                yield Row(job, name, None, "pages/s", f"failed: {words}")
                continue
            yield Row(job, name, pages / spent, "pages/s")
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            costs.append(Row(job, name, cpu / pages * 1e6, "CPU µs/page"))
            if name == "reeprov":
                hits.append(
                    Row("fetch: a page from the cache", f"reeprov, {in_flight} in flight", float(done.stdout), "µs")
                )
        yield from costs
    yield from hits


if __name__ == "__main__":
    if sys.argv[1:2] == ["--client"]:
        CLIENTS[sys.argv[2]](sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    else:
        numbers = [int(word) for word in sys.argv[1:]]
        show(rows(numbers[0] if numbers else 5_000, numbers[1:] or (10, 50, 200)))
