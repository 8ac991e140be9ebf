"""Cues: the words that say that somebody said something, and where in the sentence that somebody stands."""

from __future__ import annotations

from ..languages.statements.interface import SpeechWords, Verb
from ..model.noun import NamedTuple, Table
from .names import Names
from .subjects import Subject, noun_group, start_of, subject_before
from .words import Words

_QUOTES = "\"“«„‘'＂「"
_CLOSING = "\"”»’'＂」"
_CLAUSE = frozenset({"that", "how", "whether", "why", "what"})
# Verbs of thinking that need no "that" where somebody thinks; these do not go with a preposition.
_PREPOSITIONS = frozenset(
    {"of", "for", "in", "with", "on", "about", "at", "from", "into", "between", "by", "up", "out", "and", "or", "as"}
)
# What may open a sentence before its main clause: in "After the rain, the ministry reported on it" none of it was said.
_OPENERS = _PREPOSITIONS | {"after", "before", "during", "since", "under", "despite", "meanwhile", "however", "asked"}
# What also happenings do: "…, suggesting that the ore is poor" has nobody who says so.
_OF_EVENTS = frozenset({"assume", "imply", "indicate", "show", "suggest"})
_FEWEST_SAID = 3  # words
_TO_THAT = 7  # words from a verb to its "that"
_FEWEST_BEHIND_OPENER = 6
_SPEAKERS = frozenset({"name", "person", "people", "role", "group", "anonymous", "document"})


class Cue(NamedTuple):
    """A cue: the words `first` … `behind - 1`.

    Attributes:
        how: "verb", "inverted" ('"…", said X'), "trailing" ("…, X said on Friday"), "participle", "joined" (who spoke
            before says this too), "according", "passive", "noun" or "evident".
        subject: who says it; None where nobody is named or, of participles, where it is who spoke before.
    """

    first: int
    behind: int
    how: str
    subject: Subject | None


class Clause(Table):
    """What is looked at for cues: a sentence, its words `first` … `behind - 1`."""

    words: Words
    names: Names
    speech: SpeechWords
    first: int
    behind: int

    def word(self, at: int) -> str:
        """A word of the sentence, or nothing."""
        return self.words.low[at] if self.first <= at < self.behind else ""

    def opens_quotation(self, at: int) -> bool:
        """Whether a quotation opens between a word and the next one."""
        return at + 1 < self.behind and any(mark in _QUOTES for mark in self.words.gaps[at].lstrip("’'"))

    def closes_quotation(self, at: int) -> bool:
        """Whether a quotation closes right before a word."""
        return at > self.first and any(mark in _CLOSING for mark in self.words.gaps[at - 1].rstrip(_QUOTES[3:]))

    def follows_comma(self, at: int) -> bool:
        """Whether a comma or a dash stands before a word."""
        return at > self.first and any(mark in ",—–" for mark in self.words.gaps[at - 1])


def cue_at(clause: Clause, at: int) -> Cue | None:
    """The cue whose main word stands at `at`, or None."""
    word, speech = clause.word(at), clause.speech
    if word == "according" or word == "in":
        return _according(clause, at)
    if word == "it":
        return _evident(clause, at)
    if word in speech.hearsay:
        return Cue(at, at + 1, "evident", None)
    if word in speech.expressed:
        cue = _expressed(clause, at)
        if cue is not None:
            return cue
    if word in speech.said:
        cue = _noun(clause, at)
        if cue is not None:
            return cue
    if word in speech.passives:
        cue = _passive(clause, at, speech.passives[word])
        if cue is not None:
            return cue
    if clause.words.capitals[at] and at != clause.first:
        return None  # the United States
    verb = speech.verbs.get(word)
    return _verb(clause, at, verb) if verb is not None else None


def _according(clause: Clause, at: int) -> Cue | None:
    words = clause.words
    for count in (4, 2):
        if words.phrase(at, at + count) in clause.speech.according:
            behind = at + count
            if clause.word(behind) in clause.speech.not_sources or behind >= clause.behind:
                return None
            return Cue(at, behind, "according", noun_group(clause.names, behind, clause.behind, clause.speech))
    return None


def _evident(clause: Clause, at: int) -> Cue | None:
    for count in (5, 4, 3):
        if clause.words.phrase(at, at + count) in clause.speech.evident:
            behind = at + count
            if clause.word(behind) == "that":
                behind += 1
            elif count < 5 and clause.words.phrase(at, at + 2) in ("it is", "it was"):
                return None
            return Cue(at, behind, "evident", None)
    return None


