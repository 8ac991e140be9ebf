"""The rules, listed by hand in the order of their numbers, and how they are chosen.

Only those that are chosen are loaded: a check of references alone does without the other thirty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

from ..errors import UsageError
from ..model.finding import Severity
from .interface import Needs, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol
else:
    Protocol = object


class Manual(Protocol):
    """A page that `reeprov rule` can print: any rule, and the notices of a run, which check nothing."""

    __doc__: str | None
    CODE: str
    NAME: str


# Code → module, which is called as the rule is.
_MODULES = {
    "RP101": "dangling_marker",
    "RP102": "uncited_entry",
    "RP103": "duplicate_key",
    "RP104": "no_source_list",
    "RP105": "malformed_marker",
    "RP106": "numbering_gap",
    "RP107": "repeated_entry",
    "RP108": "out_of_order",
    "RP201": "placeholder_link",
    "RP202": "empty_entry",
    "RP203": "missing_outlet",
    "RP204": "missing_title",
    "RP205": "missing_date",
    "RP206": "impossible_date",
    "RP207": "ambiguous_date",
    "RP208": "unknown_outlet",
    "RP209": "ambiguous_outlet",
    "RP301": "unresolved_entry",
    "RP302": "ambiguous_entry",
    "RP401": "title_mismatch",
    "RP402": "date_mismatch",
    "RP403": "outlet_mismatch",
    "RP404": "dated_after_document",
    "RP501": "dead_link",
    "RP502": "soft_404",
    "RP503": "moved",
    "RP504": "content_drift",
    "RP505": "no_snapshot",
    "RP506": "not_locked",
    "RP601": "quotation_not_in_source",
    "RP602": "figure_not_in_source",
    "RP603": "unsourced_figure",
    "RP604": "unreferenced_attribution",
    "RP605": "time_disagrees",
    "RP701": "shared_origin",
    "RP702": "conflicting_figures",
    "RP703": "copied_document",
    "RP801": "mixed_script_word",
    "RP902": "unused_suppression",
}
_NOTICES = {"RP901": "unread_document"}
# What these report only the network tells; without it they are not asked.
ONLINE = frozenset((
    "RP301", "RP302", "RP401", "RP402", "RP403", "RP501", "RP502", "RP503", "RP504", "RP505", "RP601", "RP602",
))  # fmt: skip
# What these report only comparing many documents tells; who looks at one is not asked.
ACROSS = frozenset(("RP701", "RP702", "RP703"))

if TYPE_CHECKING:
    RULES: tuple[Rule, ...]
    NOTICES: tuple[Manual, ...]
    MANUALS: tuple[Manual, ...]


def __getattr__(name: str) -> Any:
    """`RULES`, `NOTICES` and both in the order of their codes, `MANUALS`: whoever asks for them loads them all."""
    if name == "RULES":
        return tuple(map(_rule, _MODULES))
    if name == "NOTICES":
        return tuple(map(_load, _NOTICES.values()))
    if name == "MANUALS":
        return tuple(_load(module) for _, module in sorted({**_MODULES, **_NOTICES}.items()))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _load(module: str) -> Any:
    return import_module(f".{module}", __name__)


def _rule(code: str) -> Rule:
    rule: Rule = _load(_MODULES[code])
    return rule


def _name(code: str) -> str:
    return _MODULES[code].replace("_", "-")


def by_code(code: str) -> Manual:
    """The rule or notice with this code or name, in any case; a `UsageError` where there is none."""
    wanted = code.strip()
    for known, module in {**_MODULES, **_NOTICES}.items():
        if wanted.upper() == known or wanted.lower() == module.replace("_", "-"):
            manual: Manual = _load(module)
            return manual
    raise UsageError(unknown(wanted))


def selected(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    *,
    online: bool = True,
    across: bool = True,
) -> tuple[Rule, ...]:
    """The rules that run; with `online` those too that only the network tells of, with `across` many documents.

    Each selector is a code, the beginning of one, or a name.  A beginning takes all its rules but those that are off by
    default, which want their full code or name.  Without `select` it is every rule that is not off.  `ignore` has the
    last word.
    """
    taken = named(select, online=online, across=across) if select else codes_of("", online=online, across=across)
    taken = (taken | named(extend_select, online=online, across=across)) - named(ignore, online=online, across=across)
    return tuple(_rule(code) for code in _MODULES if code in taken)


def named(selectors: Iterable[str], *, online: bool = True, across: bool = True) -> set[str]:
    """The codes of the rules that the selectors name; a `UsageError` where one of them names none."""
    taken: set[str] = set()
    for selector in selectors:
        known = selector.strip() and (_matches(selector) or selector.strip().upper() in _NOTICES)
        if not known:
            raise UsageError(unknown(selector))
        taken |= codes_of(selector, online=online, across=across)
    return taken


@cache
def codes_of(selector: str, *, online: bool = True, across: bool = True) -> frozenset[str]:
    """The codes of the rules that a code, the beginning of one, or a name means; none where it means no rule.

    A beginning (the empty one too) takes all its rules but those that are off by default.
    """
    exact = (selector.strip().upper(), selector.strip().lower())
    return frozenset(
        code
        for code in _matches(selector)
        if (online or code not in ONLINE)
        and (across or code not in ACROSS)
        and (code == exact[0] or _name(code) == exact[1] or _rule(code).DEFAULT is not Severity.OFF)
    )


def _matches(selector: str) -> list[str]:
    prefix, name = selector.strip().upper(), selector.strip().lower()
    return [code for code in _MODULES if code.startswith(prefix) or name == _name(code)]


def unknown(selector: str) -> str:
    """The message about a code or name that no rule has, with the nearest one that exists."""
    from difflib import get_close_matches  # only ever needed for this message

    known = {code: code for code in _MODULES} | {_name(code): code for code in _MODULES}
    wanted = selector.strip()
    if wanted.upper() in _NOTICES:
        return f"{wanted.upper()} is a notice of the run, which no rule gives"
    near = get_close_matches(wanted.upper(), known, 1, 0.6) or get_close_matches(wanted.lower(), known, 1, 0.6)
    hint = f"; did you mean {known[near[0]]}?" if near else "; `reeprov rule` lists them"
    return f"no rule has the code {selector!r}{hint}"


__all__ = [
    "ACROSS",
    "MANUALS",
    "NOTICES",
    "ONLINE",
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
