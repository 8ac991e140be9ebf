"""Do the sources say what the text rests on them?  Quoted words, numbers and names are looked for in snapshots.

Only what is found has a place to show.  What is not found is "absent" where the source could be read in full and in a
language in which it would have been recognised, and "unknown" everywhere else; the passage that comes nearest to the
claim is a hint for people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from unicodedata import numeric

from ..matching.nearest import Nearest
from ..matching.numbers import located_numbers
from ..matching.passages import Passages, place_of
from ..model.claim import Claim, Figure, Quotation, QuotationKind
from ..model.dossier import Dossier
from ..model.support import Hint, Presence, Source, Support
from ..model.text import Span
from ..model.upstream import way
from ..normalize.patterns import lazy
from .spelled import reads_words, spelled_numbers

# Fewer quoted words are a term as often as somebody's words.
_FEWEST_WORDS = 4
# Languages whose texts give numbers in digits and words that are read.
_READ = frozenset(("en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl"))
# Units in which a number is repeated as it is: tonnes and counts; miles, acres and currencies are converted.
_KEPT = ("t", "1")
# What a source may give in another measure: tonnes in kilograms, or as thousands or millions; shares of a hundred.
_SCALES = {"1": (1, 1e-3, 1e-6), "t": (1, 1e-3, 1e-6, 1e3)}
_SHARES = (100, 1)
_OF_HUNDRED = ("share", "change")  # kinds of figures that per cent and percentage points are given for
_BASIS_POINTS = lazy(r"\b[Bb]asis[ \u00a0-]points?\b|\b[Бб]азисны[йх]\b")
# "1/5", "2 1/2", "2½", of thousands and more too; what has a slash may also be a date or a score.
_SPACE = r"[ \u00a0\u2009\u202f]"
_FRACTION = lazy(
    rf"(?<![\d/.,])(?:(?:(\d{{1,6}})(?:{_SPACE}|-))?(\d{{1,2}})[/⁄]([1-9]\d?)|(?:(\d{{1,6}}){_SPACE}?)?([¼-¾⅐-⅞]))(?![\d/⁄])"
)
_THOUSANDS = (1, 1e3, 1e6, 1e9)
# Numbers of more digits are not written in words.
_MOST_SPELLED = 2


def support(
    dossier: Dossier, sources: Mapping[int, Source], upstream: Mapping[int, Source] | None = None
) -> tuple[Support, ...]:
    """What each source says of each claim that cites it, and what is found in the pages upstream of it.

    `sources` are known by the indexes of their entries, `upstream` by those of the dossier's stages.
    """
    look = _Look(dossier)
    behind = {at: list(_behind(dossier, at)) for at in sources} if upstream else {}
    found: list[Support] = []
    for at, (claim, chain) in enumerate(zip(dossier.claims, dossier.chains, strict=True)):
        for entry in dict.fromkeys(step.entry for step in chain.steps):
            if entry is not None and entry in sources:
                found += [one._replace(claim=at, entry=entry) for one in look.into(claim, sources[entry])]
                for stage in behind.get(entry, ()):
                    if upstream and stage in upstream:
                        seen = (one for one in look.into(claim, upstream[stage]) if one.found)
                        found += [one._replace(claim=at, entry=entry, stage=stage) for one in seen]
    return tuple(found)


def _behind(dossier: Dossier, entry: int) -> Iterator[int]:
    """The indexes of the pages upstream of that of an entry."""
    first = dossier.opened[entry] if dossier.opened else None
    if first is not None:
        for turn in way(dossier.stages, first):
            if turn.upstream.stage is not None and not turn.end:
                yield turn.upstream.stage


class _Look:
    """Looks claims up in sources, each of which is read once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._texts: dict[str, _Text] = {}
        self._nearest: dict[str, Nearest] = {}

    def into(self, claim: Claim, source: Source) -> Iterator[Support]:
        """What is found of a claim, and what is not."""
        if source.digest not in self._texts:
            self._texts[source.digest] = _Text(source)
        for one in _looked_for(self._dossier, claim, source, self._texts[source.digest]):
            yield one if one.found or one.kind == "name" else one._replace(hint=self._hint(claim, one, source))

    def _hint(self, claim: Claim, one: Support, source: Source) -> Hint | None:
        """Where to look for what was not found: by the words that were quoted, else by those of the claim."""
        if source.digest not in self._nearest:
            self._nearest[source.digest] = Nearest(source.text)
        nearest = self._nearest[source.digest]
        span = (nearest.to(one.text) if one.kind == "quotation" else None) or nearest.to(claim.text)
        return Hint(span, " ".join(source.text[span.start : span.end].split())) if span else None


