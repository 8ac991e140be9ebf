"""What one run keeps for the next: pages, the history of failures, texts; and what a broken cache does to a run."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from local_web import Answer, LocalWeb, Site, article, redirect

from reeprov.errors import UsageError
from reeprov.fetch import cache
from reeprov.fetch.cache import Cache
from reeprov.fetch.interface import Manners
from reeprov.fetch.kept import SCHEMA, Kept
from reeprov.fetch.web import Counts, Web
from reeprov.model.snapshot import Page, Verdict, Visit

HASTY = Manners(interval=0, deadline=5, first_wait=0, allow_private=True, per_host=4)
STALE = HASTY._replace(freshness=-1)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "kept")


@pytest.fixture
def site(web: LocalWeb) -> Site:
    site = web.site("daily")
    site.routes = {f"/{number}": Answer(article(), headers=(("ETag", f'"{number}"'),)) for number in range(20)}
    site.routes["/undated"] = Answer(article())
    site.routes["/gone"] = Answer(status=404)
    site.routes["/moved"] = redirect("/1")
    site.routes["/private"] = Answer(article(), headers=(("X-Robots-Tag", "noarchive"),))
    return site


def visits(manners: Manners, folder: str | None, *urls: str) -> dict[str, Page]:
    with Web(manners, folder) as door:
        return dict(door.visit(urls))


def test_the_second_run_asks_nothing_while_pages_are_fresh(site: Site, folder: str) -> None:
    urls = [site.url(f"/{number}") for number in range(20)]
    first = visits(HASTY, folder, *urls)
    asked = len(site.asked)
    second = visits(HASTY, folder, *urls)
    assert len(site.asked) == asked == 20
    assert all(page.visit.kept for page in second.values())
    assert {url: (page.text, page.visit.digest) for url, page in first.items()} == {
        url: (page.text, page.visit.digest) for url, page in second.items()
    }


def test_a_page_that_is_no_longer_fresh_is_asked_for_only_if_it_has_changed(site: Site, folder: str) -> None:
    url = site.url("/1")
    visits(HASTY, folder, url)
    again = visits(STALE, folder, url)[url]
    assert site.asked[-1].headers["if-none-match"] == '"1"'
    assert again.visit.verdict is Verdict.ALIVE
    assert again.text == article().decode()
    site.routes["/1"] = Answer(article("Another"), headers=(("ETag", '"2"'),))
    assert "Another" in visits(STALE, folder, url)[url].text


def test_faults_are_not_kept_but_not_repeated_in_one_run_either(site: Site, folder: str) -> None:
    url = site.url("/gone")
    with Web(HASTY, folder) as door:
        assert door.get(url).visit.verdict is door.get(url).visit.verdict is Verdict.GONE
    assert site.paths == ["/gone"]
    visits(HASTY, folder, url)
    assert site.paths == ["/gone", "/gone"]


def test_one_request_serves_every_spelling_of_an_address(site: Site) -> None:
    url = site.url("/undated")
    pages = visits(HASTY, None, url, f"{url}#part", f" {url} ", url.replace("http:", "HTTP:"))
    assert len(pages) == 4
    assert site.paths == ["/undated"]


def test_a_page_that_may_not_be_archived_leaves_its_digest_and_no_text(site: Site, folder: str) -> None:
    url = site.url("/private")
    seen = visits(HASTY, folder, url)[url]
    with closing(Kept(Cache(folder))) as kept:
        page = kept.page(url)
    assert page is not None
    assert (page.visit.digest, page.body, page.text) == (seen.visit.digest, b"", "")
    visits(HASTY, folder, url)
    assert site.paths == ["/private", "/private"]


def test_without_a_folder_nothing_is_left_behind(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    visits(HASTY, None, site.url("/1"))
    assert not list(tmp_path.iterdir())


def test_failures_are_remembered_until_the_page_is_alive_again(folder: str, web: LocalWeb) -> None:
    with closing(Kept(Cache(folder))) as kept:
        for day in ("01", "02", "03"):
            kept.note_failure("http://a.test/", f"2025-03-{day}T12:00:00Z")
        kept.note_failure("http://a.test/", "2025-03-03T12:00:05Z")  # the same failure, as good as
        assert [time[:10] for time in kept.failures("http://a.test/")] == ["2025-03-01", "2025-03-02", "2025-03-03"]
    site = web.site("a.test")
    down = HASTY._replace(names={"a.test": ("127.0.0.1", 9)}, retries=0)
    page = visits(down, folder, "http://a.test/")["http://a.test/"]
    assert page.visit.verdict is Verdict.UNREACHABLE
    assert len(page.visit.failures) == 4
    site.routes["/"] = Answer(article())
    assert visits(HASTY._replace(names=web.names), folder, "http://a.test/")["http://a.test/"].visit.verdict.has_page
    with closing(Kept(Cache(folder))) as kept:
        assert kept.failures("http://a.test/") == ()


def test_rows_that_are_damaged_planted_or_of_another_version_are_as_good_as_none(site: Site, folder: str) -> None:
    urls = [site.url(f"/{number}") for number in range(4)]
    visits(HASTY, folder, *urls)
    with closing(sqlite3.connect(Path(folder, "rows", "cache.db"))) as table, table:
        for url, change in zip(
            urls, ("value = x'00ff'", "mode = 4, value = ?", "filename = '../../x'", "key = 'page/99/'"), strict=True
        ):
            values = [pickle.dumps(print)] if "?" in change else []
            table.execute(f"UPDATE Cache SET {change} WHERE key = ?", [*values, f"page/1/{url}"])
    found = visits(HASTY, folder, *urls)
    assert all(page.visit.verdict is Verdict.ALIVE and not page.visit.kept for page in found.values())


@pytest.mark.skipif(os.name == "nt", reason="folders have no such modes there")
def test_a_folder_that_cannot_be_used_is_said_and_done_without(site: Site, tmp_path: Path) -> None:
    occupied = tmp_path / "photos"
    occupied.mkdir()
    (occupied / "a.jpg").write_bytes(b"precious")
    file = tmp_path / "file"
    file.write_bytes(b"")
    for folder in (occupied, file):
        with Web(HASTY, str(folder)) as door:
            assert door.get(site.url("/1")).visit.verdict is Verdict.ALIVE
            assert door.trouble is not None
            assert "the cache is not used" in door.trouble


def set_for_all(door: Web, pragma: str) -> None:
    """Switch something on for every later connection to the table; each thread has one of its own."""
    door._kept._rows._sql("INSERT INTO Settings VALUES (?, 1)", (f"sqlite_{pragma}",))


def test_a_cache_that_is_full_is_read_on_and_said(site: Site, folder: str) -> None:
    visits(HASTY, folder, site.url("/1"))
    with Web(HASTY, folder) as door:
        set_for_all(door, "max_page_count")  # as if the disk were full
        for number in range(2, 20):
            assert door.get(site.url(f"/{number}")).visit.verdict is Verdict.ALIVE
        assert door.get(site.url("/1")).visit.kept
        assert door.trouble is not None
        assert "full" in door.trouble


def test_a_cache_that_may_not_be_written_is_read_on_and_said(site: Site, folder: str) -> None:
    visits(HASTY, folder, site.url("/1"))
    with Web(HASTY, folder) as door:
        set_for_all(door, "query_only")  # what sqlite does with a file that it may not write
        assert door.get(site.url("/2")).visit.verdict is Verdict.ALIVE
        assert door.get(site.url("/1")).visit.kept
        assert door.trouble is not None
        assert "the cache cannot be written: it may not be written" in door.trouble


def test_a_table_that_somebody_else_holds_is_read_on_and_said(
    site: Site, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PATIENCE", 0.1)
    visits(HASTY, folder, site.url("/1"))
    with closing(sqlite3.connect(Path(folder, "rows", "cache.db"))) as other, Web(HASTY, folder) as door:
        other.execute("BEGIN IMMEDIATE")
        assert {page.visit.verdict for _, page in door.visit(map(site.url, ("/2", "/3")))} == {Verdict.ALIVE}
        assert door.get(site.url("/1")).visit.kept
        assert door.trouble is not None
        assert "the cache cannot be written" in door.trouble


def test_a_slow_caller_holds_the_workers_back(site: Site, folder: str) -> None:
    """Pages do not pile up: no more wait to be taken than may be in flight, besides those that are."""
    with Web(HASTY._replace(in_flight=4, per_host=4), folder) as door:
        pages = door.visit([site.url(f"/{number}") for number in range(60)])
        next(pages)
        time.sleep(0.5)
        assert len(site.asked) <= 16
        assert sum(1 for _ in pages) == 59


def test_a_folder_on_a_medium_that_cannot_be_written_is_said_and_done_without(
    site: Site, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_mode, make = os.chmod, os.makedirs

    def refuse(path: str, *args: Any, **kwargs: Any) -> None:
        if str(path).startswith(folder):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        (make if "exist_ok" in kwargs else change_mode)(path, *args, **kwargs)

    visits(HASTY, folder, site.url("/1"))
    for name in ("chmod", "makedirs"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, refuse)
            with Web(HASTY, folder) as door:
                assert door.get(site.url("/1")).visit.verdict is Verdict.ALIVE
                assert door.trouble is not None
                assert "the cache is not used" in door.trouble
                assert "Read-only file system" in door.trouble


def test_what_a_newer_version_keeps_is_neither_read_nor_lost(site: Site, folder: str) -> None:
    url = site.url("/1")
    visits(HASTY, folder, url)
    newer = f"page/{SCHEMA + 1}/{url}"
    with closing(sqlite3.connect(Path(folder, "rows", "cache.db"))) as table, table:
        table.execute("UPDATE Cache SET key = ?, value = ?", [newer, b"another shape"])
    assert not visits(HASTY, folder, url)[url].visit.kept
    assert visits(HASTY, folder, url)[url].visit.kept
    with Cache(folder).open() as rows:
        assert rows[newer] == b"another shape"


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
folder, *urls = sys.argv[1:]
with Web(Manners(interval=0, allow_private=True, per_host=4), folder) as web:
    print(*[page.visit.verdict.value for url, page in web.visit(urls)])
    print(web.trouble)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_run_goes_on_when_no_file_can_grow(web: LocalWeb, folder: str) -> None:
    site = web.site("large")
    site.routes = {f"/{number}": Answer(article() * 10) for number in range(100)}
    urls = [site.url(f"/{number}") for number in range(100)]
    run = subprocess.run(
        [sys.executable, "-c", FULL, folder, *urls], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.stderr == ""
    verdicts, trouble = run.stdout.splitlines()
    assert verdicts.split() == ["alive"] * 100
    assert trouble.startswith("the cache cannot be written: ")


def test_where_nothing_at_all_can_be_written_it_is_said(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "makedirs", full)
    with pytest.raises(UsageError, match=r"no temporary folder can be used: .*No space left on device"):
        Web(HASTY, folder)


KILLED = """
import sys
from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
folder, *urls = sys.argv[1:]
for url, page in Web(Manners(interval=0, allow_private=True, per_host=4), folder).visit(urls):
    print(page.visit.url, flush=True)
