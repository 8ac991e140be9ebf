"""Who stands before a verb of saying, or behind "according to": a noun group and what kind of speaker it is."""

from __future__ import annotations

from ..languages.statements.interface import SpeechWords
from ..model.noun import NamedTuple
from .names import Names
from .words import Words

_LONGEST = 16
_LONGEST_OFFICE = 6
_PLURALS = frozenset({"people", "many", "some", "most", "few", "several", "police", "media", "data"})
_ARTICLES = frozenset({"the", "a", "an", "this", "these", "its", "his", "her", "their"})
_PARTICIPLES = frozenset({"seen", "held", "led", "known", "written", "made", "given", "built", "set", "sent"})
_GROUP_ENDS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "who",
        "which",
        "that",
        "whose",
        "and",
        "but",
        "in",
        "on",
        "at",
        "as",
        "to",
        "by",
        "from",
        "with",
        "during",
        "after",
        "before",
    ]
)


class Subject(NamedTuple):
    """A noun group: the words `first` … `behind - 1`; `head` is the word that tells its category.

    Attributes:
        category: "name", "person" (a pronoun), "people" (we, they), "thing" (it), "role", "group", "anonymous",
            "document" or "other".
        plural: whether it is more than one.
        adjacent: whether the verb follows it at once.
    """

    first: int
    behind: int
    head: int
    category: str
    plural: bool = False
    adjacent: bool = True


def subject_before(names: Names, at: int, first: int, speech: SpeechWords) -> Subject | None:
    """The subject of the verb at `at` in the sentence that begins at `first`, or None."""
    words = names.words
    here = at - 1
    adjacent = True
    while here >= first:
        gap = words.gaps[here]
        word = words.low[here]
        if gap.strip() == ")":
            skipped = _before_bracket(names, here, first)
            if skipped is None:
                return None
            here = skipped
            word, gap = words.low[here], ""
        if gap.strip(" \n’'\"”"):
            return _before_comma(names, here, first, speech) if gap.strip() == "," else None
        if word in speech.having or word in speech.skipped or word in speech.modals or _is_adverb(word):
            here -= 1
            adjacent = False
            continue
        break
    if here < first:
        return None
    subject = _group_ending(names, here + 1, first, speech)
    if subject is None:
        return None
    if subject.category == "other" and not adjacent:
        return subject
    return subject._replace(adjacent=adjacent and subject.adjacent)


def start_of(words: Words, subject: Subject, first: int, speech: SpeechWords) -> int:
    """The first word of a subject with the office before a name: "the engineer Paul Dray"."""
    start = subject.first
    while first < start and subject.first - start < _LONGEST_OFFICE and not words.gaps[start - 1].strip():
        word = words.low[start - 1]
        is_office = word in speech.roles or word in speech.groups or word in speech.determiners
        if not (is_office or words.capitals[start - 1]):
            break
        start -= 1
    return start


def _is_adverb(word: str) -> bool:
    return (
        word.endswith("ly")
        and len(word) > 3
        and word not in ("july", "italy", "family", "ally", "assembly", "supply", "reply")
    )


def _before_bracket(names: Names, here: int, first: int) -> int | None:
    stop = max(first, here - _LONGEST)
    while here > stop and "(" not in names.words.gaps[here - 1]:
        here -= 1
    return here - 1 if here > stop else None


def _before_comma(names: Names, here: int, first: int, speech: SpeechWords) -> Subject | None:
    """The subject before an apposition or a relative clause: "Sergei Gorkov, head of Rosgeologiya, admits"."""
    words = names.words
    start = here
    while start > first and here - start < _LONGEST and "," not in words.gaps[start - 1]:
        start -= 1
    inner = _classify(names, start, here + 1, first, speech)
    before = start - 1
    if before >= first and "," in words.gaps[before]:
        outer = _group_ending(names, before + 1, first, speech)
        relative = words.low[start] in ("who", "which", "whose", "whom")
        relative = relative or any(word in speech.roles for word in words.low[start : start + 3])
        relative = relative or words.low[start].endswith("ed") or words.low[start] in _PARTICIPLES
        # "Norway, the third-largest exporter of gas in Europe, denied"
        opening = words.low[outer.first] if outer else ""
        apposed = words.low[start] in ("the", "a", "an") and here + 1 - start > 4
        apposed = apposed and opening not in speech.breaks and opening not in _GROUP_ENDS
        if outer is not None and outer.category in ("name", "role", "group", "anonymous", "document"):
            if relative or (
                inner is not None
                and (inner.category in ("role", "group", "other", "document") or apposed)
                and outer.category == "name"
            ):
                return outer._replace(adjacent=False)
            if inner is not None and inner.category == "name" and here + 1 - start <= 4:
                return inner._replace(adjacent=False)
    return None


