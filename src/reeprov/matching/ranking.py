"""Which of many titles is this one, or none of them?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import UsageError
from ..normalize.patterns import lazy
from . import embedding, lexical, reranking
from .evidence import compare
from .interface import Doubt, Evidence, Ranking, Scorer
from .names import words_of

# Evidence is looked for in so many of the likeliest candidates.
_LOOKED_AT = 8
# What an agreeing number or name adds to a score, what one that only one side has takes from it, and how many count.
_AGREEING = 0.03
_LACKING = 0.08
_COUNTED = 3
# What evidence forbids loses so much: it goes behind candidates that are as near, and can be no answer.
_FORBIDDEN = 0.1
# Titles of so few words say too little: "Rare earth demand".  What is so much below the bar is for a person too.
_FEW_WORDS = 3
_SHORT_OF_BAR = 0.1

# Being far ahead says something among so many candidates, and makes up for so much at most.
_MANY = 30
_MADE_UP = 0.15

_NO_SECOND = (
    "the reranking scorer is not installed: pip install 'reeprov[reranking]' "
    "(its model comes for Linux on x86-64 and macOS on arm64)"
)
_GROUP = "reeprov.scorers"
_MARKUP = lazy(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)


def rank(title: str, candidates: Sequence[str], *, scorer: str = "auto") -> Ranking:
    """Compare a title with candidates in any language.

    `.best` is an index into the candidates, or None, and `.reason` says why; `.scores` has one number (0 to 1) for each
    candidate, in their order, and `.order` their indexes, likeliest first:

        ranking = rank("Storm closes the port", ["Цены на хлеб выросли", "Шторм закрыл порт"])
        ranking.order[0]  # 1
        ranking.evidence[1].agrees  # what numbers and names they share

    Args:
        title: as an author gives it, maybe translated.
        candidates: titles as their outlet gives them.
        scorer: "reranking" (extra `reranking`), "embedding" (extra `semantic`), "lexical", the name of an entry point
            in the group `reeprov.scorers`, or "auto": the first of these three that is installed.

    Raises:
        UsageError: there is no such scorer, or it is not installed.
    """
    chosen = find(scorer)
    candidates = [_MARKUP.sub(" ", candidate) if "<" in candidate else candidate for candidate in candidates]
    scores = list(chosen.scores(title, candidates))
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    evidence: dict[int, Evidence] = {}
    for index in order[:_LOOKED_AT]:
        found = evidence[index] = compare(title, candidates[index], chosen)
        if found.forbids:
            scores[index] = max(0.0, scores[index] - _FORBIDDEN)
        else:
            change = _AGREEING * min(_COUNTED, len(found.agrees)) - _LACKING * min(_COUNTED, len(found.lacks))
            scores[index] = min(1.0, max(0.0, scores[index] + change))
    order.sort(key=lambda index: -scores[index])
    doubt, reason = doubt_of(title, candidates, scores, order, evidence, chosen)
    return Ranking(tuple(scores), None if doubt else order[0], evidence, tuple(order), reason, chosen.name, doubt)


def doubt_of(
    title: str,
    candidates: Sequence[str],
    scores: Sequence[float],
    order: Sequence[int],
    evidence: dict[int, Evidence],
    scorer: Scorer,
) -> tuple[Doubt, str] | tuple[None, None]:
    """Why the first candidate is not the answer, its kind and in words; nothing where it is."""
    if not order:
        return Doubt.NO_CANDIDATES, "there are no candidates"
    best = order[0]
    bar = scorer.bar(candidates[best])
    if bar is None:
        words = "candidates are only ordered without the extra `semantic`: pip install 'reeprov[semantic]'"
        return Doubt.ONLY_ORDERED, words
    rival = next((index for index in order[1:] if index not in evidence or not evidence[index].forbids), None)
    ahead = scores[best] - (scores[rival] if rival is not None else 0.0)
    if len(candidates) >= _MANY:
        bar -= min(_MADE_UP, max(0.0, scorer.further * (ahead - scorer.lead)))
    is_short = len({word.lower() for word in words_of(title)}) <= _FEW_WORDS and not _cjk(title)
    if best not in evidence or scores[best] < bar - is_short * _SHORT_OF_BAR:
        return Doubt.TOO_FAR, "no candidate is near enough"
    if evidence[best].forbids:
        return Doubt.FORBIDDEN, f"the likeliest candidate is another: {evidence[best].forbids[0]}"
    if is_short:
        return Doubt.TOO_SHORT, "the title is too short to tell"
    if rival is not None and ahead < scorer.lead:
        return Doubt.SEVERAL, "several candidates are as near"
    return None, None


def _cjk(title: str) -> bool:
    return sum("\u3040" <= letter <= "\u9fff" for letter in title) > 6


def find(name: str = "auto") -> Scorer:
    """A scorer by its name.

    Raises:
        UsageError: there is none, or it is not installed.
    """
    if name == "lexical":
        return lexical.Lexical()
    if name in ("auto", "embedding", "reranking"):
        first = embedding.load()
        if first is None and name != "auto":
            extra = "semantic" if name == "embedding" else name
            raise UsageError(f"the {name} scorer is not installed: pip install 'reeprov[{extra}]'")
        second = reranking.load() if first and name != "embedding" else None
        if second is None and name == "reranking":
            raise UsageError(_NO_SECOND)
        return second or first or lexical.Lexical()
    from importlib.metadata import entry_points

    for point in entry_points(group=_GROUP, name=name):
        scorer: Scorer = point.load()()
        return scorer
    raise UsageError(f"there is no scorer {name!r}: choose from auto, embedding, lexical, reranking")
