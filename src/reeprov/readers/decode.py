"""Bytes → text: BOM, UTF-8, UTF-16 without a BOM, what the markup declares, and last a guess."""

from __future__ import annotations

from ..errors import ReadError
from ..normalize.charsets import BOMS, declared

# How binary files begin that may hold no NUL byte near their start.
_MAGIC = (
    *(b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b", b"\xfd7zXZ", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"\x7fELF"),
)

# Characters of prose that are not printable, and those besides Latin ones that have a NUL byte in UTF-16.
_UNPRINTED = frozenset("\t\n\r\f\v\xa0\xad\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u202f\u3000\ufeff")
# In another encoding a byte that would continue a character of UTF-8 stands behind its beginning by chance only.
_RIGHT_FOR_ONE_WRONG = 2
_WITH_NUL = frozenset("\t\n\r\u4e00\u3000")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a document, without a BOM, and the codec that read it.

    Raises:
        ReadError: it is binary, or in no encoding that is known.
    """
    for mark, codec in BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            try:
                return rest.decode(codec), codec
            except UnicodeDecodeError as error:
                if codec == "utf-8" and (damaged := _damaged_utf8(rest)) is not None:
                    return damaged, codec
                if codec != "utf-8" and error.start > 0 and error.end == len(rest):  # its end is cut off
                    return rest.decode(codec, "replace"), codec
                raise ReadError(
                    f"begins as {codec} but is not: {error.reason} at byte {error.start + len(mark)}"
                ) from None
    if data.startswith(_MAGIC):
        raise ReadError("binary file")
    if b"\0" in data:
        return _decode_wide(data)
    named = declared(data)
    if named and named.startswith("iso2022"):  # all ASCII bytes, so valid UTF-8 as well
        try:
            return data.decode(named), named
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass  # text in another encoding is never valid UTF-8 but by a freak, so a declaration comes second
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged, "utf-8"
    from ..normalize.guess import guess

    for candidate in filter(None, (named, guess(data))):
        try:
            return data.decode(candidate), candidate
        except UnicodeDecodeError:
            continue
    raise ReadError("in no encoding that is known")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are wrong, with U+FFFD in their place; None where it is something else."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    whole = data.decode("utf-8", "ignore")
    right = len(whole.encode()) - len(whole)  # the bytes that continue a character, each where it must be
    return text if right >= _RIGHT_FOR_ONE_WRONG * wrong else None


def _decode_wide(data: bytes) -> tuple[str, str]:
    """Text with NUL bytes: UTF-16 without a BOM, or no text at all."""
    sample = data[: 1 << 16]
    # The high bytes of neighbouring letters are alike (0 in Latin, 4 in Cyrillic), the low ones are not.
    little = len(set(sample[1::2])) <= len(set(sample[::2]))
    for codec in ("utf-16-le", "utf-16-be") if little else ("utf-16-be", "utf-16-le"):
        if _looks_wide(sample, codec):
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError:
                continue
    raise ReadError("binary file")


def _looks_wide(sample: bytes, codec: str) -> bool:
    """Whether a sample is prose in UTF-16: nearly all printable, its NUL bytes halves of characters that prose has."""
    nuls = sample.count(0)
    if nuls * 10 < len(sample) and _is_utf8(sample):
        return False  # other text, with NUL bytes in it
    try:
        text = sample[: len(sample) // 2 * 2].decode(codec)
    except UnicodeDecodeError as error:
        if error.end < len(sample) - 2:  # nearer to the end it may be a pair that the sample cuts
            return False
        text = sample[: error.start].decode(codec)
    odd = sum(not (character.isprintable() or character in _UNPRINTED) for character in text)
    explained = sum(" " <= character <= "\xff" or character in _WITH_NUL for character in text)
    return odd * 50 <= len(text) and explained * 5 >= nuls * 4 and "\0" not in text


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True
