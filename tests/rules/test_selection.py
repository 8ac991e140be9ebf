"""Which rules run."""

from __future__ import annotations

import pytest

from reeprov.errors import UsageError
from reeprov.model.finding import Severity
from reeprov.rules import RULES, by_code, selected


def codes(
    select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), extend_select: tuple[str, ...] = (), online: bool = True
) -> list[str]:
    return [rule.CODE for rule in selected(select, ignore, extend_select, online=online)]


def test_without_a_selection_every_rule_runs_that_is_not_off() -> None:
    off = [rule.CODE for rule in RULES if rule.DEFAULT is Severity.OFF]
    assert off == ["RP108", "RP505", "RP604"]
    assert codes() == [rule.CODE for rule in RULES if rule.CODE not in off]


def test_a_prefix_takes_its_rules_but_those_that_are_off() -> None:
    assert codes(select=("RP1",)) == ["RP101", "RP102", "RP103", "RP104", "RP105", "RP106", "RP107"]
    assert codes(select=("RP20",)) == [f"RP20{n}" for n in range(1, 10)]


def test_a_rule_that_is_off_wants_its_full_code() -> None:
    assert codes(select=("RP10",), extend_select=("RP108",))[-1] == "RP108"
    assert codes(select=("RP108",)) == ["RP108"]
    assert "RP108" in codes(extend_select=("RP108",))
    assert "RP108" not in codes(extend_select=("RP10",))


def test_what_only_many_documents_tell_is_not_asked_of_one() -> None:
    one = [rule.CODE for rule in selected(across=False)]
    assert set(codes()) - set(one) == {"RP701", "RP702", "RP703"}
    assert selected(("RP7",), across=False) == ()
    assert codes(select=("shared-origin",)) == ["RP701"]


def test_what_only_the_network_tells_is_not_asked_without_it() -> None:
    assert codes(select=("RP5",), online=False) == ["RP506"]
    assert codes(select=("RP601",), online=False) == []
    assert set(codes()) - set(codes(online=False)) == {
        "RP301", "RP302", "RP401", "RP402", "RP403", "RP501", "RP502", "RP503", "RP504", "RP601", "RP602"
    }  # fmt: skip


def test_case_and_white_space_do_not_count() -> None:
    assert codes(select=(" rp801 ",)) == ["RP801"]


def test_ignore_has_the_last_word() -> None:
    assert codes(select=("RP1",), ignore=("RP10",)) == []
    assert codes(select=("RP1",), extend_select=("RP108",), ignore=("RP108", "RP102")) == [
        "RP101",
        "RP103",
        "RP104",
        "RP105",
        "RP106",
        "RP107",
    ]


def test_a_selection_keeps_the_order_of_the_table() -> None:
    assert codes(select=("RP8", "RP101")) == ["RP101", "RP801"]


def test_a_notice_can_be_named_and_selects_no_rule() -> None:
    assert codes(select=("RP901",)) == []


@pytest.mark.parametrize(
    ("wrong", "near"), [("RP1O1", "RP101"), ("rp801x", "RP801"), ("dangling-markers", "RP101"), ("P404", "RP404")]
)
def test_an_unknown_code_is_an_error_that_names_a_near_one(wrong: str, near: str) -> None:
    for ask in (lambda: by_code(wrong), lambda: selected(ignore=(wrong,))):
        with pytest.raises(UsageError, match=rf"{wrong}.*did you mean {near}\?$"):
            ask()


@pytest.mark.parametrize("wrong", ["", " ", "Q", "42", "все"])
def test_what_is_like_no_code_points_at_the_table(wrong: str) -> None:
    with pytest.raises(UsageError, match="reeprov rule"):
        selected(select=(wrong,))


@pytest.mark.parametrize("name", ["RP101", "rp101", "dangling-marker", "Dangling-Marker"])
def test_a_rule_is_found_by_code_or_name(name: str) -> None:
    assert by_code(name).CODE == "RP101"


def test_a_notice_has_a_manual_too() -> None:
    assert by_code("RP901").NAME == "unread-document"
