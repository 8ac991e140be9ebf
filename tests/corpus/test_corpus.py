"""Many documents: what goes in comes out as tables, once each, whatever happens on the way."""

from __future__ import annotations

import gzip
import importlib
import json
import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
import pyarrow as pa
import pyarrow.parquet as pq

from reeprov.corpus import engines, parquet, store, tasks
from reeprov.corpus.run import Engine, Result, build
from reeprov.corpus.sources import batches, plan
from reeprov.corpus.tables import INPUT, TABLES
from reeprov.corpus.tasks import Columns, Task
from reeprov.corpus.unit import examine, mapper
from reeprov.errors import UsageError
from reeprov.settings import Settings

TEXT = (
    "# Ports\n\nHarbour number {0} is to close [1]. Its owner said that the works cost 2.5 million euros [2].\n\n"
    "Sources:\n\n[1] Reuters, “Harbour {0} closes”, 3 March 2025\n"
)
ALL = set(TABLES)


def built(paths: Sequence[Path], out: Path, columns: Columns = Columns(), engine: Engine = Engine()) -> Result:  # noqa: B008
    return build([str(path) for path in paths], str(out), lambda folder: Settings(), columns, engine)


def rows(out: Path, name: str) -> list[dict[str, object]]:
    found = [row for batch in store.table(str(out), name) for row in batch.to_pylist()]
    return sorted(found, key=repr)


def everything(out: Path) -> dict[str, list[dict[str, object]]]:
    return {name: rows(out, name) for name in TABLES}


def write_parquet(path: Path, count: int, group: int = 10, text: str = "text", name: str = "path") -> Path:
    columns = {text: [TEXT.format(at) for at in range(count)]}
    columns[name] = [f"{at}.md" for at in range(count)]
    pq.write_table(pa.table(columns), path, row_group_size=group)
    return path


def test_each_document_is_in_the_tables_once(tmp_path: Path) -> None:
    built([write_parquet(tmp_path / "a.parquet", 25)], tmp_path / "out")
    assert [row["path"] for row in rows(tmp_path / "out", "documents")].count("7.md") == 1
    counts = {name: len(found) for name, found in everything(tmp_path / "out").items()}
    assert counts["documents"] == counts["entries"] == counts["records"] == 25
    assert {row["code"] for row in rows(tmp_path / "out", "findings")} >= {"RP101"}
    assert counts["claims"] >= 25
    assert counts["edges"] >= 50


def test_readers_of_parquet_read_a_table_as_one_folder(tmp_path: Path) -> None:
    built([write_parquet(tmp_path / "a.parquet", 25)], tmp_path / "out")
    for name, schema in TABLES.items():
        assert pq.read_table(tmp_path / "out" / name).schema.names == schema.names