def _expressed(clause: Clause, at: int) -> Cue | None:
    """As in "set the goal", "made a statement", "issued several warnings"."""
    nouns = clause.speech.expressed[clause.word(at)]
    found = next((here for here in range(at + 1, min(at + 4, clause.behind)) if clause.word(here) in nouns), None)
    if found is None:
        return None
    subject = subject_before(clause.names, at, clause.first, clause.speech)
    if subject is None or subject.category not in _SPEAKERS:
        return None
    return Cue(at, found + 1, "verb", subject)


def _noun(clause: Clause, at: int) -> Cue | None:
    """As in "the Envoy's view that", "his directive to the cabinet", "the statement of the official"."""
    words, speech = clause.words, clause.speech
    follower = clause.word(at + 1)
    if words.gaps[at].strip() or not follower:
        return None
    before = at - 1
    while before > clause.first and not _possessive(clause, before) and at - before < 3:
        before -= 1
    if before >= clause.first and _possessive(clause, before):
        if follower not in ("that", "to", "on") or (follower == "to" and clause.word(at) in ("call", "speech")):
            return None
        subject = subject_before(clause.names, before + 1, clause.first, speech)
        if subject is None or subject.category not in _SPEAKERS:
            return None
        return Cue(at, at + 1 + (follower == "that"), "noun", subject)
    if follower in ("of", "by") and clause.word(at - 1) in ("the", "a") and clause.word(at) not in ("call", "order"):
        subject = noun_group(clause.names, at + 2, clause.behind, speech)
        if subject is None or subject.category not in ("name", "role"):
            return None
        return Cue(at, at + 2, "noun", subject)
    return None


def _possessive(clause: Clause, at: int) -> bool:
    return clause.word(at).endswith(("’s", "'s", "s’", "s'")) or clause.word(at) in ("his", "her", "their")


def _passive(clause: Clause, at: int, wanted: str) -> Cue | None:
    """As in "is estimated to hold", "have been called “rivals”", "estimated at", "perceived by many as"."""
    speech, words = clause.speech, clause.words
    first = at
    while first > clause.first and _skips(clause, first - 1) and not words.gaps[first - 1].strip(" \n"):
        first -= 1
    auxiliary = clause.word(first - 1)
    follower = clause.word(at + 1)
    stop = min(at + 8, clause.behind)
    agent = None
    if follower == "by":
        agent = noun_group(clause.names, at + 2, clause.behind, speech)
        if agent is not None and agent.category not in _SPEAKERS:
            agent = None
    passive = auxiliary in speech.being and not words.gaps[first - 1].strip()
    if not passive:
        if clause.word(at - 1) in speech.determiners or clause.word(at - 1) in speech.having:
            return None
        if agent is None and (follower not in ("at", "as", "to") or clause.word(at + 2) == "well"):
            return None
        if agent is None and not clause.follows_comma(at):
            subject = subject_before(clause.names, at, clause.first, speech)
            if subject is not None and subject.category in _SPEAKERS:
                return None
            if follower == "to":
                return None
    fits = {
        "": True,
        "as": words.word(agent.behind) == "as" if agent and not passive else "as" in words.low[at + 1 : stop],
        "to": "to" in (follower, words.word(agent.behind) if agent else "") or (passive and agent is not None),
        "of": follower == "of",
        "quote": clause.opens_quotation(at),
    }[wanted]
    if (
        (not fits and (agent is None or wanted in ("as", "to")))
        or auxiliary == "be"  # "should be considered": a rule, and nobody's word
        or (passive and clause.word(first - 2) in speech.modals)
        or "not" in words.low[first:at]
    ):
        return None
    first = max(clause.first, first - 1) if passive else at
    while passive and first > clause.first and _is_auxiliary(clause.word(first - 1), speech):
        first -= 1
    return Cue(first, at + 1, "passive", agent)


def _is_auxiliary(word: str, speech: SpeechWords) -> bool:
    return word in speech.being or word in speech.having


def _skips(clause: Clause, at: int) -> bool:
    word = clause.word(at)
    return word in clause.speech.skipped or (word.endswith("ly") and len(word) > 3)


