"""What an output is, and what all outputs are made with."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dossier import Report
from ..model.noun import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

HOME = "https://github.com/reeprov/reeprov"
RULE_PAGES = f"{HOME}/blob/main/docs/rules/"


class Style(NamedTuple):
    """How to print for the place that it goes to.

    Attributes:
        color: whether ANSI colors are welcome.
        width: columns of the terminal, or what is read well where there is none.
        verbose: how much more than usual is wanted: 0, 1, …
        candidates: whether to list what may be the source of an entry.
        folder: the one that the run was started in; services look for documents below it.
    """

    color: bool = False
    width: int = 100
    verbose: int = 0
    folder: str = ""
    candidates: bool = False


class Output(Protocol):
    """A module that writes one format."""

    def render(self, report: Report, style: Style) -> Iterator[str]:
        """Yield pieces of text, line ends included; the same report gives the same text."""


def rule_page(code: str) -> str:
    """The address of a rule's manual."""
    return f"{RULE_PAGES}{code}.md"
