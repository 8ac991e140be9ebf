"""Markers in running text: one grammar for all formats.

A form (`marker_forms`) says how a marker opens and closes and what may stand in between.  Which forms count in a
document is for its source list to say: in a document whose list is numeric a word in brackets is no citation, and the
other way round.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from ..model.citation import Cite, Link, Marker
from ..model.finding import Confidence
from ..model.text import Span
from ..normalize.patterns import lazy
from .anchors import series
from .entries import Sources
from .groups import SEPARATOR, Group, read_group
from .interface import Layout
from .lines import stands_first
from .marker_forms import CANDIDATE, CANDIDATE_OR_ROUND, FORMS, RARE_MARKS, SQUARE, SUPERSCRIPT, Form
from .names_and_years import mentions, names_of
from .other_forms import cites_in_another_form
from .surroundings import Surroundings, is_hardly_a_base, is_power

_PANDOC_KEY = lazy(r"(?<!\w)-?@\{?(\w(?:[\w:.#$%&+?<>~/-]{0,60}\w)?)")
_BRACKETED = lazy(r"\[\0*+(\d{1,4})\0*+\]")
# Not the half-open interval [1, 2).
_UNCLOSED = lazy(r"\[[\s\0]*+(\d{1,4})(?=[\s.,;:!?)]|\Z)(?!,[ ]?[\d\w]{1,12}[)\[])")

# Forms of lists that formats themselves have.
DECLARED = frozenset({"restructured", "bibitem", "ref"})
# How many markers are followed: nobody writes more, and each takes up most of a kilobyte.  Where there is no list they
# only say so.
MOST_MARKERS = 500_000
MOST_UNLISTED = 10_000
# What makes a range of two markers; not the empty string.
_DASHES = frozenset("-–—−‐‑")
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
        self.around = Surroundings(text, layout.prose)
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
            self.around.attach(match.start()) for match in _BRACKETED.finditer(self.prose) if match[1] in self.keys
        )

    def markers(self) -> Iterator[Marker]:
        """Markers of running text and of links, merged in order."""
        most = MOST_MARKERS if self.forms else MOST_UNLISTED
        running = islice(self._running(), most)
        found = [*self._declared(), *self._answers(), *self._named(), *running, *self._linked(), *self._raised()]
        found += self._otherwise(found)
        found.sort(key=lambda marker: (marker.span.start, -marker.span.end))
        last: Marker | None = None
        for marker in found:
            if last is None:
                last = marker
            elif marker.span.start >= last.span.end:
                joined = self._range(last, marker)
                if joined is None:
                    yield last
                last = joined or marker
        if last is not None:
            yield last

    def _range(self, first: Marker, last: Marker) -> Marker | None:
        """`[1]–[4]`, or `¹–⁴` in two elements: one marker for all from the first number to the last."""
        if last.span.start - first.span.end > 200 or len(first.cites) != 1 or len(last.cites) != 1:
            return None
        between = self.prose[first.span.end : last.span.start].replace("\0", "")
        if between not in _DASHES or first.problem or last.problem:
            return None
        span = Span(first.span.start, last.span.end)
        group = read_group(f"{first.cites[0].key}-{last.cites[0].key}", 0)
        if group is None or group.problem:
            return None
        cites = tuple(Cite(cite.key, span) for cite in group.cites)
        return Marker(span, self.text[span.start : span.end], first.form, cites, None, last.confidence, first.url)

    def _otherwise(self, found: Sequence[Marker]) -> list[Marker]:
        """Cites in a form that the list does not lead to expect, where the expected one cites little of it."""
        keys = frozenset(key for key in self.keys if key.isascii() and key.isdigit())
        cited = len({cite.key for marker in found for cite in marker.cites} & keys)
        if len(keys) < 2 or 2 * cited >= len(keys) or self.declares:
            return []
        return cites_in_another_form(self.around, keys, self._in_entry, cited)

    def _declared(self) -> Iterator[Marker]:
        """Cites that are such by the rules of the format."""
        for span, form, cites in self.layout.references:
            yield Marker(span, self.text[span.start : span.end], form, cites)

    def _answers(self) -> Iterator[Marker]:
        """What may cite entries of the list in parts that are not read."""
        for span, form, cites in self.layout.answers:
            if all(cite.key in self.keys for cite in cites):
                yield Marker(span, self.text[span.start : span.end], form, cites, confidence=Confidence.LOW)

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
        candidate = CANDIDATE if any(map(prose.__contains__, RARE_MARKS)) else SQUARE
        if "paren" in self.forms:
            candidate = CANDIDATE_OR_ROUND
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
        if self.declares or not self.shapes or self._in_entry(span) or not self.around.suit_a_cite(span):
            return False
        if len(key) == 1:
            letters = {ord(known) for known in self.keys if len(known) == 1}
            return bool(letters) and min(letters) < ord(key) <= max(letters) + 3
        return _shape(key) in self.shapes

    def _superscript(self, match: re.Match[str]) -> Marker | None:
        if not self.numeric or "bracket" in self.forms:
            return None
        span = Span(*match.span())
        return self._raised_marker(span, match[0].translate(SUPERSCRIPT), span.start)

    def _raised_marker(self, span: Span, body: str, word_end: int) -> Marker | None:
        power = is_power(self.prose, word_end)
        if power and not is_hardly_a_base(self.prose, word_end):
            return None
        group = read_group(body, span.start)
        if group is None or group.problem or not group.cites or self._in_entry(span):
            return None
        if not all(cite.key in self.keys or (not power and self._plausible(int(cite.key))) for cite in group.cites):
            return None
        confidence = Confidence.LOW if power else Confidence.HIGH
        return Marker(span, self.text[span.start : span.end], "superscript", group.cites, confidence=confidence)

    def _raised(self) -> Iterator[Marker]:
        """`<sup>1</sup>` where nothing in brackets stands inside."""
        for span in self.layout.superscripts if self.numeric else ():
            before = self.prose[max(0, span.start - 100) : span.start]
            word_end = span.start - len(before) + len(before.rstrip("\0 "))
            marker = self._raised_marker(span, self.prose[span.start : span.end], word_end)
            if marker is not None:
                yield marker

    def _linked(self) -> Iterator[Marker]:
        """Links whose whole visible text is a number: `[[1]](url)`, `[1](#ref1)`, `<a href="#r1">[1]</a>`."""
        anchors = {anchor: item.key for item in self.layout.items for anchor in item.anchors}
        targets = {link.target[1:] for link in self.layout.links if link.target.startswith("#")}
        # Where cites lead to the entries themselves, a number that leads elsewhere is a page, a chapter, an issue.
        known = {series(anchor) for anchor in targets.intersection(anchors)}
        for link in self.layout.links:
            visible = self.prose[link.text.start : link.text.end].replace("\0", "").strip()
            bare = visible.strip("[]［］【】()")
            if not (bare.isascii() and bare.isdigit() and len(bare) < 5) or self._in_entry(link.text):
                continue
            local = link.target.startswith("#") and len(link.target) > 1
            key = bare
            if local and bare not in self.keys and link.target[1:] in anchors:
                key = anchors[link.target[1:]]
            if not self.listed and link.target.partition(":")[0].casefold() not in ("http", "https"):
                continue
            if self.listed and not self.numeric:
                continue
            if self.listed and key not in self.keys:
                elsewhere = known and not (local and series(link.target[1:]) in known)
                if elsewhere or not self._plausible(int(bare)) or self._turns_pages(link, bare, visible):
                    continue
            yield Marker(
                link.span,
                self.text[link.span.start : link.span.end],
                "linked",
                (Cite(key, link.text),),
                url=None if local or not link.target else link.target,
            )

    def _turns_pages(self, link: Link, bare: str, visible: str) -> bool:
        """Whether a number without brackets stands where pages are listed: first in its line, or behind another."""
        before = self.prose[max(0, link.span.start - 40) : link.span.start].replace("\0", "")
        return bare == visible and (stands_first(self.prose, link.span.start) or before.rstrip(" ·|,")[-1:].isdigit())

    def _unclosed(self, start: int) -> Marker | None:
        if not self.numeric or "bracket" not in self.forms:
            return None
        match = _UNCLOSED.match(self.prose, start)
        if match is None or not (match[1] in self.keys or self._plausible(int(match[1]))):
            return None
        span = Span(*match.span())
        if self._in_entry(span) or not self.around.suit_a_cite(span):
            return None
        cites = (Cite(match[1], Span(*match.span(1))),)
        return Marker(span, self.text[span.start : span.end], "bracket", cites, "unclosed", Confidence.MEDIUM)

    def _believes(self, form: Form, span: Span, group: Group) -> Confidence | None:
        """How sure it is that these numbers in brackets cite; None: they do not."""
        numbers = [int(cite.key) for cite in group.cites] + [low for low, _ in group.ranges]
        if any(number == 0 for number in numbers) and "0" not in self.keys:
            return None
        known = [cite.key in self.keys for cite in group.cites]
        if not self.listed:
            if self.notes or group.problem:
                return None  # whoever writes notes cites with them; "[2–1]" alone is a result
            after = self.prose[span.end : span.end + 1]
            # Without a list only what cannot be an index, a range of a pattern or the prompt of a transcript.
            code = after == ":" or (
                self.around.attach(span.start)
                and (after in (",", ")", "-") or group.ranges or self.around.is_part_of_a_name(span))
            )
            cites = self.around.suit_a_cite(span) and not code and not any(number in _YEARS for number in numbers)
            return Confidence.LOW if cites else None
        if not self.numeric or (self.declares and not (known and all(known))):
            return None
        if self.around.speak_of(span):
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
            return Confidence.MEDIUM if near and self.around.suit_a_cite(span) else None
        if not any(known) and not all(self._plausible(number) for number in numbers if str(number) not in self.keys):
            return None
        if not any(known) and not self.around.suit_a_cite(span):
            return None
        if form.name == "bracket" and not self.attaches and self.around.attach(span.start):
            return None
        return Confidence.HIGH

    def _plausible(self, number: int) -> bool:
        """Whether a number that no entry has could be the key of a forgotten one."""
        return 0 < number <= max(2 * self.most, self.most + 20) and number not in _YEARS

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