def test_every_kind_of_input_gives_the_same_rows(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(TEXT.format(1), encoding="utf-8")
    (folder / "b.jsonl").write_text(json.dumps({"path": "b.md", "text": TEXT.format(1)}) + "\n\n", encoding="utf-8")
    write_parquet(folder / "c.parquet", 1, text="body", name="url")
    built([folder], tmp_path / "out")
    assert len(rows(tmp_path / "out", "documents")) == 3
    texts = [row["code"] for row in rows(tmp_path / "out", "findings")]
    assert texts.count("RP101") == 3


def test_what_is_unchanged_is_not_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for at in range(300):
        (folder / f"{at:03}.md").write_text(TEXT.format(at), encoding="utf-8")
    first = built([folder], tmp_path / "out")
    before = everything(tmp_path / "out")
    again = built([folder], tmp_path / "out")
    assert again.kept == again.tasks == first.tasks > 1
    assert everything(tmp_path / "out") == before
    (folder / "007.md").write_text("Nothing.", encoding="utf-8")
    changed = built([folder], tmp_path / "out")
    assert changed.tasks - changed.kept == 1
    assert len(rows(tmp_path / "out", "documents")) == 300
    (folder / "007.md").unlink()
    built([folder], tmp_path / "out")
    assert len(rows(tmp_path / "out", "documents")) == 299


def test_all_engines_write_the_same_tables(tmp_path: Path) -> None:
    source = write_parquet(tmp_path / "a.parquet", 40)
    built([source], tmp_path / "one")
    built([source], tmp_path / "two", engine=Engine(jobs=2))
    assert everything(tmp_path / "two") == everything(tmp_path / "one")


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    source = write_parquet(tmp_path / "a.parquet", 300)
    built([source], tmp_path / "whole")
    command = [sys.executable, "-m", "reeprov", "corpus", str(source), "-o", str(tmp_path / "out"), "-q", "--isolated"]
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 30
    while len(list((tmp_path / "out" / "done").glob("*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with pytest.raises(UsageError, match="no finished corpus"):
        rows(tmp_path / "out", "documents")
    assert built([source], tmp_path / "out").kept >= 3
    assert everything(tmp_path / "out") == everything(tmp_path / "whole")
    assert not list((tmp_path / "out").rglob("*.draft"))


def test_a_table_is_what_spark_maps() -> None:
    """`mapInArrow` sends the function to other processes and gives it batches one after the other."""
    pickled = pytest.importorskip("cloudpickle").dumps(mapper("entries", Settings()))
    given = [
        pa.record_batch({"data": texts, "path": [f"{at}.md" for at in range(len(texts))]})
        for texts in ([TEXT.format(at) for at in range(2)], [TEXT.format(2).encode()], [])
    ]
    found = list(pickle.loads(pickled)(iter(given)))
    assert {batch.schema for batch in found} == {TABLES["entries"]}
    assert [batch.num_rows for batch in found if batch.num_rows] == [2, 1]


@pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java")
@pytest.mark.filterwarnings("ignore::FutureWarning")  # of Spark, about what is newer than itself
def test_spark_maps_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pandas")  # Spark wants it for Arrow
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    types = importlib.import_module("pyspark.sql.pandas.types")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = spark.createDataFrame([(f"{at}.md", TEXT.format(at)) for at in range(5)], "path string, data string")
        found = frame.mapInArrow(mapper("entries"), types.from_arrow_schema(TABLES["entries"])).collect()
    finally:
        spark.stop()
    assert sorted(row["title"] for row in found) == [f"Harbour {at} closes" for at in range(5)]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (Columns(), "has no column with text, only a, b: name one with --text-column"),
        (Columns("c"), "has no column c, only a, b"),
        (Columns("b"), "column 'b' holds int64, neither text nor bytes"),
    ],
)
def test_a_table_of_other_columns_is_told(tmp_path: Path, columns: Columns, words: str) -> None:
    pq.write_table(pa.table({"a": ["x"], "b": [1]}), tmp_path / "a.parquet")
    result = built([tmp_path / "a.parquet"], tmp_path / "out", columns)
    assert words in result.notices[0].message


def planned(path: Path) -> list[Task]:
    return [task for task in plan([str(path)], lambda folder: Settings(), Columns(), "") if isinstance(task, Task)]


def test_a_large_row_group_is_done_in_pieces_of_one_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_MOST", 7)
    monkeypatch.setattr(parquet, "_FEWEST", 7)
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"{at}" for at in range(45)]}), path, row_group_size=30)
    pieces = planned(path)
    assert [(task.part, task.start) for task in pieces] == [
        *((0, at) for at in range(0, 30, 6)),
        *((1, at) for at in (0, 5, 10)),
    ]
    assert len({task.key for task in pieces}) == len(pieces)
    found = [row for task in pieces for batch in batches(task, 100) for row in batch.to_pylist()]
    assert [row["data"] for row in found] == [str(at).encode() for at in range(45)]
    assert [row["path"] for row in found] == [f"{path}#{at // 30}.{at % 30}" for at in range(45)]


