"""The lock file: written, read, compared without a network, and merged by people who make mistakes."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_web import Answer, LocalWeb, Site, article

from reeprov import lock
from reeprov.errors import UsageError
from reeprov.lock import Lock
from reeprov.model.locked import Locked

Call = Callable[..., Any]

TEXT = """Cranes stood still [1]. The union will talk [2].

Sources:

[1] Kommersant — "Cranes stand still" from 25.02.2025, {url}/cranes
[2] RBC — "Talks go on" from 26.02.2025, {url}/talks
"""


@pytest.fixture
def site(web: LocalWeb) -> Site:
    site = web.site("daily")
    site.routes = {"/cranes": Answer(article()), "/talks": Answer(article("Talks go on"))}
    return site


@pytest.fixture
def document(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.md"
    path.write_text(TEXT.format(url=site.url("")), encoding="utf-8")
    return path


@pytest.fixture
def online(site: Site) -> list[str]:
    return ["--online", "--pause", "0", "--allow-host", f"{site.address}:{site.port}"]


def test_what_is_locked_is_checked_without_a_network(
    reeprov: Call, document: Path, online: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reeprov("resolve", document, "--lock", *online).status == 0

    def no_network(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert reeprov("check", document, "--locked") == (0, "", "")


def test_an_edited_title_is_rp506(reeprov: Call, document: Path) -> None:
    reeprov("resolve", document, "--lock")
    document.write_text(document.read_text(encoding="utf-8").replace("Talks go on", "Talks end"), encoding="utf-8")
    outcome = reeprov("check", document, "--locked", "--output-format", "concise")
    assert outcome.status == 1
    assert "RP506" in outcome.out
    assert "[2] reads otherwise" in outcome.out
    assert outcome.out.count("RP506") == 1


def test_a_page_that_has_changed_is_rp504_with_the_difference(
    reeprov: Call, document: Path, online: list[str], site: Site
) -> None:
    reeprov("resolve", document, "--lock", *online)
    assert reeprov("check", document, "--locked", *online, "--no-cache").status == 0
    site.routes["/cranes"] = Answer(
        article("Cranes move").replace(b"Paragraph 3: the harbour", b"Paragraph 3: the town")
    )
    outcome = reeprov("check", document, "--locked", *online, "--no-cache", "--output-format", "full")
    assert outcome.status == 1
    assert "warning[RP504]" in outcome.out
    assert "its title was “Cranes stand still” and is “Cranes move”" in outcome.out
    assert "[2]" not in outcome.out.partition("-->")[0]


def test_the_difference_is_in_the_words_of_the_page_where_the_cache_has_them(
    reeprov: Call, document: Path, online: list[str], site: Site
) -> None:
    reeprov("resolve", document, "--lock", *online)
    site.routes["/cranes"] = Answer(article().replace(b"Paragraph 3: the harbour", b"Paragraph 3: the town"))
    outcome = reeprov("check", document, "--locked", *online)
    assert (
        "“Paragraph 3: the harbour authority said on Tuesday …” is now “Paragraph 3: the town authority" in outcome.out
    )


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "||||||| merged", "=======", ">>>>>>> their-branch"])
def test_a_merge_that_was_not_finished_is_a_clear_error(
    reeprov: Call, document: Path, tmp_path: Path, mark: str
) -> None:
    reeprov("resolve", document, "--lock")
    path = tmp_path / lock.NAME
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:6], mark, *lines[6:]]), encoding="utf-8")
    for command in (["check", document, "--locked"], ["resolve", document, "--lock"]):
        outcome = reeprov(*command)
        assert outcome.status == 2
        assert f"{lock.NAME}:7: a mark of a merge conflict" in outcome.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has schema None"),
        ("schema = 2", "has schema 2"),
        ("schema = 1\nentry = 3", "entry must be"),
        ("schema = 1\n[[entry]]\nkey = '1'", "entry 1 has no document and key"),
        ("schema = 1\n[[entry]]\ndocument='a'\nkey='1'\nurl=3", "entry 1: url"),
        ("schema = 1\n[[entry]]\ndocument='a'\nkey='1'\nother='x'", "entry 1: other"),
        ("schema = ", "not valid TOML"),
        ("\0", "not valid TOML"),
        ("a" * 100_000, "not valid TOML"),
    ],
)
def test_a_file_that_is_no_lock_is_a_clear_error(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / lock.NAME
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        lock.read(str(path))


ANY = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.builds(Locked, ANY, ANY, ANY, ANY, ANY, ANY, ANY), max_size=5, unique_by=lambda row: row[:3]))
def test_what_is_written_is_read_back_whatever_it_is(rows: list[Locked]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, lock.NAME)
        path.write_text(Lock(str(path), rows).text(), encoding="utf-8", newline="\n")
        again = lock.read(str(path))
    assert set(again.rows) == set(rows)
    assert again.text() == Lock("x", rows).text()


def test_rows_are_sorted_as_people_count_and_those_of_other_documents_stay() -> None:
    rows = [Locked("a.md", key) for key in ("10", "2", "1")]
    locked = Lock("reeprov.lock", rows).updated(["b.md"], [Locked("b.md", "1")])
    text = locked.text()
    assert [text.find(f'key = "{key}"') for key in ("1", "2", "10")] == sorted(
        text.find(f'key = "{key}"') for key in ("1", "2", "10")
    )
    assert {row.document for row in locked.updated(["a.md"], []).rows} == {"b.md"}
