"""What a document says against itself: each comparison with what it finds, and with what it passes over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reeprov.claims import checks as checks_module
from reeprov.claims import examine, read_statements
from reeprov.model.claim import Check
from reeprov.model.document import Document
from reeprov.model.dossier import Dossier
from reeprov.readers import read, read_text
from reeprov.readers.fields import read_fields
from reeprov.readers.interface import Input

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def examined(document: Document) -> tuple[Check, ...]:
    fields = tuple(read_fields(entry, document) for entry in document.entries)
    return examine(Dossier(document, fields)._replace(**read_statements(document)._asdict()))


def checks(text: str, wanted: str, date: str | None = None) -> list[str]:
    """The results and messages of one comparison."""
    document = read_text("a.md", (f"---\ndate: {date}\n---\n\n" if date else "") + text)
    found = examined(document._replace(language="en"))
    return [f"{check.result.value}: {check.message}" for check in found if check.id == wanted]


SOURCES = """

Sources:

[1] RIA — "Where rare metals are mined in the Urals" from 26.02.2025

[2] RBC — "Demand for ore" from 06.09.2024

[3] RBC — "Prices of ore" from 06.09.2023
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It holds 658 million tons of ore, including 28.5 million tons in the Urals.",
         ["passed: “28.5 million tons” is part of “658 million tons”, 4.3%"]),
        ("It holds 28.5 million tons of ore, of which 658 million tons lie in the Urals.",
         ["failed: “658 million tons” is not part of “28.5 million tons”"]),
        ("It holds 28 million tonnes, with 3 million tonnes under development.",
         ["passed: “3 million tonnes” is part of “28 million tonnes”, 10.7%"]),
        ("It cost 5 million roubles, including 1 million roubles of tax.",
         ["passed: “1 million roubles” is part of “5 million roubles”, 20.0%"]),
        ("The port took 5 million tonnes, with 7 million tonnes in the one beside it.", []),
        ("It counted 12 ships, including 340 containers.", []),
        ("The road is 5 km long, with 3 km of it paved.", []),
        ("It took 12 years, including 3 years of planning.", []),
        ("It holds 5 tonnes of ore, including 12 types of metal.", []),
    ],
)  # fmt: skip
def test_a_part_is_no_more_than_the_whole(text: str, found: list[str]) -> None:
    assert checks(text, "part-and-whole") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It digs about 2,500 tonnes annually, less than 1 per cent of global supply.", "250,000 t/a or more"),
        ("It holds 3.8 million tonnes, or 20-25% of the world's reserves.", "15,200,000 to 19,000,000 t"),
        ("It holds 30 tonnes (10% of the reserves).", "300 t"),
        ("It holds 30 tonnes, while its neighbour has 10% of the reserves.", None),
        ("It lost 30 tonnes, 10% more than in May.", None),
        ("It sold 10% of the ore, 5 tonnes of gold.", None),
    ],
)
def test_an_amount_and_its_share_give_the_whole(text: str, found: str | None) -> None:
    messages = checks(text, "implied-whole")
    assert len(messages) == (found is not None)
    assert all(message.startswith("unknown: ") and f"would be {found};" in message for message in messages)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("It has the fifth-largest reserves, 30% of the world's reserves.", "failed"),
        ("It has the fifth-largest reserves, 12% of the world's reserves.", "passed"),
        ("It has the fifth-largest reserves, and China has 60% of the world's reserves.", None),
        ("It has the fifth-largest reserves, and sells 60% of its exports.", None),
    ],
)
def test_the_fifth_largest_has_a_fifth_at_most(text: str, result: str | None) -> None:
    assert [message.partition(":")[0] for message in checks(text, "rank-and-share")] == ([result] if result else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has three aims. The first aim is peace. The second aim is trade. The third aim is rest.",
         ["passed: “three aims” announces 3, 3 taken up one by one"]),
        ("It has three aims. First, it wants peace. It does so often. Secondly, it wants trade.",
         ["unknown: “three aims” announces 3, 2 taken up one by one"]),
        ("Three ships lay there. The first left at noon. The others stayed.", []),
        ("Three ships lay there. First Deputy Minister Orlov left.", []),
        ("Three ships lay there. It was late.", []),
        ("There were 3 ships. The first ship left at noon.", []),
        ("Two aims remain. The first aim is peace. The second aim is trade. The third aim is rest.", []),
    ],
)  # fmt: skip
def test_as_many_are_given_as_were_announced(text: str, found: list[str]) -> None:
    assert checks(text, "announced-and-given") == found


