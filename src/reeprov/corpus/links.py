"""How the addresses of a corpus fared: asked for on demand, kept beside the tables as `links/part-0.parquet`.

Later runs over the corpus leave them alone: an address is one however many documents give it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import UsageError
from ..fetch.web import Web

_FOLDER, _PART = "links", "part-0.parquet"
_SCHEMA = pa.schema([("url", pa.string()), ("verdict", pa.string()), ("evidence", pa.string()), ("asked", pa.string())])
_BATCH = 1_000


def ask(folder: str, web: Web, urls: Iterable[str]) -> None:
    """Ask for each address once, and keep in the folder of a corpus what came of it.

    Raises:
        UsageError: the folder cannot be written to.
    """
    target = os.path.join(folder, _FOLDER, _PART)
    draft = f"{target}.{os.getpid()}.draft"
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        try:
            with pq.ParquetWriter(draft, _SCHEMA, compression="zstd") as writer:
                for batch in _batches(web, urls):
                    writer.write_batch(batch)
            os.replace(draft, target)
        finally:
            if os.path.exists(draft):
                os.unlink(draft)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror or error}") from None


def verdicts(folder: str) -> dict[str, str]:
    """Address → how it fared; empty where none was asked for.

    Raises:
        UsageError: the file is damaged.
    """
    path = os.path.join(folder, _FOLDER, _PART)
    if not os.path.exists(path):
        return {}
    try:
        with pq.ParquetFile(path) as file:
            found: dict[str, str] = {}
            for batch in file.iter_batches(columns=["url", "verdict"]):
                found.update(zip(*(column.to_pylist() for column in batch.columns), strict=True))
    except (OSError, pa.ArrowException, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from None
    return found


def _batches(web: Web, urls: Iterable[str]) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, str]] = []
    for url, page in web.visit(urls):
        visit = page.visit
        rows.append({"url": url, "verdict": visit.verdict.value, "evidence": visit.evidence, "asked": visit.time})
        if len(rows) == _BATCH:
            yield pa.RecordBatch.from_pylist(rows, _SCHEMA)
            rows.clear()
    yield pa.RecordBatch.from_pylist(rows, _SCHEMA)
