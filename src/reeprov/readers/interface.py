"""What a reader of a format hands over: a layout, on which one grammar finds markers and source lists."""

from __future__ import annotations

from ..model.citation import Cite, Link
from ..model.document import Block
from ..model.noun import NamedTuple
from ..model.text import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Input(NamedTuple):
    """Bytes to be read, and what is known of them before reading.

    Attributes:
        path: as given, with forward slashes; "-" or the given name for standard input.
    """

    path: str
    data: bytes


class Item(NamedTuple):
    r"""An item of a list whose number or label is not in its text: HTML's `<li>`, a definition of the markup.

    Attributes:
        key: the number that a reader of the page sees, or the label of the definition.
        anchors: the ids in it that a link can point at.
        list: the number of the list (counted from 0 in the document) that it is in.
        kind: "item", "footnote" (`[^a]: …`) or "definition" (`[1]: url "title"`); "restructured" (`.. [1] …`),
            "bibitem" (`\bibitem{a} …`) or "ref" (`<ref>…</ref>`) where the format itself has source lists.
        links: addresses that the markup itself gives (the target of a definition).
    """

    key: str
    span: Span
    body: Span
    list: int
    kind: str = "item"
    anchors: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class Reference(NamedTuple):
    r"""A cite that the format itself has a construct for: `[1]_`, `\cite{a,b}`, `<ref name="a"/>`.

    Attributes:
        span: the whole construct.
        form: the name of the marker form that it becomes.
    """

    span: Span
    form: str
    cites: tuple[Cite, ...]


class Layout(NamedTuple):
    """A text laid out for the grammar.

    Attributes:
        prose: exactly as long as the text.  Markup, code, and everything else that is not read by people is NUL; each
            logical line (paragraph, list item, table cell, `<br>`) ends in LF; entities and escapes are decoded.
        blocks: in order, not overlapping.
        links: hyperlinks; the visible text of a link stays in `prose`, its brackets and target are NUL.
        superscripts: spans that the markup raises (`<sup>`).
        notes: footnote references of the markup (`[^a]`), the whole construct.
        references: cites that are such by the rules of the format, in order.
        answers: what looks like cites in parts that are not read as prose: an entry of that key counts as cited, and
            one that is not there is not missed.
        left_out: what was not read as prose and why, for the coverage line.
        in_columns: whether it means anything how far a line is indented; where lines are made by tags it does not.
        renumbers: whether a list of `1.`, `1.`, `1.` is shown as 1, 2, 3.
    """

    prose: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    items: tuple[Item, ...] = ()
    superscripts: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    answers: tuple[Reference, ...] = ()
    title: str | None = None
    outlet: str | None = None
    issued: str | None = None
    language: str | None = None
    left_out: tuple[tuple[Span, str], ...] = ()
    in_columns: bool = True
    renumbers: bool = False


class Reader(Protocol):
    """A module that reads one format.

    Constant: `MEDIA_TYPE`.  What its files are called stands in `formats.py`.
    """

    @property
    def MEDIA_TYPE(self) -> str:  # noqa: N802, D102
        ...

    def detects(self, text: str) -> bool:
        """Whether the text, whatever it is called, is surely of this format."""

    def lay_out(self, text: str) -> Layout:
        """The layout of a text of this format; any text has one, in time linear in its length."""


class Extractor(Protocol):
    """A module that takes the text out of documents that are none.

    Constant: `MEDIA_TYPE`.  What its files are called stands in `formats.py`, and which extra it needs.
    """

    @property
    def MEDIA_TYPE(self) -> str:  # noqa: N802, D102
        ...

    def extract(self, data: bytes) -> tuple[str, Layout]:
        """The text of a document, and its layout.

        Raises:
            ReadError: it is damaged, encrypted, of another kind, or larger than a text can be.
            ImportError: the extra is not installed.
        """
