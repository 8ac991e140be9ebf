"""Claims: the clauses of a text that a reader would check, with all that stands in them and what their cites cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..languages.statements.interface import ClauseWords
from ..model.claim import Attribution, AttributionKind, Claim, Figure, Quotation, Scope, Time
from ..model.digest import digest
from ..model.document import Document
from ..model.noun import NamedTuple
from ..model.text import Span
from .clauses import clauses, has_past, trimmed
from .words import Words

# A clause with so many points is worth checking.
_ENOUGH = 2
_FEWEST_WORDS = 4
_LONGEST_SENTENCE = 300  # words; what has more is a list or noise, and falls into no clauses
_MOST_NAMES = 3  # that count
_FARTHEST = 3  # sentences back that say who is meant
_SAYING = frozenset(
    {AttributionKind.DIRECT, AttributionKind.INDIRECT, AttributionKind.DOCUMENT, AttributionKind.ANONYMOUS}
)


class _Own(NamedTuple):
    """What stands in one sentence, as ranges of indexes."""

    markers: range
    attributions: range
    quotations: range
    figures: range
    times: range


class Said(NamedTuple):
    """What was read before claims are looked for, each in the order of the text."""

    sentences: Sequence[Span]
    attributions: Sequence[Attribution]
    quotations: Sequence[Quotation]
    figures: Sequence[Figure]
    times: Sequence[Time]


def find_claims(document: Document, words: Words, said: Said, known: ClauseWords | None) -> tuple[Claim, ...]:
    """The claims of a document, in order: every clause under a cite, and of the others those that can be checked."""
    ranges = _Ranges(document, said)
    names = _capitalised(words, said.sentences)
    occurrences: dict[str, int] = {}
    claims: list[Claim] = []
    for number, sentence in enumerate(said.sentences):
        own = ranges.within(sentence)
        markers = [index for index in own.markers if document.markers[index].cites]
        if not markers and _asks(words, sentence):
            continue
        for span, cites, rule in _worth_checking(document, words, said, sentence, own, markers, known, names):
            inside = ranges.within(span)
            attributions = tuple(index for index in own.attributions if _covers(said.attributions[index], span))
            context = _context(words, said, number, [said.attributions[index] for index in attributions], known)
            text = document.visible(span)
            key = _key(document, span)
            occurrence = occurrences.get(key, 0)
            occurrences[key] = occurrence + 1
            claims.append(
                Claim(
                    digest(key, str(occurrence)), span, text, cites, attributions, tuple(inside.quotations),
                    tuple(inside.figures), tuple(inside.times), Scope(span, sentence, context, rule),
                )
            )  # fmt: skip
    return tuple(claims)


class _Ranges:
    """Finds what stands in a span, by bisection."""

    def __init__(self, document: Document, said: Said) -> None:
        self.starts = [
            [item.span.start for item in items]
            for items in (document.markers, said.attributions, said.quotations, said.figures, said.times)
        ]

    def within(self, span: Span) -> _Own:
        return _Own(*(range(bisect_left(starts, span.start), bisect_left(starts, span.end)) for starts in self.starts))


def _capitalised(words: Words, sentences: Sequence[Span]) -> frozenset[str]:
    """The words that always have a capital, within sentences too: at the beginning of one they are names as well."""
    firsts = {words.within(sentence)[0] for sentence in sentences}
    capital: set[str] = set()
    small: set[str] = set()
    for at, (word, is_capital) in enumerate(zip(words.low, words.capitals, strict=True)):
        if not is_capital:
            small.add(word)
        elif at not in firsts:
            capital.add(word)
    return frozenset(capital - small)


def _asks(words: Words, sentence: Span) -> bool:
    """Whether a sentence is a question."""
    return words.view[max(sentence.start, sentence.end - 8) : sentence.end].rstrip("\"”»' )").endswith("?")


def _worth_checking(
    document: Document,
    words: Words,
    said: Said,
    sentence: Span,
    own: _Own,
    markers: Sequence[int],
    known: ClauseWords | None,
    names: frozenset[str],
) -> list[tuple[Span, tuple[int, ...], str]]:
    """The clauses of a sentence that are claims, with their cites and the rule that gave them."""
    first, behind = words.within(sentence)
    if known is None or behind - first > _LONGEST_SENTENCE:
        parts = [trimmed(words.view, sentence) or sentence]
    else:
        attributions = [said.attributions[index] for index in own.attributions]
        quotations = [said.quotations[index] for index in own.quotations]
        figures = [said.figures[index] for index in own.figures]
        parts = clauses(words, sentence, attributions, quotations, figures, known)
    cites = _cites(document, words, sentence, parts, markers, known)
    found: list[tuple[Span, tuple[int, ...], str]] = []
    for part, (own_cites, rule) in zip(parts, cites, strict=True):
        points = _points(words, said, sentence, part, own, known, names)
        # What hangs on a claim needs less: ", granting the U.S. access".
        if own_cites or points >= _ENOUGH or (found and points == _ENOUGH - 1):
            found.append((part, own_cites, rule))
    return found


def _points(
    words: Words, said: Said, sentence: Span, part: Span, own: _Own, known: ClauseWords | None, names: frozenset[str]
) -> int:
    """How much of what a clause says can be checked: figures, names, days, speakers; less for what may be or argues."""
    figure = any(
        part.contains(said.figures[index].span) and said.figures[index].kind != "duration" for index in own.figures
    )
    points = 2 if figure else 0
    if known is None:
        return points
    first, behind = words.within(part)
    if behind - first < _FEWEST_WORDS and not points:
        return 0
    for index in own.attributions:
        attribution = said.attributions[index]
        if attribution.content and _covers(attribution, part):
            points += (
                2 if attribution.kind in _SAYING or attribution.cue.startswith(("is ", "are ", "was ", "were ")) else 0
            )
            break
    sentence_first = words.within(sentence)[0]
    named = sum(words.capitals[max(first, sentence_first + 1) : behind])
    named += first == sentence_first and (words.low[first] in names or words.low[first].endswith(("’s", "'s")))
    points += min(named, _MOST_NAMES)
    if any(_is_day(said.times[index]) and part.contains(said.times[index].span) for index in own.times):
        points += 1
    if has_past(words, part, known):
        points += 1
    if any(words.low[at] in known.possible and not words.is_capital(at) for at in range(first, behind)):
        points -= 2
    if words.low[sentence_first] in known.arguing and not figure:
        points -= 1
    return points


def _is_day(time: Time) -> bool:
    return time.kind == "DATE" and time.value[:1].isdecimal()


def _covers(attribution: Attribution, span: Span) -> bool:
    """Whether an attribution says who says this clause: its cue stands in it, or what was said does."""
    return attribution.span.overlaps(span) or any(part.overlaps(span) for part in attribution.content)


def _cites(
    document: Document,
    words: Words,
    sentence: Span,
    parts: Sequence[Span],
    markers: Sequence[int],
    known: ClauseWords | None,
) -> list[tuple[tuple[int, ...], str]]:
    """The markers that answer for each clause, and the rule that chose them.

    A marker at the end of the sentence may answer for all of it; one within it answers for the clause before it, or,
    where only a phrase stands before it ("In an interview with the magazine, [5] Naryshkin said …"),
    for the one behind.
    """
    chosen: list[tuple[list[int], str]] = [([], "none") for _ in parts]
    for index in markers:
        span = document.markers[index].span
        if len(parts) == 1:
            chosen[0][0].append(index)
            chosen[0] = (chosen[0][0], "clause-after" if _points_forward(words, sentence, span, known) else "sentence")
            continue
        if not any(map(str.isalnum, words.view[span.end : sentence.end])):
            for place, (own, rule) in enumerate(chosen):
                own.append(index)
                chosen[place] = (own, "sentence-end" if rule == "none" else rule)
            continue
        if _points_forward(words, sentence, span, known):
            place = next((at for at, part in enumerate(parts) if part.end > span.end), len(parts) - 1)
            rule = "clause-after"
        else:
            place = max((at for at, part in enumerate(parts) if part.start < span.start), default=0)
            rule = "clause-before"
        chosen[place][0].append(index)
        chosen[place] = (chosen[place][0], rule)
    return [(tuple(own), rule) for own, rule in chosen]


def _points_forward(words: Words, sentence: Span, marker: Span, known: ClauseWords | None) -> bool:
    if known is None or not any(map(str.isalnum, words.view[marker.end : sentence.end])):
        return False
    first, behind = words.within(Span(sentence.start, marker.start))
    if first == behind or words.low[first] not in known.openers:
        return False
    return not has_past(words, Span(sentence.start, marker.start), known)


def _context(
    words: Words, said: Said, number: int, attributions: Sequence[Attribution], known: ClauseWords | None
) -> Span:
    """The sentence with those before it that say who is meant."""
    sentence = said.sentences[number]
    first = number
    for attribution in attributions:
        if attribution.source is not None and attribution.source.span.end <= sentence.start:
            at = number
            while at > max(0, number - _FARTHEST) and said.sentences[at].start > attribution.source.span.start:
                at -= 1
            if said.sentences[at].start <= attribution.source.span.start:
                first = min(first, at)
    if first == number and number and known is not None:
        word = words.within(sentence)[0]
        if word < len(words.low) and words.low[word] in known.referring:
            first = number - 1
    return Span(said.sentences[first].start, sentence.end)


def _key(document: Document, span: Span) -> str:
    """The letters and digits of a clause without its markers: what stays when a list is renumbered."""
    pieces = []
    start = span.start
    at = bisect_left(document.markers, span.start, key=lambda marker: marker.span.start)
    while at < len(document.markers) and document.markers[at].span.start < span.end:
        marker = document.markers[at].span
        pieces.append(document.prose[start : marker.start])
        start = marker.end
        at += 1
    pieces.append(document.prose[start : span.end])
    return "".join(filter(str.isalnum, "".join(pieces).casefold()))
