"""Where sentences begin and end, and which of them a marker belongs to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims import segment
from reeprov.model.citation import Cite, Marker
from reeprov.model.document import Block, BlockKind, Document
from reeprov.model.text import Span
from reeprov.readers import read, read_text
from reeprov.readers.interface import Input

SHARED = Path(__file__).resolve().parents[3] / "shared"


def document(text: str, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """One block; brackets with a number are markers, asterisks are markup."""
    markers = tuple(
        Marker(Span(*found.span()), found[0], "bracket", (Cite(found[1], Span(*found.span())),))
        for found in re.finditer(r"\[(\d+)\]", text)
    )
    return Document(
        path="a.md",
        media_type="text/markdown",
        encoding="utf-8",
        text=text,
        prose=text.replace("*", "\0"),
        language=language,
        blocks=(Block(kind, Span(0, len(text))),),
        markers=markers,
    )


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in segment(document(text, language))]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["He denied it.[5]", "She did not. [6]", "They agreed."]),
        ("en", ["It grew [1].", "It fell [2][3].", "It stayed. [4] [5]", "Who knows?"]),
        ("en", ['He said "It is so." [1]', "Then he left."]),
        ("en", ["It fell.", "[5] argues that it did not."]),
        ("en", ["[5] argues that it did not.", "It fell."]),
        ("en", ["Dr. Smith of the U.S. Army met U.S. President Biden on Monday.", "They spoke."]),
        ("en", ["J. R. Smith et al. [3] doubt it, e.g. for tin.", "We do not."]),
        ("ru", ["Он сказал, т. е. это 🚩 нет.", "Да [2].", "А. С. Пушкин жил в г. Москва.", "В 1999 г. он уехал."]),
        ("de", ["Das kostet z. B. 5 Euro.", "Mehr nicht.[1]", "Gut."]),
    ],
)
def test_a_marker_belongs_to_the_sentence_before_it(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


@pytest.mark.parametrize("language", ["zh", "und"])
def test_chinese_needs_no_blanks(language: str) -> None:
    assert sentences("他否认了。[5]她没有[6]。他们同意。", language) == ["他否认了。[5]", "她没有[6]。", "他们同意。"]


def test_places_are_code_points() -> None:
    text = "Забастовка 🚩 идёт [7]. Да."
    assert segment(document(text, "ru")) == (Span(0, 22), Span(23, 26))


def test_markup_is_no_part_of_a_sentence() -> None:
    assert sentences("**He left.** She *stayed* there.") == ["He left.", "She *stayed* there."]


@pytest.mark.parametrize("mark", ["«", "“", "„", "‘", "'", '"'])
def test_marks_that_nobody_closes_take_no_time(mark: str) -> None:
    text = f"{mark}It fell. " * 20_000  # looked through for each mark it would take minutes
    assert len(sentences(text)) == 20_000


def test_a_wrapped_line_goes_on() -> None:
    assert sentences("He left\nat noon. She\nstayed.") == ["He left\nat noon.", "She\nstayed."]


def test_a_bullet_is_no_part_of_its_item() -> None:
    text = "- He left. She stayed."
    assert [text[a:b] for a, b in segment(document(text, kind=BlockKind.ITEM))] == ["He left.", "She stayed."]


@pytest.mark.parametrize(
    "kind", [BlockKind.HEADING, BlockKind.METADATA, BlockKind.BOILERPLATE, BlockKind.CODE, BlockKind.TABLE]
)
def test_only_prose_has_sentences(kind: BlockKind) -> None:
    assert segment(document("He left. She stayed.", kind=kind)) == ()


def test_a_source_list_has_no_sentences() -> None:
    text = "He left [1].\nSources:\n[1] A. B.\n"
    assert [text[a:b] for a, b in segment(read_text("a.txt", text))] == ["He left [1]."]


def test_a_block_of_markers_has_no_sentences() -> None:
    assert sentences("[1] [2]") == []


@given(st.text(alphabet=st.sampled_from("Ab. \n\0*[]1é🚩。«»!'\"\u0301"), max_size=200))
def test_any_text_has_sentences_in_order_within_it(text: str) -> None:
    end = 0
    for sentence in segment(document(text)):
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        end = sentence.end


@pytest.mark.skipif(not SHARED.exists(), reason="needs the gold annotations")
def test_the_seed_articles() -> None:
    gold = json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))["items"]
    wanted = {(item["doc"], item["start"], item["end"]) for item in gold if item["type"] == "sentence"}
    found = {
        (path.name[:3], *sentence)
        for path in (SHARED / "seeds").glob("*.txt")
        for sentence in segment(read(Input(path.name, path.read_bytes())))
    }
    assert len(wanted & found) / max(len(wanted), len(found)) >= 0.97
