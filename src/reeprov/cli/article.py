"""The article of a web page, without what stands around it, where that can be told without losing a reference."""

from __future__ import annotations

from importlib.util import find_spec

from ..readers import read_text

_LONGEST = 2_000_000


def main_part(page: str, url: str) -> str:
    """The part of a page that is its article, as HTML: by trafilatura, where the extra `articles` is installed.

    The page itself, whose menus and footers the reader of HTML leaves out, where the extra is not installed or takes
    away an entry or a marker: it knows articles, and not what makes a source list.
    """
    if len(page) > _LONGEST or not find_spec("trafilatura"):
        return page
    import trafilatura

    try:
        part = trafilatura.extract(
            page, url=url, output_format="html", include_links=True, include_formatting=True, include_tables=True,
            favor_recall=True,
        )  # fmt: skip
    except (ValueError, TypeError, RecursionError, AttributeError):  # whatever a page makes of a parser
        return page
    return part if part and _references(part, url) == _references(page, url) else page


def _references(page: str, url: str) -> tuple[list[str], list[str]]:
    document = read_text(url, page)
    cited = [cite.key for marker in document.markers for cite in marker.cites]
    return cited, [entry.key for entry in document.entries]
