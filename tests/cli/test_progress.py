"""What somebody sees at a terminal while the network is asked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from local_web import Answer, LocalWeb, article

pty = pytest.importorskip("pty", reason="there are no such terminals")
TEXT = """Cranes stood still [1]. Talks go on [2].

Sources:

[1] “Cranes stand still”, 25.02.2025, {url}/cranes
[2] “Talks go on”, 26.02.2025, {url}/gone
"""


def at_terminal(document: Path, *words: str) -> str:
    """What a run writes on standard error, which is a terminal."""
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "reeprov", "check", str(document), "--isolated", "--no-cache", *words]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=inner, env=environment)
    os.close(inner)
    seen = b""
    try:
        while chunk := os.read(outer, 10_000):
            seen += chunk
    except OSError:  # the other side has gone
        pass
    run.wait()
    os.close(outer)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode())


def test_it_shows_how_many_are_done_and_how_they_fared(web: LocalWeb, tmp_path: Path) -> None:
    site = web.site("daily")
    site.routes = {"/cranes": Answer(article()), "/gone": Answer(status=410)}
    document = tmp_path / "article.md"
    document.write_text(TEXT.format(url=site.url("")), encoding="utf-8")
    words = ("--online", "--pause", "0", "--allow-host", f"{site.address}:{site.port}")
    seen = at_terminal(document, *words)
    assert re.search(r"sources .* 2/2 .*in flight; 1 (alive|gone), 1 (alive|gone)", seen)
    assert "2 addresses looked at: 1 alive, 1 gone." in seen
    assert "sources" not in at_terminal(document, *words, "--quiet")
