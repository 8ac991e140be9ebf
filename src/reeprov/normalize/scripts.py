"""The script that a text is written in, and the languages that it can then be."""

from __future__ import annotations

# First letter, last letter, name.
_RANGES = (
    ("\u0370", "\u03ff", "Greek"),
    ("\u0400", "\u052f", "Cyrillic"),
    ("\u0590", "\u05ff", "Hebrew"),
    ("\u0600", "\u06ff", "Arabic"),
    ("\u3040", "\u30ff", "Japanese"),
    ("\u4e00", "\u9fff", "Chinese"),
    ("\uac00", "\ud7a3", "Korean"),
)
# Japanese is written with kana and Chinese letters: one kana tells it.  A text in Latin letters can be in any language,
# for it may be translated.
_LANGUAGES = {
    "Japanese": ("ja",),
    "Korean": ("ko",),
    "Chinese": ("zh", "ja"),
    "Cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"),
    "Arabic": ("ar", "fa", "ur"),
    "Hebrew": ("he",),
    "Greek": ("el",),
}


def script_of(text: str) -> str:
    """The script that most letters of a text are in; "Latin" where it is none of those that are told apart."""
    if text.isascii():
        return "Latin"
    counts = dict.fromkeys(("Latin", *_LANGUAGES), 0)
    for letter in text:
        if letter < "\u0370":
            counts["Latin"] += letter.isalpha()
            continue
        for low, high, name in _RANGES:
            if low <= letter <= high:
                counts[name] += 1
                break
    if counts["Japanese"]:
        counts["Japanese"] += counts["Chinese"]
    return max(counts, key=counts.__getitem__)


def languages_of(text: str) -> tuple[str, ...]:
    """The languages (ISO 639-1) that the script of a text allows; empty: any."""
    return _LANGUAGES.get(script_of(text), ())


def written_otherwise(language: str) -> bool:
    """Whether a language (ISO 639-1) is not written in Latin letters."""
    return any(language in languages for languages in _LANGUAGES.values())


def foreign_letters(text: str) -> tuple[str, ...]:
    """The letters of words that mix Latin and Cyrillic which are of the rarer script, each once."""
    if text.isascii():
        return ()
    found: dict[str, None] = {}
    for word in text.split():
        cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u052f"]
        latin = [letter for letter in word if letter < "\u0250" and letter.isalpha()]
        if cyrillic and latin:
            found.update(dict.fromkeys(cyrillic if len(cyrillic) <= len(latin) else latin))
    return tuple(found)
