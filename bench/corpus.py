"""How fast many documents become tables, on one process, two, and Dask; how well and fast copies are found.

    python bench/corpus.py [DOCUMENTS] [COPIES-AMONG]

The documents are generated, 5 kB each with markers and a source list, a thousand to a row group.  Times are wall times
of whole commands, start-up included, but for the cluster that is there before; trust the ratios.  The peak is that of
the parent alone.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from rows import Row, missing, show

from reeprov.corpus import store
from reeprov.corpus.copies import copies
from reeprov.corpus.shingles import shingles
from reeprov.corpus.tables import TABLES

GROUP = 1_000
WORDS = [
    f"{first}{last}" for first in ("mar", "ten", "lo", "vi", "su") for last in ("ka", "ren", "til", "bo", "sam", "dor")
]
COPIES = 500
CLUSTER = "Dask, a scheduler and two workers there"
WARMING = 5  # seconds that workers take to be there
PARTS = 60  # sentences of a document whose copies are looked for


def sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=13)).capitalize() + "."


def document(dice: random.Random) -> str:
    """5 kB with ten cites, five entries, some figures."""
    body = [sentence(dice) for _ in range(62)]
    for at in range(10):
        body[at * 6] = (
            f"The port of {dice.choice(WORDS).capitalize()} said that it took {dice.randrange(900)} tonnes"
            f" [{at % 5 + 1}]."
        )
    entries = [f"[{at}] Reuters, “{sentence(dice)[:40]}”, {at} March 2025" for at in range(1, 6)]
    paragraphs = [" ".join(body[at : at + 6]) for at in range(0, 62, 6)]
    return "\n\n".join([*paragraphs, "Sources:", *entries]) + "\n"


def write_corpus(path: Path, count: int) -> None:
    dice = random.Random(count)
    schema = pa.schema([("path", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for at in range(0, count, GROUP):
            numbers = range(at, min(count, at + GROUP))
            writer.write_table(
                pa.table([[f"{n}.txt" for n in numbers], [document(dice) for _ in numbers]], schema=schema)
            )


def command(source: Path, out: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "reeprov", "corpus", str(source), "-o", str(out), "-q", "--isolated", *words]


class Cost(NamedTuple):
    """Seconds of a command by the clock, processor seconds with its children's, its own peak of memory in MB."""

    seconds: float
    cpu: float
    peak: int


# A process begins with the peak of the one that it is forked from: so a small one stands between.
WATCHER = """
import json, os, sys
_, status, usage = os.wait4(os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
assert os.waitstatus_to_exitcode(status) == 0
print(json.dumps([usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024]))
"""


def timed(words: list[str]) -> Cost:
    start = time.perf_counter()
    told = subprocess.run([sys.executable, "-c", WATCHER, *words], stdout=subprocess.PIPE, check=True).stdout
    seconds = time.perf_counter() - start
    return Cost(seconds, *json.loads(told.splitlines()[-1]))


def tables(out: Path) -> dict[str, pa.Table]:
    return {name: pa.Table.from_batches(store.table(str(out), name), schema) for name, schema in TABLES.items()}


