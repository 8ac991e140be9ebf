"""How well a translated headline is found among headlines in the original language, and how fast.

    python bench/titles.py [--corpora FOLDER] [--scorer NAME]... [--fit | --two-fold]

FOLDER holds `en-XX.jsonl`: one pair a line, the English headline ("en") and its translation ("x").

A row gives, for the headlines of one language, the share whose translation comes first and among the first five
(recall), and, of the answers: how many were given, how many were wrong, and how many were given although the
translation had been taken out (false accepts).  Many of the headlines have a twin, another headline on the same event;
the last column leaves those out.  Everything is reported on every second headline; the bars that the scorer comes with
were fitted on the others, and `--fit` shows with them what other bars would give.  `--two-fold` fits bars and lead
anew for each language on each half and reports them on the other one, so that all headlines count: what the scorer
can do where so many false accepts are borne as `--accepts` says, rather than what the bars do that it comes with.

The pools: "all" is all headlines of that language, "100" a random part of them.  For "300" and "300 nearest" a
language has too few, so that the headlines of the other languages join in, without other translations of the one
that is looked for.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from title_vetoes import names, numbers

from reeprov.matching import Ranking, Scorer, find, rank
from reeprov.matching.ranking import doubt_of

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "titles"
STYLES = Path(__file__).resolve().parent / "title_styles.tsv"
LANGUAGES = ("ru", "de", "fr", "es", "zh", "ar", "uk")
# English headlines so near to each other (cosine) are on one event.
TWINS = 0.5
SEED = 7


class Tried(NamedTuple):
    """One headline, looked for with its translation there and with it gone."""

    found: Ranking
    target: int
    without: Ranking
    twin: bool


def pairs(folder: Path, language: str) -> list[tuple[str, str]]:
    lines = (folder / f"en-{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["en"], row["x"]) for row in map(json.loads, lines)]


def tried(title: str, target: str, pool: Sequence[str], twin: bool, scorer: str) -> Tried:
    index = pool.index(target)
    without = [candidate for candidate in pool if candidate != target]
    return Tried(rank(title, pool, scorer=scorer), index, rank(title, without, scorer=scorer), twin)


def share(values: Sequence[bool]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "  –  "


def row(name: str, cases: Sequence[Tried]) -> str:
    first = share([case.found.order[0] == case.target for case in cases])
    five = share([case.target in case.found.order[:5] for case in cases])
    answered = share([case.found.best is not None for case in cases])
    wrong = share([case.found.best not in (None, case.target) for case in cases])
    accepts = share([case.without.best is not None for case in cases])
    single = share([case.without.best is not None for case in cases if not case.twin])
    return f"{name:<26}{first:>10}{five:>10}{answered:>10}{wrong:>8}{accepts:>15}{single:>16}"


def fit(language: str, cases: Sequence[Tried]) -> None:
    """What each bar gives on the half that bars are fitted on."""
    for lead in (0.06, 0.08, 0.1, 0.14):
        for bar in range(46, 72, 4):
            with_it = [_answers(case.found, bar / 100, lead) for case in cases]
            without = [_answers(case.without, bar / 100, lead) for case in cases]
            wrong = [given and case.found.order[0] != case.target for given, case in zip(with_it, cases, strict=True)]
            single = [given for given, case in zip(without, cases, strict=True) if not case.twin]
            figures = "".join(f"{share(values):>8}" for values in (with_it, wrong, without, single))
            print(f"{language}  lead {lead:.2f}  bar {bar / 100:.2f}{figures}")


def _answers(ranking: Ranking, bar: float, lead: float) -> bool:
    best, *others = ranking.order
    rivals = [other for other in others if other not in ranking.evidence or not ranking.evidence[other].forbids]
    ahead = ranking.scores[best] - max((ranking.scores[other] for other in rivals), default=0.0)
    possible = best in ranking.evidence and not ranking.evidence[best].forbids
    return possible and ranking.scores[best] >= bar and ahead >= lead


class _Barred:
    """A scorer with other bars and another lead."""

    def __init__(self, scorer: Scorer, bar: float, lead: float) -> None:
        self.name, self.further, self.lead = scorer.name, scorer.further, lead
        self.scores, self.likeness = scorer.scores, scorer.likeness
        self._bar = bar

    def bar(self, candidate: str) -> float | None:
        return self._bar


def decided(title: str, pool: Sequence[str], ranking: Ranking, scorer: Scorer) -> Ranking:
    """The ranking with what the scorer's bar and lead make of it."""
    doubt, reason = doubt_of(title, pool, ranking.scores, ranking.order, ranking.evidence, scorer)
    return ranking._replace(best=None if doubt else ranking.order[0], doubt=doubt, reason=reason)


