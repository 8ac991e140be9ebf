"""English."""

from __future__ import annotations

from .en_speech import SPEECH
from .interface import ClauseWords, NumberWords, StatementWords, TimeWords, Unit, each, last_words

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)


def _cardinals() -> dict[str, float]:
    cardinals = {word: float(number) for number, word in enumerate(_ONES.split(), 1)}
    for tens, word in enumerate(_TENS.split(), 2):
        cardinals[word] = tens * 10.0
        for number, one in enumerate(_ONES.split()[:9], 1):
            cardinals[f"{word}-{one}"] = tens * 10.0 + number
    return cardinals


def _units() -> dict[str, Unit]:
    table = {
        ("1", 0.01, "share"): "percent pct % ％",
        ("1", 0.001, "share"): "permille ‰",
        ("t", 1.0, "amount"): "tonne tonnes ton tons t",
        ("t", 1e3, "amount"): "kilotonne kilotonnes kt",
        ("t", 1e6, "amount"): "megatonne megatonnes mt",
        ("t", 1e9, "amount"): "gigatonne gigatonnes gt",
        ("kg", 1.0, "amount"): "kg kilogram kilograms kilogramme kilogrammes kilo kilos",
        ("g", 1.0, "amount"): "gram grams gramme grammes",
        ("mg", 1.0, "amount"): "mg milligram milligrams",
        ("[lb_av]", 1.0, "amount"): "lb lbs pound pounds",
        ("[oz_av]", 1.0, "amount"): "oz ounce ounces",
        ("[car_m]", 1.0, "amount"): "carat carats",
        ("km", 1.0, "amount"): "km kms kilometre kilometres kilometer kilometers",
        ("m", 1.0, "amount"): "m metre metres meter meters",
        ("cm", 1.0, "amount"): "cm centimetre centimetres centimeter centimeters",
        ("mm", 1.0, "amount"): "mm millimetre millimetres millimeter millimeters",
        ("nm", 1.0, "amount"): "nm nanometre nanometres nanometer nanometers",
        ("[mi_i]", 1.0, "amount"): "mile miles",
        ("[nmi_i]", 1.0, "amount"): "knots",
        ("[ft_i]", 1.0, "amount"): "ft foot feet",
        ("[in_i]", 1.0, "amount"): "inch inches",
        ("[yd_i]", 1.0, "amount"): "yard yards",
        ("har", 1.0, "amount"): "hectare hectares ha",
        ("[acr_us]", 1.0, "amount"): "acre acres",
        ("m2", 1.0, "amount"): "sqm m² m2",
        ("km2", 1.0, "amount"): "km² km2",
        ("m3", 1.0, "amount"): "m³ m3",
        ("m3", 1e9, "amount"): "bcm",
        ("L", 1.0, "amount"): "litre litres liter liters",
        ("[bbl_us]", 1.0, "amount"): "barrel barrels",
        ("[bbl_us]/d", 1.0, "rate"): "bpd b/d",
        ("[gal_us]", 1.0, "amount"): "gallon gallons",
        ("W", 1.0, "amount"): "watt watts",
        ("kW", 1.0, "amount"): "kw kilowatt kilowatts",
        ("MW", 1.0, "amount"): "mw megawatt megawatts",
        ("GW", 1.0, "amount"): "gw gigawatt gigawatts",
        ("TW", 1.0, "amount"): "tw terawatt terawatts",
        ("kW.h", 1.0, "amount"): "kwh kilowatt-hour kilowatt-hours",
        ("MW.h", 1.0, "amount"): "mwh megawatt-hour megawatt-hours",
        ("GW.h", 1.0, "amount"): "gwh gigawatt-hour gigawatt-hours",
        ("TW.h", 1.0, "amount"): "twh terawatt-hour terawatt-hours",
        ("Hz", 1.0, "amount"): "hz hertz",
        ("V", 1.0, "amount"): "volt volts",
        ("Cel", 1.0, "amount"): "°c ℃ celsius",
        ("[degF]", 1.0, "amount"): "°f ℉ fahrenheit",
        ("deg", 1.0, "amount"): "degree degrees °",
        ("km/h", 1.0, "amount"): "kph km/h kmh",
        ("[mi_i]/h", 1.0, "amount"): "mph",
        ("By", 1.0, "amount"): "byte bytes",
        ("GBy", 1.0, "amount"): "gb gigabyte gigabytes",
        ("TBy", 1.0, "amount"): "tb terabyte terabytes",
        ("s", 1.0, "duration"): "second seconds",
        ("min", 1.0, "duration"): "minute minutes mins",
        ("h", 1.0, "duration"): "hour hours hrs",
        ("d", 1.0, "duration"): "day days",
        ("wk", 1.0, "duration"): "week weeks",
        ("mo", 1.0, "duration"): "month months",
        ("a", 0.25, "duration"): "quarter-years",
        ("a", 1.0, "duration"): "year years yr yrs",
        ("a", 10.0, "duration"): "decade decades",
        ("a", 100.0, "duration"): "century centuries",
        ("USD", 1.0, "money"): "dollar dollars usd $ us$",
        ("USD", 0.01, "money"): "cents",
        ("EUR", 1.0, "money"): "euro euros eur €",
        ("GBP", 1.0, "money"): "gbp sterling £",
        ("RUB", 1.0, "money"): "ruble rubles rouble roubles rub ₽",
        ("CNY", 1.0, "money"): "yuan renminbi rmb cny",
        ("JPY", 1.0, "money"): "yen jpy ¥",
        ("INR", 1.0, "money"): "rupee rupees inr ₹",
        ("UAH", 1.0, "money"): "hryvnia hryvnias uah ₴",
        ("TRY", 1.0, "money"): "lira liras ₺",
        ("KRW", 1.0, "money"): "won krw ₩",
        ("CHF", 1.0, "money"): "franc francs chf",
        ("KZT", 1.0, "money"): "tenge kzt ₸",
        ("PLN", 1.0, "money"): "zloty zlotys pln",
        ("BRL", 1.0, "money"): "real reais brl r$",
        ("ZAR", 1.0, "money"): "rand zar",
        ("CAD", 1.0, "money"): "cad c$",
        ("AUD", 1.0, "money"): "aud a$",
    }  # fmt: skip
    units = {word: Unit(*unit) for unit, words in table.items() for word in words.split()}
    units["per cent"] = Unit("1", 0.01, "share")
    units["percentage points"] = units["percentage point"] = Unit("1", 0.01, "change")
    units["basis points"] = units["basis point"] = Unit("1", 0.0001, "change")
    for area, code in (("metres", "m"), ("meters", "m"), ("kilometres", "km"), ("kilometers", "km"), ("km", "km")):
        units[f"square {area}"] = Unit(f"{code}2")
        units[f"cubic {area}"] = Unit(f"{code}3")
    for area, code in (("feet", "[sft_i]"), ("miles", "[smi_us]")):
        units[f"square {area}"] = Unit(code)
    units["cubic feet"] = Unit("[cft_i]")
    units["metric tons"] = units["metric tonnes"] = Unit("t")
    units["troy ounces"] = Unit("[oz_tr]")
    units["us dollars"] = units["u.s. dollars"] = Unit("USD", 1.0, "money")
    units["pounds sterling"] = Unit("GBP", 1.0, "money")
    return units


