"""Relative times: what is counted, in days, and what is not."""

from __future__ import annotations

import time

import pytest

from reeprov.normalize.ago import find_ago


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("only a year and a half ago", 548),
        ("half a year ago", 183),
        ("two and a half years ago", 913),
        ("a year and nine months ago", 639),
        ("3 days ago", 3),
        ("a month ago", 30),
        ("yesterday", 1),
        ("полтора года назад", 548),
        ("полгода назад", 183),
        ("год назад", 365),
        ("два с половиной года назад", 913),
        ("два тижні тому", 14),
        ("vor zwei Wochen", 14),
        ("vor anderthalb Jahren", 548),
        ("il y a un an et demi", 548),
        ("hace un año y medio", 548),
        ("un anno e mezzo fa", 548),
        ("há dois meses", 61),
        ("półtora roku temu", 548),
        ("一年半前", 548),
        ("两个月前", 61),
        ("二週間前", 14),
        ("قبل عام ونصف", 548),
    ],
)
def test_how_long_ago(text: str, days: int) -> None:
    (found,) = find_ago(f"It was announced {text}, the ministry said.")
    assert round(found.days) == days
    assert found.text in text


def test_each_time_counts_for_itself() -> None:
    assert [round(found.days) for found in find_ago("nine months ago, or 21 months ago")] == [274, 639]


@pytest.mark.parametrize("text", ["long ago", "some years ago", "vor Ort", "ago", "two years later", "", "前年"])
def test_what_counts_nothing(text: str) -> None:
    assert find_ago(text) == []


@pytest.mark.parametrize("unit", ["a ", "ago ", "half a ", "two years ago ", "十", "vor "])
def test_a_megabyte_takes_time_in_proportion(unit: str) -> None:
    begin = time.process_time()
    find_ago(unit * (200_000 // len(unit)))
    assert time.process_time() - begin < 3
