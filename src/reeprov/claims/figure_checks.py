"""The figures of a document held against each other: parts and wholes, ranks and shares, what was announced."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..languages.statements import statement_words
from ..languages.statements.interface import each
from ..model.claim import Check, CheckResult, Figure
from ..model.dossier import Dossier
from ..model.text import Span
from ..normalize.patterns import lazy

PASSED, FAILED, UNKNOWN = CheckResult.PASSED, CheckResult.FAILED, CheckResult.UNKNOWN
_FARTHEST = 80  # code points between two figures that have to do with each other
# What stands between a whole and its part; "with" may also begin something else.
_PART = lazy(
    r"(?i:(?:^|[\s,(])(?:including|of which|of whom|of them|among them|в том числе|из них|из которых|включая)\s*)\Z"
)
_MAYBE_PART = lazy(r"(?i:[,(]\s*(?:with|with only)\s*)\Z")
# What has parts: masses, volumes, areas, power, energy; not a length and no temperature.
_PARTED = each("t kg g [oz_tr] L m3 [bbl_us] har m2 km2 [acr_us] W kW MW GW TW kW.h MW.h GW.h TW.h")
# What stands between an amount and the share that it is.
_THAT_IS = lazy(r"(?i:\s*(?:[,(–—]\s*(?:or|that is|i\.e\.|equal to|или|то есть)?|or|или)[,\s]*)\Z")
_EVERYWHERE = frozenset({"world", "global", "total", "their"})
_AMOUNTS = frozenset({"amount", "rate", "money"})
_FEW = frozenset(range(2, 10))  # things that are counted off one by one
_SOON = 4  # sentences in which the first of them comes
_LONGEST = 100  # sentences that count off
# "The first target is …", "Second, …"; not "First Deputy Minister".
_OPENING = lazy(r"(?i:the\s+)?([^\W\d_]++)(?=,|\s+[^\W\d_A-ZА-ЯЁ])")
_REST = each(
    "last final finally lastly other others another remaining rest both последний последняя последнее наконец "
    "остальные другой другая другие"
)


def figure_checks(dossier: Dossier) -> Iterator[Check]:
    """The comparisons of figures that stand close together in a sentence, and of a number with what is counted off."""
    starts = [figure.span.start for figure in dossier.figures]
    for sentence in dossier.sentences:
        own = dossier.figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for first, second in pairwise(own):
            between = dossier.document.prose[first.span.end : second.span.start].replace("\0", "")
            if len(between) <= _FARTHEST:
                yield from _part(first, second, between)
                yield from _whole(first, second, between)
                yield from _rank(first, second, between)
    yield from _announced(dossier)


def _part(whole: Figure, part: Figure, between: str) -> Iterator[Check]:
    """As in "658 million tons, including 28.5 million tons": a part is no more than the whole."""
    parted = whole.kind == "money" or whole.unit.partition("/")[0] in _PARTED
    if whole.unit != part.unit or not parted or whole.hi is None or not part.lo:
        return
    sure = _PART.search(between) is not None
    fits = part.lo <= whole.hi
    if sure or (fits and _MAYBE_PART.search(between)):
        share = f", {part.lo / whole.hi:.1%}" if whole.hi and whole.lo == whole.hi and part.lo == part.hi else ""
        words = f"“{part.text}” is {'' if fits else 'not '}part of “{whole.text}”{share if fits else ''}"
        yield Check("part-and-whole", PASSED if fits else FAILED, words, (part.span, whole.span))


def _whole(first: Figure, second: Figure, between: str) -> Iterator[Check]:
    """As in "2,500 tonnes annually, less than 1 per cent of global supply": how much all of it then is."""
    amount, share = (first, second) if second.kind == "share" else (second, first)
    if share.kind != "share" or amount.kind not in _AMOUNTS or share.measure is None or not _THAT_IS.match(between):
        return
    if share is first and amount.measure is not None:
        return  # "20 % of the ore, 5 tonnes of gold"
    least = amount.lo / share.hi if amount.lo and share.hi else None
    most = amount.hi / share.lo if amount.hi and share.lo else None
    if least is None and most is None:
        return
    if least is not None and most is not None:
        size = _number(least) if least == most else f"{_number(least)} to {_number(most)}"
        size += f" {amount.unit}"
    else:
        size = f"{_number(least or most or 0)} {amount.unit} or {'more' if most is None else 'less'}"
    words = f"“{amount.text}” and “{share.text}”: {share.measure} would be {size}; the text does not say whether it is"
    yield Check("implied-whole", UNKNOWN, words, (amount.span, share.span))


def _number(value: float) -> str:
    """Four digits that count, in thousands: 15,200,000."""
    return f"{float(f'{value:.4g}'):,.15g}"


def _rank(first: Figure, second: Figure, between: str) -> Iterator[Check]:
    """As in "the fifth-largest reserves, 20-25% of the world's": the k-th largest share is at most 1/k."""
    rank, share = (first, second) if first.kind == "rank" else (second, first)
    if rank.kind != "rank" or share.kind != "share" or not rank.lo or rank.lo < 2 or share.lo is None:
        return
    if any(word[:1].isupper() for word in between.split()) or not _alike(rank.measure, share.measure):
        return
    fits = share.lo <= 1 / rank.lo
    words = (
        f"“{rank.text}” allows a share of {1 / rank.lo:.0%} at most, “{share.text}” is {'not more' if fits else 'more'}"
    )
    yield Check("rank-and-share", PASSED if fits else FAILED, words, (rank.span, share.span))


def _alike(first: str | None, second: str | None) -> bool:
    """Whether two measures have a word in common that says what is measured."""
    words = [set(filter(str.isalpha, (measure or "").lower().split())) for measure in (first, second)]
    return any(len(word) > 4 and word not in _EVERYWHERE for word in words[0] & words[1])


def _announced(dossier: Dossier) -> Iterator[Check]:
    """As in "three birds … The first target is …": whether as many are taken up as were announced."""
    known = statement_words(dossier.document.language)
    figures = [figure for figure in dossier.figures if _announces(figure)]
    if not figures or known is None:
        return
    starts = [sentence.start for sentence in dossier.sentences]
    opened = [_opening(dossier, sentence, known.numbers.ordinals) for sentence in dossier.sentences]
    for figure in figures:
        behind = bisect_right(starts, figure.span.start)
        first = next((at for at in range(behind, min(behind + _SOON, len(opened))) if opened[at][0]), None)
        if first is None:
            continue
        spans = _counted_off(opened[first : first + _LONGEST])
        if spans and len(spans) <= (count := int(figure.lo or 0)):
            words = f"“{figure.text}” announces {count}, {len(spans)} taken up one by one"
            result = PASSED if len(spans) == count else UNKNOWN
            yield Check("announced-and-given", result, words, (figure.span, *spans))


def _announces(figure: Figure) -> bool:
    """Whether it is a small number of things, spelled."""
    few = figure.kind == "count" and figure.lo == figure.hi and figure.lo in _FEW and figure.measure is not None
    return few and not any(map(str.isdecimal, figure.text))


def _counted_off(opened: Sequence[tuple[int, Span]]) -> list[Span]:
    """Where sentences open with "the first", "the second" …; nothing where "the last" or "others" take up the rest."""
    spans: list[Span] = []
    for ordinal, span in opened:
        if ordinal == len(spans) + 1:
            spans.append(span)
        elif ordinal == 1 or ordinal < 0:
            return []  # another list begins, or "the last" and "the others" take up the rest
    return spans


def _opening(dossier: Dossier, sentence: Span, ordinals: dict[str, int]) -> tuple[int, Span]:
    """The ordinal that a sentence opens with ("The second …", "Second, …"): its number, 0, or -1 for "the last"."""
    match = _OPENING.match(dossier.document.prose, sentence.start, sentence.end)
    if match is None:
        return 0, sentence
    word = match[1].lower()
    number = -1 if word in _REST else ordinals.get(word) or ordinals.get(word.removesuffix("ly")) or 0
    return number, Span(sentence.start, match.end())
