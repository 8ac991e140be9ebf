"""The rules, listed by hand in the order of their numbers, and how they are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..errors import UsageError
from ..model.finding import Severity
from . import (
    ambiguous_date,
    ambiguous_outlet,
    dangling_marker,
    dated_after_document,
    duplicate_key,
    empty_entry,
    impossible_date,
    malformed_marker,
    missing_date,
    missing_outlet,
    missing_title,
    mixed_script_word,
    no_source_list,
    numbering_gap,
    out_of_order,
    placeholder_link,
    repeated_entry,
    uncited_entry,
    unknown_outlet,
    unread_document,
)
from .interface import Needs, Rule


class Manual(Protocol):
    """A page that `reeprov rule` can print: any rule, and the notices of a run, which check nothing."""

    __doc__: str | None
    CODE: str
    NAME: str


RULES: tuple[Rule, ...] = (
    dangling_marker,
    uncited_entry,
    duplicate_key,
    no_source_list,
    malformed_marker,
    numbering_gap,
    repeated_entry,
    out_of_order,
    placeholder_link,
    empty_entry,
    missing_outlet,
    missing_title,
    missing_date,
    impossible_date,
    ambiguous_date,
    unknown_outlet,
    ambiguous_outlet,
    dated_after_document,
    mixed_script_word,
)

NOTICES: tuple[Manual, ...] = (unread_document,)

MANUALS: tuple[Manual, ...] = (*RULES, *NOTICES)


def by_code(code: str) -> Manual:
    """The rule or notice with this code or name, in any case; a `UsageError` where there is none."""
    wanted = code.strip()
    for manual in MANUALS:
        if wanted.upper() == manual.CODE or wanted.lower() == manual.NAME:
            return manual
    raise UsageError(_unknown(wanted))


def selected(
    select: Sequence[str] = (), ignore: Sequence[str] = (), extend_select: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that run.

    Each selector is a code or the beginning of one.  A beginning takes all its rules but those that are off by default,
    which want their full code.  Without `select` it is every rule that is not off.  `ignore` has the last word.
    """
    chosen = _taken(select) if select else {rule.CODE for rule in RULES if rule.DEFAULT is not Severity.OFF}
    chosen |= _taken(extend_select)
    chosen -= _taken(ignore)
    return tuple(rule for rule in RULES if rule.CODE in chosen)


def _taken(selectors: Iterable[str]) -> set[str]:
    """The codes of the rules that the selectors name."""
    taken: set[str] = set()
    for selector in selectors:
        prefix = selector.strip().upper()
        matching = [manual.CODE for manual in MANUALS if prefix and manual.CODE.startswith(prefix)]
        if not matching:
            raise UsageError(_unknown(selector))
        taken |= {
            rule.CODE
            for rule in RULES
            if prefix == rule.CODE or (rule.CODE in matching and rule.DEFAULT is not Severity.OFF)
        }
    return taken


def _unknown(selector: str) -> str:
    """The message about a code that no rule has, with the nearest one that exists."""
    from difflib import get_close_matches  # only ever needed for this message

    known = {manual.CODE: manual.CODE for manual in MANUALS} | {manual.NAME: manual.CODE for manual in MANUALS}
    wanted = selector.strip()
    near = get_close_matches(wanted.upper(), known, 1, 0.6) or get_close_matches(wanted.lower(), known, 1, 0.6)
    hint = f"; did you mean {known[near[0]]}?" if near else "; `reeprov rule` lists them"
    return f"no rule has the code {selector!r}{hint}"


__all__ = ["MANUALS", "NOTICES", "RULES", "Manual", "Needs", "Rule", "by_code", "selected"]
