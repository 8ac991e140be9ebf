"""How long reeprov takes to start, as multiples of `python -c pass` in the same run, with peers beside it.

    python bench/startup.py [RUNS]

Each command runs RUNS times (40), in turns, so that a busy moment hits all of them; the median counts.  Peers are
measured where they are installed: beside this Python or on the PATH.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rows import Row, missing, program, show

JOB = "start-up and one article"
ARTICLE = Path(__file__).parents[1] / "examples" / "harbour-strike.md"
RUMDL = ("rumdl", "check", "--enable", "MD053,MD066")
PEERS = (RUMDL, ("ruff", "--version"), ("yamllint", "--version"), ("codespell", "--version"))


def rows(runs: int = 40) -> Iterator[Row]:
    """Milliseconds of each command."""
    absent = []
    with tempfile.TemporaryDirectory() as folder:  # away from any settings file
        article = shutil.copy(ARTICLE, folder)
        reeprov = [sys.executable, "-m", "reeprov"]
        script = program("reeprov")
        if script:
            reeprov = [script]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "reeprov --version": [*reeprov, "--version"],
            "reeprov check ARTICLE": [*reeprov, "check", article],
            "reeprov check --select RP1 ARTICLE": [*reeprov, "check", "--select", "RP1", article],
            "reeprov audit ARTICLE": [*reeprov, "audit", article],
            "reeprov check --help": [*reeprov, "check", "--help"],
        }
        for name, *words in PEERS:
            peer = program(name)
            if not peer:
                absent.append(" ".join([name, *words]))
            else:
                arguments = words if "--version" in words else [*words, article]
                commands[" ".join([name, *words])] = [peer, *arguments]
        # As after an installation: with its bytecode at hand.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for command in commands.values():
            subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                begun = time.perf_counter()
                done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
                times[name].append(time.perf_counter() - begun)
                if done.returncode not in (0, 1):  # 1: it found something
                    sys.exit(f"{name} failed: {done.stderr.decode(errors='replace')}")
    for name, seconds in times.items():
        yield Row(JOB, name, statistics.median(seconds) * 1000, "ms")
    for name in absent:
        yield missing(JOB, name, "ms")


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:2])))
