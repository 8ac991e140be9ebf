"""The tables that a corpus becomes.  A later version may add columns and tables, and renames none.

`document` is what joins them: a digest of a document's path and contents.  Spans are those of the text as decoded.
"""

from __future__ import annotations

import pyarrow as pa

from ..model.digest import digest

VERSION = "reeprov/corpus/1"

_TEXT, _WHOLE, _YES, _REAL = pa.string(), pa.int64(), pa.bool_(), pa.float64()

# Where something stands: code points from 0, and rows and columns from 1 as people count.
_PLACE = dict.fromkeys(("start", "end", "row", "column", "end_row", "end_column"), _WHOLE)

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "documents": {
        "document": _TEXT,
        "path": _TEXT,
        "sha256": _TEXT,
        "read": _YES,
        "reason": _TEXT,  # why it was not read
        "media_type": _TEXT,
        "title": _TEXT,
        "outlet": _TEXT,
        "issued": _TEXT,
        "language": _TEXT,
        "markers": _WHOLE,
        "topic": pa.list_(_TEXT),  # its commonest words, as stems
        "shingles": pa.binary(),  # see `shingles.py`; what copies are found by
    },
    "entries": {
        "document": _TEXT,
        "key": _TEXT,
        **_PLACE,
        "text": _TEXT,
        "outlet": _TEXT,
        "title": _TEXT,
        "date": _TEXT,
        "url": _TEXT,
        "url_status": _TEXT,
    },
    "records": {
        "document": _TEXT,
        "key": _TEXT,
        "record": _TEXT,
        "status": _TEXT,
        "outlet_id": _TEXT,
        "outlet": _TEXT,
        "title": _TEXT,
        "issued": _TEXT,
        "url": _TEXT,
    },
    "findings": {
        "document": _TEXT,
        "code": _TEXT,
        "name": _TEXT,
        "severity": _TEXT,
        "confidence": _TEXT,
        "key": _TEXT,
        "message": _TEXT,
        "row": _WHOLE,
        "column": _WHOLE,
        "fingerprint": _TEXT,
    },
    "claims": {
        "document": _TEXT,
        "claim": _TEXT,
        **_PLACE,
        "text": _TEXT,
        "reach": _TEXT,
        "cites": _WHOLE,
        "records": pa.list_(_TEXT),  # those of the entries that it cites, each once
    },
    "figures": {
        "document": _TEXT,
        **_PLACE,
        "text": _TEXT,
        "lo": _REAL,
        "hi": _REAL,
        "unit": _TEXT,
        "kind": _TEXT,
        "relation": _TEXT,
        "approximate": _YES,
        "measure": _TEXT,
        "period": _TEXT,
        "target": _TEXT,
        "source": _TEXT,  # who is said to have said it
        "sentence": _TEXT,
        "clause": _TEXT,  # the claim that it is part of: what is said with this figure rather than with its neighbours
        "when": pa.list_(_TEXT),  # the days, months and years that its sentence names
    },
    "times": {
        "document": _TEXT,
        **_PLACE,
        "text": _TEXT,
        "value": _TEXT,
        "modifier": _TEXT,
        "sentence": _TEXT,
        "before": _TEXT,  # the sentence before it, which may say who and what is meant
    },
    "edges": {"document": _TEXT, "source": _TEXT, "relation": _TEXT, "target": _TEXT, "stated_by": _TEXT},
}

TABLES = {name: pa.schema(list(columns.items()), metadata={"schema": VERSION}) for name, columns in _COLUMNS.items()}

# Part of what a task is known by: tables with other columns are made anew.
LAYOUT = digest(VERSION, *(str(schema) for schema in TABLES.values()))

# What the unit of work takes: a path or name, and the contents; without contents it reads the file itself.
INPUT = pa.schema([("path", pa.string()), ("data", pa.binary())])
