"""Who is said to have said what, in Russian."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims import read_statements
from reeprov.model.claim import Attribution, Statements
from reeprov.readers import read_text


def said(text: str) -> Statements:
    return read_statements(read_text("a.txt", text)._replace(language="ru"))


def attributions(text: str) -> tuple[Attribution, ...]:
    return said(text).attributions


ROWS = """
Сергей Горьков заявил, что запасы истощаются.|заявил, что|indirect|Сергей Горьков
Глава Роснедр Сергей Горьков признал, что запасы истощаются.|признал, что|indirect|Сергей Горьков
Президент США Дональд Трамп сообщил, что купит металлы.|сообщил, что|indirect|Дональд Трамп
Пресс-секретарь президента России Дмитрий Песков подтвердил это.|подтвердил|indirect|Дмитрий Песков
Официальный представитель МИД России Мария Захарова ранее отметила, что это так.|отметила, что|indirect|Мария Захарова
Посол России в США Анатолий Антонов сообщил о встрече.|сообщил|indirect|Анатолий Антонов
Глава МИД Лавров заявил, что это так.|заявил, что|indirect|Лавров
В среду министр обороны заявил, что это так.|заявил, что|indirect|министр обороны
Ранее министр сообщил о запасах.|сообщил|indirect|министр
Путин на встрече с членами правительства поручил создать резерв.|поручил|indirect|Путин
Минприроды оценивает запасы в 28,7 млн тонн.|оценивает|indirect|Минприроды
ТАСС сообщает, что суда ждут на рейде.|сообщает, что|indirect|ТАСС
Министерство обороны России сообщило об учениях.|сообщило|indirect|Министерство обороны России
Газета «Коммерсантъ» пишет, что спрос вырос.|пишет, что|indirect|Коммерсантъ
В Минфине сообщили, что доходы упали.|сообщили, что|indirect|Минфине
В пресс-службе губернатора подтвердили гибель людей.|подтвердили|indirect|пресс-службе губернатора
Эксперты считают, что спрос вырастет.|считают, что|anonymous|Эксперты
Источник в правительстве рассказал о сделке.|рассказал|anonymous|Источник
В докладе говорится, что запасы истощены.|говорится, что|document|докладе
Указ предписывает создать резерв.|предписывает|document|Указ
Запасы истощены, говорится в сообщении ведомства.|говорится|document|сообщении ведомства
По словам Сергея Горькова, запасы истощаются.|По словам|indirect|Сергея Горькова
По словам главы Роснедр Сергея Горькова, запасы истощаются.|По словам|indirect|Сергея Горькова
По данным Минприроды, запасы составляют 28,7 млн тонн.|По данным|indirect|Минприроды
Запасы составляют 28,7 млн тонн, по данным министерства.|по данным|indirect|министерства
По мнению экспертов, этого мало.|По мнению|anonymous|экспертов
Согласно докладу министерства, этого мало.|Согласно|document|докладу министерства
Как сообщает ТАСС, суда ждут на рейде.|Как сообщает|indirect|ТАСС
Как заявил Дмитрий Песков, встреча состоится.|Как заявил|indirect|Дмитрий Песков
Суда ждут на рейде, как пишет «Коммерсантъ».|как пишет|indirect|Коммерсантъ
Суда ждут на рейде, сообщает РИА Новости.|сообщает|indirect|РИА Новости
«Суда ждут на рейде уже давно», — сказал Дмитрий Песков.|сказал|direct|Дмитрий Песков
«Суда ждут на рейде уже давно», — сказал журналистам Песков.|сказал|direct|Песков
«Суда ждут на рейде уже давно», — заявила представитель порта Ирина Соколова.|заявила|direct|Ирина Соколова
«Суда ждут на рейде уже давно», — отметил он.|отметил|direct|он
Песков заявил: «Суда ждут на рейде уже давно».|заявил|direct|Песков
Горьков назвал металлы «стратегическим ресурсом» страны.|назвал|direct|Горьков
По оценке Геологической службы США, этого мало.|По оценке|indirect|Геологической службы США
Об этом сообщает ТАСС.|сообщает|indirect|ТАСС
Об этом говорится в указе президента.|говорится|document|указе президента
«Нет», — ответила она.|ответила|direct|она
«Мы готовы работать с ними всегда», — заявил российский лидер.|заявил|direct|российский лидер
Издание писало, что «Роснефть» получит месторождение.|писало, что|indirect|Издание
Президент Мексики торжественно пообещал мир.|пообещал|indirect|Президент Мексики
Мэр Берлина заявил, что это так.|заявил, что|indirect|Мэр Берлина
Представитель ведомства Захарова заявила, что это так.|заявила, что|indirect|Захарова
По словам президента Ирана, это так.|По словам|indirect|президента Ирана
По словам президента Трампа, это так.|По словам|indirect|Трампа
Белый дом сообщил о встрече.|сообщил|indirect|Белый дом
Встреча отложена, по информации Белого дома.|по информации|indirect|Белого дома
Дмитрий Песков, который был на встрече, заявил, что это так.|заявил, что|indirect|Дмитрий Песков
Член парламента от Тори говорит, что это так.|говорит, что|indirect|Член парламента
Сообщается, что суда ждут на рейде.|Сообщается, что|agentless|-
Стало известно, что порт закрыт.|Стало известно, что|agentless|-
По некоторым данным, порт закрыт.|По некоторым данным|agentless|-
Порт якобы закрыт.|якобы|agentless|-
""".strip().split("\n")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:50])
def test_who_says_it(row: str) -> None:
    sentence, cue, kind, source = row.split("|")
    (found,) = attributions(sentence)
    assert (found.cue, found.kind.value) == (cue, kind)
    assert (found.source.text if found.source else "-") == source
    assert sentence[found.span.start : found.span.end] == cue


@pytest.mark.parametrize(
    "sentence",
    [
        "Россия и Китай торгуют металлами.", "Он не сказал ничего.", "Доклад был длинным.", "Они пришли в порт.",
        "Запасы выросли по данным на 1 марта.", "Судя по всему, порт закрыт.", "После встречи он уехал.",
        "Всё идёт согласно плану.", "Он хотел стать министром.", "По данным на март, порт закрыт.",
        "Министр уехал, как и глава ведомства.", "Оказалось пусто.",
        "Парижские показы демонстрируют шляпы, которые обещают появиться.",
        "Он пришёл, чтобы посмотреть, но показали Пеппу.",
    ],
)  # fmt: skip
def test_nobody_says_anything(sentence: str) -> None:
    assert attributions(sentence) == ()


def test_office_and_name() -> None:
    (found,) = attributions("Глава Роснедр Сергей Горьков признал, что запасы истощаются.")
    assert found.source is not None
    assert (found.source.text, found.source.role) == ("Сергей Горьков", "Глава Роснедр")


def test_a_pronoun_is_the_last_who_was_named_and_a_last_name_the_full_one() -> None:
    found = attributions(
        "Полпред президента Артём Жога провёл совещание. Он заявил, что резерв создан. Жога добавил, что это так."
    )
    assert [one.source.text for one in found if one.source] == ["Артём Жога", "Артём Жога"]
    found = attributions("Мария Захарова выступила. Он заявил, что это так.")
    assert [one.source.text for one in found if one.source] == ["Он"]


def test_in_his_words() -> None:
    found = attributions("Полпред президента Артём Жога провёл совещание. По его словам, резерв создан.")
    assert [(one.cue, one.source and one.source.text) for one in found] == [("По его словам", "Артём Жога")]


def test_who_goes_on_speaking() -> None:
    text = "Песков сообщил о встрече, добавив, что она состоится в мае."
    first, second = attributions(text)
    assert [text[span.start : span.end] for span in first.content] == ["о встрече"]
    assert [text[span.start : span.end] for span in second.content] == ["она состоится в мае"]
    assert (second.cue, second.source and second.source.text) == ("добавив, что", "Песков")


def test_where_a_source_has_it_from() -> None:
    text = "Порт закрыт, сообщает ТАСС со ссылкой на министерство транспорта."
    first, second = attributions(text)
    assert [one.source.text for one in (first, second) if one.source] == ["ТАСС", "министерство транспорта"]
    assert [text[span.start : span.end] for span in first.content] == ["Порт закрыт"]


def test_a_quotation_knows_its_speaker() -> None:
    found = said(
        "«Никто здесь не хотел останавливать порт», — сказала Ирина Соколова. «Мы хотели, чтобы нам заплатили»."
    )
    for quotation in found.quotations:
        assert quotation.attribution is not None
        source = found.attributions[quotation.attribution].source
        assert source is not None
        assert source.text == "Ирина Соколова"


PIECES = re.split(
    " ", "сказал что Он Путин , . « » министр по словам ( ) со ссылкой на говорится в как который и добавив — США"
)


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_can_be_read(words: list[str]) -> None:
    text = " ".join(words)
    for found in attributions(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.source is None or found.source.mention.end <= len(text)
