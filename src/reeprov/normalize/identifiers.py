"""Identifiers of publications: DOI, arXiv, ISBN, PMID; found in a text, checked, and brought to one form."""

from __future__ import annotations

import re

from ..model.noun import NamedTuple
from ..model.text import Span
from .patterns import lazy


class FoundIdentifier(NamedTuple):
    """An identifier where it stands, its label included.

    Attributes:
        scheme: "doi", "arxiv", "isbn" or "pmid"; empty for a catalogue's number (PMC, ISSN), which nobody keeps.
        value: in its canonical form: no label, no hyphens; DOI in lower case.
    """

    span: Span
    scheme: str
    value: str


# A mark that every text with such an identifier has, so that others cost nothing; then the pattern, whose group is the
# value.
_FORMS = (
    ("doi", "10.", lazy(
        r"(?:\bdoi\b[\s\0:]{0,4}+|https?://(?:dx\.)?doi\.org/|(?<![\w./])(?=10\.))"
        r"(10\.\d{4,9}/[^\s\0\"<>“”»，。；]{1,300}+)",
        re.IGNORECASE,
    )),
    ("arxiv", "arxiv", lazy(
        r"(?:https?://)?\barxiv(?:\.org/(?:abs|html|pdf)/|[:\s\0]{1,3}+)"
        r"((?:\d{4}\.\d{4,5}|[a-z-]{2,18}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,2})?)(?:\.pdf)?(?:[ ]?\[[\w.-]{2,20}\])?",
        re.IGNORECASE,
    )),
    ("isbn", "isbn", lazy(
        r"\bisbn(?:-?1[03])?[\s\0:]{0,3}+((?:97[89][ -]?)?(?:\d[ -]?){9}[\dX])(?![\w-])", re.IGNORECASE,
    )),
    ("pmid", "pm", lazy(
        r"\bpmid[\s\0:]{0,3}+(\d{1,9})(?!\w)|\bpubmed\.ncbi\.nlm\.nih\.gov/(\d{1,9})", re.IGNORECASE,
    )),
    ("", "pmc", lazy(r"\b(pmc[\s\0:]{0,3}+\d{3,9})(?!\w)", re.IGNORECASE)),
    ("", "issn", lazy(r"\b(issn[\s\0:]{0,3}+\d{4}-\d{3}[\dx])(?!\w)", re.IGNORECASE)),
)  # fmt: skip
_FIRST_YEAR = 91  # of arXiv, without its century
_DOI_TAIL = ".,;:!?'\"’”»*_"


def find_identifiers(text: str) -> list[FoundIdentifier]:
    """The identifiers in a text; an ISBN whose check digit is wrong is none."""
    folded = text.lower()
    found = []
    for scheme, mark, pattern in _FORMS:
        if mark not in folded or (scheme == "doi" and "/" not in folded):  # "10.02.2025" is none
            continue
        for match in pattern.finditer(text):
            group = match.lastindex or 1
            value, end = match[group], match.end()
            if scheme == "doi":
                value = value[: len(value) - _surplus(value)]
                end = match.start(group) + len(value)
            canonical = normal_form(scheme, value)
            if canonical is not None:
                found.append(FoundIdentifier(Span(match.start(), end), scheme, canonical))
    return found


def normal_form(scheme: str, value: str) -> str | None:
    """The canonical form of an identifier, or None where it cannot be one."""
    if scheme == "isbn":
        digits = value.replace("-", "").replace(" ", "").upper()
        return digits if is_isbn(digits) else None
    return value.lower() if scheme in ("doi", "arxiv") else value


def is_isbn(digits: str) -> bool:
    """Whether ten or thirteen characters end in the check digit that they ask for."""
    if len(digits) == 10 and digits[:9].isdecimal() and (digits[9].isdecimal() or digits[9] == "X"):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0
    if len(digits) == 13 and digits.isdecimal():
        return sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10 == 0
    return False


def _surplus(value: str) -> int:
    """How many characters at the end of a DOI belong to the sentence around it."""
    end = len(value)
    opened, closed = value.count("("), value.count(")")
    while end:
        last = value[end - 1]
        if last in _DOI_TAIL or last in "]}":
            end -= 1
        elif last == ")" and closed > opened:
            closed -= 1
            end -= 1
        else:
            break
    return len(value) - end


def month_of_arxiv(value: str) -> tuple[int, int] | None:
    """The year and month in which an arXiv paper was first submitted, which its number begins with; None if none."""
    digits = value.rpartition("/")[2][:4]  # 2310.07058, hep-th/9901001
    if len(digits) < 4 or not digits.isdecimal():
        return None
    year, month = int(digits[:2]), int(digits[2:])
    return (year + (1900 if year >= _FIRST_YEAR else 2000), month) if 1 <= month <= 12 else None
