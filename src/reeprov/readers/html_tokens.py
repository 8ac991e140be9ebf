"""HTML cut into tags with exact positions, by the rules of the WHATWG tokenizer as far as positions need them.

Nothing here looks at what a tag means but for the elements whose content is no markup (`<script>`, `<title>`, …).
"""

from __future__ import annotations

import re

from ..normalize.patterns import lazy

_SPACE = r" \t\n\r\f"
_ATTRIBUTE = (
    rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>\"'][^{_SPACE}>]*+|(?=>|\Z)))?+"
)

# Groups: slash, name, attributes.  The short way through the attributes (`name="value"` only) and the exact one agree
# wherever the short one matches.  A tag that is never closed runs to the end of the text.
MARKUP = lazy(
    rf"<(?:(/?)([A-Za-z][^{_SPACE}/>]*+)"
    rf"(?:([^>=]*+(?:(?<=[A-Za-z0-9])=\"[^\"]*+\"[^>=]*+)*+)>|((?:[{_SPACE}/]++|{_ATTRIBUTE})*+)(?:>|\Z))|[!?]|/(?!\Z))"
)
_NAMED = lazy(
    rf"([^{_SPACE}/>][^{_SPACE}/>=]*+)"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^{_SPACE}>]*+)))?+"
)
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_STATE = re.compile(rf"<!--(?:-*+>)?|-->|<(/?)[sS][cC][rR][iI][pP][tT](?=[{_SPACE}/>])")

# Elements whose content is text up to their own end tag.
RAW_TEXT = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"))
_ENDS = {
    name: re.compile(rf"</(?i:{name})(?=[{_SPACE}/>])") for name in RAW_TEXT if name not in ("script", "plaintext")
}


def raw_text_end(text: str, start: int, name: str) -> int:
    """Where the content of a raw text element ends that begins at `start`: at its end tag or at the end of the text."""
    if name == "script":
        return _script_end(text, start)
    end = _ENDS[name].search(text, start) if name in _ENDS else None
    return end.start() if end else len(text)


def _script_end(text: str, start: int) -> int:
    """As above for a script, in which `<!-- <script> </script>` does not end it."""
    commented = nested = False
    for match in _SCRIPT_STATE.finditer(text, start):
        if match[0] == "-->":
            commented = nested = False
        elif match[1] is None:
            commented = commented or not match[0].endswith(">")
        elif match[1] and not nested:
            return match.start()
        elif commented:
            nested = not match[1]
    return len(text)


def declaration_end(text: str, start: int, foreign: bool) -> int:
    """The end of a comment, doctype, CDATA section, processing instruction or stray `</` that begins at `start`.

    Only in SVG and MathML (`foreign`) is a CDATA section one; elsewhere it is a comment that ends at the first `>`.
    """
    if text.startswith("<!--", start):
        if text.startswith(">", start + 4):
            return start + 5
        if text.startswith("->", start + 4):
            return start + 6
        end = _COMMENT_END.search(text, start + 4)
        return end.end() if end else len(text)
    closing = "]]>" if foreign and text.startswith("<![CDATA[", start) else ">"
    at = text.find(closing, start + 2)
    return at + len(closing) if at >= 0 else len(text)


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name, values decoded; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _NAMED.findall(source):
        value = double or single or bare
        found.setdefault(name.lower(), decoded(value) if "&" in value else value)
    return found


_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?+|[A-Za-z][A-Za-z0-9]{0,40}+;?+)")
_LONGEST_WITHOUT_SEMICOLON = 6


def decode_in_place(text: str) -> str:
    """Character references replaced by what they mean, filled up with NUL to the length that they had."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_filled, text)


def _filled(match: re.Match[str]) -> str:
    reference = match[0]
    meaning, used = _meaning(reference)
    if meaning.isspace() and meaning != "\u00a0":
        meaning = " "
    return meaning + "\0" * (used - len(meaning)) + reference[used:]


def decoded(value: str) -> str:
    """An attribute's value with its character references decoded (`&copy=1` of an address is none)."""
    pieces = []
    done = 0
    for match in _REFERENCE.finditer(value):
        reference = match[0]
        meaning, used = _meaning(reference)
        follows = value[match.start() + used : match.start() + used + 1]
        if reference[1] != "#" and reference[used - 1] != ";" and (follows == "=" or follows.isalnum()):
            continue
        pieces += [value[done : match.start()], meaning]
        done = match.start() + used
    return "".join(pieces) + value[done:]


_known: dict[str, tuple[str, int]] = {"&amp;": ("&", 5), "&nbsp;": ("\u00a0", 6), "&lt;": ("<", 4), "&gt;": (">", 4)}


def _meaning(reference: str) -> tuple[str, int]:
    """What a reference stands for and how many of its characters belong to it; itself where it is none."""
    if reference in _known:
        return _known[reference]
    if reference[1] == "#":
        return _numeric(reference), len(reference)
    from html.entities import html5

    if reference[1:] in html5:
        _known[reference] = html5[reference[1:]], len(reference)
        return _known[reference]
    for length in range(min(len(reference), _LONGEST_WITHOUT_SEMICOLON + 1), 2, -1):
        if reference[1:length] in html5:
            return html5[reference[1:length]], length
    return reference, len(reference)


def _numeric(reference: str) -> str:
    digits = reference[2:].rstrip(";")
    hexadecimal = digits[0] in "xX"
    digits = digits[1:].lstrip("0") if hexadecimal else digits.lstrip("0")
    if not digits or len(digits) > 7:
        return "\ufffd"
    number = int(digits, 16 if hexadecimal else 10)
    if 0x80 <= number < 0xA0:
        return bytes((number,)).decode("cp1252", "replace")
    if number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return "\ufffd"
    return chr(number)
