"""How long ago, in the words of twelve languages: "a year and a half ago", "полтора года назад", "vor zwei Wochen"."""

from __future__ import annotations

from ..model.noun import NamedTuple
from .patterns import lazy


class Ago(NamedTuple):
    """A time counted back from the day of writing.

    Attributes:
        text: as written, from the first counted word to the last.
        days: how many days back.
        slack: how many days it can be off and still be said so: half its unit, a quarter for years.
    """

    text: str
    days: float
    slack: float


_DAY, _WEEK, _MONTH, _YEAR = 1.0, 7.0, 30.44, 365.25

_UNITS = {
    word: size
    for size, words in (
        (
            _DAY,
            "day days день дня дней дні днів tag tage tagen jour jours día días dia dias giorno giorni dzień dni "
            "يوم أيام",
        ),
        (
            _WEEK,
            "week weeks неделю недели недель тиждень тижні тижнів woche wochen semaine semaines semana semanas "
            "settimana settimane tydzień tygodnie tygodni أسبوع أسابيع",
        ),
        (
            _MONTH,
            "month months месяц месяца месяцев місяць місяці місяців monat monate monaten mois mes meses mês "
            "mese mesi miesiąc miesiące miesięcy شهر أشهر شهور",
        ),
        (
            _YEAR,
            "year years год года лет рік роки років року jahr jahre jahren an ans année années año años ano anos "
            "anno anni rok roku lata lat سنة سنوات عام أعوام",
        ),
    )
    for word in words.split()
}
_NUMBERS = {
    word: number
    for number, words in (
        (1.0, "a an one один одну одного ein einen einem einer un une una uno um uma jeden jedną واحد"),
        (2.0, "two couple два две дві zwei deux dos due dois duas dwa dwie اثنين"),
        (3.0, "three три drei trois tres tre três trzy ثلاثة ثلاث"),
        (4.0, "four четыре чотири vier quatre cuatro quattro quatro cztery أربعة أربع"),
        (5.0, "five пять п'ять fünf cinq cinco cinque pięć خمسة خمس"),
        (6.0, "six шесть шість sechs seis sei sześć ستة ست"),
        (7.0, "seven семь сім sieben sept siete sette sete siedem سبعة سبع"),
        (8.0, "eight восемь вісім acht huit ocho otto oito osiem ثمانية"),
        (9.0, "nine девять дев'ять neun neuf nueve nove dziewięć تسعة"),
        (10.0, "ten десять zehn dix diez dieci dez dziesięć عشرة"),
        (1.5, "полтора полторы півтора anderthalb eineinhalb półtora"),
    )
    for word in words.split()
}
# Without a number these are one.
_ONE = frozenset({
    "день", "неделю", "тиждень", "месяц", "місяць", "год", "рік", "dzień", "tydzień", "miesiąc", "rok",
    "يوم", "أسبوع", "شهر", "سنة", "عام",
})  # fmt: skip
_HALVES = frozenset({
    "half", "половиной", "половиною", "halb", "demi", "demie", "medio", "media", "mezzo", "mezza", "meio", "meia",
    "pół", "ونصف",
})  # fmt: skip
_WHOLE = {"полгода": _YEAR / 2, "півроку": _YEAR / 2, "yesterday": _DAY, "вчера": _DAY, "вчора": _DAY, "gestern": _DAY}
_BEHIND = frozenset({"ago", "назад", "тому", "fa", "temu", "atrás"})
_BEFORE = frozenset({"vor", "hace", "há", "قبل", "منذ"})

_WORD = lazy(r"[^\W_]+(?:'[^\W_]+)?")
_CJK = lazy(r"(半|\d{1,3}|[一二两三四五六七八九十])(?:个|個|か|カ|ヶ)?(年|月|周|週間?|星期|天|日)(半)?(?:之前|以前|前)")
_CJK_UNITS = {"年": _YEAR, "月": _MONTH, "周": _WEEK, "週": _WEEK, "星": _WEEK, "天": _DAY, "日": _DAY}
_LONGEST = 6  # words of such a phrase


def find_ago(text: str) -> list[Ago]:
    """The relative times in a text, in order; in time linear in its length."""
    found = [_cjk(match[0], match[1], match[2], bool(match[3])) for match in _CJK.finditer(text)]
    words = list(_WORD.finditer(text))
    folded = [word[0].casefold() for word in words]
    for at, word in enumerate(folded):
        if word in _WHOLE:
            found.append(Ago(words[at][0], _WHOLE[word], max(1.0, _WHOLE[word] / 8)))
            continue
        if word in _BEHIND:
            first, last = max(0, at - _LONGEST), at
            earlier = [place for place in range(first, last) if folded[place] in _BEHIND]
            first = earlier[-1] + 1 if earlier else first
        elif word in _BEFORE or folded[at - 2 : at + 1] == ["il", "y", "a"]:
            first, last = at + 1, at + 1 + _LONGEST
        else:
            continue
        counted = _count(folded[first:last], last_unit=word in _BEHIND)
        if counted:
            begin, end, days, unit = counted
            phrase = text[words[first + begin].start() : words[first + end].end()]
            found.append(Ago(phrase, days, _slack(unit)))
    return found


def _count(words: list[str], last_unit: bool) -> tuple[int, int, float, float] | None:
    """Where the counted words begin and end, their days, and the days of their unit; None where nothing is counted."""
    units = [place for place, word in enumerate(words) if word in _UNITS]
    if not units:
        return None
    at = units[-1] if last_unit else units[0]
    unit = _UNITS[words[at]]
    begin, number, half = at, 0.0, False
    while begin > 0:
        word = words[begin - 1]
        if word in _HALVES:
            half = True
        elif word.isdecimal() and len(word) < 4:
            number = float(word)
        elif word in _NUMBERS:
            # In "two and a half" and "half a year" the article counts nothing.
            number = max(number, _NUMBERS[word]) if _NUMBERS[word] > 1 or not half else number
            if word in ("a", "an") and words[begin - 2 : begin - 1] == ["half"]:
                number = 0.0
        elif word not in ("and", "с", "з", "et", "y", "e", "i"):
            break
        begin -= 1
    end = at
    behind = next((place for place in range(at + 1, min(len(words), at + 4)) if words[place] in _HALVES), None)
    if not number and not half and words[at] not in _ONE:
        return None
    days = (number or (0.0 if half else 1.0)) * unit + (unit / 2 if half else 0.0)
    if behind is not None:
        days, end = days + unit / 2, behind
    if last_unit and begin > 1 and words[begin] == "and" and (larger := _count(words[:begin], last_unit=True)):
        return larger[0], end, larger[2] + days, unit  # "a year and nine months"
    return begin, end, days, unit


def _cjk(text: str, number: str, unit: str, half: bool) -> Ago:
    size = _CJK_UNITS[unit[0]]
    count = (
        0.5 if number == "半" else float(number) if number.isdecimal() else "零一二三四五六七八九十".find(number) + 0.0
    )
    return Ago(text, ((2.0 if number == "两" else count) + (0.5 if half else 0.0)) * size, _slack(size))


def _slack(unit: float) -> float:
    return unit / 4 if unit == _YEAR else max(1.0, unit / 2)
