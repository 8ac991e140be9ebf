"""The rules, listed by hand in the order of their numbers, and how they are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..errors import UsageError
from ..model.finding import Severity
from . import (
    ambiguous_date,
    ambiguous_outlet,
    content_drift,
    dangling_marker,
    date_mismatch,
    dated_after_document,
    dead_link,
    duplicate_key,
    empty_entry,
    figure_not_in_source,
    impossible_date,
    malformed_marker,
    missing_date,
    missing_outlet,
    missing_title,
    mixed_script_word,
    moved,
    no_snapshot,
    no_source_list,
    not_locked,
    numbering_gap,
    out_of_order,
    outlet_mismatch,
    placeholder_link,
    quotation_not_in_source,
    repeated_entry,
    soft_404,
    time_disagrees,
    title_mismatch,
    uncited_entry,
    unknown_outlet,
    unread_document,
    unreferenced_attribution,
    unsourced_figure,
    unused_suppression,
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
    title_mismatch,
    date_mismatch,
    outlet_mismatch,
    dated_after_document,
    dead_link,
    soft_404,
    moved,
    content_drift,
    no_snapshot,
    not_locked,
    quotation_not_in_source,
    figure_not_in_source,
    unsourced_figure,
    unreferenced_attribution,
    time_disagrees,
    mixed_script_word,
    unused_suppression,
)

NOTICES: tuple[Manual, ...] = (unread_document,)

MANUALS: tuple[Manual, ...] = tuple(sorted((*RULES, *NOTICES), key=lambda manual: manual.CODE))

_NOTICE_CODES = frozenset(notice.CODE for notice in NOTICES)


def by_code(code: str) -> Manual:
    """The rule or notice with this code or name, in any case; a `UsageError` where there is none."""
    wanted = code.strip()
    for manual in MANUALS:
        if wanted.upper() == manual.CODE or wanted.lower() == manual.NAME:
            return manual
    raise UsageError(unknown(wanted))


def selected(
    select: Sequence[str] = (), ignore: Sequence[str] = (), extend_select: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that run.

    Each selector is a code, the beginning of one, or a name.  A beginning takes all its rules but those that are off by
    default, which want their full code or name.  Without `select` it is every rule that is not off.  `ignore` has the
    last word.
    """
    chosen = named(select) if select else {rule.CODE for rule in RULES if rule.DEFAULT is not Severity.OFF}
    chosen |= named(extend_select)
    chosen -= named(ignore)
    return tuple(rule for rule in RULES if rule.CODE in chosen)


def named(selectors: Iterable[str]) -> set[str]:
    """The codes of the rules that the selectors name; a `UsageError` where one of them names none."""
    taken: set[str] = set()
    for selector in selectors:
        codes = codes_of(selector)
        if not selector.strip() or not (codes or selector.strip().upper() in _NOTICE_CODES):
            raise UsageError(unknown(selector))
        taken |= codes
    return taken


def codes_of(selector: str) -> frozenset[str]:
    """The codes of the rules that a code, the beginning of one, or a name means; none where it means no rule.

    A beginning (the empty one too) takes all its rules but those that are off by default.
    """
    prefix, name = selector.strip().upper(), selector.strip().lower()
    return frozenset(
        rule.CODE
        for rule in RULES
        if prefix == rule.CODE
        or name == rule.NAME
        or (rule.CODE.startswith(prefix) and rule.DEFAULT is not Severity.OFF)
    )


def unknown(selector: str) -> str:
    """The message about a code or name that no rule has, with the nearest one that exists."""
    from difflib import get_close_matches  # only ever needed for this message

    known = {rule.CODE: rule.CODE for rule in RULES} | {rule.NAME: rule.CODE for rule in RULES}
    wanted = selector.strip()
    if wanted.upper() in _NOTICE_CODES:
        return f"{wanted.upper()} is a notice of the run, which no rule gives"
    near = get_close_matches(wanted.upper(), known, 1, 0.6) or get_close_matches(wanted.lower(), known, 1, 0.6)
    hint = f"; did you mean {known[near[0]]}?" if near else "; `reeprov rule` lists them"
    return f"no rule has the code {selector!r}{hint}"


__all__ = [
    "MANUALS",
    "NOTICES",
    "RULES",
    "Manual",
    "Needs",
    "Rule",
    "by_code",
    "codes_of",
    "named",
    "selected",
    "unknown",
]
