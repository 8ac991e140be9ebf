"""RP107: which spellings of two entries are one source, and which are two."""

from __future__ import annotations

import pytest

from reeprov.audit import run
from reeprov.readers.interface import Input
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

ENTRY = "Kommersant — “Rare earth demand” from 25.02.2025"
PAGE = "https://www.kommersant.ru/doc/7535001"


def repeated(first: str, second: str) -> bool:
    """Whether an article that lists both entries is told that they are one source."""
    data = f"The price rose [1]. It fell again [2].\n\n## Sources\n\n[1] {first}\n\n[2] {second}\n".encode()
    report = run([Input("article.md", data)], Settings(), keep_dossiers=True, needs=Needs.RECORDS)
    return "RP107" in [finding.code for finding in report.documents[0].findings]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # another name, script or transliteration of the outlet
        (ENTRY, "Коммерсантъ — “Rare earth demand” from 25.02.2025"),
        (ENTRY, "Kommersant’ — “Rare earth demand” from 25.02.2025"),
        (ENTRY, "KOMMERSANT — “Rare earth demand” from 25.02.2025"),
        ("RBC — “Rare earth demand” from 25.02.2025", "РБК — “Rare earth demand” from 25.02.2025"),
        ("RBC — “Rare earth demand” from 25.02.2025", "RBK — “Rare earth demand” from 25.02.2025"),
        ("Nakanune.ru — “Demand” from 25.02.2025", "Накануне.RU — “Demand” from 25.02.2025"),
        ("Vedomosti — “Demand” from 25.02.2025", "Ведомости — “Demand” from 25.02.2025"),
        ("Izvestia — “Demand” from 25.02.2025", "Izvestiya — “Demand” from 25.02.2025"),
        ("Rossiyskaya Gazeta — “Demand” from 25.02.2025", "Rossijskaja gazeta — “Demand” from 25.02.2025"),
        ("Rossiyskaya Gazeta — “Demand” from 25.02.2025", "Rossiiskaia gazeta — “Demand” from 25.02.2025"),
        ("Ukrainska Pravda — “Demand” from 25.02.2025", "Українська правда — “Demand” from 25.02.2025"),
        ("People's Daily — “Rare earths” from 25.02.2025", "人民日报 — “Rare earths” 2025年2月25日"),
        ("Xinhua — “Rare earths” from 25.02.2025", "新华社 — “Rare earths” from 2025-02-25"),
        ("The Quiet Gazette — “Demand rises” from 25.02.2025", "Quiet Gazette — “Demand rises” from 25.02.2025"),
        # another style, and another form of the day
        (ENTRY, "“Rare earth demand”. Kommersant. 25 February 2025."),
        (ENTRY, "Kommersant, “Rare Earth Demand,” Feb. 25th, 2025."),
        (ENTRY, "«Rare earth demand», Коммерсантъ, 25 февраля 2025 г."),
        (ENTRY, "Kommersant — “Rare earth demand” from 2025-02-25"),
        ("Иванов И. Спрос на металлы // Коммерсантъ. 2025. 25 фев.", "Kommersant — “Спрос на металлы” from 25.02.2025"),
        # another spelling of the title
        (ENTRY, 'Kommersant — "Rare Earth Demand" from 25.02.2025'),
        (ENTRY, "Kommersant — „RARE EARTH DEMAND“ from 25.02.2025"),
        (ENTRY, "Kommersant — “Rare earth demand…” from 25.02.2025"),
        (ENTRY, "Kommersant — “Rare earth demand | Kommersant” from 25.02.2025"),
        (ENTRY, "Kommersant — “Rare earth\u200b demand” from 25.02.2025"),
        (
            "Kommersant — “China’s ‘rare’ ores – again” 25.02.2025",
            "Kommersant — “China's 'rare' ores - again” 25.02.2025",
        ),
        ("Kommersant — «Всё о металлах» from 25.02.2025", "Kommersant — «Все о металлах» from 25.02.2025"),
        ("Kommersant — «Спрос на металлы» from 25.02.2025", "Kommersant — «Cпрос на мeталлы» from 25.02.2025"),
        (
            "Kommersant — “Demand” («Спрос на металлы») from 25.02.2025",
            "Kommersant — «Спрос на металлы» from 25.02.2025",
        ),
        # another spelling of the address
        (PAGE, "http://www.kommersant.ru/doc/7535001"),
        (PAGE, "https://kommersant.ru/doc/7535001"),
        (PAGE, "https://m.kommersant.ru/doc/7535001"),
        (PAGE, "https://www.kommersant.ru/doc/7535001/"),
        (PAGE, "https://WWW.Kommersant.RU:443/doc/7535001"),
        (PAGE, f"{PAGE}?utm_source=news&utm_medium=email&fbclid=abc&yclid=1"),
        (PAGE, f"{PAGE}#:~:text=rare%20earth"),
        (PAGE, f"<{PAGE}>"),
        (PAGE, f"[Kommersant]({PAGE})"),
        (PAGE, f"Kommersant — “Another title” from 25.02.2025, {PAGE}"),
        (PAGE, f"https://web.archive.org/web/20250226000000/{PAGE}"),
        (f"{PAGE}?a=1&b=2", f"{PAGE}?b=2&a=1"),
    ],
)
def test_one_source(first: str, second: str) -> None:
    assert repeated(first, second)
    assert repeated(second, first)


@pytest.mark.parametrize(
    "other",
    [
        "Vedomosti — “Rare earth demand” from 25.02.2025",
        "Kommersant — “Rare earth supply” from 25.02.2025",
        "Kommersant — “Rare earth demand” from 26.02.2025",
        "Kommersant — “Rare earth demand” from February 2025",
        "Kommersant — “Rare earth demand”",
        "“Rare earth demand” from 25.02.2025",
        PAGE,
    ],
)
def test_two_sources(other: str) -> None:
    assert not repeated(ENTRY, other)


@pytest.mark.parametrize(
    "other",
    ["https://www.kommersant.ru/doc/7535002", f"{PAGE}?page=2", f"{PAGE}#results", "https://www.rbc.ru/doc/7535001"],
)
def test_two_pages(other: str) -> None:
    assert not repeated(PAGE, other)
