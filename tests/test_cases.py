"""Every rule runs on every case: `tests/cases/**/*.md` and the passages of the manuals.

A case file has a title, a few words, and passages.  A passage is a document in a fence of four tildes whose info string
is a suffix (`md`, `txt`, `html`, …), and behind it the findings that it must have, one a line and no others:

    RP101 1:30 6 the list ends at [5]

code, row and column, key (`-` where it is about none), and part of the message (may be left out).  A passage without
findings says so: `no finding`.  A heading before a passage names it.

Passages about links (RP30x, RP401-RP403, RP50x, RP601, RP602) are run online, against a newspaper and an archive on
this machine, and with a lock file.

Passages of RP70x are several documents, parted by `<!-- next document -->`, which are compared; places are those in the
document in which something is found, and messages name the documents 1.md, 2.md and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

import pytest
from local_web import Answer, LocalWeb, archive, article, page, redirect

from reeprov.audit import run
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.lock import Lock
from reeprov.model.dossier import Report
from reeprov.model.finding import Finding
from reeprov.model.locked import Locked
from reeprov.normalize.page_text import page_text, text_digest
from reeprov.readers import read
from reeprov.readers.interface import Input
from reeprov.resolvers import archives
from reeprov.resolvers.looks import Looks
from reeprov.rules import RULES, Rule
from reeprov.rules.interface import concerns
from reeprov.settings import Settings

ACROSS = "rp70"
PARTED = re.compile(r"(?m)^<!-- next document -->\n+")
ONLINE = ("rp30", "rp401", "rp402", "rp403", "rp50", "rp601", "rp602")
FOLDER = Path(__file__).parent / "cases"
EVERY_RULE = Settings(select=tuple(rule.CODE for rule in RULES))
FENCE = re.compile(r"(?ms)^~~~~(\w+)\n(.*?)^~~~~\n(.*?)(?=^#|^~~~~|\Z)")
EXPECTED = re.compile(r"(RP\d{3}) (\d+):(\d+) (\S+)(?: (.+))?")


class Expected(NamedTuple):
    """One line below a passage."""

    code: str
    row: int
    column: int
    key: str | None
    fragment: str


class Passage(NamedTuple):
    """A document and what must be found in it."""

    path: str
    text: str
    expected: tuple[Expected, ...]


def case_files() -> list[Path]:
    """Every case file, the traps among them."""
    return sorted(FOLDER.rglob("*.md"))


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a case file; an expectation that cannot be read fails."""
    text = path.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        lines = [line for line in fence[3].splitlines() if line.strip()]
        name = f"{path.stem}.{fence[1]}"
        assert lines, f"{path}: the passage at {fence.start()} does not say what must be found"
        yield Passage(name, fence[2], () if lines == ["no finding"] else tuple(_expected(path, line) for line in lines))


def _expected(path: Path, line: str) -> Expected:
    match = EXPECTED.fullmatch(line)
    assert match, f"{path}: {line!r} is no expectation"
    return Expected(match[1], int(match[2]), int(match[3]), None if match[4] == "-" else match[4], match[5] or "")


def found(path: str, text: str, looks: Looks | None = None) -> list[Expected]:
    """What every rule finds in a text, in the form that cases are written in."""
    if path.startswith(ACROSS):
        return [_shown(each) for each in compared(PARTED.split(text)).findings]
    report = run([Input(path, text.encode())], EVERY_RULE, looks=looks, lock=lock_for(path, text) if looks else None)
    assert not [notice for notice in report.notices if notice.fatal]
    return [_shown(each) for each in report.findings]


def _shown(each: Finding) -> Expected:
    return Expected(each.code, each.location.row, each.location.column, each.problem.key, each.problem.message)


