"""Regular expressions that cost nothing until they are used."""

from __future__ import annotations

import re
import sys
from functools import cached_property


class LazyPattern:
    """A regular expression that is compiled at its first use.

    Python takes 0.1 to 5 ms to compile one; the grammars have some two hundred, of which one document needs a few
    dozen, and a check of one file has 60 ms in all.  A pattern in a hot loop is as quick as a compiled one.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if sys.version_info >= (3, 11, 5):
            return re.compile(self._source, self._flags)
        from .old_patterns import compiled

        return compiled(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled expression, kept so that the next call finds it at once."""
        if name.startswith("_"):
            raise AttributeError(name)
        method = getattr(self.compiled, name)
        self.__dict__[name] = method
        return method


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # To a type checker it is what it stands for.
    def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern that is compiled at its first use."""
        ...
else:
    lazy = LazyPattern
