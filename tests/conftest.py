"""What all tests share."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from local_web import LocalWeb

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test may depend on the settings, the cache or the terminal of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in [name for name in os.environ if name.startswith(("REEPROV", "_REEPROV", "NO_COLOR"))]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No byte leaves the machine: a connection to anywhere but the loopback interface fails the test.

    Nor is any name looked up.
    """
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        here = host in ("", "::1", "localhost") or str(host).startswith("127.")
        assert here, f"a test wants to connect to {address}"
        connect(self, address)  # type: ignore[arg-type]

    known = socket.getaddrinfo

    def look_up_here(host: str | None, *args: object, **kwargs: object) -> list[Any]:
        if host and host != "localhost" and not host[0].isdigit() and ":" not in host:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)


@pytest.fixture
def reeprov(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command line in this process."""
    from reeprov.__main__ import main

    def call(*argv: str | Path) -> Outcome:
        status = main([str(word) for word in argv])
        return Outcome(status, *capfd.readouterr())

    return call


@pytest.fixture(scope="session")
def browser() -> Iterator[WebDriver]:
    """Debian's Chromium without a window."""
    from selenium import webdriver

    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("there is no browser")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield browser
    browser.quit()


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    """A web on this machine."""
    made = LocalWeb()
    yield made
    made.stop()
