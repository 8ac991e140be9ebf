"""Possessive groups match what they should on every Python that we run on."""

from __future__ import annotations

import pytest

from reeprov.normalize.patterns import lazy

CASES = {
    "digits": (r"\d++(?:[.,]\d++)*+[½]?", "By December 1.", "1"),
    "more digits": (r"\d++(?:[.,]\d++)*+", "1.234,5 and", "1.234,5"),
    "alternatives": (r"(?:a|bc)*+d", "abcad", "abcad"),
    "options within": (r"(?:ab?c)++", "acabcac", "acabcac"),
    "an option": (r"x(?: ?y)?+z", "x yz", "x yz"),
    "nested": (r"(?:(?:a|b)++c)++", "abcac", "abcac"),
    "nothing is given back": (r"(?:a|b)*+b", "aab", None),
    "a bound": (r"(?:a|b){2,3}+", "ababab", "aba"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_possessive_group(name: str) -> None:
    source, text, expected = CASES[name]
    found = lazy(source).search(text)
    assert (found[0] if found else None) == expected
