"""What a number in a text is worth: digits with their groups and decimals, words, scales."""

from __future__ import annotations

from ..languages.statements.interface import NumberWords
from ..model.noun import NamedTuple
from ..normalize.patterns import lazy
from .words import Words

# What a sum of money begins with: a sign, or a code.
MONEY = (
    r"(?:US\$|C\$|A\$|R\$|[$€£¥₽₴₹₺₩₸]"
    r"|(?<!\w)(?:USD|EUR|GBP|CNY|RMB|RUB|JPY|CHF|CAD|AUD|INR|KRW|TRY|UAH|KZT|PLN|BRL|ZAR"
    r"|NOK|SEK|DKK|CZK|HUF|SGD|HKD|NZD|MXN|AED)(?=[ \u00a0]))"
)
_AFTER_MONEY = lazy(MONEY + r"[ \u00a0]?\Z")

_HALVES = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75}
_BLANKS = str.maketrans("", "", " \u00a0\u2009\u202f")
# Longer runs of digits are no amounts; a float would lose most of them.
_MOST_DIGITS = 18
_LARGEST_WHOLE = 1_000


class Number(NamedTuple):
    """A number in the words `first` … `behind - 1`.

    Attributes:
        scale: what its scale word made of it (1e6), or 1.
        vague: "dozens", "hundreds": at least so many.
    """

    value: float
    first: int
    behind: int
    digits: bool
    scale: float = 1.0
    vague: bool = False


def number_at(words: Words, at: int, known: NumberWords) -> Number | None:
    """The number that begins with a word, its scale included, or None."""
    if at >= len(words.low):
        return None
    word = words.low[at]
    if words.is_digits(at):
        value = value_of(word, known.decimal_comma)
        if value is None:
            return None
        number = Number(value, at, at + 1, digits=True)
    elif word in known.cardinals:
        number = _spelled(words, at, known)
    elif word in known.vague:
        return _vague(words, at, known)
    elif word in known.scales and len(word) > 2 and not _after_number(words, at, known):
        return Number(known.scales[word], at, at + 1, digits=False, scale=known.scales[word])
    elif word in known.articles and at + 1 < len(words.low) and words.low[at + 1] in known.scales and _near(words, at):
        number = Number(1.0, at, at + 1, digits=False)
    elif word == "half" and words.word(at + 1) in known.articles and words.word(at + 2) in known.scales:
        number = Number(0.5, at, at + 2, digits=False)
    else:
        return None
    if half := words.length(number.behind, known.half):
        number = number._replace(value=number.value + 0.5, behind=number.behind + half)
    return _scaled(words, number, known)


def whole_behind(words: Words, number: Number, known: NumberWords) -> Number | None:
    """The number that another is a part of, right behind it: "7 in 10", "one out of five", «семь из десяти»."""
    if number.scale != 1 or number.vague:
        return None
    behind = number.behind
    count = 1 if words.word(behind) in known.among else 2 * (words.phrase(behind, behind + 2) in known.among)
    whole = number_at(words, behind + count, known) if count else None
    if whole is None or whole.scale != 1 or not 0 < number.value < whole.value <= _LARGEST_WHOLE:
        return None
    return None if "".join(words.gaps[behind - 1 : whole.first]).strip() else whole


def value_of(text: str, decimal_comma: bool) -> float | None:
    """What digits are worth: `1,234.5`, `1.234,5`, `1 234,5`, `2½`; None for what is no amount."""
    half = _HALVES.get(text[-1], 0.0)
    if half:
        text = text[:-1]
        if not text:
            return half
    text = text.translate(_BLANKS)
    if len(text) > _MOST_DIGITS:
        return None
    commas, dots = text.count(","), text.count(".")
    if commas and dots:
        decimal = max(",.", key=text.rfind)
        if text.count(decimal) > 1:
            return None
        other = "," if decimal == "." else "."
        if not _grouped(text.partition(decimal)[0], other):
            return None
        text = text.replace(other, "").replace(decimal, ".")
    elif commas:
        grouped = _grouped(text, ",") and not (decimal_comma and commas == 1)
        if not grouped and commas > 1:
            return None
        text = text.replace(",", "" if grouped else ".")
    elif dots > 1:
        if not _grouped(text, "."):
            return None
        text = text.replace(".", "")
    return float(text) + half


