"""The baseline: findings of an earlier run that do not count, kept in a file that people read and merge.

JSON with one finding a line, in the order of paths, so that a change of the archive is a change of few lines.  What
decides is the fingerprint; path, code and key tell people what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .errors import SettingsError
from .model.dossier import Audited
from .model.finding import Finding, Suppressed
from .model.noun import NamedTuple

SCHEMA = "reeprov/baseline/1"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_FIELDS: Mapping[str, type] = {"path": str, "code": str, "fingerprint": str, "count": int}

LookedAt = Callable[[str], bool]


class Row(NamedTuple):
    """A finding that is accepted so many times; `path` is from the root of the project."""

    path: str
    code: str
    fingerprint: str
    times: int
    key: str | None = None


class Baseline:
    """What is accepted, and how much of it a run has met."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = {row.fingerprint: row for row in rows}
        self._met: Counter[str] = Counter()

    def sift(self, audited: Audited) -> Audited:
        """A document whose accepted findings are among `suppressed`; those beyond the count stay."""
        remaining, accepted = [], list(audited.suppressed)
        for finding in audited.findings:
            row = self.rows.get(finding.fingerprint)
            if row is not None and self._met[row.fingerprint] < row.times:
                self._met[row.fingerprint] += 1
                accepted.append(Suppressed(finding, "baseline"))
            else:
                remaining.append(finding)
        return audited._replace(findings=tuple(remaining), suppressed=tuple(accepted))

    def pruned(self, ran: Iterable[str], looked_at: LookedAt) -> list[Row]:
        """The rows as far as the run met them, and those of rules or documents that it did not look at.

        Args:
            ran: the codes of the rules that ran.
            looked_at: whether a path (from the root of the project) was read, or is gone.
        """
        codes = set(ran)
        kept = []
        for row in self.rows.values():
            could_be_met = row.code in codes and looked_at(row.path)
            times = self._met[row.fingerprint] if could_be_met else row.times
            if times:
                kept.append(row._replace(times=times))
        return kept


def rows_of(findings: Iterable[Finding], path_of: Callable[[str], str]) -> list[Row]:
    """The rows that accept these findings; `path_of` gives a path from the root of the project."""
    rows: dict[str, Row] = {}
    for finding in findings:
        before = rows.get(finding.fingerprint)
        times = 1 + (before.times if before else 0)
        path = path_of(finding.path)
        rows[finding.fingerprint] = Row(path, finding.code, finding.fingerprint, times, finding.problem.key)
    return list(rows.values())


def written(rows: Iterable[Row]) -> str:
    """The text of a baseline file; the same rows in any order give the same text."""
    import json

    lines = []
    for row in sorted(rows, key=lambda row: row[:4]):
        item = dict(zip((*_FIELDS, "key"), row, strict=True))
        lines.append("    " + json.dumps({name: value for name, value in item.items() if value is not None}))
    body = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {body}\n}}\n'


def read(path: str, text: str) -> Baseline:
    """The baseline in a file.

    Raises:
        SettingsError: it is damaged; the message names file and line.
    """
    import json

    if conflict := _CONFLICT.search(text):
        raise SettingsError(f"{path}:{_row(text, conflict.start())}: has marks of a merge conflict")
    try:
        parsed: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        row = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        words = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise SettingsError(f"{path}{row}: is not valid JSON: {words}") from None
    if not isinstance(parsed, dict) or parsed.get("schema") != SCHEMA or not isinstance(parsed.get("findings"), list):
        raise SettingsError(f"{path}:1: is no baseline of this version ({SCHEMA})")
    rows = []
    for number, item in enumerate(parsed["findings"]):
        wrong = _wrong(item)
        if wrong:
            raise SettingsError(f"{path}{_row_of_item(text, number)}: {wrong}")
        rows.append(Row(item["path"], item["code"], item["fingerprint"], item["count"], item.get("key")))
    return Baseline(rows)


def _wrong(item: object) -> str | None:
    """What is wrong with an item of the list, in words."""
    if not isinstance(item, dict):
        return "is no finding"
    for name, kind in _FIELDS.items():
        if not isinstance(item.get(name), kind) or isinstance(item.get(name), bool):
            return f"{name} must be a {'whole number' if kind is int else 'string'}"
    return None if item["count"] > 0 else "count must be above 0"


def _row(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _row_of_item(text: str, number: int) -> str:
    """`:line` of an item of the list, read once more up to it."""
    import json

    at = text.index("[", text.index('"findings"')) + 1
    for _ in range(number):
        at = json.JSONDecoder().raw_decode(text, _skip(text, at))[1]
    return f":{_row(text, _skip(text, at))}"


def _skip(text: str, at: int) -> int:
    while text[at] in " \t\r\n,":
        at += 1
    return at
