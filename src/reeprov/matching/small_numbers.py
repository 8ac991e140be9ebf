"""Small numbers in words, in twelve languages: "Four arrested" is «Четверо арестованы», the third term a 3rd one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..normalize.patterns import lazy
from .language import language_of

# What means something else in another language, such as 7 Sept, stands in the second table.
_WORDS = {
    2: "two deux zwei dois duas dwa dwie dwóch dwoje два две двух двое двоих двум двумя двоє дві двох двом двома "
    "اثنان اثنين اثنتان اثنتين",
    3: "three trois drei tres tre três trzy trzech troje три трёх трех трое троих трём трем тремя троє трьох трьом "
    "ثلاثة ثلاث",
    4: "four quatre vier cuatro quattro quatro cztery czterech czworo четыре четырёх четырех четверо четверых четырьмя "
    "чотири чотирьох أربعة أربع",
    5: "five cinq fünf cinco cinque pięć pięciu pięcioro пять пяти пятеро пятерых пятью п'ять п'яти п'ятьох п'ятеро "
    "خمسة خمس",
    6: "six sechs seis sześć sześciu шесть шести шестеро шестерых шістьох шість ستة ست",
    7: "seven sieben siete sette sete siedem siedmiu семь семи семеро семерых сім сімох سبعة سبع",
    8: "eight huit acht ocho oito osiem ośmiu восемь восьми восьмеро восьмерых вісім вісьмох ثمانية ثماني",
    9: "nine neun nueve nove dziewięć dziewięciu девять девяти девятеро девятерых дев'ять дев'яти дев'ятьох تسعة تسع",
    10: "zehn diez dieci dziesięć dziesięciu десять десяти десятеро десятерых десятьох عشرة",
    12: "twelve zwölf doce dodici doze dwanaście двенадцать двенадцати дванадцять дванадцяти",
    13: "thirteen treize dreizehn trece tredici тринадцать тринадцати тринадцять тринадцяти",
    14: "fourteen quatorze vierzehn catorce четырнадцать четырнадцати чотирнадцять чотирнадцяти",
    15: "fifteen quinze fünfzehn quince пятнадцать пятнадцати п'ятнадцять п'ятнадцяти",
    16: "sixteen sechzehn dieciséis шестнадцать шестнадцати шістнадцять шістнадцяти",
    17: "seventeen siebzehn diecisiete семнадцать семнадцати сімнадцять сімнадцяти",
    18: "eighteen achtzehn dieciocho восемнадцать восемнадцати вісімнадцять вісімнадцяти",
    19: "nineteen neunzehn diecinueve девятнадцать девятнадцати дев'ятнадцять дев'ятнадцяти",
}
_ORDINALS = {
    2: "second deuxième",
    3: "third troisième tercer tercero tercera terzo terza третий третья третье третьего третьему третьем третьим "
    "третью третьей третій третя третє третього третьому третю третьої третім الثالث الثالثة",
    4: "fourth quatrième cuarta الرابع الرابعة",
    5: "fifth cinquième quinto الخامس الخامسة",
    6: "sixth sixième sexto sesto sesta السادس السادسة",
    7: "seventh septième séptimo séptima settimo settima السابع السابعة",
    8: "eighth huitième octavo octava ottavo ottava الثامن الثامنة",
    9: "ninth neuvième noveno novena التاسع التاسعة",
    10: "tenth dixième décimo décima العاشر العاشرة",
    11: "eleventh onzième",
    12: "twelfth douzième",
    13: "thirteenth treizième",
    14: "fourteenth quatorzième",
    15: "fifteenth quinzième",
}
# Ordinals that are inflected: value → stems, with the endings of their language.
_INFLECTED = (
    ("e en er es em",
     {2: "zweit", 3: "dritt", 4: "viert", 5: "fünft", 6: "sechst", 7: "siebt", 9: "neunt", 10: "zehnt"}),
    ("ый ой ое ого ому ом ым ую ая",
     {2: "втор", 4: "четверт четвёрт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
      11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат",
      17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат"}),
    ("ий а е ого ому им у ої",
     {4: "четверт", 5: "п'ят", 6: "шост", 7: "сьом", 8: "восьм", 9: "дев'ят", 10: "десят", 13: "тринадцят",
      14: "чотирнадцят", 15: "п'ятнадцят"}),
)  # fmt: skip
_VALUES = {word: value for value, words in _WORDS.items() for word in words.split()}
_RANKS = {word: value for value, words in _ORDINALS.items() for word in words.split()} | {
    stem + ending: value
    for endings, table in _INFLECTED
    for value, stems in table.items()
    for stem in stems.split()
    for ending in endings.split()
}
# Language and word: a number only in a title that is surely in that language.
_ONLY_IN: dict[tuple[str | None, str], int] = {
    ("it", "due"): 2, ("es", "dos"): 2, ("it", "sei"): 6, ("fr", "sept"): 7, ("en", "ten"): 10, ("pt", "dez"): 10,
    ("fr", "dix"): 10, ("es", "segundo"): 2, ("es", "segunda"): 2,
    ("fr", "seize"): 16,
    ("fr", "onze"): 11, ("es", "once"): 11, ("en", "eleven"): 11, ("de", "elf"): 11,
}  # fmt: skip
_DOUBTFUL = {word for _, word in _ONLY_IN}
_CJK = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九十")} | {"两": 2, "兩": 2}

# What a number is a part of: twenty-five, двадцать пять, treinta y cinco; and 7 Sept, which is a day.
_PART_OF = lazy(
    r"(?:ty|hundred|thousand|дцать?|дцят[иь]|десят|сорок|девяносто|сто|inta|enta|inte|ante|vingt|cento?|ciento?|\d)"
    r"(?:\s(?:y|e|et|und|and))?[\s-]\Z",
)
_A_SHARE = lazy(r"\b(?:an?|one|une?)\s\Z", re.IGNORECASE)
# A third of the fleet is 33 % of it; and what others write as World War II.
_NO_RANK = lazy(r"\s(?:of\b|world war\b|weltkrieg|миров|світов)", re.IGNORECASE)
_AND_A_HALF = lazy(r"\s(?:and a half|с половиной|з половиною|et demie?|y medi[ao]|e mezz[ao]|e meia|ونصف)\b")
_WORD = lazy(r"[^\W\d_]++(?:['’ʼ][^\W\d_]++)?+(?![-’'ʼ]\w|\.?\s?\d)")
# Behind a numeral so much has to be counted: 三人, 两名, 四天; 三星 and 四川 are names.
_COUNTED = lazy(
    r"(?<![〇一二两兩三四五六七八九十百千万亿])([二两兩三四五六七八九十])(?=[人名位个個天日年月周岁歲艘架辆座国國次起件支队隊])"
)


def small_numbers(title: str) -> Iterator[tuple[float, int, int]]:
    """Yield the numbers from 2 to 20 that stand in words: value, where it begins, and where it ends."""
    for match in _WORD.finditer(title):
        word = match[0].lower().replace("’", "'").replace("ʼ", "'")
        value = _ONLY_IN.get((_language(title), word)) if word in _DOUBTFUL else _VALUES.get(word)
        before = title[max(0, match.start() - 20) : match.start()]
        if value is None and not (_A_SHARE.search(before) or _NO_RANK.match(title, match.end())):
            value = _RANKS.get(word)
        if value and not (_PART_OF.search(before) or _AND_A_HALF.match(title, match.end())):
            yield value, *match.span()
    for match in _COUNTED.finditer(title):
        yield _CJK[match[1]], *match.span()


def _language(title: str) -> str | None:
    """The language of a title by its other words: what is in doubt cannot tell it."""
    return language_of(word for match in _WORD.finditer(title.lower()) if (word := match[0]) not in _DOUBTFUL)
