"""The numbers that a text gives in words: "twenty-five", "two and a half thousand", "a fifth", «пятая часть»."""

from __future__ import annotations

from collections.abc import Iterator

from ..languages.statements import statement_words
from ..languages.statements.interface import NumberWords
from ..model.text import Span
from .numerals import number_at, whole_behind
from .words import Words, words_in

_HYPHENS = str.maketrans(dict.fromkeys("-\u2010\u2011", " "))


def reads_words(language: str) -> bool:
    """Whether numbers in words are read in a language."""
    return statement_words(language) is not None


def spelled_numbers(text: str, language: str) -> tuple[tuple[float, Span], ...]:
    """The numbers that a text gives in words, each with its place; none in a language whose words are not known.

    What is told by them counts too: the 20 % of "one in five" and the 70 % of "7 in 10", the 50 % that are gone where
    there is half as much.
    """
    known = statement_words(language)
    return tuple(_read(words_in(text.translate(_HYPHENS)), known.numbers)) if known else ()


def _read(words: Words, known: NumberWords) -> Iterator[tuple[float, Span]]:
    starts = known.cardinals.keys() | known.scales.keys() | known.articles | {"half"}
    starts |= known.fractions.keys() | known.ordinals.keys()
    mixed = [number for number in words.numbers if not number[-1].isdecimal()]  # 2½
    behind = 0
    behind_numbers = words.among(known.times | {phrase.partition(" ")[0] for phrase in known.among})
    for at in sorted({*words.among(starts), *words.indexes(mixed), *(at - 1 for at in behind_numbers if at)}):
        if at < behind:
            continue
        number, share = number_at(words, at, known), _share(words, at, known)
        if share is not None and (number is None or number.behind == at + 1):
            yield share, Span(words.starts[at], words.ends[at])
        elif number and (whole := whole_behind(words, number, known)):
            behind = whole.behind
            yield number.value / whole.value, Span(words.starts[at], words.ends[behind - 1])
        elif number and number.value and not number.vague:
            behind = number.behind
            multiplies = words.word(behind) in known.times
            for value in (1 / number.value, number.value - 1) if multiplies else (number.value,):
                yield value, Span(words.starts[at], words.ends[behind - 1])


def _share(words: Words, at: int, known: NumberWords) -> float | None:
    """What share a word tells: "half", "fifths" behind "two", «пятую» before «часть», "five" behind "one in"."""
    word = words.low[at]
    if word in known.fractions:
        part, number = known.fractions[word], known.cardinals.get(words.word(at - 1), 1)
        return part * number if part * number <= 1 else part
    number = known.cardinals.get(word) or known.ordinals.get(word) or 0
    if number > 1 and any(words.phrase(max(0, at - count), at) in known.each for count in (1, 2, 3, 4)):
        return 1 / number
    return 1 / known.ordinals[word] if word in known.ordinals and words.word(at + 1) in known.parts else None
