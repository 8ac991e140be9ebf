"""Outputs: each is a pure function of the report, in a module of its own that is imported when someone asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from ..errors import UsageError
from .interface import Output, Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.dossier import Report

__all__ = ["AUDIT", "CHECK", "DUMP", "RESOLVE", "Output", "Style", "find", "render", "schema"]

# Format → module, for each command; the first is the default.
CHECK: Mapping[str, str] = {
    "full": "full",
    "concise": "concise",
    "json": "json_findings",
    "json-lines": "json_lines",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "rdjson": "rdjson",
    "junit": "junit",
    "markdown": "markdown",
}
# What `check --statistics` prints in the place of each.
STATISTICS: Mapping[str, str] = dict.fromkeys(CHECK, "statistics") | {"json": "json_statistics"}
AUDIT: Mapping[str, str] = {"terminal": "terminal", "html": "html", "markdown": "markdown_audit", "json": "json_audit"}
RESOLVE: Mapping[str, str] = {"table": "table", "csl": "csl", "json-lines": "json_records"}
DUMP: Mapping[str, str] = {
    "json": "dossier_json",
    "prov": "prov",
    "csl": "csl",
    "webanno": "web_annotations",
    "dot": "dot",
    "csv": "sources_csv",
}


def find(formats: Mapping[str, str], name: str) -> Output:
    """The module that writes a format.

    Raises:
        UsageError: none of `formats` has this name.
    """
    if name not in formats:
        raise UsageError(f"unknown output format {name!r}: choose from {', '.join(formats)}")
    module: Output = import_module(f".{formats[name]}", __name__)
    return module


def render(report: Report, formats: Mapping[str, str], name: str, style: Style) -> Iterator[str]:
    """The pieces of a report in a format, line ends included.

    Raises:
        UsageError: none of `formats` has this name.
    """
    return find(formats, name).render(report, style)


def schema(name: str) -> dict[str, object]:
    """The JSON Schema of what we print: "findings", "dossier", "audit".

    Raises:
        UsageError: there is no such schema.
    """
    from .json_schema import schema as build

    return build(name)
