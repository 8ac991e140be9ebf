"""Report a word that mixes letters of two scripts, such as a Cyrillic С in `Сurrent`.

## Why

The word looks right and is not: search does not find it, a checker does not know it, and two spellings of one
name count as two. Such letters come from a keyboard that was left in the other layout, from text recognition,
and from copies that were disguised so that they would not be recognised.

Only words are reported that become words of one script when look-alikes are replaced: Latin against Cyrillic
and Greek. The finding names the first foreign letter and what it should be.

## When it stays silent

- The letters of neither script can all be replaced: µm, α-Fe, SMSки, webинар.
- A hyphen parts the scripts: VIP-зал, IT-компания.
- An abbreviation in capitals carries an ending: CEOшник, XIXв.
- The word has fewer than three characters.
- The word is code or part of an address.

## Bad

```markdown
Сurrent capitalist practices may threaten access to the metals.
```

## Good

```markdown
Current capitalist practices may threaten access to the metals.
```

## How to mend it

Type the word again in one keyboard layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ..model.document import Document
from ..model.dossier import Dossier
from ..model.finding import Edit, Fix, Problem, Severity
from ..model.text import Span
from .interface import Needs

CODE = "RP801"
NAME = "mixed-script-word"
DEFAULT = Severity.WARNING
NEEDS = Needs.PROSE

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_GREEK = "\u0370-\u03ff"
_CYRILLIC = "\u0400-\u052f"
# Accents and soft hyphens belong to no script; NUL stands for markup, which may begin in the middle of a word.
_SILENT = "\u0300-\u036f\u00ad\0"

_SCRIPTS = {"Latin": f"[{_LATIN}]", "Cyrillic": f"[{_CYRILLIC}]", "Greek": f"[{_GREEK}]"}
_OTHER_THAN_LATIN = f"[{_GREEK}{_CYRILLIC}]"
_BORDER = (
    f"[{_LATIN}][{_SILENT}]*+[{_GREEK}{_CYRILLIC}]"
    f"|[{_GREEK}][{_SILENT}]*+[{_LATIN}{_CYRILLIC}]"
    f"|[{_CYRILLIC}][{_SILENT}]*+[{_LATIN}{_GREEK}]"
)
_WORD = f"(?:[^\\W_]|[{_SILENT}])+"
_compiled = cache(re.compile)  # on first use: most documents are ASCII and need none of them

# Shapes that scripts share, column by column; a dot where a script has no letter that one could mistake.  Lower-case
# Greek is left out but for omicron: next to Latin letters it is a formula, as in ρgh.
_SHAPES = {
    "Latin": "ABCEHIJKMNOPTXYZaceijopxy",
    "Cyrillic": "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c.\u041e\u0420\u0422\u0425\u0423."
    "\u0430\u0441\u0435\u0456\u0458\u043e\u0440\u0445\u0443",
    "Greek": "\u0391\u0392.\u0395\u0397\u0399.\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u03a5\u0396.....\u03bf...",
}
_TWINS = {
    (foreign, native): {
        letter: twin for letter, twin in zip(_SHAPES[foreign], _SHAPES[native], strict=True) if letter != "." != twin
    }
    for foreign in _SHAPES
    for native in _SHAPES
    if foreign != native
}
# Letters of small Cyrillic alphabets in a Latin word are a disguise; the S in SMSки is no Macedonian dze.
_TWINS["Cyrillic", "Latin"].update(zip("\u0405\u051a\u051c\u0501\u04bb\u051b\u0455\u051d", "SQWdhqsw", strict=True))

_CONTEXT = 200
_SHOWN = 40


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield one problem for each mixed word, at its first run of foreign letters."""
    prose = dossier.document.prose
    if prose.isascii() or not _compiled(_OTHER_THAN_LATIN).search(prose):
        return
    border_of, word_at = _compiled(_BORDER).search, _compiled(_WORD).match
    if not border_of(prose):
        return
    from ..normalize.urls import find_addresses

    addresses = iter(find_addresses(prose))
    address = next(addresses, None)
    position = 0
    while border := border_of(prose, position):
        while address is not None and address.end <= border.start():
            address = next(addresses, None)
        if address is not None and address.start <= border.start():
            position = address.end
            continue
        start = border.start()
        while start > position and word_at(prose, start - 1, start):
            start -= 1
        word = word_at(prose, start)
        assert word is not None
        position = word.end()
        yield from _judge(dossier.document, Span(start, position))


def _judge(document: Document, span: Span) -> Iterator[Problem]:
    """The problem of one word that has letters of several scripts, if it is one."""
    import unicodedata

    prose = document.prose
    text = prose[span.start : span.end]
    word = text.replace("\0", "")
    if len(word) < 3:
        return
    letters = {name: re.findall(script, word) for name, script in _SCRIPTS.items()}
    scripts = [name for name in _SCRIPTS if letters[name]]
    if len(scripts) != 2:
        return
    foreign = _foreign_script(scripts, letters, prose[max(0, span.start - _CONTEXT) : span.end + _CONTEXT])
    if foreign is None or _is_abbreviation_with_ending(word, foreign):
        return
    native = next(name for name in scripts if name != foreign)
    twins = _TWINS[foreign, native]
    run = re.search(f"(?:{_SCRIPTS[foreign]})+", text)
    assert run is not None
    letter = run[0][0]
    meant = "".join(twins.get(character, character) for character in word)
    place = Span(span.start + run.start(), span.start + run.end())
    yield Problem(
        place,
        f"“{_shortened(word)}” has U+{ord(letter):04X} {unicodedata.name(letter)}"
        f" among {native} letters; {unicodedata.name(twins[letter])} is meant",
        hint=f"write “{_shortened(meant)}” in {native} letters only",
        fix=_retyped(document, span, foreign, twins, f"write “{_shortened(meant)}” in {native} letters"),
    )


def _retyped(document: Document, span: Span, foreign: str, twins: Mapping[str, str], title: str) -> Fix | None:
    """Put the right letters in; not where one of them is written as an entity."""
    places = [span.start + found.start() for found in re.finditer(_SCRIPTS[foreign], document.prose[slice(*span)])]
    if any(document.text[place] not in twins for place in places):
        return None
    return Fix(title, True, tuple(Edit(Span(at, at + 1), twins[document.text[at]]) for at in places))


def _foreign_script(scripts: list[str], letters: dict[str, list[str]], context: str) -> str | None:
    """Which of two scripts does not belong, or None where its letters have no twins in the other."""
    one, other = scripts
    possible = [
        foreign
        for foreign, native in ((one, other), (other, one))
        if all(letter in _TWINS[foreign, native] for letter in letters[foreign])
        # Two Greek letters and a Latin one are a formula (ΔΦH); a Greek word has more of them.
        and (native != "Greek" or len(letters[native]) > 2)
    ]
    if len(possible) < 2:
        return possible[0] if possible else None
    return min(possible, key=lambda script: len(re.findall(_SCRIPTS[script], context)))


def _is_abbreviation_with_ending(word: str, foreign: str) -> bool:
    """Whether the foreign letters are capitals in a row and small letters follow them, as in CEOшник."""
    capitals = re.match(f"(?:{_SCRIPTS[foreign]}){{2,}}+", word)
    return capitals is not None and capitals[0].isupper() and word[capitals.end() :].islower()


def _shortened(word: str) -> str:
    """At most 40 characters of a word."""
    return word if len(word) <= _SHOWN else f"{word[: _SHOWN - 1]}…"
