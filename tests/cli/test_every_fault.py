"""One run of `check --online` over a document that cites every fault of the web: what is said, and what it costs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from faults import FAULTS, faulty
from local_web import LocalWeb

from reeprov.model.snapshot import Verdict

SECONDS = 8
FOUND = {Verdict.MOVED: "RP503", Verdict.SOFT_404: "RP502", Verdict.GONE: "RP501"}
# Addresses that are a fault by themselves, and the open one that nobody listens at.
REFUSED = (
    *("http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://0x7f000001/", "http://169.254.169.254/latest/"),
    "http://user:pass@127.0.0.1/",
)
SILENT = "127.0.0.1:9"
NAMELESS = "http://nobody.internal/"  # a name that the public network never has
# Prints the most memory that the process ever had, beside what the command prints.
CODE = """import sys; from reeprov.__main__ import main; status = main(sys.argv[1:])
with open("/proc/self/status") as lines:
    print(*[line.split()[1] for line in lines if line.startswith("VmHWM")], file=sys.stderr)
sys.exit(status)"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from there")
def test_a_document_that_cites_every_fault(web: LocalWeb, tmp_path: Path) -> None:
    verdicts = {url: FAULTS[path][1] for url, path in faulty(web).items()}
    verdicts |= dict.fromkeys(REFUSED, Verdict.REFUSED)
    verdicts |= {f"http://{SILENT}/": Verdict.UNREACHABLE, NAMELESS: Verdict.UNREACHABLE}
    verdicts |= {web.site("daily").url("/200").replace("http:", "https:"): Verdict.UNREACHABLE}
    entries = [f"[{key}] “Cranes stand still”, 25.02.2025, {url}" for key, url in enumerate(verdicts, 1)]
    document = tmp_path / "article.md"
    document.write_text("Cranes stood still.\n\n## Sources\n\n" + "\n\n".join(entries), encoding="utf-8")
    hosts = [*(f"{site.address}:{site.port}" for site in web.sites.values()), SILENT]
    command = ["check", str(document), "--online", "--isolated", "--no-cache", "--select", "RP5"]
    command += ["--output-format", "json", "--pause", "0", "--per-host", "60", "--timeout", str(SECONDS)]
    command += [word for host in hosts for word in ("--allow-host", host)]
    begun = time.monotonic()
    run = subprocess.run([sys.executable, "-c", CODE, *command], capture_output=True, text=True, check=False)
    spent = time.monotonic() - begun
    assert run.returncode == 1
    found = {finding["key"]: finding["code"] for finding in json.loads(run.stdout)["findings"]}
    *notices, peak = run.stderr.splitlines()
    for key, (url, verdict) in enumerate(verdicts.items(), 1):
        said = [line for line in notices if f" [{key}] " in line]
        assert found.get(str(key)) == FOUND.get(verdict), url
        assert len(said) == (verdict.excuse is not None), url
        assert all(f"could not be checked: {verdict.excuse} (" in line for line in said), said
    assert spent < 4 * SECONDS + 7 + 10  # four tries at most, and the waits between them; the rest is for slow machines
    assert int(peak) < 250_000  # kB
