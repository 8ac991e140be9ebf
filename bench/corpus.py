"""How fast many documents become tables, on one process, two, and Dask; how well and fast copies are found.

    python bench/corpus.py [DOCUMENTS] [COPIES-AMONG]

The documents are generated, 5 kB each with markers and a source list, a thousand to a row group.  Times are wall times
of whole commands, start-up included; trust the ratios.  The peak is that of the parent alone.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from math import log
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from reeprov.corpus import store
from reeprov.corpus.copies import copies
from reeprov.corpus.shingles import shingles
from reeprov.corpus.tables import TABLES

GROUP = 1_000
WORDS = [
    f"{first}{last}" for first in ("mar", "ten", "lo", "vi", "su") for last in ("ka", "ren", "til", "bo", "sam", "dor")
]
COPIES = 500
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


def measure_engines(folder: Path, count: int) -> Iterator[str]:
    source = folder / "corpus.parquet"
    write_corpus(source, count)
    one = timed(command(source, folder / "one"))
    yield f"one process: {one.seconds:.1f} s, {count / one.seconds:.0f} documents/s, peak {one.peak} MB"
    two = timed(command(source, folder / "two", "--jobs", "2"))
    yield f"two processes: {one.seconds / two.seconds:.2f} x one by the clock, peak of the parent {two.peak} MB"
    yield f"two processes take {two.cpu / one.cpu:.2f} x the processor time of one"
    whole = tables(folder / "one")
    yield f"two processes give the same tables: {tables(folder / 'two') == whole}"
    dask = timed(command(source, folder / "dask", "--engine", "dask", "--jobs", "2"))
    yield f"Dask on two workers: {dask.seconds / two.seconds:.2f} x two processes, peak of the parent {dask.peak} MB"
    yield f"Dask gives the same tables: {tables(folder / 'dask') == whole}"
    again = timed(command(source, folder / "one"))
    yield f"second run: {again.seconds / one.seconds:.3f} of the first"
    killed(source, folder / "killed", one.seconds / 2)
    rest = timed(command(source, folder / "killed"))
    same = tables(folder / "killed") == whole
    yield f"killed half-way and started again: {rest.seconds / one.seconds:.2f} of the first, the same tables: {same}"
    for name in ("one", "two", "dask", "killed"):
        shutil.rmtree(folder / name)
    write_corpus(source, 2 * count)
    double = timed(command(source, folder / "double", "--jobs", "2"))
    yield f"twice the documents: peak of the parent {double.peak} MB"


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


def measure_copies(count: int) -> Iterator[str]:
    times = {}
    for size in (count // 4, count):
        known, pairs = planted(size)
        start = time.process_time()
        found = {(one.first, one.second) for one in copies(known)}
        times[size] = time.process_time() - start
        right = len(found & pairs)
        yield (
            f"copies among {size}: recall {right / len(pairs):.3f}, precision {right / max(1, len(found)):.3f}, "
            f"{times[size]:.2f} s"
        )
    yield f"time grows with n^{log(times[count] / times[count // 4]) / log(4):.2f}"


def main() -> None:
    count, among = (int(word) for word in (*sys.argv[1:3], *("2000", "20000")[len(sys.argv) - 1 :]))
    print(f"{count} documents; load {os.getloadavg()[0]:.1f}")
    for line in measure_copies(among):
        print(line, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for line in measure_engines(Path(folder), count):
            print(line, flush=True)


if __name__ == "__main__":
    main()
