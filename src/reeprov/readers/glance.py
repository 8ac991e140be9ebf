"""A glance at a text: whether reading it for references can find any.

Most documents of a large folder cite nothing.  Candidates are found by patterns that begin with a literal, at more than
1 GB/s; only where there are any does a parser look.  A glance may say yes in vain; where it says no, the full reading
finds neither a marker nor a source list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..normalize.patterns import lazy
from .groups import read_group
from .labels import ends_like_a_label, is_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# `[1]`, `[2, 3]`, `[^1]`, `[[1]]`, `[\[1\]]`, `[@key]`; the key of a list whose entries stand in brackets.
_BRACKET = lazy(r"\[[ \t\0\\\[]{0,3}(?:\d{1,6}[\]\\ \t,;:–—-]|\^[^\]\s]{1,60}\]:?|@)")

# What in Markdown is a reference whatever stands around it: a note, a link to a page whose text is a number.
_SURE = lazy(r"\[(?:\^[^\]\s]{1,60}\]:|\\?\[?\d{1,4}\\?\]?\]\([ <\n]{0,3}https?:)")
# A number in brackets that some definition may make a link, which to readers is a cite; `[text][1]` is a link to both.
_SHORTCUT = lazy(r"\[(?:\\?\[)?(\d{1,6})(?:\\?\])?\](?!\()")
_DEFINITION = lazy(r"\[\d{1,6}\]:")
# Brackets in which a parser sees what we see, and the target that surely makes them a link.
_PLAIN_LABEL = lazy(r"\[([^\[\]\\`<\n]*+)\](\([^\s()<>\\`]++\))?")

# The key of an entry where a line begins: a name in brackets, or any number.
_NAME_KEY = r"\[(?:\^|@?[A-Za-z][\w.+:/-]{0,40}\][^(\[])"
_LINE_START = r"[ \t\0>*_•–·▪‣-]{0,12}+(?:`[^`\n]{1,99}+`[ \t]?)?+"  # code before a key is not seen
_NAMED = lazy(rf"\n{_LINE_START}{_NAME_KEY}")
_NUMBER_KEY = r"[(（]?\d{1,6}[.)．、）](?!\d)|[⁰¹²³⁴⁵⁶⁷⁸⁹]|(?:<sup>|\\?\[){1,2}\d{1,6}(?:\\?\]|</sup>)"
_KEYED = lazy(rf"\n{_LINE_START}(?:{_NUMBER_KEY}|{_NAME_KEY})")
# A tag can begin a line as well: one that breaks it, or one that stands where it begins.
_KEYED_TAG = lazy(rf">{_LINE_START}(?:{_NUMBER_KEY}|{_NAME_KEY})")
_BREAKING = lazy(r"<(?:br|/?(?:p|div|li|ul|ol|tr|table|h[1-6]|summary|details|dt|dd|center))\b", re.IGNORECASE)
_UNSEEN = frozenset("`]&")  # behind code, an image or an entity, which need not be seen, a line can still begin
# A cite that Markdown itself does not know for one; it may point at the first entry of a list without keys.
_FIRST_CITES = (
    lazy(r"\[[\\\[ ]{0,3}0*1[\\\] ]{0,3}\]\([ <\n]{0,3}#"),
    lazy(r"\\\[0*1(?!\d)"),
    lazy(r"<sup\b[^>]{0,99}>[ \[(]?0*1(?!\d)"),
    lazy("¹"),
)
# A year that cites with a name, and one that an entry gives: "(Smith, 2020)", "Smith (2020)".
_CITED_YEARS = (
    lazy(r" 20\d\d[a-z]?[)\];,:]"),
    lazy(r" 1[5-9]\d\d[a-z]?[)\];,:]"),
    lazy(r"\((?:1[5-9]|20)\d\d[a-z]?[),]"),
)
_YEAR = lazy(r"(?:1[5-9]|20)\d\d")

_PIECE = lazy(r"[^<>()\[\]`&]++")  # of a line, between its tags, links, code and entities
_MARKUP = frozenset(">)]`}")  # what may stand behind a label and not be seen
_LONGEST = 90  # code points of a line that can be a label
_BEFORE_WORD = lazy(
    r"[^\n]*+(?:\n[ \t\r]*+(?![^\n])|\n[ \t\r]*+[=~^-]{3,}+[ \t\r]*+(?=\n))*\n[ >*_]{0,3}+(?:[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]|#)"
)
_NEAR = 1_000  # how far below its label a list can begin

# What Markdown has in tags is read as in a page, even its brackets.
_IN_TAGS = lazy(r"<(?:ol|h[1-6])\b", re.IGNORECASE)
_BEFORE_BLOCK = " \t\0>*+-.)0123456789"  # in its line: what makes it part of a quotation or a list
# In a page: a link to a place in it whose text is a mark.
_ANCHOR = lazy(
    r"<a\b[^>#]{0,300}+#[^>]{0,300}+>(?:[\s\[(]|<[^>]{0,99}>){0,4}(?:\d{1,4}|[*†‡§]|[A-Za-z]\W)", re.IGNORECASE
)


def may_refer(text: str, module: str) -> bool:
    """Whether the text, which this reader would read, may hold a marker or a source list."""
    in_tags = module == "html" or (module == "markdown" and _has_blocks_in_tags(text))
    if _BRACKET.search(text) and (module != "markdown" or in_tags or _cites_in_markdown(text)):
        return True
    if not text.isascii() and ("【" in text or "［" in text):
        return True
    if "\n" not in text and "\r" in text:
        return True  # lines end in a way that the patterns do not know
    if in_tags and (_ANCHOR.search(text) or _has_label(text)):
        return True
    return module != "html" and _may_list(text)


def _has_blocks_in_tags(text: str) -> bool:
    """Whether a line of Markdown begins with such a tag; within a line, where most are in code, it is not read."""
    for tag in _IN_TAGS.finditer(text):
        before = text[max(0, tag.start() - _LONGEST) : tag.start()].rstrip(_BEFORE_BLOCK)
        if not before or before.endswith(("\n", "\r", "]:")):  # a note can begin with a block
            return True
    return False


def _cites_in_markdown(text: str) -> bool:
    """Whether any of the brackets cite: those in code the parser passes over, those of links it resolves."""
    if _SURE.search(text):
        return True
    definitions = [match[0] for match in _DEFINITION.finditer(text)]
    defined = bool(definitions)
    if len(set(definitions)) < len(definitions):  # the second one of a key may be the entry of a list
        return True
    if any(_stands_free(text, *match.span(), defined) for match in _SHORTCUT.finditer(text)):
        return True
    end = _last_candidate(text)
    if end is None:
        return False
    import pyromark

    cites = False

    def undefined(link: Any) -> None:
        nonlocal cites
        cites = cites or _may_cite(link["reference"])

    if not defined and (blank := text.find("\n\n", end)) >= 0:
        text = text[:blank]  # whether something is code, what stands below its paragraph does not change
    pyromark.html(text, options=pyromark.Options.ENABLE_FOOTNOTES, broken_link_callback=undefined)
    return cites


def _last_candidate(text: str) -> int | None:
    """The end of the last brackets that may cite, or None where there are none."""
    last = None
    for match in _BRACKET.finditer(text):
        label = _PLAIN_LABEL.match(text, match.start())
        if label is None or not (label[2] or not _may_cite(label[1])):
            last = match.end()
    return last


def _stands_free(text: str, start: int, end: int, defined: bool) -> bool:
    """Whether a number in brackets that may be a link is neither the target of one nor the head of a definition."""
    if text[start - 1 : start] == "]":
        return False
    heads_line = not text[max(0, start - 12) : start].rpartition("\n")[2].strip(" \t>")
    return text[end : end + 1] == "[" or (defined and not (heads_line and text[end : end + 1] == ":"))


def _may_cite(reference: str) -> bool:
    """Whether a reference that nothing defines may be a cite: not `[x, 3]`, and no years but one alone, as a key."""
    body = reference.strip(" \t\\[]")
    if not body.isascii() or body[:1] in ("^", "@"):
        return True
    group = read_group(body, 0) if body[:1].isdigit() else None
    return group is not None and (body.isdigit() or not all(len(cite.key) == 4 for cite in group.cites))


def _may_list(text: str) -> bool:
    """Whether a line may be the label of a source list, and entries follow it."""
    if _has_keys_behind_tags(text) or any(pattern.search(text) for pattern in _FIRST_CITES):
        return _has_label(text)
    has_years = any(pattern.search(text) for pattern in _CITED_YEARS)
    for start, end in [(0, len(text))] if has_years else _above_keys(text):
        position = start
        for line in text[start:end].split("\n"):
            position += len(line)
            if line and _may_be_label(line) and _starts_list(text, position, has_years):
                return True
            position += 1
    return False


def _has_keys_behind_tags(text: str) -> bool:
    """Whether what may be a key stands behind a tag where a line can begin, unlike `x > 2)` and `2<sup>31</sup>-1.`."""
    position = 0
    opened = closed = -1  # the last signs of a tag so far
    while key := _KEYED_TAG.search(text, position):
        start = text.rfind("\n", position, key.start()) + 1 or position
        line = text[start : (text.find("\n", start) + 1) or len(text)]  # with its end, which may be part of a key
        opened = max(opened, text.rfind("<", position, start))
        closed = max(closed, text.rfind(">", position, start))
        tag = line.find("<")
        last = max(match.start() for match in _KEYED_TAG.finditer(line))
        if not 0 <= tag < key.start() - start and ">" not in line[: key.start() - start] and closed <= opened:
            return True  # it ends a tag that began lines above
        if 0 <= tag < last:
            before = line[:tag]
            if not any(map(str.isalnum, before)) or not _UNSEEN.isdisjoint(before) or _BREAKING.search(line, 0, last):
                return True
        position = start + len(line)
        opened, closed = max(opened, text.rfind("<", start, position)), max(closed, text.rfind(">", start, position))
    return False


def _above_keys(text: str) -> Iterator[tuple[int, int]]:
    """Where a label can stand: the lines above what may be keys."""
    known = 0
    for key in _KEYED.finditer(text):
        end = key.start()
        if end > known:
            yield max(known, text.rfind("\n", 0, max(0, end - _NEAR)) + 1), end
            known = end


def _starts_list(text: str, label_end: int, has_years: bool) -> bool:
    near = text[label_end : label_end + _NEAR]
    if _BEFORE_WORD.match(near):  # a name with a year, or an introduction: behind it only keys in brackets count
        return _NAMED.search(near) is not None or (has_years and _YEAR.search(near) is not None)
    return _KEYED.search(near) is not None


def _has_label(text: str) -> bool:
    """Whether there is a label between the lines and tags of a text."""
    return any(map(_may_be_label, text.replace("<", "\n").replace(">", "\n").split("\n")))


def _may_be_label(line: str) -> bool:
    """Whether a line is a label, or becomes one without its markup."""
    if len(line) > _LONGEST:
        return False
    words = line.rstrip(" \t\r\0*_")
    if not ends_like_a_label(line) and words[-1:] not in _MARKUP:
        return False
    return not words.endswith((".", ",", ";")) and any(
        ends_like_a_label(piece) and is_label(piece.replace("*", "").replace("_", "")) for piece in _PIECE.findall(line)
    )