class _Text(Passages):
    """The text of a source, whose numbers are read in words too, if those in digits are not the ones."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.text)
        self._language = source.language

    def number(self, value: float, digits: int) -> Span | None:
        """Where a number stands, in digits or in words."""
        return super().number(value, digits) or place_of(value, digits, self._spelled)

    def may_have_fraction(self, value: float) -> bool:
        """Whether a fraction stands somewhere that may be this number."""
        parts = self._fractions
        return bool(parts) and any(place_of(value / scale, _digits(value), parts) for scale in _THOUSANDS)

    @cached_property
    def _fractions(self) -> tuple[tuple[float, Span], ...]:
        found = []
        for match in _FRACTION.finditer(self.text):
            whole, upper, lower, number, sign = match.groups()
            part = numeric(sign) if sign else int(upper) / int(lower)
            # "In 2024 1/5 of all exports": what stands before it need not be part of it.
            wholes = {int(whole or number or 0), 0}
            found += [(one + part, Span(*match.span())) for one in wholes]
        return tuple(found)

    @cached_property
    def _spelled(self) -> tuple[tuple[float, Span], ...]:
        return spelled_numbers(self.text, self._language)


def _looked_for(dossier: Dossier, claim: Claim, source: Source, text: _Text) -> Iterator[Support]:
    where = claim.scope.clause if claim.scope else claim.span
    for quotation in (dossier.quotations[index] for index in claim.quotations):
        if quotation.kind is QuotationKind.SPEECH and quotation.parent is None and _within(quotation.span, where):
            yield _quotation(quotation, dossier.document.language, source, text)
    for figure in (dossier.figures[index] for index in claim.figures):
        if _within(figure.span, where):
            yield _figure(figure, source, text)
    for attribution in (dossier.attributions[index] for index in claim.attributions):
        if attribution.source and (names := attribution.source.text.split()):
            place = text.name(names)
            presence = Presence.FOUND if place else Presence.UNKNOWN
            note = "" if place else "no such name was recognised"
            yield _made(
                "name", attribution.source.mention, attribution.source.text, presence, source, text, place, note
            )


def _quotation(quotation: Quotation, language: str, source: Source, text: Passages) -> Support:
    words = quotation.text
    found = text.quoted(words)
    if found:
        presence = Presence.ALTERED if found.difference else Presence.FOUND
        return _made("quotation", quotation.span, words, presence, source, text, found.span, found.difference)
    note = _unread(source)
    if "und" in (language, source.language) or language != source.language:
        note = "the source is in another language, or in none that is known"
    elif len(words.split()) < _FEWEST_WORDS:
        note = "too few words to say that they are not there"
    return _made(
        "quotation", quotation.span, words, Presence.UNKNOWN if note else Presence.ABSENT, source, text, None, note
    )


def _figure(figure: Figure, source: Source, text: _Text) -> Support:
    places = [_value(figure, value, text) for value in _ends(figure)]
    note = ""
    if places and all(places):
        return _made("figure", figure.span, figure.text, Presence.FOUND, source, text, places[0])
    if not any(map(str.isdecimal, figure.text)) or figure.approximate or not places or _is_ratio(figure):
        note = "a number that is not given in digits, or not exactly"
    elif figure.kind == "money" or (figure.kind in ("amount", "rate") and figure.unit.partition("/")[0] not in _KEPT):
        note = "it may stand there in another currency or unit"
    elif source.language not in _READ:
        note = "numbers in the language of the source are not all recognised"
    elif not reads_words(source.language) and any(_digits(value) <= _MOST_SPELLED for value in _ends(figure)):
        note = "it may stand there in words, which are not read in the language of the source"
    elif figure.kind in _OF_HUNDRED and _BASIS_POINTS.search(source.text):
        note = "it may stand there in basis points"
    elif any(map(text.may_have_fraction, _ends(figure))):
        note = "it may stand there as a fraction"
    else:
        note = _unread(source)
    presence = Presence.UNKNOWN if note else Presence.ABSENT
    return _made("figure", figure.span, figure.text, presence, source, text, None, note)


def _ends(figure: Figure) -> list[float]:
    """The values to look for; numbers are read without their sign, which may be a word or a dash there."""
    return list(dict.fromkeys(abs(value) for value in (figure.lo, figure.hi) if value))


def _is_ratio(figure: Figure) -> bool:
    """Whether a share is given by two counts, as "2 out of 3": what it comes to may stand there rounded."""
    return figure.kind == "share" and figure.lo == figure.hi and len(located_numbers(figure.text)) > 1


def _value(figure: Figure, value: float, text: Passages) -> Span | None:
    """Where a value stands; one that is rounded to it counts only in the measure of the figure."""
    scales = _SHARES if figure.kind in _OF_HUNDRED else _SCALES.get(figure.unit.partition("/")[0], _SCALES["1"])
    for scale in scales:
        place = text.number(float(f"{value * scale:.12g}"), _digits(value) if scale in _SHARES else 0)
        if place:
            return place
    return None


def _digits(value: float) -> int:
    """How many significant digits a value has."""
    return len("".join(filter(str.isdecimal, f"{value:.12g}".partition("e")[0])).strip("0"))


def _made(
    kind: str,
    span: Span,
    words: str,
    presence: Presence,
    source: Source,
    text: Passages,
    place: Span | None,
    note: str = "",
) -> Support:
    excerpt = text.around(place) if place else ""
    return Support(0, 0, kind, span, words, presence, source.digest, place, excerpt, note)


def _unread(source: Source) -> str:
    return "" if source.is_whole else "the page cannot be read in full"


def _within(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end
