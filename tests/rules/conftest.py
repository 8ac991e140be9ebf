"""Dossiers made by hand, so that a rule is tested apart from what reads documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from reeprov.model.citation import Cite, Entry, Fields, Marker, SourceList
from reeprov.model.document import Document
from reeprov.model.dossier import Dossier
from reeprov.model.text import Span

MARKER = re.compile(r"\[(\^?[\w, ]+)\]")
ENTRY = re.compile(r"(?m)^\[(\^?\w+)\] ?(.*)$")


def make_dossier(
    text: str, *, fields: tuple[Fields, ...] = (), resolutions: tuple[Any, ...] = (), **more: Any
) -> Dossier:
    """A dossier of a text in which lines that start with `[n]` are entries; any other `[n]` is a marker.

    A marker may hold several keys, as in `[n, m]`.  Entries that follow each other are one list; `[^n]` is a footnote.
    """
    lists: list[list[Entry]] = []
    markers: list[Marker] = []
    for match in ENTRY.finditer(text):
        entry = Entry(match[1].lstrip("^"), Span(*match.span()), Span(*match.span(2)), match[2])
        if (
            lists
            and lists[-1][-1].span.end + 1 == match.start()
            and not _changes_kind(text, lists[-1][-1], match.start())
        ):
            lists[-1].append(entry)
        else:
            lists.append([entry])
    for match in MARKER.finditer(text):
        if not any(entry.span.contains(Span(*match.span())) for entries in lists for entry in entries):
            keys = re.compile(r"\w+").finditer(text, *match.span(1))
            cites = tuple(Cite(key[0], Span(*key.span())) for key in keys)
            form = "footnote" if match[1].startswith("^") else "bracket"
            markers.append(Marker(Span(*match.span()), match[0], form, cites))
    document = Document(
        "a.md",
        "text/markdown",
        "utf-8",
        text,
        text,
        markers=tuple(markers),
        source_lists=tuple(
            SourceList(
                None,
                Span(entries[0].span.start, entries[-1].span.end),
                "footnote" if text[entries[0].span.start + 1] == "^" else "bracket",
                "position",
                tuple(entries),
            )
            for entries in lists
        ),
    )
    return Dossier(document._replace(**more), fields=fields, resolutions=resolutions)


def _changes_kind(text: str, last: Entry, start: int) -> bool:
    return (text[last.span.start + 1] == "^") != (text[start + 1] == "^")


@pytest.fixture
def dossier() -> Callable[..., Dossier]:
    """`dossier(text, fields=…, resolutions=…, issued=…)`."""
    return make_dossier
