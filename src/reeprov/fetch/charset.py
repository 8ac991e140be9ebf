"""Bytes of a page → text: BOM, the header, what the markup declares, strict UTF-8, and last a guess."""

from __future__ import annotations

from ..normalize.charsets import BOMS, codec_of, declared
from ..normalize.guess import guess

_TEXTS = ("text/", "application/json", "application/xml", "application/xhtml+xml", "application/rss+xml")


def is_text(media_type: str | None) -> bool:
    """Whether a body of this type is for reading as text."""
    return media_type is not None and (media_type.startswith(_TEXTS) or media_type.endswith(("+xml", "+json")))


def decode(body: bytes, label: str | None) -> tuple[str, str]:
    """The text of a page, and the codec that read it; what no codec reads becomes replacement characters.

    `label` is the charset of the Content-Type header.  A label that the bytes contradict does not count.
    """
    for mark, codec in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace"), codec
    named = codec_of(label) if label else None
    for candidate in (named, declared(body), "utf-8"):
        if candidate:
            try:
                text = body.decode(candidate)
            except UnicodeDecodeError:
                continue
            if candidate == "utf-8" or not _is_utf8(body):
                return text, candidate
            return body.decode("utf-8"), "utf-8"  # other encodings hardly ever make valid UTF-8 by chance
    likely = guess(body) or named or "utf-8"
    return body.decode(likely, "replace"), likely


def _is_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8, and more than ASCII."""
    if body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
