"""Which figures a reader would check."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.claim import Figure

_KINDS = frozenset({"share", "money", "amount", "rate"})
# Smaller counts are the prose's own: "three reasons".
_LEAST_COUNT = 100


def is_checkable(figure: Figure) -> bool:
    """Whether a figure says something about the world that a source can be asked for."""
    if figure.kind == "count":
        is_vague = figure.hi is None and figure.approximate  # "hundreds of ships" is a way of speaking
        return figure.measure is not None and figure.lo is not None and figure.lo >= _LEAST_COUNT and not is_vague
    if figure.kind == "share" and figure.lo == figure.hi == 1:
        return False  # so is "100 % sure"
    return figure.kind in _KINDS and not figure.unit.endswith("By")  # sizes of files are facts of the trade