def two_fold(own: Sequence[tuple[str, str]], cases: Sequence[Tried], scorer: Scorer, accepts: float) -> list[Tried]:
    """The cases of a language, each decided by the bar and lead that answer most of the other half.

    Of the bars and leads those count with which at most the share `accepts` of that half is answered falsely.
    """
    pool = [x for _, x in own]

    def again(at: int, bar: float, lead: float) -> Tried:
        case, barred = cases[at], _Barred(scorer, bar, lead)
        title, target = own[at]
        without = [candidate for candidate in pool if candidate != target]
        return case._replace(
            found=decided(title, pool, case.found, barred), without=decided(title, without, case.without, barred)
        )

    found = dict[int, Tried]()
    for half in (0, 1):
        fitted: tuple[int, float, float] = (-1, 1.0, 1.0)
        for lead, bar in product((0.06, 0.08, 0.1, 0.14), (step / 100 for step in range(40, 90, 2))):
            tries = [again(at, bar, lead) for at in range(half, len(own), 2)]
            answers = sum(one.found.best is not None for one in tries)
            if sum(one.without.best is not None for one in tries) <= accepts * len(tries) and answers > fitted[0]:
                fitted = (answers, bar, lead)
        found |= {at: again(at, *fitted[1:]) for at in range(1 - half, len(own), 2)}
    return [found[at] for at in range(len(own))]


def twins(titles: Sequence[str], scorer: Scorer) -> list[bool]:
    """Whether another headline is on the same event; unknown (False) without sentence vectors."""
    likeness = scorer.likeness(titles, titles)
    if likeness is None:
        return [False] * len(titles)
    return [any(value >= TWINS for at, value in enumerate(row) if at != index) for index, row in enumerate(likeness)]


def pools(
    own: Sequence[tuple[str, str]], all_pairs: Sequence[tuple[str, str]], title: str, target: str, scorer: Scorer
) -> Iterator[tuple[str, list[str]]]:
    """Name and candidates of the pools besides all headlines of the language."""
    chance = random.Random(f"{SEED} {title}")
    same = sorted({x for en, x in own if x != target})
    yield "100", [target, *chance.sample(same, min(99, len(same)))]
    others = sorted({x for en, x in all_pairs if en != title and x != target})
    yield "300", [target, *chance.sample(others, min(299, len(others)))]
    scores = scorer.scores(title, others)
    nearest = sorted(range(len(others)), key=lambda index: -scores[index])[:299]
    yield "300 nearest", [target, *(others[index] for index in nearest)]


def vetoes(folder: Path, scorer: str) -> None:
    """What becomes of pairs with a number changed or a name swapped, and of translations as they are.

    The pairs are made; the translations are those of the half that nothing was fitted on.
    """
    print()
    for name, made in (("a number changed", numbers(200, SEED)), ("a name swapped", names(200, SEED))):
        vetoed = {pair: _forbidden(pair.title, pair.candidate, scorer) for pair in made}
        false = share([was for pair, was in vetoed.items() if pair.true])
        print(f"vetoed with {name}: {share([was for pair, was in vetoed.items() if not pair.true])}", end="")
        print(f"; with the true one: {false} ({len(made) // 2} pairs)")
        for kind in dict.fromkeys(pair.kind for pair in made):
            rows = {
                language: [was for pair, was in vetoed.items() if (pair.kind, pair.language) == (kind, language)
                           and not pair.true]
                for language in LANGUAGES
            }  # fmt: skip
            print(f"  {kind:<12}" + "".join(f"{language:>5} {share(found)}" for language, found in rows.items()))
    true = [_forbidden(*pair, scorer) for language in LANGUAGES for pair in pairs(folder, language)[1::2]]
    print(f"vetoed of the translations as they are: {share(true)} of {len(true)}")


