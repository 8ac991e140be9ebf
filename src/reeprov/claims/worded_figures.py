"""Figures that no number begins: shares, ranks, "a year and a half", "dual"."""

from __future__ import annotations

from ..languages.statements.interface import NumberWords, Unit
from ..normalize.patterns import lazy
from .amounts import with_half
from .hedges import hedged
from .measures import is_plural, measure_of, noun_group
from .numerals import Number, whole_behind
from .parsed_figures import Parsed
from .words import Words

_ORDINAL_END = lazy(r"(?:st|nd|rd|th|[еяйюм]|[оа][ейяю]|го|му|ый)\Z")
_LONGEST_HEDGE = 4
_WHOLES = (100, 1_000)
_OF_TIME = frozenset({"quarter", "quarters"})  # "for three quarters in a row", "two quarters of growth"
_SHARES = frozenset(("half", "половина", "половину", "половины", "треть", "четверть", "трети", "четверти"))


def share_of(words: Words, at: int, behind: int, known: NumberWords) -> Parsed | None:
    """As in "half of", "a third of", "three quarters of", "two-thirds": a share."""
    word = words.low[at]
    if word in known.articles:
        part = known.fractions.get(words.word(at + 1))
        if part is None or (words.word(at + 2) not in known.links and words.word(at - 1) not in known.rising):
            return None
        last = at + 1
    else:
        part, last = known.fractions[word], at
        follows = words.word(at + 1)
        if follows in known.articles or (
            known.links and follows not in known.links and follows not in ("the", "its", "all")
        ):
            return None
        if word not in _SHARES or (at and words.low[at - 1] in known.ordinals):
            return None  # «второй половины года»
    start = words.starts[at]
    first = at
    unit = Unit("1", 1.0, "share")
    parsed = Parsed(first, last + 1, start, words.ends[last], part, part, unit, False, "share")
    return hedged(words, parsed, max(0, at - _LONGEST_HEDGE), known)


def parts_of(words: Words, at: int, behind: int, known: NumberWords) -> Parsed | None:
    """As in "two thirds", "three-quarters of", «две трети»: several parts, or one that what is parted stands behind."""
    head, hyphen, tail = words.low[at].partition("-")
    number, last = known.cardinals.get(head), at if hyphen else at + 1
    word = tail if hyphen else words.word(last)
    part = known.fractions.get(word)
    if (
        number is None
        or part is None
        or last >= behind
        or number * part >= 1
        or words.gaps[last - 1].strip(" \n\u00a0")
    ):
        return None
    if (number == 1 or word in _OF_TIME) and known.links and words.word(last + 1) not in known.links:
        return None
    if word in _OF_TIME and (number == 2 or words.word(last + 2).isdecimal()):
        return None
    share = number * part
    parsed = Parsed(
        at, last + 1, words.starts[at], words.ends[last], share, share, Unit("1", 1.0, "share"), False, "share"
    )
    return hedged(words, parsed, max(0, at - _LONGEST_HEDGE), known)


def ratio_of(words: Words, number: Number, first: int, behind: int, known: NumberWords) -> Parsed | None:
    """As in "7 in 10 nurses", "one in five", «семь из десяти»: a share."""
    whole = whole_behind(words, number, known)
    if whole is None or not _tells_share(words, number, whole, first, known):
        return None
    noun = whole.behind
    if noun >= behind or words.gaps[noun - 1].strip() or words.low[noun] in known.units:
        return None
    if not (is_plural(words.low[noun], known) or known.counts_any):
        return None
    share = number.value / whole.value
    parsed = Parsed(
        number.first, noun + 1, words.starts[number.first], words.ends[noun], share, share, Unit("1", 1.0, "share"),
        False, "share", measure=measure_of(words, noun, behind),
    )  # fmt: skip
    return hedged(words, parsed, first, known)


def _tells_share(words: Words, number: Number, whole: Number, first: int, known: NumberWords) -> bool:
    """Whether "7 in 10" is a share, and not so many in so many places or times: "he scored 3 in 10 matches"."""
    if not number.digits or number.value == 1 or words.low[number.behind] != "in":
        return True
    leads = number.first == first or "," in words.gaps[number.first - 1]
    before = words.low[number.first - 1]
    return (leads or before in known.hedge_ends or before == "that") and (whole.value <= 10 or whole.value in _WHOLES)


def single(words: Words, at: int, behind: int, known: NumberWords) -> Parsed | None:
    """As in "a single operation", "dual purposes"."""
    value = float(known.singles[words.low[at]])
    if at + 1 >= behind or words.gap(at).strip() or not words.low[at + 1].isalpha():
        return None
    if value == 1:
        first = at - 1 if words.low[at - 1] in known.articles else at
        if known.articles and first == at:
            return None
        last = at + 1
    else:
        last = next((i for i in range(at + 1, min(at + 3, behind)) if is_plural(words.low[i], known)), 0)
        if not last:
            return None
        first = at
    return Parsed(
        first, last + 1, words.starts[first], words.ends[last], value, value, None, False, measure=words.low[last]
    )


def rank_of(words: Words, at: int, behind: int, known: NumberWords) -> Parsed | None:
    """As in "fifth-largest", "the third biggest", "5th place"."""
    word = words.low[at]
    head, hyphen, tail = word.partition("-")
    number = known.ordinals.get(head)
    last = at
    if number is None and word.isdecimal() and len(word) < 4 and _ORDINAL_END.match(words.word(at + 1)):
        if words.gap(at) != ("" if words.low[at + 1].isascii() else "-"):
            return None  # "5th", «5-е»
        number, last = int(word), at + 1
    if number is None:
        return None
    if hyphen:
        if not tail.endswith(known.superlatives):
            return None
    else:
        following = words.word(last + 1)
        if not following or words.gap(last).strip(" -\u2011"):
            return None
        if following in known.places or (following.endswith(known.superlatives) and len(following) > 4):
            last += 1
        elif following in ("most", "least", "по") and last + 2 < behind:
            last += 2
        else:
            return None
    if number == 1 and last == at + 1 and words.low[last] not in known.places:
        return None
    return Parsed(
        at, last + 1, words.starts[at], words.ends[last], float(number), float(number), None, False, "rank",
        measure=noun_group(words, last + 1, behind),
    )  # fmt: skip


def one_and_half(words: Words, at: int, known: NumberWords) -> Parsed | None:
    """As in "a year and a half", "half a year", "a decade": an article that counts."""
    unit = known.units.get(words.low[at + 1]) if not words.gap(at).strip() else None
    if unit is None or unit.kind != "duration":
        return None
    plain = Parsed(at, at + 2, words.starts[at], words.ends[at + 1], unit.factor, unit.factor, unit, False, unit.kind)
    halved = with_half(words, plain, known)
    if halved is not plain:
        return halved
    follows = words.word(at + 2)
    return plain if follows in ("ago", "later", "earlier") else None
