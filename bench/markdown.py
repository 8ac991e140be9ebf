"""What a check of many Markdown files for broken references costs, with linters on the same files beside it.

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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rows import Row, missing, program, show

ENOUGH = 10_000_000
ENOUGH_SECONDS = 10  # of one command, which then needs no more runs
PLACES = ("/usr/share", "/usr/lib/node_modules", "/usr/local/lib", "/opt", sys.prefix)
RUNS = 5
# Undefined and unused references; the last looks for addresses without asking for them.
PEERS = {
    "rumdl, 2 rules": ("rumdl", "check", "--no-cache", "--isolated", "--enable", "MD052,MD053", "{folder}"),
    "markdownlint-cli2, 2 rules": ("markdownlint-cli2", "--config", "{rules}", "{folder}/**/*.md"),
    "lychee, addresses": ("lychee", "--offline", "--no-progress", "--quiet", "{folder}"),
}
# It reports nothing of the two unless the third is on.
RULES = '{"config": {"default": false, "MD042": true, "MD052": true, "MD053": true}}'


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


def cost(command: list[str]) -> Cost:
    """Of running a command in a child that does nothing else, so that memory is its own."""
    script = (
        "import resource, subprocess, sys, time; begun = time.perf_counter();"
        "status = subprocess.run(sys.argv[1:], capture_output=True).returncode; wall = time.perf_counter() - begun;"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(status, used.ru_utime + used.ru_stime, wall, used.ru_maxrss)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True, env=environment
    )
    status, cpu, wall, memory = done.stdout.split()
    if int(status) not in (0, 2 if "lychee" in command[0] else 1):  # it found nothing, or something
        sys.exit(f"{' '.join(command)}: exit status {status}")
    return Cost(float(cpu), float(wall), float(memory) / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def rows(folder: str, runs: int = RUNS, name: str = "Markdown", peers: Iterable[str] = tuple(PEERS)) -> Iterator[Row]:
    """Seconds and megabytes of each command over a folder."""
    files = [path for path in Path(folder).rglob("*.md") if path.is_file()]
    job = (
        f"{name}: broken references in {sum(path.stat().st_size for path in files) / 1e6:.0f} MB, {len(files):,} files"
    )
    reeprov = [sys.executable, "-m", "reeprov", "check", "--isolated", "--select", "RP1", folder]
    commands = {"reeprov, 1 process": [*reeprov, "-j", "1"], "reeprov, 2 processes": [*reeprov, "-j", "2"]}
    with tempfile.TemporaryDirectory() as apart:
        rules = Path(apart, ".markdownlint-cli2.jsonc")
        rules.write_text(RULES, encoding="utf-8")
        for peer in peers:
            command, *words = PEERS[peer]
            if path := program(command):
                commands[peer] = [path, *(word.format(rules=rules, folder=folder) for word in words)]
        costs: dict[str, list[Cost]] = {who: [] for who in commands}
        for _ in range(runs + 1):  # in the first one files and bytecode come into the cache
            for who, command_line in commands.items():
                if sum(run.wall for run in costs[who]) < ENOUGH_SECONDS:
                    costs[who].append(cost(command_line))
    least = {who: Cost(*map(min, zip(*seen, strict=True))) for who, seen in costs.items()}
    for unit, at in (("CPU s", 0), ("s", 1), ("MB of memory", 2)):
        for who, best in least.items():
            yield Row(job, who, best[at], unit)
        for peer in peers:
            if peer not in commands:
                yield missing(job, peer, unit)


def main() -> None:
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS
    if len(sys.argv) > 1:
        show(rows(sys.argv[1], runs))
        return
    with gathered() as folder:
        show(rows(folder, runs))


@contextmanager
def gathered() -> Iterator[str]:
    """A folder with copies of the Markdown files of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(found(ENOUGH)):
            shutil.copyfile(path, Path(folder, f"{number}.md"))
        yield folder


if __name__ == "__main__":
    main()