def test_words_of_a_claim_that_stand_in_the_title_of_its_source() -> None:
    text = "He knows where rare metals are mined in Siberia [1]. He knows it [2]." + SOURCES
    assert checks(text, "words-of-title") == ["passed: “where rare metals are mined in” is in the title of [1]"]
    assert checks("He knows that it is so, and there is more of it in the Urals [1]." + SOURCES, "words-of-title") == []


def test_a_term_that_the_title_gives_without_a_word() -> None:
    text = (
        "Rare earth metals are dear. Who has rare earth metals is rich. They dig rare earth metals [1]. So be it [2]."
    )
    assert checks(text + SOURCES, "term-of-title") == [
        "unknown: the text has “Rare earth metals”, the title of [1] “rare metals”"
    ]
    assert checks(text.replace("So be it", "Rare metals too") + SOURCES, "term-of-title") == []
    assert checks(text.replace("[1]", "") + SOURCES, "term-of-title") == []


def test_outlets_that_stand_behind_several_entries() -> None:
    assert checks("So it is [1][2][3]." + SOURCES, "independent-outlets") == [
        "unknown: 2 outlets in 3 entries: RBC 2 times"
    ]
    fewer = SOURCES.partition("[3]")[0]
    assert checks("So it is [1][2]." + fewer, "independent-outlets") == ["passed: 2 outlets in 2 entries"]


@pytest.mark.parametrize(
    ("text", "date", "found"),
    [
        ("He said so a year and a half ago [3]." + SOURCES, "2025-03-11", "passed"),
        ("He said so half a year ago [3]." + SOURCES, "2025-03-11", "failed"),
        ("He said so three years ago [2]." + SOURCES, "2025-03-11", "unknown"),
        ("He said so a year and a half ago [3]." + SOURCES, None, "unknown"),
    ],
)
def test_how_long_ago_against_the_source(text: str, date: str | None, found: str) -> None:
    (message,) = checks(text, "relative-time-and-source-date", date)
    assert message.startswith(found)
    assert checks(text, "relative-time", date) == []


def test_how_long_ago_without_a_source() -> None:
    assert checks("Speaking there last month, he left.", "relative-time", "2025-11-05") == [
        "unknown: “last month” is 2025-10, reckoned from 2025-11-05; no source says whether it was then"
    ]
    assert checks("Speaking there last month, he left.", "relative-time") == []


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("On Tuesday, November 4, 2025, he left.", "weekday-and-date", "passed: 2025-11-04 is Tuesday"),
        ("On Monday, November 4, 2025, he left.", "weekday-and-date", "failed: 2025-11-04 is no Monday but a Tuesday"),
        ("It is due by 2030.", "target-year-ahead", "passed: “by 2030” lies after the document of 2025-11-05"),
        ("It was due by 2020.", "target-year-ahead", "failed: “by 2020” lies before the document of 2025-11-05"),
        ("It is so.", "document-date", "passed: the document is from 2025-11-05"),
        ("It is so [1]." + SOURCES, "sources-before-document",
         "passed: 3 of 3 dated sources are not younger than the document of 2025-11-05"),
        ("It is so [1]." + SOURCES, "day-month-order", "passed: day first, as 1 other dates of the list show"),
        ("It is so [4]." + SOURCES, "markers-and-entries",
         "failed: 1 markers with 1 keys, 3 entries: 1 markers dangle, 3 entries are not cited"),
        ("It is so [2]. It was so [1]." + SOURCES, "order-of-first-cites", "failed: first cited in the order 2 1"),
        ("It is so [1]." + SOURCES, "entries-reachable", "failed: of 3 entries 0 have an address, 0 a placeholder"),
        ('In an interview with the magazine "Mining", [1] Gorkov stated that it is so.' + SOURCES, "medium-and-outlet",
         "failed: the text names “Mining”, [1] is RIA: second-hand"),
    ],
)  # fmt: skip
def test_dates_cites_and_media(text: str, wanted: str, found: str) -> None:
    assert checks(text, wanted, "2025-11-05") == [found]


