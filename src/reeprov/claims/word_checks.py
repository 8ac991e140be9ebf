"""The words of a document held against those that it quotes, and against the titles of what it cites."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, pairwise

from ..languages import lexicon
from ..model.claim import AttributionKind, Check, CheckResult, Quotation, QuotationKind
from ..model.dossier import Dossier
from ..model.text import Span
from ..normalize.outlets import fold_outlet
from ..normalize.patterns import lazy
from .cited import Cited

PASSED, FAILED, UNKNOWN = CheckResult.PASSED, CheckResult.FAILED, CheckResult.UNKNOWN
# How far from its cue, in code points, a medium is named.
_REACH = 400
# So many words in a row that a claim and the title of its source share are no chance, so many of them being long.
_SHARED = 4
_LONG_ONES = 2
_LONG = 5  # letters
# A term of three words is one of the document's own if it stands there so often.
_OFTEN = 3
_FEW_WORDS = 200  # that are looked for one by one, which a count of all words is not worth
_FEWEST = 4  # letters of a word in a term
_WORD = lazy(r"[^\W\d_]++(?:[-’'][^\W\d_]++)*+")


def word_checks(dossier: Dossier) -> Iterator[Check]:
    """The comparisons of words: repeated ones, media, titles, terms."""
    yield from _repeated(dossier)
    yield from _media(dossier)
    yield from _titles(dossier)
    yield from _terms(dossier)


def _repeated(dossier: Dossier) -> Iterator[Check]:
    """Words that somebody is said to have said, without a name: they are in what the text quotes, or they are not."""
    spoken = [quote for quote in dossier.quotations if quote.kind is QuotationKind.SPEECH and quote.parent is None]
    inner = [quote for quote in dossier.quotations if quote.parent is not None]
    if not spoken:
        return
    for quote in dossier.quotations:
        if quote.parent is not None or quote.attribution is None or len(quote.text.split()) > 6:
            continue
        attribution = dossier.attributions[quote.attribution]
        if attribution.kind is not AttributionKind.AGENTLESS or attribution.cue.casefold().startswith("it "):
            continue
        earlier = [one for one in spoken if one.span.end <= quote.span.start]
        if not earlier:
            continue
        folded = quote.text.casefold()
        found = next((one for one in earlier if folded in one.text.casefold()), None)
        if found is not None:
            inside = next(
                (one for one in inner if one.text.casefold() == folded and found.span.contains(one.span)), found
            )
            yield Check(
                "repeated-words", PASSED, f"“{quote.text}” is in what was quoted before", (quote.span, inside.span)
            )
            continue
        near = _nearest(quote, [one for one in inner if one.span.end <= quote.span.start])
        words = f"“{quote.text}” is in nothing that was quoted before" + (
            f"; the nearest is “{near.text}”" if near else ""
        )
        yield Check("repeated-words", FAILED, words, (quote.span, *((near.span,) if near else ())))


def _nearest(quote: Quotation, others: list[Quotation]) -> Quotation | None:
    """The one that shares most words with it."""
    own = set(quote.text.casefold().split())
    shared = [(len(own & set(one.text.casefold().split())), one) for one in others]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def _media(dossier: Dossier) -> Iterator[Check]:
    """The medium that the text names ("in an interview with …") beside the outlet of the source that it cites."""
    entries = dossier.document.entries
    if len(dossier.fields) != len(entries):
        return
    cited = Cited(dossier)
    for attribution in dossier.attributions:
        if attribution.medium is None or not attribution.markers:
            continue
        title = _title_in(attribution.medium, dossier.quotations, attribution.span)
        if title is None:
            continue
        for entry, fields in cited.by(attribution.markers):
            outlet = fields.outlet
            if outlet is None:
                continue
            same = fold_outlet(outlet.text) == fold_outlet(title.text)
            words = f"the text names “{title.text}”, [{entry.key}] is {outlet.text}"
            yield Check(
                "medium-and-outlet", PASSED if same else FAILED, words + ("" if same else ": second-hand"),
                (title.span, outlet.span),
            )  # fmt: skip


def _title_in(medium: str, quotations: Sequence[Quotation], cue: Span) -> Quotation | None:
    """The title in a medium's name, looked for near the cue."""
    at = bisect_left(quotations, cue.start - _REACH, key=lambda quote: quote.span.start)
    while at < len(quotations) and quotations[at].span.start < cue.end + _REACH:
        if quotations[at].kind is QuotationKind.TITLE and quotations[at].text in medium:
            return quotations[at]
        at += 1
    return None


