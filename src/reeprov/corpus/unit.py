"""The unit of work: documents → rows, a plain function over Arrow batches that every engine calls."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from ..audit import run
from ..errors import ReadError
from ..model.claim import Time
from ..model.dossier import Audited, Dossier
from ..model.finding import Notice
from ..model.text import Lines, Span
from ..readers.interface import Input
from ..reports.dossier_rows import entry_row
from ..resolvers import status
from ..rules.interface import Needs
from ..settings import Settings
from .shingles import shingles
from .tables import INPUT, TABLES
from .wording import commonest

Rows = dict[str, list[dict[str, Any]]]


def examine(batch: pa.RecordBatch, settings: Settings) -> dict[str, pa.Table]:
    """Audit the documents of a batch (`tables.INPUT`); every table, those without rows too."""
    rows: Rows = {name: [] for name in TABLES}
    for path, data in zip(batch.column("path").to_pylist(), batch.column("data"), strict=True):
        _examine(path, data, settings, rows)
    return {name: pa.Table.from_pylist(rows[name], schema) for name, schema in TABLES.items()}


def mapper(
    table: str, settings: Settings | None = None
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """One table as the function that Spark's `mapInArrow` wants: batches with `path` and `data` → batches of rows.

    `data` is text or bytes.
    """

    def batches(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in given:
            documents = batch.select(INPUT.names).cast(INPUT)
            yield from examine(documents, settings or Settings())[table].to_batches()

    return batches


def _examine(path: str, data: pa.BinaryScalar, settings: Settings, rows: Rows) -> None:
    try:
        contents = _contents(path, data, settings.max_size)
    except (ReadError, OSError) as error:
        words = error.strerror if isinstance(error, OSError) else None
        rows["documents"].append(_unread(path, b"", words or str(error)))
        return
    report = run([Input(path, contents)], settings, keep_dossiers=True, needs=Needs.CLAIMS)
    audited = report.documents[0] if report.documents else Audited(path, None, read=False)
    if audited.dossier is None:
        rows["documents"].append(_unread(path, contents, _reason(report.notices)))
        return
    document = _id(path, contents)
    rows["documents"].append(_document_row(document, audited, audited.dossier))
    rows["findings"] += _finding_rows(document, audited)
    rows["edges"] += [{"document": document, **edge._asdict()} for edge in report.graph.edges]
    for name, found in _dossier_rows(audited.dossier).items():
        rows[name] += [{"document": document, **row} for row in found]


def _contents(path: str, data: pa.BinaryScalar, limit: int) -> bytes:
    """The bytes of a document: those of the batch, else of the file.  Nothing larger than the limit is copied."""
    too_large = ReadError(f"is larger than {limit:,} bytes (max-size)")
    if data.is_valid:
        if data.as_buffer().size > limit:
            raise too_large
        contents: bytes = data.as_py()
        return contents
    with open(path, "rb") as file:
        contents = file.read(limit + 1)
    if len(contents) > limit:
        raise too_large
    return contents


def _id(path: str, contents: bytes) -> str:
    return hashlib.blake2b(path.encode("utf-8", "surrogatepass") + b"\0" + contents, digest_size=8).hexdigest()


def _reason(notices: Iterable[Notice]) -> str:
    return next((notice.message for notice in notices), "could not be read")


def _unread(path: str, contents: bytes, reason: str) -> dict[str, object]:
    return {"document": _id(path, contents), "path": path, "read": False, "reason": reason, "markers": 0}


def _document_row(document: str, audited: Audited, dossier: Dossier) -> dict[str, object]:
    about = dossier.document
    return {
        "document": document,
        "path": audited.path,
        "sha256": audited.sha256,
        "read": True,
        "media_type": audited.media_type,
        "title": about.title,
        "outlet": about.outlet,
        "issued": str(about.issued.date) if about.issued and about.issued.date else None,
        "language": about.language,
        "markers": audited.markers,
        "topic": commonest(about.prose),
        "shingles": shingles(about.prose),
    }


def _finding_rows(document: str, audited: Audited) -> Iterator[dict[str, object]]:
    for finding in audited.findings:
        yield {
            "document": document,
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity.value,
            "confidence": finding.problem.confidence.value,
            "key": finding.problem.key,
            "message": finding.problem.message,
            "row": finding.location.row,
            "column": finding.location.column,
            "fingerprint": finding.fingerprint,
        }


def _dossier_rows(dossier: Dossier) -> dict[str, list[dict[str, Any]]]:
    lines = Lines(dossier.document.text)
    entries = dossier.document.entries
    return {
        "entries": [
            {**entry_row(entry, fields), **_place(lines, entry.span)}
            for entry, fields in zip(entries, dossier.fields, strict=False)
        ],
        "records": [_record_row(dossier, at) for at in range(len(dossier.resolutions))],
        "claims": [_claim_row(dossier, lines, at) for at in range(len(dossier.claims))],
        "figures": _figure_rows(dossier, lines),
        "times": list(_time_rows(dossier, lines)),
    }


def _place(lines: Lines, span: Span) -> dict[str, object]:
    start, end = lines.locate(span.start), lines.locate(span.end)
    return {
        "start": span.start,
        "end": span.end,
        "row": start.row,
        "column": start.column,
        "end_row": end.row,
        "end_column": end.column,
    }


def _record_row(dossier: Dossier, at: int) -> dict[str, object]:
    resolution = dossier.resolutions[at]
    record = resolution.record
    return {
        "key": dossier.document.entries[at].key,
        "record": record.id,
        "status": status(resolution),
        "outlet_id": record.outlet.id if record.outlet else None,
        "outlet": record.container_title,
        "title": record.title,
        "issued": str(record.issued) if record.issued else None,
        "url": record.url,
    }


def _claim_row(dossier: Dossier, lines: Lines, at: int) -> dict[str, object]:
    claim, chain = dossier.claims[at], dossier.chains[at]
    entries = [step.entry for step in chain.steps if step.entry is not None]
    known = len(dossier.resolutions)
    return {
        "claim": claim.id,
        **_place(lines, claim.span),
        "text": claim.text,
        "reach": chain.reach.value,
        "cites": len(chain.steps),
        "records": list(dict.fromkeys(dossier.resolutions[entry].record.id for entry in entries if entry < known)),
    }


def _figure_rows(dossier: Dossier, lines: Lines) -> list[dict[str, object]]:
    clauses = {figure: claim.text for claim in dossier.claims for figure in claim.figures}
    said: defaultdict[Span, list[str]] = defaultdict(list)
    for one in dossier.attributions:
        if one.source:
            said[_sentence(dossier, one.span)].append(one.source.text)
    dated: defaultdict[Span, list[str]] = defaultdict(list)
    for time in filter(_is_dated, dossier.times):
        dated[_sentence(dossier, time.span)].append(time.value)
    rows = []
    for at, figure in enumerate(dossier.figures):
        sentence = _sentence(dossier, figure.span)
        row: dict[str, object] = figure._asdict()
        del row["span"]
        about = {
            "source": said[sentence][0] if len(said[sentence]) == 1 else None,
            "sentence": dossier.document.visible(sentence),
            "clause": clauses.get(at),
            "when": dated[sentence],
        }
        rows.append(row | _place(lines, figure.span) | about)
    return rows


def _time_rows(dossier: Dossier, lines: Lines) -> Iterator[dict[str, object]]:
    for time in dossier.times:
        if _is_dated(time):
            sentence = _sentence(dossier, time.span)
            if sentence == time.span:
                continue  # of an entry, a date line: nothing is said with it
            at = bisect_left(dossier.sentences, sentence)
            before = dossier.document.visible(dossier.sentences[at - 1]) if at else None
            yield {
                **_place(lines, time.span),
                "text": time.text,
                "value": time.value,
                "modifier": time.modifier,
                "sentence": dossier.document.visible(sentence),
                "before": before,
            }


def _is_dated(time: Time) -> bool:
    """Whether it is a place in the calendar rather than "recently" or "two years"."""
    return time.kind == "DATE" and (time.value[:4].isdecimal() or time.value.startswith("XXXX-"))


def _sentence(dossier: Dossier, span: Span) -> Span:
    """The sentence that something begins in; itself where it stands in none."""
    at = bisect_right(dossier.sentences, span.start, key=lambda sentence: sentence.start) - 1
    sentence = dossier.sentences[at] if at >= 0 else span
    return sentence if sentence.start <= span.start < sentence.end else span
