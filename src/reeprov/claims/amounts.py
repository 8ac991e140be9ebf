"""Numbers and ranges with their units, or with what they count."""

from __future__ import annotations

from ..languages import months
from ..languages.statements.interface import NumberWords, Unit
from ..model.text import Span
from ..normalize.patterns import lazy
from .hedges import hedged, rated
from .measures import MEASURE_ENDS, is_plural, measure_of
from .numerals import MONEY, Number, number_at
from .parsed_figures import Parsed
from .words import Words

_ADJECTIVE = ("ых", "их")  # what is counted may come behind it: «340 пробных площадок»
_PAST = ("ла", "ли", "ло")
_REFLEXIVE = ("лись", "лось", "лась", "лся", "ются", "ится", "ется", "ятся")  # verbs
_MINUS = frozenset({"minus", "минус"})
_LONGEST_LIST = 16
_DASHES = "-–—−‐‑"
_BEFORE = lazy(rf"({MONEY})?[ \u00a0]?([-−~≈±<>≤≥])?[ \u00a0]?({MONEY})?[ \u00a0]?\Z")
_SIGN = lazy(r"[ \u00a0\u202f]?(%|％|‰|°[CF]|°С|℃|℉|°|€|\$|₽|£|₴|m²|km²|m³)")


# A sum's sign that stands before the other end of a range too: "$3–$4 million".
_AGAIN = lazy(MONEY + r"\Z")


def amount(words: Words, number: Number, first: int, behind: int, known: NumberWords) -> Parsed | None:
    """A number or a range with its unit or what it counts."""
    if known.counts_any and _dates(words, number, known):
        return None
    start = words.starts[number.first]
    view = words.view
    # Mostly a word stands before it, and no sign.
    worded = view[max(0, start - 3) : start].rstrip(" \u00a0")[-1:].islower()
    before = None if worded else _BEFORE.search(view, max(0, start - 8), start)
    sign = before[2] if before else None
    money = (before[1] or before[3]) if before else None
    if sign in ("-", "−") and not money and words.view[start - 1] != sign:
        sign = None  # the bullet of an item, a dash
    if before and (money or sign):
        start = before.start() + (len(before[0]) - len(before[0].lstrip(" \u00a0")))
        if sign in ("-", "−") and view[before.start(2) - 1 : before.start(2)].strip():
            return None  # "A-10", "2-3" that is no range
    if sign in ("-", "−"):
        number = number._replace(value=-number.value)
    elif number.first > first and _negates(words, number.first - 1, first):
        start = words.starts[number.first - 1]
        number = number._replace(value=-number.value, first=number.first - 1)
    last, hi = number, number.value
    if number.digits or not number.vague:
        other = _range_end(words, number, behind, known, first)
        if other is not None:
            last = other
            hi = other.value
            if other.scale > 1 and number.scale == 1 and abs(number.value) < other.scale:
                number = number._replace(value=number.value * other.scale)
    lo = number.value
    unit: Unit | None = None
    end, after = words.ends[last.behind - 1], last.behind
    unit, end, after = _unit(words, last, end, after, behind, known)
    if unit is None and money:
        unit = known.units.get(money.lower(), known.units.get(money[-1]))
        if unit is None and money.isalpha():
            unit = Unit(money, 1.0, "money")  # a code says what it is
    changes = last is not number and _changes(words, number, first, known)
    if last is not number and lo > hi and unit is None and not changes:
        return None  # "3-2" is a score, "2025-1" a number
    if changes or (last is not number and lo > hi and words.low[number.behind] in known.to):
        # "54 to 41 percent", "cut from 10 to 5 percent": no range, but one against the other
        sign = _SIGN.match(view, words.ends[number.behind - 1])
        hi, end, after = lo, sign.end() if sign else words.ends[number.behind - 1], number.behind
    elif lo > hi:
        lo, hi = hi, lo
    relation, approximate = "=", False
    if sign in ("~", "≈"):
        approximate = True
    elif sign in ("<", ">", "≤", "≥"):
        relation = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}[sign]
    parsed = Parsed(number.first, after, start, end, lo, hi, unit, False, "count", relation, approximate)
    if unit is not None:
        parsed = parsed._replace(lo=lo * unit.factor, hi=hi * unit.factor, kind=unit.kind)
        if unit.kind == "duration" and words.word(after) in ("old", "olds"):
            parsed = parsed._replace(measure="age")
    else:
        counted = _counted(words, parsed, number, behind, known)
        if counted is None:
            return None
        parsed = counted
    if number.vague:
        parsed = parsed._replace(hi=None, relation=">=", approximate=True)
    return hedged(words, rated(words, with_half(words, parsed, known), behind, known), first, known)


def _negates(words: Words, at: int, first: int) -> bool:
    """Whether a word makes less than nothing of the number behind it: "minus 34 degrees", not "10 minus 3"."""
    return words.low[at] in _MINUS and not words.gaps[at].strip() and (at == first or not words.is_digits(at - 1))


