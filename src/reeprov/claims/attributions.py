"""Attributions: cues with their sources found by name, what was said, and the quotations that were said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..languages.statements.interface import SpeechWords
from ..model.citation import Marker
from ..model.claim import Attribution, AttributionKind, Quotation, QuotationKind, Source
from ..model.finding import Confidence
from ..model.text import Span
from .cues import Clause, Cue, cue_at, that_behind
from .names import Known, Names, organisation_of
from .subjects import Subject, start_of
from .words import Words

_OPENING = frozenset('"“„«')
_CLOSING = frozenset('"”“»')
_CLOSE = 14  # code points between a verb and the short quotation that it governs
_TO_SOMEBODY = frozenset({"told", "tells", "tell", "warned", "warns", "assured", "reminded"})
_END = " \t\n.!?…;,:"
_HEARD = frozenset({"verb", "inverted", "trailing"})
_KINDS = {"anonymous": AttributionKind.ANONYMOUS, "document": AttributionKind.DOCUMENT}
# A pronoun looks no farther back than this, in sentences.
_NEAR = 3
# No sentence has more; what looks like one is a list or noise.
_MOST_CUES = 20


def find_attributions(
    words: Words,
    sentences: Sequence[Span],
    bounds: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    markers: Sequence[Marker],
    speech: SpeechWords,
) -> tuple[Attribution, ...]:
    """The attributions of the sentences, in order; `bounds` are each one's first word and the one behind its last."""
    reader = _Reader(words, sentences, bounds, quotations, markers, speech)
    return tuple(reader.read())


