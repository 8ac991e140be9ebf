"""JSON-LD: the article among all that a page's blocks describe; of what is broken, what can still be read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeAlias

from ..normalize.patterns import lazy
from ..normalize.urls import same_address

Node: TypeAlias = Mapping[str, Any]

_LONGEST_BLOCK = 500_000
_MOST_NODES = 1_000
_DEEPEST = 8

# Where further descriptions of the same page may stand; what else nests (lists of other articles, comments) is not it.
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")
_WRAPPING = re.compile(r"\A\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*\Z")
_COMMA = re.compile(r",\s*+(?=[}\]])")
_PAIR = lazy(
    r'"(headline|alternativeHeadline|datePublished|dateCreated|dateModified|inLanguage|isAccessibleForFree)"\s*+:\s*+'
    r'"((?:[^"\\]|\\.){0,2000}+)"',
    re.DOTALL,
)


def nodes_of(blocks: Iterable[str]) -> list[Node]:
    """Every description of an article or a page in the blocks, in order."""
    return list(islice((node for block in blocks for node in _walk(_parsed(block), 0)), _MOST_NODES))


def article_of(nodes: Iterable[Node], *urls: str) -> Node | None:
    """The article that the page is: the one that bears its address, else the first; without an article, the page."""
    known = {same_address(url) for url in urls if url}
    candidates = sorted(nodes, key=lambda node: (not is_article(node), not _bears(node, known)))
    return candidates[0] if candidates else None


def is_article(node: Node) -> bool:
    """Whether a node describes an article, of whatever kind."""
    return any(kind.endswith(("Article", "BlogPosting", "Posting", "Report")) for kind in _kinds(node))


def texts(value: Any) -> Iterator[str]:
    """The words of a value that may be a text, a thing with a name, or several of these."""
    for one in islice(value, 20) if isinstance(value, list) else (value,):
        named = one.get("name") or one.get("@value") if isinstance(one, dict) else one
        text = next(iter(named), None) if isinstance(named, list) else named
        if isinstance(text, str) and text.strip():
            yield html.unescape(text).strip()


def flag(value: Any) -> bool | None:
    """A truth value, however it is spelt; None where it is none."""
    return {"true": True, "false": False, "1": True, "0": False}.get(str(value).strip().lower())


def _kinds(node: Node) -> tuple[str, ...]:
    kinds = node.get("@type")
    return tuple(kind for kind in (kinds if isinstance(kinds, list) else (kinds,)) if isinstance(kind, str))


def _bears(node: Node, urls: set[str]) -> bool:
    """Whether a node names one of the addresses as its own."""
    page = node.get("mainEntityOfPage")
    named = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return any(isinstance(one, str) and same_address(one) in urls for one in named)


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:_MOST_NODES]:
            yield from _walk(one, depth + 1)
    elif isinstance(value, dict):
        if is_article(value) or any(kind.endswith("Page") for kind in _kinds(value)):
            yield value
        for name in _INTO:
            if isinstance(value.get(name), (dict, list)):
                yield from _walk(value[name], depth + 1)


def _parsed(block: str) -> Any:
    """The data of a block; of one that is no JSON, what can be told from its pairs of names and texts."""
    if len(block) <= _LONGEST_BLOCK:
        bare = _WRAPPING.sub("", block).strip().rstrip(";")
        for mend in (str, _without_last_commas, html.unescape):
            try:
                return json.loads(mend(bare), strict=False)
            except (ValueError, RecursionError):
                continue
    found: dict[str, str] = {}
    for match in _PAIR.finditer(block, 0, _LONGEST_BLOCK):
        found.setdefault(match[1], _unescaped(match[2]))
    return {"@type": "Article", **found} if found else None


def _without_last_commas(text: str) -> str:
    return _COMMA.sub("", text)


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
