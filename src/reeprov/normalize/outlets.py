"""Outlet names in comparable form.  The keys are for looking up, never for showing."""

from __future__ import annotations

import unicodedata

from .patterns import lazy

# Longer names are no names; the cap keeps any input cheap.
_LONGEST = 300


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


# An article tells outlets apart only where the languages differ: "Il Post" is not "The Post".
_ARTICLES = _each("the la le les el los las il lo gli der die das de het")

# What kind of thing it is, written before the name: газета «Коммерсантъ», ИА REGNUM.
_KINDS = _each(
    "газета газ журнал журн иа ииа агентство информагентство телеканал издание портал сайт ежедневник еженедельник "
    "інформагентство агенція видання newspaper magazine"
)

# Generic words that people put behind a name ("National Defense magazine") without its being part of it.
_TRAILERS = _each("magazine newspaper website online газета журнал daily weekly agency")

# Endings of names that are written as domains, and how such an ending is spelled in a domain.
_ENDINGS = _each(
    "ru su com org net info tv ua by kz uz kg am az ge md lt lv ee io news media press today agency uk us ca au nz "
    "in za ng ke eu de at ch fr be nl it es pt pl cz sk hu ro bg rs hr si gr tr il cn hk jp kr br ar cl mx co me fm "
    "gov biz pro life live рф"
)
_SPELLED = {"ру": "ru", "ком": "com", "нет": "net", "орг": "org", "юа": "ua"}

# What stands between the name of a site and its country: `co` in `example.co.uk`.
_SECOND_LEVEL = _each("ac co com edu gob gov gouv ne net nom or org")
_SHORTEST_LABEL = 3

# Casefolded letters that look alike in at least one case (В is B, Н is H).
_TO_LATIN = str.maketrans("авекмнорстухіјѕԁ", "abekmhopctyxijsd")
_TO_CYRILLIC = str.maketrans("abekmhopctyxij", "авекмнорстухіј")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")

# Marks that are not part of a letter of their own: й, ў and ї keep theirs.
_LOOSE_MARK = lazy("(?<![иу])\u0306|(?<!і)\u0308|[\u0300-\u0305\u0307\u0309-\u036f]")
_DROPPED = lazy("['’‘ʼʹʺ`´′″\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# "LA Times" has no article.
_LOS_ANGELES = lazy(r"^\s*L\.?A\.? (?=[A-Z][a-z])")
_LETTERS = lazy(r"[^\W_]+")
_BETWEEN = lazy(r"[^\w.]+|_+")


def fold_outlet(name: str) -> str:
    """The key under which an outlet's name is compared.

    Width, case, accents, quotes, dashes, leading articles and kinds ("the", "газета"), a final ъ and look-alike letters
    of another script do not matter.  The ending of a name that is a domain stays: `"Накануне.RU"` gives
    `"накануне.ru"`; `shorter_keys` gives what it may be called without.  Idempotent; empty where the name has neither
    letter nor digit.
    """
    key = split_article(name)[1]
    if not name.isascii():
        # Letters that turn out to be of another script can give a word its look, and so its neighbours theirs.
        for _ in range(3):
            key, before = split_article(key)[1], key
            if key == before:
                break
    return key


def split_article(name: str) -> tuple[str, str]:
    """The leading article (or `""`) and the key of the rest."""
    words = _words(name)
    article = ""
    while len(words) > 1 and (words[0] in _ARTICLES or words[0] in _KINDS):
        first = words.pop(0)
        if first in _ARTICLES and not article:
            article = first
    return article, " ".join(words)


def shorter_keys(key: str) -> tuple[str, ...]:
    """What else an outlet with this key may be called: without its domain ending, without "magazine" behind it."""
    words = key.split(" ")
    found = []
    stem, dot, ending = words[-1].rpartition(".")
    if dot and stem and ending in _ENDINGS:
        found.append(" ".join([*words[:-1], stem]))
    if len(words) > 1 and words[-1] in _TRAILERS:
        found.append(" ".join(words[:-1]))
    return tuple(found)


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name[:_LONGEST])
    if text.lstrip().startswith("L"):
        text = _LOS_ANGELES.sub("L A ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text.casefold()))
        text = unicodedata.normalize("NFKC", _LOOSE_MARK.sub("", _DROPPED.sub("", text))).replace("ё", "е")
    else:
        text = text.lower().replace("'", "").replace("`", "")
    pieces = _BETWEEN.sub(" ", text.replace("&", " and ")).split()
    words: list[str] = []
    for place, piece in enumerate(pieces):
        words += _parts(piece, place == len(pieces) - 1)
    return words


def _parts(piece: str, last: bool) -> list[str]:
    """The words of a piece without spaces: "u.s." is one, "st.petersburg" two; a domain at the end stays whole."""
    labels = [_one_script(label) for label in piece.split(".") if label]
    if len(labels) > 1:
        if all(len(label) == 1 for label in labels):
            return ["".join(labels)]
        ending = _SPELLED.get(labels[-1], labels[-1])
        if last and ending in _ENDINGS:
            return [".".join([*labels[:-1], ending])]
    return labels


def _one_script(word: str) -> str:
    """A word without ъ at its end; if it mixes Latin and Cyrillic, in one script that can write all of it."""
    if word.isascii():
        return word
    word = word.rstrip("ъ") or word
    letters = sum(map(str.isalpha, word))
    latin = sum(letter in _LATIN for letter in word)
    if 0 < latin < letters:
        tables = (_TO_LATIN, _TO_CYRILLIC) if 2 * latin >= letters else (_TO_CYRILLIC, _TO_LATIN)
        for turned in (word.translate(table) for table in tables):
            if sum(letter in _LATIN for letter in turned) in (0, letters):
                return turned
    return word


def names_site(name: str, host: str) -> bool:
    """Whether a host is called by a name: `The Robot Report` has `therobotreport.com`, `DCFmodeling.com` itself."""
    *labels, end = host.casefold().replace("-", "").split(".")
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    label = labels[-1] if labels else ""
    written = "".join(_LETTERS.findall(name.casefold()))
    names = (label, label + end, label.removeprefix("the"), f"the{label}")
    return len(label) >= _SHORTEST_LABEL and written in names
