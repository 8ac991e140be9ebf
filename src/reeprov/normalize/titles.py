"""Titles for showing and titles for comparing."""

from __future__ import annotations

import unicodedata

from .patterns import lazy

# Longer titles are no titles; the cap keeps any input cheap.
_LONGEST = 2000

# Prime signs and the letter apostrophe of Ukrainian are no quotes: they stay.
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»〝〞＂", '"') | dict.fromkeys("‘’‚‛", "'"))
_INVISIBLE = lazy("[\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_STRESS = lazy("[\u0300-\u036f]")
_APOSTROPHES = lazy("['’‘ʼ`´′ʹ]")
_LATIN_LETTER = lazy("[a-z]")
_CYRILLIC_LETTER = lazy("[\u0400-\u052f]")
# Beyond these a title may need Unicode's normal form: ASCII, Russian letters but ё, common quotes and dashes.
_UNCOMMON = lazy(r"[^ -~А-яЁ–—«»“”„…]")
# What a title shows otherwise than it is written: all that is invisible, combines, or is a quote of another kind.
_UNSHOWN = lazy(r"[^ -~А-яЁёÀ-ÿ№–—…]")
# How ASCII is folded, in one pass.
_PLAIN = str.maketrans(
    {mark: letter.lower() if (letter := chr(mark)).isalnum() else " " for mark in range(32, 127)}
    | {ord("%"): " % ", ord("'"): None, ord("`"): None}
)
_WORD = lazy(r"[^\W_]+(?:[\u0900-\u0dff]+[^\W_]*)*|%")

# What pages put behind their titles: "… | Reuters", "… :: RIA", and "… - kommersant.ru".
_BAR = lazy(r"\s[|•·]\s|\s::\s|\s?[｜]\s?")
_BAR_MARKS = "•·｜"
_DASHED_SITE = lazy(r"\s[-–—]\s([\w-]{1,60}(?:\.[\w-]{1,60}){1,3})\s*\Z")
_LONGEST_SITE = 40

# Casefolded letters that look alike.
_TO_LATIN = str.maketrans("авекмнорстухіјѕԁ", "abekmhopctyxijsd")
_TO_CYRILLIC = str.maketrans("abekmhopctyxij", "авекмнорстухіј")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


def display_title(title: str) -> str:
    """The title as people should see it: straight quotes, single blanks, nothing invisible; otherwise as written.

    Idempotent.
    """
    if _is_plain(title) or not _UNSHOWN.search(title):
        return " ".join(title.split())
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", title)).translate(_QUOTES).split())


def fold_title(title: str) -> str:
    """The key by which titles are compared: words and numbers, separated by blanks.

    Case, quotes, dashes, an ellipsis, other punctuation, stress marks, ё for е, look-alike letters of another script
    and the name of a site behind the title do not matter.  Idempotent; empty where there is neither letter nor digit.
    """
    if _is_plain(title):
        return " ".join(_without_site(title[:_LONGEST]).translate(_PLAIN).split())
    if not _UNCOMMON.search(title):
        text = _without_site(title[:_LONGEST]).lower().replace("'", "").replace("`", "")
        return _key(text.replace("ё", "е"))
    text = _without_site(_INVISIBLE.sub("", title[:_LONGEST]))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFKC", _STRESS.sub("", _APOSTROPHES.sub("", text)).replace("ё", "е"))
    return _key(text)


def _is_plain(title: str) -> bool:
    """Whether a title is of ASCII that shows: most are, and need no pattern to tell."""
    return title.isascii() and title.isprintable()


def _key(folded: str) -> str:
    words = _WORD.findall(folded)
    mixed = not folded.isascii() and _LATIN_LETTER.search(folded) and _CYRILLIC_LETTER.search(folded)
    return " ".join(map(_in_one_script, words) if mixed else words)


def _without_site(title: str) -> str:
    """The title without the shorter part behind its last bar, or without a domain behind its last dash."""
    may_have_bars = "|" in title or "::" in title or (not title.isascii() and any(map(title.__contains__, _BAR_MARKS)))
    if may_have_bars and (bars := list(_BAR.finditer(title))):
        site = title[bars[-1].end() :].strip()
        rest = title[: bars[-1].start()].strip()
        if len(site) <= min(_LONGEST_SITE, len(rest)):
            return rest
    if "." not in title:
        return title
    dashed = _DASHED_SITE.search(title)
    if dashed and not dashed[1].replace(".", "").isdigit() and dashed.start() > 0:
        return title[: dashed.start()]
    return title


def _in_one_script(word: str) -> str:
    """A word whose foreign letters all look like its own ones, in the script that it is meant in."""
    if word.isascii():
        return word
    latin = sum(letter in _LATIN for letter in word)
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in word)
    if not latin or not cyrillic:
        return word
    ways = ((_TO_LATIN, cyrillic), (_TO_CYRILLIC, latin))
    for table, foreign in ways if latin >= cyrillic else reversed(ways):
        changed = word.translate(table)
        if sum(one != other for one, other in zip(word, changed, strict=True)) == foreign:
            return changed
    return word
