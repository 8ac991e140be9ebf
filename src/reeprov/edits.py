"""Edits of a text, and how the text becomes bytes again.  Nothing here touches a file."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from .errors import ReadError
from .model.finding import Edit, Fix
from .model.text import Span
from .normalize.charsets import BOMS


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap, in whatever order they come."""
    parts = []
    position = 0
    for span, put in sorted(edits):
        parts += [text[position : span.start], put]
        position = span.end
    return "".join([*parts, text[position:]])


def compatible(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that can be applied together: where two touch each other the one that begins first, else the shorter.

    Those that are left out find their turn in a later round, when the text has been read again.
    """
    taken: list[Span] = []  # sorted, none touches another
    chosen = []
    for fix in sorted(set(fixes), key=lambda fix: (fix.edits, fix.title)):
        if fix.edits and not any(_touches(edit.span, taken) for edit in fix.edits):
            chosen.append(fix)
            for edit in fix.edits:
                insort(taken, edit.span)
    return tuple(chosen)


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, span)
    return any(span.start <= other.end and other.start <= span.end for other in taken[max(0, at - 1) : at + 1])


def encoded(text: str, encoding: str, before: bytes, before_text: str) -> bytes:
    """The bytes of a changed text: in the encoding of those that it was read from, with their BOM if they had one.

    Raises:
        ReadError: the bytes would not stay what they were where the text did.
    """
    if not encoding:
        raise ReadError("cannot be changed: its text was taken out of a file that is none")
    mark = next((mark for mark, codec in BOMS if codec == encoding and before.startswith(mark)), b"")
    try:
        if mark + before_text.encode(encoding) != before:
            raise ReadError(f"cannot be changed: it is not {encoding} throughout")
        return mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        raise ReadError(f"cannot be changed: {encoding} has no {error.object[error.start]!r}") from None


def diff(path: str, before: str, after: str) -> Iterator[str]:
    """A unified diff that `patch` and `git apply` take, in lines with their ends."""
    from difflib import unified_diff

    for line in unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: only LF ends one."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [rest for rest in [text.rpartition("\n")[2]] if rest]
