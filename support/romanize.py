"""Cyrillic names in Latin letters, as libraries, maps and scholars write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

RUSSIAN = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ё"
OTHERS = " і ї є ґ ў"


def pairs(letters: str, spellings: str) -> dict[str, str]:
    """Letter → spelling; a soft or hard sign may have none."""
    return dict(zip(letters.split(" "), spellings.split(" "), strict=True))


# Accents are folded away when names are compared, so that š stands for itself and for s.
ISO_9 = pairs(RUSSIAN + OTHERS, "a b v g d e ž z i j k l m n o p r s t u f h c č š ŝ  y  è û â ë ì ï ê g ŭ")
BGN_RUSSIAN = pairs(RUSSIAN, "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya yo")
SCHOLARLY = pairs(RUSSIAN + OTHERS, "a b v g d e ž z i j k l m n o p r s t u f x c č š šč  y  è ju ja ë i ji je g w")
# What the Ukrainian and Belarusian standards do otherwise.
BGN_UKRAINIAN = BGN_RUSSIAN | {
    "г": "h",
    "и": "y",
    "й": "i",
    "і": "i",
    "ї": "i",
    "є": "ie",
    "ґ": "g",
    "ю": "iu",
    "я": "ia",
    "щ": "shch",
}
NATIONAL_UKRAINIAN = BGN_UKRAINIAN | {"й": "y", "ї": "yi", "є": "ye", "ю": "yu", "я": "ya"}
SCHOLARLY_UKRAINIAN = SCHOLARLY | {"г": "h", "и": "y"}
SCHOLARLY_KH = SCHOLARLY | {"х": "ch"}
# The libraries of America: "Rossiiskaia gazeta".
CONGRESS = BGN_RUSSIAN | {"й": "i", "ё": "e", "ю": "iu", "я": "ia"}
# What newspapers write: "Izvestia", "Rossiyskaya" and "Rossiiskaya".
PRESS = BGN_RUSSIAN | {"х": "h"}


def romanizations(name: str, languages: Iterable[str]) -> Iterator[str]:
    """Spellings of a name that has Cyrillic letters; nothing for others."""
    lowered = name.casefold()
    if not any("Ѐ" <= letter <= "ӿ" for letter in lowered):
        return
    tables = [ISO_9, SCHOLARLY, SCHOLARLY_KH, BGN_RUSSIAN, CONGRESS, PRESS]
    if "uk" in languages or "be" in languages:
        tables += [BGN_UKRAINIAN, NATIONAL_UKRAINIAN, SCHOLARLY_UKRAINIAN]
    for table in tables:
        spelled = "".join(table.get(letter, letter) for letter in lowered)
        yield spelled
        for long, short in (
            ("iya", "ia"),
            ("yy", "y"),
            ("iy", "y"),
            ("iy", "ii"),
            ("ij", "y"),
            ("skaya", "skaia"),
            ("y ", "i "),
        ):
            if long in spelled:
                yield spelled.replace(long, short)
