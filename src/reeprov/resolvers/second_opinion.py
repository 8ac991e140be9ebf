"""What htmldate makes of a page's date, where the extra `dates` is installed: beside our own reading, never over it."""

from __future__ import annotations

from importlib.util import find_spec

from ..model.page import PageRecord, StatedDate
from .webpage_dates import read_date

ORIGIN = "htmldate"
_LONGEST = 2_000_000


def with_second_opinion(record: PageRecord, page: str) -> PageRecord:
    """The record with the day that htmldate gives; as it is where that gives none or is not installed."""
    if len(page) > _LONGEST or not find_spec("htmldate"):
        return record
    import htmldate

    try:
        text = htmldate.find_date(page, url=record.url, original_date=True, extensive_search=False)
    except (ValueError, TypeError, RecursionError, AttributeError):  # whatever a page makes of a parser
        return record
    found = read_date(text) if text else None
    return record._replace(second_opinion=StatedDate(text, ORIGIN, found[0])) if text and found else record