"""


def test_a_run_that_is_killed_loses_no_more_than_what_was_in_flight(web: LocalWeb, folder: str) -> None:
    site = web.site("large")
    site.routes = {f"/{number}": Answer(article()) for number in range(400)}
    urls = [site.url(f"/{number}") for number in range(400)]
    run = subprocess.Popen([sys.executable, "-c", KILLED, folder, *urls], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    for _ in range(40):
        assert run.stdout.readline()
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    answered = len(site.asked)
    assert answered < 400
    visits(HASTY, folder, *urls)
    assert len(site.asked) <= 400 + 4  # four were in flight
    assert answered >= 40


def test_where_nothing_kept_is_fresh_a_page_is_still_asked_for_once_in_a_run(site: Site, folder: str) -> None:
    list(visits(HASTY, folder, site.url("/1")))
    with Web(HASTY._replace(freshness=0), folder) as door:
        for _ in range(3):
            assert door.get(site.url("/1")).visit.verdict.has_page
    assert site.paths == ["/1", "/1"]


def test_two_runs_at_once_share_the_cache(web: LocalWeb, folder: str) -> None:
    site = web.site("shared")
    site.routes = {f"/{number}": Answer(article()) for number in range(60)}
    urls = [site.url(f"/{number}") for number in range(60)]
    runs = [
        subprocess.Popen([sys.executable, "-c", KILLED, folder, *urls], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for run in runs:
        out, _ = run.communicate(timeout=60)
        assert sorted(out.split()) == sorted(urls)
    with closing(Kept(Cache(folder))) as kept:
        assert len(list(kept.pages())) == 60
    before = len(site.asked)
    assert all(page.visit.kept for page in visits(HASTY, folder, *urls).values())
    assert len(site.asked) == before


def test_breaking_off_ends_the_network_at_once_and_keeps_what_came(site: Site, web: LocalWeb, folder: str) -> None:
    with Web(HASTY._replace(per_host=1, interval=0.2), folder) as door:
        pages = door.visit(site.url(f"/{number}") for number in range(20))
        url, _ = next(pages)
        begun = time.monotonic()
        pages.close()
        assert time.monotonic() - begun < 2
    assert visits(HASTY, folder, url)[url].visit.kept
    assert len(site.asked) < 5


def test_it_says_how_far_it_is(site: Site) -> None:
    told: list[Counts] = []
    with Web(HASTY, None, told.append) as door:
        list(door.visit([site.url("/1"), site.url("/2"), site.url("/gone"), "#"]))
    assert [counts.done for counts in told] == [1, 2, 3, 4]
    assert {counts.all for counts in told} == {4}
    assert all(isinstance(counts.last, Visit) and counts.judged for counts in told)
