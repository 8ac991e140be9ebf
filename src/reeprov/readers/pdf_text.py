"""The text of a PDF: its pages line by line, without what runs along their edges.

A word that is divided at a line's end is put together again; a larger gap between two lines is a blank one.  The order
is that in which the pages were written, which nearly always is that of reading, in columns too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..errors import ReadError
from ..model.citation import Link
from ..model.document import BlockKind
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from . import plaintext
from .extracted import Extract
from .interface import Layout
from .labels import is_label
from .pdf_lines import Letter, Line, lines_of, running

MOST_PAGES = 2_000
LONGEST_HEADING = 90

_CITE = lazy(r"\w[ .]{0,2}\[\d{1,4}\]")
_KEY = lazy(r"[ \t]*+\[[\w.:-]{1,12}\]")


class _Area(NamedTuple):
    """Where on a page a link can be clicked."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    target: str


def main(most_memory: int) -> None:
    """Read a PDF on standard input; write its text and layout, or what is wrong with it, as JSON."""
    import json
    import sys

    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    except (ImportError, ValueError, OSError):
        pass  # this system has no such limit
    try:
        text, layout = read(sys.stdin.buffer.read())
    except ReadError as error:
        answer: dict[str, object] = {"error": str(error)}
    else:
        answer = {
            "text": text,
            "prose": layout.prose,
            "blocks": [(block.kind.value, block.span) for block in layout.blocks],
            "links": [(link.span, link.target) for link in layout.links],
            "superscripts": layout.superscripts,
            "title": layout.title,
            "left_out": layout.left_out,
        }
    sys.stdout.write(json.dumps(answer))