def compared(texts: list[str]) -> Report:
    """What comparing some documents shows."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("rensa")
    import pyarrow as pa

    from reeprov.corpus import compare, findings
    from reeprov.corpus.tables import INPUT
    from reeprov.corpus.unit import examine

    names = [f"{number}.md" for number in range(1, len(texts) + 1)]
    tables = examine(pa.record_batch([names, [text.encode() for text in texts]], schema=INPUT), EVERY_RULE)
    return findings.report(compare.compare(lambda name: tables[name].to_pylist()), EVERY_RULE)


def shown(findings: list[Expected]) -> str:
    """Findings as the lines of a case file."""
    return "\n".join(f"{code} {row}:{column} {key or '-'} {rest}".strip() for code, row, column, key, rest in findings)


# The pages of which the archive has a copy.
KEPT = (
    "7543210",
    "metals",
    "changed",
    "gone",
    "strike",
    "in-russian",
    "revised",
    "undated",
    "reprint",
    "paid",
    "russian-strike",
)

# What the newspaper of the passages about links prints, and how it was locked.
DATED = '<meta property="article:published_time" content="2025-02-25T10:00:00+03:00">'
CHANGED = '<meta property="article:modified_time" content="2025-03-10T10:00:00+03:00">'
PAGE = article("Rare earth demand", DATED)
STRIKE = "Dock workers of Vladivostok end their long strike"
RUSSIAN = '<meta property="og:locale" content="ru_RU">'
DAY_LIST = (
    ("metals", "Rare earth demand"),
    ("russian-strike", "Докеры Владивостока закончили забастовку"),
    ("dockers", "Докеры порта Владивосток прекратили забастовку"),
    ("market-1", "Market news"),
    ("market-2", "Market news"),
)
AS_LOCKED = text_digest(page_text(PAGE.decode()))
LOCKED_ENTRY = 'Kommersant — "Rare earth demand" from 25.02.2025'


def lock_for(path: str, text: str) -> Lock | None:
    """The lock file of a passage: RP504's knows every entry, RP506's knows one."""
    if path.startswith("rp504"):
        entries = read(Input(path, text.encode())).entries
        rows = [
            Locked(path, entry.key, entry.text, url=url, digest=AS_LOCKED, seen="2025-03-01T12:00:00Z", words="150")
            for entry in entries
            if (url := entry.text.rpartition(" ")[2])
        ]
        return Lock("reeprov.lock", rows)
    return Lock("reeprov.lock", [Locked(path, "1", LOCKED_ENTRY)]) if path.startswith("rp506") else None


@pytest.fixture(scope="module")
def looks() -> Iterator[Callable[[str], Looks | None]]:
    """Looks at the newspaper's pages, for passages that are run online."""
    web = LocalWeb()
    paper = web.site("www.kommersant.ru")
    kept = {f"http://www.kommersant.ru/doc/{number}": ["20250226101500"] for number in KEPT}
    web.site("web.archive.org").fallback = archive(kept)
    paper.routes = {
        "/": Answer(page("Kommersant", "All the news.")),
        "/archive/news/day/2025-03-14": Answer(page("Friday", *starmap('<a href="/doc/{}">{}</a>'.format, DAY_LIST))),
        "/doc/metals": Answer(article("Rare earth demand", DATED.replace("02-25", "03-14"))),
        "/doc/7543210": Answer(PAGE),
        "/doc/unarchived": Answer(PAGE),
        "/doc/strike": Answer(article(STRIKE, DATED).replace(b"that the cranes", b"that 1,200 cranes")),
        "/doc/paid": Answer(article(STRIKE, DATED + '<meta property="article:content_tier" content="locked">')),
        "/doc/russian-strike": Answer(article("Докеры Владивостока закончили забастовку", DATED + RUSSIAN)),
        "/doc/in-russian": Answer(article("Спрос на редкоземельные металлы вырос втрое за год", DATED)),
        "/doc/revised": Answer(article("Rare earth demand", DATED + CHANGED)),
        "/doc/undated": Answer(article("Port of Vladivostok counts every crane")),
        "/doc/reprint": Answer(article("Rare earth demand", DATED + '<meta name="source" content="Интерфакс">')),
        "/doc/changed": Answer(PAGE.replace(b"cranes", b"trains")),
        "/doc/soft": Answer(page("Страница не найдена", "Попробуйте поиск.")),
        "/doc/front": redirect("/", 302),
        "/doc/moved": redirect("/doc/7543210"),
        "/doc/lent": redirect("/doc/7543210", 302),
        "/doc/slash": redirect("/doc/slash/"),
        "/doc/slash/": Answer(PAGE),
        "/doc/forbidden": Answer(status=403),
        "/doc/broken": Answer(status=500),
    }
    hasty = Manners(interval=0, first_wait=0, longest_wait=0, names=web.names, allow_private=True)
    with pytest.MonkeyPatch.context() as patch, Web(hasty) as door:
        patch.setattr(archives, "HOST", "http://web.archive.org")  # this web has no TLS
        online = Looks(door)
        yield lambda path: online if path.startswith(ONLINE) else None
    web.stop()