_HEDGES = {
    ("=", True): (
        "about|around|approximately|roughly|nearly|almost|close to|circa|ca|an estimated|estimated|some|approx|"
        "or so|in the region of|in the order of|on the order of|up to about|virtually|an approximate|as many as about"
    ),
    (">", False): "more than|over|above|exceeding|greater than|in excess of|upwards of|upward of|well over|higher than",
    (">=", False): "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of",
    ("<", False): "less than|fewer than|under|below|lower than|short of|just under|not even",
    (
        "<=",
        False,
    ): "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|not exceeding",
    (">", True): "slightly more than|just over|a little over|slightly over|little more than",
    ("<", True): "slightly less than|a little under|slightly under|little less than",
}

_INNER = frozenset(
    {"only", "just", "merely", "exactly", "precisely", "a total of", "a further", "another", "a massive"}
)

_NUMBERS = NumberWords(
    decimal_comma=False,
    cardinals=_cardinals(),
    scales={
        "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "mn": 1e6,
        "bn": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3, "dozen": 12.0,
    },
    initials={"m": 1e6, "b": 1e9, "t": 1e12},
    vague={
        "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "billions": 2e9,
        "trillions": 2e12,
    },
    ordinals={word: number for number, word in enumerate(_ORDINALS.split(), 1)},
    fractions={
        "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2,
        "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1, "tenths": 0.1, "halve": 0.5, "halved": 0.5, "halves": 0.5,
        "halving": 0.5,
    },
    parts=frozenset(),
    each=frozenset({"one in", "one in every", "one out of", "one out of every"}),
    times=frozenset({"times"}),
    singles={"single": 1, "dual": 2, "twin": 2, "triple": 3},
    units=_units(),
    hedges={phrase: effect for effect, phrases in _HEDGES.items() for phrase in phrases.split("|")},
    inner=_INNER,
    hedge_ends=last_words([phrase for phrases in _HEDGES.values() for phrase in phrases.split("|")] + [*_INNER]),
    rates={
        "annually": "a", "yearly": "a", "per year": "a", "a year": "a", "each year": "a", "every year": "a",
        "per annum": "a", "monthly": "mo", "per month": "mo", "a month": "mo", "each month": "mo", "every month": "mo",
        "weekly": "wk", "per week": "wk", "a week": "wk", "each week": "wk", "every week": "wk", "daily": "d",
        "per day": "d", "a day": "d", "each day": "d", "every day": "d", "per hour": "h", "an hour": "h",
        "per second": "s", "a second": "s",
        "/year": "a", "/yr": "a", "/month": "mo", "/week": "wk", "/day": "d", "/d": "d", "/h": "h", "/hr": "h",
        "/hour": "h", "/s": "s", "/sec": "s",
    },
    links=frozenset({"of"}),
    to=frozenset({"to", "or"}),
    between=frozenset({"between"}),
    and_=frozenset({"and"}),
    among=frozenset({"in", "out of"}),
    rising=frozenset({"by"}),
    from_=frozenset({"from"}),
    articles=frozenset({"a", "an"}),
    half=(("and", "a", "half"), ("and", "one", "half")),
    labels=each(
        "article articles section sections chapter page pages paragraph number no nos figure table part phase "
        "volume vol "
        "verse version type level category class grade group room line channel route flight highway track step item "
        "appendix annex clause resolution unit block building lot model protocol bill act law rule column row question "
        "episode season issue edition mark tier"),
    places=frozenset({"place", "position", "rank", "spot"}),
    superlatives=("est",),
    plurals=each("people men women children police personnel staff cattle fish sheep aircraft troops"),
    uncounted=each(
        "is was has this as us its his does goes yes thus plus versus across towards besides always perhaps less "
        "hours' "
        "ours hers theirs says makes takes gives shows sees means remains becomes needs times whereas unless "
        "afterwards "
        "overseas sometimes nowadays indoors outdoors perhaps"),
    counts_any=False,
    clock=frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock", "gmt", "utc"}),
    changes=each(
        "rose rise rises risen rising fell fall falls fallen falling grew grow grows grown growing increased increase "
        "increases increasing decreased decrease decreasing dropped drop drops dropping jumped jump climbed climb "
        "declined decline declining shrank shrink cut cuts raised raise raising reduced reduce reducing went gone up "
        "down lowered lower doubled tripled expanded slid slipped surged soared plunged plummeted"),
    years=each(
        "in since by until till of from during before after through throughout early late mid around circa year years "
        "and to between spring summer autumn fall winter"),
)  # fmt: skip

