"""How markers are written: the forms, declared as data."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..normalize.patterns import lazy


class Form(NamedTuple):
    """How a marker is written.

    Attributes:
        name: "bracket", "lenticular", …
        opening: the literal that it starts with; candidates are found by it.
        pattern: the whole construct; group 1 is the body.
        lists: the forms of the lists that such a marker can point at; empty: any.
    """

    name: str
    opening: str
    pattern: re.Pattern[str]
    lists: frozenset[str] = frozenset()


_BODY = r"([^\[\]]{1,120}+)"
FORMS = (
    Form("pandoc", "[", lazy(r"\[([^\[\]@]{0,80}+@[^\[\]]{1,200}+)\]")),
    Form("bracket", "[", lazy(r"\[(?!\^)" + _BODY + r"\](?::\d{1,4}(?:[-–]\d{1,4})?+(?![\w:]))?+")),
    Form("footnote", "[^", lazy(r"\[\^([^\]\s\0]{1,60}+)\]"), frozenset({"footnote"})),
    Form("lenticular", "【", lazy(r"【([^【】]{1,120}+)】")),
    Form("full-width", "［", lazy(r"［([^［］]{1,120}+)］")),
    Form(
        "superscript",
        "",
        lazy(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}+(?:[⁻⁼,，˒ ]{1,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}+)*+)"),
        frozenset({"dot", "superscript", "item"}),
    ),
    Form("paren", "(", lazy(r"\(([\d,;\s\0–—-]{1,60}+)\)"), frozenset({"paren"})),
)
CANDIDATE = lazy(r"[\[【［]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
CANDIDATE_OR_ROUND = lazy(r"[\[【［(]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
