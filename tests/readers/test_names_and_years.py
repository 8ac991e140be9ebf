"""Names with years: what cites so, and what only looks so."""

from __future__ import annotations

import pytest

from reeprov.model.finding import Confidence
from reeprov.readers import read_text

SOURCES = """

References

Ivanova, O. (2021). A reserve of rare metals. Kommersant.
Jones, K., & Lee, P. (2019a). The price of scandium. Journal of Metals, 3(2),
    14-20.
Smith, J. (2020). Rare earth demand. RIA.
World Health Organization. (2018). Dust in mines.
"""
KEYS = ["Ivanova2021", "Jones2019a", "Smith2020", "WorldHealthOrganization2018"]
OPENING = "Two of them agree (Smith, 2020; Ivanova, 2021). "


def cited(prose: str) -> list[str]:
    document = read_text("article.txt", OPENING + prose + SOURCES)
    assert [entry.key for entry in document.entries] == KEYS
    assert [sources.form for sources in document.source_lists] == ["author-date"]
    return [cite.key for marker in document.markers[1:] for cite in marker.cites]


@pytest.mark.parametrize(
    ("prose", "keys"),
    [
        ("It rose (Smith, 2020).", ["Smith2020"]),
        ("It rose (Smith 2020).", ["Smith2020"]),
        ("It rose (see Smith, 2020, p. 5).", ["Smith2020"]),
        ("It rose (Jones & Lee, 2019a).", ["Jones2019a"]),
        ("It rose (Jones et al., 2019a; Smith, 2020).", ["Jones2019a", "Smith2020"]),
        ("It rose (Smith, 2019, 2020).", ["Smith2019", "Smith2020"]),
        ("As Smith (2020) says, it rose.", ["Smith2020"]),
        ("As Jones and Lee (2019a) say, it rose.", ["Jones2019a"]),
        ("As Jones et al. (2019a) say, it rose.", ["Jones2019a"]),
        ("Smith’s (2020) table shows it.", ["Smith2020"]),
        ("It rose (World Health Organization, 2018).", ["WorldHealthOrganization2018"]),
        ("The World Health Organization (2018) and (WHO, 2018) agree.", ["WorldHealthOrganization2018"] * 2),
        ("It rose (Meyer, 2019).", ["Meyer2019"]),
        ("It rose (Meyer et al. 2019).", ["Meyer2019"]),
        ("Smith (2011) disagrees.", ["Smith2011"]),
        ("It rose (in May, 2020).", []),
        ("It rose (May, 2020).", []),
        ("It rose (Perm 2020).", []),
        ("It rose (UN, 2020).", []),
        ("Hamlet (2009) was shown.", []),
        ("It rose (by 2020).", []),
        ("It rose (2020) and in [2020].", []),
    ],
)
def test_names_with_years_cite_a_list_of_names_and_years(prose: str, keys: list[str]) -> None:
    assert cited(prose) == keys


def test_a_name_that_the_list_does_not_have_is_less_sure() -> None:
    document = read_text("article.txt", OPENING + "It rose (Meyer, 2019)." + SOURCES)
    assert [marker.confidence for marker in document.markers] == [Confidence.HIGH, Confidence.MEDIUM]


def test_a_bibliography_that_nothing_cites_is_no_list() -> None:
    document = read_text("article.txt", "It rose in the war (1941), under Brezhnev (born 1906)." + SOURCES)
    assert document.source_lists == ()
    assert document.markers == ()


def test_an_entry_goes_on_in_indented_lines() -> None:
    document = read_text("article.txt", OPENING + SOURCES)
    assert document.entries[1].text.endswith("Journal of Metals, 3(2), 14-20.")


def test_round_brackets_without_end_take_no_time() -> None:
    text = OPENING + "(Smith, 2020; " * 20_000 + "(Smith and " * 20_000 + SOURCES
    assert [entry.key for entry in read_text("article.txt", text).entries] == KEYS
