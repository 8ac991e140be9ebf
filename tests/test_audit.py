"""The spine: each document is carried as far as someone looks, and findings keep their identity."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeprov.audit import project_path, run
from reeprov.model.dossier import Report
from reeprov.model.finding import Notice
from reeprov.readers.interface import Input
from reeprov.rules.interface import Needs
from reeprov.settings import Settings

ARTICLE = """\
Prices of metals fell again in the spring [1]. The mine was closed [2].

Sources:
[1] Kommersant — "Rare earth demand" from 25.02.2025
"""


def audit(text: str, *, path: str = "article.txt", select: tuple[str, ...] = (), **options: object) -> Report:
    settings = Settings(select=select) if select else Settings()
    return run([Input(path, text.encode())], settings, **options)  # type: ignore[arg-type]


def fingerprints(text: str, **options: str) -> list[str]:
    return [finding.fingerprint for finding in audit(text, select=("RP101",), **options).findings]


def test_a_finding_has_its_place_and_its_name() -> None:
    (finding,) = audit(ARTICLE).findings
    assert (finding.code, finding.name, finding.path, finding.problem.key) == (
        "RP101",
        "dangling-marker",
        "article.txt",
        "2",
    )
    assert (finding.location, finding.end_location) == ((1, 68), (1, 71))


def test_findings_come_in_the_order_of_the_text() -> None:
    text = ARTICLE.replace("[1] Kommersant", "[4] Kommersant")
    assert [finding.location for finding in audit(text).findings] == sorted(
        finding.location for finding in audit(text).findings
    )
    assert len(audit(text).findings) == 3


@pytest.mark.parametrize(
    "changed",
    [
        "An added paragraph.\n\n" + ARTICLE,
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace("metals fell", "metals  fell"),
        ARTICLE.replace("[1]. The", "[1][1]. The"),
        ARTICLE + '[3] RBC — "Metals" from 26.02.2025\n',
    ],
)
def test_a_fingerprint_stays_while_the_words_before_the_place_stay(changed: str) -> None:
    assert fingerprints(changed) == fingerprints(ARTICLE)


def test_a_fingerprint_changes_with_the_words_the_key_and_the_path() -> None:
    other_words = ARTICLE.replace("closed", "opened")
    other_key = ARTICLE.replace("[2]", "[3]")
    found = {
        *fingerprints(ARTICLE),
        *fingerprints(other_words),
        *fingerprints(other_key),
        *fingerprints(ARTICLE, path="b.txt"),
    }
    assert len(found) == 4


@pytest.mark.parametrize("count", [1, 10])
def test_old_findings_keep_their_fingerprints_whatever_is_added(count: int) -> None:
    old = set(fingerprints(ARTICLE))
    above = "A line that was put in.\n" * count + "\n"
    reflowed = ARTICLE.replace(" again in", "\nagain in")
    beside = ARTICLE.replace("[2].", "[2], and sold [9].")
    before = ARTICLE.replace("spring [1].", "spring [1][9].")
    for changed in (above + ARTICLE, reflowed, beside, before, above + before):
        assert old <= set(fingerprints(changed))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Prices fell [7]. ", "Rose [8][7]. ", "\n\n", "[7, 8] ", "Сurrent "]), max_size=20))
def test_two_findings_never_share_a_fingerprint(pieces: list[str]) -> None:
    report = run([Input(path, ("".join(pieces) + ARTICLE).encode()) for path in ("a.txt", "b.txt")], Settings())
    found = [finding.fingerprint for finding in report.findings]
    assert len(found) == len(set(found))


def test_the_same_words_twice_are_two_findings() -> None:
    text = "Nobody knows why the mine was closed in that year [2]. " * 2 + ARTICLE
    assert len(set(fingerprints(text))) == len(fingerprints(text)) == 3


def test_a_path_counts_from_the_root_of_its_project(tmp_path: Path) -> None:
    (tmp_path / "reeprov.toml").touch()
    folder = tmp_path / "texts" / "spring"
    folder.mkdir(parents=True)
    assert project_path(str(folder / "a.md")) == "texts/spring/a.md"


def test_without_dossiers_only_what_findings_need_is_kept() -> None:
    clean = ARTICLE.replace(" The mine was closed [2].", "")
    assert audit(clean).documents[0].dossier is None
    assert audit(ARTICLE).documents[0].dossier is not None
    assert audit(clean, keep_dossiers=True).documents[0].dossier is not None


def test_documents_are_carried_as_far_as_someone_looks() -> None:
    dossier = audit(ARTICLE, select=("RP101",)).documents[0].dossier
    assert dossier is not None
    assert (dossier.fields, dossier.resolutions, dossier.claims) == ((), (), ())
    dossier = audit(ARTICLE, select=("RP101",), keep_dossiers=True, needs=Needs.CLAIMS).documents[0].dossier
    assert dossier is not None
    assert (len(dossier.fields), len(dossier.resolutions), len(dossier.claims)) == (1, 1, 2)


@pytest.mark.parametrize("text", [ARTICLE, "Nothing is cited here.\n", "An index a[1] and a list\n\n1. one\n2. two\n"])
def test_a_glance_changes_no_finding(text: str) -> None:
    whole = audit(text, select=("RP1",), needs=Needs.CLAIMS)
    skimmed = audit(text, select=("RP1",))
    assert skimmed.findings == whole.findings
    assert (skimmed.documents[0].markers, skimmed.documents[0].entries) == (
        whole.documents[0].markers,
        whole.documents[0].entries,
    )


def test_what_cannot_be_read_is_a_notice_and_never_clean() -> None:
    unread, binary, clean = Notice("RP901", "vanished", "a.md"), Input("b.md", bytes(4)), Input("c.md", b"Text.\n")
    report = run([unread, binary, clean], Settings())
    assert [(document.path, document.read) for document in report.documents] == [
        ("a.md", False),
        ("b.md", False),
        ("c.md", True),
    ]
    assert [notice.path for notice in report.notices] == ["a.md", "b.md"]
