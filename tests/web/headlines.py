"""The headlines of one day of Russian outlets, and an article that cites some of them in translation."""

from __future__ import annotations

from itertools import product

ARTICLE = """The reserves are to be kept [1]. What they are good for [2], who wants them [3], what was offered [4], and by
whom Russia feels threatened [5].

Sources:

[1] Nakanune.ru — “Zhoga instructed to conserve reserves of rare metals in the Sverdlovsk and Chelyabinsk regions” from 26.02.2025
[2] RBK — “Rare earth metals: their properties and where they are mined” from 27.02.2025
[3] Kommersant — “Rare earth demand” from 25.02.2025
[4] Nakanune.ru — “Trump: The United States would like to acquire natural resources not only of Ukraine, but also of Russia” from 26.02.2025
[5] RIA — “Naryshkin named Russia's most dangerous geopolitical opponent” from 06.09.2023
"""  # noqa: E501
TRUE = {
    "1": "Жога поручил сохранить запасы редких металлов в Свердловской и Челябинской областях",
    "2": "Редкоземельные металлы: какими свойствами обладают и где их добывают",
    "3": "Спрос на редкоземельные металлы",
    "4": "Трамп: США хотели бы получить природные ресурсы не только Украины, но и России",
    "5": "Нарышкин назвал самого опасного геополитического противника России",
}
NEAR = (
    "Жога провёл в Челябинске совещание по промышленной безопасности",
    "Куйвашев рассказал о запасах меди в Свердловской области",
    "Цены на редкоземельные металлы выросли на 12% за неделю",
    "Трамп заявил, что встретится с Путиным в ближайшее время",
    "Песков прокомментировал слова Трампа об Украине",
    "Нарышкин рассказал о разговоре с главой ЦРУ",
    "Нарышкин встретился с белорусскими коллегами в Минске",
    "В Госдуме назвали самый опасный регион для туристов",
    # The words of the true ones, and another name, place or number.
    "Бастрыкин назвал самого опасного противника",
    "Бастрыкин назвал самого опасного геополитического противника России",
    "Челябинский завод наймёт весной 3 500 рабочих",
    "Жога поручил сохранить запасы редких металлов в Курганской и Тюменской областях",
    "Вэнс: США хотели бы получить природные ресурсы не только Гренландии, но и Канады",
)
WHO = (
    "Суд в Самаре", "Губернатор Псковской области", "Минтранс", "Сборная России", "Синоптики", "Полиция Казани",
    "Центробанк", "Роскосмос", "Завод в Туле", "Учёные из Томска", "Пассажиры поезда", "Власти Сочи", "МЧС",
    "Министр обороны Турции", "Мэр Лиона",
)  # fmt: skip
DID = ("сообщил о", "рассказал про", "предупредил про", "отложил", "назвал причины", "оценил", "опроверг", "начал",
       "завершил", "проверил")  # fmt: skip
WHAT = (
    "ремонт моста через Оку", "похолодание на выходных", "рост цен на яйца", "запуск спутника связи",
    "задержку рейсов в аэропорту", "строительство школы на 825 мест", "победу в матче со счётом 3:1",
    "пожар на складе площадью 400 кв. м", "новый маршрут электрички", "повышение ключевой ставки",
)  # fmt: skip


def headlines(seed: int, count: int = 300 - len(NEAR)) -> list[str]:
    """Headlines of one day, all different."""
    every = [f"{who} {did} {what}" for who, did, what in product(WHO, DID, WHAT)]
    return [every[(seed + 7 * number) % len(every)] for number in range(count)] + list(NEAR)
