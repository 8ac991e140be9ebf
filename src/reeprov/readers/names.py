"""Names of persons in an entry: where the authors end, and which they are."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.text import Span
from ..normalize.patterns import lazy

_UPPER = r"[^\W\d_a-zа-яёіїєґ\u00df-\u00f6\u00f8-\u00ff]"
_NAME = (
    rf"(?:(?:van|von|de|del|della|di|da|dos|du|le|la|ten|ter|bin|al)[ ])?{_UPPER}[^\W\d_]*+(?:[’'-][^\W\d_]++){{0,3}}+"
)
_INITIALS = rf"{_UPPER}[.](?:[ -]?{_UPPER}[.]){{0,3}}+"
_INVERTED = rf"{_NAME}(?:[ ]{_NAME})?,[ ](?:{_INITIALS}|{_NAME}(?:[ ](?:{_NAME}|{_UPPER}[.])){{0,2}})"
_PLAIN = rf"(?:{_NAME}|{_INITIALS})(?:[ ](?:{_NAME}|{_INITIALS})){{1,3}}"

# Surname and initials: the one order of authors that is told from a title without further marks.
_SURNAME_FIRST = rf"{_NAME}(?:[ ]{_NAME}){{0,2}},?[ ](?:{_INITIALS}|{_UPPER}{{1,3}}(?![^\W_]))"
_GIVEN_FIRST = rf"{_INITIALS}[ ]{_NAME}"
_ONE = rf"(?:{_SURNAME_FIRST}|{_GIVEN_FIRST})"
_AND = r"(?:[ ]*[,;&][ ]*(?:&[ ]|and[ ]|и[ ])?|[ ](?:and|&|и|und|et|y|e|i|та|і)[ ])"
_ET_AL = r"(?:,?[ ](?:et[ ]al\.?|и[ ]др\.?|等))?"
_LEADING = lazy(rf"[ ]*+({_ONE}(?:{_AND}{_ONE}){{0,30}}{_ET_AL})(?:\.?[ ,:]*+(?=\x01)|\.[ ]++|(?<=[.])[ ]++|:[ ])")
_INVERTED_FULL_NAME = rf"{_NAME},[ ]{_NAME}(?:[ ](?:{_NAME}|{_UPPER}\.)){{0,1}}"
_FULL_INVERTED = lazy(rf"[ ]*+({_INVERTED_FULL_NAME}(?:;[ ]{_INVERTED_FULL_NAME}){{0,10}})\.[ ]++")
_WITH_INITIALS = lazy(rf"(?!U\.[SKN]\.|E\.U\.)(?:{_INITIALS}[ ]{_NAME}|{_NAME}[ ]{_INITIALS})\Z")
# Russian and Ukrainian titles have no capitals within, so two capitals tell a name: `Имя Фамилия. Заглавие. Издание`.
_CYRILLIC = "[А-ЯЁІЇЄҐ][а-яёіїєґ]{2,30}"
_CYRILLIC_PLAIN = lazy(
    rf"[ ]*+({_CYRILLIC}[ ]{_CYRILLIC}(?:[ ]{_CYRILLIC})?)\.[ ]++(?=[^.?!\x01]{{6,300}}[.?!][ ][^\W_])"
)
_TO_STOP = lazy(r"[ ]*+([^.。\x01]{1,80})[.．。][ ]*+(?=[^\s])")
_SPLIT = lazy(r"[ ]*;[ ]*|,?[ ](?:and|&|und|et|и|y|та|і)[ ]|[ ]*[、，][ ]*|,[ ](?=&[ ])")
_BETWEEN_COMMAS = lazy(r"[^,\x01]+")
_SUFFIX = lazy(r"[ ,(]*(?:et al\.?|и др\.?|等|Eds?\.|\(?eds?\.?\)?)[ .,)]*\Z")
_SUFFIX_ENDS = ("al", "др", "等", "d", "ds")
_GIVEN = lazy(rf"(?:{_INITIALS}|{_UPPER}{{1,3}}|{_NAME}(?:[ ](?:{_NAME}|{_UPPER}\.)){{0,2}})\Z")
_ONLY_INITIALS = lazy(rf"(?:{_INITIALS}|{_UPPER}{{1,3}})\Z")
_PERSON = lazy(rf"(?:{_INVERTED}|{_PLAIN})\Z")

_ENDS_IN_INITIAL = lazy(rf"(?:\A|[ .-]){_UPPER}\.\Z")
_VANCOUVER = lazy(rf"{_NAME}[ ](?=[A-Z])[A-Z]\.\Z")


def is_name(text: str) -> bool:
    """Whether a text reads as the name of one person: two to four capitalised words, or a surname with initials."""
    return len(text) < 80 and _PERSON.match(text.strip()) is not None


def has_initials(text: str) -> bool:
    """Whether a text reads as a surname with initials, before or behind it."""
    return len(text) < 60 and _WITH_INITIALS.match(text) is not None


def leading_names(
    view: str, start: int, end: int, anything: bool = False, whole: bool = False
) -> tuple[tuple[Span, ...], int] | None:
    """The authors at the beginning and where they end.

    With `anything` whatever stands before the first stop is taken for them (a style that always names them first), with
    `whole` all of the stretch.
    """
    if whole:
        return tuple(find_names(view, start, end)), end
    match = _LEADING.match(view, start, end)
    inverted = None if match else _FULL_INVERTED.match(view, start, end)
    match = match or inverted or _CYRILLIC_PLAIN.match(view, start, end)
    if match is None and anything:
        match = _TO_STOP.match(view, start, end)
    if match is None:
        return None
    end = match.end(1)
    end += inverted is not None and _ENDS_IN_INITIAL.search(view, end - 2, end + 1) is not None
    return tuple(find_names(view, match.start(1), end)), match.end()


def find_names(view: str, start: int, end: int) -> Iterator[Span]:
    """The names in a stretch that holds nothing else."""
    end = min(end, start + 2000)
    position = start
    while view[position:end].rstrip(" .,)").endswith(_SUFFIX_ENDS):
        suffix = _SUFFIX.search(view, max(position, end - 24), end)
        if suffix is None or suffix.start() <= position:
            break
        end = suffix.start()
    for match in [*_SPLIT.finditer(view, start, end), None]:
        stop = match.start() if match else end
        yield from _by_commas(view, position, stop)
        if match:
            position = match.end()


def _by_commas(view: str, start: int, end: int) -> Iterator[Span]:
    """`Surname, Given` is one name, `Name Name, Name Name` are two."""
    spans = [match.span() for match in _BETWEEN_COMMAS.finditer(view, start, end) if match[0].strip(" .\x01()*_")]
    number = 0
    while number < len(spans):
        first = _trim(view, *spans[number])
        text = view[first.start : first.end]
        if text.rstrip(".") in ("Ed", "Eds", "ed", "eds", "Jr", "et al"):
            number += 1
            continue
        if number + 1 < len(spans):
            second = _trim(view, *spans[number + 1], given=True)
            given = view[second.start : second.end]
            inverted = len(spans) == 2 and len(text.split()) == 1 and len(given.split()) <= 3 and _GIVEN.match(given)
            if text[:1] < "\u3040" and (inverted or _ONLY_INITIALS.match(given)):
                yield Span(first.start, second.end)
                number += 2
                continue
        yield first
        number += 1


def _trim(view: str, start: int, end: int, given: bool = False) -> Span:
    piece = view[start:end]
    core = piece.strip(" \x01,;:()*_&。，（）")
    if core.endswith(".") and ((not given and _VANCOUVER.match(core)) or not _ENDS_IN_INITIAL.search(core)):
        core = core.rstrip(".")
    begin = start + piece.find(core)
    return Span(begin, begin + len(core))
