"""Text from documents on a screen: nothing in it may steer the terminal, and each character has a width."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

# Patterns are compiled when first used: most texts need none.
# A terminal's escape sequences whole, then controls, and the invisible characters that turn the direction of a line.
_ESCAPE = r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)?|\x1b[@-Z\\-_]?"
_CONTROL = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BLANK = r"[\t\r\n]"

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def clean(text: str) -> str:
    """The text without escape sequences and controls, on one line."""
    if text.isprintable():
        return text
    return re.sub(_BLANK, " ", re.sub(_CONTROL, "", re.sub(_ESCAPE, "", text)))


def visible(text: str) -> str:
    r"""The text with controls, and what cannot be written, spelled out as `\x1b`; line ends and tabs stay."""
    return text if text.isprintable() else re.sub(_CONTROL, lambda found: _spelled(found[0]), text)


def one_line(path: str) -> str:
    """A path with everything spelled out that a line cannot hold: it stays one word of the report."""
    return re.sub(_BLANK, lambda found: _spelled(found[0]), visible(path)) if not path.isprintable() else path


def _spelled(letter: str) -> str:
    code = ord(letter)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def width(text: str) -> int:
    """How many columns a cleaned text takes up: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=10_000)  # a text has few different letters, and asking Unicode about one is slow
def _columns(letter: str) -> int:
    if letter < "\u0300":
        return 1
    if combining(letter) or category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """The text, or its beginning and "…" where it is wider than `columns`."""
    if width(text) <= columns:
        return text
    return head(text, columns - 1).rstrip() + "…"


def head(text: str, columns: int) -> str:
    """The longest beginning that is no wider than `columns`."""
    used = 0
    for at, letter in enumerate(text):
        used += _columns(letter)
        if used > columns:
            return text[:at]
    return text


def tail(text: str, columns: int) -> str:
    """The longest end that is no wider than `columns`; it does not begin with a combining character."""
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += _columns(text[at])
        if used > columns:
            end = text[at + 1 :]
            while end and not _columns(end[0]):
                end = end[1:]
            return end
    return text


def paint(text: str, style: str, *, color: bool) -> str:
    """The text in a style such as "bold red", where colors are welcome."""
    if not color or not style or not text:
        return text
    return f"\x1b[{';'.join(_STYLES[word] for word in style.split())}m{text}\x1b[0m"