ALL = [
    pytest.param(passage, id=f"{path.relative_to(FOLDER).with_suffix('').as_posix()}-{count}")
    for path in case_files()
    for count, passage in enumerate(passages(path), 1)
]


@pytest.mark.parametrize("passage", ALL)
def test_passage_has_exactly_these_findings(passage: Passage, looks: Callable[[str], Looks | None]) -> None:
    got = found(passage.path, passage.text, looks(passage.path))
    want = sorted(passage.expected, key=lambda each: (each.row, each.column, each.code, each.key or ""))
    fragments = [
        next((e.fragment for e in want if e[:4] == each[:4] and e.fragment in each.fragment), "") for each in got
    ]
    got = [each._replace(fragment=fragment) for each, fragment in zip(got, fragments, strict=True)]
    assert shown(sorted(got, key=lambda each: (each.row, each.column, each.code, each.key or ""))) == shown(want)


@pytest.mark.parametrize("rule", [rule for rule in RULES if hasattr(rule, "concerns")], ids=lambda rule: rule.CODE)
def test_a_rule_that_glances_misses_nothing(rule: Rule) -> None:
    hits = 0
    for path in case_files():
        for passage in passages(path):
            if any(each.code == rule.CODE for each in found(passage.path, passage.text)):
                hits += 1
                assert concerns(rule, read(Input(passage.path, passage.text.encode()))), passage.path
    assert hits


@pytest.mark.parametrize("part", [0.25, 0.5, 0.9])
def test_a_case_that_was_cut_off_is_read(part: float) -> None:
    for path in case_files():
        for passage in passages(path):
            text = passage.text[: int(len(passage.text) * part)]
            rows = text.count("\n") + 1
            assert all(1 <= each.row <= rows for each in found(passage.path, text))


def test_every_case_file_has_a_title_and_a_passage() -> None:
    for path in case_files():
        assert path.read_text(encoding="utf-8").startswith("# "), path
        assert any(True for _ in passages(path)), path


def manual_passages(rule: Rule, heading: str) -> list[str]:
    """The Markdown passages under a heading of a rule's manual."""
    section = re.search(rf"(?ms)^## {heading}\n(.*?)(?=^## |\Z)", rule.__doc__ or "")
    return re.findall(r"(?ms)^```markdown\n(.*?)^```$", section[1]) if section else []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_the_bad_passage_of_a_manual_has_its_finding(rule: Rule, looks: Callable[[str], Looks | None]) -> None:
    bad = manual_passages(rule, "Bad")
    assert bad
    for text in bad:
        path = f"{rule.CODE.lower()}-bad.md"
        assert rule.CODE in [each.code for each in found(path, text, looks(path))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_the_good_passage_of_a_manual_is_clean(rule: Rule, looks: Callable[[str], Looks | None]) -> None:
    good = manual_passages(rule, "Good")
    assert good
    for text in good:
        path = f"{rule.CODE.lower()}-good.md"
        assert shown(found(path, text, looks(path))) == ""