def styles(scorer: str) -> None:
    """What becomes of headlines as agencies write them: offices, speakers, sums, scores, ranks.

    A line of `title_styles.tsv` has a language, a headline, its original, and maybe a near miss.  The rules on offices,
    ordinals and Chinese names were found on these, so that they show what is left rather than what is new.
    """
    print()
    rows = [line.split("\t") for line in STYLES.read_text(encoding="utf-8").splitlines()]
    for language in ("all", *LANGUAGES):
        own = [row[1:] for row in rows if language in ("all", row[0])]
        missed = [(title, miss) for title, _, miss in own if miss]
        vetoed = share([_forbidden(title, original, scorer) for title, original, _ in own])
        refused = share([rank(title, [miss], scorer=scorer).best is None for title, miss in missed])
        print(f"styles {language:<4} originals vetoed: {vetoed} of {len(own)}; ", end="")
        print(f"near misses refused: {refused} of {len(missed)}")


def _forbidden(title: str, candidate: str, scorer: str) -> bool:
    ranking = rank(title, [candidate], scorer=scorer)
    return bool(ranking.evidence[0].forbids)


def speed(titles: Sequence[str]) -> None:
    """Titles a second on one core, with nothing known of them and with their vectors kept."""
    scorer = find("embedding")
    begin = time.process_time()
    scorer.scores("The model is loaded", ["by the first title"])
    print(f"embedding, loaded in {time.process_time() - begin:.1f} s")
    for name in ("cold", "warm"):
        begin = time.process_time()
        scorer.scores("Storm closes the northern port for a week", titles)
        print(f"embedding, {name}: {len(titles) / (time.process_time() - begin):,.0f} titles/s ({len(titles):,})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--scorer", action="append", choices=("reranking", "embedding", "lexical"))
    parser.add_argument("--fit", action="store_true", help="show what other bars give, on the other half")
    parser.add_argument("--pools", action="store_true", help="the pools of 100 and 300 too")
    parser.add_argument("--two-fold", action="store_true", help="fit on each half, report on the other")
    parser.add_argument("--accepts", type=float, default=0.05, help="the false accepts that --two-fold bears on a half")
    options = parser.parse_args()
    if options.two_fold:
        print(f"on all headlines, each half with what was fitted on the other one for {options.accepts} false accepts")
    else:
        print("on the half that bars are fitted on" if options.fit else "on the half that no bar was fitted on")
    everything = [pair for language in LANGUAGES for pair in pairs(options.corpora, language)]
    scorers = options.scorer or ["embedding", "lexical"]
    if "embedding" in scorers and not (options.fit or options.two_fold):
        speed(sorted({x for _, x in everything}))
        vetoes(options.corpora, "embedding")
        styles("embedding")
    for name in scorers:
        scorer = find(name)
        head = f"{'recall@1':>10}{'recall@5':>10}{'answered':>10}{'wrong':>8}{'false accepts':>15}{'without twins':>16}"
        print(f"\n{name:<26}{head}")
        for language in LANGUAGES:
            own = pairs(options.corpora, language)
            known = twins([en for en, _ in own], scorer)
            if options.fit:
                pool = [x for _, x in own]
                fit(language, [tried(en, x, pool, known[i], name) for i, (en, x) in enumerate(own) if i % 2 == 0])
                continue
            if options.two_fold:
                pool = [x for _, x in own]
                cases = [tried(en, x, pool, known[index], name) for index, (en, x) in enumerate(own)]
                print(
                    row(f"{name} {language}, all {len(own)}", two_fold(own, cases, scorer, options.accepts)), flush=True
                )
                continue
            held = [(*pair, known[index]) for index, pair in enumerate(own) if index % 2]
            table: dict[str, list[Tried]] = {}
            for title, target, twin in held:
                table.setdefault(f"all {len(own)}", []).append(tried(title, target, [x for _, x in own], twin, name))
                if options.pools:
                    for pool_name, candidates in pools(own, everything, title, target, scorer):
                        table.setdefault(pool_name, []).append(tried(title, target, candidates, twin, name))
            for pool_name, cases in table.items():
                print(row(f"{name} {language}, {pool_name}", cases), flush=True)


if __name__ == "__main__":
    main()
