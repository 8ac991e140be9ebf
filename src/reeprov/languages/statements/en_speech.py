"""English: who said it."""

from __future__ import annotations

from .interface import SpeechWords, Verb, each

# What a verb wants (see `Verb`) → verbs; irregular ones with their forms: base, third person, past, participle, -ing.
_VERBS = {
    "": (
        "say/says/said/said/saying tell/tells/told/told/telling announce state declare argue admit/admits/admitted/"
        "admitted/admitting insist assert warn acknowledge reveal allege deny/denies/denied/denied/denying reiterate "
        "stress emphasize emphasise claim explain confirm testify/testifies/testified/testified/testifying remark vow "
        "pledge tweet recall reply/replies/replied/replied/replying retort quip proclaim profess concede opine caution "
        "cite reaffirm clarify/clarifies/clarified/clarified/clarifying"
    ),
    "clause": (
        "find/finds/found/found/finding show/shows/showed/shown/showing indicate write/writes/wrote/written/writing "
        "project "
        "assume maintain observe mention read/reads/read/read/reading speculate doubt agree question wonder discover "
        "disclose comment respond answer ask continue point hold/holds/held/held/holding hint signal add "
        "imply/implies/implied/implied/implying post joke boast complain hear/hears/heard/heard/hearing learn "
        "remember -/-/ruled/ruled/ruling"
    ),
    "that": (
        "note report suggest believe think/thinks/thought/thought/thinking conclude estimate expect predict "
        "forecast/forecasts/forecast/forecast/forecasting contend hope fear swear/swears/swore/sworn/swearing "
        "lament promise threaten calculate reckon"
    ),
    "speaker": (
        "propose highlight outline underline underscore express voice order instruct demand urge request recommend "
        "recognize recognise accuse blame condemn criticize criticise praise denounce dismiss reject welcome advocate "
        "advise slam hail appeal apologize apologise"
    ),
    "quote": "call dub label brand term",
    "as": "describe characterize characterise portray depict regard view",
    "document": "require stipulate prescribe oblige mandate prohibit provide "
    "specify/specifies/specified/specified/specifying",
}  # fmt: skip


def _forms(verb: str) -> tuple[str, str, str, str, str]:
    parts = verb.split("/")
    if len(parts) == 5:
        return (parts[0], parts[1], parts[2], parts[3], parts[4])
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return (verb, third, stem + "ed", stem + "ed", stem + "ing")


def _verbs() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for wants, lemmas in reversed(_VERBS.items()):
        for verb in lemmas.split():
            base, third, past, participle, ing = _forms(verb)
            for form, kind in ((ing, "ing"), (participle, "past"), (past, "past"), (third, "finite"), (base, "base")):
                verbs[form] = Verb(base, kind, wants)
    return verbs


