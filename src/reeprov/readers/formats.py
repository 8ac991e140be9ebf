"""The formats that are read: what their files are called, and which module reads them."""

from __future__ import annotations

from importlib import import_module

from ..errors import ReadError
from ..model.noun import NamedTuple
from .interface import Extractor, Layout, Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _module(name: str) -> Any:
    return import_module(f".{name}", __package__)


class Format(NamedTuple):
    """A format of documents.

    Attributes:
        module: the module beside this one that reads it; it is imported when there is a document for it.
        suffixes: how its files are called, lower case, with the dot.
        sign: what a text without a telling name must hold before its reader is asked whether the text is its own;
            None where content never tells.
        glanced: whether a glance knows all forms of reference that it has.
    """

    module: str
    suffixes: tuple[str, ...]
    sign: str | None = None
    glanced: bool = False

    @property
    def reader(self) -> Reader:
        """The module."""
        reader: Reader = _module(self.module)
        return reader


PLAIN = Format("plaintext", (".txt", ".text"), glanced=True)
# The first that is sure of a text reads it; plain text is what remains.
FORMATS = (
    Format("html", (".html", ".htm", ".xhtml"), sign="<", glanced=True),
    Format("latex", (".tex",), sign="\\documentclass"),
    Format("restructured", (".rst",)),
    Format("wikitext", (".wiki",)),
    Format("asciidoc", (".adoc", ".asciidoc")),
    Format("markdown", (".md", ".markdown"), sign="", glanced=True),
    PLAIN,
)
WALKED = frozenset(suffix for kind in FORMATS for suffix in kind.suffixes)


class Extracted(NamedTuple):
    """A format that is no text, and that needs an extra.

    Attributes:
        module: the module beside this one that takes the text out.
        suffix: how its files are called.
        extra: what `pip install 'reeprov[…]'` must have got.
        magic: how every such file begins, where that tells it from all others.
    """

    module: str
    suffix: str
    extra: str
    magic: bytes | None = None

    @property
    def extractor(self) -> Extractor:
        """The module."""
        extractor: Extractor = _module(self.module)
        return extractor

    def extract(self, data: bytes) -> tuple[str, Layout]:
        """The text of a document, and its layout; `ReadError` says why there is none."""
        try:
            return self.extractor.extract(data)
        except ImportError:
            raise ReadError(f"needs what is not installed: pip install 'reeprov[{self.extra}]'") from None


# Read where they are named; a walk passes them over unless `include` asks for them.
EXTRACTED = (Extracted("docx", ".docx", "docx"), Extracted("pdf", ".pdf", "pdf", b"%PDF-"))
SUFFIXES = WALKED | {kind.suffix for kind in EXTRACTED}


def choose_extracted(path: str, data: bytes) -> Extracted | None:
    """The format of a document that is no text; an empty one needs none."""
    for kind in EXTRACTED:
        if data and (path.lower().endswith(kind.suffix) or (kind.magic and data.startswith(kind.magic))):
            return kind
    return None


def choose_format(path: str, text: str) -> Format:
    """The format of a document: by its name where that promises markup, else by its content.

    `.txt` promises nothing, for people save pages and Markdown under it.
    """
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    suffix = name[name.rfind(".") :] if "." in name else ""
    for kind in FORMATS:
        if suffix in kind.suffixes and suffix not in (".txt", ".text"):
            return kind
    for kind in FORMATS:
        if kind.sign is not None and kind.sign in text and kind.reader.detects(text):
            return kind
    return PLAIN
