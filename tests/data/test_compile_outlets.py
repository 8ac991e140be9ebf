"""The tables of outlets are small, and what the script makes of its inputs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reeprov import data

ROOT = Path(__file__).parents[2]
CANDIDATES = ROOT.parent / "shared" / "corpora" / "outlets" / "candidates.jsonl"
TABLES = ("outlets.tsv", "outlets.index")


def compile_outlets(candidates: Path, output: Path) -> None:
    script = ROOT / "support" / "compile_outlets.py"
    subprocess.run(
        [sys.executable, str(script), str(candidates), "--output", str(output)], check=True, capture_output=True
    )


def compiled(tmp_path: Path, *candidates: dict[str, Any]) -> dict[str, list[str]]:
    """The compiled rows that these candidates give: domain → cells."""
    path = tmp_path / "candidates.jsonl"
    path.write_text(
        "".join(json.dumps({"names": {}, **candidate}) + "\n" for candidate in candidates), encoding="utf-8"
    )
    compile_outlets(path, tmp_path)
    return {domains: row for domains, row in rows_of(tmp_path).items() if not row[9].startswith("curated")}


def rows_of(folder: Path) -> dict[str, list[str]]:
    rows = [line.split("\t") for line in (folder / "outlets.tsv").read_text("utf-8").splitlines()]
    return {row[3]: row for row in rows}


def test_the_tables_are_small() -> None:
    assert sum(len(data.read(name)) for name in TABLES) <= 2_000_000


def test_the_index_is_sorted_by_bytes() -> None:
    lines = data.read("outlets.index").splitlines()
    assert lines == sorted(lines)
    assert len({line.split(b"\t")[0] for line in lines}) == len(lines)


@pytest.mark.skipif(not CANDIDATES.exists(), reason="the candidates are not here")
def test_the_tables_are_what_the_script_makes(tmp_path: Path) -> None:
    compile_outlets(CANDIDATES, tmp_path)
    for name in TABLES:
        assert (tmp_path / name).read_bytes() == data.read(name)


def test_two_tables_that_agree_make_a_row(tmp_path: Path) -> None:
    rows = compiled(
        tmp_path,
        {
            "domain": "gazette.example",
            "names": {"mbfc": "The Gazette of Nowhere", "yavuz": "Gazette of Nowhere - all news"},
        },
    )
    assert rows["gazette.example"][0] == "The Gazette of Nowhere"
    assert rows["gazette.example"][9] == "mbfc|yavuz"


def test_a_place_before_the_name_fits(tmp_path: Path) -> None:
    entry = {"q": "Q1", "label": "The Daily Clarion", "country": ["France"], "lang": ["Q150"]}
    rows = compiled(
        tmp_path, {"domain": "clarion.example", "names": {"mbfc": "Nowhere Daily Clarion"}, "wikidata": entry}
    )
    name, _, aliases, domain, country, language, zone, _, wikidata, origin = rows["clarion.example"]
    assert (name, aliases, domain) == ("Nowhere Daily Clarion", "The Daily Clarion", "clarion.example")
    assert (country, language, zone, wikidata, origin) == ("FR", "fr", "Europe/Paris", "Q1", "mbfc|wikidata")


def test_what_it_is_behind_the_name_fits(tmp_path: Path) -> None:
    rows = compiled(tmp_path, {"domain": "clarion.example", "names": {"mbfc": "Clarion", "yavuz": "Clarion News"}})
    assert rows["clarion.example"][0] == "Clarion"


def test_a_contested_name_identifies_nobody(tmp_path: Path) -> None:
    agreed = {"domain": "clarion.example", "names": {"mbfc": "Nowhere Clarion", "yavuz": "Clarion"}}
    other = {"domain": "other.example", "names": {"mbfc": "The Clarion"}}
    compiled(tmp_path, agreed)
    assert b"\nclarion\t" in (tmp_path / "outlets.index").read_bytes()
    compiled(tmp_path, agreed, other)
    index = (tmp_path / "outlets.index").read_bytes()
    assert b"\nclarion\t" not in index
    assert b"\nnowhere clarion\t" in index


@pytest.mark.parametrize(
    ("domain", "names", "label"),
    [
        ("lemonde.example", {"mbfc": "Le Monde"}, "Le Mensuel"),
        ("guardian.example", {"mbfc": "The Guardian"}, "The Guardian Weekly"),
        ("star.example", {"mbfc": "Daily Star"}, "Metro"),
        ("sentinel.example", {"mbfc": "Orlando Sentinel"}, "El Sentinel"),
        ("single.example", {"mbfc": "Single"}, None),
        ("blog.blogspot.com", {"mbfc": "A Blog", "yavuz": "A Blog"}, None),
        ("facebook.com", {"mbfc": "Facebook", "yavuz": "Facebook"}, None),
        ("0-search.ebscohost.com.lib.example.edu", {"mbfc": "Gazette", "yavuz": "Gazette"}, None),
        ("ezproxy.example.edu", {"mbfc": "Gazette", "yavuz": "Gazette"}, None),
        ("news.rbc.ru", {"mbfc": "Other", "yavuz": "Other"}, None),
    ],
)
def test_what_does_not_fit_makes_no_row(tmp_path: Path, domain: str, names: dict[str, str], label: str | None) -> None:
    candidate: dict[str, Any] = {"domain": domain, "names": names}
    if label:
        candidate["wikidata"] = {"q": "Q1", "label": label}
    assert compiled(tmp_path, candidate) == {}


def test_what_vouches_for_a_row_made_by_hand(tmp_path: Path) -> None:
    candidate = {"domain": "valor.com.br", "names": {"mbfc": "Valor Econômico"}}
    (tmp_path / "candidates.jsonl").write_text(json.dumps(candidate) + "\n", "utf-8")
    (tmp_path / "sample.csv").write_text("name,native_name,domain\nFontanka,,fontanka.ru\nAnother,,ura.news\n", "utf-8")
    (tmp_path / "russian-hosts.tsv").write_text("nakanune.ru\t573\nfontanka.ru\t9\n", "utf-8")
    compile_outlets(tmp_path / "candidates.jsonl", tmp_path)
    rows = rows_of(tmp_path)
    origins = {domains.partition("|")[0]: row[9] for domains, row in rows.items()}
    assert origins["valor.globo.com"] == "curated|mbfc"  # another of its domains bears its name
    assert origins["nakanune.ru"] == "curated|russian-hosts"
    assert origins["fontanka.ru"] == "curated|sample|russian-hosts"
    assert origins["ura.news"] == "curated"  # another name does not vouch
