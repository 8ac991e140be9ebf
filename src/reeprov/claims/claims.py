"""Claims: the clauses of a text that a reader would check, with all that stands in them and what their cites cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress, repeat

from ..languages.statements.interface import ClauseWords
from ..model.claim import Attribution, AttributionKind, Claim, Figure, Quotation, QuotationKind, Scope, Time
from ..model.digest import digest
from ..model.document import Document
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .clauses import Clauses, Part, trimmed
from .words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    _Item = TypeVar("_Item")


# A clause with so many points is worth checking.
_ENOUGH = 2
_FEWEST_WORDS = 4
_LONGEST_SENTENCE = 300  # words; what has more is a list or noise, and falls into no clauses
_MOST_NAMES = 3  # that count
_FARTHEST = 3  # sentences back that say who is meant
_SAYING = frozenset(
    {AttributionKind.DIRECT, AttributionKind.INDIRECT, AttributionKind.DOCUMENT, AttributionKind.ANONYMOUS}
)
_PASSIVE = ("is ", "are ", "was ", "were ")
_NO_KEY = lazy(r"[\W_]++")
_UNCITED: tuple[tuple[int, ...], str] = ((), "none")


class _Own(NamedTuple):
    """What stands in a sentence, as ranges of indexes."""

    markers: range
    attributions: range
    quotations: range
    figures: range
    times: range


class Said(NamedTuple):
    """What was read before claims are looked for, each in the order of the text.

    Attributes:
        bounds: of each sentence its first word and the one behind its last.
    """

    sentences: Sequence[Span]
    bounds: Sequence[tuple[int, int]]
    attributions: Sequence[Attribution]
    quotations: Sequence[Quotation]
    figures: Sequence[Figure]
    times: Sequence[Time]


def find_claims(document: Document, words: Words, said: Said, known: ClauseWords | None) -> tuple[Claim, ...]:
    """The claims of a document, in order: every clause under a cite, and of the others those that can be checked."""
    return tuple(_Reader(document, words, said, known).read())


class _Reader:
    """What is looked up for each sentence of one document."""

    def __init__(self, document: Document, words: Words, said: Said, known: ClauseWords | None) -> None:
        self.document = document
        self.words = words
        self.said = said
        self.known = known
        self.clauses = Clauses(words, known) if known else None
        # The first words of quotations that go on for some words have a capital, and are no names for that.
        self.opening = sorted(
            {words.within(quote.span)[0] for quote in said.quotations if quote.kind is QuotationKind.SPEECH}
        )
        self.bounds = said.bounds
        self.names = _names(words, {first for first, _ in self.bounds})
        self.starts = [
            [item.span.start for item in items]
            for items in (document.markers, said.attributions, said.quotations, said.figures, said.times)
        ]

    def read(self) -> Iterator[Claim]:
        """The claims, in order."""
        document, said = self.document, self.said
        _, _, quotation_starts, figure_starts, time_starts = self.starts
        occurrences: dict[str, int] = {}
        for number, (sentence, own) in enumerate(zip(said.sentences, self._owned(), strict=True)):
            markers = [index for index in own.markers if document.markers[index].cites]
            if not markers and _asks(self.words, sentence):
                continue
            for (span, first, behind), cites, rule in self._worth_checking(number, own, markers):
                attributions: tuple[int, ...] = ()
                if own.attributions:
                    attributions = tuple([at for at in own.attributions if _covers(said.attributions[at], span)])
                context = self._context(number, attributions)
                key = self._key(first, behind)
                occurrence = occurrences.get(key, 0)
                occurrences[key] = occurrence + 1
                yield Claim(
                    digest(key, str(occurrence)), span, document.visible(span), cites, attributions,
                    _within(own.quotations, quotation_starts, span) if own.quotations else (),
                    _within(own.figures, figure_starts, span) if own.figures else (),
                    _within(own.times, time_starts, span) if own.times else (),
                    Scope(span, sentence, context, rule),
                )  # fmt: skip

    def _owned(self) -> Iterator[_Own]:
        """What stands in each sentence."""
        begin = [sentence.start for sentence in self.said.sentences]
        end = [sentence.end for sentence in self.said.sentences]
        ranges = [
            map(range, map(bisect_left, repeat(starts), begin), map(bisect_left, repeat(starts), end))
            if starts
            else repeat(range(0), len(begin))
            for starts in self.starts
        ]
        return map(_Own, *ranges)

    def _worth_checking(
        self, number: int, own: _Own, markers: Sequence[int]
    ) -> list[tuple[Part, tuple[int, ...], str]]:
        """The clauses of a sentence that are claims, with their cites and the rule that gave them."""
        said = self.said
        sentence = said.sentences[number]
        first, behind = self.bounds[number]
        if self.clauses is None or behind - first > _LONGEST_SENTENCE:
            parts = [(trimmed(self.words.view, *sentence) or sentence, first, behind)]
        else:
            parts = self.clauses.of(
                sentence, first, behind, _of(own.attributions, said.attributions),
                _of(own.quotations, said.quotations), _of(own.figures, said.figures),
            )  # fmt: skip
        cites = self._cites(number, parts, markers) if markers else [_UNCITED] * len(parts)
        found: list[tuple[Part, tuple[int, ...], str]] = []
        for part, (own_cites, rule) in zip(parts, cites, strict=True):
            points = _ENOUGH if own_cites else self._points(part, own, first)
            # What hangs on a claim needs less: ", granting the U.S. access".
            if points >= _ENOUGH or (found and points == _ENOUGH - 1):
                found.append((part, own_cites, rule))
        return found

    def _points(self, part: Part, own: _Own, sentence_first: int) -> int:
        """How much of a clause can be checked: figures, names, days, speakers; less for what may be or argues."""
        said, known = self.said, self.known
        span, first, behind = part
        figure = bool(own.figures) and any(
            one.kind != "duration" and span.contains(one.span) for one in _of(own.figures, said.figures)
        )
        points = 2 if figure else 0
        if own.attributions:
            points += self._said_by(span, own)
        if known is None or self.clauses is None:
            return points
        if behind - first < _FEWEST_WORDS and not figure:
            return 0
        low, capitals = self.words.low, self.words.capitals
        inner = max(first, sentence_first + 1)
        named = sum(capitals[inner:behind])
        if named and self.opening:
            opening = self.opening[bisect_left(self.opening, inner) : bisect_left(self.opening, behind)]
            named -= sum([capitals[at] for at in opening])
        named += first == sentence_first and (low[first] in self.names or low[first].endswith(("’s", "'s")))
        points += min(named, _MOST_NAMES)
        if own.times and any(_is_day(time) and span.contains(time.span) for time in _of(own.times, said.times)):
            points += 1
        inside = low[first:behind]
        if not self.clauses.past.isdisjoint(inside):
            points += 1
        if not known.possible.isdisjoint(inside) and any(
            low[at] in known.possible and not capitals[at] for at in range(first, behind)
        ):
            points -= 2
        if not figure and (low[sentence_first] in known.arguing or self._appraises(first, behind)):
            points -= 1
        return points

    def _appraises(self, first: int, behind: int) -> bool:
        """Whether a clause says how something is, not what was done: "It is much easier for them"."""
        low, known = self.words.low, self.known
        if known is None or self.words.phrase(first, first + 2) not in known.appraising:
            return False
        near = low[first + 2 : min(behind, first + 5)]
        return not any(word.endswith(known.past_ending) or word in known.past for word in near)

    def _said_by(self, span: Span, own: _Own) -> int:
        """The points for being what somebody is said to have said."""
        for index in own.attributions:
            attribution = self.said.attributions[index]
            if attribution.content and _covers(attribution, span):
                return 2 if attribution.kind in _SAYING or attribution.cue.startswith(_PASSIVE) else 0
        return 0

    def _cites(self, number: int, parts: Sequence[Part], markers: Sequence[int]) -> list[tuple[tuple[int, ...], str]]:
        """The markers that answer for each clause, and the rule that chose them.

        A marker at the end of the sentence may answer for all of it; one within it answers for the clause before it,
        or, where only a phrase stands before it ("In an interview with the magazine, [5] Naryshkin said …"),
        for the one behind.
        """
        first, behind = self.bounds[number]
        end = self.words.ends[behind - 1] if first < behind else 0  # of the last word
        chosen: list[tuple[list[int], str]] = [([], "none") for _ in parts]
        for index in markers:
            span = self.document.markers[index].span
            goes_on = span.end < end
            forward = goes_on and self._points_forward(first, span)
            if len(parts) == 1:
                chosen[0][0].append(index)
                chosen[0] = (chosen[0][0], "clause-after" if forward else "sentence")
                continue
            if not goes_on:
                for place, (own, rule) in enumerate(chosen):
                    own.append(index)
                    chosen[place] = (own, "sentence-end" if rule == "none" else rule)
                continue
            if forward:
                place = next((at for at, (part, _, _) in enumerate(parts) if part.end > span.end), len(parts) - 1)
                rule = "clause-after"
            else:
                place = max((at for at, (part, _, _) in enumerate(parts) if part.start < span.start), default=0)
                rule = "clause-before"
            chosen[place][0].append(index)
            chosen[place] = (chosen[place][0], rule)
        return [(tuple(own), rule) for own, rule in chosen]

    def _points_forward(self, first: int, marker: Span) -> bool:
        """Whether only a phrase stands before a marker in its sentence, whose first word is given."""
        if self.known is None or self.clauses is None or self.words.low[first] not in self.known.openers:
            return False
        behind = bisect_left(self.words.starts, marker.start)
        return first < behind and not self.clauses.has_past(first, behind)

    def _context(self, number: int, attributions: Sequence[int]) -> Span:
        """The sentence with those before it that say who is meant."""
        sentences = self.said.sentences
        sentence = sentences[number]
        first = number
        for index in attributions:
            source = self.said.attributions[index].source
            if source is not None and source.span.end <= sentence.start:
                at = number
                while at > max(0, number - _FARTHEST) and sentences[at].start > source.span.start:
                    at -= 1
                if sentences[at].start <= source.span.start:
                    first = min(first, at)
        if first == number and number and self.known is not None:
            word = self.bounds[number][0]
            if word < len(self.words.low) and self.words.low[word] in self.known.referring:
                first = number - 1
        return sentence if first == number else Span(sentences[first].start, sentence.end)

    def _key(self, first: int, behind: int) -> str:
        """The letters and digits of a clause's words, markers not among them: what stays when a list is renumbered."""
        key = "".join(self.words.low[first:behind])
        return (key if key.isalnum() else _NO_KEY.sub("", key)).casefold()