def test_long_documents_are_read_a_few_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BYTES", 4_000)
    texts = [f"{at}" * 1_000 for at in range(9)]
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", use_dictionary=False, compression="none")
    sizes = [batch.num_rows for task in planned(tmp_path / "a.parquet") for batch in batches(task, 10_000)]
    assert sum(sizes) == 9
    assert max(sizes) <= 4


def test_all_workers_have_a_share_of_a_small_source(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["x" * 1000] * 3000}), tmp_path / "a.parquet")
    pieces = planned(tmp_path / "a.parquet")
    assert {task.size for task in pieces} <= {46, 47}
    assert sum(batch.num_rows for task in pieces for batch in batches(task, 2000)) == 3000
    (tmp_path / "b.jsonl").write_text('{"text": "%s"}\n' % ("x" * 1000) * 3000, encoding="utf-8")
    sizes = [task.size for task in planned(tmp_path / "b.jsonl")]
    assert max(sizes) < 1.1 * sum(sizes) / 20


@pytest.mark.parametrize("suffix", ["jsonl", "warc", "warc.gz"])
def test_a_file_that_grows_keeps_its_pieces(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if suffix != "jsonl":
        pytest.importorskip("warcio")
    monkeypatch.setattr(tasks, "_FEWEST", 500)
    path = tmp_path / f"a.{suffix}"

    def grow(numbers: range) -> list[str]:
        with path.open("ab") as file:
            for at in numbers:
                line = json.dumps({"path": f"urn:{at}", "text": TEXT.format(at)}).encode() + b"\n"
                file.write(line if suffix == "jsonl" else record(at, TEXT.format(at), packed=suffix.endswith("gz")))
        pieces = planned(path)
        found = [row["path"] for task in pieces for batch in batches(task, 10_000) for row in batch.to_pylist()]
        assert found == [f"urn:{at}" for at in range(numbers.stop)]
        return [task.key for task in pieces]

    first, second = grow(range(20)), grow(range(20, 40))
    assert len(second) > len(first) > 3
    assert second[: len(first) - 1] == first[:-1]


def record(at: int, text: str, kind: str = "resource", *, packed: bool = False) -> bytes:
    """A record of a web archive."""
    body = text.encode()
    if kind == "response":
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: urn:{at}\r\nContent-Length: {len(body)}\r\n\r\n"
    whole = head.encode() + body + b"\r\n\r\n"
    return gzip.compress(whole) if packed else whole


def test_damaged_files_do_not_keep_others_from_being_read(tmp_path: Path) -> None:
    whole = write_parquet(tmp_path / "a.parquet", 30).read_bytes()
    (tmp_path / "b.parquet").write_bytes(whole[:-100])
    (tmp_path / "c.parquet").write_bytes(b"PAR1")
    (tmp_path / "d.parquet").write_bytes(whole[:40] + bytes(200) + whole[240:])
    (tmp_path / "e.jsonl").write_text('{"text": "one"}\n{"text": "tw', encoding="utf-8")
    result = built(sorted(tmp_path.glob("*.*")), tmp_path / "out")
    assert len(result.notices) >= 2
    assert "is no JSON object at byte 16" in str(result.summary["problems"])
    assert len(rows(tmp_path / "out", "documents")) >= 31


@pytest.mark.parametrize("suffix", ["warc", "warc.gz"])
@pytest.mark.parametrize("kind", ["resource", "response"])
def test_an_archive_that_is_cut_short_keeps_what_was_whole(tmp_path: Path, kind: str, suffix: str) -> None:
    pytest.importorskip("warcio")
    records = [record(at, TEXT.format(at), kind, packed=suffix.endswith("gz")) for at in range(3)]
    whole, cut = tmp_path / f"whole.{suffix}", tmp_path / f"cut.{suffix}"
    whole.write_bytes(b"".join(records))
    cut.write_bytes(whole.read_bytes()[:-40])
    result = built([cut], tmp_path / "out")
    assert {row["path"] for row in rows(tmp_path / "out", "documents")} == {"urn:0", "urn:1"}
    assert "cut short" in str(result.summary["problems"])
    assert built([whole], tmp_path / "out").summary["problems"] == []
    assert len(rows(tmp_path / "out", "documents")) == 3


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\n"


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        (HEAD + b"Content-Length: 22\r\n\r\nHTTP/1.0 200 OK\r\n\r\nabc", {"urn:0", "a.warc"}),
        (HEAD + b"WARC-Target-URI: http://a.invalid/\r\nContent-Length: 0\r\n\r\n", {"urn:0", "http://a.invalid/"}),
        (HEAD, {"urn:0"}),
        (HEAD[:20], {"urn:0"}),
        (HEAD + b"WARC-Target-URI: urn:1\r\nContent-Length: ", {"urn:0"}),
        (HEAD.replace(b"response", b"metadata") + b"Content-Length: 99\r\n\r\nshort", {"urn:0"}),
    ],
)
def test_a_record_that_is_odd_ends_no_run_and_is_not_lost_in_silence(
    tmp_path: Path, tail: bytes, names: set[str]
) -> None:
    pytest.importorskip("warcio")
    (tmp_path / "a.warc").write_bytes(record(0, TEXT.format(0)) + tail)
    result = built([tmp_path / "a.warc"], tmp_path / "out")
    found = {str(row["path"]).removeprefix(f"{tmp_path}/") for row in rows(tmp_path / "out", "documents")}
    assert found == names
    assert bool(result.summary["problems"]) is (len(names) == 1)


