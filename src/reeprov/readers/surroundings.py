"""What stands around a place in the prose, and what that says of a cite there."""

from __future__ import annotations

from ..model.text import Span
from ..normalize.patterns import lazy

_ENDS = lazy(r"[ ]?(?:\.(?:\s|\Z)|\n[ \t]*\n|\Z)")
_QUOTES = frozenset("\"'“”«»„‘’`")
_CLAUSE_ENDS = frozenset(".,;:!?…)»”’\"'。，、；：！？）」』》—–")
_SENTENCE_ENDS = frozenset(".!?…。！？")


class Surroundings:
    """Looks a few characters to the left and to the right of a place, never further."""

    def __init__(self, text: str, prose: str) -> None:
        self.text = text
        self.prose = prose

    def suit_a_cite(self, span: Span) -> bool:
        """Behind a word, a closing quote, a full stop or another marker; not an index, a set, an interval, a key."""
        before = self.prose[max(0, span.start - 40) : span.start].replace("\0", "")
        after = self.prose[span.end : span.end + 40].replace("\0", "")
        before = before.removesuffix("\\ ")  # how reStructuredText joins a marker to its word
        if before.endswith("^") and after.startswith("^"):
            before, after = before[:-1], after[1:]  # how Pandoc raises it
        last = before.rstrip(" \t\n\r\u00a0")[-1:]
        if self._follow_code(span.start) or (before.endswith(" (") and after.startswith(")")):
            last = "x"
        elif before.endswith(": ") and before[-3:-2].isalpha() and _ENDS.match(after):
            last = "x"  # "For a summary see: [2]."
        if not last or last in "=<>+*/|{(:&~^\\" or before.endswith(","):
            return False
        if after[:1] in ("(", "{", "=", "+", "_") or (after[:1].isalnum() and after[:1].isascii()):
            return False
        return after.lstrip(" ")[:1] not in ("=", "+", "*", "<", ">", "}")

    def end_a_clause(self, span: Span) -> bool:
        """Whether what stands here follows a word (a number may be anything) and ends a clause or a sentence."""
        before = self.prose[max(0, span.start - 20) : span.start].rstrip("\0 \u00a0")
        after = self.prose[span.end : span.end + 20].replace("\0", "")
        if not before or not (before[-1].isalpha() or before[-1] in _CLAUSE_ENDS or before[-1] == "%"):
            return False
        return before[-1] in _SENTENCE_ENDS or not after.strip(" ") or after.lstrip(" ")[0] in (*_CLAUSE_ENDS, "\n")

    def attach(self, start: int) -> bool:
        """Whether brackets follow a name without a space, as an index does: `a[0]`, `matrix[3][4]`."""
        last = self.prose[start - 1 : start]
        if last == "]" and (opening := self.prose.rfind("[", max(0, start - 12), start)) > 0:
            last = self.prose[opening - 1]  # one step back is enough: whoever writes [1][2][3] is no programmer
        return last == "_" or (last.isalnum() and last.isascii())

    def is_part_of_a_name(self, span: Span) -> bool:
        """Whether brackets stand in what only programmers write: `row_pointer[1]`, `info[1].width`."""
        before = self.prose[max(0, span.start - 40) : span.start]
        word = before.split()[-1] if before and not before[-1].isspace() else ""
        return "_" in word or (
            self.prose[span.end : span.end + 1] == "." and self.prose[span.end + 1 : span.end + 2].isalpha()
        )

    def speak_of(self, span: Span) -> bool:
        """`"[1]"` in quotes, or in a set or an assignment, is a thing that the text is about."""
        before = self.prose[max(0, span.start - 20) : span.start].replace("\0", "")
        after = self.prose[span.end : span.end + 20].replace("\0", "")
        if before[-1:] in _QUOTES and after[:1] in _QUOTES:
            return True
        return before.rstrip(" ")[-1:] in ("{", "=") or after.lstrip(" ")[:1] in ("}", "=")

    def _follow_code(self, start: int) -> bool:
        """Whether a word in backticks, which is not read, and a space stand before it."""
        return self.prose[start - 2 : start] == "\0 " and self.text[start - 2] == "`"


_YEARS = range(1500, 2041)  # 2048² is an image
# How units that are squared and cubed begin, where they are no abbreviations of one or two letters.
_LENGTHS = (
    "metr", "mete", "mètr", "métr", "mile", "millim", "milím", "kilo", "centi", "zenti", "deci", "dezi", "foot", "feet",
    "inch", "yard", "метр", "миль", "миллим", "кило", "санти", "кіло",
)  # fmt: skip


def _is_year(word: str) -> bool:
    """Whether a word is a number that is more often a year than a quantity."""
    return word.isascii() and word.isdigit() and int(word) in _YEARS


def is_hardly_a_base(prose: str, end: int) -> bool:
    """Whether a number ends here that is hardly ever raised to a power: "150" and "5,400", but not "10"."""
    number = prose[max(0, end - 16) : end].rpartition(" ")[2].replace(",", "").replace(".", "")
    return number.isascii() and number.isdigit() and len(number) > 1 and number != "10"


def is_power(prose: str, end: int) -> bool:
    """Whether what is raised here is a power (m², 10³, x²) or stands behind nothing."""
    end = max(0, end - 100) + len(prose[max(0, end - 100) : end].rstrip("\0"))
    if not end or prose[end - 1].isspace():
        return True
    if not prose[end - 1].isalnum():
        return False
    start = end
    while start and prose[start - 1].isalnum() and end - start < 16:
        start -= 1
    word = prose[start:end]
    before = prose[max(0, start - 2) : start]
    if _is_year(word):
        return False
    # O(n²), 10 km²: directly behind a round bracket, or the unit of a number
    is_unit = before[:1].isdigit() and word.casefold().startswith(_LENGTHS)  # but not the workers of "400 workers²"
    return len(word) < 3 or word[-1:].isdigit() or before[-1:] == "(" or is_unit
