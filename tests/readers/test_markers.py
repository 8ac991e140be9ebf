"""Markers: what cites in running text, and what only looks so."""

from __future__ import annotations

import pytest

from reeprov.model.finding import Confidence
from reeprov.readers import read_text

FIVE = "\n\nSources:\n\n" + "\n".join(f"[{n}] Gazette — “Headline {n}” from 0{n}.02.2025" for n in range(1, 6)) + "\n"
FIVE_KEYS = ["1", "2", "3", "4", "5"]


def keys(prose: str, suffix: str = "md", sources: str = FIVE) -> list[str]:
    """The keys that the prose cites, in order."""
    document = read_text(f"article.{suffix}", prose + sources)
    return [cite.key for marker in document.markers for cite in marker.cites if marker.span.start < len(prose)]


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize(
    ("prose", "cited"),
    [
        ("The mine was closed [1].", ["1"]),
        ("The mine was closed.[1] It reopened.", ["1"]),
        ("Prices fell[2] and rose[3].", ["2", "3"]),
        ("Prices fell [2][3].", ["2", "3"]),
        ("Prices fell [2, 3].", ["2", "3"]),
        ("Prices fell [2,3;5].", ["2", "3", "5"]),
        ("Prices fell [1-3].", ["1", "2", "3"]),
        ("Prices fell [1–3, 5].", ["1", "2", "3", "5"]),
        ("Prices fell [1, p. 5].", ["1"]),
        ("Prices fell [1, pp. 5-7].", ["1"]),
        ("Prices fell [2:12].", ["2"]),
        ("Цены упали [2, с. 14].", ["2"]),
        ("Prices fell [ 4 ].", ["4"]),
        ("Prices fell [1,\n2].", ["1", "2"]),
        ("The deposit runs out [6].", ["6"]),
        ("The deposit runs out [4, 7].", ["4", "7"]),
        ("The deposit runs out ([7]).", ["7"]),
        ("A summary stands here: [7].", ["7"]),
        ("The values are: [7] and more.", []),
        ("The deposit runs out [4]:12 and [5]:3-5.", ["4", "5"]),
        ("The deposit runs out [04].", ["4"]),
        ("\u0645\u0631\u062d\u0628\u0627 [4] \u05e9\u05dc\u05d5\u05dd [7].", ["4", "7"]),
        ("The cafe\u0301[4] is closed [\u202e5].", ["4"]),
        ("The deposit is `empty` [7].", ["7"]),
        ("价格下跌【2】。", ["2"]),
        ("价格下跌［2］。", ["2"]),
        ("价格下跌【1†L3-L5】。", ["1"]),
        ("价格下跌[1]，随后回升[2]。", ["1", "2"]),
        ("“It is over”, [5] the minister said.", ["5"]),
    ],
)
def test_numbers_in_brackets_cite_a_numeric_list(prose: str, cited: list[str], suffix: str) -> None:
    assert keys(prose, suffix) == cited


@pytest.mark.parametrize(
    ("prose", "cited"),
    [
        ("Prices fell [[1]](https://gazette.test/a).", ["1"]),
        ("Prices fell [1](#ref1).", ["1"]),
        ("Prices fell [\\[1\\]](#ref-1).", ["1"]),
        ("Prices fell [1](https://gazette.test/a).", ["1"]),
        ("Prices fell <sup>1</sup>.", ["1"]),
        ("Prices fell **[3]**.", ["3"]),
        ("- Prices fell [3]", ["3"]),
        ("> Prices fell [3]", ["3"]),
        ("| Year | Price |\n| --- | --- |\n| 2024 | low [3] |", ["3"]),
        ("# Prices fall [3]", ["3"]),
    ],
)
def test_markdown_dresses_markers_up(prose: str, cited: list[str]) -> None:
    assert keys(prose) == cited


@pytest.mark.parametrize(
    "prose",
    [
        "See [Kyrgyzstan](#) for more.",
        "See [the mine](https://mine.test/[1]).",
        "He wrote `rows[1]` and waited.",
        "```\nrows[1]\n```",
        "    rows[1]\n",
        "The word [sic] stands.",
        "He said [...] and left.",
        "[w]e were told.",
        "In [2023] the law was passed.",
        "- [ ] weigh the ore\n- [x] ship it",
        "> [!NOTE]\n> The list is short.",
        "The set {[1], [2]} is closed.",
        "The interval [0,255] is closed.",
        "An empty pair [] stands alone.",
        "Escaped \\[1\\] is no marker.",
        "A formula $x_{[1]}$ stands here.",
        "![chart [1]](chart.png)",
        "The value is [0].",
        "The ranges [64496 64500] are reserved.",
        'What "[1]" means is explained below.',
    ],
)
def test_other_brackets_are_silent(prose: str) -> None:
    assert keys(prose) == []


