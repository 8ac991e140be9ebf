"""`reeprov rule`."""

from __future__ import annotations

from collections.abc import Iterator

from .. import rules
from ..model.finding import Severity
from . import output
from .quick import Values


def run(values: Values) -> int:
    """Print the manual of one rule, or the table of all."""
    code = values["code"]
    output.write(output.lines(_table() if code is None else _manual(rules.by_code(str(code)))), values)
    return 0


def _manual(manual: rules.Manual) -> Iterator[str]:
    yield f"# {manual.CODE} {manual.NAME} ({_default(manual)})"
    yield ""
    yield (manual.__doc__ or "").strip()


def _table() -> Iterator[str]:
    width = max(len(manual.NAME) for manual in rules.MANUALS)
    for manual in rules.MANUALS:
        summary = (manual.__doc__ or "").strip().partition("\n")[0]
        yield f"{manual.CODE}  {manual.NAME:{width}}  {_default(manual):7}  {summary}"


def _default(manual: rules.Manual) -> str:
    severity = getattr(manual, "DEFAULT", None)
    return severity.value if isinstance(severity, Severity) else "notice"
