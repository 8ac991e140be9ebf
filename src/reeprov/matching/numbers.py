"""The numbers of a title as values that compare across languages."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from ..model.text import Span
from ..normalize.patterns import lazy
from .small_numbers import small_numbers

# Word behind a number → what it multiplies by.  Stems: Russian and Ukrainian words bear endings.
_SCALES = (
    (1e3, "thousand k tsd tausend mille mil mila тыс тысяч тисяч ألف آلاف"),
    (1e6, "million millions mn m mio mln millionen millones milhões milioni milionów млн миллион мільйон مليون ملايين"),
    (1e9, "billion billions bn b mrd milliarde milliarden milliard milliards miliardi miliardów bilhões"),
    (1e9, "млрд миллиард мільярд مليار مليارات"),
    (1e12, "trillion trillions tn трлн триллион трильйон"),
)
_SCALE_OF = {word: scale for scale, words in _SCALES for word in words.split()}
_STEMS = tuple((word, scale) for word, scale in _SCALE_OF.items() if len(word) > 4 and not word.isascii())
_CJK = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}

# Half past five in the afternoon is 17:30.
_CLOCK = lazy(r"(?<!\d)(\d{1,2})(?:[.:](\d\d))?\s?([ap])\.?m\b\.?")

_NUMBER = lazy(
    r"(?<![\d.,])(\d{1,3}(?:([.,' \u00a0\u202f’])\d{3})(?:\2\d{3})*+(?!\d)|\d++)(?:[.,](\d{1,2}))?(?![\d])"
    r"(?:[\s\u00a0-]{0,2}([^\W\d_]{1,15}))?"
)
_SCALED = lazy(r"[\s\u00a0-]([^\W\d_]{1,15})")
_EASTERN = {ord("٠") + digit: str(digit) for digit in range(10)} | {ord("۰") + digit: str(digit) for digit in range(10)}
_EASTERN |= {ord("٫"): ".", ord("٬"): ","}
_LONGEST = 300


def numbers_of(title: str) -> tuple[float, ...]:
    """The numbers of a title, in their order: 26,750 and 26 750 are one, 2 млн is 2e6, and four is 4."""
    title = _CLOCK.sub(_in_24_hours, title[:_LONGEST])
    found = [(span.start, value) for value, span in _read(title)]
    for value, start, end in small_numbers(title):
        following = _SCALED.match(title, end)
        found.append((start, value * _scale(following[1] if following else None)))
    return tuple(value for _, value in sorted(found))


def tells_time(title: str) -> bool:
    """Whether a title gives an hour of the morning or the afternoon (5.30pm)."""
    return bool(_CLOCK.search(title[:_LONGEST]))


def located_numbers(text: str) -> tuple[tuple[float, Span], ...]:
    """The numbers that a text gives in digits, each with its place, scale words included."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[tuple[float, Span]]:
    for match in _NUMBER.finditer(text.translate(_EASTERN)):
        digits = "".join(filter(str.isdigit, match[1]))
        if len(digits) > 15:
            continue  # an identifier
        scale = _scale(match[4])
        value = float(f"{digits}.{match[3] or 0}") * scale
        yield (
            float(f"{value:.15g}"),
            Span(match.start(), match.end() if scale != 1 else match.end(3 if match[3] else 1)),
        )


def _in_24_hours(match: Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
    return f"{hour}:{match[2]}" if match[2] else str(hour)


def _scale(word: str | None) -> float:
    if not word:
        return 1
    if word[0] in _CJK:
        scale = 1.0
        for letter in word:
            if letter not in _CJK:
                break
            scale *= _CJK[letter]
        return scale
    word = word.lower()
    if word in _SCALE_OF:
        return _SCALE_OF[word]
    return next((scale for stem, scale in _STEMS if word.startswith(stem)), 1)
