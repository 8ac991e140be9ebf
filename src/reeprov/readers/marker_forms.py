"""How markers are written: the forms, declared as data."""

from __future__ import annotations

import re

from ..model.noun import NamedTuple
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
        frozenset({"dot", "superscript", "item", "unkeyed"}),
    ),
    Form("paren", "(", lazy(r"\(([\d,;\s\0–—-]{1,60}+)\)"), frozenset({"paren"})),
)
# Forms in which numbered lists are cited now and then.  They mean many other things, and so they count only where the
# list is hardly cited in its own form, and `other_forms` finds that they are its cites.
_NUMBERS = r"(\d{1,4}+(?:[ \0]?[,;–—-][ \0]?\d{1,4}+)*+)"
# What a number that came down stands behind: a word, a share or a year with the mark that ends a clause.  A mark that
# is escaped in Markdown is no decimal point; 2024.1 within a sentence is a release.
_GLUED_BEHIND = (
    r"(?<=[^\W\d_][.,;”\"’)])|(?<=%[.,;])|(?<=[\w%]\0[.,;])"
    r"|(?<=[ ](?:19|20)\d\d[,;])|(?<=[ ](?:19|20)\d\d\.)(?!\d{1,4}[ \n][a-zа-яё])"
)
OTHER_FORMS = (
    Form("footnote", "[^", lazy(rf"\[\^{_NUMBERS}\]")),
    Form("superscript", "", lazy(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}+(?:[⁻⁼,，˒ ]{1,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}+)*+)")),
    Form("caret", "^", lazy(rf"\^{_NUMBERS}\^")),
    Form("escaped", "[", lazy(rf"(?<=\0)\[{_NUMBERS}\0?\]")),
    Form("named", "", lazy(rf"[\[(（](?:(?P<word>[^\W\d_]{{2,14}}+)\.?[ \u00a0]?[#№]?|[#№]){_NUMBERS}[\])）]")),
    Form("paren", "(", lazy(rf"[(（]{_NUMBERS}[)）]")),
    # superscripts that lost their place when the text was taken out of a page: "in March.1 The state", "in 2024.2 It"
    Form("glued", "", lazy(rf"(?:{_GLUED_BEHIND}){_NUMBERS}(?=[ \n]|\Z)")),
)
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
# Where a marker may begin; where none of the rare marks is in a text, only at `[`.
RARE_MARKS = "【［⁰¹²³⁴⁵⁶⁷⁸⁹"
SQUARE = lazy(r"\[")
CANDIDATE = lazy(r"[\[【［]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
CANDIDATE_OR_ROUND = lazy(r"[\[【［(]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
