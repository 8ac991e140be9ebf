"""What people write for a date, and what it can mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov import languages
from reeprov.model.citation import PartialDate
from reeprov.normalize.calendar import DateWords, FoundDate
from reeprov.normalize.dates import find_dates, find_no_date
from reeprov.normalize.orders import country_order, slash_order

WORDS = DateWords(languages.months(), languages.seasons(), languages.no_date(), languages.year_words())


def found(text: str) -> tuple[FoundDate, ...]:
    """All dates of a text."""
    return find_dates(text, WORDS)


def readings(text: str) -> str:
    """The readings of the only date of a text."""
    (date,) = found(text)
    return " or ".join(map(str, date.readings))


# Each line: the whole string is one date · what it reads as ("–": impossible).
WHOLE = """
令和7年2月26日 · 2025-02-26
26.02. 2025 · 2025-02-26
令和七年二月二十六日 · 2025-02-26
令和元年5月 · 2019-05
平成30年4月1日 · 2018-04-01
昭和六十年 · 1985
民國113年5月20日 · 2024-05-20
平成30年2月30日 · –
2025年3月12–14日 · 2025-03-12
2025年3月12日至14日 · 2025-03-12
14 تشرين الأول/أكتوبر 2025 · 2025-10-14
12 إلى 14 مارس 2025 · 2025-03-12
12 to 14 March 2025 · 2025-03-12
12. bis 14. März 2025 · 2025-03-12
12 au 14 mars 2025 · 2025-03-12
12 al 14 de marzo de 2025 · 2025-03-12
12 al 14 marzo 2025 · 2025-03-12
12 a 14 de março de 2025 · 2025-03-12
12 do 14 marca 2025 r. · 2025-03-12
12 по 14 марта 2025 г. · 2025-03-12
12 до 14 березня 2025 року · 2025-03-12
06.09.2023 · 2023-09-06
6.9.2023 · 2023-09-06
26.02.2025 · 2025-02-26
26. 2. 2025 · 2025-02-26
26. 02. 2025 · 2025-02-26
26.02.25 · 2025-02-26
26.02.68 · 2068-02-26
26.02.69 · 1969-02-26
2025.02.26 · 2025-02-26
2025.2.26 · 2025-02-26
26.02.2025 г. · 2025-02-26
26.02.2025г. · 2025-02-26
29.02.2024 · 2024-02-29
26-02-2025 · 2025-02-26
03-04-2025 · 2025-04-03
2025-02-26 · 2025-02-26
2025-2-26 · 2025-02-26
2025-02-26T10:00+03:00 · 2025-02-26
2025-02-26T23:59:59Z · 2025-02-26
2025-02-26T23:59:59.123456+0300 · 2025-02-26
2025‑02‑26 · 2025-02-26
2025-02 · 2025-02
02/2025 · 2025-02
2/2025 · 2025-02
02.2025 · 2025-02
26/02/2025 · 2025-02-26
02/26/2025 · 2025-02-26
03/04/2025 · 2025-04-03 or 2025-03-04
12/12/2025 · 2025-12-12
1/2/25 · 2025-02-01 or 2025-01-02
2025/02/26 · 2025-02-26
2025/2/6 · 2025-02-06
26.II.2025 · 2025-02-26
26 II 2025 · 2025-02-26
5 XII 2025 · 2025-12-05
31.02.2025 · –
29.02.2023 · –
00.00.0000 · –
32.13.2025 · –
45.01.2025 · –
9999-99-99 · –
2025-13-01 · –
2025-02-30 · –
31/02/2025 · –
31 February 2025 · –
February 30, 2025 · –
30 февраля 2025 г. · –
2025年13月1日 · –
2025年2月30日 · –
February 26, 2025 · 2025-02-26
February 26 2025 · 2025-02-26
Feb. 26th, 2025 · 2025-02-26
Feb 26, 2025 · 2025-02-26
FEBRUARY 26, 2025 · 2025-02-26
March 1st, 2025 · 2025-03-01
March 2nd 2025 · 2025-03-02
March 3rd, 2025 · 2025-03-03
Sept. 6, 2023 · 2023-09-06
26 February 2025 · 2025-02-26
26 Feb 2025 · 2025-02-26
26 Feb. 2025 · 2025-02-26
26 February, 2025 · 2025-02-26
26th February 2025 · 2025-02-26
26th of February 2025 · 2025-02-26
26-Feb-2025 · 2025-02-26
26/Feb/2025 · 2025-02-26
2025-Feb-26 · 2025-02-26
2025 Feb 26 · 2025-02-26
2025, February 26 · 2025-02-26
2025, 26 February · 2025-02-26
2025, February · 2025-02
February 2025 · 2025-02
February, 2025 · 2025-02
Feb. 2025 · 2025-02
May 2025 · 2025-05
Dec 2025 · 2025-12
12-14 March 2025 · 2025-03-12
12–14 March 2025 · 2025-03-12
12 – 14 March 2025 · 2025-03-12
March 12–14, 2025 · 2025-03-12
March 12-14, 2025 · 2025-03-12
26 February – 2 March 2025 · 2025-02-26
February 26 – March 2, 2025 · 2025-02-26
January–February 2025 · 2025-01
26 February 2025 – 2 March 2025 · 2025-02-26
12-14.03.2025 · 2025-03-12
26.02.2025–28.02.2025 · 2025-02-26
26.02–28.02.2025 · 2025-02-26
2025-02-26 – 2025-02-28 · 2025-02-26
Spring 2024 · 2024
autumn 2023 · 2023
Winter 2024/25 · 2024
2025 · 2025
1900 · 1900
2099 · 2099
2019–2020 · 2019
2019-2020 · 2019
2024/25 · 2024
26 февраля 2025 г. · 2025-02-26
26 февраля 2025 года · 2025-02-26
26 февраля 2025 · 2025-02-26
26 фев. 2025 г. · 2025-02-26
26 февр. 2025 · 2025-02-26
26-го февраля 2025 года · 2025-02-26
2025. 25 фев. · 2025-02-25
2025. — 25 февраля · 2025-02-25
2025, 25 февраля · 2025-02-25
2025, 9 de octubre · 2025-10-09
2025, 14 de março · 2025-03-14
7 мая 2024 г. · 2024-05-07
6 сентября 2023 · 2023-09-06
6 сент. 2023 · 2023-09-06
30 нояб. 2023 · 2023-11-30
12–14 марта 2025 г. · 2025-03-12
7 февраля — 3 марта 2025 · 2025-02-07
февраль 2025 · 2025-02
феврале 2025 года · 2025-02
весна 2024 · 2024
весной 2024 года · 2024
2025 г. · 2025
2025 год · 2025
26 лютого 2025 р. · 2025-02-26
26 лютого 2025 року · 2025-02-26
1 січня 2024 · 2024-01-01
24 серпня 2023 р. · 2023-08-24
9 лист. 2024 · 2024-11-09
березень 2025 · 2025-03
влітку 2024 · 2024
26. Februar 2025 · 2025-02-26
26. Feb. 2025 · 2025-02-26
1. März 2025 · 2025-03-01
3. Jänner 2024 · 2024-01-03
12.–14. März 2025 · 2025-03-12
Dezember 2024 · 2024-12
Frühjahr 2024 · 2024
14 octobre 2025 · 2025-10-14
1er février 2025 · 2025-02-01
26 févr. 2025 · 2025-02-26
15 août 2024 · 2024-08-15
15 aout 2024 · 2024-08-15
août 2024 · 2024-08
printemps 2024 · 2024
26 de febrero de 2025 · 2025-02-26
26 de febrero del 2025 · 2025-02-26
26 febrero 2025 · 2025-02-26
1.º de mayo de 2025 · 2025-05-01
5 ene. 2024 · 2024-01-05
febrero de 2025 · 2025-02
verano de 2024 · 2024
26 febbraio 2025 · 2025-02-26
1° marzo 2025 · 2025-03-01
1º marzo 2025 · 2025-03-01
8 sett. 2024 · 2024-09-08
dicembre 2024 · 2024-12
autunno 2023 · 2023
26 de fevereiro de 2025 · 2025-02-26
26 fev. 2025 · 2025-02-26
3 de março de 2025 · 2025-03-03
9 out. 2024 · 2024-10-09
outubro de 2024 · 2024-10
verão 2024 · 2024
26 lutego 2025 r. · 2025-02-26
26 lutego 2025 · 2025-02-26
11 listopada 2024 roku · 2024-11-11
3 paź 2024 · 2024-10-03
październik 2024 · 2024-10
jesień 2023 · 2023
2025年2月26日 · 2025-02-26
2025 年 2 月 26 日 · 2025-02-26
2025年2月26號 · 2025-02-26
2025年02月 · 2025-02
2025年 · 2025
二〇二五年二月二十六日 · 2025-02-26
二○二五年十二月三十一日 · 2025-12-31
二零二四年十月十日 · 2024-10-10
一九四九年十月一日 · 1949-10-01
二〇二五年二月廿六日 · 2025-02-26
二〇二五年二月 · 2025-02
2024年春 · 2024
2024年秋季 · 2024
２０２５年２月２６日 · 2025-02-26
26 فبراير 2025 · 2025-02-26
26 شباط 2025 · 2025-02-26
26 شباط/فبراير 2025 · 2025-02-26
26 من فبراير 2025 · 2025-02-26
٢٦ فبراير ٢٠٢٥ · 2025-02-26
26 كانون الثاني 2025 · 2025-01-26
5 تشرين الأول 2024 · 2024-10-05
3 غشت 2024 · 2024-08-03
26 فبراير 2025م · 2025-02-26
فبراير 2025 · 2025-02
كانون الأول 2024 · 2024-12
ربيع 2024 · 2024
"""

TABLE = [tuple(line.split(" · ")) for line in WHOLE.strip().splitlines()]


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(TABLE) >= 150
    assert len({written for written, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("written", "meant"), TABLE)
def test_reads(written: str, meant: str) -> None:
    (date,) = found(written)
    assert (date.text, " or ".join(map(str, date.readings)) or "–") == (written, meant)


@pytest.mark.parametrize(
    ("entry", "written"),
    [
        ('Nakanune.ru — "A title" from 26.02.2025.', "26.02.2025"),
        ("« 14 octobre 2025 »", "14 octobre 2025"),
        ("(26.02.2025)", "26.02.2025"),
        ("Wed, 26 Feb 2025 10:00:00 +0000", "26 Feb 2025"),
        ("于2025年2月26日发布", "2025年2月26日"),
        ("发布于二〇二五年二月二十六日。", "二〇二五年二月二十六日"),
        ("26.02.2025, 10:00", "26.02.2025"),
        ("(Smith, 2025, February 26)", "2025, February 26"),
        ("2025. 25 фев. С. 3", "2025. 25 фев."),
        ("Feb. 26,\n2025", "Feb. 26,\n2025"),
        ("\0\0\0 26.02.2025 \0\0", "26.02.2025"),
        ("tickets sold out 2025", "2025"),
        ("[45] February 2025", "February 2025"),
        ("page 45 February 2025", "February 2025"),
        ("in 2025 May said that", "2025"),
    ],
)
def test_is_found_among_other_words(entry: str, written: str) -> None:
    assert [date.text for date in found(entry)] == [written]


def test_keeps_several_dates_in_order() -> None:
    dates = found("Smith (2024). Title. Published 26 Feb 2025, accessed 03.04.2025.")
    assert [(date.text, date.style) for date in dates] == [
        ("2024", "year"),
        ("26 Feb 2025", "worded"),
        ("03.04.2025", "dotted"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3",
        "1.2.25",
        "v2024.1.2",
        "release2025",
        "192.168.1.1",
        "10.20.30.2025",
        "20.25",
        "20.2025.1",
        "3.2025",
        "10.1038/2025.12",
        "ISBN 978-5-02-2025-1",
        "+7-12-2025",
        "(495) 12-34-2025",
        "8-800-20-20",
        "www.example.org/2025/02/26/title",
        "2025-02-26-title",
        "a/2025/b",
        "$2025",
        "2025%",
        "#2025",
        "№2025",
        "20250226123",
        "12025",
        "1899",
        "2100",
        "section 4.12.1",
        "10:20:2025",
        "26 February",
        "Spring",
        "May",
        "",
    ],
)
def test_is_no_date(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("2025-02-26", "iso"),
        ("26.02.2025", "dotted"),
        ("26/02/2025", "slashed"),
        ("26-02-2025", "dashed"),
        ("26 Feb 2025", "worded"),
        ("2025年2月26日", "cjk"),
        ("Spring 2024", "season"),
        ("2025", "year"),
        ("2025 г.", "year"),
        ("2025年", "year"),
    ],
)
def test_says_how_it_is_written(text: str, style: str) -> None:
    assert [date.style for date in found(text)] == [style]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["26/02/2025"], "dmy"),
        (["02/26/2025"], "mdy"),
        (["03/04/2025", "02/26/2025"], "mdy"),
        (["26/02/2025", "02/26/2025"], None),
        (["03/04/2025"], None),
        (["26.02.2025", "26 Feb 2025"], None),
        (["31/13/2025"], None),
        ([], None),
    ],
)
def test_the_document_shows_its_order(texts: list[str], order: str | None) -> None:
    assert slash_order(texts)[0] == order


@pytest.mark.parametrize(
    ("country", "order"),
    [("US", "mdy"), ("us", "mdy"), ("PH", "mdy"), ("RU", "dmy"), ("GB", "dmy"), ("CA", None), (None, None)],
)
def test_the_country_has_an_order(country: str | None, order: str | None) -> None:
    assert country_order(country) == order


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Smith J. Title. n.d.", "n.d."),
        ("Title (n.d.)", "n.d."),
        ("М.: Наука, б. г.", "б. г."),
        ("Berlin, o. J.", "o. J."),
        ("日付不明", "日付不明"),
        ("and so on", None),
        ("hand", None),
    ],
)
def test_no_date_is_said(text: str, said: str | None) -> None:
    span = find_no_date(text, WORDS)
    assert (text[span.start : span.end] if span else None) == said


FRAGMENTS = st.sampled_from(
    [
        *"./-– ,年月日二〇十г\0\nx(١²İ",
        "26",
        "2",
        "2025",
        "25",
        "Feb",
        "Feb.",
        "февраля",
        "de",
        "st",
        "T10:00",
        "شباط",
        "Spring",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=40).map("".join)))
def test_any_text_is_scanned_and_every_span_is_exact(text: str) -> None:
    end = 0
    for date in found(text):
        assert end <= date.span.start < date.span.end <= len(text)
        assert text[date.span.start : date.span.end] == date.text
        assert len(date.readings) <= 2
        end = date.span.end
    span = find_no_date(text, WORDS)
    assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.dates())
def test_a_day_is_read_back_from_every_form(day: object) -> None:
    written = str(day)
    year, month, dom = map(int, written.split("-"))
    expected = (PartialDate(year, month, dom),) if year >= 1000 else ()
    for text in (written, f"{dom:02}.{month:02}.{year:04}", f"{year:04}年{month}月{dom}日"):
        (date,) = found(text)
        assert date.readings == (expected if year <= 2199 else ())


@pytest.mark.parametrize(
    "unit",
    ["1/", "1.", "1", "二", "年", "二〇二五年", "Feb ", "1 Feb ", "12-", "2025 ", "January ", " ", "2025-", "г. "],
)
def test_a_megabyte_of_anything_takes_seconds(unit: str) -> None:
    # Quadratic behaviour would take hours; half a minute is far from both.
    begun = time.monotonic()
    find_dates(unit * (1_000_000 // len(unit)), WORDS)
    assert time.monotonic() - begun < 30