def test_an_archive_that_begins_with_an_empty_line_is_told(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    (tmp_path / "a.warc").write_bytes(b"\r\n\r\n" + b"".join(record(at, TEXT.format(at)) for at in range(12)))
    assert "a.warc: is damaged" in str(built([tmp_path / "a.warc"], tmp_path / "out").summary["problems"])


@pytest.mark.parametrize("suffix", ["jsonl", "warc", "warc.gz", "parquet"])
@pytest.mark.parametrize("change", ["shorter", "gone"])
def test_a_file_that_changes_after_it_was_planned_is_told(tmp_path: Path, suffix: str, change: str) -> None:
    if suffix.startswith("warc"):
        pytest.importorskip("warcio")
    path = tmp_path / f"a.{suffix}"
    if suffix == "parquet":
        write_parquet(path, 10)
    else:
        line = json.dumps({"text": TEXT}).encode() + b"\n"
        path.write_bytes(
            b"".join(line if suffix == "jsonl" else record(at, TEXT, packed=suffix.endswith("gz")) for at in range(10))
        )
        whole = path.read_bytes()
    for task in planned(path):
        if change == "gone":
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(b"" if suffix == "parquet" else whole[: len(whole) // 10])
        (tmp_path / "out").mkdir(exist_ok=True)
        store.prepare(str(tmp_path / "out"))
        assert store.carry_out(task, str(tmp_path / "out"), Settings())["problem"]


@pytest.mark.parametrize("names", [("text", "text"), ("text", "id", "id")])
def test_two_columns_of_one_name_are_told(tmp_path: Path, names: tuple[str, ...]) -> None:
    pq.write_table(pa.Table.from_arrays([pa.array(["a"]) for _ in names], list(names)), tmp_path / "a.parquet")
    (notice,) = built([tmp_path / "a.parquet"], tmp_path / "out").notices
    assert notice.message == f"has more than one column '{names[-1]}'"


def test_names_may_be_bytes(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["a", "b"], "id": ["é".encode(), b"\xff"]}), tmp_path / "a.parquet")
    built([tmp_path / "a.parquet"], tmp_path / "out")
    assert {row["path"] for row in rows(tmp_path / "out", "documents")} == {"é", "\ufffd"}


def test_half_a_surrogate_in_a_name_ends_no_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "\\ud800", "text": "a"}\n', encoding="utf-8")
    built([tmp_path / "a.jsonl"], tmp_path / "out")
    assert [row["path"] for row in rows(tmp_path / "out", "documents")] == ["?"]


