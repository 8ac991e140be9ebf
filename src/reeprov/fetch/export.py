"""The kept pages on their way out: as lines of JSON, or as a web archive that can be replayed."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus

from .. import __version__
from ..errors import UsageError
from ..model.snapshot import Page
from .cache import Cache
from .kept import Kept


def json_lines(cache: Cache) -> Iterator[str]:
    """What is known of each page, without its body, a line each."""
    with closing(Kept(cache)) as kept:
        for page in kept.pages():
            row = page.visit._asdict() | {"verdict": page.visit.verdict.value, "headers": dict(page.visit.headers)}
            row["hops"] = [hop._asdict() for hop in page.visit.hops]
            yield json.dumps(row, ensure_ascii=False) + "\n"


def write_warc(cache: Cache, path: str) -> int:
    """Write the pages as WARC; returns how many.

    Raises:
        UsageError: warcio is not installed, or the file cannot be written.
    """
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError:
        raise UsageError("--warc needs warcio: pip install 'reeprov[warc]'") from None
    draft = f"{path}.{os.getpid()}.part"
    count = 0
    try:
        with closing(Kept(cache)) as kept, open(draft, "wb") as file:
            writer = WARCWriter(file, gzip=path.endswith(".gz"))
            about = {"software": f"reeprov/{__version__}", "format": "WARC File Format 1.1"}
            writer.write_record(writer.create_warcinfo_record(os.path.basename(path), about))
            for page in kept.pages():
                head = StatusAndHeaders(_status(page), _headers(page), protocol="HTTP/1.1")
                writer.write_record(
                    writer.create_warc_record(
                        page.visit.final_url,
                        "response",
                        payload=io.BytesIO(page.body),
                        http_headers=head,
                        warc_headers_dict={"WARC-Date": page.visit.time},
                    )
                )
                count += 1
        os.replace(draft, path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        if os.path.exists(draft):
            os.unlink(draft)
    return count


def _status(page: Page) -> str:
    status = page.visit.status or 200
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _headers(page: Page) -> list[tuple[str, str]]:
    """The headers that were kept, and those of the body as it is kept: inflated, in the encoding that read it."""
    charset = f"; charset={page.visit.charset}" if page.visit.charset else ""
    return [
        ("Content-Type", f"{page.visit.media_type or 'application/octet-stream'}{charset}"),
        ("Content-Length", str(len(page.body))),
        *page.visit.headers,
    ]
