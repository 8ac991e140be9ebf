"""What reading statements needs to know of a language: numbers and units, times, and who says what."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.noun import NamedTuple, Table


def each(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


def last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last word of each phrase."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


class Unit(NamedTuple):
    """A unit as written.

    Attributes:
        code: SI, UCUM or ISO 4217 ("t", "m3", "RUB", "1").
        factor: how many of `code` it is.
        kind: of the figure: "share", "duration", "money" or "amount".
    """

    code: str
    factor: float = 1.0
    kind: str = "amount"


class NumberWords(Table):
    """The words that figures are written with, in lower case.

    Attributes:
        decimal_comma: whether a comma comes before the decimals.
        cardinals: "three" → 3, "полтора" → 1.5.
        scales: "million" → 1e6.
        initials: letters that stand for scales right behind digits, where a sum of money begins ("$2B") or they are
            capitals.
        vague: "dozens", "hundreds": at least so many.
        ordinals: "fifth" → 5.
        fractions: "half" → 0.5, "thirds" → 1/3, "halved" → 0.5.
        parts: what makes a fraction of an ordinal before it: «пятая часть».
        each: what makes a share of the number behind it ("one in").
        times: what makes a multiple of the number before it ("times").
        singles: "single" → 1, "dual" → 2: they count the noun behind them.
        units: word or symbol → `Unit`.
        hedges: what stands before a number, up to three words → (relation, whether approximate).
        inner: hedges that stay without effect on the value and belong to the figure ("only").
        hedge_ends: the last words of both.
        rates: what stands behind an amount, up to two words, or a stroke and one → UCUM code of the time
            ("annually", "/year" → "a").
        links: words between a number and what it counts ("of").
        to: words between the ends of a range ("to"); `between` and `and_` for "between 5 and 7".
        among: what makes a share of two numbers ("7 in 10").
        rising: words before a part that something changed by ("by a third").
        articles: words that count as one before a unit or a scale ("a year and a half", "a million").
        half: what adds half a unit behind a number or a unit: ("and", "a", "half").
        labels: nouns that a number names, not counts ("article 5").
        places: what makes a rank of an ordinal before it ("place").
        superlatives: endings of words that make a rank of an ordinal before them.
        plurals: nouns that are counted without a plural ending.
        uncounted: words with a plural's ending that are none.
        counts_any: whether the noun behind a number has no ending to be known by.
        clock: what makes a time of day of a number before it.
        changes: verbs before "from 5 to 7" which make two figures of it.
        years: what makes a year of four digits behind it ("in").
    """

    decimal_comma: bool
    cardinals: dict[str, float]
    scales: dict[str, float]
    initials: dict[str, float]
    vague: dict[str, float]
    ordinals: dict[str, int]
    fractions: dict[str, float]
    parts: frozenset[str]
    each: frozenset[str]
    times: frozenset[str]
    singles: dict[str, int]
    units: dict[str, Unit]
    hedges: dict[str, tuple[str, bool]]
    inner: frozenset[str]
    hedge_ends: frozenset[str]
    rates: dict[str, str]
    links: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    and_: frozenset[str]
    among: frozenset[str]
    rising: frozenset[str]
    from_: frozenset[str]
    articles: frozenset[str]
    half: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    places: frozenset[str]
    superlatives: tuple[str, ...]
    plurals: frozenset[str]
    uncounted: frozenset[str]
    counts_any: bool
    clock: frozenset[str]
    changes: frozenset[str]
    years: frozenset[str]


class TimeWords(Table):
    """The words that times are written with, in lower case.

    Attributes:
        references: phrases of up to three words → `PRESENT_REF`, `PAST_REF`, `FUTURE_REF` or an offset in days ("-1").
        sets: phrases of up to two words → `P1Y` …
        weekdays: → 1 (Monday) … 7.
        units: → "D", "W", "M", "Y", "10Y", "100Y".
        shifts: "last" → -1, "this" → 0, "next" → 1.
        ago: words behind a duration that count it back; `since_then` those of them that may count from another time
            than now ("a year earlier").
        modifiers: words before a time → its modifier.
        leads: other words before a time that belong to it ("in", "on").
        quarters: "first" … before "quarter" and "half".
        future: words, or two, of a sentence that speak of what is to come.
        doubtful: names of months that are everyday words; they want a capital and a lead ("May").
    """

    references: dict[str, str]
    sets: dict[str, str]
    weekdays: dict[str, int]
    units: dict[str, str]
    shifts: dict[str, int]
    ago: frozenset[str]
    since_then: frozenset[str]
    modifiers: dict[str, str]
    leads: frozenset[str]
    future: frozenset[str]
    doubtful: frozenset[str]


class Verb(NamedTuple):
    """A form of a verb of saying.

    Attributes:
        form: "finite", "past" (which is a participle too), "ing" or "base".
        wants: what must go with it: "" (nothing: "said"), "clause" (a clause or a quotation), "that" (the same, or what
            is no prepositional phrase), "speaker" (such a speaker, whatever follows),
            "quote" ("called": a quotation, "for", or
            a name for something), "as", "document" (a document as its subject).
    """

    lemma: str
    form: str
    wants: str


class SpeechWords(Table):
    """The words by which a text says who said something, in lower case.

    Attributes:
        triggers: all words at which a cue may stand: those of the other fields, joined once.
        led: the triggers that begin a phrase → the words of which one must follow.
        verbs: form → `Verb`.
        nouns: forms of verbs that are nouns too ("claims").
        passives: participles → what must follow the agentless passive of them ("" or "as", "to", "quote").
        being, having: auxiliaries; `modals` make a wish of what was said.
        skipped: adverbs between a subject and its verb that do not end in `adverb_ending`.
        according: phrases before a source ("according to").
        not_sources: what follows them where no one speaks ("plan").
        evident: phrases of hearsay ("it turns out that").
        hearsay: adverbs of hearsay ("reportedly").
        said: nouns for what was said ("statement", "view").
        expressed: verbs that want such an object ("expressed", "set"), → the nouns.
        documents: nouns of what can be written and says something.
        anonymous: nouns of people without a name.
        roles: nouns of offices.
        groups: nouns of bodies that speak.
        pronouns: "he", "she" → "person"; "they" → "people"; "who" → "relative".
        determiners: what makes a noun of the word behind it.
        breaks: words that begin a clause.
        organisations: words in names of bodies.
        media: nouns of where something is said.
    """

    triggers: frozenset[str]
    led: dict[str, frozenset[str]]
    verbs: dict[str, Verb]
    nouns: frozenset[str]
    passives: dict[str, str]
    being: frozenset[str]
    having: frozenset[str]
    modals: frozenset[str]
    skipped: frozenset[str]
    according: frozenset[str]
    not_sources: frozenset[str]
    evident: frozenset[str]
    hearsay: frozenset[str]
    said: frozenset[str]
    expressed: dict[str, frozenset[str]]
    documents: frozenset[str]
    anonymous: frozenset[str]
    roles: frozenset[str]
    groups: frozenset[str]
    pronouns: dict[str, str]
    determiners: frozenset[str]
    breaks: frozenset[str]
    organisations: frozenset[str]
    media: frozenset[str]


class InflectedSpeech(Table):
    """The same of a language that tells by endings who does what (Russian), in lower case.

    Attributes:
        verbs: form → what must go with it: "" (nothing), "clause" (a clause or a quotation), "speaker" (one who speaks,
            whatever follows), "quote" (a quotation or a name for something), "document" (a document as its subject).
        plural: those of them in the plural.
        gerunds: "adding that", said by whoever spoke before.
        according: the first word of a phrase before a source → the second ones; none: the first is all of it.
        vague: adjectives between the two, with which nobody is named ("according to some data").
        impersonal: "it is said", in a document that stands behind or before.
        evident, hearsay: the same without a document; "allegedly".
        as_words: words before a verb and its source ("as the agency reports").
        that: words that begin what was said.
        people: pronouns → "m", "f" or "p".
        possessive: the pronouns of possession → the same ("in his words").
        this: what stands for what was said in another sentence.
        places: bodies and places, in the genitive, that look like a last name.
        men: first names of men that end as those of women do.
        relatives: relative pronouns.
        documents, anonymous, roles, groups: stems of nouns → the endings of their nominative.
        endings: those of all their cases; `not_nouns` are words that only look so.
        skipped: adverbs, which are nobody's name at the beginning of a sentence either.
        prepositions: what stands behind them is no subject.
        breaks: words that begin a clause.
    """

    verbs: dict[str, str]
    plural: frozenset[str]
    gerunds: frozenset[str]
    according: dict[str, frozenset[str]]
    vague: frozenset[str]
    impersonal: frozenset[str]
    evident: frozenset[str]
    hearsay: frozenset[str]
    as_words: frozenset[str]
    that: frozenset[str]
    people: dict[str, str]
    possessive: dict[str, str]
    this: frozenset[str]
    places: frozenset[str]
    men: frozenset[str]
    relatives: frozenset[str]
    documents: dict[str, frozenset[str]]
    anonymous: dict[str, frozenset[str]]
    roles: dict[str, frozenset[str]]
    groups: dict[str, frozenset[str]]
    endings: frozenset[str]
    not_nouns: frozenset[str]
    skipped: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]


class ClauseWords(Table):
    """The words by which a sentence falls into clauses, and by which they are checkable or not.

    Attributes:
        relatives: "which", "whose".
        joining: "and", "but", "while" behind a comma.
        behind_comma: words that begin a clause of their own behind a comma ("with", "due").
        openers: prepositions at the beginning of a sentence: what follows is no clause yet ("in", "during").
        not_participles: words in "-ing" that are none.
        participle: their ending.
        past: past forms and auxiliaries; `past_ending` that of the others.
        present: other finite verbs that are frequent.
        possible: modals of what may be.
        arguing: first words of sentences that argue.
        appraising: the first two words of clauses that say how something is.
        referring: first words of sentences that go on from the one before.
    """

    relatives: frozenset[str]
    joining: frozenset[str]
    behind_comma: frozenset[str]
    openers: frozenset[str]
    not_participles: frozenset[str]
    participle: str
    past: frozenset[str]
    past_ending: str
    present: frozenset[str]
    possible: frozenset[str]
    arguing: frozenset[str]
    appraising: frozenset[str]
    referring: frozenset[str]


class StatementWords(NamedTuple):
    """All of them, of one language; `code` is ISO 639-1.

    Without `speech` nobody is looked for who speaks, without `clauses` a claim is a sentence.
    """

    code: str
    numbers: NumberWords
    times: TimeWords
    speech: SpeechWords | InflectedSpeech | None = None
    clauses: ClauseWords | None = None