_WEEKDAYS = {"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7}
_TIMES = TimeWords(
    references={
        **dict.fromkeys(
            ["now", "today", "currently", "so far", "at present", "nowadays", "at the moment", "these days",
             "presently", "to date", "until now", "up to now", "right now", "as of now", "at this point"],
            "PRESENT_REF",
        ),
        **dict.fromkeys(
            ["recently", "recent", "previously", "formerly", "newly", "lately", "in the past", "long ago",
             "in recent years", "in recent months", "in recent weeks", "in recent days", "at the time", "back then",
             "in recent decades", "earlier"],
            "PAST_REF",
        ),
        **dict.fromkeys(
            ["soon", "in the future", "in future", "upcoming", "forthcoming", "shortly", "in coming years",
             "in the coming years", "in coming months", "in the coming months", "in the near future"],
            "FUTURE_REF",
        ),
        "yesterday": "-1", "tomorrow": "1", "the day before yesterday": "-2", "tonight": "0", "last night": "-1",
    },
    sets={
        "annually": "P1Y", "yearly": "P1Y", "every year": "P1Y", "each year": "P1Y", "per year": "P1Y",
        "per annum": "P1Y", "monthly": "P1M", "every month": "P1M", "each month": "P1M", "per month": "P1M",
        "weekly": "P1W", "every week": "P1W", "each week": "P1W", "every day": "P1D", "each day": "P1D",
        "per day": "P1D", "daily": "P1D",
    },
    weekdays={
        day + genitive: number
        for day, number in _WEEKDAYS.items()
        for genitive in ("", "'s", "’s")
    },
    units={
        "day": "D", "days": "D", "week": "W", "weeks": "W", "month": "M", "months": "M", "year": "Y", "years": "Y",
        "decade": "10Y", "decades": "10Y", "century": "100Y", "centuries": "100Y", "quarter": "Q",
    },
    shifts={"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1},
    ago=frozenset({"ago", "earlier"}),
    since_then=frozenset({"earlier"}),
    modifiers={
        "by": "ON_OR_BEFORE", "until": "ON_OR_BEFORE", "till": "ON_OR_BEFORE", "before": "BEFORE",
        "since": "ON_OR_AFTER",
        "after": "AFTER", "about": "APPROX", "around": "APPROX",
    },
    leads=frozenset({"in", "on", "during", "from", "over", "for", "within", "only", "just", "throughout"}),
    future=each("will shall plans planned plan scheduled expected due upcoming ahead deadline intends aims 'll next")
    | {"is to", "are to"},
    doubtful=frozenset({"may", "march", "mar", "jan", "dec", "sep", "sept", "oct", "nov", "feb", "jun", "jul", "aug",
        "apr"}),
)  # fmt: skip

_CLAUSES = ClauseWords(
    relatives=each("which who whose whom where"),
    joining=each("and but while whereas although though yet so or"),
    behind_comma=each("with due because despite primarily mainly partly largely less more nearly almost about owing"),
    openers=each("in at on during after before under over with without for by from since amid among according to as"),
    not_participles=each(
        "including according during following regarding concerning nothing something anything everything morning "
        "evening "
        "king thing ring spring string being having notwithstanding excluding pending considering building buildings"
    ),
    participle="ing",
    past=each(
        "was were had has have did became began came went made took gave got held kept left led lost met paid put "
        "ran saw "
        "sent set sold spent stood told won wrote built bought brought fell rose grew cut hit said found fought "
        "drew drove "
        "broke chose spoke shot struck sank shrank hurt let read thought taught caught sought"
    ),
    past_ending="ed",
    present=each(
        "is are produces produce holds hold controls control lies lie owns own hinges remains remain dominates "
        "accounts "
        "imports exports employs operates contains includes consists belongs costs sells buys makes uses sits ranks "
        "faces "
        "follows comes depends supplies surpass surpasses exceeds will"
    ),
    possible=each("could may might should must would can ought"),
    arguing=each(
        "thus however still therefore hence but yet and so indeed clearly surely moreover nevertheless nonetheless "
        "perhaps "
        "ultimately of despite as by for if only on"
    ),
    appraising=frozenset({"it is", "it was", "it would"}),
    referring=each("he she they it this that these those his her their its such"),
)

WORDS = StatementWords("en", _NUMBERS, _TIMES, SPEECH, _CLAUSES)
