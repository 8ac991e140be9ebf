"""JSON Schemas of our outputs, made from their types."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from ..errors import UsageError
from . import wire

_SHAPES: dict[str, tuple[Any, str]] = {
    "findings": (wire.Findings, "Findings of reeprov, version 1"),
    "dossier": (wire.Dossiers, "Dossiers of reeprov, version 1"),
    "audit": (wire.Audit, "Audit of reeprov, version 1"),
}


def schema(name: str) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of "findings", "dossier" or "audit".

    Raises:
        UsageError: there is no such schema.
    """
    if name not in _SHAPES:
        raise UsageError(f"there is no schema {name!r}: choose from {', '.join(_SHAPES)}")
    shape, title = _SHAPES[name]
    made = TypeAdapter(shape).json_schema()
    for part in (made, *made.get("$defs", {}).values()):
        if "properties" in part:
            part["additionalProperties"] = False
    _only_offsets(made)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://github.com/reeprov/reeprov/schemas/{name}-1.json",
        **made,
        "title": title,
    }


def _only_offsets(part: object) -> None:
    """Nothing that we count is below 0."""
    if isinstance(part, dict):
        if part.get("type") == "integer":
            part["minimum"] = 0
        for inner in part.values():
            _only_offsets(inner)
    elif isinstance(part, list):
        for inner in part:
            _only_offsets(inner)