def test_words_that_somebody_is_said_to_have_said() -> None:
    text = 'He said that "the enemy leads the "hyenas" of the world". Who has been called "hyenas" and "rivals" smiles.'
    assert checks(text, "repeated-words") == [
        "passed: “hyenas” is in what was quoted before", "failed: “rivals” is in nothing that was quoted before",
    ]  # fmt: skip


def test_the_guide_lists_every_comparison() -> None:
    sources = Path(checks_module.__file__).parent.glob("*_checks.py")
    names = r'(?:Check\(|name = |else)\s*"([a-z]+(?:-[a-z]+)+)"|"([a-z]+(?:-[a-z]+)+)" if '
    written = {first or second for path in sources for first, second in re.findall(names, path.read_text("utf-8"))}
    guide = (Path(__file__).parents[2] / "docs" / "fact-checkers.md").read_text("utf-8")
    table = guide.partition("## The article against itself")[2].partition("\n## ")[0]
    listed = {name for row in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`([a-z-]+)`", row)}
    assert listed == written
    assert set(NUMBERS.values()) <= listed


# The gold's checks that one document can tell, by their numbers.
OF_SEEDS = {
    "000": "T1=unknown T2=passed T8=unknown M1=failed M2=failed M3=unknown M4=passed Q1=failed Q2=passed Q3=unknown "
    "Q4=failed",
    "001": "T1=passed T2=passed T3=passed T8=passed M1=failed M2=failed M3=unknown M4=passed Q1=failed Q2=passed "
    "Q3=unknown Q4=failed",
    "002": "T5=unknown T8=unknown L3=unknown C3=unknown",
    "003": "T4=passed T5=passed T7=unknown T8=passed L4=passed",
    "004": "T8=unknown T11=passed L4=passed",
}
NUMBERS = {
    "T1": "relative-time-and-source-date", "T2": "day-month-order", "T3": "sources-before-document",
    "T4": "weekday-and-date", "T5": "deadline-ahead", "T7": "relative-time", "T8": "document-date",
    "T11": "target-year-ahead", "L3": "implied-whole", "L4": "part-and-whole", "M1": "markers-and-entries",
    "M2": "entries-reachable", "M3": "independent-outlets", "M4": "order-of-first-cites", "Q1": "repeated-words",
    "Q2": "words-of-title", "Q3": "term-of-title", "Q4": "medium-and-outlet", "C3": "announced-and-given",
}  # fmt: skip


@pytest.mark.skipif(not SEEDS.exists(), reason="needs the seed articles")
@pytest.mark.parametrize("seed", OF_SEEDS)
def test_the_seed_articles(seed: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    found = examined(read(Input(path.name, path.read_bytes())))
    results: dict[str, str] = {}
    for check in found:  # the first result of each is the one that the gold gives first
        results.setdefault(check.id, check.result.value)
        assert all(0 <= span.start < span.end for span in check.evidence)
    assert results == {NUMBERS[number]: result for number, _, result in
                       (one.partition("=") for one in OF_SEEDS[seed].split())}  # fmt: skip
