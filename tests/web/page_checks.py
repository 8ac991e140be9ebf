"""What a page of ours is held to by others: two validators of HTML, and a check of accessibility in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

NODE_MODULES = Path(__file__).parents[2] / ".venv" / "validators" / "node_modules"

needs_html_validate = pytest.mark.skipif(
    not (NODE_MODULES / "html-validate").exists(), reason="npm has not installed html-validate"
)
needs_vnu = pytest.mark.skipif(
    not (NODE_MODULES / "vnu-jar").exists() or not shutil.which("java"), reason="there is no vnu, or no Java"
)
needs_axe = pytest.mark.skipif(not (NODE_MODULES / "axe-core").exists(), reason="npm has not installed axe-core")


def html_validate(page: Path) -> str:
    """What html-validate complains of; empty where it accepts the page."""
    command = ["node", str(NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"), str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout or f"exit status {done.returncode}" if done.returncode else ""


def vnu(page: Path) -> list[Any]:
    """The errors that the checker of the web finds."""
    jar = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    messages: list[Any] = json.loads(done.stderr)["messages"]
    return messages


def violations(browser: WebDriver, page: Path, scheme: str) -> list[tuple[str, str]]:
    """What keeps somebody out of a page with everything opened, in a "light" or "dark" scheme: the rule, the place."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(page.as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    browser.execute_script((NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    return [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
