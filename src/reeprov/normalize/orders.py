"""Which of two numbers is the day: what a document's other dates show, and what a country does."""

from __future__ import annotations

from .patterns import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SLASHED = lazy(r"(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?!\d)")


def slash_order(texts: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """The order that a document's slash dates show, and those of them that show one.

    It is "dmy", "mdy", or None where none of them tells or they disagree.  `texts` are dates as written; those without
    slashes say nothing.
    """
    telling = {text: order for text in texts if "/" in text and (order := _order_of(text))}
    orders = set(telling.values())
    return orders.pop() if len(orders) == 1 else None, tuple(telling)


def _order_of(text: str) -> str | None:
    match = _SLASHED.match(text)
    if match:
        first, second = int(match[1]), int(match[2])
        if 12 < first <= 31 and 1 <= second <= 12:
            return "dmy"
        if 12 < second <= 31 and 1 <= first <= 12:
            return "mdy"
    return None


def country_order(country: str | None) -> str | None:
    """The order of day and month in a country (ISO 3166-1 alpha-2): "dmy", "mdy", or None where unknown or mixed."""
    if not country:
        return None
    country = country.upper()
    if country in {"US", "PH", "PR", "GU", "AS", "VI", "MP", "FM", "MH", "PW", "UM"}:
        return "mdy"
    return None if country in {"CA", "CN", "JP", "KR", "KP", "TW", "HU", "LT", "MN", "IR", "KE", "ZA"} else "dmy"
