"""Author and year in place of a key: "(Smith, 2020)" in the text, "Smith, J. (2020). Title" in the list.

A list counts as one of names and years only where the text cites from it in this form, for a bibliography looks the
same and nobody cites it.  The key is the first name with the year: `Smith2020`, `Smith2020a`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from ..model.citation import Cite
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .words import date_words

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_NAME = r"[^\W\d_][\w'’.&-]{0,40}+(?:[ \n][^\W\d_][\w'’.&-]{0,40}+){0,5}?"
_OTHERS = (
    r"(?:(?P<comma>,)?[ \n](?P<others>et[ ]al\.?|and[ ]others|и[ ]др\.?|u\.[ ]?a\.)"
    rf"|(?:,[ \n]{_NAME}){{0,6}},?[ \n](?:and|&|und|et|y|e|и|та|i)[ \n](?P<second>{_NAME}))?"
)
_LOCATION = r"(?:[,:][ \n]?(?:pp?\.|S\.|с\.|ch\.|sec\.|§)?[ ]?[\dIVXivx–-]{1,12})?"

# "Smith, J. (2020). Title", "Smith J. 2020. Title", "World Bank. 2020. Title", "World Bank (2020). Title".
_HEAD = lazy(rf"(?P<name>{_NAME})(?:,|\.?[ ](?=\({_YEAR})|(?<=\.)[ ](?={_YEAR}\b)|[ ](?=[^\W\d_]\.))")
_FIRST_YEAR = lazy(rf"\((?P<round>{_YEAR})[),]|(?<![\w/.=-])(?P<plain>{_YEAR})(?![\w/-])")
_BRACKETED = lazy(r"[(\[]([^()\[\]]{5,300}+)[)\]]")
_PART = lazy(
    rf"[ \n]*+(?:(?i:see|see[ ]also|cf\.|e\.g\.,?|vgl\.|siehe|voir|см\.)[ \n])?(?P<name>{_NAME}){_OTHERS}"
    rf"(?P<apart>,)?[ \n](?P<years>{_YEAR}(?:,[ \n]?(?:{_YEAR}|[a-z]\b))*){_LOCATION}[ \n]*+"
)
# The name before "(2020)", looked for in the words that stand there.
_NARRATIVE = lazy(rf"\((?P<years>{_YEAR}){_LOCATION}\)")
_SECOND = lazy(
    r"(?:[ \n](?:and|&|und|et|y|e|и)[ \n][^\W\d_][\w-]{0,40}|[ \n](?:et[ ]al\.?|и[ ]др\.?))?(?:['’]s?)?[ \n]\Z"
)
# The names between the first and the last of three or more.
_MIDDLE = lazy(r"(?:,[ \n][^\W\d_][\w-]{0,40}){1,5},?\Z")
_WORD = lazy(r"[^\W\d_][\w'’.&-]*+")
_ONE_YEAR = lazy(_YEAR)

# How far behind the first name of an entry its year may stand, and how far before "(2020)" a name may.
REACH = 300
SPOKEN = 80
LONGEST_NAME = 6  # words


class Head(NamedTuple):
    """The beginning of an entry: its key, and where its first name begins."""

    key: str
    start: int


class Mention(NamedTuple):
    """A place in the text where names with years cite; `known` says that each name is one of the list's."""

    span: Span
    cites: tuple[Cite, ...]
    known: bool


def read_head(prose: str, start: int, end: int) -> Head | None:
    """The key of the entry that a line begins, or None where it begins none."""
    head = _HEAD.match(prose, start, end)
    if head is None or not head["name"][0].isupper():
        return None
    paragraph = prose.find("\n\n", start, start + REACH)
    limit = paragraph if paragraph >= 0 else min(len(prose), start + REACH)
    years = list(_FIRST_YEAR.finditer(prose, head.end("name"), limit))
    year = next((match for match in years if match["round"]), years[0] if years else None)
    if year is None:
        return None
    return Head(_key(head["name"], year["round"] or year["plain"]), head.start("name"))


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The names in keys, folded, and the initials of those that have several words, each → the name as in its key."""
    names: dict[str, str] = {}
    for key in keys:
        name = key.rstrip("abcdefghijklmnopqrstuvwxyz")[:-4]
        initials = "".join(letter for letter in name if letter.isupper())
        if len(initials) > 2:
            names.setdefault(initials.casefold(), name)
        names[name.casefold()] = name
    return names


def mentions(prose: str, keys: Container[str], names: Mapping[str, str], before: int) -> Iterator[Mention]:
    """Where the text up to an offset cites by name and year.

    A name that the list does not have must look the part: a comma before the year, "et al.", or a second name.
    """
    for match in _BRACKETED.finditer(prose, 0, before):
        cites: list[Cite] = []
        for part in _parts(prose, *match.span(1)):
            read = _PART.fullmatch(prose, *part)
            name = _name_in(read, names) if read else None
            if read is None or name is None:
                cites = []
                break
            cites += _cites(name, read)
        if cites:
            yield Mention(Span(*match.span()), tuple(cites), all(cite.key in keys for cite in cites))
    for match in _NARRATIVE.finditer(prose, 0, before):
        start = max(0, match.start() - SPOKEN)
        others = _SECOND.search(prose, start, match.start())
        end = others.start() if others else match.start()
        middle = _MIDDLE.search(prose, start, end)
        for stop in (end, middle.start()) if middle else (end,):
            found = _name_before(prose, start, stop, names)
            if found is not None:
                cite = Cite(_key(found[1], match["years"]), Span(*match.span("years")))
                yield Mention(Span(found[0], match.end()), (cite,), cite.key in keys)
                break


def _name_before(prose: str, start: int, end: int, names: Mapping[str, str]) -> tuple[int, str] | None:
    """Where the longest known name begins that ends here, and the name."""
    words = list(_WORD.finditer(prose, start, end))[-LONGEST_NAME:]
    for first in words:
        name = names.get(_folded(prose[first.start() : words[-1].end()]))
        if name is not None:
            return first.start(), name
    return None


def _name_in(read: re.Match[str], names: Mapping[str, str]) -> str | None:
    """The name of a part as keys have it; None where it is no name."""
    written = read["name"]
    name = names.get(_folded(written))
    if name is not None or not written[0].isupper():
        return name
    looks_like_a_cite = read["apart"] or read["others"] or read["second"]
    return written if looks_like_a_cite and not _is_no_name(written) else None


def _parts(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    while (semicolon := prose.find(";", position, end)) >= 0:
        yield position, semicolon
        position = semicolon + 1
    yield position, end


def _cites(name: str, read: re.Match[str]) -> Iterator[Cite]:
    """One cite for each year: "(Smith, 2019, 2020a)" has two."""
    for year in _ONE_YEAR.finditer(read["years"]):
        place = Span(read.start("years") + year.start(), read.start("years") + year.end())
        yield Cite(_key(name, year[0]), place)


def _key(name: str, year: str) -> str:
    return "".join(name.replace("\0", "").rstrip(".").split()) + year


def _folded(name: str) -> str:
    return "".join(name.split()).rstrip(".").casefold()


def _is_no_name(word: str) -> bool:
    """A month, or the letters of a body that the list may spell out: "(May, 2020)", "(WHO, 2020)"."""
    return word.isupper() or word.casefold().rstrip(".") in date_words().months
