"""Word documents (`.docx`), opened by python-docx: what a reader of the page sees, as text.

A paragraph is a line; the numbers of lists stand before them as Word shows them, notes at the end as `[^1]: …`.
What is deleted or hidden is not there; headers, footers and comments are not read.  Embedded files stay closed.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..errors import ReadError
from ..model.citation import Cite, Link
from ..model.document import BlockKind
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .docx_numbering import Numbering, W, number, value, written
from .extracted import Extract
from .interface import Item, Layout, Reference

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# A file that unpacks to more than this is no text.
LARGEST_PART = 32_000_000
LARGEST_WHOLE = 400_000_000
MOST_PARTS = 10_000

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK_ID = f"{{{_RELATED}}}id"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_WRAPPERS = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "fldSimple")
)
_CODE = lazy(r"(?:source|html|verbatim|plain|preformatted)[ -]?(?:code|text|char|typewriter|preformatted)|code|macro")
_HYPERLINK = lazy(r"\s*HYPERLINK\s+(?:\\l\s+(?P<local>\"?))?\"?([^\s\"]{1,2000}+)")
_KEY = lazy(r"\s*[\[(]?\d{1,4}[\]).]?[\]).]?\s*")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


class _Style(NamedTuple):
    name: str
    based_on: str | None
    properties: Any  # w:pPr
    raised: bool


class _Field(NamedTuple):
    """A field that has begun: its instruction, and where what it shows begins."""

    instruction: list[str]
    start: int


def extract(data: bytes) -> tuple[str, Layout]:
    """The text of a Word document, and its layout.

    Raises:
        ReadError: it is damaged, encrypted or no Word document, or would unpack to more than a text can be.
        ImportError: python-docx is not installed.
    """
    from docx import Document

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("is encrypted, or in the format of older versions of Word")
    _check_size(data)
    try:
        return _Reader(Document(io.BytesIO(data))).read()
    except ReadError:
        raise
    except Exception as error:  # python-docx lets pass whatever its XML makes it stumble over
        words = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise ReadError(f"is damaged, or no Word document: {words[:120]}") from None


def _check_size(data: bytes) -> None:
    from zipfile import BadZipFile, ZipFile

    try:
        parts = ZipFile(io.BytesIO(data)).infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadError(f"is damaged, or no Word document: {error}") from None
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    # zipfile unpacks no more of a part than is declared here.
    if len(parts) > MOST_PARTS or largest > LARGEST_PART or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise ReadError("unpacks to more than a text can be")
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError("is encrypted")


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.out = Extract()
        self.styles = dict(_styles(document.styles.element))
        self.numbering = Numbering(self._related("numbering"))
        self.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self.cited: list[tuple[str, str, Any]] = []  # kind, number as shown, the note
        self.counts = Counter[str]()
        self.forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        settings = self._related("settings")
        for kind in self.forms:
            if settings is not None and (form := value(settings, f"{kind}Pr", "numFmt")):
                self.forms[kind] = form
        self.fields: list[_Field] = []
        self.boxes: list[Any] = []

    def read(self) -> tuple[str, Layout]:
        self._blocks(self.document.element.body, BlockKind.PARAGRAPH)
        for kind, shown, note in self.cited:  # grows while notes cite notes
            self._note(kind, shown, note)
        self.out.title = self.out.title or (self.document.core_properties.title or "").strip() or None
        return self.out.finish()

    def _related(self, name: str) -> Any:
        """The root of a part beside the text, or None."""
        from docx.oxml import parse_xml

        for relation in self.document.part.rels.values():
            if relation.reltype == f"{_RELATED}/{name}" and not relation.is_external:
                return parse_xml(relation.target_part.blob)
        return None

    def _notes(self, kind: str) -> dict[str | None, Any]:
        root = self._related(f"{kind}s")
        if root is None:
            return {}
        return {note.get(W + "id"): note for note in root.findall(W + kind) if note.get(W + "type") in (None, "normal")}

    # Blocks

    def _blocks(self, parent: Any, kind: BlockKind, lead: str = "") -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, kind, lead)
                lead = ""
                while self.boxes:
                    self._blocks(self.boxes.pop(0), BlockKind.PARAGRAPH)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._blocks(child, kind, lead)

    def _table(self, table: Any) -> None:
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl"), None) is not table:
                continue  # of a table in this one: its own turn comes
            cells = list(row.findall(W + "tc"))
            lead = ""
            if len(cells) > 1 and _KEY.fullmatch(words := "".join(text.text or "" for text in cells[0].iter(W + "t"))):
                lead = words.strip() + " "  # Word's own bibliographies are tables: the key, and the entry beside it
                del cells[0]
            for cell in cells:
                self._blocks(cell, BlockKind.TABLE, lead)
                lead = ""

    def _paragraph(self, paragraph: Any, kind: BlockKind, lead: str = "") -> None:
        properties = paragraph.find(W + "pPr")
        style = self.styles.get(value(properties, "pStyle") or "")
        start = self.out.length
        name = style.name if style else ""
        label = self._label(properties, style)
        if label:
            lead = f"{label} {lead}"
            kind = BlockKind.ITEM if kind is BlockKind.PARAGRAPH else kind
        if lead:
            self.out.put(lead)
        if (
            name == "title"
            or name.startswith("heading")
            or self._inherited(properties, style, "outlineLvl") is not None
        ):
            kind = BlockKind.HEADING
        elif name.startswith("toc "):
            kind = BlockKind.BOILERPLATE
        code = "code" if _CODE.fullmatch(name) else None
        self._inline(paragraph, code)
        if code:
            kind = BlockKind.CODE
        self.fields.clear()
        if name == "title" and self.out.title is None:
            self.out.title = "".join(text.text or "" for text in paragraph.iter(W + "t")).strip() or None
        self.out.end_block(start, kind)

    def _inherited(self, properties: Any, style: _Style | None, *path: str) -> str | None:
        """A property of a paragraph, or of its style, or of the style that this one rests on."""
        found = value(properties, *path)
        for _ in range(20):
            if found is not None or style is None:
                break
            found = value(style.properties, *path)
            style = self.styles.get(style.based_on or "")
        return found

    def _label(self, properties: Any, style: _Style | None) -> str | None:
        list_id = self._inherited(properties, style, "numPr", "numId")
        if list_id is None or list_id == "0":
            return None
        return self.numbering.label(list_id, number(self._inherited(properties, style, "numPr", "ilvl")))

    def _note(self, kind: str, shown: str, note: Any) -> None:
        start = self.out.length
        head = self.out.put(f"[^{shown}]: ")
        for paragraph in note.iter(W + "p"):
            if self.out.length > head.end:
                self.out.put("\n")
            self._inline(paragraph, None)
        span = Span(start, self.out.length)
        self.out.items.append(Item(shown, span, Span(head.end, span.end), -1, kind="footnote"))
        self.out.end_block(start, BlockKind.ITEM)

    # Within a paragraph

    def _inline(self, parent: Any, code: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, code)
            elif tag == W + "hyperlink":
                start = self.out.length
                self._inline(child, code)
                self._link(start, self._target(child))
            elif tag in _WRAPPERS:
                start = self.out.length
                self._inline(child, code)
                if tag == W + "fldSimple":
                    self._link(start, _hyperlink(child.get(W + "instr") or ""))
            elif isinstance(tag, str) and tag.startswith(_MATH):
                self.out.put("".join(text.text or "" for text in child.iter(_MATH + "t")), "formula")

    def _run(self, run: Any, code: str | None) -> None:
        properties = run.find(W + "rPr")
        hidden = None if properties is None else properties.find(W + "vanish")
        if hidden is not None and hidden.get(W + "val") not in ("0", "false"):
            return
        style = self.styles.get(value(properties, "rStyle") or "")
        if style and _CODE.fullmatch(style.name):
            code = "code"
        raised = value(properties, "vertAlign")
        start = self.out.length
        self._content(run, code)
        if (raised == "superscript" or (raised is None and style and style.raised)) and self.out.length > start:
            self.out.superscripts.append(Span(start, self.out.length))

    def _content(self, run: Any, code: str | None) -> None:
        for child in run:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "t":
                self.out.put(child.text or "", code)
            elif name in _SIGNS:
                self.out.put(_SIGNS[name])
            elif name == "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1].instruction.append(child.text or "")
            elif name in ("footnoteReference", "endnoteReference"):
                self._cite(name.removesuffix("Reference"), child.get(W + "id"))
            elif name in ("drawing", "pict", "object"):
                self.boxes += _outermost_boxes(child)
            elif name.endswith("}AlternateContent") and (choice := child.find(_CHOICE)) is not None:
                self._content(choice, code)

    def _cite(self, kind: str, note_id: str | None) -> None:
        self.counts[kind] += 1
        shown = written(self.counts[kind], self.forms[kind])
        span = self.out.put(f"[^{shown}]")
        cite = Cite(shown, Span(span.start + 2, span.end - 1))
        self.out.references.append(Reference(span, "footnote", (cite,)))
        note = self.notes[kind].get(note_id)
        if note is not None:
            self.cited.append((kind, shown, note))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(_Field([], self.out.length))
        elif kind == "separate" and self.fields:
            self.fields[-1] = self.fields[-1]._replace(start=self.out.length)
        elif kind == "end" and self.fields:
            field = self.fields.pop()
            self._link(field.start, _hyperlink("".join(field.instruction)))

    def _target(self, hyperlink: Any) -> str | None:
        relation = self.document.part.rels.get(hyperlink.get(_LINK_ID) or "")
        anchor = hyperlink.get(W + "anchor")
        if relation is not None and relation.is_external:
            return f"{relation.target_ref}#{anchor}" if anchor else str(relation.target_ref)
        return f"#{anchor}" if anchor else None

    def _link(self, start: int, target: str | None) -> None:
        if target and start < self.out.length:
            span = Span(start, self.out.length)
            self.out.links.append(Link(span, span, target))


def _styles(root: Any) -> Iterator[tuple[str, _Style]]:
    for style in root.findall(W + "style"):
        name = (value(style, "name") or "").casefold()
        raised = value(style, "rPr", "vertAlign") == "superscript"
        yield style.get(W + "styleId") or "", _Style(name, value(style, "basedOn"), style.find(W + "pPr"), raised)


def _hyperlink(instruction: str) -> str | None:
    match = _HYPERLINK.match(instruction)
    return None if match is None else ("#" if match["local"] is not None else "") + match[2]


def _outermost_boxes(drawing: Any) -> list[Any]:
    """The contents of text boxes; one within another comes with it."""
    content = W + "txbxContent"
    return [box for box in drawing.iter(content) if next(box.iterancestors(content), None) is None]
