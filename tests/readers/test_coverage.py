"""What was left out of a document, and why."""

from __future__ import annotations

import pytest

from reeprov.readers import read_text
from reeprov.readers.coverage import left_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained [1].\n\nSources:\n\n[1] RIA\n", {}),
        ("`a[0]`\n\n```\n[1] [2]\n```\n", {"in code": 3}),
        ("[here](https://a.test) and ![seen](x.png)\n", {"of links": 1, "in pictures": 1}),
        ("- [ ] one\n- [x] two\n", {"of task lists": 2}),
        ("> [!NOTE]\n> It [sic] rained.\n", {"that name callouts": 1, "with words": 1}),
        ("\\[1\\] alone\n", {"that are escaped": 1}),
    ],
)
def test_reasons_are_counted(text: str, expected: dict[str, int]) -> None:
    assert dict(left_out(read_text("a.md", text))) == expected