def test_a_marker_spans_its_brackets_and_its_cites_span_their_numbers() -> None:
    document = read_text("article.txt", "Prices fell [2, 3]." + FIVE)
    (marker,) = document.markers
    assert document.text[slice(*marker.span)] == marker.text == "[2, 3]"
    assert [document.text[slice(*cite.span)] for cite in marker.cites] == ["2", "3"]


@pytest.mark.parametrize(
    ("prose", "problem", "keys"),
    [
        ("The sum is wrong [5-2].", "falling-range", []),
        ("The sum is wrong [31-13].", "falling-range", []),
        ("The sum is wrong [25-32].", "out-of-list-range", []),
        ("The sum is wrong [1-999999999].", "too-wide-range", []),
        ("The sum is wrong [4.", "unclosed", ["4"]),
        ("The sum is wrong [7.", "unclosed", ["7"]),
    ],
)
def test_malformed_markers_say_what_is_wrong_and_cite_what_can_be_told(
    prose: str, problem: str, keys: list[str]
) -> None:
    document = read_text("article.txt", prose + FIVE)
    found = [(marker.problem, [cite.key for cite in marker.cites]) for marker in document.markers]
    assert found == [(problem, keys)]


def test_brackets_at_the_start_of_a_list_line_are_prose_in_the_wrong_place() -> None:
    document = read_text("article.txt", "Prices fell [1][2]." + FIVE + "[1][2] Both agree.\n")
    assert [marker.problem for marker in document.markers] == [None, None, "prose-at-line-start", None]
    assert [entry.key for entry in document.entries] == FIVE_KEYS


def test_a_marker_that_a_backslash_joins_to_its_word() -> None:
    assert keys("The deposit was altered\\ [7].", "txt") == ["7"]


def test_without_a_list_numbers_in_brackets_are_only_perhaps_markers() -> None:
    document = read_text("article.txt", "Prices fell [1]. They rose [2].\n")
    assert [(marker.text, marker.confidence) for marker in document.markers] == [
        ("[1]", Confidence.LOW),
        ("[2]", Confidence.LOW),
    ]


def test_a_symbolic_list_is_cited_by_its_own_keys_alone() -> None:
    sources = "\n\n## References\n\n[RFC2119] Bradner, S. Key words.\n\n[RFC8174] Leiba, B. Ambiguity.\n"
    assert keys("It MUST [RFC2119] hold, as [Figure] 1 and item [3] show.", sources=sources) == ["RFC2119"]


def test_keys_with_an_at_sign_cite_a_list_that_has_such_keys() -> None:
    sources = "\n\n## References\n\n[rare2025] Gazette, 2025\n\n[fall2024] Courier, 2024\n"
    assert keys("It rose [@rare2025; see -@fall2024, p. 3].", sources=sources) == ["rare2025", "fall2024"]
    assert keys("It rose [@rare2025] and fell [@gone2020].", sources=sources) == ["rare2025", "gone2020"]
    assert keys("It rose [@rare2025; @gone2020].", sources="\n") == []


def test_footnotes_of_the_markup() -> None:
    document = read_text("article.md", "Prices fell[^a] and rose[^b].\n\n[^a]: Gazette, 2025.\n")
    assert [cite.key for marker in document.markers for cite in marker.cites] == ["a", "b"]
    assert [entry.key for entry in document.entries] == ["a"]


def test_reference_definitions_are_entries_where_numbers_alone_point_at_them() -> None:
    document = read_text("article.md", 'Prices fell [1].\n\n[1]: https://gazette.test/a "Prices fall"\n')
    assert [(entry.key, entry.text) for entry in document.entries] == [
        ("1", 'https://gazette.test/a "Prices fall"')
    ] or [entry.key for entry in document.entries] == ["1"]
    assert [marker.text for marker in document.markers] == ["[1]"]


def test_a_link_with_a_text_stays_a_link() -> None:
    document = read_text("article.md", "See [the paper][02] of that day.\n\n[02]: https://gazette.test/a\n")
    assert document.markers == ()
    assert document.entries == ()