def _grouped(text: str, mark: str) -> bool:
    """Whether a mark parts a number in thousands."""
    first, *groups = text.split(mark)
    return 1 <= len(first) <= 3 and first != "0" and all(len(group) == 3 for group in groups)


def _near(words: Words, at: int) -> bool:
    """Whether nothing but a blank or a hyphen parts a word from the next one."""
    gap = words.gaps[at]
    return len(gap) <= 3 and not gap.strip(" \u00a0\u202f\n-\u2010\u2011")


def _after_number(words: Words, at: int, known: NumberWords) -> bool:
    before = words.low[at - 1] if at else ""
    return bool(before) and (before[0].isdecimal() or before in known.cardinals)


def _spelled(words: Words, at: int, known: NumberWords) -> Number:
    """Words that add up: "two hundred and fifty", "двадцать пять"."""
    total, behind = known.cardinals[words.low[at]], at + 1
    while behind < len(words.low) and _near(words, behind - 1):
        word = words.low[behind]
        if word in ("and", "и") and behind + 1 < len(words.low) and total >= 100 and total % 100 == 0:
            following = known.cardinals.get(words.low[behind + 1])
            if following is None or following >= 100:
                break
            total, behind = total + following, behind + 2
        elif word == "hundred" and total < 100:
            total, behind = total * 100, behind + 1
        elif (
            (more := known.cardinals.get(word)) is not None and more < 100 and total % 10 == 0 and more < _place(total)
        ):
            total, behind = total + more, behind + 1
        else:
            break
    return Number(total, at, behind, digits=False)


def _place(total: float) -> float:
    """What may still be added to a spelled number: ones to tens, tens and ones to hundreds."""
    return 100.0 if total % 100 == 0 else 10.0


def _vague(words: Words, at: int, known: NumberWords) -> Number | None:
    """As in "dozens", "tens of thousands", "hundreds of millions" of something."""
    value, behind = known.vague[words.low[at]], at + 1
    if words.low[behind : behind + 1] and words.low[behind] in known.links:
        further = words.word(behind + 1)
        if further in known.vague and further not in ("dozens", "scores"):
            return Number(value / 2 * known.vague[further], at, behind + 2, digits=False, vague=True)
        return Number(value, at, behind, digits=False, vague=True)
    if not known.links:
        if at and words.low[at - 1] in known.hedges:
            value /= 2  # «более сотни»: one of them
        scale = known.scales.get(words.word(behind), 1.0)
        return Number(value * scale, at, behind + (scale > 1), digits=False, scale=scale, vague=True)
    return None


def _scaled(words: Words, number: Number, known: NumberWords) -> Number:
    """The number with the scale words behind it: "3.8 million", "$5bn", "15 тыс."."""
    behind = number.behind
    while behind < len(words.low):
        word = words.low[behind]
        scale = known.scales.get(word) or (_initial(words, number, behind, known) if word in known.initials else None)
        if scale is None or (scale == 12.0 and number.digits) or not _near_scale(words, behind - 1):
            break
        if word == "k" and words.gaps[behind - 1]:
            break  # "100 K" are kelvins
        number = number._replace(value=number.value * scale, behind=behind + 1, scale=number.scale * scale)
        behind += 1
    if behind < len(words.low) and number.scale >= 1e3 and number.behind > number.first and not number.digits:
        rest = known.cardinals.get(words.low[behind])
        if rest is not None and _near(words, behind - 1) and rest < number.scale:
            more = _scaled(words, _spelled(words, behind, known), known)
            if more.value < number.scale:
                number = number._replace(value=number.value + more.value, behind=more.behind, scale=1.0)
    return number


def _initial(words: Words, number: Number, at: int, known: NumberWords) -> float | None:
    """The scale that one letter stands for: "$2B", "€5 m", "7B parameters"; not "8T", "100m"."""
    if not number.digits or number.scale != 1:
        return None
    start = words.starts[number.first]
    is_money = _AFTER_MONEY.search(words.view, max(0, start - 5), start) is not None
    is_scale = is_money or (words.capitals[at] and words.low[at] != "t" and not words.gaps[at - 1])
    return known.initials[words.low[at]] if is_scale else None


def _near_scale(words: Words, at: int) -> bool:
    gap = words.gaps[at]
    return len(gap) <= 3 and not gap.strip(" \u00a0\u202f\n-.\u2011")
