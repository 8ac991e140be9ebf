"""One run over every fault that an address can have: each gets its verdict, in time, and no other is called dead."""

from __future__ import annotations

import gc
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest
from faults import FAULTS, faulty
from local_web import Answer, LocalWeb, Site, article

from reeprov.fetch.interface import Manners
from reeprov.fetch.web import Web
from reeprov.model.snapshot import Verdict, Visit

# As strict as in earnest, but in a hurry.
HASTY = Manners(
    interval=0, deadline=3, patience=0.3, first_wait=0.01, longest_wait=0.5, max_body=3_000_000, per_host=50
)

RUSSIAN = "Министерство сообщило о запасах редкоземельных металлов. " * 30


def plain(text: str, **kwargs: str) -> Answer:
    return Answer(text.encode(kwargs.get("encoding", "utf-8")), media_type=kwargs.get("media_type", "text/html"))


def allowed(web: LocalWeb, manners: Manners = HASTY) -> Manners:
    """Manners that open the sites of a web, and nothing else."""
    return manners._replace(allow_hosts=frozenset(f"{site.address}:{site.port}" for site in web.sites.values()))


@pytest.fixture
def site(web: LocalWeb) -> Site:
    faulty(web)
    return web.site("daily")


@pytest.fixture
def visit(web: LocalWeb, site: Site) -> Iterator[Callable[[str], Visit]]:
    with Web(allowed(web)) as door:
        yield lambda url: door.get(url).visit


def test_every_fault_gets_its_verdict_in_one_run(web: LocalWeb) -> None:
    urls = faulty(web)
    begun = time.monotonic()
    with Web(allowed(web)) as door:
        visits = {urls[url]: found.visit for url, found in door.visit(urls)}
    spent = time.monotonic() - begun
    got = {path: (visit.verdict, FAULTS[path][2] in visit.evidence or visit.evidence) for path, visit in visits.items()}
    assert got == {path: (verdict, True) for path, (_, verdict, _) in FAULTS.items()}
    dead = {path for path, visit in visits.items() if visit.verdict is Verdict.GONE}
    assert dead == {"/404", "/410"}
    assert spent < 4 * HASTY.deadline + 6  # each exchange has its deadline, and four tries at most


UNASKED = {
    "#": "not an absolute address",
    "": "not an absolute address",
    "/relative": "not an absolute address",
    "page.html": "not an absolute address",
    "javascript:alert(1)": "javascript: is not opened",
    "mailto:a@b.cd": "mailto: is not opened",
    "file:///etc/passwd": "file: is not opened",
    "ftp://ria.ru/": "ftp: is not opened",
    "gopher://ria.ru/": "gopher: is not opened",
    "http://": "names no host",
    "https:///path": "names no host",
    "http://ria.ru/\r\nX: y": "control characters",
    "http://ria.ru/\x00": "control characters",
    "http://ria.ru:99999/": "not an address",
    "http://ria.ru:0/": "names no host",
    "http://a..b/": "is no name",
    "http://[::1": "not an address",
    "http://" + "a" * 100_000: "100,007 characters",
    "http://user:pass@ria.ru/": "names a user",
    "http://ria.ru:8080/": "port 8080",
    "http://127.0.0.1/": "not public",
    "http://localhost/": "not public",
    "http://127.1/": "not public",
    "http://0/": "never opened",
    "http://10.0.0.1/": "not public",
    "http://192.168.1.1/": "not public",
    "http://100.64.0.1/": "not public",
    "http://[::1]/": "not public",
    "http://[fe80::1]/": "never opened",
    "http://[fd00::1]/": "not public",
    "http://[64:ff9b::127.0.0.1]/": "not public",
    "http://[2002:7f00:1::]/": "not public",
    "http://[2001:0:7f00:1::]/": "not public",
    "http://[::ffff:169.254.169.254]/": "never opened",
    "http://[64:ff9b::169.254.169.254]/": "never opened",
    "http://169.254.169.254/latest/meta-data/": "never opened",
    "http://224.0.0.1/": "never opened",
    "http://255.255.255.255/": "never opened",
}


@pytest.mark.parametrize(("url", "words"), UNASKED.items(), ids=lambda value: value[:40])
def test_what_is_not_opened_is_refused_with_a_reason(
    url: str, words: str, visit: Callable[[str], Visit], site: Site
) -> None:
    visited = visit(url)
    assert visited.verdict is Verdict.REFUSED
    assert words in visited.evidence
    assert not site.asked


def test_what_is_allowed_does_not_open_metadata_and_link_local_addresses() -> None:
    with Web(HASTY._replace(allow_private=True, allow_hosts=frozenset({"169.254.169.254:80"}))) as door:
        for url in ("http://169.254.169.254/", "http://[fe80::1]/", "http://0.0.0.0/", "http://100.100.100.200/"):
            assert "never opened" in door.get(url).visit.evidence


def test_private_addresses_are_opened_on_any_port_when_asked(site: Site) -> None:
    with Web(HASTY._replace(allow_private=True)) as door:
        assert door.get(site.url("/200")).visit.verdict is Verdict.ALIVE