def _group_ending(names: Names, behind: int, first: int, speech: SpeechWords) -> Subject | None:
    """The noun group that ends before the word `behind`: back to punctuation or the beginning of its clause."""
    words = names.words
    start = behind
    while start > first and behind - start < _LONGEST:
        word = words.low[start - 1]
        if start < behind and words.gaps[start - 1].strip(" \n\"“”«»'’"):
            break
        if word in ("who", "which", "that") and start == behind and start - 1 > first:
            gap = words.gaps[start - 2]
            if word == "that":
                return None
            return _group_ending(names, start - 1, first, speech) if gap.strip() in ("", ",") else None
        if word in speech.breaks and not (word == "and" and start < behind):
            break
        if word == "and" and start < behind and not _joins(names, start, first, behind):
            break
        start -= 1
    return _classify(names, start, behind, first, speech) if start < behind else None


def _joins(names: Names, at: int, first: int, behind: int) -> bool:
    """Whether the "and" before `at` joins two names."""
    words = names.words
    return at - 2 >= first and at < behind and words.capitals[at] and words.capitals[at - 2]


def _classify(names: Names, start: int, behind: int, first: int, speech: SpeechWords) -> Subject | None:
    words = names.words
    last = words.low[behind - 1]
    if last in speech.pronouns:
        category = speech.pronouns[last]
        plural = category == "people"
        return Subject(behind - 1, behind, behind - 1, category, plural) if category != "relative" else None
    run: tuple[int, int] | None = None
    noun: tuple[int, str] | None = None
    at = start
    while at < behind:
        word = words.low[at]
        bare = word.removesuffix("’s").removesuffix("'s")
        if word in speech.having and noun is not None:
            behind = at
            break
        if words.capitals[at] and not (at == first and _is_common(names, at, bare)):
            stop = names.run_at(at, behind)
            if stop > at and not (stop == at + 1 and bare in speech.roles):
                known = names.known.get(words.low[stop - 1].removesuffix("’s").removesuffix("'s"))
                if run is None or stop == behind or (known is not None and known.is_person):
                    run = (at, stop)
                at = stop
                continue
        own = _category(bare, speech)
        possessive = bare != word and at + 1 < behind
        if own and not possessive and (noun is None or noun[1] == "group" or noun[0] == at - 1):
            noun = (at, own)
        if word in ("of", "for", "in", "at", "from", "to", "with", "on", "by") and (
            noun is not None or run is not None
        ):
            break
        at += 1
    titled = noun is not None and run is not None and noun[1] == "role" and 0 < run[0] - noun[0] <= 2
    if run is not None and (run[1] == behind or titled):
        name = names.name_of(*run)
        return Subject(name.first, name.behind, name.behind - 1, "name", " and " in f" {words.phrase(start, behind)} ")
    if noun is not None:
        head, kind = noun
        head_word = words.low[head]
        plural = head_word.endswith("s") or head_word in _PLURALS
        while (
            head > start
            and words.low[start] not in _ARTICLES
            and any(word in _ARTICLES for word in words.low[start:head])
        ):
            start += 1
        return Subject(start, behind, head, kind, plural)
    if run is not None:
        name = names.name_of(*run)
        plural = " and " in f" {words.phrase(start, behind)} "
        return Subject(name.first, name.behind, name.behind - 1, "name", plural, adjacent=False)
    return Subject(start, behind, behind - 1, "other", last.endswith("s"))


def _is_common(names: Names, at: int, word: str) -> bool:
    """Whether the first word of a sentence is a noun or an article with a capital, and no name."""
    speech = names.speech
    if _category(word, speech) or word in speech.determiners or word in speech.breaks or word in speech.pronouns:
        return not (at + 1 < len(names.words.low) and names.words.capitals[at + 1] and word in speech.roles)
    return word in speech.skipped or _is_adverb(word)


def _category(word: str, speech: SpeechWords) -> str | None:
    if word in speech.anonymous:
        return "anonymous"
    if word in speech.roles or word.removesuffix("s") in speech.roles:
        return "role"
    if word in speech.documents:
        return "document"
    return "group" if word in speech.groups else None


def noun_group(names: Names, at: int, stop: int, speech: SpeechWords) -> Subject | None:
    """The noun group that begins at `at`: up to punctuation or a word that ends it."""
    words = names.words
    behind = at
    while behind < stop and behind - at < _LONGEST:
        word = words.low[behind]
        if word in _GROUP_ENDS and behind > at:
            break
        behind += 1
        if words.gaps[behind - 1].strip(' \n"“”«»'):
            break
    return _classify(names, at, behind, -1, speech) if behind > at else None
