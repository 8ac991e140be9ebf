"""What is said of a page that reads otherwise than when it was locked."""

from __future__ import annotations

import pytest

from reeprov.model.locked import Locked
from reeprov.resolvers.drift import difference

LONG = "The harbour authority said on Tuesday that the cranes of the northern quay stood still for all of the shift."
OTHER = "Talks with the union would go on until an agreement had been found, its spokesman told reporters in the town."
NEW = "A third crane has been ordered from a yard in Poland, and is to be put up on the southern quay before winter."

# Words of then, words of now, and what is said: the part of then, the part of now.
REWRITTEN = [
    (
        "Tuesday",
        "Friday",
        "… harbour authority said on Tuesday that the cranes of …",
        "… harbour authority said on Friday",
    ),
    ("The harbour", "The town", "The harbour authority said on Tuesday …", "The town authority said on Tuesday …"),
    ("all of the shift.", "an hour.", "… quay stood still for all of the shift.", "… quay stood still for an hour."),
    (
        "northern ",
        "",
        "… the cranes of the northern quay stood still for …",
        "… the cranes of the quay stood still for …",
    ),
]
# The text of then, that of now, and what is said, or how many lines of it.
CHANGED = [
    (f"{LONG}\n{OTHER}", LONG, [f"gone: “{OTHER}”"]),
    (LONG, f"{LONG}\n{OTHER}", [f"new: “{OTHER}”"]),
    (f"{LONG}\nSeen: 5", f"{LONG}\nSeen: 6", ["its words come in another order"]),
    ("\n".join([LONG] * 9), "\n".join([OTHER] * 3 + [NEW] * 9), 4),
]


@pytest.mark.parametrize(("then", "now", "was", "said"), REWRITTEN)
def test_what_is_rewritten_is_shown_with_some_words_around(then: str, now: str, was: str, said: str) -> None:
    (line,) = difference(Locked("a.md", "1"), LONG, LONG.replace(then, now), "", 9)
    assert line.startswith(f"“{was}” is now “{said}")


@pytest.mark.parametrize(("before", "now", "said"), CHANGED)
def test_what_is_gone_and_new_is_shown_and_the_rest_counted(before: str, now: str, said: list[str] | int) -> None:
    found = difference(Locked("a.md", "1"), before, now, "", 9)
    assert (len(found) if isinstance(said, int) else list(found)) == said


def test_where_the_text_of_then_is_not_known_its_title_and_length_tell() -> None:
    row = Locked("a.md", "1", page_title="T", words="20")
    assert difference(row, None, LONG, "T", 9) == ("it had 20 words and has 9",)
    assert difference(row, None, LONG, "U", 20) == ("its title was “T” and is “U”",)
    assert difference(row, None, LONG, "T", 20)[0].startswith("some of its words are others")


def test_long_pages_that_differ_in_every_line_are_compared() -> None:
    before, now = ("\n".join(f"{LONG} {sign}{number}" for number in range(2_000)) for sign in "ab")
    assert len(difference(Locked("a.md", "1"), before, now, "", 9)) == 4
