"""How the keys of entries are written: the forms, declared as data."""

from __future__ import annotations

import re

from ..model.noun import NamedTuple
from ..normalize.patterns import lazy


class KeyForm(NamedTuple):
    """How the key of an entry is written at the start of its line; group 1 is the key.

    Attributes:
        bare: whether any numbered list looks so too; then only a label makes it a source list.
    """

    name: str
    pattern: re.Pattern[str]
    bare: bool = False


_GAP = r"[ \t\0\u00a0]*+"
_NUMBER = r"\d{1,6}"
# `RFC2119`, `Smith2020`; without a capital only what has a number: `rare2025`.
_NAME = r"[A-Z][\w.+:/-]{1,40}|(?=[a-z][a-z_:/-]{1,39}\d)[\w.+:/-]{3,40}"
KEY_FORMS = (
    KeyForm("footnote", lazy(rf"\[\^([^\]\s]{{1,60}})\]:?{_GAP}")),
    KeyForm("definition", lazy(rf"\[{_GAP}({_NUMBER}){_GAP}\]:{_GAP}")),
    KeyForm("bracket", lazy(rf"\[{_GAP}@?({_NUMBER}|[A-Za-z]|{_NAME}){_GAP}\](?![(\[]){_GAP}[:.]?{_GAP}")),
    KeyForm("lenticular", lazy(rf"【({_NUMBER})】{_GAP}")),
    KeyForm("full-width", lazy(rf"［({_NUMBER})］{_GAP}")),
    KeyForm("paren", lazy(rf"[(（]({_NUMBER})[)）]{_GAP}"), bare=True),
    KeyForm("half-paren", lazy(rf"({_NUMBER})[)）]{_GAP}"), bare=True),
    KeyForm("dot", lazy(rf"(\d{{1,4}})[.．、](?!\d){_GAP}"), bare=True),
    KeyForm("superscript", lazy(rf"([⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}){_GAP}"), bare=True),
)
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIRST = "[【［(（0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
