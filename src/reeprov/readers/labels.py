"""Labels of source lists: "Sources:", "## 12. Источники", "Notes and references"."""

from __future__ import annotations

from functools import cache

from .. import languages
from ..normalize.patterns import lazy
from .boilerplate import visible

_SECTION_NUMBER = lazy(
    r"(?:(?:\d{1,2}\.)*\d{1,2}|[IVXivx]{1,5}|[A-Z])[.)]?\s+|[一二三四五六七八九十]{1,3}[、．.]\s*|第[一二三四五六七八九十\d]{1,3}[章节節]\s*"
)
_LABEL_EDGES = " \t\r\f\u00a0\ufeff:：.。*_#=-–—~<>|【】[]()（）\"'«»`•§"
_PICTURES = lazy(r"[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]{1,8}+\s*+")  # "📚 References"
_LABEL_EDGES_AND_MARKUP = _LABEL_EDGES + "\0"
_TAIL = 4
_AND = lazy(r" (?:and|&|und|et|y|e|i|и|та|і) |[与和及、及び]")


def is_label(line: str) -> bool:
    """Whether a line is the label of a source list ("Sources:", "## 12. Источники")."""
    if not ends_like_a_label(line):
        return False
    words = visible(line).strip(_LABEL_EDGES)
    if words[:1] > "\u2190" and (pictures := _PICTURES.match(words)):
        words = words[pictures.end() :]
    if not words or len(words) > 60:
        return False
    folded = words.casefold()
    labels = languages.list_labels()
    if folded in labels:
        return True
    folded = _SECTION_NUMBER.sub("", folded, count=1).strip(_LABEL_EDGES)
    return folded in labels or all(part in labels for part in _AND.split(folded))


def ends_like_a_label(line: str) -> bool:
    """Whether a line ends in the letters of some label: a quick look that spares most lines a closer one."""
    tail = line.rstrip(_LABEL_EDGES_AND_MARKUP)[-_TAIL:].lower()
    tails = _label_tails()
    return tail in tails or tail[-1:] in tails or "\0" in tail


@cache
def _label_tails() -> frozenset[str]:
    """The last letters of each label; of one that is shorter, the last."""
    return frozenset(label[-_TAIL:] if len(label) >= _TAIL else label[-1] for label in languages.list_labels())


def is_notes(line: str) -> bool:
    """Whether a label announces notes, which may be remarks, and not sources by name."""
    return visible(line).strip(_LABEL_EDGES).casefold() in languages.note_labels()
