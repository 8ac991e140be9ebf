"""What only many documents together can tell: copies, conflicts, common origins."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from reeprov.corpus import compare, figures, findings, report
from reeprov.corpus.compare import Comparison
from reeprov.corpus.copies import articles, copies, originals
from reeprov.corpus.leads import LEAD
from reeprov.corpus.run import build
from reeprov.corpus.shingles import shingles
from reeprov.model.relation import Tie
from reeprov.settings import Settings

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def prose(dice: random.Random, sentences: int) -> list[str]:
    return [" ".join(f"w{dice.randrange(3000)}" for _ in range(12)) + "." for _ in range(sentences)]


def test_edited_copies_are_found_and_nothing_else() -> None:
    dice = random.Random(7)
    texts = {f"{at:03}": prose(dice, 40) for at in range(200)}
    for at in range(40):
        texts[f"{at:03}-copy"] = [
            dice.choice(prose(dice, 1)) if dice.random() < 0.3 * at / 40 else one for one in texts[f"{at:03}"]
        ]
    found = copies((name, shingles(" ".join(text))) for name, text in texts.items())
    assert [(one.first, one.second) for one in found] == [(f"{at:03}", f"{at:03}-copy") for at in range(40)]
    assert all(0.5 <= share <= 1 for one in found for share in (one.of_first, one.of_second))
    assert originals(found)["000-copy"] == ("000", 1)


def test_a_text_that_takes_in_a_shorter_one_is_no_copy() -> None:
    dice = random.Random(3)
    report, notice = prose(dice, 10), prose(dice, 3)
    texts = {"report": report, "longer": [*prose(dice, 20), *report], "notice": notice}
    texts |= {f"{at}": [*prose(dice, 2), *notice] for at in range(2)}  # alike in what is no article
    texts["again"] = texts["longer"]
    found = copies((name, shingles(" ".join(text))) for name, text in texts.items())
    assert {document: original for document, (original, _) in originals(found).items()} == {
        "report": "longer",
        "again": "longer",
        "0": "notice",
        "1": "notice",
    }
    assert articles(found) == {"again": "longer", "0": "notice", "1": "notice"}  # the report counts, as the oldest


def test_the_older_text_is_told_to_be_taken_into_a_longer_one_and_counts(tmp_path: Path) -> None:
    dice = random.Random(3)
    older = prose(dice, 10)
    for name, text in (("1", older), ("2", [*prose(dice, 20), *older])):
        (tmp_path / f"{name}.md").write_text("Yesterday. " + " ".join(text), encoding="utf-8")
    build([str(tmp_path)], str(tmp_path / "out"), lambda folder: Settings())
    found = compare.compare(compare.rows_of(str(tmp_path / "out")))
    assert all(found.article_of[document] == document for document in found.documents)
    ((document, (relation,)),) = compare.relations(found).items()
    assert (found.path(document), relation.tie) == (str(tmp_path / "1.md"), Tie.TAKEN)


@pytest.mark.parametrize(
    ("name", "copied"),
    [("LICENSE.md", 0), ("LICENSE-MIT.txt", 0), ("COPYING.txt", 0), ("licence.txt", 0), ("licence-to-dig.md", 1)],
)
def test_licences_are_no_articles(name: str, copied: int, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(" ".join(prose(random.Random(3), 10)), encoding="utf-8")
    build([str(tmp_path)], str(tmp_path / "out"), lambda folder: Settings())
    assert len(compare.compare(compare.rows_of(str(tmp_path / "out"))).copies) == copied


def test_of_texts_that_change_step_by_step_each_names_the_one_that_it_is_like() -> None:
    """The first and the last have nothing in common; they are one article all the same."""
    sentences = prose(random.Random(5), 30)
    found = originals(copies((f"{at}", shingles(" ".join(sentences[at : at + 10]))) for at in range(0, 21, 4)))
    assert {document: original for document, (original, _) in found.items()} == {
        "4": "0", "8": "4", "12": "8", "16": "12", "20": "16"
    }  # fmt: skip


def test_short_texts_are_no_copies_of_each_other() -> None:
    data = shingles("one two three four five six seven")
    assert copies([("a", data), ("b", data), ("c", b"")]) == []


def figure(document: str, lo: float, **given: Any) -> dict[str, Any]:
    usual = {"start": 0, "end": 4, "hi": lo, "unit": "t", "kind": "amount", "relation": "=", "text": f"{lo:.0f} t"}
    rest = {"measure": None, "period": None, "target": None, "source": None, "sentence": "The mines of Chile gave it."}
    return {"document": document, "lo": lo, **usual, **rest, **given}


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "the copper output"}, "conflict"),
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "output"}, None),
        (
            {"lo": 55, "measure": "copper output", "period": "2023"},
            {"lo": 75, "measure": "copper output", "period": "2024"},
            None,
        ),
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "copper output", "target": "2030"}, None),
        ({"lo": 55, "measure": "copper output"}, {"lo": 50, "hi": 60, "measure": "copper output"}, None),
        (
            {"lo": 55, "measure": "copper output"},
            {"lo": 75, "measure": "copper output", "sentence": "So it is in Peru."},
            None,
        ),
        ({"lo": 55, "measure": "copper output"}, {"lo": 75, "measure": "copper output", "unit": "t/a"}, None),
        ({"lo": 287, "source": "Chile’s Ministry of Mines"}, {"lo": 285, "source": "Mines Ministry"}, "conflict"),
        (
            {"lo": 287, "source": "Ministry of Mines"},
            {"lo": 120, "source": "Ministry of Mines", "sentence": "The mines of Chile gave it at last."},
            None,
        ),
        (
            {"lo": 551, "source": "Ministry of Mines"},
            {"lo": 525, "source": "Ministry of Mines", "sentence": "The mines of Peru gave it."},
            None,
        ),
        (
            {"lo": 287, "source": "Ministry of Mines", "sentence": "The copper quota of Chile stays at that."},
            {"lo": 285, "source": "Ministry of Mines", "sentence": "The nickel quota of Chile stays at that."},
            None,
        ),
        ({"lo": 55, "measure": "copper"}, {"lo": 55, "measure": "nickel"}, "same number, other measure"),
        (
            {"lo": 55, "measure": "reserves", "sentence": "The share of Chile in the reserves of copper is that."},
            {"lo": 55, "measure": "reserves", "sentence": "The share of Chile in the reserves of nickel is that."},
            "same number, other measure",
        ),
        ({"lo": 55, "measure": "copper"}, {"lo": 55}, "same number"),
        ({"lo": 55, "measure": "copper mined"}, {"lo": 55, "measure": "copper"}, "agree"),
    ],
)
def test_two_figures(one: dict[str, Any], other: dict[str, Any], relation: str | None) -> None:
    found = figures.pairs([figure("a", **one), figure("b", **other)])
    assert [pair.relation for pair in found] == ([relation] if relation else [])
    assert figures.pairs([figure("a", **one), figure("b", **other)], copied=[("b", "a")]) == []
    assert figures.pairs([figure("a", **one), figure("a", **other)]) == []


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (
            "658 t of copper reserves, including 28.5 t in 15 mines",
            "copper reserves of 15 mines totalling 28.7 t",
            True,
        ),
        ("658 t of copper reserves, of which 28.7 t are mined", "overall copper reserves of 28.7 t", True),
        ("658 t of copper reserves, including 28.5 t of ore", "copper ore reserves totalling 28.7 t", False),
        ("658 t of metal exports, including 28.5 t of copper", "copper exports totalling 28.7 t", False),
        ("658 t of copper reserves, including 28.5 t in 15 mines", "28.7 t of copper reserves", False),
        ("658 t of copper reserves, including 28.5 t in 15 mines", "copper reserves totalling 12 t", False),
        ("658 t of copper reserves, and 28.5 t in old mines up north", "copper reserves totalling 28.7 t", False),
        ("658 t of copper reserves, including 28.5 t in Chile", "copper reserves of Chile totalling 28.7 t", False),
    ],
)
def test_a_total_that_is_a_part_elsewhere(first: str, second: str, conflict: bool) -> None:
    amounts = re.compile(r"([\d.]+) t\b(?: of ((?!ore)\w+ \w+))?")
    rows = [
        figure(
            document,
            float(amount[1]),
            start=amount.start(),
            text=f"{amount[1]} t",
            measure=amount[2],
            source="Ministry of Mines",
            sentence=f"According to the Ministry of Mines there are {said}.",
        )
        for document, said in (("a", first), ("b", second))
        for amount in amounts.finditer(said)
    ]
    values = {
        (pair.first["lo"], pair.second["lo"]) for pair in figures.pairs(rows) if pair.relation == figures.CONFLICT
    }
    assert ((658, rows[-1]["lo"]) in values) is conflict


def test_three_telling_figures_in_common_are_a_fingerprint() -> None:
    shared = [figure(document, value) for document in "ab" for value in (28, 3.8e6, 2500)]
    (found,) = figures.in_common([*shared, figure("c", 28), figure("c", 2500)])
    assert {(one["document"], other["document"]) for one, other in found} == {("a", "b")}
    assert [one["text"] for one, _ in found] == ["28 t", "3800000 t", "2500 t"]


def test_a_few_of_something_agree_only_in_texts_on_one_thing() -> None:
    memory, mining = "There are three types of cells.", "Three types of rock are mined in Chile."
    few: dict[str, Any] = {"lo": 3, "kind": "count", "unit": "1", "measure": "types", "text": "three types"}
    assert figures.pairs([figure("a", **few, sentence=memory), figure("b", **few, sentence=mining)]) == []
    again = "In Chile three types of rock are mined at a time."
    (pair,) = figures.pairs([figure("a", **few, sentence=mining), figure("b", **few, sentence=again)])
    assert pair.relation == figures.AGREE


def test_ranks_and_whole_per_cents_alone_are_none() -> None:
    shares = [
        figure(document, value / 100, kind="share", unit="1", text=f"{value} %")
        for document in "ab"
        for value in (15, 25, 35)
    ]
    assert not list(figures.in_common(shares))
    assert not list(figures.in_common([*shares, figure("a", 28), figure("b", 28)]))
    exact = [figure(document, value) for document in "ab" for value in (28, 3.8e6)]
    assert len(list(figures.in_common([*shares, *exact]))) == 1


@pytest.mark.parametrize("text", ["3.{0}", "12{0}", "07{0}", "12{0} to 130", "200{0} James", "1.10-{0}"])
def test_numbers_of_nothing_and_years_are_none(text: str) -> None:
    """Two histories of changes have versions in common, and the same years."""
    numbers = [
        figure(document, at, kind="count", unit="1", text=text.format(at), measure="james" if "James" in text else None)
        for document in "ab"
        for at in range(5)
    ]
    assert not list(figures.in_common(numbers))


class Seeds:
    """The comparison of the seeds, by the first three digits of their names."""

    def __init__(self, found: Comparison) -> None:
        self.found = found
        self.pairs = {
            (self.name(one.first), one.first["text"], self.name(one.second), one.second["text"]): one
            for one in found.pairs
        }

    def name(self, row: Any) -> str:
        return self.found.path(row["document"]).rpartition("/")[2][:3]

    def relation(self, *sides: str) -> str:
        return self.pairs[sides].relation  # type: ignore[index]  # two documents and two texts


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    if not SEEDS.is_dir():
        pytest.skip("the seeds are not here")
    out = str(tmp_path_factory.mktemp("corpus") / "out")
    build([str(SEEDS)], out, lambda folder: Settings())
    return Seeds(compare.compare(compare.rows_of(out)))


def test_origins_of_the_seeds(seeds: Seeds) -> None:
    found = seeds.found
    names = [(found.path(one.first).rpartition("/")[2][:3], found.path(one.second).rpartition("/")[2][:3]) for one in
             found.copies]  # fmt: skip
    assert [sorted(pair) for pair in names] == [["000", "001"]]  # O1
    assert len(set(found.article_of.values())) == 4  # O5
    assert {(one.tie, seeds.name(one.first), seeds.name(one.second)) for one in found.origins} == {
        (Tie.DOCUMENT, "002", "003"),  # O2
        (Tie.SOURCE, "002", "003"),  # O3
        (Tie.FIGURES, "002", "004"),  # O4
    }


def test_figures_of_the_seeds(seeds: Seeds) -> None:
    usgs, ministry, other = "a massive 3.8 million tonnes", "28.7 million tonnes", "28.5 million tons"
    assert seeds.relation("002", ministry, "004", ministry) == figures.AGREE  # X1
    assert seeds.relation("002", ministry, "003", other) == figures.CONFLICT  # X1
    assert seeds.relation("002", usgs, "002", ministry) == figures.DECLARED  # X1
    whole = "an estimated 658 million tons"
    assert seeds.relation("002", ministry, "003", whole) == figures.CONFLICT  # X1
    assert "596,927,559" in seeds.pairs["002", ministry, "003", whole].note  # X16
    assert seeds.relation("002", usgs, "004", "3.8 million tonnes") == figures.OTHER  # X2
    assert seeds.relation("002", "fifth-largest", "004", "fifth-largest") == figures.AGREE  # X3
    assert seeds.relation("002", usgs, "004", ministry) == figures.CONFLICT  # X3
    assert seeds.relation("002", "15 types", "003", "15 different types") == figures.AGREE  # X4
    concentrate = "only 2,500 tonnes of concentrate annually"
    assert seeds.relation("002", "about 2,500 tonnes annually", "004", concentrate) == figures.UNSAID  # X5
    for article in ("000", "001"):  # X6
        for ranking in ("002", "004"):
            assert seeds.relation(article, "about 20-25%", ranking, "fifth-largest") == figures.CONFLICT
    assert "25,854,765" in seeds.pairs["002", ministry, "003", other].note  # X16
    assert len(seeds.pairs) == 13  # no others: present and planned shares (X15), Russia's and China's


def test_times_and_leaders_of_the_seeds(seeds: Seeds) -> None:
    dated = [one for one in seeds.found.events if one.relation != LEAD]
    assert [(one.relation, one.first["text"], one.second["text"]) for one in dated] == [
        ("same deadline", "By December 1", "by December"),  # X9
        ("same primary document", "November 4", "Tuesday"),  # X8
    ]
    led = [(seeds.name(one.first), seeds.name(one.second)) for one in seeds.found.events if one.relation == LEAD]
    assert sorted(led) == [("000", "003"), ("000", "004"), ("001", "003"), ("001", "004"), ("003", "004")]  # X7


def test_findings_of_the_seeds(seeds: Seeds) -> None:
    found = findings.report(seeds.found, Settings())
    codes = Counter((one.path.rpartition("/")[2][:3], one.code) for one in found.findings)
    assert codes == {
        ("000", "RP703"): 1,
        ("000", "RP702"): 1,
        ("001", "RP702"): 1,
        ("002", "RP701"): 3,
        ("002", "RP702"): 3,
        ("003", "RP701"): 2,
        ("003", "RP702"): 2,
        ("004", "RP701"): 1,
        ("004", "RP702"): 2,
    }
    assert len({one.fingerprint for one in found.findings}) == len(found.findings)


def test_the_settings_choose_the_rules_of_a_report(seeds: Seeds) -> None:
    only = findings.report(seeds.found, Settings(select=("RP703",), severity={"RP7": "error"}))
    assert [(one.code, one.severity.value) for one in only.findings] == [("RP703", "error")]
    assert findings.report(seeds.found, Settings(ignore=("RP7",))).findings == ()
    apart = findings.report(seeds.found, Settings(per_file_ignores={"000_*": ("RP703",), "**/000_*": ("RP703",)}))
    assert "RP703" not in {one.code for one in apart.findings}


def test_the_report_names_every_section(seeds: Seeds) -> None:
    text = "\n".join(report.lines(seeds.found, findings.report(seeds.found, Settings())))
    first, *parts = text.split("\n\n")
    claims = seeds.found.claims
    assert 0 < claims.alone < claims.citing < claims.all
    assert first == (
        f"5 documents, 4 of them independent by text; {claims.all} claims, {claims.citing} with a cite, "
        f"{claims.alone} on one source alone"
    )
    assert [part.partition("\n")[0] for part in parts] == [
        "Copies (1)",
        "Probably one origin, and no common text (3)",
        "Figures: conflict (4)",
        "Figures: conflict that the text itself names (1)",
        "Figures: same number, other measure (1)",
        "Figures: same number (1)",
        "Figures: agree (3)",
        "Times and leaders: agree (5)",
        "Sources on which claims rest alone (5)",
        "Outlets by how often they are cited (4)",
        "Findings (16)",
    ]
