"""`reeprov schema`."""

from __future__ import annotations

from .. import reports, settings
from . import output
from .quick import Values


def run(values: Values) -> int:
    """Print a JSON Schema."""
    import json

    subject = str(values["subject"])
    schema = settings.schema() if subject == "config" else reports.schema(subject)
    output.write([json.dumps(schema, indent=2, ensure_ascii=False), "\n"], values)
    return 0
