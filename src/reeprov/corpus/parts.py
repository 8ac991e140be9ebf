"""A source whose total one document gives as a part of more: "658, including 28.5" beside "totalling 28.7"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from .measured import clause_of, may_be_of_one_time, near, one_named_source, overlap
from .wording import countries, stems

Row = Mapping[str, Any]

_INCLUDING = re.compile(r"\b(?:including|of which|of them|among them|в том числе|из них|из которых)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total(?:s|l?ed|l?ing)?|overall|altogether|in all|всего|итого|в целом)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d+(?: [^\W\d_]+){1,2}")  # "15 different types": no other thing than what it is made up of
_COMMON = 2  # words of what is measured


def totals_and_parts(figures: Iterable[Row], issued: Mapping[str, str | None]) -> Iterator[tuple[Row, Row]]:
    """Among figures of one source and unit, a whole and the other document's total, which is about a part of it."""
    rows = list(figures)
    totals = [row for row in rows if _TOTAL.search(clause_of(row))]
    for whole, part in product(rows, rows) if totals else ():
        own = _words_of_part(whole, part)
        if own is None or overlap(whole, part):
            continue
        for total in totals:
            if (
                total["document"] != whole["document"]
                and one_named_source(whole, total)
                and (overlap(part, total) or near(part, total))
                and not overlap(whole, total)
                and len(stems(whole["measure"] or "") & stems(clause_of(total))) >= _COMMON
                and not own & stems(_COUNTED.sub(" ", clause_of(total)))
                and countries(clause_of(whole)) == countries(clause_of(total))
                and may_be_of_one_time(whole, total, issued)
            ):
                yield whole, total


def _words_of_part(whole: Row, part: Row) -> frozenset[str] | None:
    """What is said of a part alone, as "wheat" of "grain, including 20 tonnes of wheat"; None where it is no part."""
    if whole["document"] != part["document"] or whole["sentence"] != part["sentence"] or whole is part:
        return None
    between, found, behind = whole["sentence"].partition(whole["text"])[2].partition(part["text"])
    if not found or not _INCLUDING.search(between):
        return None
    own = stems(_COUNTED.sub(" ", f"{_INCLUDING.split(between)[-1]} {behind}"))
    return own - stems(whole["measure"] or "")
