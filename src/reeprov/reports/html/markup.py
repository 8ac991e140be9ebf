"""Text from documents as HTML: shown, never obeyed."""

from __future__ import annotations

from html import escape

from ..screen import visible


def text(words: object) -> str:
    """Words as they should be seen, on one line; controls and turns of direction are shown instead of obeyed."""
    return escape(visible(" ".join(str(words).split())))


def apart(words: object) -> str:
    """Words whose direction does not reach beyond them: beside Arabic the figures of a date would change places."""
    return f"<bdi>{text(words)}</bdi>"


def running(words: str) -> str:
    """A piece of prose: white space stays where it is."""
    return escape("".join(letter if letter in "\n\t" else visible(letter) for letter in words.replace("\0", "")))


def link(target: str, words: str, **attributes: str) -> str:
    """A link within the page, or to an address that is http or https; `words` are HTML."""
    if not target.startswith(("#", "https://", "http://")):
        return words
    more = "".join(f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return f'<a href="{escape(target)}"{more}>{words}</a>'
