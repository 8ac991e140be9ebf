"""Names in a text: runs of capitalised words, what office stands beside them, and whom a last name means."""

from __future__ import annotations

from collections import deque
from itertools import compress

from ..languages.statements.interface import SpeechWords
from ..model.noun import NamedTuple
from ..model.text import Span
from .words import Words

_PARTICLES = frozenset({"de", "von", "van", "der", "den", "bin", "al", "el", "la", "du", "da", "di", "ibn", "ben"})
_JOINING = frozenset({"of", "the", "for", "and"})
_NATIONAL = (
    "ian",
    "ish",
    "ese",
    "can",
    "ean",
    "u.s.",
    "us",
    "uk",
    "eu",
    "german",
    "french",
    "dutch",
    "greek",
    "former",
)
_LONGEST = 10
# So many names back, nobody is meant by "he" or "the envoy" any more.
_MOST_PEOPLE = 60


class Name(NamedTuple):
    """A run of capitalised words, its titles left off: the words `first` … `behind - 1`."""

    first: int
    behind: int
    role: str | None
    is_person: bool


class Known(NamedTuple):
    """A name as it stands where it is given in full."""

    text: str
    span: Span
    role: str | None
    organisation: str | None
    is_person: bool


class Names:
    """The names met so far, found by their last word; later ones stand for what was met before."""

    def __init__(self, words: Words, speech: SpeechWords) -> None:
        self.words = words
        self.speech = speech
        self.known: dict[str, Known] = {}
        self.people: deque[Known] = deque(maxlen=_MOST_PEOPLE)
        # The capitalised words that are still to be read, and the next of them.
        self._capitals = compress(range(len(words.low)), words.capitals)
        self._capital = next(self._capitals, len(words.low))

    def run_at(self, at: int, stop: int) -> int:
        """The index behind the run of capitalised words that begins at `at`; `at` where there is none."""
        words = self.words
        capitals = words.capitals
        behind = at
        while behind < stop and behind - at < _LONGEST:
            if capitals[behind]:
                behind += 1
            elif behind > at and words.low[behind] in _PARTICLES:
                last = behind + 1 + (words.word(behind + 1) in _PARTICLES)  # "von der Leyen"
                if last >= stop or not capitals[last]:
                    break
                behind = last + 1
            elif (
                words.low[behind] in _JOINING
                and behind > at
                and behind + 1 < stop
                and (
                    words.capitals[behind + 1]
                    or (words.low[behind + 1] == "the" and words.capitals[min(behind + 2, stop - 1)])
                )
                and self.is_organisation(at, behind)
            ):
                behind += 1
                continue
            else:
                break
            if behind < stop and words.gaps[behind - 1].strip(" \n"):
                break
        while behind > at and words.low[behind - 1] in _JOINING:
            behind -= 1
        return behind

    def is_organisation(self, first: int, behind: int) -> bool:
        """Whether a run of words has a word in it that bodies have in their names."""
        return any(word in self.speech.organisations for word in self.words.low[first:behind])

    def name_of(self, first: int, behind: int) -> Name:
        """A run without the titles before it: "US President Donald Trump" is Donald Trump, US President."""
        words, speech = self.words, self.speech
        start = first
        for at in range(first, behind - 1):
            word = words.low[at]
            if word in speech.roles:
                start = at + 1
        if start == first:
            while (
                behind - start > 2 and words.low[start].endswith(_NATIONAL) and not self.is_organisation(start, behind)
            ):
                start += 1
        role_from = first
        before = first
        while before > 0 and words.low[before - 1] in speech.roles and not words.gaps[before - 1].strip(" "):
            before -= 1
        if before < first:
            role_from = before
            if before > 0 and words.capitals[before - 1] and not words.gaps[before - 1].strip(" "):
                role_from = before - 1
        role = None
        if start > first or role_from < first:
            role = self.text(role_from, start)
        person = (behind - start >= 2 or role is not None) and not self.is_organisation(start, behind)
        return Name(start, behind, role, person)

    def text(self, first: int, behind: int) -> str:
        """Some words as written, white space folded."""
        return " ".join(self.words.view[self.words.starts[first] : self.words.ends[behind - 1]].split())

    def span(self, first: int, behind: int) -> Span:
        """Where some words stand."""
        return Span(self.words.starts[first], self.words.ends[behind - 1])

    def read_until(self, stop: int, starts: frozenset[int]) -> None:
        """Take note of the full names before the word `stop`; `starts` are the first words of sentences."""
        words = self.words
        while self._capital < stop:
            at = self._capital
            behind = self.run_at(at, len(words.low))
            first = at
            if first in starts:
                word = words.low[first]
                first += word in self.speech.determiners or word in self.speech.breaks
            if behind - first >= 2:
                self._note(first, behind)
            behind = max(behind, at + 1)
            while self._capital < behind:
                self._capital = next(self._capitals, len(words.low))

    def _note(self, first: int, behind: int) -> None:
        name = self.name_of(first, behind)
        if name.behind - name.first < 2 and name.role is None:
            return
        role = name.role or self._appositive(name)
        known = Known(
            self.text(name.first, name.behind), self.span(name.first, name.behind), role,
            organisation_of(role), name.is_person or (role is not None and not self.is_organisation(name.first,
            name.behind)),
        )  # fmt: skip
        key = self.words.low[name.behind - 1].removesuffix("’s").removesuffix("'s")
        old = self.known.get(key)
        if old is None or (known.is_person and not old.is_person) or len(role or "") > len(old.role or ""):
            self.known[key] = known
        if known.is_person:
            self.people.append(self.known[key] if key in self.known and self.known[key].is_person else known)

    def _appositive(self, name: Name) -> str | None:
        """The office beside a name: "the head of Rosgeologiya, Sergei Gorkov," or "Sergei Naryshkin, Director of …"."""
        words, speech = self.words, self.speech
        if name.behind < len(words.low):
            gap = words.gaps[name.behind - 1].strip()
            at = name.behind
            if gap in (",", "(", "") and at < len(words.low):
                if words.low[at] in ("the", "a", "an"):
                    at += 1
                near = words.low[at : at + 3]
                if gap and any(word in speech.roles for word in near):
                    return self._phrase_from(at)
        if name.first >= 2 and words.gaps[name.first - 1].strip() == ",":
            at = name.first - 1
            while at > 0 and name.first - at < 12 and not words.gaps[at - 1].strip():
                at -= 1
            if any(word in speech.roles for word in words.low[at : name.first]):
                while at < name.first - 1 and words.low[at] in ("the", "a", "an"):
                    at += 1
                return self.text(at, name.first)
        return None

    def _phrase_from(self, at: int) -> str:
        behind = at + 1
        while behind < len(self.words.low) and behind - at < 14 and not self.words.gaps[behind - 1].strip(" \n"):
            behind += 1
        return self.text(at, behind)


def organisation_of(role: str | None) -> str | None:
    """The body that an office belongs to: what stands behind "of", or the capitalised words before the office."""
    if role is None:
        return None
    for link in (" of the ", " of ", " at the ", " at ", " for the ", " to the "):
        if link in role:
            return role.partition(link)[2]
    head = [word for word in role.split()[:-1] if word[:1].isupper() and not word.casefold().endswith(_NATIONAL)]
    return " ".join(head) or None
