"""Words that are found without regular expressions are those that these find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeprov.claims.words import words_in
from reeprov.languages.ascii_words import in_ascii, runs_of_letters, runs_of_word_characters

TEXTS = st.text(alphabet=st.one_of(st.characters(max_codepoint=127), st.sampled_from("“”’—–…\u00a0«»½é")))


@given(TEXTS)
def test_they_are_those_of_regular_expressions(text: str) -> None:
    if in_ascii(text) is not None:
        assert runs_of_letters(text) == re.findall(r"[^\W\d_]+", text)
        assert runs_of_word_characters(text) == re.findall(r"\w+", text)


@pytest.mark.parametrize("text", ["é", "поле", "2½", "½", "٣", "上海", "naïve"])
def test_other_letters_and_digits_are_left_to_them(text: str) -> None:
    assert (in_ascii(text), runs_of_letters(text), runs_of_word_characters(text)) == (None, None, None)


@given(TEXTS)
def test_statements_are_read_with_the_same_words(text: str) -> None:
    letter = "é"  # after which no text is ASCII
    assert words_in(text).low == words_in(f"{text} {letter}").low[:-1]
