"""The numbers of titles as values."""

from __future__ import annotations

import pytest

from reeprov.matching.numbers import numbers_of


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("The mill hires 2,500 people", (2500,)),
        ("Завод наймёт 2 500 человек", (2500,)),
        ("Das Werk stellt 2.500 Leute ein", (2500,)),
        ("L'usine embauche 2\u202f500 personnes", (2500,)),  # with a narrow blank
        ("2,5 млн тонн зерна", (2.5e6,)),
        ("2.5 million tonnes of grain", (2.5e6,)),
        ("250万吨粮食", (2.5e6,)),
        ("3 мільйони", (3e6,)),
        ("$4bn for the dam", (4e9,)),
        ("4 مليارات للسد", (4e9,)),
        ("٢٥ سفينة", (25,)),
        ("Trains stop at 5.30pm", (17, 30)),
        ("Züge halten um 17:30", (17, 30)),
        ("In 2024, 3 of 10", (2024, 3, 10)),
        ("order 12345678901234567890", ()),
        ("Four arrested after house fire", (4,)),
        ("Задержаны четверо", (4,)),
        ("П’ять поранених", (5,)),
        ("اعتقال خمسة أشخاص", (5,)),
        ("湖面冰上有三人获救", (3,)),
        ("四川三星堆", ()),  # names
        ("Two million tonnes of grain", (2e6,)),
        ("Twenty-five ships and thirty five boats", ()),  # not 5
        ("Двадцать пять кораблей", ()),
        ("Treinta y cinco barcos", ()),
        ("Os incêndios dos Açores", ()),  # of the Azores
        ("Kto kupi ten dom?", ()),  # this house
        ("Storms of Sept. remembered", ()),
        ("Market opens on Sept. 11", (11,)),
        ("Attacks of Sept 11 remembered", (11,)),
        ("Ten people are rescued from the ice of the lake", (10,)),
        ("Secours de dix personnes sur la glace du lac", (10,)),
        ("Secours de sept personnes sur la glace du lac", (7,)),
        ("Rescate de dos personas en el hielo del lago", (2,)),
        ("Once more the lake is frozen", ()),
        ("The third package of the sanctions", (3,)),
        ("ЕС согласовал четырнадцатый пакет санкций", (14,)),
        ("EZB senkt den Leitzins zum dritten Mal", (3,)),
        ("Третя хвиля спеки", (3,)),
        ("الجولة الثالثة من المحادثات", (3,)),
        ("La segunda ola de calor llega a los Alpes", (2,)),
        ("Segundo a polícia, o barco afundou", ()),  # according to
        ("EDF va construire quatorze réacteurs", (14,)),
        ("Двадцать первый автобус", ()),  # the 21st
        ("Двадцать третий автобус", ()),
        ("A third of the fleet is lost", ()),  # 33 %
        ("Sales fall by a third", ()),
        ("Fifth of the catch is thrown away", ()),
        ("Девять с половиной лет", ()),  # 9.5
        ("Two and a half years", ()),
        ("Police seize a boat in the harbour", ()),  # no number in English
        ("Seize personnes sont sauvées sur le lac", (16,)),
        ("Bombe aus dem Zweiten Weltkrieg entschärft", ()),  # World War II elsewhere
        ("В порту нашли бомбу времён Второй мировой войны", ()),
        ("no number", ()),
        ("", ()),
    ],
)
def test_their_values(title: str, numbers: tuple[float, ...]) -> None:
    assert numbers_of(title) == numbers


def test_a_long_title_is_read_at_once() -> None:
    assert len(numbers_of("1,234 " * 100_000)) < 2000
    assert numbers_of("1,000" * 100_000) is not None
