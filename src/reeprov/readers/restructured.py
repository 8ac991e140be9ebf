"""reStructuredText: footnotes and citations as docutils understands them; the rest is read as plain text.

`[1]_` and `[Smith2020]_` cite `.. [1] …` and `.. [Smith2020] …`; `[1]` without the underscore is no construct of the
format.  `[#]_` and `[*]_` have no key of their own: the second of them cites the second `.. [#]`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.citation import Cite, Link
from ..model.text import Span
from ..normalize.patterns import lazy
from . import plaintext
from .interface import Item, Layout, Reference

MEDIA_TYPE = "text/x-rst"

_KEY = r"(\d{1,6}|\#[\w.+:-]{0,60}|\*|[^\W_][\w.+:-]{0,60})"
_DEFINITION = lazy(rf"^([ \t]*+)\.\.[ \t]++\[{_KEY}\](?=\s|\Z)", re.MULTILINE)
_REFERENCE = lazy(rf"\[{_KEY}\]_(?!\w)")
# `.. code::` and its kin, `.. _target: address`, and comments: what docutils does not print where it stands.
_EXPLICIT = lazy(
    r"^([ \t]*+)\.\.(?:[ \t]++(?!\[|(?:note|warning|tip|important|caution|danger|hint|attention|admonition|seealso"
    r"|epigraph|pull-quote|highlights|topic|sidebar|rubric|figure|list-table|table|class|container"
    r"|versionadded|versionchanged|deprecated)::)[^\n]*+|[ \t]*+$)",
    re.MULTILINE,
)
# A session of Python, up to the next blank line.
_DOCTEST = lazy(r"^[ \t]*+>>>[ \t][^\n]*+(?:\n[ \t\0]*+[^\s\0][^\n]*+)*+", re.MULTILINE)
_RAISED = lazy(r":sup:`([^`\n]{1,20})`")
_EMBEDDED = lazy(r"`([^`<>]{0,400}+)<([^`<>\s]{1,2000}+)>`__?")
_ANY_LINE = lazy(r"[^\n]*+\n?")


def detects(text: str) -> bool:
    """Never: what has another name keeps its brackets as they are."""
    return False


def lay_out(text: str) -> Layout:
    """The layout of a text in reStructuredText."""
    plain = plaintext.lay_out(text)
    raised = list(_RAISED.finditer(text)) if ":sup:" in text else []
    prose = _with_raised(plain.prose, raised)
    hidden = [(span, "comment or directive") for span in _unprinted(prose)]
    if ">>> " in prose:
        hidden += [(Span(*match.span()), "code") for match in _DOCTEST.finditer(prose)]
    prose = plaintext.blanked(prose, [span for span, _ in hidden])
    links = tuple(
        Link(Span(*match.span()), Span(*match.span(1)), match[2])
        for match in _EMBEDDED.finditer(text)
        if prose[match.start() : match.end()].strip("\0\n")
    )
    prose = plaintext.blanked(prose, [part for link in links for part in _around(link)])
    items, heads = _definitions(prose)
    references = _references(prose, heads)
    return Layout(
        prose=prose,
        blocks=plaintext.paragraphs(prose),
        links=links,
        items=tuple(items),
        superscripts=tuple(Span(*match.span(1)) for match in raised),
        references=tuple(references),
        left_out=tuple(sorted([*plain.left_out, *hidden])),
    )


def _with_raised(prose: str, raised: Iterable[re.Match[str]]) -> str:
    """The prose with what roles raise, which plain text takes for code."""
    parts = []
    position = 0
    for match in raised:
        start, end = match.span(1)
        parts += [prose[position : match.start()], "\0" * (start - match.start()), match[1]]
        position = end
    return "".join([*parts, prose[position:]])


def _around(link: Link) -> tuple[Span, Span]:
    """The parts of a link that are not read: its first mark, its address with the marks behind."""
    return Span(link.span.start, link.text.start), Span(link.text.end, link.span.end)


def _unprinted(prose: str) -> Iterator[Span]:
    position = 0
    while match := _EXPLICIT.search(prose, position):
        position = max(_block_end(prose, match.end(), len(match[1])), match.end(), match.start() + 1)
        yield Span(match.start(), position)


def _block_end(prose: str, offset: int, indent: int) -> int:
    """Where the lines end that are indented deeper than `indent`, behind the line of an offset."""
    newline = prose.find("\n", offset)
    if newline < 0:
        return len(prose)
    end = newline + 1
    for line in _ANY_LINE.finditer(prose, end):
        content = line[0].lstrip(" \t\0")
        if content.strip():
            if len(line[0]) - len(content) <= indent:
                break
            end = line.end()
        if line.end() == len(prose):
            break
    return end


def _definitions(prose: str) -> tuple[list[Item], dict[int, str]]:
    """Footnotes and citations, and where their brackets stand."""
    items: list[Item] = []
    heads: dict[int, str] = {}
    count: Counter[str] = Counter()
    for match in _DEFINITION.finditer(prose):
        key = _counted(match[2], count)
        start = match.start() + len(match[1])
        end = _block_end(prose, match.end(), len(match[1]))
        following = _DEFINITION.search(prose, match.end(), end)
        end = following.start() if following else end
        items.append(Item(key, Span(start, end), Span(match.end(), end), -1, kind="restructured"))
        heads[match.start(2) - 1] = key
    return items, heads


def _references(prose: str, heads: dict[int, str]) -> Iterator[Reference]:
    known = {key.casefold(): key for key in heads.values()}
    count: Counter[str] = Counter()
    for match in _REFERENCE.finditer(prose):
        if match.start() not in heads:
            key = _counted(match[1], count)
            cite = Cite(known.get(key.casefold(), key), Span(*match.span(1)))
            yield Reference(Span(*match.span()), "restructured", (cite,))


def _counted(key: str, count: Counter[str]) -> str:
    """A key as it is; `#` and `*` with a number, for they are told apart by their order alone."""
    if key.isdecimal():
        return str(int(key))
    if key not in ("#", "*"):
        return key
    count[key] += 1
    return f"{key}{count[key]}"
