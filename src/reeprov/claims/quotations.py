"""Quotation marks paired: nested, straight, curly, of other languages; titles and terms apart from speech.

A straight mark opens behind a space or a bracket and closes before a space or punctuation, so that straight marks nest:
`"after that, the "main enemy" was …"` is one quotation with another within.  No quotation goes beyond its paragraph,
unless the next one begins with a mark again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..languages.statements.interface import each
from ..model.claim import Quotation, QuotationKind
from ..model.document import BlockKind, Document
from ..model.noun import NamedTuple
from ..model.text import Span
from ..normalize.patterns import lazy
from .words import Words

_MARK = lazy("[\"＂“”„‟«»‹›‘’'‚「」『』]")
# What closes each opening mark, the usual one first.
_CLOSERS = {
    "“": "”\"", "„": "“”\"", "‟": "”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "「": "」", "『": "』",
    '"': '"”', "＂": "＂", "'": "'",
}  # fmt: skip
_EITHER_WAY = "\"＂'"
_APOSTROPHES = "'’"
_OPENS_AFTER = frozenset(" \t\n\r\u00a0\u2009\u202f([{<—–-/=:>“„«\"'‘*_")
_CLOSES_BEFORE = frozenset(" \t\n\r\u00a0\u2009\u202f)]}>.,;:!?…—–-/”»\"'’*_。，")
# Deeper nesting, and single quotes longer than this, are accidents.
_DEEPEST = 8
_LONGEST_SINGLE = 600
_SHORTEST_PARAGRAPH = 30

# Words in front of a title, and words that say that a name follows.
_TITLED = each(
    "magazine newspaper journal book novel film movie documentary series song album play poem paper report article "
    "essay "
    "study project programme program initiative campaign titled entitled headlined newspaper agency channel website "
    "outlet podcast show exhibition conference forum operation ship vessel "
    "журнал журнала журнале газета газеты газете газету книга книги книге фильм фильма фильме роман проект проекта "
    "проекте проекту программа программы программе статья статьи статье статью доклад доклада докладе издание издания "
    "изданию агентство агентства телеканал телеканала телеканале песня песни альбом компания компании компанию "
    "форум форума форуме партия партии завод завода нпо ооо оао пао ао зао ниа тасс нацпроект нацпроекта"
)
_LONGEST_TERM = 3
_LONGEST_TITLE = 9


class _Open(NamedTuple):
    mark: str
    at: int


def find_quotations(document: Document, words: Words) -> tuple[Quotation, ...]:
    """The quotations of the whole text, source lists included, in order; attributions are not looked for."""
    spans = _pair(words.view, _barriers(document))
    code = [block.span for block in document.blocks if block.kind is BlockKind.CODE]
    if code:
        spans = [span for span in spans if not any(span.overlaps(other) for other in code)]
    lists = [sources.span for sources in document.source_lists]
    quotations: list[Quotation] = []
    around: list[int] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        while around and quotations[around[-1]].span.end < span.end:
            around.pop()
        text = " ".join(words.view[span.start + 1 : span.end - 1].split())
        if not any(map(str.isalnum, text)):
            continue
        listed = any(sources.contains(span) for sources in lists)
        kind = QuotationKind.TITLE if listed else _kind(words, span, text)
        quotations.append(Quotation(span, text, kind, None, around[-1] if around else None))
        around.append(len(quotations) - 1)
    return tuple(quotations)


def _barriers(document: Document) -> list[int]:
    """Where no quotation goes across: the beginnings of blocks and of entries."""
    starts = {block.span.start for block in document.blocks} | {entry.span.start for entry in document.entries}
    return sorted(starts | {block.span.end for block in document.blocks})


def _pair(view: str, barriers: Sequence[int]) -> list[Span]:
    """The spans between marks that belong together, marks included."""
    found: list[Span] = []
    stack: list[_Open] = []
    limits = iter((*barriers, len(view) + 1))
    limit = next(limits)
    for match in _MARK.finditer(view):
        at = match.start()
        while at >= limit:
            found += _continued(view, stack, limit, at)
            stack.clear()
            limit = next(limits)
        mark = match[0]
        before = view[at - 1] if at else " "
        after = view[at + 1] if at + 1 < len(view) else " "
        if mark in _APOSTROPHES and before.isalnum() and after.isalnum():
            continue
        opens, closes = _directions(mark, before, after)
        if (
            closes
            and (depth := _opener(stack, mark, at)) is not None
            and not (opens and mark in _EITHER_WAY and _must_open(stack, mark))
        ):
            found.append(Span(stack[depth].at, at + 1))
            del stack[depth:]
        elif opens:
            stack.append(_Open(mark, at))
    return found


def _directions(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark may open, and whether it may close."""
    if mark in _EITHER_WAY:
        opens = before in _OPENS_AFTER and not after.isspace()
        closes = after in _CLOSES_BEFORE and not before.isspace()
        if mark == "'":
            return opens and not before.isalnum() and after.isalnum(), closes
        return (opens, closes) if opens or closes else (not after.isspace(), not before.isspace())
    if mark in "»«":
        # German books turn them around: »so«.
        return (mark == "«" or before.isspace()) and not after.isspace(), not before.isspace()
    return mark in "“„‟‹‘‚「『", mark in "”“›’‘」』"


def _must_open(stack: list[_Open], mark: str) -> bool:
    """Of a mark that could do both: it opens where nothing of its kind is open, or right behind an opening one."""
    return not any(one.mark == mark for one in stack[-_DEEPEST:])


def _opener(stack: list[_Open], mark: str, at: int) -> int | None:
    """The index of the innermost open mark that this one closes."""
    lowest = max(0, len(stack) - _DEEPEST)
    for depth in range(len(stack) - 1, lowest - 1, -1):
        opened = stack[depth]
        if mark in _CLOSERS.get(opened.mark, "") and at > opened.at + 1:
            if opened.mark in "'‘" and at - opened.at > _LONGEST_SINGLE:
                continue
            return depth
    return None


def _continued(view: str, stack: list[_Open], limit: int, at: int) -> Iterable[Span]:
    """A paragraph of speech whose mark stays open because the next paragraph opens with a mark again."""
    if stack and stack[0].mark in '"“„«' and view[limit : at + 1].strip()[:1] == stack[0].mark:
        start = stack[0].at
        end = start + len(view[start:limit].rstrip())
        if end - start > _SHORTEST_PARAGRAPH and view[end - 1] in ".!?…":
            yield Span(start, end)


def _kind(words: Words, span: Span, text: str) -> QuotationKind:
    first, behind = words.within(span)
    count = behind - first
    if any(word in _TITLED for word in words.low[max(0, first - 1) : first]) and count <= _LONGEST_TITLE:
        return QuotationKind.TITLE
    if count <= _LONGEST_TERM:
        return QuotationKind.TERM
    capitals = sum(words.capitals[at] for at in range(first, behind))
    if count <= _LONGEST_TITLE and capitals * 3 >= count * 2 and text[-1:] not in ".!?":
        return QuotationKind.TITLE
    return QuotationKind.SPEECH if count > _LONGEST_TERM + 1 else QuotationKind.TERM
