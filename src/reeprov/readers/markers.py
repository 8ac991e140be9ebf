"""Markers in running text: one grammar for all formats.

A form (`marker_forms`) says how a marker opens and closes and what may stand in between.  Which forms count in a
document is for its source list to say: in a document whose list is numeric a word in brackets is no citation, and the
other way round.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from ..model.citation import Cite, Marker
from ..model.finding import Confidence
from ..model.text import Span
from ..normalize.patterns import lazy
from .entries import Sources
from .groups import SEPARATOR, Group, read_group
from .interface import Layout
from .marker_forms import CANDIDATE, CANDIDATE_OR_ROUND, FORMS, Form
from .names_and_years import mentions, names_of

_PANDOC_KEY = lazy(r"(?<!\w)-?@\{?(\w(?:[\w:.#$%&+?<>~/-]{0,60}\w)?)")
_BRACKETED = lazy(r"\[(\d{1,4})\]")
_UNCLOSED = lazy(r"\[[\s\0]*+(\d{1,4})(?=[\s.,;:!?)]|\Z)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")

# Forms of lists that formats themselves have.
DECLARED = frozenset({"restructured", "bibitem", "ref"})
_ENDS = lazy(r"[ ]?(?:\.(?:\s|\Z)|\n[ \t]*\n|\Z)")
_QUOTES = frozenset("\"'“”«»„‘’`")
# How many markers are followed: nobody writes more, and each takes up most of a kilobyte.  Where there is no list they
# only say so.
MOST_MARKERS = 500_000
MOST_UNLISTED = 10_000
_YEARS = range(1500, 2101)


def find_markers(text: str, layout: Layout, sources: Sources) -> tuple[Marker, ...]:
    """All markers of a document, in order.

    Without a source list these are numbers in brackets that stand where a cite would, with low confidence.
    """
    return tuple(_Finder(text, layout, sources).markers())


class _Finder:
    """Looks around each candidate."""

    def __init__(self, text: str, layout: Layout, sources: Sources) -> None:
        lists = sources.lists
        self.strays = frozenset(sources.strays)
        self.text = text
        self.prose = layout.prose
        self.layout = layout
        noted = [sources for sources in lists if sources.form == "footnote"]
        listed = [sources for sources in lists if sources.form != "footnote"]
        self.keys = {entry.key for sources in listed for entry in sources.entries}
        self.notes = {entry.key.casefold(): entry.key for sources in noted for entry in sources.entries}
        self.forms = {sources.form for sources in lists}
        self.shapes = {_shape(key) for key in self.keys if not key.isdigit()} - {""}
        numbers = [int(key) for key in self.keys if key.isascii() and key.isdigit() and len(key) < 6]
        self.least = min(numbers, default=0)
        self.most = max(numbers, default=0)
        self.listed = bool(listed)
        # Where the format has cites and lists of its own, an unknown number in brackets is none of them.
        self.declares = bool(self.forms & DECLARED)
        self.numeric = bool(numbers)
        heads = sorted((entry.span, entry.body.start) for sources in lists for entry in sources.entries)
        self.bodies = [span for span, _ in heads]
        self.behind_keys = [body for _, body in heads]
        # Whether this author writes `word[1]`: an unknown number behind a name is then a cite, and else an index.
        self.attaches = any(
            self._is_attached(match.start()) for match in _BRACKETED.finditer(self.prose) if match[1] in self.keys
        )

    def markers(self) -> Iterator[Marker]:
        """Markers of running text and of links, merged in order."""
        most = MOST_MARKERS if self.forms else MOST_UNLISTED
        running = islice(self._running(), most)
        found = [*self._declared(), *self._named(), *running, *self._linked(), *self._raised()]
        found.sort(key=lambda marker: (marker.span.start, -marker.span.end))
        end = -1
        for marker in found:
            if marker.span.start >= end:
                end = marker.span.end
                yield marker

    def _declared(self) -> Iterator[Marker]:
        """Cites that are such by the rules of the format."""
        for span, form, cites in self.layout.references:
            yield Marker(span, self.text[span.start : span.end], form, cites)

    def _named(self) -> Iterator[Marker]:
        """Names with years, where the list is one of names and years."""
        if "author-date" not in self.forms:
            return
        names = names_of(self.keys)
        for span, cites, known in mentions(self.prose, self.keys, names, len(self.prose)):
            if not self._in_entry(span):
                confidence = Confidence.HIGH if known else Confidence.MEDIUM
                yield Marker(span, self.text[span.start : span.end], "author-date", cites, confidence=confidence)

    def _running(self) -> Iterator[Marker]:
        prose = self.prose
        position = 0
        candidate = CANDIDATE_OR_ROUND if "paren" in self.forms else CANDIDATE
        while match := candidate.search(prose, position):
            start = match.start()
            position = start + 1
            if (behind := self._behind_key(start)) > start:
                position = behind
                continue
            if match[0] in "[【［(":
                marker = self._bracketed(start)
            else:
                marker = self._superscript(match)
                position = match.end()
            if marker is not None:
                yield marker
                position = marker.span.end

    def _bracketed(self, start: int) -> Marker | None:
        prose = self.prose
        if prose[start - 1 : start] == "\0" and self.text[start - 1] == "\\":
            return None  # escaped: the author says that it is no markup, and so no marker
        for form in FORMS:
            if form.opening and prose.startswith(form.opening, start) and (match := form.pattern.match(prose, start)):
                if form.lists and not form.lists & self.forms:
                    continue
                return self._read(form, match)
        return self._unclosed(start)

    def _read(self, form: Form, match: re.Match[str]) -> Marker | None:
        span = Span(*match.span())
        if form.name == "footnote":
            return self._footnote(span, match)
        if form.name == "pandoc":
            return self._pandoc(span)
        if form.name == "paren" and not self.numeric:
            return None
        group = read_group(match[1], match.start(1))
        if group is None:
            return self._symbolic(form, span, match)
        confidence = self._believes(form, span, group)
        if confidence is None:
            return None
        problem = group.problem
        cites = group.cites
        if problem is None and self.numeric and group.ranges and not any(cite.key in self.keys for cite in cites):
            problem, cites = "out-of-list-range", ()
        if problem is None and span.start in self.strays:
            problem = "prose-at-line-start"
        return Marker(span, self.text[span.start : span.end], form.name, cites, problem, confidence)

    def _footnote(self, span: Span, match: re.Match[str]) -> Marker | None:
        cite = Cite(self.notes.get(match[1].casefold(), match[1]), Span(*match.span(1)))
        return Marker(span, self.text[span.start : span.end], "footnote", (cite,))

    def _pandoc(self, span: Span) -> Marker | None:
        """`[see @rare2025, p. 3; -@fall2025]`, where the list has such keys: as a rule it is in another file."""
        keys = [(match[1], Span(*match.span(1))) for match in _PANDOC_KEY.finditer(self.prose, *span)]
        if not keys or not self.by_at or self._in_entry(span):
            return None
        cites = tuple(Cite(key, place) for key, place in keys)
        return Marker(span, self.text[span.start : span.end], "pandoc", cites)

    @cached_property
    def by_at(self) -> bool:
        """Whether any key of the list is cited with an `@`."""
        return any(match[1] in self.keys for match in _PANDOC_KEY.finditer(self.prose))

    def _symbolic(self, form: Form, span: Span, match: re.Match[str]) -> Marker | None:
        """Keys such as RFC2119: what the list itself calls so, or what has the shape of its keys."""
        confidence = Confidence.HIGH
        cites = []
        position = match.start(1)
        for part in SEPARATOR.split(match[1]):
            key = part.replace("\0", "").strip()
            at = self.prose.find(part, position)
            if key.isdigit() or (key not in self.keys and not self._has_shape(key, span)):
                return None
            if key not in self.keys:
                confidence = Confidence.MEDIUM
            cites.append(Cite(key, Span(at, at + len(part))))
            position = at + len(part)
        if self._in_entry(span) and len(match[1]) < 2:
            return None
        return Marker(span, self.text[span.start : span.end], form.name, tuple(cites), confidence=confidence)

    def _has_shape(self, key: str, span: Span) -> bool:
        """Whether an unknown key is built like those of the list: RFC8174 beside RFC2119, [c] beside [a] and [b]."""
        if self.declares or not self.shapes or self._in_entry(span) or not self._stands_like_a_cite(span):
            return False
        if len(key) == 1:
            letters = {ord(known) for known in self.keys if len(known) == 1}
            return bool(letters) and 0 < ord(key) - max(letters) <= 3
        return _shape(key) in self.shapes

    def _superscript(self, match: re.Match[str]) -> Marker | None:
        if not self.numeric or "bracket" in self.forms or self._is_power(match.start()):
            return None
        span = Span(*match.span())
        return self._raised_marker(span, match[0].translate(_SUPERSCRIPT))

    def _raised_marker(self, span: Span, body: str) -> Marker | None:
        group = read_group(body, span.start)
        if group is None or group.problem or not group.cites or self._in_entry(span):
            return None
        if not all(cite.key in self.keys or self._plausible(int(cite.key)) for cite in group.cites):
            return None
        return Marker(span, self.text[span.start : span.end], "superscript", group.cites)

    def _is_power(self, end: int) -> bool:
        """Whether a raised number is a power (m², 10³, x²) or stands behind nothing."""
        if not end or self.prose[end - 1].isspace():
            return True
        if not self.prose[end - 1].isalnum():
            return False
        start = end
        while start and self.prose[start - 1].isalnum() and end - start < 16:
            start -= 1
        word = self.prose[start:end]
        before = self.prose[max(0, start - 2) : start]
        # O(n²), 10 km²: directly behind a round bracket, or the unit of a number
        return len(word) < 3 or word[-1:].isdigit() or before[-1:] == "(" or before[:1].isdigit()

    def _raised(self) -> Iterator[Marker]:
        """`<sup>1</sup>` where nothing in brackets stands inside."""
        for span in self.layout.superscripts:
            before = self.prose[max(0, span.start - 100) : span.start]
            if not self.numeric or self._is_power(span.start - len(before) + len(before.rstrip("\0 "))):
                continue
            marker = self._raised_marker(span, self.prose[span.start : span.end])
            if marker is not None:
                yield marker

    def _linked(self) -> Iterator[Marker]:
        """Links whose whole visible text is a number: `[[1]](url)`, `[1](#ref1)`, `<a href="#r1">[1]</a>`."""
        anchors = {anchor: item.key for item in self.layout.items for anchor in item.anchors}
        for link in self.layout.links:
            visible = self.prose[link.text.start : link.text.end]
            bare = visible.replace("\0", "").strip().strip("[]［］【】()")
            if not (bare.isascii() and bare.isdigit() and len(bare) < 5) or self._in_entry(link.span):
                continue
            local = link.target.startswith("#") and len(link.target) > 1
            key = bare
            if local and bare not in self.keys and link.target[1:] in anchors:
                key = anchors[link.target[1:]]
            if not self.listed and link.target.partition(":")[0].casefold() not in ("http", "https"):
                continue
            if self.listed and not self.numeric:
                continue
            if self.listed and key not in self.keys and not self._plausible(int(bare)):
                continue
            yield Marker(
                link.span,
                self.text[link.span.start : link.span.end],
                "linked",
                (Cite(key, link.text),),
                url=None if local or not link.target else link.target,
            )

    def _unclosed(self, start: int) -> Marker | None:
        if not self.numeric or "bracket" not in self.forms:
            return None
        match = _UNCLOSED.match(self.prose, start)
        if match is None or match[1] not in self.keys or self._in_entry(Span(*match.span())):
            return None
        if not self._stands_like_a_cite(Span(*match.span())):
            return None
        span = Span(*match.span())
        return Marker(span, self.text[span.start : span.end], "bracket", (), "unclosed", Confidence.MEDIUM)

    def _believes(self, form: Form, span: Span, group: Group) -> Confidence | None:
        """How sure it is that these numbers in brackets cite; None: they do not."""
        numbers = [int(cite.key) for cite in group.cites] + [low for low, _ in group.ranges]
        if any(number == 0 for number in numbers) and "0" not in self.keys:
            return None
        known = [cite.key in self.keys for cite in group.cites]
        if not self.listed:
            after = self.prose[span.end : span.end + 1]
            # Without a list only what cannot be an index, a range of a pattern or the prompt of a transcript.
            code = after == ":" or (self._is_attached(span.start) and (after in (",", ")", "-") or group.ranges))
            cites = self._stands_like_a_cite(span) and not code and not any(number in _YEARS for number in numbers)
            return Confidence.LOW if cites else None
        if not self.numeric or (self.declares and not (known and all(known))):
            return None
        if self._is_spoken_of(span):
            return None
        if known and all(known):
            return Confidence.HIGH
        if self._in_entry(span):
            return None
        if group.ranges and not any(known):
            near = all(
                0 < low <= self.most + 100 and (high <= self.most + 100 or str(low) in self.keys)
                for low, high in group.ranges
            )
            return Confidence.MEDIUM if near and self._stands_like_a_cite(span) else None
        if not any(known) and not all(self._plausible(number) for number in numbers if str(number) not in self.keys):
            return None
        if not any(known) and not self._stands_like_a_cite(span):
            return None
        if not self.attaches and self._is_attached(span.start):
            return None
        return Confidence.HIGH

    def _plausible(self, number: int) -> bool:
        """Whether a number that no entry has could be the key of a forgotten one."""
        return 0 < number <= max(2 * self.most, self.most + 20) and number not in _YEARS

    def _stands_like_a_cite(self, span: Span) -> bool:
        """Behind a word, a closing quote, a full stop or another marker; not an index, a set, an interval, a key."""
        before = self.prose[max(0, span.start - 40) : span.start].replace("\0", "")
        after = self.prose[span.end : span.end + 40].replace("\0", "")
        before = before.removesuffix("\\ ")  # how reStructuredText joins a marker to its word
        last = before.rstrip(" \t\n\r\u00a0")[-1:]
        if self._follows_code(span.start) or (before.endswith(" (") and after.startswith(")")):
            last = "x"
        elif before.endswith(": ") and before[-3:-2].isalpha() and _ENDS.match(after):
            last = "x"  # "For a summary see: [2]."
        if not last or last in "=<>+*/|{(:&~^\\" or before.endswith(","):
            return False
        if after[:1] in ("(", "{", "=", "+", "_") or (after[:1].isalnum() and after[:1].isascii()):
            return False
        return after.lstrip(" ")[:1] not in ("=", "+", "*", "<", ">", "}")

    def _follows_code(self, start: int) -> bool:
        """Whether a word in backticks, which is not read, and a space stand before it."""
        return self.prose[start - 2 : start] == "\0 " and self.text[start - 2] == "`"

    def _is_attached(self, start: int) -> bool:
        """Whether brackets follow a name without a space, as an index does: `a[0]`, `matrix[3][4]`."""
        last = self.prose[start - 1 : start]
        if last == "]" and (opening := self.prose.rfind("[", max(0, start - 12), start)) > 0:
            last = self.prose[opening - 1]  # one step back is enough: whoever writes [1][2][3] is no programmer
        return last == "_" or (last.isalnum() and last.isascii())

    def _is_spoken_of(self, span: Span) -> bool:
        """`"[1]"` in quotes, or in a set or an assignment, is a thing that the text is about."""
        before = self.prose[max(0, span.start - 20) : span.start].replace("\0", "")
        after = self.prose[span.end : span.end + 20].replace("\0", "")
        if before[-1:] in _QUOTES and after[:1] in _QUOTES:
            return True
        return before.rstrip(" ")[-1:] in ("{", "=") or after.lstrip(" ")[:1] in ("}", "=")

    def _behind_key(self, offset: int) -> int:
        """Where the body of the entry begins in whose key an offset lies; the offset where it lies in none."""
        at = bisect_right(self.bodies, (offset, 1 << 62)) - 1
        return max(offset, self.behind_keys[at]) if at >= 0 else offset

    def _in_entry(self, span: Span) -> bool:
        at = bisect_right(self.bodies, (span.start, 1 << 62)) - 1
        return at >= 0 and span.start < self.bodies[at].end


def _shape(key: str) -> str:
    """Runs of capitals, small letters and digits: "A9" for RFC2119, "Aa9" for Smith2020; "" for a plain word."""
    shape = ""
    for character in key:
        kind = "9" if character.isdigit() else "A" if character.isupper() else "a" if character.isalpha() else character
        if not shape.endswith(kind):
            shape += kind
    return shape if len(key) == 1 or (len(shape) > 1 and "9" in shape) else ""