class _Reader:
    """One pass over the sentences that remembers who was named and who spoke last."""

    def __init__(
        self,
        words: Words,
        sentences: Sequence[Span],
        bounds: Sequence[tuple[int, int]],
        quotations: Sequence[Quotation],
        markers: Sequence[Marker],
        speech: SpeechWords,
    ) -> None:
        self.words = words
        self.sentences = sentences
        self.bounds = bounds
        self.speech = speech
        self.names = Names(words, speech)
        self.spoken = [
            quote.span for quote in quotations if quote.kind is QuotationKind.SPEECH and quote.parent is None
        ]
        self.spoken_starts = [span.start for span in self.spoken]
        self.markers = markers
        self.marker_starts = [marker.span.start for marker in markers]
        self.starts = frozenset(first for first, _ in bounds)
        self.speaker: Known | None = None
        self.spoke_in = -_NEAR

    def read(self) -> list[Attribution]:
        words, speech = self.words, self.speech
        hits = words.among(speech.triggers)
        hits += [at for at in words.among(frozenset(speech.led)) if words.following[at] in speech.led[words.low[at]]]
        hits.sort()
        found: list[Attribution] = []
        next_hit = 0
        for number, (first, behind) in enumerate(self.bounds):
            while next_hit < len(hits) and hits[next_hit] < first:
                next_hit += 1
            if next_hit == len(hits) or hits[next_hit] >= behind:
                continue
            clause = Clause(words=words, names=self.names, speech=speech, first=first, behind=behind)
            self.names.read_until(behind, self.starts)
            cues: list[Cue] = []
            while next_hit < len(hits) and hits[next_hit] < behind:
                at = hits[next_hit]
                next_hit += 1
                if len(cues) >= _MOST_CUES or (cues and cues[-1].behind > at) or self._quoted(self.words.starts[at]):
                    continue
                cue = cue_at(clause, at)
                if cue is not None:
                    cues.append(cue)
            if cues:
                found += self._attributed(cues, self.sentences[number], number, clause)
        return found

    def _quoted(self, place: int) -> bool:
        at = bisect_right(self.spoken_starts, place) - 1
        return at >= 0 and place < self.spoken[at].end

    def _attributed(self, cues: Sequence[Cue], sentence: Span, number: int, clause: Clause) -> list[Attribution]:
        attributions = []
        before: Source | None = None
        medium = self._medium(clause) if any(cue.how in _HEARD for cue in cues) else None
        own = self._markers(sentence)
        for index, cue in enumerate(cues):
            span = self.names.span(cue.first, cue.behind)
            nearest = cues[index + 1].first if index + 1 < len(cues) else clause.behind
            content = self._content(cue, sentence, clause, nearest)
            source = self._source(cue.subject, number, clause) if cue.subject else None
            if cue.how == "participle" and source is None:
                source = before or self._subject_of_sentence(clause, number)
            if cue.how == "joined":
                if before is None:
                    continue
                source = before
            kind = _kind(cue, self._is_spoken(content) or self._quotes_behind(cue))
            if source is not None and kind is not AttributionKind.ANONYMOUS:
                before = source
            confidence = (
                Confidence.HIGH if source is None or source.confidence is Confidence.HIGH else Confidence.MEDIUM
            )
            text = self.names.text(cue.first, cue.behind)
            where = medium if cue.how in _HEARD else None
            attributions.append(Attribution(span, text, kind, source, content, where, confidence, own))
        return attributions

    def _subject_of_sentence(self, clause: Clause, number: int) -> Source | None:
        """Whom a participle speaks for: the first name or pronoun of its sentence."""
        from .subjects import noun_group

        subject = noun_group(self.names, clause.first, clause.behind, self.speech)
        if subject is None or subject.category in ("other", "thing"):
            return None
        return self._source(subject, number, clause)

    def _source(self, subject: Subject, number: int, clause: Clause) -> Source | None:
        names = self.names
        mention = names.span(subject.first, subject.behind)
        text = names.text(subject.first, subject.behind)
        if subject.category == "person":
            known = self.speaker if number - self.spoke_in <= _NEAR else self._last_person(mention.start)
            known = known or self._last_person(mention.start)
            if known is None:
                return Source(text, mention, mention, confidence=Confidence.LOW)
            self._remember(known, number)
            return Source(known.text, known.span, mention, known.role, known.organisation, Confidence.MEDIUM)
        if subject.category == "name":
            name = names.name_of(subject.first, subject.behind)
            key = self.words.low[name.behind - 1].removesuffix("’s").removesuffix("'s")
            known = names.known.get(key)
            bare = names.text(name.first, name.behind).removesuffix("’s").removesuffix("'s")
            if known is None or (name.behind - name.first > 1 and known.text != bare):
                role = name.role
                own = Known(bare, names.span(name.first, name.behind), role, organisation_of(role), name.is_person)
                if name.is_person:
                    self._remember(own, number)
                return Source(bare, own.span, mention, role, own.organisation)
            if known.is_person:
                self._remember(known, number)
            return Source(known.text, known.span, mention, known.role, known.organisation)
        if subject.category == "role":
            return self._office(subject, mention, text, number)
        if subject.category == "thing":
            return None
        return Source(
            text, mention, mention, confidence=Confidence.LOW if subject.category == "people" else Confidence.HIGH
        )

    def _office(self, subject: Subject, mention: Span, text: str, number: int) -> Source:
        """As in "the official", "the envoy": the last person with this office; else nobody that we know."""
        head = self.words.low[subject.head].removesuffix("’s").removesuffix("'s")
        if self.words.low[subject.first] in ("the", "this") and subject.behind - subject.first <= 3:
            for known in reversed(self.names.people):
                if known.role is not None and head in known.role.casefold() and known.span.start < mention.start:
                    self._remember(known, number)
                    return Source(known.text, known.span, mention, known.role, known.organisation, Confidence.MEDIUM)
            if head == "official" and (person := self._last_person(mention.start)) is not None:
                return Source(person.text, person.span, mention, person.role, person.organisation, Confidence.LOW)
        return Source(text, mention, mention, role=text, organisation=organisation_of(text))

    def _last_person(self, place: int) -> Known | None:
        return next((known for known in reversed(self.names.people) if known.span.start < place), None)

    def _remember(self, known: Known, number: int) -> None:
        self.speaker, self.spoke_in = known, number

    def _content(self, cue: Cue, sentence: Span, clause: Clause, nearest: int) -> tuple[Span, ...]:
        """What was said: behind the cue, or before it where the cue closes the sentence."""
        words = self.words
        subject = cue.subject
        start = words.ends[cue.behind - 1]
        end = words.starts[nearest] if nearest < clause.behind else sentence.end
        if nearest < clause.behind and words.low[nearest - 1] in ("and", "but"):  # "said that A and warned that B"
            end = max(start, words.starts[nearest - 1])
        if cue.how == "inverted":
            return self._trimmed(sentence.start, words.starts[cue.first])
        if cue.how == "trailing" and subject:
            return self._trimmed(sentence.start, words.starts[start_of(words, subject, clause.first, self.speech)])
        if cue.how == "according":
            group_end = words.ends[subject.behind - 1] if subject else start
            if cue.first > clause.first + 1:
                return self._trimmed(sentence.start, words.starts[cue.first])
            comma = words.view.find(",", group_end, sentence.end)
            return self._trimmed(comma + 1 if comma >= 0 else group_end, end)
        if cue.how == "noun" and words.low[cue.behind - 1] != "that":
            return ()
        if not words.view[start:end].strip(_END + "\"”“'’"):
            return self._trimmed(sentence.start, words.starts[subject.first if subject else cue.first])
        if cue.how == "verb" and (that := self._that(cue.behind, clause.behind)):
            start = words.ends[that]
        return self._trimmed(start, end)

    def _that(self, at: int, behind: int) -> int:
        """The "that" behind whom it was said to, when or where: "told reporters on Thursday that"; 0: there is none."""
        words = self.words
        if words.low[at - 1] not in _TO_SOMEBODY and words.word(at) not in ("in", "on", "at", "out"):
            return 0
        return that_behind(words, at - 1, at, behind)

    def _trimmed(self, start: int, end: int) -> tuple[Span, ...]:
        view = self.words.view
        while start < end and view[start] in _END + "—–-":
            start += 1
        while end > start and view[end - 1] in _END + "—–-":
            end -= 1
        return (Span(start, end),) if start < end else ()

    def _is_spoken(self, content: tuple[Span, ...]) -> bool:
        """Whether some of what was said stands in quotation marks."""
        view = self.words.view
        for part in content:
            if view[part.start] in _OPENING and view[part.end - 1] in _CLOSING:
                return True
            at = bisect_left(self.spoken_starts, part.end) - 1
            if at >= 0 and self.spoken[at].overlaps(part):
                return True
        return False

    def _quotes_behind(self, cue: Cue) -> bool:
        """Whether a quotation follows a verb closely: 'described them as a "strategic resource"'."""
        end = self.words.ends[cue.behind - 1]
        return cue.how == "verb" and not _OPENING.isdisjoint(self.words.view[end : end + _CLOSE])

    def _markers(self, sentence: Span) -> tuple[int, ...]:
        first = bisect_left(self.marker_starts, sentence.start)
        behind = bisect_left(self.marker_starts, sentence.end)
        return tuple(index for index in range(first, behind) if self.markers[index].cites)

    def _medium(self, clause: Clause) -> str | None:
        """Where it was said: "in an interview with …", "in a statement", "on his blog"."""
        words = clause.words
        for at in range(clause.first + 1, clause.behind):
            if words.low[at] in self.speech.media and _led_by(words, at, clause.first):
                last = at
                while last + 1 < clause.behind and last - at < 12 and not set(words.gap(last)) & set(",.;:()—–"):
                    if words.low[last + 1] == "that":
                        break
                    last += 1
                text = words.view[words.starts[at] : words.ends[last]]
                closing = words.view[words.ends[last] : words.ends[last] + 1]
                return " ".join((text + (closing if closing in '"”»' else "")).split())
        return None