def test_every_address_of_a_host_must_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def two(self: object, *args: object, **kwargs: object) -> list[object]:
        return [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", two)
    with Web(HASTY) as door:
        assert "127.0.0.1, which is not public" in door.get("http://rebinding.test/").visit.evidence


def test_a_name_that_nobody_knows_is_unreachable(visit: Callable[[str], Visit]) -> None:
    visited = visit("http://nobody.invalid/")
    assert visited.verdict is Verdict.UNREACHABLE
    assert "no address for nobody.invalid" in visited.evidence


def test_a_refused_connection_is_unreachable(web: LocalWeb) -> None:
    with Web(HASTY._replace(allow_hosts=frozenset({"127.0.0.1:9"}))) as door:
        visited = door.get("http://127.0.0.1:9/").visit
    assert visited.verdict is Verdict.UNREACHABLE
    assert "no connection" in visited.evidence


def test_a_site_without_tls_is_unreachable_by_https(visit: Callable[[str], Visit], site: Site) -> None:
    visited = visit(site.url("/200").replace("http:", "https:"))
    assert visited.verdict is Verdict.UNREACHABLE
    assert "no TLS" in visited.evidence


@pytest.mark.skipif(not which("openssl"), reason="makes its certificate with openssl")
def test_a_certificate_is_of_a_known_authority_and_for_the_name_of_the_host(
    web: LocalWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other.test -keyout {key} -out {certificate}"
    names = "-addext subjectAltName=DNS:other.test"
    subprocess.run(["openssl", *words.split(), *names.split()], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site = web.site("news.test", tls=context)
    site.routes["/"] = Answer(article())
    manners = HASTY._replace(allow_private=True, names=dict.fromkeys(TLS_NAMES, (site.address, site.port)))

    def seen(name: str) -> Visit:
        with Web(manners) as door:
            return door.get(f"https://{name}/").visit

    assert "self-signed certificate" in seen("other.test").evidence
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr("reeprov.fetch.backend.tls", lambda: trusting)
    assert seen("other.test").verdict is Verdict.ALIVE
    wrong = seen("news.test")
    assert wrong.verdict is Verdict.UNREACHABLE
    assert "certificate is not accepted: Hostname mismatch" in wrong.evidence


TLS_NAMES = ("other.test", "news.test")

CHARSETS = {
    "header": (plain(RUSSIAN, encoding="cp1251", media_type="text/html; charset=windows-1251"), "cp1251"),
    "meta": (plain(f"<meta charset=koi8-r><p>{RUSSIAN}", encoding="koi8-r"), "koi8-r"),
    "nothing": (plain(RUSSIAN, encoding="utf-8"), "utf-8"),
    "guess": (plain(RUSSIAN, encoding="cp1251"), "cp1251"),
    "guess-koi8": (plain(RUSSIAN, encoding="koi8-r"), "koi8-r"),
    "header-lies": (plain(RUSSIAN, encoding="utf-8", media_type="text/html; charset=windows-1251"), "utf-8"),
    "header-says-utf-8": (plain(RUSSIAN, encoding="cp1251", media_type="text/html; charset=utf-8"), "cp1251"),
    "bom": (Answer(b"\xff\xfe" + RUSSIAN.encode("utf-16-le"), media_type="text/html; charset=koi8-r"), "utf-16-le"),
    "unknown-label": (plain(RUSSIAN, media_type="text/html; charset=nonsense"), "utf-8"),
}


@pytest.mark.parametrize("name", CHARSETS)
def test_the_text_is_read_in_its_own_encoding(name: str, web: LocalWeb, site: Site) -> None:
    answer, codec = CHARSETS[name]
    site.routes[f"/{name}"] = answer
    with Web(allowed(web)) as door:
        found = door.get(site.url(f"/{name}"))
    assert found.visit.charset == codec, found.visit.evidence
    assert RUSSIAN in found.text


def test_an_address_of_the_whole_world_is_asked_for_in_ascii(web: LocalWeb) -> None:
    site = web.site("xn--80aswg.test")
    site.routes["/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"] = Answer(article())
    with Web(HASTY._replace(names=web.names, allow_private=True)) as door:
        assert door.get("http://сайт.test/новость#part").visit.verdict is Verdict.ALIVE
    assert site.asked[0].headers["host"] == "xn--80aswg.test"


def test_it_says_who_asks_and_takes_only_what_it_can_unpack_safely(visit: Callable[[str], Visit], site: Site) -> None:
    visit(site.url("/200"))
    headers = site.asked[0].headers
    assert headers["user-agent"].startswith("reeprov/")
    assert "(+https://" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip, identity"
    assert "cookie" not in headers


def test_a_handshake_that_never_ends_is_a_timeout_and_leaves_no_socket_open(recwarn: pytest.WarningsRecorder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        with Web(HASTY._replace(allow_private=True, deadline=0.3)) as door:
            assert door.get(f"https://127.0.0.1:{port}/").visit.verdict is Verdict.TIMEOUT
    gc.collect()
    assert not [warning for warning in recwarn if warning.category is ResourceWarning]
