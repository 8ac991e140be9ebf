"""What became of the addresses of a corpus: asked for on demand, once each, and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("rensa")

from local_web import Answer, LocalWeb, Site, article

from reeprov.corpus import leaning, links

Call = Callable[..., Any]

TEXT = """Cranes stood still [1]. Talks go on [2]. A third source says so too [3].

Sources:

[1] Kommersant — "Cranes stand still" from 25.02.2024, {url}/cranes
[2] Kommersant — "Talks go on" from 26.02.2025, {url}/gone
[3] RBC — "Talks end" from 27.02.2025, {url}/wall
"""


@pytest.fixture
def site(web: LocalWeb) -> Site:
    site = web.site("daily")
    wall = Answer(status=403, headers=(("Server", "cloudflare"),))
    site.routes = {"/cranes": Answer(article()), "/gone": Answer(status=410), "/wall": wall}
    return site


@pytest.fixture
def out(reeprov: Call, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # away from the cache of this checkout
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"About {name}.\n\n" + TEXT.format(url=site.url("")), encoding="utf-8")
    assert reeprov("corpus", tmp_path / "a.md", tmp_path / "b.md", "-o", tmp_path / "out", "-q").status == 0
    return tmp_path / "out"


@pytest.mark.parametrize("option", ["-o", "--output-file"])
def test_a_report_is_written_to_the_file_that_is_named(reeprov: Call, out: Path, tmp_path: Path, option: str) -> None:
    path = tmp_path / "report.html"
    assert reeprov("corpus", "report", out, "--output-format", "html", option, path) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_addresses_are_asked_for_once_and_remembered(reeprov: Call, out: Path, site: Site) -> None:
    assert "Link rot" not in reeprov("corpus", "report", out).out
    assert site.asked == []
    open_to = f"{site.address}:{site.port}"
    for again in (["--online", "--pause", "0", "--no-cache", "--allow-host", open_to], []):
        status, text, _ = reeprov("corpus", "report", out, *again)
        assert status == 0
        part = text.partition("Link rot by outlet and year (3)\n")[2].partition("\n\n")[0]
        assert part.splitlines() == [
            "  Kommersant 2025: 1 of 1 gone",
            "  Kommersant 2024: 0 of 1 gone",
            "  RBC 2025: 0 of 1 gone, 1 not to be told",
        ]
    assert site.paths.count("/gone") == 1


def test_a_later_run_over_the_corpus_leaves_them_alone(reeprov: Call, out: Path, site: Site, tmp_path: Path) -> None:
    reeprov("corpus", "report", out, "--online", "--pause", "0", "--no-cache", "--allow-private")
    (tmp_path / "a.md").unlink()
    reeprov("corpus", tmp_path / "b.md", "-o", out, "-q")
    assert set(links.verdicts(str(out)).values()) == {"alive", "gone", "blocked"}


def test_tables_are_written_without_the_network(reeprov: Call, tmp_path: Path) -> None:
    status, _, err = reeprov("corpus", tmp_path, "-o", tmp_path / "out", "--online")
    assert (status, "--online is for `corpus report DIR`" in err) == (2, True)


def test_a_damaged_file_of_verdicts_is_told(reeprov: Call, out: Path) -> None:
    (out / "links").mkdir()
    (out / "links" / "part-0.parquet").write_bytes(b"PAR1")
    status, _, err = reeprov("corpus", "report", out)
    assert (status, "part-0.parquet: cannot be read" in err) == (2, True)


def test_an_address_counts_once_and_what_is_unknown_is_not_called_dead() -> None:
    row: dict[str, Any] = {"document": "a", "record": "r", "outlet": "RBC", "issued": "2024-05", "status": "identified"}
    records: list[dict[str, Any]] = [
        {**row, "url": "u1"},
        {**row, "url": "u1", "document": "b"},
        {**row, "url": "u2"},
        {**row, "url": "u3", "issued": None, "outlet": None},
        {**row, "url": None},
    ]
    verdicts = {"u1": "soft_404", "u2": "timeout", "u3": "moved"}
    assert leaning.rot(lambda: records, verdicts) == [
        leaning.Rot("RBC", "2024", 2, 1, 1),
        leaning.Rot("", "", 1, 0, 0),
    ]
    assert leaning.rot(lambda: records, {}) == []


def test_what_most_documents_lean_on_is_said() -> None:
    def cited(*pairs: str) -> list[dict[str, str | None]]:
        return [
            {"document": pair[0], "record": pair[1], "status": "identified", "url": None, "outlet": "RBC"}
            for pair in pairs
        ]

    (one, other) = leaning.shared_records(lambda: cited("ax", "bx", "cx", "ay", "dy", "dz"))
    assert (one.record["record"], one.documents, one.leading) == ("x", ("a", "b", "c"), True)
    assert (other.record["record"], other.documents, other.leading) == ("y", ("a", "d"), False)


def test_an_address_is_one_source_and_its_host_an_outlet_where_nothing_else_is_known() -> None:
    row: dict[str, Any] = {"outlet": None, "status": "partial", "issued": None}
    records = [
        {**row, "document": "a", "record": "x", "url": "https://www.daily.org/cranes"},
        {**row, "document": "b", "record": "y", "url": "http://daily.org/cranes"},
        {**row, "document": "c", "record": "z", "url": None},
        {**row, "document": "d", "record": "z", "url": None},
    ]
    assert [one.documents for one in leaning.shared_records(lambda: records)] == [("a", "b")]
    assert [(one.name, one.entries) for one in leaning.outlets(lambda: records)] == [("", 2), ("daily.org", 2)]


def test_two_articles_that_give_the_front_page_of_one_outlet_are_two_sources() -> None:
    row: dict[str, Any] = {"url": "https://www.bbc.com/", "status": "identified"}
    records = [{**row, "document": document, "record": record} for document, record in ("ax", "bx", "by", "cz")]
    records += [{**row, "document": document, "record": "w", "status": "partial"} for document in "ab"]
    assert [one.record["record"] for one in leaning.shared_records(lambda: records)] == ["x"]


def test_lonely_sources_are_counted_whole_and_shown_in_part() -> None:
    claims: list[dict[str, Any]] = [{"cites": 1, "records": ["r"], "text": str(at)} for at in range(30)]
    claims += [{"cites": 2, "records": ["r", "s"], "text": "two"}, {"cites": 0, "records": [], "text": "none"}]
    claims += [{"cites": 2, "records": ["s"], "text": "one twice"}]
    claims += [{"cites": 2, "records": ["s", "t"], "text": "one by two names"}]
    known = {"r": None, "s": "https://daily.org/cranes", "t": "http://www.daily.org/cranes/"}
    records = [{"record": name, "url": url, "status": "partial"} for name, url in known.items()]
    found, counts = leaning.alone(lambda: claims, lambda: records)
    assert [(one.record["record"], one.resting, len(one.claims)) for one in found] == [("r", 30, 20), ("s", 2, 2)]
    assert counts == leaning.Claims(34, 33, 32, 2)