class _Words:
    """The words of a piece of text, folded; `rows` are those of four words, with where the first of each begins."""

    def __init__(self, dossier: Dossier, span: Span) -> None:
        self.text = dossier.document.prose[span.start : span.end]
        self.start = span.start
        self.low = [word.lower().replace("’", "'") for word in _WORD.findall(self.text)]

    @cached_property
    def rows(self) -> dict[tuple[str, ...], int]:
        rows: dict[tuple[str, ...], int] = {}
        for at, row in enumerate(_rows(self.low)):
            rows.setdefault(row, at)
        return rows

    def span(self, first: int, behind: int) -> Span:
        """Where some of them stand."""
        found = list(islice(_WORD.finditer(self.text), first, behind))
        return Span(self.start + found[0].start(), self.start + found[-1].end())


def _rows(low: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All words in a row of some, four by four."""
    return zip(low, low[1:], low[2:], low[3:], strict=False)


def _titles(dossier: Dossier) -> Iterator[Check]:
    """Words in a row that a claim shares with the title of a source that it cites: the source is about this."""
    cited = Cited(dossier)
    titles: dict[Span, _Words] = {}
    for claim in dossier.claims:
        if not claim.markers:
            continue
        own = _Words(dossier, claim.span)
        for entry, fields in cited.by(claim.markers):
            if fields.title is None:
                continue
            title = titles.get(fields.title.span)
            if title is None:
                title = titles[fields.title.span] = _Words(dossier, fields.title.span)
            if title.rows.keys().isdisjoint(_rows(own.low)):
                continue
            shared = _longest_shared(own.low, title)
            if shared is None:
                continue
            at, there, count = shared
            span = own.span(at, at + count)
            words = f"“{dossier.document.visible(span)}” is in the title of [{entry.key}]"
            yield Check("words-of-title", PASSED, words, (span, title.span(there, there + count)))


def _longest_shared(own: Sequence[str], title: _Words) -> tuple[int, int, int] | None:
    """The longest row of words that a text shares with a title: where it begins in each, and how many they are."""
    other = title.low
    best = None
    at = 0
    while at <= len(own) - _SHARED:
        there = title.rows.get(tuple(own[at : at + _SHARED]))
        if there is None:
            at += 1
            continue
        count = _SHARED
        while at + count < len(own) and there + count < len(other) and own[at + count] == other[there + count]:
            count += 1
        long_ones = sum(len(word) >= _LONG for word in own[at : at + count])
        if long_ones >= _LONG_ONES and (best is None or count > best[2]):
            best = (at, there, count)
        at += count - _SHARED + 1
    return best


def _terms(dossier: Dossier) -> Iterator[Check]:
    """A term of the document ("rare earth metals") that the title of a source lacks a word of ("rare metals")."""
    document = dossier.document
    keys = {cite.key for marker in document.markers for cite in marker.cites}
    titled = [
        (entry, _Words(dossier, fields.title.span))
        for entry, fields in zip(document.entries, dossier.fields, strict=False)
        if fields.title and entry.key in keys
    ]
    if not titled:
        return
    longer = _own_terms(dossier, {pair for _, words in titled for pair in pairwise(words.low)})
    for entry, words in titled if longer else ():
        for at, pair in enumerate(pairwise(words.low)):
            if pair not in longer:
                continue
            term = r"\W+".join(map(re.escape, longer[pair]))
            found = re.compile(term, re.IGNORECASE).search(document.prose)
            if found is not None:
                span, there = Span(*found.span()), words.span(at, at + 2)
                message = (
                    f"the text has “{document.visible(span)}”, the title of [{entry.key}] “{document.visible(there)}”"
                )
                yield Check("term-of-title", UNKNOWN, message, (span, there))


def _own_terms(dossier: Dossier, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """The terms of three words that the prose has often, by their first and last one.

    Only those of which these are wanted, and never stand next to each other.
    """
    own = lexicon(dossier.document.language)
    common = own.stop_words if own else frozenset()
    prose = dossier.document.prose
    parts = [prose[sentence.start : sentence.end].lower().replace("’", "'") for sentence in dossier.sentences]
    # Most titles have no two words that the prose has often enough: then its sentences need not be taken apart.
    text = "\n".join(parts)
    words = {word for word in {*chain(*wanted)} - common if len(word) >= _FEWEST}
    count = text.count if len(words) <= _FEW_WORDS else Counter(_WORD.findall(text)).__getitem__
    words = {word for word in words if count(word) >= _OFTEN}
    wanted = {pair for pair in wanted if words.issuperset(pair)}
    if not wanted:
        return {}
    counts: Counter[tuple[str, str, str]] = Counter()
    near: set[tuple[str, str]] = set()
    for low in map(_WORD.findall, parts):
        near.update(wanted.intersection(pairwise(low)))
        if not wanted.isdisjoint(zip(low, low[2:], strict=False)):
            counts.update(zip(low, low[1:], low[2:], strict=False))
    wanted -= near
    often = [term for term, count in counts.items() if count >= _OFTEN and (term[0], term[2]) in wanted]
    return {(term[0], term[2]): term for term in often if len(term[1]) >= _FEWEST and term[1] not in common}
