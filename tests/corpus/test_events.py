"""What different documents date alike."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("pyarrow")

from reeprov.corpus.events import DEADLINE, DOCUMENT, events
from reeprov.corpus.leads import LEAD, leads
from reeprov.corpus.wording import commonest, may_be_one_time, shared


def time(document: str, text: str, value: str, sentence: str, modifier: str | None = None, before: str = "") -> Any:
    return {
        "document": document, "start": sentence.index(text), "text": text, "value": value, "sentence": sentence,
        "modifier": modifier, "before": before,
    }  # fmt: skip


DECREE = time("a", "May 4", "XXXX-05-04", "Then Gabriel Boric signed a decree on May 4 about lithium brines.")
PLAN = time("a", "By June 1", "XXXX-06-01", "By June 1, Chile is to have a road map for its lithium mines.", "BEFORE")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (
            DECREE,
            ("4 May 2023", "2023-05-04", "Lithium brines: Gabriel Boric gave a directive on 4 May 2023."),
            DOCUMENT,
        ),
        (DECREE, ("5 May 2023", "2023-05-05", "Lithium brines: Gabriel Boric gave a directive on 5 May 2023."), None),
        (DECREE, ("4 May 2023", "2023-05-04", "Lithium brines: Javier Milei gave a directive on 4 May 2023."), None),
        (DECREE, ("4 May 2023", "2023-05-04", "School meals: Gabriel Boric gave a directive on 4 May 2023."), None),
        (DECREE, ("4 May 2023", "2023-05-04", "Lithium brines: Gabriel Boric spoke of them on 4 May 2023."), None),
        (DECREE, ("4 May 2023", "2023-05-04", "Lithium brines: Gabriel Boric got a report on 4 May 2023."), None),
        (DECREE, ("May 2023", "2023-05", "Lithium brines: Gabriel Boric gave a directive in May 2023."), None),
        (PLAN, ("by June", "2023-06", "A roadmap for lithium mines in Chile is due by June."), DEADLINE),
        (PLAN, ("by July", "2023-07", "A roadmap for lithium mines in Chile is due by July."), None),
        (PLAN, ("by June", "2023-06", "A roadmap for lithium mines in Peru is due by June."), None),
        (PLAN, ("by June", "2023-06", "A school for each village in Chile is due by June."), None),
    ],
)
def test_two_passages(one: Any, other: tuple[str, str, str], relation: str | None) -> None:
    row = time("b", *other, modifier=one["modifier"])
    assert [found.relation for found in events([one, row])] == ([relation] if relation else [])
    assert events([one, row], copied=[("b", "a")]) == []
    assert events([one, row | {"document": "a"}]) == []


TOPICS = {"a": ["lithium", "mine", "chile"], "b": ["lithium", "mine", "chile"], "c": ["wheat", "field", "chile"]}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Today, China dominates this area", "The lithium market is dominated by China", True),
        ("Beijing, which dominates supply, has raised prices", "The lithium market is dominated by China", True),
        ("Today, China dominates this area", "The lithium market is dominated by Chile", False),
        ("Today, China dominates this area", "The Chinese market is dominated by Chile", False),
        ("Today, China dominates this area", "China does not dominate it any more", False),
        ("Today, China no longer dominates this area", "The lithium market is dominated by China", False),
        ("Today, China dominates this area", "The talks were dominated by quarrels", False),
        ("В мире доминирует Китай", "Китай доминирует на рынке", False),  # only what stands before the verb
        ("Сегодня Китай доминирует", "Китай доминирует на рынке", True),
    ],
)
def test_who_leads(one: str, other: str, alike: bool) -> None:
    def claims(second: str) -> list[dict[str, Any]]:
        return [{"document": "a", "start": 0, "text": one}, {"document": second, "start": 0, "text": other}]

    assert [found.relation for found in leads(claims("b"), TOPICS, [])] == ([LEAD] if alike else [])
    assert leads(claims("b"), TOPICS, [("b", "a")]) == []
    assert leads(claims("c"), TOPICS, []) == []  # one country is no topic


def test_what_a_text_is_about() -> None:
    assert commonest("The mines of Chile. A mine and its lithium: this lithium, and lithium.") == ["lithium", "mine"]
    assert commonest("") == []


def test_who_is_meant_may_stand_in_the_sentence_before() -> None:
    words = "A roadmap for lithium mines is due by June."
    row = time("b", "by June", "2023-06", words, "BEFORE")
    assert events([PLAN, row]) == []
    assert len(events([PLAN, row | {"before": "So it was decided in Chile."}])) == 1


def test_a_head_of_fields_is_no_sentence() -> None:
    head = time("b", "4 May 2023", "2023-05-04", "Lithium brines, Gabriel Boric, decree of 4 May 2023 https://a.org")
    assert events([DECREE, head]) == []


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("2025-11-04", "XXXX-11-04", True),
        ("2025-12", "XXXX-12-01", True),
        ("2025", "2025-12-01", True),
        ("2024", "2025-12-01", False),
        ("2025-11-04", "XXXX-11-05", False),
    ],
)
def test_values_of_times(one: str, other: str, may: bool) -> None:
    assert may_be_one_time(one, other) is may_be_one_time(other, one) is may


def test_words_in_common() -> None:
    assert shared("A road map for mines", "the roadmap of a mine") == {"roadmap", "mine"}
    assert shared("rare-earth metals", "metal of rare earths") == {"rare", "earth", "metal"}
    assert shared("добыча редкоземельных металлов", "добычу редкоземельные металлы") >= {"редкоземельн"}
    assert shared("", "x") == frozenset()
