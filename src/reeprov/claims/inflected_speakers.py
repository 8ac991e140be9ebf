"""Who speaks, in a language that tells by endings who does what: names, offices, bodies, documents, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.statements.interface import InflectedSpeech
from ..model.noun import NamedTuple
from ..normalize.patterns import lazy
from .words import Words

_PATRONYMIC = ("вич", "вна", "вича", "вны", "вичу", "вне")
_OBLIQUE = ("и", "ы", "у", "ой", "ого")  # no first name ends so in the nominative
_BODY = lazy(r"(?:мин[а-яё]{4,}|рос(?!тислав)[а-яё]{3,})\Z")
_CASE = lazy(r"(?:ого|ому|ым|ой|ом|ем|ей|ую|ая|ий|ый|[аеуыяюйиь])\Z")
_ADJECTIVE = lazy(r"[а-яё]{3}(?:[ыи][йеймх]|ой|[ао][яей]|[ео]го|[ео]му|ую|ыми|ими)\Z")
_PLAIN = ' \n\u00a0\u202f«»"“”„'
_LONGEST = 14
_LONGEST_WORD = 30


class Speaker(NamedTuple):
    """A noun group that may speak: the words `first` … `behind - 1`.

    Attributes:
        category: "name", "role", "group", "document", "anonymous", "person" (a pronoun) or "people".
        role: the words before a name that say what office it has.
        is_person: whether it is a person's name.
    """

    first: int
    behind: int
    category: str
    role: str | None = None
    is_person: bool = False


class Speakers:
    """Finds speakers among the words of one text."""

    def __init__(self, words: Words, speech: InflectedSpeech, starts: frozenset[int]) -> None:
        self.words = words
        self.speech = speech
        self.starts = starts
        self._kinds: dict[str, tuple[str, bool] | None] = {}
        self._tables = (
            ("role", speech.roles), ("anonymous", speech.anonymous), ("document", speech.documents),
            ("group", speech.groups),
        )  # fmt: skip

    def kind(self, word: str) -> tuple[str, bool] | None:
        """What kind of speaker a noun is, and whether it stands in the nominative; None of other words."""
        if word not in self._kinds:
            self._kinds[word] = self._kind(word)
        return self._kinds[word]

    def _kind(self, word: str) -> tuple[str, bool] | None:
        if word in self.speech.not_nouns or len(word) > _LONGEST_WORD:
            return None
        for length in range(len(word), 2, -1):
            stem, ending = word[:length], word[length:]
            if ending not in self.speech.endings and ending not in ("ый", "ий", "ия", "ие"):
                continue
            for category, table in self._tables:
                if stem in table:
                    return category, ending in table[stem]
        return None

    def before(self, at: int, first: int) -> Speaker | None:
        """The subject of a verb that stands behind it, in the sentence that begins at `first`."""
        words, speech = self.words, self.speech
        here = at
        if here - 1 >= first and words.low[here - 1] in speech.relatives:
            here -= 1  # "Peskov, who said": the subject stands before the comma
        if here == first:
            return None
        verb = words.low[at]
        gap = words.gaps[here - 1].strip(_PLAIN)
        if here < at:  # the name stands right before "who"
            speaker = self.among(self._start(here, first), here, verb)
            return speaker if speaker is not None and speaker.behind == here else None
        if gap == ",":
            comma = self._comma(here, first)
            return self.among(self._start(comma, first), comma, verb)
        return self.among(self._start(here, first), here, verb) if gap in ("", ")", "—", "–") else None

    def _comma(self, here: int, first: int) -> int:
        """The word behind the comma before an apposition that ends before `here`."""
        at = here - 1
        while at > first and here - at < _LONGEST:
            if "," in self.words.gaps[at - 1]:
                return at
            at -= 1
        return first

    def _start(self, here: int, first: int) -> int:
        """Where the piece of a sentence begins that ends before `here`."""
        words, speech = self.words, self.speech
        at = here
        while at > first and here - at < _LONGEST:
            word = words.low[at - 1]
            if at < here and words.gaps[at - 1].strip(_PLAIN + "()"):
                break
            if word in speech.breaks and not (word == "и" and words.capitals[at]):
                break
            at -= 1
        return at

    def behind(self, at: int, stop: int, verb: str | None) -> Speaker | None:
        """The speaker that stands behind a verb, or (None) behind a phrase: up to punctuation."""
        words, speech = self.words, self.speech
        behind = at
        while behind < stop and behind - at < _LONGEST:
            if behind > at and (words.low[behind] in speech.breaks or words.low[behind] in speech.according):
                break
            behind += 1
            if words.gaps[behind - 1].strip(_PLAIN):
                break
        return self.among(at, behind, verb)

    def among(self, first: int, behind: int, verb: str | None) -> Speaker | None:
        """The speaker among some words: the subject of a verb, or (None) in whatever case.

        With a verb in the plural it may be a place: "in the ministry they said".
        """
        words, speech = self.words, self.speech
        nominative = verb is not None
        runs: list[tuple[int, int]] = []
        at = first
        while at < behind:
            word = words.low[at]
            if word in speech.people and behind - first <= 4:
                return Speaker(at, at + 1, "people" if speech.people[word] == "p" else "person")
            if word in speech.prepositions:
                place = verb in speech.plural and word in ("в", "во") and not runs
                if place and (inside := self.among(at + 1, behind, None)):
                    return inside._replace(category="group")
                at += 2
                continue
            kind = self.kind(word)
            if kind is not None and (kind[1] or not nominative):
                # «Геологическая служба», «российский лидер»: the adjective belongs to it.
                start = at - 1 if at > first and self._is_adjective(at - 1) else at
                if not runs or kind[1] or runs[-1] == (start, at):
                    return self._titled(start, at, behind, kind[0], verb)
            if words.capitals[at] and word not in speech.skipped:
                stop = self._run(at, behind)
                runs.append((at, stop))
                at = stop
                continue
            at += 1
        if not runs:
            return None
        start, stop = runs[0]
        if len(runs) > 1 and start in self.starts and stop == start + 1 and not self._is_short(start):
            start, stop = runs[1]  # the first word of a sentence has a capital anyway
        if stop < behind and self._is_adjective(stop - 1):
            stop += 1  # «Белый дом»
        elif nominative and stop == start + 1 and words.low[start].endswith(("у", "ю")):
            return None
        return Speaker(start, stop, "name", None, stop - start > 1 and self._is_person(start, stop))

    def _is_adjective(self, at: int) -> bool:
        """Whether a word looks like an adjective that belongs to the next one."""
        return _ADJECTIVE.search(self.words.low[at]) is not None and not self.words.gaps[at].strip(" \n\u00a0")

    def _run(self, at: int, behind: int) -> int:
        words = self.words
        stop = at + 1
        while (
            stop < behind and stop - at < 5 and words.capitals[stop] and words.gaps[stop - 1] in (" ", "\n", "\u00a0")
        ):
            stop += 1
        return stop

    def _titled(self, start: int, at: int, behind: int, category: str, verb: str | None) -> Speaker:
        """An office or a body with all that belongs to it, and the name behind an office; its noun stands at `at`."""
        words, speech = self.words, self.speech
        here = at + 1
        run: tuple[int, int] | None = None
        while here < behind:
            if words.capitals[here]:
                run = (here, self._run(here, behind))
                here = run[1]
            else:
                here += 1
        if run is not None and category in ("role", "anonymous"):
            name = self._person_in(*run, verb)
            if name < run[1] and words.low[name - 1] not in speech.prepositions:
                return Speaker(name, run[1], "name", self.text(start, name), True)
        if run is not None and category == "group" and "«" in words.gaps[run[0] - 1] and run[0] == at + 1:
            return Speaker(run[0], run[1], "name")  # газета «Коммерсантъ»
        end = at + 1
        while (
            end < behind and words.low[end] not in speech.skipped and words.low[end] not in speech.prepositions
            and words.low[end] not in speech.verbs and not words.low[end].endswith("нно")
        ):  # fmt: skip
            end += 1
        return Speaker(start, end, category)

    def _person_in(self, first: int, behind: int, verb: str | None) -> int:
        """Where a person's name begins in capitalised words behind an office ("США Дональд Трамп"), or `behind`."""
        low = self.words.low
        while first < behind and (self._is_short(first) or _BODY.match(low[first])):
            first += 1
        while behind - first > 1 and low[first].endswith(_OBLIQUE) and not low[first + 1].endswith(_OBLIQUE):
            first += 1
        if first == behind:
            return behind
        last = low[behind - 1]
        if verb is not None and last.endswith((*_OBLIQUE, "ю", "их", "ых")):
            return behind  # «президент Мексики», «президент Южной Кореи»
        if behind - first == 1 and last.endswith(("а", "я")):
            # «представитель Захарова заявила», but «мэр Берлина заявил», «по словам президента Ирана».
            if last in self.speech.places or (verb is not None and not verb.endswith("ла")) or last.endswith("я"):
                return behind
        elif behind - first == 1 and verb is None and last.endswith(_OBLIQUE):
            return behind
        wanted = 3 if behind - first > 2 and low[behind - 2].endswith(_PATRONYMIC) else 2
        return max(first, behind - wanted)

    def _is_short(self, at: int) -> bool:
        """Whether a word is an abbreviation in capitals."""
        text = self.words.view[self.words.starts[at] : self.words.ends[at]]
        return len(text) > 1 and text.isupper()

    def _is_person(self, first: int, behind: int) -> bool:
        return not any(self._is_short(at) or self.kind(self.words.low[at]) for at in range(first, behind))

    def text(self, first: int, behind: int) -> str:
        """Some words as written, white space folded."""
        return " ".join(self.words.view[self.words.starts[first] : self.words.ends[behind - 1]].split())

    def people(self, first: int, behind: int) -> Sequence[tuple[int, int]]:
        """The names of people, first and last, in the nominative, among some words."""
        words = self.words
        found = []
        at = first
        while at < behind:
            if not words.capitals[at]:
                at += 1
                continue
            stop = self._run(at, behind)
            name = self._person_in(at, stop, "")
            if stop - name >= 2 and self._is_person(name, stop) and not words.low[name].endswith(_OBLIQUE):
                found.append((name, stop))
            at = stop
        return found


def stem_of(name: str) -> str:
    """A last name in lower case without the ending of its case."""
    stem = _CASE.sub("", name)
    return stem if len(stem) > 2 else name
