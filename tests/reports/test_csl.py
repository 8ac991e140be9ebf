"""CSL-JSON of every entry of the gold: valid by the schema, and rendered by a citation processor without a word."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reeprov.model.citation import SourceList
from reeprov.model.document import Document
from reeprov.model.text import Span
from reeprov.readers import read_text
from reeprov.readers.fields import read_fields
from reeprov.resolvers import resolve, to_csl
from reeprov.resolvers.registry import Registry

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "readers" / "entries_gold"
SCHEMA = ROOT.parent / "shared" / "schemas" / "csl-data.json"


@cache
def document() -> Document:
    """All entries of the gold as one source list."""
    texts = [
        json.loads(line)["text"]
        for path in sorted(GOLD.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    lines = "\n\n".join(f"[{number}] {' '.join(text.split())}" for number, text in enumerate(texts, 1))
    read = read_text("gold.md", f"Everything was said before [1].\n\n## Sources\n\n{lines}\n")
    assert len(read.entries) == len(texts)
    return read


@cache
def items() -> list[dict[str, Any]]:
    """The records as items of CSL-JSON, each source once."""
    read = document()
    fields = [read_fields(entry, read) for entry in read.entries]
    found: dict[str, dict[str, Any]] = {}
    for resolution in resolve(read, fields, Registry.load()):
        found.setdefault(resolution.record.id, to_csl(resolution.record, resolution))
    return list(found.values())


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not beside the repository")
def test_every_item_is_valid() -> None:
    import jsonschema_rs

    validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(items())] == []


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_renders_every_item_without_a_warning(tmp_path: Path) -> None:
    bibliography = tmp_path / "records.json"
    bibliography.write_text(json.dumps(items()), encoding="utf-8")
    prose = f"---\nnocite: '@*'\n---\n\nA claim [@{items()[0]['id']}].\n"
    command = ["pandoc", "--citeproc", "--fail-if-warnings", "--bibliography", str(bibliography), "--to", "html"]
    done = subprocess.run(command, input=prose, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count('class="csl-entry"') == len(items())


def test_ids_do_not_depend_on_the_run() -> None:
    read = document()
    first = {entry.key: read_fields(entry, read) for entry in read.entries}
    again = resolve(read, [first[entry.key] for entry in read.entries], Registry.load())
    ids = dict.fromkeys(resolution.record.id for resolution in again)
    assert list(ids) == [item["id"] for item in items()]


def test_an_id_does_not_depend_on_the_entries_around_it() -> None:
    read = document()
    entry = read.entries[0]
    listed = SourceList(None, Span(0, 0), "bracket", "label", (entry,))
    alone = resolve(read._replace(source_lists=(listed,)), [read_fields(entry, read)], Registry.load())
    assert alone[0].record.id == items()[0]["id"]