def _within(own: range, starts: Sequence[int], span: Span) -> tuple[int, ...]:
    """Those of some items that begin in a span."""
    first = bisect_left(starts, span.start, own.start, own.stop)
    return tuple(range(first, bisect_left(starts, span.end, first, own.stop)))


def _of(indexes: range, items: Sequence[_Item]) -> Sequence[_Item]:
    """The items that a range of indexes means."""
    return items[indexes.start : indexes.stop]


def _names(words: Words, firsts: AbstractSet[int]) -> frozenset[str]:
    """The words that always have a capital, within sentences too: at the beginning of one they are names as well."""
    low, capitals = words.low, words.capitals
    names = {low[at] for at in compress(range(len(low)), capitals) if at not in firsts}
    return frozenset([name for name in names if all(map(capitals.__getitem__, words.places[name]))])


def _asks(words: Words, sentence: Span) -> bool:
    """Whether a sentence is a question."""
    return words.view[max(sentence.start, sentence.end - 8) : sentence.end].rstrip("\"”»' )").endswith("?")


def _is_day(time: Time) -> bool:
    return time.kind == "DATE" and time.value[:1].isdecimal()


def _covers(attribution: Attribution, span: Span) -> bool:
    """Whether an attribution says who says this clause: its cue stands in it, or what was said does."""
    return attribution.span.overlaps(span) or any(part.overlaps(span) for part in attribution.content)