def _led_by(words: Words, at: int, first: int) -> bool:
    """Whether "in a", "on his", "during the" stands right before a word, an adjective between allowed."""
    near = words.low[max(first, at - 3) : at]
    return any(word in ("in", "on", "during", "at") for word in near[:-1]) and any(
        word in ("a", "an", "the", "his", "her", "its", "their") for word in near
    )


def _kind(cue: Cue, quoted: bool) -> AttributionKind:
    category = cue.subject.category if cue.subject else None
    if category in _KINDS:
        return _KINDS[category]
    if cue.how in ("passive", "evident") and cue.subject is None:
        return AttributionKind.AGENTLESS
    return AttributionKind.DIRECT if quoted else AttributionKind.INDIRECT


def link(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution], sentences: Sequence[Span]
) -> tuple[Quotation, ...]:
    """The quotations with the attributions that say who said them.

    A quotation goes with the attribution whose content it stands in; one that is nested goes with the one around it;
    a whole sentence of speech behind another goes with that one's.  A short one that is said is speech and no term.
    """
    linked: list[Quotation] = []
    next_own = 0
    for quotation in quotations:
        if quotation.kind is QuotationKind.TITLE:
            linked.append(quotation)
            continue
        if quotation.parent is not None:
            parent = linked[quotation.parent]
            linked.append(quotation._replace(attribution=parent.attribution))
            continue
        while next_own < len(attributions) and attributions[next_own].span.end < quotation.span.start - 600:
            next_own += 1
        best = _attribution_of(quotation, attributions, next_own)
        if best is None and quotation.kind is QuotationKind.SPEECH:
            best = _carried_on(quotation, linked, sentences)
        kind = quotation.kind
        if best is not None and kind is QuotationKind.TERM and _governed(quotation, attributions[best]):
            kind = QuotationKind.SPEECH
        linked.append(quotation._replace(attribution=best, kind=kind))
    return tuple(linked)


def _attribution_of(quotation: Quotation, attributions: Sequence[Attribution], first: int) -> int | None:
    best = None
    for index in range(first, len(attributions)):
        attribution = attributions[index]
        if attribution.span.start > quotation.span.end + 600:
            break
        if any(part.overlaps(quotation.span) for part in attribution.content) and (
            best is None or attribution.span.start < quotation.span.start
        ):
            best = index
    return best


def _governed(quotation: Quotation, attribution: Attribution) -> bool:
    """Whether a short quotation follows its verb of saying closely: 'described them as a "strategic resource"'."""
    if any(part.start >= quotation.span.start and part.end <= quotation.span.end for part in attribution.content):
        return True  # all that was said stands in it
    # Russian puts names into quotation marks: «писал, что „Роснефть“ получит …».
    named = attribution.cue.endswith("что") and quotation.text[:1].isupper()
    return not named and 0 <= quotation.span.start - attribution.span.end < _CLOSE


def _carried_on(quotation: Quotation, linked: Sequence[Quotation], sentences: Sequence[Span]) -> int | None:
    """The attribution of the speech before, where this one is a sentence of its own behind it."""
    if not linked or linked[-1].kind is not QuotationKind.SPEECH:
        return None
    at = bisect_right(sentences, quotation.span.start, key=lambda span: span.start) - 1
    if at < 1 or sentences[at].start != quotation.span.start:
        return None
    before = linked[-1]
    return before.attribution if before.span.end > sentences[at - 1].start - 1 else None
