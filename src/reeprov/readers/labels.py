"""Labels of source lists: "Sources:", "## 12. Источники", "Notes and references"."""

from __future__ import annotations

from .. import languages
from ..normalize.patterns import lazy
from .boilerplate import visible

_SECTION_NUMBER = lazy(
    r"(?:(?:\d{1,2}\.)*\d{1,2}|[IVXivx]{1,5}|[A-Z])[.)]?\s+|[一二三四五六七八九十]{1,3}[、．.]\s*|第[一二三四五六七八九十\d]{1,3}[章节節]\s*"
)
_LABEL_EDGES = " \t\r\f\u00a0\ufeff:：.。*_#=-–—~<>|【】[]()（）\"'«»`"
_AND = lazy(r" (?:and|&|und|et|y|e|i|и|та|і) |[与和及、及び]")


def is_label(line: str) -> bool:
    """Whether a line is the label of a source list ("Sources:", "## 12. Источники")."""
    words = visible(line).strip(_LABEL_EDGES)
    if not words or len(words) > 60:
        return False
    folded = words.casefold()
    labels = languages.list_labels()
    if folded in labels:
        return True
    folded = _SECTION_NUMBER.sub("", folded, count=1).strip(_LABEL_EDGES)
    return folded in labels or all(part in labels for part in _AND.split(folded))


def is_notes(line: str) -> bool:
    """Whether a label announces notes, which may be remarks, and not sources by name."""
    return visible(line).strip(_LABEL_EDGES).casefold() in languages.NOTE_LABELS
