"""A figure in the making."""

from __future__ import annotations

from ..languages.statements.interface import Unit
from ..model.noun import NamedTuple


class Parsed(NamedTuple):
    """A figure in the making: its words `first` … `behind - 1`, its places, what it is worth."""

    first: int
    behind: int
    start: int
    end: int
    lo: float | None
    hi: float | None
    unit: Unit | None
    bare: bool
    kind: str = "count"
    relation: str = "="
    approximate: bool = False
    measure: str | None = None
    rate: str | None = None
