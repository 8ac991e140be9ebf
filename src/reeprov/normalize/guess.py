"""Which legacy encoding a text is in, where nothing says so: the one under which its letters sit as in some language.

Wrong readings give themselves away: capitals within words (KOI8-R as windows-1251), Cyrillic letters grown into Latin
words (windows-1252 as windows-1251), chains of accented letters (the reverse), rare characters only (one East Asian
encoding as another).
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

_SAMPLE = 4096

_HIGH = re.compile(rb"[\x80-\xff]")
_MARKS = frozenset("«»„“”‘’–—…€£§°·№\xa0\xad©®ºª、。，．！？：；「」『』（）《》【】・ー％〜～−‐―’")

# Each script's letters, the frequent ones first: those behind the bar count for less.
_CYRILLIC = "оеаинтсрвлкмдпуяыігз|ьбчйхжшюцщэфъёєїґѓђќћљњџў"
_LATIN = "éèàáíóúäöüßñçãõåæêôâîûïëœòø¿¡|ìùýðþ"
_CENTRAL = "ąćęłśźżáíéčďěřšťúůýžőűöüäăâîşţßóô|ńňľđç"
_TURKISH = "ışğçöüâî|"
_GREEK = "αοιετνσηρπκμλςάόίέήύ|ωώυδγχθφβξζψϊϋΐΰ"
_ARABIC = "اليمونتربعدهسةفكقح|أجشصطخذىءئضزغثآظؤإًٌٍَُِّْ،؟ـپچگی"
_HEBREW = "יוהלאמתרבשנכדמפקח|עםטסזגצןךץףְֱֲֳִֵֶַָֹ"
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后"
    "作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因"
    "只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应"
    "战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿"
    "原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太"
    "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界"
    "达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今"
    "切院让识候带导争运"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後"
    "作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因"
    "只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應"
    "戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒"
    "原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太"
    "量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界"
    "達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今"
    "切院讓識候帶導爭運"
)
_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FB))))

# In the order of preference among equals.
_CODECS = (
    ("cp1251", _CYRILLIC),
    ("koi8-r", _CYRILLIC),
    ("koi8-u", _CYRILLIC),
    ("cp866", _CYRILLIC),
    ("iso8859-5", _CYRILLIC),
    ("cp1252", _LATIN),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    ("gb18030", _SIMPLIFIED),
    ("cp932", _KANA),
    ("euc_jp", _KANA),
    ("big5hkscs", _TRADITIONAL),
    ("cp949", ""),
    ("cp1253", _GREEK),
    ("cp1256", _ARABIC),
    ("cp1255", _HEBREW),
    ("cp1254", _TURKISH),
)


def guess(data: bytes) -> str | None:
    """The most plausible codec for text that is not UTF-8, or None where none reads it sensibly."""
    first = _HIGH.search(data)
    if not first:
        return None
    start = data.rfind(b"\n", 0, first.start()) + 1  # a line's start is a character's start in every encoding
    start = max(start, first.start() - _SAMPLE // 4)
    sample = data[start : start + _SAMPLE]
    scores = [(_score(sample, codec, letters), codec) for codec, letters in _CODECS]
    best, codec = max(scores, key=lambda pair: pair[0])
    return codec if best > -0.3 else None


def _score(sample: bytes, codec: str, letters: str) -> float:
    """How well a reading of the sample looks: at most 1 a character that is not ASCII, below 0 for rubbish."""
    try:
        text = getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return -1.0
    frequent, _, seldom = letters.partition("|")
    points = dict.fromkeys(seldom, 0.5) | dict.fromkeys(frequent, 1.0) | dict.fromkeys(_MARKS, 0.4)
    latin, east = letters in (_LATIN, _CENTRAL, _TURKISH), not letters or ord(letters[0]) > 0x2FFF
    total, count, letters_seen, before, last = 0.0, 0, 1, "\n", len(text) - 1
    for index, character in enumerate(text):
        letters_seen += character.isalpha()
        if character > "\x7f":
            count += 1
            after = text[index + 1] if index < last else "\n"
            value = points.get(character.lower())
            if east:
                if value is None:
                    value = _east_asian(character, letters)
            elif value is None:
                value = -0.6 if character.isalpha() else -1.0
            elif character in _MARKS:
                if before.isalpha() and after.isalpha() and character not in "’\xad\xa0·":
                    value = -0.6  # a mark within a word
            elif character != character.lower() and before.isalpha() and before == before.lower():
                value = -1.0  # a capital within a word
            elif latin:
                if not before.isascii() and before.isalpha():
                    value = -0.5
                elif not (before.isalpha() or after.isalpha()):
                    value = 0.3
            elif (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
                value = -1.0  # two scripts in one word
            total += value
        before = character
    if not count:
        return -1.0
    # A script of its own fills a text; accents are strewn over it.
    share = 1.0 if latin else 0.5 + 0.5 * min(1.0, count / letters_seen)
    return total / count * (share if total > 0 else 1.0)


def _east_asian(character: str, letters: str) -> float:
    """What a character counts for that is not among the frequent ones."""
    if "\uac00" <= character <= "\ud7a3":
        return (1.0 if _in_use(character) else -0.5) if not letters else -1.0
    if "\u4e00" <= character <= "\u9fff":
        return (0.4 if letters is _KANA else 0.1) if letters else -1.0  # a Chinese character is rare in today's Korean
    if "\uff66" <= character <= "\uff9f" or "\ue000" <= character <= "\uf8ff":
        return -1.0  # half-width kana and private use: what single bytes look like in the wrong encoding
    return 0.0 if character.isprintable() else -1.0


def _in_use(syllable: str) -> bool:
    """Whether a Hangul syllable is one of the 2,350 that Korean mostly makes do with."""
    try:
        return len(syllable.encode("euc_kr")) == 2  # the others are spelt out in 8 bytes
    except UnicodeEncodeError:
        return False
