"""A tiny writer of PDF, for tests: text at places, in fonts that every reader has."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import NamedTuple

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}


class Words(NamedTuple):
    """A piece of text, its place in points from the lower left corner, its size and font."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = "F1"


class Area(NamedTuple):
    """A place that can be clicked."""

    box: tuple[float, float, float, float]
    target: str


def paper(pages: Sequence[Sequence[Words]], links: Sequence[Area] = (), title: str = "", stream: bytes = b"") -> bytes:
    """A PDF of these pages; the links stand on the first; `stream` replaces what the first page says."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = b""
    for name, base in FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode())
        fonts += f"/{name} {len(objects)} 0 R ".encode()
    annotations = b""
    for area in links:
        box = " ".join(map(str, area.box))
        action = f"<< /S /URI /URI ({area.target}) >>"
        objects.append(f"<< /Type /Annot /Subtype /Link /Rect [{box}] /A {action} >>".encode())
        annotations += f"{len(objects)} 0 R ".encode()
    kids = b""
    for number, words in enumerate(pages):
        content = stream if stream and not number else zlib.compress(b"\n".join(map(_shown, words)))
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        annots = b"/Annots [%s]" % annotations if not number else b""
        resources = b"/Resources << /Font << %s >> >>" % fonts
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R %s %s >>"
            % (len(objects), resources, annots)
        )
        kids += b"%d 0 R " % len(objects)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages))
    objects.append(f"<< /Title ({title}) >>".encode("cp1252"))
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, size - 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, trailer)


def _shown(words: Words) -> bytes:
    text = words.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (words.font.encode(), words.size, words.x, words.y, text)
