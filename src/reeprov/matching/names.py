"""The names of a title in a form that compares across scripts: roughly what they sound like."""

from __future__ import annotations

from collections.abc import Sequence
from re import Match

from ..model.noun import NamedTuple
from ..normalize.patterns import lazy
from ..normalize.scripts import script_of
from .chinese import CHINESE_NAME
from .language import language_of

_WORD = lazy(r"[^\W\d_]++(?:['’ʼ.][^\W\d_]++)*+")
# Arabic writes long vowels with the letters of w and y: mwdy is Modi.
_IS_ARABIC = lazy(r"[\u0620-\u064a]")
_LONG_VOWEL = lazy(r"\B[wy]")
_SPOKEN = {"w": "o", "y": "i"}
_POSSESSIVE = lazy(r"['’]s\Z")
_CASELESS = frozenset(("Chinese", "Japanese", "Korean", "Arabic", "Hebrew"))
# What can be a name where no capitals tell: in Arabic a word without an article.
_WITHOUT_CAPITALS = {
    "Chinese": CHINESE_NAME,
    "Arabic": lazy(r"(?<![\u0620-\u064a])(?!ال|وال|بال|لل|كال)[\u0620-\u064a]{4,20}+"),
}
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
_HEARD_BY_CHINESE = str.maketrans("RN", "LM")
_SPELLED_ALIKE = 75
_IN_THE_MIDST = 6  # letters that a line of Chinese does not have by chance
_RESEMBLES = 65


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

    @property
    def is_spelled(self) -> bool:
        """Whether it is a foreign name in Chinese characters, each of which stands for a syllable."""
        return "\u4e00" <= self.text[0] <= "\u9fff"


def romanize(text: str) -> str:
    """A text in small Latin letters, from any script."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    roman = anyascii(text).lower()
    return _LONG_VOWEL.sub(lambda match: _SPOKEN[match[0]], roman) if _IS_ARABIC.search(text) else roman


def words_of(title: str) -> list[str]:
    """The words of a title as written, numbers left out."""
    return [match[0] for match in _WORD.finditer(title[:_LONGEST])]


def names_of(title: str) -> tuple[Name, ...]:
    """The names of a title, in their order; where no capitals tell, what can be one."""
    title = title[:_LONGEST]
    script = script_of(title)
    if script in _CASELESS:
        pattern = _WITHOUT_CAPITALS.get(script)
        found = pattern.finditer(title) if pattern else ()
        return tuple(Name(match[0], (romanize(match[0]),), sure=script == "Chinese") for match in found)
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


def resembles(one: str, other: str) -> bool:
    """Whether two romanised words sound so much alike that they may be one name after all.

    Letters tell less: Naryshkin and Bastrykin share two thirds of them.
    """
    from rapidfuzz.fuzz import ratio

    return ratio(sound(one), sound(other)) >= _RESEMBLES


def stands_in(name: Name, words: Sequence[str]) -> bool:
    """Whether one of the words of a name stands among the romanised words of another title."""
    same = _spelled_alike if name.is_spelled else alike
    return any(same(mine, theirs) for mine in name.words for theirs in words)


def in_pinyin(name: Name, words: Sequence[str]) -> bool:
    """Whether the romanised words of another title give a Chinese name, or have it in their midst: 王毅 is Wang Yi."""
    whole = "".join(name.words)
    if name.is_spelled:
        return any(whole == "".join(words[at : at + length]) for at in range(len(words)) for length in (2, 3))
    return len(whole) >= _IN_THE_MIDST and any(whole in word for word in words)


def _spelled_alike(syllables: str, word: str) -> bool:
    """Whether a word can be what a name in Chinese characters spells: telangpu is Trump."""
    from rapidfuzz.fuzz import ratio

    one, other = (sound(text).translate(_HEARD_BY_CHINESE) for text in (syllables.replace("ng", "n"), word))
    return ratio(one, other) >= _SPELLED_ALIKE
