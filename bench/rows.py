"""What the scripts of this folder measure: rows of one table, as text, Markdown and JSON."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HEADS = ("job", "who", "figure", "unit", "× first", "note")


class Row(NamedTuple):
    """So much of something at a job.

    Attributes:
        who: which program, in which way.
        figure: None where it could not be measured; the note says why.
        unit: more is better where it ends in "/s", less where it is a cost.
    """

    job: str
    who: str
    figure: float | None
    unit: str
    note: str = ""


def missing(job: str, who: str, unit: str) -> Row:
    """The row of a peer that is not here."""
    return Row(job, who, None, unit, "not installed")


def program(name: str) -> str | None:
    """The program of this name beside the running Python, or on the PATH."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or shutil.which(name)


def show(rows: Iterable[Row]) -> list[Row]:
    """Print rows as they come, and give them all."""
    seen: list[Row] = []
    for row in rows:
        if not seen or (row.job, row.unit) != (seen[-1].job, seen[-1].unit):
            print(f"\n{row.job}, {row.unit}")
        seen.append(row)
        *_, (_, who, figure, _, ratio, note) = _cells(seen)
        print(f"  {who:36} {figure:>10} {ratio:>8}  {note}".rstrip(), flush=True)
    return seen


def markdown(rows: Iterable[Row], facts: dict[str, str]) -> str:
    """The table, under what it was measured on."""
    lines = [f"{name}: {fact}  " for name, fact in facts.items()]
    lines += ["", f"| {' | '.join(HEADS)} |", "|---|---|---:|---|---:|---|"]
    lines += [f"| {' | '.join(cells)} |" for cells in _cells(rows)]
    return "\n".join(lines) + "\n"


def encoded(rows: Iterable[Row], facts: dict[str, str]) -> str:
    """The same as JSON."""
    return json.dumps({"machine": facts, "rows": [row._asdict() for row in rows]}, ensure_ascii=False, indent=1) + "\n"


def machine() -> dict[str, str]:
    """What the figures hold for; absolute ones hold for nothing else."""
    return {
        "processor": _said_in("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "processors": str(os.cpu_count()),
        "memory": _said_in("/proc/meminfo", "MemTotal") or "unknown",
        "system": platform.platform(),
        "Python": platform.python_version(),
        "load at the beginning": f"{os.getloadavg()[0]:.1f}",
    }


def _said_in(path: str, name: str) -> str | None:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), None)


def _cells(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    """The rows as words: each figure also as a multiple of the first of its job and unit."""
    first: dict[tuple[str, str], float] = {}
    for row in rows:
        if row.figure is None:
            yield row.job, row.who, "–", row.unit, "–", row.note
            continue
        ratio = row.figure / (first.setdefault((row.job, row.unit), row.figure) or 1)
        yield row.job, row.who, _number(row.figure), row.unit, _number(ratio), row.note


def _number(value: float) -> str:
    """Three digits of it: more are noise."""
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3}f}"
