"""Attributions in a language that tells by endings who does what: «…», — сказал X; X заявил, что; по словам X."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..languages.statements.interface import InflectedSpeech
from ..model.citation import Marker
from ..model.claim import Attribution, AttributionKind, Quotation, QuotationKind, Source
from ..model.finding import Confidence
from ..model.noun import NamedTuple
from ..model.text import Span
from .inflected_speakers import Speaker, Speakers, stem_of
from .words import Words

_EDGE = " \t\n.!?…;,:—–-"
_OPENING = '«"“„'
_CLOSING = '»"”“'
_CLOSE = 20  # code points between a verb and the short quotation that it governs
_SOON = 3  # words between a verb and the subject behind it
_NEAR = 3  # sentences that a pronoun looks back
_MOST_CUES = 20
_KINDS = {"anonymous": AttributionKind.ANONYMOUS, "document": AttributionKind.DOCUMENT}


class _Cue(NamedTuple):
    """The words `first` … `behind - 1`; `how`: "verb", "inverted", "according", "gerund", "document" or "evident"."""

    first: int
    behind: int
    how: str
    speaker: Speaker | None = None


class _Person(NamedTuple):
    """A person as met last under the full name."""

    text: str
    span: Span
    role: str | None


def find_inflected(
    words: Words,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    markers: Sequence[Marker],
    speech: InflectedSpeech,
) -> tuple[Attribution, ...]:
    """The attributions of the sentences, in order."""
    return tuple(_Reader(words, sentences, quotations, markers, speech).read())


class _Reader:
    """One pass over the sentences that remembers who was named and who spoke last."""

    def __init__(
        self,
        words: Words,
        sentences: Sequence[Span],
        quotations: Sequence[Quotation],
        markers: Sequence[Marker],
        speech: InflectedSpeech,
    ) -> None:
        self.words = words
        self.sentences = sentences
        self.speech = speech
        self.bounds = [words.within(sentence) for sentence in sentences]
        self.speakers = Speakers(words, speech, frozenset(first for first, _ in self.bounds))
        self.spoken = [one.span for one in quotations if one.kind is QuotationKind.SPEECH and one.parent is None]
        self.spoken_starts = [span.start for span in self.spoken]
        self.markers = markers
        self.marker_starts = [marker.span.start for marker in markers]
        self.people: dict[str, _Person] = {}
        self.last: _Person | None = None
        self.named_in = -_NEAR

    def read(self) -> list[Attribution]:
        """The attributions, in order."""
        speech = self.speech
        wanted = speech.verbs.keys() | speech.gerunds | speech.according.keys() | speech.impersonal | speech.evident
        hits = self.words.among(wanted | speech.hearsay)
        found: list[Attribution] = []
        next_hit = 0
        for number, (first, behind) in enumerate(self.bounds):
            cues: list[_Cue] = []
            while next_hit < len(hits) and hits[next_hit] < behind:
                at = hits[next_hit]
                next_hit += 1
                fresh = at >= first and len(cues) < _MOST_CUES and not (cues and cues[-1].behind > at)
                if fresh and not self._quoted(self.words.starts[at]):
                    cue = self._cue(at, first, behind)
                    if cue is not None:
                        cues.append(cue)
            if cues:
                found += self._attributed(cues, number)
            self._note_people(number)
        return found

    def _quoted(self, place: int) -> bool:
        at = bisect_right(self.spoken_starts, place) - 1
        return at >= 0 and place < self.spoken[at].end

    def _cue(self, at: int, first: int, behind: int) -> _Cue | None:
        """The cue whose main word stands at `at`, or None."""
        word, speech = self.words.low[at], self.speech
        if word in speech.according:
            return self._according(at, behind)
        if word in speech.hearsay:
            return _Cue(at, at + 1, "evident")
        if word in speech.impersonal:
            return self._impersonal(at, first, behind)
        if word in speech.evident:
            return self._evident(at, first, behind)
        if word in speech.gerunds:
            said = self._that(at, behind)
            return _Cue(at, said, "gerund") if said > at + 1 or self._opens(at) else None
        return self._verb(at, first, behind)

    def _according(self, at: int, behind: int) -> _Cue | None:
        """As in «по словам X», «согласно докладу», «со ссылкой на X», «по некоторым данным»."""
        words, speech = self.words, self.speech
        seconds = speech.according[words.low[at]]
        end = at + 1
        if seconds:
            vague = words.word(end) in speech.vague
            whose = words.word(end) in speech.possessive
            end += vague or whose
            if words.word(end) not in seconds or end >= behind:
                return None
            end += 1
            if whose:
                return _Cue(at, end, "according", Speaker(at + 1, at + 2, "person"))
            if words.low[end - 1] == "ссылкой":
                if words.word(end) != "на":
                    return None
                end += 1
        else:
            vague = False
        if end >= behind or words.gaps[end - 1].strip(' \n\u00a0«"“„'):
            return _Cue(at, end, "evident") if vague else None
        speaker = None if words.low[end] in speech.prepositions else self.speakers.behind(end, behind, None)
        if speaker is None or speaker.first - end > 3:
            return _Cue(at, end, "evident") if vague else None
        return _Cue(at, end, "according", speaker)

    def _impersonal(self, at: int, first: int, behind: int) -> _Cue | None:
        """As in «в докладе говорится, что», «говорится в сообщении ведомства», «сообщается, что»."""
        words = self.words
        said = self._that(at, behind)
        if words.word(at + 1) in ("в", "во", "из", "на") and at + 2 < behind and not words.gaps[at].strip():
            speaker = self.speakers.behind(at + 2, behind, None)
            if speaker is not None and speaker.first - at <= 3:
                return _Cue(at, at + 1, "inverted", speaker._replace(category="document"))
        start = max(first, at - 8)
        for here in range(at - 1, start - 1, -1):
            if words.gaps[here].strip(' \n«»"'):
                break
            if words.low[here] in ("в", "во", "из", "на"):
                speaker = self.speakers.among(here + 1, at, None)
                if speaker is not None:
                    return _Cue(at, said, "document", speaker._replace(category="document"))
        if said > at + 1 and words.low[at] not in ("следует", "написано", "указано", "сказано"):
            return _Cue(at, said, "evident")
        return _Cue(at, at + 1, "evident") if self._led_by_as(at, first) else None

    def _evident(self, at: int, first: int, behind: int) -> _Cue | None:
        """As in «стало известно, что», «предполагается, что», «как сообщалось»."""
        if self._led_by_as(at, first):
            return _Cue(at - 1, at + 1, "evident")
        said = self._that(at, behind)
        return _Cue(at - 1 if self.words.word(at - 1) == "стало" else at, said, "evident") if said > at + 1 else None

    def _led_by_as(self, at: int, first: int) -> bool:
        return at > first and self.words.low[at - 1] in self.speech.as_words

    def _that(self, at: int, behind: int) -> int:
        """The index behind «что» where it follows a word, else that behind the word."""
        words = self.words
        follows = at + 1 < behind and words.low[at + 1] in self.speech.that and words.gaps[at].strip() == ","
        return at + 2 if follows else at + 1

    def _opens(self, at: int) -> bool:
        """Whether what was said begins behind a word: a colon, a quotation."""
        gap = self.words.gaps[at]
        return ":" in gap or any(mark in _OPENING for mark in gap)

    def _verb(self, at: int, first: int, behind: int) -> _Cue | None:
        words, speech, speakers = self.words, self.speech, self.speakers
        wants = speech.verbs[words.low[at]]
        if words.capitals[at] and at != first:
            return None
        if words.word(at - 1) in ("не", "бы") and at > first:
            return None
        as_, said = self._led_by_as(at, first), self._that(at, behind)
        clausal = said > at + 1 or self._opens(at)
        gap = words.gaps[at - 1] if at > first else ""
        closed = any(mark in gap for mark in _CLOSING)
        parted = "," in gap or "—" in gap or "–" in gap
        if (as_ or closed or parted) and not words.gaps[at].strip(' \n\u00a0«"„“'):
            speaker = speakers.behind(at + 1, behind, words.low[at])
            if speaker is not None and wants in ("", "clause", "speaker"):
                return _Cue(at - as_, at + 1, "according" if as_ else "inverted", speaker)
        if as_:
            return None
        speaker = speakers.before(at, first)
        if speaker is None and wants == "" and not clausal and not words.gaps[at].strip(' \n\u00a0«"„“'):
            speaker = speakers.behind(at + 1, behind, words.low[at])  # «об этом сообщает X»
            return _Cue(at, at + 1, "inverted", speaker) if speaker and speaker.first - at <= _SOON else None
        if speaker is None or (at + 1 == behind and not clausal):
            return None
        is_document = speaker.category == "document"
        fits = {
            "": True,
            "clause": clausal,
            "speaker": clausal or not is_document,
            "quote": clausal or not is_document,
            "document": is_document,
        }[wants]
        if not fits:
            return None
        return _Cue(at, said, "verb", speaker)

    def _attributed(self, cues: Sequence[_Cue], number: int) -> list[Attribution]:
        words = self.words
        before: Source | None = None
        found = []
        markers = self._markers(self.sentences[number])
        for index, cue in enumerate(cues):
            span = Span(words.starts[cue.first], words.ends[cue.behind - 1])
            nearest = cues[index + 1].first if index + 1 < len(cues) else self.bounds[number][1]
            content = self._content(cue, number, nearest)
            source = self._source(cue.speaker, number) if cue.speaker else None
            if cue.how == "gerund":
                source = before or self._subject_of_sentence(number)
            kind = self._kind(cue, content)
            if source is not None and kind is not AttributionKind.ANONYMOUS:
                before = source
            sure = source is None or source.confidence is Confidence.HIGH
            confidence = Confidence.HIGH if sure else Confidence.MEDIUM
            text = self.speakers.text(cue.first, cue.behind)
            found.append(Attribution(span, text, kind, source, content, None, confidence, markers))
        return found

    def _kind(self, cue: _Cue, content: tuple[Span, ...]) -> AttributionKind:
        if cue.speaker is not None and cue.speaker.category in _KINDS:
            return _KINDS[cue.speaker.category]
        if cue.how == "evident":
            return AttributionKind.AGENTLESS
        return AttributionKind.DIRECT if self._quotes(cue, content) else AttributionKind.INDIRECT

    def _quotes(self, cue: _Cue, content: tuple[Span, ...]) -> bool:
        """Whether some of what was said stands in quotation marks, or a quotation stands right beside the verb."""
        words = self.words
        if any(self._overlaps(part) for part in content):
            return True
        if cue.how == "inverted":
            return any(mark in _CLOSING for mark in words.gaps[cue.first - 1]) if cue.first else False
        end = words.ends[cue.behind - 1]
        near = words.view[end : end + _CLOSE]
        mark = next((at for at, letter in enumerate(near) if letter in _OPENING), None)
        if mark is None or cue.how != "verb":
            return False
        # Behind «что» a capital is a name's: «что „Роснефть“ получит …».
        return cue.behind - cue.first == 1 or words.view[end + mark + 1].islower()

    def _overlaps(self, part: Span) -> bool:
        at = bisect_left(self.spoken_starts, part.end) - 1
        return at >= 0 and self.spoken[at].overlaps(part)

    def _subject_of_sentence(self, number: int) -> Source | None:
        first, behind = self.bounds[number]
        speaker = self.speakers.behind(first, behind, "")
        return self._source(speaker, number) if speaker else None

    def _content(self, cue: _Cue, number: int, nearest: int) -> tuple[Span, ...]:
        """What was said: behind the cue, or before it where the cue closes the sentence."""
        words = self.words
        sentence = self.sentences[number]
        first, behind = self.bounds[number]
        end = words.starts[nearest] if nearest < behind else sentence.end
        if cue.how == "inverted":
            return self._trimmed(sentence.start, words.starts[cue.first])
        start = words.ends[cue.behind - 1]
        if cue.how == "according" or (cue.how == "evident" and words.low[cue.first] in self.speech.as_words):
            if cue.first > first + 1:
                return self._trimmed(sentence.start, words.starts[cue.first])
            group = max(start, words.ends[cue.speaker.behind - 1]) if cue.speaker else start
            comma = words.view.find(",", group, sentence.end)
            return self._trimmed(comma + 1 if comma >= 0 else group, end)
        return self._trimmed(start, end)

    def _trimmed(self, start: int, end: int) -> tuple[Span, ...]:
        text = self.words.view[start:end].rstrip(_EDGE)
        first = start + len(text) - len(text.lstrip(_EDGE))
        if text.strip().lower() in self.speech.this:
            return ()  # «об этом сообщает X»: what was said stands in another sentence
        return (Span(first, start + len(text)),) if text else ()

    def _source(self, speaker: Speaker, number: int) -> Source | None:
        words = self.words
        mention = Span(words.starts[speaker.first], words.ends[speaker.behind - 1])
        text = self.speakers.text(speaker.first, speaker.behind)
        if speaker.category == "person":
            known = self.last if number - self.named_in <= _NEAR else None
            word = words.low[speaker.first]
            feminine = self.speech.possessive.get(word, self.speech.people.get(word)) == "f"
            if known is None or self._is_woman(known.text) != feminine:
                return Source(text, mention, mention, confidence=Confidence.LOW)
            self.named_in = number
            return Source(known.text, known.span, mention, known.role, None, Confidence.MEDIUM)
        if speaker.category == "people":
            return Source(text, mention, mention, confidence=Confidence.LOW)
        if speaker.category != "name":
            return Source(text, mention, mention, role=text if speaker.category == "role" else None)
        known = self.people.get(stem_of(words.low[speaker.behind - 1]))
        if speaker.behind - speaker.first == 1 and known is not None:
            self.last, self.named_in = known, number
            return Source(known.text, known.span, mention, known.role or speaker.role)
        if speaker.is_person or speaker.role:
            self._remember(_Person(text, mention, speaker.role), speaker, number)
        return Source(text, mention, mention, speaker.role)

    def _is_woman(self, name: str) -> bool:
        first = name.split()[0].lower()
        return first.endswith(("а", "я")) and first not in self.speech.men

    def _remember(self, person: _Person, speaker: Speaker, number: int) -> None:
        self.last, self.named_in = person, number
        if speaker.behind - speaker.first > 1:
            self.people[stem_of(self.words.low[speaker.behind - 1])] = person

    def _note_people(self, number: int) -> None:
        """Take note of those who are named in a sentence, whether they speak or not."""
        words = self.words
        for first, behind in self.speakers.people(*self.bounds[number]):
            stem = stem_of(words.low[behind - 1])
            if stem not in self.people:
                text, span = self.speakers.text(first, behind), Span(words.starts[first], words.ends[behind - 1])
                self.people[stem] = _Person(text, span, None)
                self.last, self.named_in = self.people[stem], number

    def _markers(self, sentence: Span) -> tuple[int, ...]:
        first, behind = bisect_left(self.marker_starts, sentence.start), bisect_left(self.marker_starts, sentence.end)
        return tuple(index for index in range(first, behind) if self.markers[index].cites)
