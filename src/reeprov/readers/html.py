"""HTML and XHTML.

This module only says what is a page.  How it is read: `html_tokens` cuts the text into tags, `html_pass` follows them
once from the first to the last, `html_layout` makes a layout of what it met.
"""

from __future__ import annotations

import re

from ..normalize.patterns import lazy
from .interface import Layout

MEDIA_TYPE = "text/html"

_LEADING = lazy(r"\A(?:[\s\ufeff]++|<\?xml[^>]*+>|<!--[^-]*+(?:-(?!->)[^-]*+)*-->)*")
_PAGE = lazy(r"<(?:!doctype\s+html\b|html\b|head\b|body\b|title\b|meta\b)", re.IGNORECASE)
_PIECE = lazy(r"<(?:article|section|main|header|div|h[1-6]|p|ol|ul|dl|table|blockquote)\b", re.IGNORECASE)
_ENDS = lazy(r"</(?:p|div|li|td|h[1-6]|section|article|dd)>", re.IGNORECASE)
_MARKDOWN = lazy(r"^(?:#{1,6} |```|~~~|[-*+] |\[[^\]\n]{1,60}\]: )|\]\((?:https?:|#|/|\.)", re.MULTILINE)


def detects(text: str) -> bool:
    """Whether a text is a page, or a piece of one: tags throughout and no sign of Markdown."""
    head = _LEADING.sub("", text[:20_000])
    if _PAGE.match(head):
        return True
    return bool(_PIECE.match(head)) and len(_ENDS.findall(head)) >= 3 and not _MARKDOWN.search(head)


def lay_out(text: str) -> Layout:
    """The layout of a page.  One that is all `<pre>` (old RFCs, mail archives) is read; otherwise `<pre>` is code."""
    from .html_layout import finish
    from .html_pass import Pass

    page = Pass(text)
    page.read()
    if page.preformatted > 2_000 and page.preformatted > 2 * page.visible:
        page = Pass(text, keep_preformatted=True)
        page.read()
    return finish(page)