def read(data: bytes) -> tuple[str, Layout]:
    """The text of a PDF, and its layout.

    Raises:
        ReadError: it is damaged or encrypted, has no text or too many pages.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise ReadError("is encrypted" if "assword" in str(error) else "is damaged, or no PDF") from None
    try:
        pages, areas = _pages(document)
        title = document.get_metadata_dict().get("Title", "").strip()
    except PdfiumError:
        raise ReadError("is damaged") from None
    finally:
        document.close()
    if not any(lines for _, lines in pages):
        raise ReadError("has no text: a scan needs OCR first")
    edges = running(pages)
    return _Writer([line for _, found in pages for line in found if id(line) not in edges], areas, title).write()


def _pages(document: Any) -> tuple[list[tuple[float, list[Line]]], list[_Area]]:
    if len(document) > MOST_PAGES:
        raise ReadError(f"has {len(document):,} pages; no more than {MOST_PAGES:,} are read")
    pages: list[tuple[float, list[Line]]] = []
    areas: list[_Area] = []
    for number in range(len(document)):
        page = document[number]
        try:
            pages.append((page.get_height(), lines_of(page, number)))
            areas += _areas(document, page, number)
        finally:
            page.close()
    return pages, areas


def _areas(document: Any, page: Any, number: int) -> Iterator[_Area]:
    """The links of a page that lead to an address."""
    import ctypes

    from pypdfium2 import raw

    position, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size > 1 and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            target = buffer.value.decode("utf-8", "replace")
            yield _Area(number, box.left, box.bottom, box.right, box.top, target)


class _Writer:
    def __init__(self, lines: list[Line], areas: list[_Area], title: str) -> None:
        self.lines = lines
        self.out = Extract()
        self.out.title = title or None
        self.areas: dict[int, list[_Area]] = {}
        for area in areas:
            self.areas.setdefault(area.page, []).append(area)
        sizes = Counter[float]()
        for line in lines:
            sizes[line.height] += len(line.letters)
        fixed = sum(line.fixed * len(line.letters) for line in lines)
        self.is_listing = 2 * fixed > sum(len(line.letters) for line in lines)
        self.height = sizes.most_common(1)[0][0] if sizes else 0.0
        steps = Counter(
            round(above.bottom - line.bottom, 0)
            for above, line in pairwise(lines)
            if above.page == line.page and 0 < above.bottom - line.bottom < 3 * self.height
        )
        self.pitch = steps.most_common(1)[0][0] if steps else 1.2 * self.height
        self.clicked: list[tuple[str, Span]] = []  # targets with the places of their letters

    def write(self) -> tuple[str, Layout]:
        start = 0
        carried: list[Letter] = []  # the end of a word that the line before began
        for at, line in enumerate(self.lines):
            following = self.lines[at + 1] if at + 1 < len(self.lines) else None
            letters = list(line.letters)
            while letters and letters[-1].text.isspace():
                letters.pop()
            if carried:
                del letters[: len(carried) + 1]  # with the space behind them
            carried = self._rest_of_word(letters, following)
            self._put(line, letters[: -1 if carried else None])
            if carried and following is not None:
                self._put(following, carried)
            if following is None or self._is_apart(line, following):
                self.out.end_block(start, self._kind(line))
                start = self.out.length
            else:
                self.out.put("\n")
        self._links()
        text, layout = self.out.finish()
        if len(_CITE.findall(text)) > 1:
            layout = layout._replace(superscripts=())  # who cites in brackets raises the numbers of other notes
        if self.is_listing:  # text files in print: what they mark as code is no prose here either
            plain = plaintext.lay_out(text)
            layout = layout._replace(prose=plain.prose, left_out=plain.left_out)
        return text, layout

    def _rest_of_word(self, letters: list[Letter], following: Line | None) -> list[Letter]:
        """What the next line begins with where this one ends in a hyphen that divides a word."""
        if following is None or len(letters) < 3 or letters[-1].text not in "-\u00ad\u2010":
            return []
        word = "".join(letter.text for letter in letters[:-1]).rpartition(" ")[2]
        if not word.isalpha() or not following.letters[0].text.islower():
            return []  # an address, a range, `UTF-`
        rest = following.text.partition(" ")[0]
        return list(following.letters[: len(rest)])

    def _put(self, line: Line, letters: list[Letter]) -> None:
        """Write letters; note which are raised, and which can be clicked."""
        raised = -1
        areas = self.areas.get(line.page, ())
        start = self.out.length
        code = "code" if line.fixed and not self.is_listing else None
        self.out.put("".join(letter.text for letter in letters), code)
        for at, letter in enumerate(letters, start):
            if line.is_raised(letter):
                raised = at if raised < 0 else raised
            elif raised >= 0:
                self.out.superscripts.append(Span(raised, at))
                raised = -1
        if raised >= 0:
            self.out.superscripts.append(Span(raised, self.out.length))
        for area in areas:
            if area.bottom < line.bottom + line.height / 2 < area.top:
                inside = [
                    at
                    for at, letter in enumerate(letters, start)
                    if area.left <= (letter.left + letter.right) / 2 <= area.right and not letter.text.isspace()
                ]
                if inside:
                    self.clicked.append((area.target, Span(inside[0], inside[-1] + 1)))

    def _links(self) -> None:
        """Links; what one target has on two lines is one."""
        for target, span in sorted(self.clicked, key=lambda pair: pair[1]):
            last = self.out.links[-1] if self.out.links else None
            if last is not None and span.start < last.span.end:
                continue
            if last is not None and last.target == target and span.start - last.span.end <= 2:
                whole = Span(last.span.start, span.end)
                self.out.links[-1] = Link(whole, whole, target)
            else:
                self.out.links.append(Link(span, span, target))

    def _kind(self, line: Line) -> BlockKind:
        if line.fixed and not self.is_listing:
            return BlockKind.CODE
        return BlockKind.HEADING if self._is_heading(line) else BlockKind.PARAGRAPH

    def _is_heading(self, line: Line) -> bool:
        if len(line.letters) > LONGEST_HEADING:
            return False
        return line.height > 1.1 * self.height or (line.bold and not line.text.rstrip().endswith((".", ",", ";")))

    def _is_apart(self, line: Line, following: Line) -> bool:
        """Whether a blank line stands between two lines: a gap, or a heading; not where a page or column ends."""
        if self._kind(line) != self._kind(following):
            return True
        step = line.bottom - following.bottom
        if line.page != following.page or step < 0:
            text = following.text
            return is_label(text) or _KEY.match(text) is not None
        return step > max(1.3 * self.pitch, self.pitch + 2)