def killed(source: Path, out: Path, seconds: float) -> None:
    process = subprocess.Popen(command(source, out))
    time.sleep(seconds)
    process.kill()
    process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, Callable[[], float]]]:
    """A scheduler and two workers, each a process of its own: its address, and what they have cost so far in CPU s."""
    psutil = import_module("psutil")  # Dask brings it
    address = folder / "scheduler.json"
    which = f"--scheduler-file {address} --host 127.0.0.1 --no-dashboard".split()
    dask = [sys.executable, "-m"]
    scheduler = [*dask, "distributed.cli.dask_scheduler", *which, "--port", "0"]
    worker = [*dask, "distributed.cli.dask_worker", *which, "--nthreads", "1", "--no-nanny"]
    running: list[subprocess.Popen[bytes]] = []
    try:
        for words in (scheduler, worker, worker):
            running.append(subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            deadline = time.monotonic() + 30
            while not address.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
        known = [psutil.Process(process.pid) for process in running]
        time.sleep(WARMING)
        yield (
            json.loads(address.read_text(encoding="utf-8"))["address"],
            lambda: sum(sum(one.cpu_times()[:2]) for one in known),
        )
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def on_cluster(folder: Path, source: Path) -> Cost:
    """What a corpus costs on a scheduler and two workers that are already there: the command's and theirs."""
    with cluster(folder) as (address, spent):
        before = spent()
        cost = timed(command(source, folder / CLUSTER, "--engine", "dask", "--scheduler", address))
        return cost._replace(cpu=cost.cpu + spent() - before)


def engines(folder: Path, count: int) -> Iterator[Row]:
    """A corpus on one process, on two, on Dask; again, killed half-way, and one of twice the size."""
    job = f"{count:,} documents of 5 kB become tables"
    source = folder / "corpus.parquet"
    write_corpus(source, count)
    ways = {
        "one process": [],
        "two processes": ["--jobs", "2"],
        "Dask, two workers": ["--engine", "dask", "--jobs", "2"],
        CLUSTER: [],
    }
    costs = {}
    for way, words in ways.items():
        if way.startswith("Dask") and not find_spec("distributed"):
            yield missing(job, way, "documents/s")
            continue
        costs[way] = on_cluster(folder, source) if way == CLUSTER else timed(command(source, folder / way, *words))
        same = "" if way == "one process" else _same(folder / way, folder / "one process")
        yield Row(job, way, count / costs[way].seconds, "documents/s", same)
    for way, spent in costs.items():
        yield Row(job, way, spent.cpu, "CPU s")
    first = costs["one process"]
    again = timed(command(source, folder / "one process"))
    yield Row(job, "the first run", first.seconds, "s")
    yield Row(job, "run again, unchanged", again.seconds, "s")
    killed(source, folder / "killed", first.seconds / 2)
    rest = timed(command(source, folder / "killed"))
    yield Row(job, "killed half-way, and on", rest.seconds, "s", _same(folder / "killed", folder / "one process"))
    for name in (*costs, "killed"):
        shutil.rmtree(folder / name)
    write_corpus(source, 2 * count)
    double = timed(command(source, folder / "double", "--jobs", "2"))
    peaks = {way: spent.peak for way, spent in costs.items()} | {"two processes, twice the documents": double.peak}
    for way, peak in peaks.items():
        yield Row(job, way, peak, "MB of the parent")


def _same(out: Path, whole: Path) -> str:
    return "the same tables" if tables(out) == tables(whole) else "OTHER TABLES"


def planted(count: int) -> tuple[list[tuple[str, bytes]], set[tuple[str, str]]]:
    """Documents of which some are copies, edited in 0 to 30 % of their sentences, and the pairs."""
    dice = random.Random(count)
    known, pairs = [], set()
    for at in range(count - COPIES):
        body = [" ".join(f"w{dice.randrange(20_000)}" for _ in range(13)) for _ in range(PARTS)]
        known.append((f"{at:06}", shingles(" ".join(body))))
        if at < COPIES:
            edited = set(dice.sample(range(PARTS), round(PARTS * 0.3 * at / (COPIES - 1))))
            other = [" ".join(dice.choices(WORDS, k=13)) if n in edited else part for n, part in enumerate(body)]
            known.append((f"{at:06}-copy", shingles(" ".join(other))))
            pairs.add((f"{at:06}", f"{at:06}-copy"))
    return known, pairs


def copied(count: int) -> Iterator[Row]:
    """How well planted copies are found, and how the time grows with the documents."""
    job = f"{COPIES} copies among documents"
    seconds: dict[int, float] = {}
    quality = []
    for size in (count // 4, count):
        known, pairs = planted(size)
        start = time.process_time()
        found = {(one.first, one.second) for one in copies(known)}
        seconds[size] = time.process_time() - start
        right = len(found & pairs)
        growth = f"n^{log(seconds[size] / seconds[count // 4]) / log(4):.2f}" if size == count else ""
        yield Row(job, f"among {size:,}", seconds[size], "CPU s", growth)
        quality += [Row(job, f"among {size:,}", right / len(pairs), "recall")]
        quality += [Row(job, f"among {size:,}", right / max(1, len(found)), "precision")]
    yield from sorted(quality, key=lambda row: row.unit)


def rows(count: int = 2_000, among: int = 20_000) -> Iterator[Row]:
    yield from copied(among)
    yield from tabled(count)


def tabled(count: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        yield from engines(Path(folder), count)


if __name__ == "__main__":
    show(rows(*map(int, sys.argv[1:3])))
