"""The names of a title in a form that compares across scripts: roughly what they sound like."""

from __future__ import annotations

from collections.abc import Sequence
from re import Match

from ..model.noun import NamedTuple
from ..normalize.patterns import lazy
from ..normalize.scripts import script_of
from .language import language_of

_WORD = lazy(r"[^\W\d_]++(?:['’ʼ.][^\W\d_]++)*+")
_POSSESSIVE = lazy(r"['’]s\Z")
_CASELESS = frozenset(("Chinese", "Japanese", "Korean", "Arabic", "Hebrew"))
_ABBREVIATION = lazy(r"(?:[A-ZА-ЯІЇЄ]\.?){1,5}s?\Z")
_SHORT = 3
_LONGEST = 300
_TELLING = 4  # sounds that two words do not share by chance
_BETWEEN_NAMES = (" ", "\u00a0", "-")
_BEFORE_A_SENTENCE = tuple(".:!?—–|")

# Letters of a romanised word that are one sound or easily take each other's place, longest first.
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("tch", "S"), ("dzh", "S"), ("sh", "S"), ("zh", "S"), ("ch", "S"), ("ts", "S"),
    ("tz", "S"), ("cz", "S"), ("sz", "S"), ("kh", "K"), ("gh", "K"), ("ph", "F"), ("th", "T"), ("ck", "K"),
    ("ce", "S"), ("ci", "S"), ("cy", "S"), ("ks", "KS"), ("x", "KS"), ("qu", "KF"), ("wh", "F"),
)  # fmt: skip
_SOUND = str.maketrans("bpvwfgkhqcszjdtlrmn", "PPFFFKKKKKSSSTTLRMN", "aeiouy'`-. ")


class Name(NamedTuple):
    """A run of words that are written as a name.

    Attributes:
        text: as written.
        words: its words, romanised, in small letters.
        sure: whether the capitals say so; they do not at the beginning, nor in a title in which all words have them.
    """

    text: str
    words: tuple[str, ...]
    sure: bool


def romanize(text: str) -> str:
    """A text in small Latin letters, from any script."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return anyascii(text).lower()


def words_of(title: str) -> list[str]:
    """The words of a title as written, numbers left out."""
    return [match[0] for match in _WORD.finditer(title[:_LONGEST])]


def names_of(title: str) -> tuple[Name, ...]:
    """The names of a title, in their order; none where its script has no capitals."""
    title = title[:_LONGEST]
    if script_of(title) in _CASELESS:
        return ()
    words = list(_WORD.finditer(title))
    long = [match[0] for match in words if len(match[0]) > 3]
    headline = len(long) > 2 and sum(word[0].isupper() for word in long) > 0.6 * len(long)
    # Every noun of a German title has a capital.
    german = language_of(match[0].lower() for match in words) == "de"
    runs: list[list[int]] = []
    for index, match in enumerate(words):
        if not match[0][0].isupper():
            continue
        before = words[index - 1]
        joined = (
            index > 0 and title[before.end() : match.start()] in _BETWEEN_NAMES and not _POSSESSIVE.search(before[0])
        )
        if runs and runs[-1][-1] == index - 1 and joined and not headline:
            runs[-1].append(index)
        else:
            runs.append([index])
    return tuple(_name(title, [words[index] for index in run], certain=not headline and not german) for run in runs)


def _name(title: str, run: list[Match[str]], certain: bool) -> Name:
    opens = (
        title[: run[0].start()].rstrip(" \u00a0\"'«“„‘").endswith(_BEFORE_A_SENTENCE)
        or not title[: run[0].start()].strip()
    )
    if opens and len(run) > 1 and len(run[0][0]) <= _SHORT:
        run, opens = run[1:], False  # "The", "В", "How"
    text = _POSSESSIVE.sub("", title[run[0].start() : run[-1].end()])
    spoken = tuple(romanize(_POSSESSIVE.sub("", match[0])) for match in run)
    return Name(text, spoken, sure=certain and not (opens and len(run) == 1) and not _ABBREVIATION.match(text))


def sound(word: str) -> str:
    """The consonants of a romanised word by classes that survive transcription; "A" for a vowel at its beginning."""
    key = word
    for letters, sounds in _SOUNDS:
        if letters in key:
            key = key.replace(letters, sounds)
    heard = "A" if word[:1] in tuple("aeiouy") else ""
    for letter in key.translate(_SOUND):
        if letter != heard[-1:]:
            heard += letter
    return heard


def alike(one: str, other: str) -> bool:
    """Whether two romanised words can be one name: the same consonants but for an ending, and much the same letters."""
    if one == other:
        return True
    from rapidfuzz.fuzz import ratio

    first, second = sorted((sound(one), sound(other)), key=len)
    if first == second and len(first) >= _TELLING:
        return True
    if not first or not second.startswith(first) or len(second) - len(first) > 1 + len(first) // 3:
        return len(one) > 4 and len(other) > 4 and ratio(one, other) >= 75
    return ratio(one, other) >= (50 if len(first) > 2 else 60)


def stands_in(name: Name, words: Sequence[str]) -> bool:
    """Whether one of the words of a name stands among the romanised words of another title."""
    return any(alike(mine, theirs) for mine in name.words for theirs in words)