def stands_free(words: Words, number: Number, first: int, known: NumberWords) -> bool:
    """Whether a number is a number: no part of a name, a label, a time of day, a version, a list."""
    view = words.view
    at, start, end = number.first, words.starts[number.first], words.ends[number.behind - 1]
    before = view[start - 1 : start]
    if before and (before in "_/#№@\\:" or (before in "-‐‑" and view[start - 2 : start - 1].isalnum())):
        return False
    if before in (".", ",") and view[start - 2 : start - 1].isalnum():
        return False
    after = view[end : end + 2]
    if after[:1] in (":", "/", "_", "@", "\\") and after[1:2].isalnum():
        return False
    if number.behind < len(words.low) and words.low[number.behind] in known.clock:
        return False
    if number.digits and after[:1].isalpha() and not _is_unit(words, number.behind, known):
        return False
    word = words.low[at]
    if word in ("one", "один", "одна", "одно", "одной", "одного", "одном", "одну") and number.behind == at + 1:
        return _is_unit(words, number.behind, known) and words.low[number.behind] not in ("day", "second", "день")
    if at > first:
        previous = words.low[at - 1]
        if previous in known.labels or previous.rstrip(".") in known.labels:
            return False
    return True


def _is_unit(words: Words, at: int, known: NumberWords) -> bool:
    return (
        at < len(words.low)
        and not _is_model(words, at)
        and (
            words.low[at] in known.units
            or words.low[at] in known.scales
            or words.phrase(at, at + 2) in known.units
            or words.low[at] == "k"
        )
    )


def _is_model(words: Words, at: int) -> bool:
    """Whether a letter behind digits makes a name of them, and no tonnes: "8T cells"."""
    return words.low[at] == "t" and words.capitals[at] and not words.gaps[at - 1]


def _named(words: Words, at: int, first: int) -> bool:
    """Whether a capitalised word stands right before a number, as in a name: "Africa News 24"."""
    return at - 1 > first and words.capitals[at - 1] and not words.gaps[at - 1].strip() and words.low[at - 1] != "i"


def _range_end(words: Words, number: Number, behind: int, known: NumberWords, first: int) -> Number | None:
    """The number that ends a range: "20-25", "5 to 7 million", "between 5 and 7"."""
    at = number.behind
    if at >= behind:
        return None
    gap = words.gaps[at - 1]
    if gap.strip():
        gap = _AGAIN.sub("", gap)
    # A unit may stand between: "20% to 25%", "5 million tonnes to 7 million tonnes".
    sign = _SIGN.match(words.view, words.ends[at - 1])
    if sign:
        gap = words.view[sign.end() : words.starts[at]]
    dash = gap.strip(" \u00a0\u202f")
    if len(dash) == 1 and dash in _DASHES:
        if not (len(gap) == 1 or gap[0] in " \u00a0\u202f") or not words.is_digits(at):
            return None
        if len(gap) == 3 and dash == "-" and not sign:
            return None
        return number_at(words, at, known)
    if gap.strip():
        return None
    previous = words.low[number.first - 1] if number.first > first else ""
    word = words.low[at]
    if word in known.and_ and previous in known.between:
        return number_at(words, at + 1, known)
    if word in known.to and at + 1 < behind:
        if sign and not _signed(words, number_at(words, at + 1, known), sign[1], known):
            return None  # "12.5% to 3.2 million tonnes"
        less = words.gaps[at].strip() in ("-", "−") and words.gaps[at][-1:] != " "
        if word in ("or", "или") and not (not number.digits or previous in known.from_):
            return None
        other = number_at(words, at + 1, known)
        if other and other.scale > 1 and _changes(words, number, first, known):
            return None  # "from 900 to 1.2 million": perhaps of another scale
        return other._replace(value=-other.value) if other and less else other
    return None


def _changes(words: Words, number: Number, first: int, known: NumberWords) -> bool:
    """Whether a number is what something changed from: "fell from 7 to 5"."""
    before = words.low[max(first, number.first - 9) : number.first]
    return bool(before) and before[-1] in known.from_ and not known.changes.isdisjoint(before)


def _dates(words: Words, number: Number, known: NumberWords) -> bool:
    """Whether it is a day or a year, of a date that no calendar has too: «31 февраля 2025 года»."""
    if not number.digits or number.scale != 1:
        return False
    word = words.word(number.behind)
    unit = known.units.get(word)
    return word in months() or (unit is not None and unit.code == "a" and 1900 <= number.value <= 2099)


def _signed(words: Words, number: Number | None, sign: str, known: NumberWords) -> bool:
    """Whether a sign stands behind a number, or its unit in letters."""
    if number is None:
        return False
    found = _SIGN.match(words.view, words.ends[number.behind - 1])
    unit = known.units.get(found[1].lower() if found else words.word(number.behind))
    return unit is not None and unit == known.units.get(sign.lower())


