"""What a check of many Markdown files for broken references costs, with rumdl on the same files beside it.

    python bench/markdown.py [FOLDER] [RUNS]

Without a folder: the READMEs and changelogs that lie on this machine, copied together up to 10 MB.  Each command runs
RUNS times (5), in turns, so that a busy moment hits all of them; the least counts.  CPU is user and system time of the
process and its children; memory is the largest process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ENOUGH = 10_000_000
PLACES = ("/usr/share", "/usr/lib/node_modules", "/usr/local/lib", "/opt", sys.prefix)
RUMDL = ("check", "--no-cache", "--isolated", "--enable", "MD052,MD053")  # undefined and unused references


class Cost(NamedTuple):
    """Of one command, or the least of several runs: seconds, and megabytes of the largest process."""

    cpu: float
    wall: float
    memory: float


def found(limit: int) -> Iterator[Path]:
    """Markdown files on this machine, up to so many bytes."""
    size = 0
    for place in PLACES:
        for folder, folders, names in os.walk(place):
            folders.sort()
            for name in sorted(names):
                path = Path(folder, name)
                if not name.endswith(".md") or path.is_symlink():
                    continue
                size += path.stat().st_size
                yield path
                if size > limit:
                    return


def cost(command: list[str], folder: str) -> Cost:
    """Of running a command over a folder, in a child that does nothing else, so that memory is its own."""
    script = (
        "import resource, subprocess, sys, time; begun = time.perf_counter();"
        "status = subprocess.run(sys.argv[1:], capture_output=True).returncode; wall = time.perf_counter() - begun;"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(status, used.ru_utime + used.ru_stime, wall, used.ru_maxrss)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", script, *command, folder], capture_output=True, text=True, check=True, env=environment
    )
    status, cpu, wall, memory = done.stdout.split()
    if int(status) not in (0, 1):  # 1: it found something
        sys.exit(f"{' '.join(command)}: exit status {status}")
    return Cost(float(cpu), float(wall), float(memory) / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def measure(folder: str, runs: int) -> None:
    """Print the table for a folder."""
    reeprov = [sys.executable, "-m", "reeprov", "check", "--isolated", "--select", "RP1"]
    commands = {"reeprov, 1 process": [*reeprov, "-j", "1"], "reeprov, 2 processes": [*reeprov, "-j", "2"]}
    rumdl = shutil.which("rumdl", path=os.path.dirname(sys.executable)) or shutil.which("rumdl")
    if rumdl:
        commands["rumdl, 2 rules"] = [rumdl, *RUMDL]
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for command in commands.values():
        cost(command, folder)  # its files and bytecode come into the cache
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(cost(command, folder))
    least = {name: Cost(*map(min, zip(*seen, strict=True))) for name, seen in costs.items()}
    one = least["reeprov, 1 process"]
    peer = least.get("rumdl, 2 rules")
    print(f"{'':22} {'CPU s':>7} {'wall s':>7} {'MB':>5} {'CPU / rumdl':>12} {'times as fast as 1':>19}")
    for name, best in least.items():
        ratio = f"{best.cpu / peer.cpu:12.2f}" if peer else f"{'–':>12}"
        print(f"{name:22} {best.cpu:7.3f} {best.wall:7.3f} {best.memory:5.0f} {ratio} {one.wall / best.wall:19.2f}")
    if peer is None:
        print("rumdl is not installed: no figure of it")
    print(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}: with others at work only the ratios of CPU hold"
    )


def main() -> None:
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    if len(sys.argv) > 1:
        measure(sys.argv[1], runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        size = 0
        for number, path in enumerate(found(ENOUGH)):
            size += shutil.copyfile(path, Path(folder, f"{number}.md")).stat().st_size
        print(f"{len(os.listdir(folder))} files, {size / 1e6:.1f} MB")
        measure(folder, runs)


if __name__ == "__main__":
    main()
