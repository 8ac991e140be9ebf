"""Regular expressions for Python 3.11.0 to 3.11.4, whose possessive groups lose matches (fixed in 3.11.5, gh-106052).

`(?:a|b)*+` is compiled as `(?>(?:a|b)*)`, which means the same and is right there.  These releases change no more, so
that their own parts can be relied on.
"""

from __future__ import annotations

import re
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # not for others, and fixed for good
from typing import Any


def compiled(source: str, flags: int) -> re.Pattern[str]:
    """The compiled expression."""
    tree = _parser.parse(source, flags)
    _mend(tree)
    pattern: re.Pattern[str] = _compiler.compile(tree, flags)
    return pattern


def _mend(tree: Any) -> None:
    """Make atomic groups of the possessive groups in a parsed expression; single characters are repeated rightly."""
    for at, (operation, value) in enumerate(tree.data):
        for part in _parts(value):
            _mend(part)
        if operation is _constants.POSSESSIVE_REPEAT and not _is_character(value[2]):
            inner = _parser.SubPattern(tree.state, [(_constants.MAX_REPEAT, value)])
            tree.data[at] = (_constants.ATOMIC_GROUP, inner)


def _parts(value: Any) -> list[Any]:
    """The expressions within an operation, however deep."""
    if isinstance(value, _parser.SubPattern):
        return [value]
    if isinstance(value, (tuple, list)):
        return [part for one in value for part in _parts(one)]
    return []


def _is_character(tree: Any) -> bool:
    single = (_constants.IN, _constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY)
    return len(tree.data) == 1 and tree.data[0][0] in single