def test_the_last_line_may_lack_its_end(tmp_path: Path) -> None:
    line = json.dumps({"text": "short", "id": "a", "note": "x" * 1500})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}", encoding="utf-8")
    (task,) = planned(tmp_path / "a.jsonl")
    assert [row["data"] for batch in batches(task, 1000) for row in batch.to_pylist()] == [b"short"] * 2


def test_one_huge_document_and_many_empty_ones(tmp_path: Path) -> None:
    texts = ["", "x" * 3000, *[""] * 500]
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    out = str(tmp_path / "out")
    result = build([str(tmp_path / "a.parquet")], out, lambda folder: Settings(max_size=2000))
    found = rows(tmp_path / "out", "documents")
    assert len(found) == 502
    assert [row["reason"] for row in found if not row["read"]] == ["is larger than 2,000 bytes (max-size)"]
    assert result.summary["unread"] == 1


HUGE = "x" * 30_000


def test_a_huge_line_among_small_ones(tmp_path: Path) -> None:
    texts = [HUGE, "one", HUGE, "two"]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    out = str(tmp_path / "out")
    build([str(tmp_path / "a.jsonl")], out, lambda folder: Settings(max_size=2000))
    found = rows(tmp_path / "out", "documents")
    assert sorted(bool(row["read"]) for row in found) == [False, False, True, True]


def test_a_huge_record_of_an_archive_is_not_read_whole(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    records = [record(at, body) for at, body in enumerate([HUGE, TEXT.format(1), HUGE])]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    (task,) = planned(tmp_path / "a.warc")
    sizes = [len(data) for batch in batches(task, 2000) for data in batch.column("data").to_pylist()]
    assert sizes == [2001, len(TEXT.format(1).encode()), 2001]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers, each a process of its own."""
    pytest.importorskip("distributed")
    address = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    which = f"--scheduler-file {address} --host 127.0.0.1 --no-dashboard".split()
    running = [subprocess.Popen([*dask[:2], f"{dask[2]}.dask_scheduler", *which, "--port", "0"], **quiet)]
    deadline = time.monotonic() + 30
    while not address.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    worker = [*dask[:2], f"{dask[2]}.dask_worker", *which, "--nthreads", "1", "--no-nanny"]
    running += [subprocess.Popen(worker, **quiet) for _ in range(2)]
    yield json.loads(address.read_text(encoding="utf-8"))["address"], running[1:]
    for process in reversed(running):
        process.kill()
        process.wait()


def test_a_cluster_writes_the_same_tables_though_a_worker_is_killed(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    source = write_parquet(tmp_path / "a.parquet", 120)
    built([source], tmp_path / "one")
    killed: list[int] = []

    def kill(done: int, planned: int) -> None:
        if done == 3 and not killed:
            workers[0].kill()
            killed.append(done)

    engine = Engine("dask", 2, address)
    build([str(source)], str(tmp_path / "two"), lambda folder: Settings(), engine=engine, watch=kill)
    assert killed
    assert everything(tmp_path / "two") == everything(tmp_path / "one")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the limit is one of POSIX")
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    source = write_parquet(tmp_path / "a.parquet", 200, group=200)
    code = (
        "import resource, signal, sys\nfrom reeprov.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        f"sys.exit(main(['corpus', {str(source)!r}, '-o', {str(tmp_path / 'out')!r}, '--isolated']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "out").rglob("part-*"))
    assert not list((tmp_path / "out" / "done").iterdir())


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(engines, "_PATIENCE", 1)
    source = write_parquet(tmp_path / "a.parquet", 1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        for address in ("tcp://127.0.0.1:9", f"tcp://127.0.0.1:{mute.getsockname()[1]}", "nonsense"):
            with pytest.raises(UsageError, match="does not answer"):
                built([source], tmp_path / "out", engine=Engine("dask", 1, address))


def test_all_tables_are_given_for_no_documents() -> None:
    assert set(examine(pa.record_batch([[], []], schema=INPUT), Settings())) == ALL