SPEECH = SpeechWords(
    triggers=frozenset(),
    led={},
    verbs=_verbs(),
    nouns=each(
        "claim claims report reports estimate estimates note notes state states call calls order orders demand demands "
        "remark remarks forecast forecasts project projects promise promises pledge pledges vow vows view views "
        "comment "
        "comments request requests hope hopes fear fears doubt doubts question questions answer answers show shows "
        "post "
        "posts point points signal signals tweet tweets hint hints stress brand label labels finding findings saying "
        "reading writing praise blame appeal appeals reply hold find finds read reads found add adds"
    ),
    passives={
        **dict.fromkeys(
            each("estimated believed considered thought reported rumoured rumored assumed presumed deemed alleged "
                 "feared "
                 "expected forecast projected predicted claimed"), "",
        ),
        **dict.fromkeys(
            each("regarded seen viewed perceived described portrayed characterized characterised depicted"), "as"
        ),
        **dict.fromkeys(each("said known held hoped understood"), "to"),
        **dict.fromkeys(each("called dubbed labelled labeled termed branded"), "quote"),
        "accused": "of",
    },
    being=each("is are was were be been being 's ’s gets got"),
    having=each("has have had having"),
    modals=each("could may might should must can cannot shall ought"),
    skipped=each(
        "also then later again once now still already just even further too both all here there first never ever often "
        "once soon thus hence instead however therefore subsequently himself herself themselves itself would did do "
        "does "
        "will long yesterday today recently previously not"
    ),
    according=frozenset({"according to", "in the words of", "in the view of", "in the opinion of", "in the eyes of"}),
    not_sources=each(
        "plan plans schedule need needs custom tradition size type age law rules his her their its our my your which "
        "this that these those what how logic merit taste ability"
    ),
    evident=frozenset({
        "it turns out", "it turned out", "it suddenly turns out", "it emerged", "it has emerged", "it is known",
        "it is said", "it was reported", "it is reported", "it is believed", "it is estimated", "it is alleged",
        "it is thought", "it became known", "it was announced", "it is claimed", "it is understood", "it transpired",
        "it appears", "it has been reported", "it has been suggested", "word has it", "rumour has it", "rumor has it",
    }),
    hearsay=each("reportedly allegedly purportedly supposedly"),
    said=each(
        "view opinion belief claim statement assertion argument remark remarks comments warning announcement "
        "declaration "
        "pledge promise admission allegation allegations directive order decree instruction instructions proposal call "
        "estimate forecast prediction words conclusion assessment position testimony speech vow demand request "
        "insistence"
    ),
    expressed={
        **dict.fromkeys(
            each("set sets setting"), each("goal goals target targets task tasks objective aim priority deadline")
        ),
        **dict.fromkeys(
            each("made makes make making issued issues issue issuing gave gives give giving delivered released "
                 "published"),
            each("statement statements remarks comment comments remark promise pledge claim claims allegation "
                 "allegations "
                 "announcement speech case accusation accusations threat threats proposal warning warnings assurances"),
        ),
    },
    documents=each(
        "report study survey poll decree directive law document documents statement letter memo memorandum order "
        "ruling "
        "resolution treaty agreement contract bill act paper article analysis audit assessment review guidelines "
        "constitution regulation regulations records data statistics figures studies reports findings research dossier "
        "indictment lawsuit filing complaint communique communiqué declaration strategy roadmap plan census forecast "
        "manifesto charter transcript email emails post tweet book newspaper magazine editorial press media"
    ),
    anonymous=each(
        "analysts experts critics observers sources officials some many insiders witnesses supporters opponents "
        "researchers scientists economists activists residents locals commentators diplomats politicians historians "
        "specialists investigators prosecutors traders investors industry people most others several few lawmakers "
        "academics doctors engineers skeptics sceptics advocates campaigners rumours rumors reports source insider "
        "scholars person shopkeeper everyone everybody somebody someone"
    ),
    roles=each(
        "president premier minister chancellor secretary spokesman spokeswoman spokesperson envoy ambassador governor "
        "mayor director head chief chairman chairwoman chair ceo leader senator congressman deputy aide adviser "
        "advisor "
        "official commissioner general commander colonel judge lawyer attorney professor author analyst economist "
        "expert "
        "scientist researcher founder owner manager executive representative mp lawmaker king queen prince pope bishop "
        "priest journalist reporter editor correspondent doctor officer prosecutor negotiator coordinator diplomat "
        "businessman politician candidate activist historian engineer writer captain vice-president vice-premier "
        "co-founder coach teacher farmer worker resident witness operator master"
    ),
    groups=each(
        "government ministry authority authorities administration company firm agency commission committee council "
        "parliament court "
        "party union department office police army military cabinet board bank group organisation organization "
        "association "
        "institute university team regulator watchdog kremlin side sides nations countries parties states management "
        "federation service survey fund centre center bureau corporation operators workers dockers leaders ministers "
        "capitalists businessmen businesses companies banks governments ministries prosecutors lawyers delegation "
        "opposition coalition foundation charity employers unions strikers owners"
    ),
    pronouns={
        "he": "person", "she": "person", "i": "people", "we": "people", "they": "people", "who": "relative",
        "which": "relative", "it": "thing",
    },
    determiners=each(
        "the a an this that these those its his her their our my your any no some every each such of in on by with for "
        "from to at new own other many several two three first last recent more most all both official public various "
        "into like whatever whichever about under over between against and-"
    ),
    breaks=each("and but while whereas although though because since as if when where that which whom whose so or yet"),
    organisations=each(
        "ministry federation district service university states union party bank council agency survey peninsula forum "
        "republic company corporation committee commission court department institute nations organisation "
        "organization "
        "association group house office administration government parliament army times post news region kremlin duma "
        "security foreign national international central academy centre center fund authority office assembly senate "
        "congress academy oil gas geological news inc ltd llc corp plc"
    ),
    media=each("interview statement speech article report post tweet letter briefing conference address broadcast "
               "magazine "
               "newspaper channel programme program website blog podcast book press television"),
)  # fmt: skip

SPEECH.triggers = frozenset(
    SPEECH.verbs.keys() | SPEECH.passives.keys() | SPEECH.expressed.keys() | SPEECH.said | SPEECH.hearsay
)
_led: dict[str, set[str]] = {"according": set(), "in": set(), "it": set()}
for _phrase in SPEECH.according | SPEECH.evident:
    if (_words := _phrase.split())[0] in _led:
        _led[_words[0]].add(_words[1])
SPEECH.led = {word: frozenset(others) for word, others in _led.items()}
