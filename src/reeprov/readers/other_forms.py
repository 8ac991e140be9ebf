"""Cites in another form than the list leads to expect: `(1)` for a list `1.`, `[^1]` or `March²` for a list `[1]`.

Such numbers may be anything: steps, exponents, items of an enumeration.  They are taken for cites where all of them
together can be nothing else; where only some of them look so, they are cites of low confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from .. import languages
from ..model.citation import Cite, Marker
from ..model.finding import Confidence
from ..model.noun import NamedTuple
from ..model.text import Span
from .groups import read_group
from .marker_forms import OTHER_FORMS, SUPERSCRIPT, Form
from .surroundings import Surroundings, is_power

# These need not stand where a clause ends.
_ANYWHERE = frozenset({"footnote", "superscript", "caret", "escaped", "named", "glued"})
# A few of these, where most are something else, are something else too.
_ALL_OR_NONE = frozenset({"escaped", "glued"})


class _Candidate(NamedTuple):
    """Numbers in some form; `fits` where each is a key of the list, and they stand where a cite would."""

    span: Span
    cites: tuple[Cite, ...]
    fits: bool


def cites_in_another_form(
    around: Surroundings, keys: frozenset[str], in_entry: Callable[[Span], bool], cited: int
) -> list[Marker]:
    """The cites of a numbered list in the form that cites most of it; none where that is no more than `cited` keys."""
    best: list[_Candidate] = []
    most = (False, 2 * cited)
    chosen = OTHER_FORMS[0]
    for form in OTHER_FORMS:
        candidates = list(_candidates(form, around, keys, in_entry))
        proven, count = _is_proven(form, candidates, keys), len(_cited(candidates))
        if (proven, count) > most and (proven or form.name not in _ALL_OR_NONE):
            best, chosen, most = candidates, form, (proven, count)
    proven, _ = most
    confidence = Confidence.MEDIUM if proven else Confidence.LOW
    return [
        Marker(each.span, around.text[each.span.start : each.span.end], chosen.name, each.cites, confidence=confidence)
        for each in best
        if each.fits or (proven and all(_is_near(cite.key, keys) for cite in each.cites))
    ]


def _candidates(
    form: Form, around: Surroundings, keys: frozenset[str], in_entry: Callable[[Span], bool]
) -> Iterator[_Candidate]:
    """Every place where the form stands outside of the list."""
    if form.opening and form.opening not in around.prose:
        return
    for match in form.pattern.finditer(around.prose):
        span = Span(*match.span())
        raised = form.name in ("superscript", "caret")
        if in_entry(span) or (raised and is_power(around.prose, _behind_word(around.prose, span))):
            continue
        if form.name == "named" and match["word"] and not _is_a_source(match["word"]):
            continue
        group = read_group(match[match.lastindex or 1].translate(SUPERSCRIPT), match.start(match.lastindex or 1))
        if group is not None and group.cites:
            known = all(cite.key in keys for cite in group.cites)
            yield _Candidate(span, group.cites, known and (form.name in _ANYWHERE or around.end_a_clause(span)))


def _behind_word(prose: str, span: Span) -> int:
    """Where the word ends that something is raised behind, be it with a space between, as in French: "revenue ²."."""
    if prose[span.end : span.end + 1].isalnum():
        return span.start
    before = prose[max(0, span.start - 3) : span.start]
    return span.start - len(before) + len(before.rstrip(" \u00a0\u202f"))


def _cited(candidates: Iterable[_Candidate]) -> list[str]:
    """The keys that are cited, in the order of their first cites."""
    return list(dict.fromkeys(cite.key for each in candidates if each.fits for cite in each.cites))


def _is_proven(form: Form, candidates: list[_Candidate], keys: frozenset[str]) -> bool:
    """Whether two or more keys are cited so, and most of what is written so can be cites of this list."""
    cited = _cited(candidates)
    if len(cited) < 2 or 2 * sum(each.fits for each in candidates) < len(candidates):
        return False
    counts_up = cited[0] == "1" and all(int(one) < int(next_) for one, next_ in pairwise(cited))
    return form.name != "glued" or (counts_up and len(cited) > 2 and 2 * len(cited) >= len(keys))


def _is_near(key: str, keys: frozenset[str]) -> bool:
    """Whether a key that the list does not have is at most a few numbers beyond its end."""
    return key in keys or 0 < int(key) <= 3 + max(int(known) for known in keys)


def _is_a_source(word: str) -> bool:
    """Whether a word is a short or singular form of a label of lists: "ref" and "source", but not "step"."""
    stem = word.casefold()
    stem = stem[:-1] if len(stem) > 3 else stem
    return any(label.startswith(stem) for label in languages.list_labels())
