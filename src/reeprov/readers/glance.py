"""A glance at a text: whether reading it for references can find any.

Most documents of a large folder cite nothing.  Candidates are found by patterns that begin with a literal, at more than
1 GB/s; only where there are any does a parser look.  A glance may say yes in vain; where it says no, the full reading
finds neither a marker nor a source list.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from .. import languages
from ..normalize.patterns import lazy
from .labels import is_label

# `[1]`, `[2, 3]`, `[^1]`, `[[1]]`, `[\[1\]]`, `[@key]`; the key of a list whose entries stand in brackets.
_BRACKET = lazy(r"\[[ \t\0\\\[]{0,3}(?:\d{1,6}[\]\\ \t,;:–—-]|\^[^\]\s]{1,60}\]:?|@)")
# What starts the first item of a list that a label may stand over, in the forms that any numbered list has.
_KEY = r"[ \t>*]{0,12}+(?:\(?1[.)]|¹|\[\^|\[[A-Za-z][\w.+:/-]{0,40}\][^(\[:])"
_FIRST_ITEM = lazy(rf"\n{_KEY}")
_LIST_TAGS = ("<ol", "<OL", "<li", "<LI")
_FIRST_LINE = lazy(_KEY)
_SHORT_LINE = lazy(r"^[^\n]{2,90}$", 8)  # re.MULTILINE
_NEAR = 2_000  # how far below its label a list can begin
_EDGES = " \t\r\f\0:：.。*_#=-–—~<>|【】[]()（）\"'«»`"
# What in Markdown is a reference whatever stands around it: a definition, a link whose text is a number.
_SURE = lazy(r"\[(?:(?:\^[^\]\s]{1,60}|\d{1,6})\]:|\\?\[?\d{1,4}\\?\]?\]\(|\\?\[\d{1,4}\\?\])")
_ANCHOR = lazy(r"<a\b[^>]{0,300}>[\s\[(]{0,3}\d{1,4}[\])\s]{0,3}<")

# A year that cites with a name, and one that an entry gives: "(Smith, 2020)", "Smith (2020)".
_YEARS = (lazy(r", (?:1[5-9]|20)\d\d[a-z]?[);,:]"), lazy(r"\((?:1[5-9]|20)\d\d[a-z]?[),]"))


def may_refer(text: str, markdown: bool) -> bool:
    """Whether the text may hold a marker or a source list."""
    if _BRACKET.search(text) and (not markdown or _is_bracketed_in_markdown(text)):
        return True
    if not text.isascii() and ("【" in text or "［" in text):
        return True
    if not (
        _FIRST_ITEM.search(text)
        or _FIRST_LINE.match(text)
        or any(tag in text for tag in _LIST_TAGS)
        or _has_years(text)
    ):
        return False
    endings = _label_endings()
    return any(
        _last_word(line[0]) in endings and is_label(line[0]) and _starts_list(text, line.end())
        for line in _SHORT_LINE.finditer(text)
    )


def _starts_list(text: str, label_end: int) -> bool:
    near = text[label_end : label_end + _NEAR]
    return _FIRST_ITEM.search(near) is not None or any(tag in near for tag in _LIST_TAGS) or _has_years(text)


def _has_years(text: str) -> bool:
    return any(pattern.search(text) for pattern in _YEARS)


def _last_word(line: str) -> str:
    """What a label is told by at a glance: the last word of ASCII text, the last letter of any other."""
    words = line.rstrip(_EDGES)
    return words[words.rfind(" ") + 1 :].lower() if words.isascii() else words[-1:].casefold()


@cache
def _label_endings() -> frozenset[str]:
    labels = languages.list_labels()
    return frozenset(_last_word(label) for label in labels) | {label[-1].casefold() for label in labels}


def _is_bracketed_in_markdown(text: str) -> bool:
    """Whether the brackets stand in prose: those in code the parser passes over, and those of links it resolves."""
    if _SURE.search(text) or _ANCHOR.search(text):
        return True
    import pyromark

    found: list[str] = []

    def undefined(link: Any) -> None:
        found.append(link["reference"])

    pyromark.html(text, options=pyromark.Options.ENABLE_FOOTNOTES, broken_link_callback=undefined)
    return any(reference.strip(" \t\\")[:1] in _REFERENCES for reference in found if reference.strip(" \t\\"))


_REFERENCES = frozenset("0123456789^@")
