"""Pairs of a headline and a translation in which a number was changed or a name swapped; seeded, in seven languages.

The sentences and the names are the project's own, so that the pairs depend on no corpus.  A pair is true where number
and name are those of the headline, and false where one is another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LANGUAGES = ("ru", "de", "fr", "es", "zh", "ar", "uk")

# English, then the languages in the order above.
PERSONS = """
Trump|Трамп|Trump|Trump|Trump|特朗普|ترامب|Трамп
Merkel|Меркель|Merkel|Merkel|Merkel|默克尔|ميركل|Меркель
Macron|Макрон|Macron|Macron|Macron|马克龙|ماكرون|Макрон
Lavrov|Лавров|Lawrow|Lavrov|Lavrov|拉夫罗夫|لافروف|Лавров
Erdogan|Эрдоган|Erdogan|Erdogan|Erdogan|埃尔多安|أردوغان|Ердоган
Modi|Моди|Modi|Modi|Modi|莫迪|مودي|Моді
Guterres|Гутерриш|Guterres|Guterres|Guterres|古特雷斯|غوتيريش|Гутерріш
Netanyahu|Нетаньяху|Netanjahu|Netanyahou|Netanyahu|内塔尼亚胡|نتنياهو|Нетаньягу
Obama|Обама|Obama|Obama|Obama|奥巴马|أوباما|Обама
Sokolov|Соколов|Sokolow|Sokolov|Sokolov|索科洛夫|سوكولوف|Соколов
Kowalski|Ковальский|Kowalski|Kowalski|Kowalski|科瓦尔斯基|كوالسكي|Ковальський
""".strip().splitlines()
PLACES = """
Kazakhstan|Казахстан|Kasachstan|Kazakhstan|Kazajistán|哈萨克斯坦|كازاخستان|Казахстан
Portugal|Португалия|Portugal|Portugal|Portugal|葡萄牙|البرتغال|Португалія
Kenya|Кения|Kenia|Kenya|Kenia|肯尼亚|كينيا|Кенія
Vietnam|Вьетнам|Vietnam|Vietnam|Vietnam|越南|فيتنام|Вʼєтнам
Canada|Канада|Kanada|Canada|Canadá|加拿大|كندا|Канада
Chile|Чили|Chile|Chili|Chile|智利|تشيلي|Чилі
Lisbon|Лиссабон|Lissabon|Lisbonne|Lisboa|里斯本|لشبونة|Лісабон
Tokyo|Токио|Tokio|Tokyo|Tokio|东京|طوكيو|Токіо
Berlin|Берлин|Berlin|Berlin|Berlín|柏林|برلين|Берлін
Cairo|Каир|Kairo|Caire|Cairo|开罗|القاهرة|Каїр
Hamburg|Гамбург|Hamburg|Hambourg|Hamburgo|汉堡|هامبورغ|Гамбург
""".strip().splitlines()
COMPANIES = """
Toyota|Toyota|Toyota|Toyota|Toyota|丰田|تويوتا|Toyota
Samsung|Samsung|Samsung|Samsung|Samsung|三星|سامسونغ|Samsung
Boeing|Boeing|Boeing|Boeing|Boeing|波音|بوينغ|Boeing
Siemens|Siemens|Siemens|Siemens|Siemens|西门子|سيمنز|Siemens
Nokia|Nokia|Nokia|Nokia|Nokia|诺基亚|نوكيا|Nokia
Lukoil|Лукойл|Lukoil|Loukoïl|Lukoil|卢克石油|لوك أويل|Лукойл
Gazprom|Газпром|Gazprom|Gazprom|Gazprom|俄罗斯天然气工业|غازبروم|Газпром
Huawei|Huawei|Huawei|Huawei|Huawei|华为|هواوي|Huawei
Airbus|Airbus|Airbus|Airbus|Airbus|空中客车|إيرباص|Airbus
""".strip().splitlines()
# {} is the name; where a name opens the sentence, capitals do not tell that it is one.
OF_PERSONS = (
    ("New talks on grain exports are needed, says {}", "{}: нужны новые переговоры об экспорте зерна",
     "Neue Gespräche über Getreideexporte sind nötig, sagt {}",
     "Il faut de nouvelles négociations sur les céréales, dit {}",
     "Hacen falta nuevas negociaciones sobre los cereales, dice {}", "{}：需要就粮食出口举行新的谈判",
     "{}: هناك حاجة إلى محادثات جديدة بشأن صادرات الحبوب", "{}: потрібні нові переговори про експорт зерна"),
    ("Journalists ask {} about the price of heating", "Журналисты спросили, что {} думает о цене отопления",
     "Journalisten fragen {} nach dem Preis des Heizens", "Des journalistes interrogent {} sur le prix du chauffage",
     "Los periodistas preguntan a {} por el precio de la calefacción", "记者向{}询问供暖价格",
     "صحفيون يسألون {} عن سعر التدفئة", "Журналісти запитали, що {} думає про ціну опалення"),
    ("The party has thanked {} for a speech on schools", "Партия благодарна: {} выступил с речью о школах",
     "Die Partei dankt {} für eine Rede über Schulen", "Le parti remercie {} pour un discours sur les écoles",
     "El partido agradece a {} un discurso sobre las escuelas", "该党感谢{}就学校问题发表讲话",
     "الحزب يشكر {} على خطاب عن المدارس", "Партія вдячна: {} виступив з промовою про школи"),
    ("{} expects the harvest to be the best in years", "{} ждёт лучшего урожая за последние годы",
     "{} erwartet die beste Ernte seit Jahren", "{} s'attend à la meilleure récolte depuis des années",
     "{} espera la mejor cosecha en años", "{}预计今年将迎来多年来最好的收成",
     "{} يتوقع أفضل محصول منذ سنوات", "{} очікує найкращого врожаю за останні роки"),
)  # fmt: skip
OF_PLACES = (
    ("Storm cuts off power in {} for two days", "Шторм на два дня оставил без света: {}",
     "Sturm unterbricht den Strom für zwei Tage: {}", "Une tempête prive d'électricité pendant deux jours : {}",
     "Una tormenta corta la luz durante dos días: {}", "暴风雨使{}停电两天",
     "عاصفة تقطع الكهرباء ليومين في {}", "Шторм на два дні залишив без світла: {}"),
    ("Teachers in {} go on strike over pay", "{}: учителя бастуют из-за зарплаты",
     "Lehrer in {} streiken wegen ihres Lohns", "{} : les enseignants en grève pour leur salaire",
     "{}: los maestros en huelga por sus salarios", "{}教师因薪酬问题罢工",
     "إضراب المعلمين في {} بسبب الأجور", "{}: учителі страйкують через зарплату"),
)  # fmt: skip
OF_COMPANIES = (
    ("Court orders {} to pay damages to its workers", "Суд обязал {} выплатить компенсацию работникам",
     "Gericht verurteilt {} zu Schadenersatz an Arbeiter", "La justice condamne {} à indemniser ses employés",
     "Un tribunal obliga a {} a indemnizar a sus empleados", "法院命令{}向员工支付赔偿金",
     "محكمة تلزم {} بدفع تعويضات لعمالها", "Суд зобовʼязав {} виплатити компенсацію працівникам"),
    ("Profits of {} fall for the second year", "Прибыль {} падает второй год подряд",
     "Gewinn von {} sinkt im zweiten Jahr", "Les bénéfices de {} baissent pour la deuxième année",
     "Las ganancias de {} caen por segundo año", "{}的利润连续第二年下降",
     "أرباح {} تتراجع للعام الثاني", "Прибуток {} падає другий рік поспіль"),
)  # fmt: skip
# {} is the number, as each language writes it.
NUMBERED = (
    ("The mill is to hire {} workers in spring", "Весной завод наймёт {} рабочих",
     "Das Werk stellt im Frühling {} Arbeiter ein",
     "L'usine embauchera {} ouvriers au printemps", "La fábrica contratará a {} obreros en primavera",
     "工厂春季将招聘{}名工人",
     "المصنع سيوظف {} عامل في الربيع", "Навесні завод найме {} робітників"),
    ("Flood damages {} houses along the river", "Наводнение повредило {} домов вдоль реки",
     "Hochwasser beschädigt {} Häuser am Fluss",
     "Une crue endommage {} maisons le long du fleuve", "Una riada daña {} casas junto al río",
     "洪水损坏沿河{}座房屋",
     "الفيضان يلحق أضرارا بـ {} منزل على ضفة النهر", "Повінь пошкодила {} будинків уздовж річки"),
)  # fmt: skip
YEARS = ("The budget for {} passes its second reading", "Бюджет на {} год принят во втором чтении",
         "Haushalt für {} in zweiter Lesung angenommen", "Le budget {} adopté en deuxième lecture",
         "El presupuesto de {} se aprueba en segunda lectura", "{}年预算二读通过",
         "إقرار ميزانية {} في القراءة الثانية", "Бюджет на {} рік ухвалено у другому читанні")  # fmt: skip
PERCENT = ("Prices of bread have risen by {} percent in a year", "Цены на хлеб выросли за год на {} %",
           "Brotpreise steigen in einem Jahr um {} Prozent", "Le prix du pain augmente de {} % en un an",
           "El precio del pan sube un {} % en un año", "面包价格一年上涨{}%",
           "أسعار الخبز ترتفع {} في المئة خلال عام", "Ціни на хліб зросли за рік на {} %")  # fmt: skip
SCALED = ("The new bridge will cost {} euros", "Новый мост обойдётся в {} евро",
"Die neue Brücke wird {} Euro kosten",
          "Le nouveau pont coûtera {} d'euros", "El nuevo puente costará {} de euros", "新桥将耗资{}欧元",
          "الجسر الجديد سيكلف {} يورو", "Новий міст коштуватиме {} євро")  # fmt: skip
MILLION = ("million", "млн", "Millionen", "millions", "millones", "00万", "مليون", "млн")
BILLION = ("billion", "млрд", "Milliarden", "milliards", "mil millones", "0亿", "مليار", "млрд")
SPELLED = (
    ("Two", "двух", "zwei", "deux", "dos", "两", "اثنين", "двох"),
    ("Three", "трёх", "drei", "trois", "tres", "三", "ثلاثة", "трьох"),
    ("Four", "четырёх", "vier", "quatre", "cuatro", "四", "أربعة", "чотирьох"),
    ("Five", "пятерых", "fünf", "cinq", "cinco", "五", "خمسة", "пʼятьох"),
    ("Six", "шестерых", "sechs", "six", "seis", "六", "ستة", "шістьох"),
    ("Seven", "семерых", "sieben", "sept", "siete", "七", "سبعة", "сімох"),
    ("Eight", "восьмерых", "acht", "huit", "ocho", "八", "ثمانية", "вісьмох"),
    ("Ten", "десятерых", "zehn", "dix", "diez", "十", "عشرة", "десятьох"),
)  # fmt: skip
COUNTED = ("{} people are rescued from the ice of the lake", "Спасли {} человек со льда озера",
           "Rettung von {} Menschen vom Eis des Sees", "Secours de {} personnes sur la glace du lac",
           "Rescate de {} personas en el hielo del lago", "湖面冰上有{}人获救",
           "إنقاذ {} أشخاص من جليد البحيرة", "Врятували {} людей з льоду озера")  # fmt: skip


class Pair(NamedTuple):
    """A headline and what a list has; `kind` is what differs, if anything does."""

    title: str
    candidate: str
    kind: str
    language: str
    true: bool


def numbers(count: int, seed: int) -> list[Pair]:
    """Pairs with a number changed, each beside the pair that it was made of."""
    return _chosen(_numbers(random.Random(seed)), count, seed)


def names(count: int, seed: int) -> list[Pair]:
    """Pairs with a name swapped, each beside the pair that it was made of."""
    return _chosen(_names(), count, seed)


def _chosen(pairs: Iterator[tuple[Pair, Pair]], count: int, seed: int) -> list[Pair]:
    every = list(pairs)
    return [pair for both in random.Random(seed).sample(every, min(count, len(every))) for pair in both]


def _numbers(chance: random.Random) -> Iterator[tuple[Pair, Pair]]:
    for at, language in enumerate(LANGUAGES, 1):
        for sentence in NUMBERED:
            for _ in range(5):
                number = chance.randrange(1100, 9900, 100)
                other = number + chance.choice((-100, 100, 1000))
                written = [sentence[at].format(_grouped(value, language)) for value in (number, other)]
                yield _both(sentence[0].format(f"{number:,}"), written, "count", language)
        for form, values, kind in ((YEARS, range(2019, 2027), "year"), (PERCENT, range(12, 90, 10), "percent")):
            for value in values:
                other = value + chance.choice((-1, 1) if kind == "year" else (-10, 10))
                yield _both(form[0].format(value), [form[at].format(one) for one in (value, other)], kind, language)
        for value in (3, 12, 40, 75):
            million, billion = (f"{value}{scale[at]}" if language == "zh" else f"{value} {scale[at]}"
                                for scale in (MILLION, BILLION))  # fmt: skip
            amounts = [SCALED[at].format(one) for one in (million, billion)]
            yield _both(SCALED[0].format(f"{value} million"), amounts, "scale", language)
        for word, next_word in zip(SPELLED, (*SPELLED[1:], SPELLED[0]), strict=True):
            written = [COUNTED[at].format(one[at]) for one in (word, next_word)]
            yield _both(COUNTED[0].format(word[0]), written, "spelled out", language)


def _grouped(value: int, language: str) -> str:
    separator = {"de": ".", "ru": " ", "uk": " ", "fr": " ", "es": "."}.get(language, ",")
    return f"{value:,}".replace(",", separator)


def _names() -> Iterator[tuple[Pair, Pair]]:
    kinds = ((PERSONS, OF_PERSONS, "person"), (PLACES, OF_PLACES, "place"), (COMPANIES, OF_COMPANIES, "company"))
    for rows, sentences, kind in kinds:
        named = [row.split("|") for row in rows]
        for sentence in sentences:
            for number, name in enumerate(named):
                other = named[(number + 1 + len(sentence[0]) % (len(named) - 1)) % len(named)]
                for at, language in enumerate(LANGUAGES, 1):
                    written = [sentence[at].format(one[at]) for one in (name, other)]
                    yield _both(sentence[0].format(name[0]), written, kind, language)


def _both(title: str, written: Sequence[str], kind: str, language: str) -> tuple[Pair, Pair]:
    true, false = (Pair(title, one, kind, language, one is written[0]) for one in written)
    return true, false
