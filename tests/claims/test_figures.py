"""What a figure is worth, what is no figure, and that each is found in a source that says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims import read_statements
from reeprov.claims.support import support
from reeprov.model.claim import Chain, Claim, Figure, Reach, Step
from reeprov.model.dossier import Dossier
from reeprov.model.support import Presence, Source
from reeprov.model.text import Span
from reeprov.readers import read_text


def figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    return read_statements(read_text("a.txt", text)._replace(language=language)).figures


ENGLISH = """
They hold about 20-25% of the world's reserves.|about 20-25%|0.2|0.25|1|=
They hold 10–12 % of the market.|10–12 %|0.1|0.12|1|=
7 in 10 nurses left.|7 in 10 nurses|0.7|0.7|1|=
Roughly one in five tankers left.|Roughly one in five tankers|0.2|0.2|1|=
3 out of 4 ships left.|3 out of 4 ships|0.75|0.75|1|=
It fell to minus 34 degrees.|minus 34 degrees|-34|-34|deg|=
It was -5 to -3 degrees.|-5 to -3 degrees|-5|-3|deg|=
Exports rose by a quarter.|a quarter|0.25|0.25|1|=
They hold 25-20% of the market.|25-20%|0.2|0.25|1|=
It is less than 1 per cent of supply.|less than 1 per cent|0|0.01|1|<
It is more than 60% of supply.|more than 60%|0.6|-|1|>
At least 12 percent of it was lost.|At least 12 percent|0.12|-|1|>=
Up to 40% of it was lost.|Up to 40%|0|0.4|1|<=
The mine holds 3.8 million tonnes.|3.8 million tonnes|3800000|3800000|t|=
It holds an estimated 658 million tons of ore.|an estimated 658 million tons|658000000|658000000|t|=
It digs about 2,500 tonnes annually.|about 2,500 tonnes annually|2500|2500|t/a|=
It digs only 2,500 tonnes of ore a year.|only 2,500 tonnes of ore a year|2500|2500|t/a|=
It burns 12 barrels per day.|12 barrels per day|12|12|[bbl_us]/d|=
It cost $5 million.|$5 million|5000000|5000000|USD|=
It cost $5m.|$5m|5000000|5000000|USD|=
It cost $1.5T.|$1.5T|1500000000000|1500000000000|USD|=
It cost €2B.|€2B|2000000000|2000000000|EUR|=
It cost USD 5 million.|USD 5 million|5000000|5000000|USD|=
It cost RUB 5,000.|RUB 5,000|5000|5000|RUB|=
It cost $3M-$4M.|$3M-$4M|3000000|4000000|USD|=
It cost $5m to $7m.|$5m to $7m|5000000|7000000|USD|=
It cost €3bn–€4bn.|€3bn–€4bn|3000000000|4000000000|EUR|=
It has 7B parameters.|7B parameters|7000000000|7000000000|1|=
It runs 24 km/h.|24 km/h|24|24|km/h|=
It pays 2,500 euros a month before tax.|2,500 euros a month|2500|2500|EUR/mo|=
It digs 10 tonnes/year.|10 tonnes/year|10|10|t/a|=
It is 100m long.|100m|100|100|m|=
It cost €3.5bn.|€3.5bn|3500000000|3500000000|EUR|=
It cost £40,000.|£40,000|40000|40000|GBP|=
It cost 90 million roubles a day.|90 million roubles a day|90000000|90000000|RUB/d|=
It cost 1.234.567,89 euros.|1.234.567,89 euros|1234567.89|1234567.89|EUR|=
It cost 1 234 567 roubles.|1 234 567 roubles|1234567|1234567|RUB|=
It took ½ tonne.|½ tonne|0.5|0.5|t|=
It took 2½ tonnes.|2½ tonnes|2.5|2.5|t|=
It took a year and a half.|a year and a half|1.5|1.5|a|=
It took two and a half years.|two and a half years|2.5|2.5|a|=
It took 30 years.|30 years|30|30|a|=
It took three weeks.|three weeks|3|3|wk|=
Three quarters of the mines closed.|Three quarters|0.75|0.75|1|=
About two-thirds voted for it.|About two-thirds|0.666666666667|0.666666666667|1|=
It fell for three quarters in a row.|three quarters|3|3|1|=
Revenue of NOK 1,284 million was reported.|NOK 1,284 million|1284000000|1284000000|NOK|=
It is 12 km long.|12 km|12|12|km|=
It covers 300 hectares.|300 hectares|300|300|har|=
It covers 20 square kilometres.|20 square kilometres|20|20|km2|=
It makes 500 MW.|500 MW|500|500|MW|=
It warmed by 1.5 °C.|1.5 °C|1.5|1.5|Cel|=
It cooled to −5 °C.|−5 °C|-5|-5|Cel|=
It has 15 different types of metal.|15 different types|15|15|1|=
The union counted 340 people.|340 people|340|340|1|=
Eleven vessels stood there.|Eleven vessels|11|11|1|=
It hinges on a single operation.|a single operation|1|1|1|=
It serves dual purposes.|dual purposes|2|2|1|=
It is the fifth-largest of them.|fifth-largest|5|5|1|=
It is the third largest of them.|third largest|3|3|1|=
It came in 5th place.|5th place|5|5|1|=
Between 5 and 7 million tonnes were lost.|Between 5 and 7 million tonnes|5000000|7000000|t|=
It takes 5 to 7 days.|5 to 7 days|5|7|d|=
It lost twenty-five men.|twenty-five men|25|25|1|=
It lost two hundred and fifty ships.|two hundred and fifty ships|250|250|1|=
A third of the mines were shut.|A third|0.333333333333|0.333333333333|1|=
Half of the mines were shut.|Half|0.5|0.5|1|=
It lost half a million tonnes.|half a million tonnes|500000|500000|t|=
It lost nearly 2 million barrels.|nearly 2 million barrels|2000000|2000000|[bbl_us]|=
Wages rose by 3 percentage points.|3 percentage points|0.03|0.03|1|=
""".strip().split("\n")

RUSSIAN = """
Запасы составляют около 20–25% мировых.|около 20–25%|0.2|0.25|1|=
Две трети жителей уехали.|Две трети|0.666666666667|0.666666666667|1|=
На них заняты 95 тыс. человек.|95 тыс. человек|95000|95000|1|=
Погибли 859 гражданских лиц.|859 гражданских лиц|859|859|1|=
Ночью 12 раненых доставили в больницу.|12 раненых|12|12|1|=
Запасы составляют 28,7 млн тонн.|28,7 млн тонн|28700000|28700000|t|=
Добыча составила более 2 500 тонн в год.|более 2 500 тонн в год|2500|-|t/a|>
Потрачено 1 234 567,8 рублей.|1 234 567,8 рублей|1234567.8|1234567.8|RUB|=
Это менее 1 процента поставок.|менее 1 процента|0|0.01|1|<
Прошло полтора года.|полтора года|1.5|1.5|a|=
Прошло тридцать пять лет.|тридцать пять лет|35|35|a|=
Страна занимает пятое место.|пятое место|5|5|1|=
Ущерб составил 90 млн рублей в сутки.|90 млн рублей в сутки|90000000|90000000|RUB/d|=
Погибли 12 человек.|12 человек|12|12|1|=
Они держат 10–12 % рынка.|10–12 %|0.1|0.12|1|=
Они держат 12–10 % рынка.|12–10 %|0.1|0.12|1|=
Потрачено 1.234.567,89 рублей.|1.234.567,89 рублей|1234567.89|1234567.89|RUB|=
Добыто ½ тонны.|½ тонны|0.5|0.5|t|=
Доля вырастет до 7 %.|7 %|0.07|0.07|1|=
Доля составит до 7 %.|до 7 %|0|0.07|1|<=
Около половины месторождений закрыты.|Около половины|0.5|0.5|1|=
Полмиллиона человек уехали.|Полмиллиона человек|500000|500000|1|=
Семь из десяти врачей уехали.|Семь из десяти врачей|0.7|0.7|1|=
Похолодало до минус 5 градусов.|минус 5 градусов|-5|-5|deg|=
Инфляция замедлилась до 7 %.|7 %|0.07|0.07|1|=
Сотни людей уехали.|Сотни людей|200|-|1|>=
Более сотни людей уехали.|Более сотни людей|100|-|1|>=
Сотни тысяч людей уехали.|Сотни тысяч людей|200000|-|1|>=
Она занимает 5-е место.|5-е место|5|5|1|=
""".strip().split("\n")


@pytest.mark.parametrize(
    ("language", "row"),
    [("en", row) for row in ENGLISH] + [("ru", row) for row in RUSSIAN],
    ids=lambda value: value[:40],
)
def test_worth(language: str, row: str) -> None:
    sentence, text, lo, hi, unit, relation = row.split("|")
    (figure,) = figures(sentence, language)
    assert sentence[figure.span.start : figure.span.end] == figure.text == text
    assert [None if value == "-" else float(value) for value in (lo, hi)] == [figure.lo, figure.hi]
    assert (figure.unit, figure.relation) == (unit, relation)


@pytest.mark.parametrize(
    "sentence",
    [
        "The decree of November 4 was signed.", "It was signed on February 24, 2025.", "It came on 26.02.2025.",
        "In 2022 Russian forces left.", "It is one of the most important metals.", "He flew a Su-57 and a MiG-31.",
        "The G20 met COVID-19.", "It is on page 30 of chapter 5.", "Africa News 24 wrote it.", "He won 3-2.",
        "It began at 10:30 and ended at 5 pm.", "Under Article 51 it may.", "In the 1990s it was so.",
        "The market is his key to a second wind.", "It is version 2.0.1 of it.", "A lot was said.",
        "It has " + "9" * 400 + " tonnes.", "It has 1e308 tonnes.", "He came in the 19th century.",
        "On 31 February 2025 he left.", "They use 8T cells.",
        "It supports Python 3.8, 3.9, 3.10 and 3.11.", "It waits for a 100-continue.",
    ],
)  # fmt: skip
def test_what_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Это было 31 февраля 2025 года.", "Это было в 2025 году.", "Это было во второй половине года.",
        "Это было 26.02.2025.", "Это статья 228.", "Счёт был 3-2.", "Там " + "9" * 400 + " тонн.",
    ],
)  # fmt: skip
def test_what_is_no_figure_in_russian(sentence: str) -> None:
    assert figures(sentence, "ru") == ()


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "It rose 12.5% to 3.2 million tonnes.", [0.125, 3.2e6]),
        ("ru", "Добыча выросла на 12,5% до 3,2 млн тонн.", [0.125, 3.2e6]),
        ("en", "It rose by 20% to 25%.", [0.2]),
        ("en", "Voters, 54 to 41 percent, oppose it.", [0.54, 0.41]),
        ("en", "It was cut from 10 to 5 percent.", [0.1, 0.05]),
        ("en", "It rose from 5 to 10 percent.", [0.05, 0.1]),
        ("en", "It fell from 900 to 1.2 million tonnes.", [900, 1.2e6]),
        ("en", "It fell from 1,000 to 500 jobs.", [1000, 500]),
        ("ru", "Доля упала с 10 до 5 процентов.", [0.1, 0.05]),
    ],
)
def test_two_figures_are_no_range(language: str, sentence: str, found: list[float]) -> None:
    assert [figure.lo for figure in figures(sentence, language)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 12 in 20 countries.", "It sold 200 in 500 shops.", "He scored 3 in 10 matches.",
        "They won 3 in 4 seasons.", "Last year, 12 in 20 countries agreed.",
        "It saw two quarters of growth.", "In one quarter of 2024 it grew.",
    ],
)  # fmt: skip
def test_what_is_no_share(sentence: str) -> None:
    assert "share" not in {figure.kind for figure in figures(sentence)}


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("They found that 7 in 10 nurses left.", 0.7),
        ("It hits about 3 in 4 women.", 0.75),
        ("It hits 1 in 25 women.", 0.04),
        ("They won three in four seasons.", 0.75),
        ("They won 3 out of 4 games.", 0.75),
    ],
)
def test_so_many_of_them_are_a_share(sentence: str, share: float) -> None:
    assert [(figure.kind, figure.lo) for figure in figures(sentence)] == [("share", share)]


def test_the_sign_of_what_it_fell_from_belongs_to_it() -> None:
    assert [figure.text for figure in figures("It rose 20% to -5%.")] == ["20%", "-5%"]


def test_what_comes_each_year_is_told_of_one_figure() -> None:
    found = figures("It runs 22 shelters and spends 9 million euros a year, after 8 million euros a year earlier.")
    assert [(figure.text, figure.unit) for figure in found][:3] == [
        ("22 shelters", "1"), ("9 million euros a year", "EUR/a"), ("8 million euros", "EUR"),
    ]  # fmt: skip


def test_what_something_came_to_is_no_bound() -> None:
    _, figure = figures("Метр стал дороже: с 63 тыс. рублей в конце года до 152 тыс. рублей.", "ru")
    assert (figure.lo, figure.hi, figure.relation) == (152_000, 152_000, "=")


@pytest.mark.parametrize(
    ("language", "sentence", "periods"),
    [
        ("en", "Its share fell from 37 percent in 2016 to 24 percent in 2024.", ["2016", "2024"]),
        ("en", "In 2016 it made 37 tonnes, and in 2020 it made 54 tonnes.", ["2016", "2020"]),
        ("en", "In 2024 exports rose by 5 percent to 30 tonnes.", ["2024", "2024"]),
        ("en", "It made 30 tonnes in 2024, more than the 20 tonnes of before.", ["2024", None]),
        ("en", "It made 30 percent of its power from coal in 2024.", ["2024"]),
        ("en", "It rose to 16 tonnes from 8 tonnes in 2022.", [None, "2022"]),
        ("ru", "Погибли 859 человек – больше, чем за тот же период 2024 года.", [None]),
    ],
)
def test_the_time_that_a_figure_holds_for(language: str, sentence: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in figures(sentence, language)] == periods


def test_a_target_year() -> None:
    (figure,) = figures("The share is to grow to 10-12% by 2030.")
    assert (figure.lo, figure.hi, figure.target) == (0.1, 0.12, "2030")


def test_what_is_said_about_it() -> None:
    (share,) = figures("They hold about 20-25% of the world's reserves of metals.")
    assert (share.kind, share.approximate, share.measure) == ("share", True, "the world's reserves of metals")


def test_a_marker_is_no_figure() -> None:
    (figure,) = figures("It has 12 mines [3].\n\nSources:\n[3] RIA — A, 26.02.2025")
    assert figure.text == "12 mines"


# More that stands in sources in one form only.
ENGLISH_SIGNS = [
    "Prices fell by minus 3 percent.",
    "Output: -19% in May.",
    "It was −2.5% in May.",
    "It lost minus 4,000 tonnes.",
]
ENGLISH_SHARES = ["Nine in ten nurses left.", "They lost 2 out of 3 games.", "It hits 1 in 25 women."]
OTHER_RUSSIAN = [
    "Минус 3 процента за май.",
    "Похолодало до −5 градусов.",
    "Уехали 7 из 10 врачей.",
    "Уехали 2 из 3 врачей.",
]
SAME = [(row.split("|")[0], "en") for row in [*ENGLISH, *ENGLISH_SIGNS, *ENGLISH_SHARES]]
SAME += [(row.split("|")[0], "ru") for row in [*RUSSIAN, *OTHER_RUSSIAN]]
# The numbers of ranks and scales that are words or letters are not looked for in all their forms.
UNREAD = (
    "$1.5T", "100m", "a year and a half", "a single operation", "dual purposes", "fifth-largest", "third largest",
    "пятое место", "Сотни людей", "Более сотни людей", "Сотни тысяч людей",
)  # fmt: skip


def looked_for(text: str, source: str, language: str) -> list[tuple[str, Presence]]:
    """What is said of the figures of a text that cites one source."""
    document = read_text("a.txt", text)._replace(language=language)
    figures = read_statements(document).figures
    claim = Claim("0", Span(0, len(text)), text, figures=tuple(range(len(figures))))
    chain = Chain(Reach.RECORD, (Step(0, "1", 0, Reach.RECORD),))
    dossier = Dossier(document, figures=figures, claims=(claim,), chains=(chain,))
    return [(one.text, one.presence) for one in support(dossier, {0: Source(source, language, "digest")})]


@pytest.mark.parametrize(("sentence", "language"), SAME)
def test_every_form_is_found_in_its_own_sentence(sentence: str, language: str) -> None:
    found = looked_for(sentence, sentence, language)
    assert found
    for text, presence in found:
        assert presence is (Presence.UNKNOWN if text in UNREAD else Presence.FOUND)


@pytest.mark.parametrize(
    ("sentence", "source", "presence"),
    [
        ("It hits 7 out of 10 nurses.", "Seven in ten nurses are hit.", Presence.FOUND),
        ("It hits 7 out of 10 nurses.", "70 per cent of nurses are hit.", Presence.FOUND),
        ("It hits 2 out of 3 nurses.", "67 per cent of nurses are hit.", Presence.UNKNOWN),  # rounded
        ("Prices changed by -3 percent.", "Prices changed by minus 4 percent.", Presence.ABSENT),
    ],
)
def test_other_forms(sentence: str, source: str, presence: Presence) -> None:
    assert [one for _, one in looked_for(sentence, source, "en")] == [presence]


@given(st.text(alphabet=st.sampled_from("0159., -–%½$km to and half a million\n'\"«”"), max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end].split() == figure.text.split()
        assert figure.lo is None or figure.hi is None or figure.lo <= figure.hi