def _verb(clause: Clause, at: int, verb: Verb) -> Cue | None:
    words, speech = clause.words, clause.speech
    word, follower, before = clause.word(at), clause.word(at + 1), clause.word(at - 1)
    if before == "to" or before in speech.modals:
        return None
    led = before in speech.determiners and not words.gaps[at - 1].strip()
    if led and verb.form != "ing" and not (verb.form == "past" and before in speech.roles):
        return None
    clausal = follower in _CLAUSE or clause.opens_quotation(at) or ":" in words.gaps[at] or _says_that(clause, at)
    if verb.form == "ing":
        return _participle(clause, at, verb, clausal)
    if verb.form in ("base", "finite") and at > clause.first and words.is_digits(at - 1) and word in speech.nouns:
        return None  # "by 40 states"
    first = at
    while first > clause.first and _skips(clause, first - 1) and not words.gaps[first - 1].strip(" \n"):
        first -= 1
    auxiliary = clause.word(first - 1)
    if verb.form == "past" and auxiliary in speech.being:
        if follower == "by" and verb.wants == "":
            agent = noun_group(clause.names, at + 2, clause.behind, speech)
            return Cue(at, at + 2, "passive", agent) if agent and agent.category in _SPEAKERS else None
        return Cue(first - 1, at + 2, "passive", None) if follower == "that" and verb.wants == "" else None
    if verb.form == "base" and auxiliary in speech.modals:
        return None
    inverted = _inverted(clause, at, verb)
    if inverted is not None:
        return inverted
    subject = subject_before(clause.names, at, clause.first, speech)
    if subject is None:
        if follower == "by" and verb.form == "past" and verb.wants == "":
            agent = noun_group(clause.names, at + 2, clause.behind, speech)
            return Cue(at, at + 2, "passive", agent) if agent and agent.category in _SPEAKERS else None
        if clausal and auxiliary in ("and", "but") and (verb.form == "past" or word not in speech.nouns):
            return Cue(at, at + 1 + (follower == "that"), "joined", None)
        return None
    if word == "say" and subject.category == "other" and subject.plural and subject.adjacent:
        subject = subject._replace(category="anonymous")  # "meteorologists say"
    if not clausal and _trails(clause, at, verb, subject):
        return Cue(max(subject.behind, first), at + 1, "trailing", subject)
    is_noun = not _agrees(subject, verb, clausal) or (not clausal and follower in _PREPOSITIONS)
    if is_noun and word in speech.nouns and verb.form in ("base", "finite"):
        return None  # "the states between them"
    if verb.form == "past" and (before.endswith("est") or before == "most"):
        return None  # "the highest reported rate"
    if "not" in words.low[first:at] and verb.lemma in ("think", "believe", "know", "expect"):
        return None
    if not _accepted(clause, at, verb, subject, clausal):
        return None
    behind = at + 1 + (follower == "that")
    return Cue(max(subject.behind, first), behind, "verb", subject)


def _says_that(clause: Clause, at: int) -> bool:
    """Whether "that" follows behind when or where it is said: "wrote on Telegram that", "points out that"."""
    words = clause.words
    if words.gaps[at].strip():
        return False
    follower, here = clause.word(at + 1), at + 2
    if follower == "out":
        if clause.word(at) == "ruled":
            return False  # "ruled out that it would pay" says the opposite
    elif follower not in ("on", "in") or not _names_when_or_where(clause, here):
        return False
    return that_behind(words, at, here, clause.behind) > 0


def that_behind(words: Words, verb: int, start: int, behind: int) -> int:
    """The "that" near behind a verb, from a word on, with nothing but words before it; 0: there is none."""
    for here in range(start, min(verb + 1 + _TO_THAT, behind)):
        if words.low[here] == "that" or words.gaps[here].strip():
            return here if words.low[here] == "that" else 0
    return 0


def _trails(clause: Clause, at: int, verb: Verb, subject: Subject) -> bool:
    """Whether what was said stands before somebody who says so: "…, analysts estimate", "…, X wrote in the journal"."""
    words = clause.words
    start = start_of(words, subject, clause.first, clause.speech)
    if subject.category not in _SPEAKERS or verb.wants not in ("", "clause", "that"):
        return False
    before = start - clause.first
    if before < _FEWEST_SAID or (verb.form == "base" and not subject.plural):
        return False
    if clause.closes_quotation(start):
        return True
    if subject.behind != at:
        return False
    opener = clause.word(clause.first)
    if opener in clause.speech.breaks or (opener in _OPENERS and before < _FEWEST_BEHIND_OPENER):
        return False
    if "," not in words.gaps[start - 1]:
        return False
    follower = clause.word(at + 1)
    if follower == "on" and not words.gaps[at].strip():
        return _names_when_or_where(clause, at + 2)
    return not follower or bool(words.gaps[at].strip()) or follower in ("in", "at", "last", "late", "early")


def _names_when_or_where(clause: Clause, at: int) -> bool:
    """Whether "on" leads to a day or to where words are said, as "on his blog", not to what somebody reported on."""
    near = clause.words.low[at : min(at + 3, clause.behind)]
    named = at < clause.behind and (clause.words.capitals[at] or clause.words.is_digits(at))
    return named or not clause.speech.media.isdisjoint(near)


