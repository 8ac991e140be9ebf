"""Word documents: what a reader of the page sees, as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from reeprov.errors import ReadError
from reeprov.readers import docx as reader
from reeprov.readers import read
from reeprov.readers.docx_numbering import written
from reeprov.readers.interface import Input

from .test_layouts import check_places

PREFIX = nsdecls("w")


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def document_of(build: Callable[[Any], None]) -> Any:
    word = Document()
    build(word)
    found = read(Input("article.docx", saved(word)))
    check_places(found)
    return found


def numbered(word: Any, paragraph: Any, form: str, kind: str = "decimal") -> None:
    """Make a paragraph an item of a list of its own form, as `[%1]`."""
    root = word.part.numbering_part.element
    number = str(900 + len(form) + len(kind))
    if not root.xpath(f"w:num[@w:numId='{number}']"):
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{form}"/></w:lvl>'
        root.insert(0, parse_xml(f'<w:abstractNum {PREFIX} w:abstractNumId="{number}">{level}</w:abstractNum>'))
        root.append(parse_xml(f'<w:num {PREFIX} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {PREFIX}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


def test_an_article_with_a_numbered_list() -> None:
    def build(word: Any) -> None:
        word.add_heading("The harbour", 0)
        word.add_paragraph("The ports closed [1], then [3].")
        word.add_heading("Sources", 1)
        for text in ("Kommersant — “Strike”, 01.02.2025", "RIA — “Strike”, 02.02.2025"):
            numbered(word, word.add_paragraph(text), "[%1]")

    found = document_of(build)
    assert found.title == "The harbour"
    assert found.text.endswith("Sources\n\n[1] Kommersant — “Strike”, 01.02.2025\n\n[2] RIA — “Strike”, 02.02.2025\n\n")
    assert [(sources.heading, sources.found_by) for sources in found.source_lists] == [("Sources", "heading")]
    assert [entry.key for entry in found.entries] == ["1", "2"]
    assert [marker.text for marker in found.markers] == ["[1]", "[3]"]


def test_raised_numbers_and_a_table_of_entries() -> None:
    def build(word: Any) -> None:
        word.add_paragraph("The ports closed.").add_run("2").font.superscript = True
        word.add_paragraph("References:")
        table = word.add_table(rows=2, cols=2)
        for row, (key, text) in zip(table.rows, [("1.", "Kommersant — “Strike”"), ("2.", "RIA")], strict=True):
            row.cells[0].text, row.cells[1].text = key, text

    found = document_of(build)
    assert [(marker.form, marker.cites[0].key) for marker in found.markers] == [("superscript", "2")]
    assert [(entry.key, entry.text) for entry in found.entries] == [("1", "Kommersant — “Strike”"), ("2", "RIA")]


def test_hidden_deleted_and_drawn_text() -> None:
    def build(word: Any) -> None:
        paragraph = word.add_paragraph("It rained")
        paragraph.add_run(" [7]").font.hidden = True
        paragraph._p.append(parse_xml(f"<w:del {PREFIX}><w:r><w:delText> [8]</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {PREFIX}><w:r><w:t xml:space='preserve'> today.</w:t></w:r></w:ins>"))
        box = "<w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
        paragraph._p.append(parse_xml(f"<w:r {PREFIX}><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>"))

    assert document_of(build).text == "It rained today.\n\nIn a box.\n\n"


def test_links_and_fields() -> None:
    def build(word: Any) -> None:
        paragraph = word.add_paragraph("See ")
        for kind, text in (("begin", ""), ("", ' HYPERLINK "https://a.test/x" '), ("separate", ""), ("end", "")):
            run = OxmlElement("w:r")
            if kind:
                run.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
            else:
                run.append(OxmlElement("w:instrText"))
                run[0].text = text
            paragraph._p.append(run)
            if kind == "separate":
                paragraph.add_run("the page")

    found = document_of(build)
    assert found.text == "See the page\n\n"
    assert [(found.text[slice(*link.text)], link.target) for link in found.links] == [("the page", "https://a.test/x")]


def with_notes(word: bytes, notes: str) -> bytes:
    """The document with a part of footnotes, which python-docx does not write."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            data = old.read(part).decode() if part.endswith((".rels", "Types].xml")) else old.read(part)
            if part == "[Content_Types].xml":
                data = str(data).replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            elif part == "word/_rels/document.xml.rels":
                row = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/>'
                data = str(data).replace("</Relationships>", f"{row}</Relationships>")
            new.writestr(part, data)
        new.writestr("word/footnotes.xml", f"<w:footnotes {PREFIX}>{notes}</w:footnotes>")
    return buffer.getvalue()


def test_footnotes() -> None:
    word = Document()
    paragraph = word.add_paragraph("It rained")
    for number in ("4", "5", "9"):
        paragraph._p.append(parse_xml(f'<w:r {PREFIX}><w:footnoteReference w:id="{number}"/></w:r>'))
    notes = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>' + "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in (("5", "RIA"), ("4", "Interfax"))
    )
    found = read(Input("article.docx", with_notes(saved(word), notes)))
    check_places(found)
    assert found.text == "It rained[^1][^2][^3]\n\n[^1]: Interfax\n\n[^2]: RIA\n\n"
    assert [marker.cites[0].key for marker in found.markers] == ["1", "2", "3"]
    assert [(entry.key, entry.text) for entry in found.entries] == [("1", "Interfax"), ("2", "RIA")]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "lowerLetter", "bb"),
        (0, "upperLetter", "0"),
        (3, "hebrew1", "3"),
    ],
)
def test_numbers_as_word_shows_them(number: int, form: str, shown: str) -> None:
    assert written(number, form) == shown


def test_a_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (reader.LARGEST_PART + 1))
    with pytest.raises(ReadError, match="unpacks to more than a text can be"):
        reader.extract(buffer.getvalue())


def test_entities_are_not_expanded() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    word = saved(Document())
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            body = f"{laughs}]><w:document {PREFIX}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
            new.writestr(part, body if part == "word/document.xml" else old.read(part))
    try:
        found = read(Input("article.docx", buffer.getvalue()))
    except ReadError:
        return
    assert "ha" not in found.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no archive", "is damaged, or no Word document"),
        (b"PK\x03\x04" + b"\0" * 50, "is damaged, or no Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is encrypted, or in the format of older versions of Word"),
    ],
)
def test_what_is_no_document_says_so(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(Input("article.docx", data))


def test_an_archive_cut_short() -> None:
    word = saved(Document())
    for end in range(0, len(word), 997):
        if end:
            with pytest.raises(ReadError):
                reader.extract(word[:end])
