"""Which marks belong together, and what they are there for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims import read_statements
from reeprov.model.claim import Quotation
from reeprov.readers import read_text


def quotations(text: str) -> tuple[Quotation, ...]:
    return read_statements(read_text("a.txt", text)._replace(language="en")).quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The "green" energy grows.', ["green"]),
        ("The “efficient” managers left.", ["efficient"]),
        ("Журнал «Дело» пишет об «ООО «Ромашка» и прочем.", ["Дело", "Ромашка"]),
        ("Er sagte „so ist es“ und ging.", ["so ist es"]),
        ("»So ist es«, sagte er.", ["So ist es"]),
        ("He called it 'a farce' and left.", ["a farce"]),
        ("‘It is so,’ he said.", ["It is so,"]),
        ("「是」。", ["是"]),
        ('He said that "the "main enemy", or "partner", leads the "hyenas" again".',
         ['the "main enemy", or "partner", leads the "hyenas" again', "main enemy", "partner", "hyenas"]),
        ('He said "never', []),
        ('It is a 6" pipe.', []),
        ("The workers' rights and the '90s didn't matter.", []),
        ('He left." She "stayed" there.', ["stayed"]),
        ('(“Yes,” he said.)', ["Yes,"]),
        ('It is “mixed" here.', ["mixed"]),
        ('""', []),
    ],
)  # fmt: skip
def test_marks_that_belong_together(text: str, found: list[str]) -> None:
    assert [quotation.text for quotation in quotations(text)] == found


def test_what_is_nested_knows_what_it_stands_in() -> None:
    outer, inner = quotations('He said "it is a "main enemy" of ours".')
    assert (outer.parent, inner.parent) == (None, 0)


def test_no_quotation_goes_beyond_its_paragraph() -> None:
    assert [one.text for one in quotations('He said "never.\n\nShe "left" it.')] == ["left"]


def test_speech_of_several_paragraphs() -> None:
    text = (
        '"It is so, and it has been so for a long time," he said. "We know it, and we always knew it.\n\n"It stays so."'
    )
    assert [one.text for one in quotations(text)][1:] == ["We know it, and we always knew it", "It stays so."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('The "green" energy grows.', "term"),
        ('He reads the magazine "National Defense" daily.', "title"),
        ("It is part of the project “New Materials and Chemistry,” they say.", "title"),
        ('"We do not know why it went so wrong," he said.', "speech"),
        ("Putin described them as a “strategic resource” of the state.", "speech"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    (quotation,) = quotations(text)
    assert quotation.kind.value == kind


def test_speech_knows_its_speaker() -> None:
    text = '"Nobody here wanted to stop the port," said Irina Sokolova. "We wanted to be paid for it."'
    said = read_statements(read_text("a.txt", text)._replace(language="en"))
    for quotation in said.quotations:
        assert quotation.attribution is not None
        source = said.attributions[quotation.attribution].source
        assert source is not None
        assert source.text == "Irina Sokolova"


def test_marks_over_a_whole_document() -> None:
    (quotation,) = quotations('"' + "It is said. " * 500 + 'So it is."')
    assert quotation.span.start == 0


@given(st.text(alphabet=st.sampled_from("ab \n\"“”«»„‘’'.,"), max_size=150))
def test_any_text_can_be_read(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert quotation.parent is None or found[quotation.parent].span.contains(quotation.span)
