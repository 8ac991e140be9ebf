"""Does a page bear the title that an entry gives?  By the words alone: no model, and no guess about a translation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..model.noun import NamedTuple
from ..normalize.scripts import script_of
from ..normalize.titles import display_title, fold_title
from .language import language_of
from .numbers import numbers_of

# So alike (0 to 100) two titles of one language are one but for a typo or a word; below that, and above the other, it
# may be a headline that was edited.
_AS_GOOD_AS_EQUAL = 92
_ANOTHER = 55
# A part of a title that is so long tells it: words, or letters where a script leaves no blanks.
_TELLING_WORDS = 4
_TELLING_LETTERS = 12
_ELLIPSES = ("…", "...", "[...]", "[…]")
_LONGEST = 300


class TitleMatch(NamedTuple):
    """What came of holding a title against those that a page gives itself.

    Attributes:
        verdict: "differs" only of two titles in one language.
        variant: the title of the page that decided; None where there was none.
        difference: what one has and the other lacks, or why it cannot be said; empty where they agree.
    """

    verdict: Literal["agrees", "differs", "unsure"]
    variant: str | None = None
    difference: str = ""


def same_title(title: str, variants: Iterable[str]) -> TitleMatch:
    """Hold a title against the titles of a page (its `<title>`, its heading, what its metadata say).

    One that agrees is enough.  A page differs where none agrees and one is clearly another title in the same language;
    a title in another language is never a mismatch, for it may be a translation.
    """
    wanted = fold_title(title)
    if not wanted:
        return TitleMatch("unsure", None, "the title has no words")
    found = [_compare(title, wanted, variant) for variant in dict.fromkeys(variants) if fold_title(variant)]
    for verdict in ("agrees", "unsure", "differs"):
        for match in found:
            if match.verdict == verdict:
                return match
    return TitleMatch("unsure", None, "the page gives no title")


def _compare(title: str, wanted: str, variant: str) -> TitleMatch:
    from rapidfuzz.fuzz import token_sort_ratio

    given = fold_title(variant)
    shown = display_title(variant[:_LONGEST])
    if wanted == given or _truncated(title, wanted, given) or _truncated(variant, given, wanted):
        return TitleMatch("agrees", shown)
    if _part_of(wanted, given) or _part_of(given, wanted):
        return TitleMatch("agrees", shown)
    mine, theirs = script_of(title), script_of(variant)
    if mine != theirs:
        return TitleMatch("unsure", shown, f"one is in {mine} letters, the other in {theirs} ones")
    numbers, their_numbers = set(numbers_of(title)), set(numbers_of(variant))
    other_numbers = bool(numbers - their_numbers and their_numbers - numbers)
    ratio = token_sort_ratio(wanted, given)
    if ratio >= _AS_GOOD_AS_EQUAL and not other_numbers:
        return TitleMatch("agrees", shown)
    if ratio < _AS_GOOD_AS_EQUAL and not _in_one_language(wanted, given):
        return TitleMatch("unsure", shown, "they may be in two languages")
    difference = _numbers(numbers, their_numbers) if other_numbers else _difference(wanted, given)
    if ratio >= _ANOTHER and not other_numbers:
        return TitleMatch("unsure", shown, difference)
    if not _telling(given):
        return TitleMatch("unsure", shown, "the page's title is too short to tell")
    return TitleMatch("differs", shown, difference)


def _truncated(title: str, mine: str, other: str) -> bool:
    """Whether a title ends in an ellipsis, and the other goes on from there."""
    return title.rstrip(" \"'”»").endswith(_ELLIPSES) and _telling(mine) and other.startswith(mine)


def _part_of(part: str, whole: str) -> bool:
    """Whether a title is a part of another, which has a kicker, a subtitle or a site beside it."""
    return _telling(part) and f" {part} " in f" {whole} "


def _telling(folded: str) -> bool:
    if script_of(folded) in ("Chinese", "Japanese"):
        return len(folded) >= _TELLING_LETTERS
    return folded.count(" ") + 1 >= _TELLING_WORDS


def _in_one_language(one: str, other: str) -> bool:
    """Whether two titles of one script surely have a language in common; many shared words say so too."""
    words, others = one.split(), other.split()
    if 2 * len(set(words) & set(others)) >= min(len(words), len(others)):
        return True
    language = language_of(words)
    return language is not None and language == language_of(others)


def _numbers(mine: set[float], given: set[float]) -> str:
    """What numbers only one of two titles has."""
    lacking, added = (", ".join(f"{value:.15g}" for value in sorted(one)) for one in (mine - given, given - mine))
    return f"the page lacks {lacking}; it has {added}"


def _difference(mine: str, given: str) -> str:
    """What only one of two titles has, in words."""
    words, others = mine.split(), given.split()
    lacking = [word for word in words if word not in others]
    added = [word for word in others if word not in words]
    parts = []
    if lacking:
        parts.append(f"the page lacks “{_cut(lacking)}”")
    if added:
        parts.append(f"it has “{_cut(added)}”")
    return "; ".join(parts) or "the words come in another order"


def _cut(words: list[str]) -> str:
    return " ".join(words) if len(words) <= 6 else f"{' '.join(words[:6])} …"