def _agrees(subject: Subject, verb: Verb, clausal: bool) -> bool:
    """Whether a form that may be a noun is a verb: a plural subject before the bare form, one name before "-s"."""
    if subject.category not in _SPEAKERS:
        return False
    if verb.form == "base":
        return subject.plural
    return clausal or (not subject.plural and subject.adjacent)


def _accepted(clause: Clause, at: int, verb: Verb, subject: Subject, clausal: bool) -> bool:
    follower = clause.word(at + 1)
    speaker = subject.category in _SPEAKERS
    if verb.wants == "":
        return (speaker and (verb.form != "base" or subject.plural)) or (
            clausal and subject.category == "other" and verb.form == "past"
        )
    if not speaker or (verb.form == "base" and not subject.plural):
        return False
    if verb.wants == "clause":
        return clausal or (subject.category == "document" and verb.lemma in ("find", "show", "indicate"))
    if verb.wants == "that":
        if verb.lemma == "promise" and clause.words.phrase(at + 1, at + 3) == "to be":
            return False
        led = subject.adjacent or clause.word(at - 1) in clause.speech.having or _skips(clause, at - 1)
        if verb.form == "past" and not clausal and not led:
            return False  # "to estimate expected returns"
        return clausal or (bool(follower) and follower not in _PREPOSITIONS and not clause.words.gaps[at].strip())
    if verb.wants == "speaker":
        return subject.category != "document" and bool(follower) and follower not in ("and", "by", "in", "as")
    if verb.wants == "as":
        return clause.opens_quotation(at) or "as" in clause.words.low[at + 1 : min(at + 10, clause.behind)]
    if verb.wants == "quote":
        if subject.category == "document":
            return False  # "a book called The Mines"
        if follower in ("for", "on", "upon") or any(
            clause.opens_quotation(here) for here in range(at, min(at + 6, clause.behind))
        ):
            return verb.lemma == "call" or follower not in ("for", "on", "upon")
        return verb.lemma == "call" and (
            follower in ("it", "them", "this", "him", "her", "the", "a", "an") or follower.endswith(("’s", "'s"))
        )
    return (
        subject.category == "document"
        and follower != "by"
        and (verb.lemma != "provide" or clausal or follower == "for")
    )


def _inverted(clause: Clause, at: int, verb: Verb) -> Cue | None:
    """As in '"…," said Irina Sokolova' and "…, said the ministry": what was said stands before."""
    words = clause.words
    if (
        verb.form not in ("past", "finite")
        or verb.wants not in ("", "that", "clause")
        or at + 1 >= clause.behind
        or at == clause.first
    ):
        return None
    quoted = clause.closes_quotation(at)
    if not (quoted or clause.follows_comma(at)) or words.gaps[at].strip():
        return None
    follower = clause.word(at + 1)
    if not (
        words.capitals[at + 1]
        or follower in ("the", "a", "an", "he", "she", "they", "one", "its", "his", "her", "local")
        or (quoted and (follower in clause.speech.roles or follower in clause.speech.anonymous))
    ):
        return None
    if not quoted and verb.lemma not in (
        "say",
        "announce",
        "state",
        "report",
        "add",
        "warn",
        "write",
        "note",
        "explain",
        "insist",
    ):
        return None
    subject = noun_group(clause.names, at + 1, clause.behind, clause.speech)
    if subject is None or subject.category not in _SPEAKERS:
        return None
    if not quoted and subject_before(clause.names, at, clause.first, clause.speech) is not None:
        return None
    return Cue(at, at + 1, "inverted", subject)


def _participle(clause: Clause, at: int, verb: Verb, clausal: bool) -> Cue | None:
    """As in ", noting that …", ", stating, “…”", ", citing the ministry"."""
    words, follower = clause.words, clause.word(at + 1)
    if not clause.follows_comma(at) and clause.word(at - 1) not in ("and", "while", "before", "after"):
        return None
    if verb.lemma in _OF_EVENTS:
        return None
    if verb.lemma == "cite":
        cited = noun_group(clause.names, at + 1, clause.behind, clause.speech)
        return Cue(at, at + 1, "according", cited) if cited and cited.category in _SPEAKERS else None
    if "," in words.gaps[at] and clause.opens_quotation(at):
        clausal = True
    as_ = verb.lemma in ("explain", "describe", "characterize", "characterise") and "as" in words.low[at + 1 : at + 6]
    if (
        not clausal
        and not as_
        and (verb.wants != "" or verb.lemma not in ("say", "claim", "argue", "insist", "warn", "promise"))
    ):
        return None
    return Cue(at, at + 1 + (follower == "that"), "participle", None)