def _unit(
    words: Words, number: Number, end: int, after: int, behind: int, known: NumberWords
) -> tuple[Unit | None, int, int]:
    """The unit behind a number; else None, and the places as they were."""
    sign = _SIGN.match(words.view, end)
    if sign:
        unit = known.units.get(sign[1].lower())
        if unit is not None:
            follower = words.within(Span(words.starts[after - 1], sign.end()))[1]
            return unit, sign.end(), max(after, follower)
    if after >= behind or len(gap := words.gaps[after - 1]) > 4 or gap.strip(" \u00a0\u202f\n-‑–."):
        return None, end, after
    for count in (2, 1):
        phrase = words.phrase(after, after + count)
        unit = known.units.get(phrase) or (
            known.units.get(phrase.rpartition("-")[0]) if "-" in phrase and count == 1 else None
        )
        if unit is None and "-" in phrase and count == 1 and (gap.strip() or phrase.endswith(("old", "olds"))):
            unit = known.units.get(phrase.partition("-")[0])  # "30-year-old"
        if unit is not None and after + count <= behind:
            if phrase in ("second", "quarter", "t", "real", "won", "rand") and gap != "-" and not number.digits:
                continue
            if phrase == "m" and gap and not number.digits:
                continue
            return unit, words.ends[after + count - 1], after + count
    # "tonnes" may come behind an adjective: "2,500 metric tonnes", "5 million US dollars".
    if (
        after + 1 < behind
        and not words.gap(after).strip()
        and words.low[after] in ("metric", "short", "long", "us", "u.s.", "american")
    ):
        unit = known.units.get(words.low[after + 1])
        if unit is not None:
            return unit, words.ends[after + 1], after + 2
    return None, end, after


def with_half(words: Words, parsed: Parsed, known: NumberWords) -> Parsed:
    """As in "a year and a half": half a unit more, behind the unit."""
    if parsed.unit is None or parsed.lo is None or parsed.lo != parsed.hi:
        return parsed
    half = words.length(parsed.behind, known.half)
    if not half:
        return parsed
    value, behind = parsed.lo + parsed.unit.factor / 2, parsed.behind + half
    return parsed._replace(lo=value, hi=value, behind=behind, end=words.ends[behind - 1])


def _counted(words: Words, parsed: Parsed, number: Number, behind: int, known: NumberWords) -> Parsed | None:
    """A number without a unit: what it counts is a plural among the next words; otherwise it is a bare number."""
    at = parsed.behind
    is_year = (
        number.digits
        and number.scale == 1
        and parsed.lo is not None
        and 1900 <= parsed.lo <= 2099
        and (len(words.low[number.first]) == 4)
    )
    previous = words.low[number.first - 1] if number.first else ""
    if is_year and previous in known.years:
        return None
    if (
        _named(words, number.first, 0)
        and number.scale == 1
        and previous not in known.hedges
        and previous not in known.inner
    ):
        return None
    noun = -1
    for here in range(at, min(at + 4, behind)):
        gap = words.gaps[here - 1]
        shortened = here == at and number.scale > 1 and not words.capitals[here]  # «95 тыс. человек»
        if gap.strip(" \n\u00a0-." if shortened else " \n\u00a0-") or (here == at and len(gap) > 4):
            break
        word = words.low[here]
        if here == at and word in known.links and (number.vague or number.scale > 1):
            continue
        if not word[0].isalpha() or word in MEASURE_ENDS or word in known.links:
            break
        if is_plural(word, known) or (known.counts_any and _may_be_noun(words, here, known)):
            if noun >= 0 and word.endswith(_PAST):
                break  # «12 раненых доставили»
            noun = here
            if not (known.counts_any and word.endswith(_ADJECTIVE)):
                break
        elif noun >= 0:
            break
        if word in known.uncounted:
            break
    if noun >= 0:
        if known.counts_any and len(words.low[noun]) < 3:
            return None
        return parsed._replace(behind=noun + 1, end=words.ends[noun], measure=measure_of(words, noun, behind))
    if at < behind and words.capitals[at] and not words.gaps[at - 1].strip():
        return None  # "31 February", "5 Downing Street"
    if is_year or not (number.digits or number.scale > 1) or parsed.first == 0:
        return None
    if (
        number.digits
        and number.scale == 1
        and parsed.lo == parsed.hi
        and abs(parsed.lo or 0) < 10
        and float(parsed.lo or 0).is_integer()
    ):
        return None  # a lone "5" is a grade, a score, an item of a list
    if words.gap(parsed.behind - 1)[:1] in ("-", "^") or _lists_versions(words, number.first):
        return None  # "100-continue"
    return parsed._replace(bare=True)


def _lists_versions(words: Words, at: int) -> bool:
    """Whether a number stands in a list that a name leads: "Python 3.8, 3.9 and 3.10"."""
    for here in range(at, max(0, at - _LONGEST_LIST), -1):
        word, gap = words.low[here - 1], words.gaps[here - 1].strip(" \n\u00a0")
        if gap and (gap != "," or here == 1):
            return False
        if not (words.is_digits(here - 1) or word in ("and", "or", "и", "или")):
            return here < at and words.capitals[here - 1] and not gap and words.is_digits(here)
    return False


def _may_be_noun(words: Words, at: int, known: NumberWords) -> bool:
    """Whether a word of a language whose nouns have no ending of their own may be what is counted."""
    word = words.low[at]
    if word in known.uncounted or words.capitals[at]:
        return False
    return not word.endswith(_REFLEXIVE)
