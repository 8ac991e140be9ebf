"""The offices of a title: one title says who, where the other says what he is.

"Chancellor warns of a recession" is «Шольц предупредил о рецессии», and "Peskov: …" «Кремль: …».
"""

from __future__ import annotations

from ..normalize.patterns import lazy
from .names import Name
from .places import places_of

# With endings of up to two letters, which make no adjective of them: "presidential" is no office.
_STEMS = """
president premier minister chancellor secretary governor mayor king queen pope prince princess emir sultan ministry
government prosecutor kremlin spokesman spokeswoman spokesperson ambassador commander chief head boss ceo leader
президент премьер министр канцлер секретар губернатор мэр глав корол королев папа папы принц эмир султан
министерств минобороны правительств кремл посол командующ спикер прокурор лидер гендиректор
прем'єр прем’єр міністр міноборони міністерств голов уряд речник керівник
präsident bundespräsident ministerpräsident kanzler bundeskanzler bürgermeister könig papst prinz regierung
bundesregierung ministerium sprecher botschafter kreml
président ministre chancelier gouverneur maire roi reine pape émir gouvernement ministère porte-parole
presidente ministro ministra canciller gobernador alcalde alcaldesa rey reina papa gobierno portavoz
"""
_OFFICE = rf"(?:(?i:{'|'.join(sorted(set(_STEMS.split())))})[^\W\d_]{{0,2}}|PM|MoD|МИД|МЗС)\b(?:['’]s)?"
_UNSPACED = "总统|總統|总理|總理|首相|主席|部长|部長|外长|外長|防长|市长|省长|国王|教皇|教宗|发言人|外交部|国防部|白宫"
_NAMED = lazy(rf"\b{_OFFICE}|{_UNSPACED}")
_OFFICE_ALONE = lazy(rf"{_OFFICE}\Z")
# Whose office it is: Argentina's new president, Tesla chief, head of Chechnya.
_BEFORE_OFFICE = lazy(rf"(?:['’]s (?:[^\W\d_]+ )?| ){_OFFICE}")
_BEHIND_OFFICE = lazy(rf"\b{_OFFICE} (?:of|de|del|du|von) \Z")


def says_office(title: str, other: str) -> bool:
    """Whether a title names an office, or the house that speaks for one, and the other title none."""
    return bool(_NAMED.search(title)) and not _NAMED.search(other)


def is_of_office(name: Name, title: str) -> bool:
    """Whether a name of a title is an office without its holder, or whose office it is."""
    first, *others = name.text.split()
    if _OFFICE_ALONE.match(others[-1] if others else first):
        return True  # Prime Minister
    rest = " ".join(others)
    if rest and _OFFICE_ALONE.match(first) and (rest.isupper() or places_of(rest)):
        return True  # Глава МИД, Президент Белоруссии
    before, _, behind = title.partition(name.text)
    return bool(_BEFORE_OFFICE.match(behind) or _BEHIND_OFFICE.search(before[-20:]))
