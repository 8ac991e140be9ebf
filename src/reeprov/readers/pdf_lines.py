"""The lines of a PDF as PDFium finds them: what stands on a page, how large, and where."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..model.noun import NamedTuple
from ..normalize.patterns import lazy

# A page with more characters than this was not made to be read.
MOST_LETTERS = 200_000
BOLD = 600

_FIXED = re.compile(rb"mono|courier|consol|typewriter|menlo|cmtt", re.IGNORECASE)
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_NUMBERS = lazy(r"\d+")
_PAGE_NUMBER = lazy(
    r"[^\w]*(?:(?:page|p\.|стр\.?|seite|第)[ ]*)?(\d{1,4})(?:[ ]*(?:/|of|из|von|页|頁)[ ]*\d{0,4})?[^\w]*", 2
)


class Letter(NamedTuple):
    """A character; its box is as high as its font is large, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Line(NamedTuple):
    """A line of a page.

    Attributes:
        page: counted from 0.
        letters: in the order of reading; those that PDFium puts in between (spaces) have no size.
        height: that of most letters.
        fixed: whether its letters are of one width, as those of code are.
    """

    page: int
    letters: tuple[Letter, ...]
    height: float
    bottom: float
    left: float
    right: float
    bold: bool
    fixed: bool

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(letter.text for letter in self.letters)

    def is_raised(self, letter: Letter) -> bool:
        """Whether a letter is smaller than its line and stands above its ground."""
        height = letter.top - letter.bottom
        return 0 < height < 0.85 * self.height and letter.bottom > self.bottom + 0.15 * self.height


def lines_of(page: Any, number: int) -> list[Line]:
    """The lines of a page, in the order in which they were written, which is that of reading (columns included)."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), MOST_LETTERS)
        box = raw.FS_RECTF()
        lines: list[Line] = []
        letters: list[Letter] = []
        first = 0
        for at in range(count + 1):
            code = raw.FPDFText_GetUnicode(text_page, at) if at < count else 10
            letter = None
            if code not in (10, 13):
                raw.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(box))
                # PDFium marks a hyphen at a line's end as U+0002 or U+FFFE.
                text = "-" if code in (2, 0xFFFE) else chr(code) if code > 31 and not 0xD800 <= code < 0xE000 else " "
                letter = Letter(text, box.left, box.bottom, box.right, box.top)
            if letters and (letter is None or _breaks(letters[-1], letter)):
                # Every fourth letter tells enough of the fonts.
                fonts = [_font(text_page, place) for place in {*range(first, at, 4), at - 1}]
                bold, fixed = all(bold for bold, _ in fonts), all(fixed for _, fixed in fonts)
                lines += _joined(lines, _line(number, letters, bold, fixed))
                letters = []
            if letter is not None:
                first = at if not letters else first
                letters.append(letter)
        return lines
    finally:
        text_page.close()


def _breaks(last: Letter, letter: Letter) -> bool:
    """Whether a line ends between two letters: behind a hyphen PDFium does not say so."""
    return last.text == "-" and letter.left < last.left and letter.top < last.top - 0.5 * (last.top - last.bottom)


def _font(text_page: Any, place: int) -> tuple[bool, bool]:
    """Whether a letter's font is bold, and whether its letters are of one width."""
    from pypdfium2 import raw

    flags = ctypes.c_int(0)
    name = ctypes.create_string_buffer(120)
    raw.FPDFText_GetFontInfo(text_page, place, name, len(name), ctypes.byref(flags))
    bold = raw.FPDFText_GetFontWeight(text_page, place) >= BOLD or _BOLD.search(name.value) is not None
    return bold, bool(flags.value & 1) or _FIXED.search(name.value) is not None


def _line(page: int, letters: list[Letter], bold: bool, fixed: bool) -> Line | None:
    sized = [letter for letter in letters if letter.top > letter.bottom and not letter.text.isspace()]
    if not sized:
        return None
    heights = Counter(round(letter.top - letter.bottom, 1) for letter in sized)
    height = max(heights, key=lambda each: (heights[each], each))
    ground = Counter(
        round(letter.bottom, 1) for letter in sized if abs(letter.top - letter.bottom - height) < 0.06
    ).most_common(1)
    bottom = ground[0][0] if ground else sized[0].bottom
    left, right = min(letter.left for letter in sized), max(letter.right for letter in sized)
    return Line(page, tuple(letters), height, bottom, left, right, bold, fixed)


def _joined(lines: list[Line], line: Line | None) -> Iterator[Line]:
    """The line, joined with the one before where both are one: a raised number ends a line for PDFium."""
    if line is None:
        return
    if lines:
        last = lines[-1]
        small, large = sorted((last, line), key=lambda each: each.height)
        level = large.bottom - 0.1 * large.height <= small.bottom <= large.bottom + 0.8 * large.height
        if level and -1 < line.left - last.right < 0.7 * large.height:
            joined = _line(line.page, [*last.letters, *line.letters], large.bold, large.fixed)
            if joined is not None:
                lines.pop()
                yield joined
                return
    yield line


def running(pages: list[tuple[float, list[Line]]]) -> set[int]:
    """Which lines (by identity) are headers, footers and page numbers.

    They stand at the edge of several pages, at one height, and say the same but for their numbers.

    Args:
        pages: the height of each, and its lines.
    """
    places: Counter[tuple[str, int]] = Counter()
    found: list[tuple[tuple[str, int], Line]] = []
    for height, lines in pages:
        edge = [line for line in lines if not 0.09 * height < line.bottom < 0.91 * height - line.height]
        for line in edge:
            place = (_NUMBERS.sub("0", " ".join(line.text.split())), round(line.bottom / 4))
            found.append((place, line))
        places.update({place for place, line in found if line.page == (lines[0].page if lines else -1)})
    least = max(2, len(pages) // 5)
    return {id(line) for place, line in found if places[place] >= least or _counts(line)}


def _counts(line: Line) -> bool:
    """Whether a line at the edge is nothing but the number of its page."""
    match = _PAGE_NUMBER.fullmatch(line.text.strip())
    return match is not None and int(match[1]) == line.page + 1
